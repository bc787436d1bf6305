"""Operation and Asker in, Plan out: what is read, from where, under which scope.

In       Operation (document), Asker (authz), the places its ``within`` filters name, Catalogue.
Out      Plan: a tree of frozen nodes, each row source with its scope.
Refuses  FORBIDDEN: a type or field group not granted anywhere. BAD_USER_INPUT: a page without size, an impossible filter.
Never    touches the database.
"""

from resolvers.plan.roots import plan

__all__ = ["plan"]
