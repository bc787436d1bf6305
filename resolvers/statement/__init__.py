"""Plan in, Statement out: one SQL Select that gives the whole answer as one JSON text.

In       Plan.
Out      Statement: the Select, and where each of its parameters comes from.
Refuses  nothing: all was decided before it.
Never    looks anything up; holds a value of a request.
"""

from resolvers.statement.roots import Statement, statement

__all__ = ["Statement", "statement"]
