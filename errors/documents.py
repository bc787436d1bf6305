"""What is refused of documents that a request names instead of sending them."""

from __future__ import annotations

from errors.sentence import Code, Sentence

DOCUMENT_UNKNOWN = Sentence(
    Code.PERSISTED_QUERY_NOT_FOUND,
    "没有登记标识为“{id}”的查询文本",
    "No document with the id '{id}' is registered here",
)
AUTOMATIC_UNKNOWN = Sentence(
    Code.PERSISTED_QUERY_NOT_FOUND,
    "PersistedQueryNotFound",
    "PersistedQueryNotFound",
)
"""No sentence but a word of Apollo's protocol: some clients know by nothing else that they are to send the text as well."""

DIGEST_WRONG = Sentence(
    Code.BAD_USER_INPUT,
    "extensions.persistedQuery.sha256Hash 不是所附查询文本的 SHA-256",
    "extensions.persistedQuery.sha256Hash is not the SHA-256 of the query beside it",
)
ONLY_REGISTERED = Sentence(
    Code.OPERATION_RESOLUTION_FAILURE,
    "本平台只执行已登记的查询文本:请发送 documentId,不要发送 query",
    "Only registered documents are run here; send documentId instead of query",
)
INTROSPECTION_CLOSED = Sentence(
    Code.OPERATION_RESOLUTION_FAILURE,
    "生产环境不回答内省查询:图的定义由 registry schema 命令输出",
    "Introspection is not answered in production; the command registry schema prints the graph",
)
