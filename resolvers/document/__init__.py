"""Request in, Operation out: one operation of a valid document, its fields merged, its arguments coerced.

In       the document's text, the operation's name, the variables; the GraphQL schema.
Out      Operation: a tree of frozen Selections, the arguments beside it, and a key of everything that shapes SQL.
Refuses  GRAPHQL_PARSE_FAILED, GRAPHQL_VALIDATION_FAILED, OPERATION_RESOLUTION_FAILURE, BAD_USER_INPUT.
Never    knows who asks; walks a document twice whose text it remembers.

In order of control flow: documents (parse, validate, remember), outline (fields merged), arguments (coerced, bounded),
operation (what comes out).
"""

from resolvers.document.arguments import MAX_LIST, Shaping, shape
from resolvers.document.documents import Documents
from resolvers.document.operation import INTROSPECTION, Operation, Selection

__all__ = ["INTROSPECTION", "MAX_LIST", "Documents", "Operation", "Selection", "Shaping", "shape"]
