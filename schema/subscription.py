"""The root fields of subscriptions: those of queries, answered again whenever the answer has changed."""

import strawberry

from schema.query import Query


@strawberry.type(
    description="订阅 / Subscriptions: each is answered like the query of the same field, at once and again whenever its "
    "answer has changed."
)
class Subscription(Query):
    """Declared once, as queries: so whatever may be asked may be watched, by the same plan and within the same scope."""
