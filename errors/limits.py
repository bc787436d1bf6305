"""What is refused because it is too much: of one operation, of one account, of all at once. Each tells the numbers."""

from __future__ import annotations

from errors.sentence import Code, Sentence

TOO_MANY_TOKENS = Sentence(
    Code.COST_LIMIT_EXCEEDED,
    "查询文本至多 {limit} 个词法单元,请分次查询",
    "A document has at most {limit} tokens; split it",
)
TOO_MANY_LEVELS = Sentence(
    Code.COST_LIMIT_EXCEEDED,
    "查询嵌套 {given} 层,至多 {limit} 层",
    "The operation is nested {given} levels deep; at most {limit} are allowed",
)
TOO_MANY_ALIASES = Sentence(
    Code.COST_LIMIT_EXCEEDED,
    "一次操作有 {given} 个别名(片段每用一次计一次),至多 {limit} 个",
    "The operation has {given} aliases, each counted wherever its fragment is spread; at most {limit} are allowed",
)
TOO_MANY_DIRECTIVES = Sentence(
    Code.COST_LIMIT_EXCEEDED,
    "一次操作有 {given} 个指令(片段每用一次计一次),至多 {limit} 个",
    "The operation has {given} directives, each counted wherever its fragment is spread; at most {limit} are allowed",
)
DIRECTIVES_IN_ONE_PLACE = Sentence(
    Code.COST_LIMIT_EXCEEDED,
    "同一处有 {given} 个指令,至多 {limit} 个",
    "There are {given} directives in one place; at most {limit} are allowed",
)
TOO_MANY_ROOT_FIELDS = Sentence(
    Code.COST_LIMIT_EXCEEDED,
    "一次操作有 {given} 个根字段,至多 {limit} 个",
    "The operation has {given} root fields; at most {limit} are allowed",
)
TOO_MANY_WRITTEN = Sentence(
    Code.COST_LIMIT_EXCEEDED,
    "一次操作写有 {given} 个字段(片段每用一次计一次),至多 {limit} 个",
    "The operation writes {given} fields, each counted wherever its fragment is spread; at most {limit} are allowed",
)
TOO_MANY_REPEATS = Sentence(
    Code.COST_LIMIT_EXCEEDED,
    "同一响应名重复书写过多:须两两核对 {given} 对,至多 {limit} 对",
    "The same response names are written too often: {given} pairs would have to be compared; at most {limit} are allowed",
)
TOO_MANY_OPERATIONS = Sentence(
    Code.COST_LIMIT_EXCEEDED,
    "查询文本有 {given} 个操作,至多 {limit} 个",
    "The document has {given} operations; at most {limit} are allowed",
)
TOO_MANY_VARIABLES = Sentence(
    Code.COST_LIMIT_EXCEEDED,
    "一次操作声明了 {given} 个变量,至多 {limit} 个",
    "The operation declares {given} variables; at most {limit} are allowed",
)
CIRCULAR_FRAGMENT = Sentence(
    Code.GRAPHQL_VALIDATION_FAILED,
    "片段“{name}”直接或间接地引用了自身",
    "The fragment '{name}' is spread within itself, directly or by way of others",
)
TOO_MANY_ROWS = Sentence(
    Code.COST_LIMIT_EXCEEDED,
    "一次操作最多可能返回 {requested} 行,超过上限 {limit} 行:请减小 first 或 last,或减少嵌套",
    "The operation could return {requested} rows, more than the limit of {limit}; ask for smaller pages or less nesting",
)
RATE_SPENT = Sentence(
    Code.RATE_LIMITED,
    "本账号的查询额度不足:需要 {requested},剩余 {remaining}(上限 {limit}),请在 {seconds} 秒后再试",
    "The account has spent its allowance: {requested} needed, {remaining} of {limit} left; try again in {seconds} seconds",
)
QUEUE_FULL = Sentence(
    Code.UNAVAILABLE,
    "请求过多,排队已满({limit}),请在 {seconds} 秒后再试",
    "Too many requests: the queue of {limit} is full; try again in {seconds} seconds",
)
QUEUE_SLOW = Sentence(
    Code.UNAVAILABLE,
    "请求过多,排队 {waited} 秒仍未轮到,请在 {seconds} 秒后再试",
    "Too many requests: no turn came within {waited} seconds; try again in {seconds} seconds",
)
