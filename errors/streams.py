"""What is refused of operations that are answered again and again, and of the lines on which they are."""

from __future__ import annotations

from errors.sentence import Code, Sentence

STREAM_NEEDED = Sentence(
    Code.OPERATION_RESOLUTION_FAILURE,
    "订阅须经 WebSocket(子协议 {protocol})发送,或在请求中写明 Accept: {media}",
    "Subscribe by WebSocket, subprotocol {protocol}, or send Accept: {media}",
)
TOO_MANY_AT_ONCE = Sentence(
    Code.RATE_LIMITED,
    "同一连接上至多同时进行 {limit} 个操作,请先结束其中一些",
    "At most {limit} operations may be under way on one connection; complete some first",
)
TOO_MANY_STREAMS = Sentence(
    Code.RATE_LIMITED,
    "本账号至多同时保持 {limit} 个连接,请先关闭其中一些",
    "An account may keep at most {limit} connections open; close some first",
)
ORIGIN_FOREIGN = Sentence(
    Code.FORBIDDEN,
    "不接受其他网站的页面发起的连接",
    "Pages of other origins may not connect here",
)
