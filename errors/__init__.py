"""Every refusal the platform can speak: its code, HTTP status, and one sentence in Chinese and in English.

A stage refuses with ``raise Refused(SENTENCE, path=…, facts…)``. Only these sentences reach a client; any other exception
becomes ``INTERNAL_SERVER_ERROR`` with nothing but the request id. Imports nothing of ours.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from errors import acts, bodies, documents, households, limits, people, places, streams
from errors.sentence import Code as Code
from errors.sentence import Sentence as Sentence

PARSE_FAILED = Sentence(
    Code.GRAPHQL_PARSE_FAILED, "查询语句有语法错误:{detail}", "The document does not parse: {detail}"
)
INVALID_DOCUMENT = Sentence(
    Code.GRAPHQL_VALIDATION_FAILED, "查询不符合图的定义:{detail}", "The document does not fit the schema: {detail}"
)
INVALID_REQUEST = Sentence(Code.BAD_USER_INPUT, "请求无法读取:{detail}", "The request cannot be read: {detail}")
INVALID_VARIABLE = Sentence(Code.BAD_USER_INPUT, "变量无效:{detail}", "A variable is not valid: {detail}")
INVALID_ARGUMENT = Sentence(Code.BAD_USER_INPUT, "参数无效:{detail}", "An argument is not valid: {detail}")
INVALID_ID = Sentence(Code.BAD_USER_INPUT, "“{id}”不是本图的标识", "'{id}' is not an id of this graph")
WRONG_ID_TYPE = Sentence(
    Code.BAD_USER_INPUT,
    "此处需要 {expected} 的标识,所给的是 {given} 的标识",
    "An id of {expected} belongs here, not one of {given}",
)
INVALID_CURSOR = Sentence(
    Code.BAD_USER_INPUT, "游标无效,或属于另一种排序", "The cursor is not valid, or belongs to another ordering"
)
INVALID_DATE = Sentence(
    Code.BAD_USER_INPUT, "“{value}”不是日期,格式为 2019-12-31", "'{value}' is not a date; write 2019-12-31"
)
INVALID_INSTANT = Sentence(
    Code.BAD_USER_INPUT,
    "“{value}”不是带时区的时刻",
    "'{value}' is not an instant with an offset; write 2019-12-31T08:00:00+08:00",
)
INVALID_DECIMAL = Sentence(Code.BAD_USER_INPUT, "“{value}”不是十进制数", "'{value}' is not a decimal number")
UNSTORABLE_TEXT = Sentence(
    Code.BAD_USER_INPUT,
    "文字中有不能存储的字符(空字符或半个代理对)",
    "The text holds a character that cannot be stored (NUL or a lone surrogate)",
)
TEXT_TOO_LONG = Sentence(Code.BAD_USER_INPUT, "文字超过 {limit} 个字符", "The text is longer than {limit} characters")
LIST_TOO_LONG = Sentence(Code.BAD_USER_INPUT, "列表超过 {limit} 项", "The list has more than {limit} items")
NULL_FILTER = Sentence(
    Code.BAD_USER_INPUT,
    "筛选条件“{name}”不得为 null;要查空值请用 isNull",
    "The filter '{name}' may not be null; to look for empty values use isNull",
)
NOT_A_READING = Sentence(
    Code.BAD_USER_INPUT,
    "“{value}”不是拼音,只能写字母和空格(ü 或 v)",
    "'{value}' is not a reading in pinyin; write letters and blanks, ü or v",
)
SEARCH_TEXT_LENGTH = Sentence(
    Code.BAD_USER_INPUT,
    "检索文字须为 1 至 {limit} 个字符,首尾空格不计",
    "A text to search for has from 1 to {limit} characters, blanks around it not counted",
)
EMPTY_ORDER = Sentence(
    Code.BAD_USER_INPUT, "排序的每一项须恰好写一个字段", "Each item of orderBy names exactly one field"
)
FILTER_NOT_INDEXED = Sentence(
    Code.BAD_USER_INPUT,
    "在全市或全县的范围内,{type} 按“{field}”筛选没有可用的索引:"
    "请在 division.within 中指定乡镇(街道)或村(社区),或按有索引的字段筛选:{indexed},"
    "或同时按姓名、编号、出生日期等的确切值(eq、in)筛选",
    "Over a whole county or city no index serves a filter of {type} by '{field}'; "
    "name a township or a village in division.within, "
    "or filter by a field that has one: {indexed}, "
    "or also by an exact value (eq, in) that few share, as a name, a number or a birth date",
)
ORDER_NOT_INDEXED = Sentence(
    Code.BAD_USER_INPUT,
    "在全市或全县的范围内,{type} 按“{field}”排序没有可用的索引:"
    "请在 division.within 中指定乡镇(街道)或村(社区),或按有索引的字段排序:{indexed}",
    "Over a whole county or city no index serves an ordering of {type} by '{field}'; "
    "name a township or a village in division.within, or order by a field that has one: {indexed}",
)
ORDER_TOO_WIDE = Sentence(
    Code.BAD_USER_INPUT,
    "在全市或全县的范围内,符合此筛选条件的 {type} 可能多得无法按“{field}”排序:请在 division.within 中指定乡镇(街道)或村(社区),"
    "或按所筛选的字段排序,或同时按姓名筛选",
    "Over a whole county or city the {type} rows of this filter may be too many to be sorted by '{field}'; "
    "name a township or a village in division.within, order by the field that is filtered, or filter by a name as well",
)
TEXT_EMPTY = Sentence(
    Code.BAD_USER_INPUT,
    "在全市或全县的范围内按其他字段排序时,“{name}”须至少一个字符",
    "Over a whole county or city, ordered by another field, '{name}' needs at least one character",
)
GROUPING_KEYS = Sentence(
    Code.BAD_USER_INPUT,
    "by 须给出 1 至 {limit} 个互不相同的分组项",
    "Groups need from 1 to {limit} keys in by, each named once",
)
PAGE_SIZE_MISSING = Sentence(
    Code.BAD_USER_INPUT,
    "取列表的各条须给出 first 或 last(1 至 {limit})",
    "The rows of a list need first or last, from 1 to {limit}",
)
PAGE_SIZE_TWICE = Sentence(Code.BAD_USER_INPUT, "first 与 last 不得同时给出", "Give first or last, not both")
PAGE_SIZE_RANGE = Sentence(Code.BAD_USER_INPUT, "每页数量须在 1 至 {limit} 之间", "A page has from 1 to {limit} rows")
CODE_LIST_UNKNOWN = Sentence(
    Code.BAD_USER_INPUT,
    "没有代码表“{name}”,现有:{names}",
    "There is no code list '{name}'; there are: {names}",
)
ONE_KEY_NEEDED = Sentence(Code.BAD_USER_INPUT, "须恰好给出 {names} 之一", "Give exactly one of {names}")
TOO_MANY_FIELDS = Sentence(
    Code.COST_LIMIT_EXCEEDED,
    "一次操作至多 {limit} 个字段,请分次查询",
    "An operation asks for at most {limit} fields; split it",
)
TOO_MANY_SOURCES = Sentence(
    Code.COST_LIMIT_EXCEEDED,
    "一次操作至多涉及 {limit} 处登记,请减少关联、筛选或排序,或分次查询",
    "An operation reads registers in at most {limit} places; use fewer relations, filters and orderings, or split it",
)
TOO_HEAVY = Sentence(
    Code.COST_LIMIT_EXCEEDED,
    "一次操作的筛选、排序、汇总与检索合计至多 {limit},请减少或分次查询",
    "The filters, orderings, totals and searches of an operation weigh at most {limit} together; use fewer, or split it",
)
INTROSPECTION_BOUND = Sentence(
    Code.COST_LIMIT_EXCEEDED,
    "内省查询中不得使用别名,根字段至多 {limit} 个,其中 __schema 至多一个",
    "Introspection takes no aliases below its root fields, and at most {limit} root fields, of which one __schema",
)
TOO_DEEP = Sentence(Code.BAD_USER_INPUT, "查询嵌套过深", "The operation is nested too deeply")
OPERATION_UNKNOWN = Sentence(
    Code.OPERATION_RESOLUTION_FAILURE,
    "无法确定要执行的操作:{detail}",
    "It is not clear which operation to run: {detail}",
)
METHOD_NOT_ALLOWED = Sentence(
    Code.OPERATION_RESOLUTION_FAILURE,
    "此操作不能用这种方式发送:{detail}",
    "The operation cannot be sent this way: {detail}",
)
TOKEN_MISSING = Sentence(
    Code.UNAUTHENTICATED,
    "请先登录:缺少 Authorization: Bearer 令牌",
    "Sign in first: the Authorization: Bearer token is missing",
)
TOKEN_INVALID = Sentence(Code.UNAUTHENTICATED, "令牌无效,请重新登录", "The token is not valid; sign in again")
TOKEN_EXPIRED = Sentence(Code.UNAUTHENTICATED, "令牌已过期,请重新登录", "The token has expired; sign in again")
SESSION_ENDED = Sentence(
    Code.UNAUTHENTICATED, "会话已结束或账号已停用", "The session has ended or the account is disabled"
)
SIGN_IN_FAILED = Sentence(Code.UNAUTHENTICATED, "账号或密码不正确", "The account or the password is wrong")
FOREIGN_PAGE = Sentence(
    Code.FORBIDDEN,
    "点击登录只供本服务器自己的页面使用",
    "Signing in by a click is for pages of this server only",
)
FOREIGN_NAME = Sentence(
    Code.FORBIDDEN,
    "点击登录只能在 localhost、IP 地址或 REGISTRY_CORS_ORIGINS 所列的名称下使用",
    "Signing in by a click works under localhost, an IP address, or a name that REGISTRY_CORS_ORIGINS lists",
)
NOT_GRANTED = Sentence(
    Code.FORBIDDEN, "您的账号在任何辖区都无权读取 {object}", "Your account may not read {object} in any division"
)
DIVISION_UNKNOWN = Sentence(
    Code.NOT_FOUND, "没有这个区划,或不在您的辖区内", "There is no such division, or it is outside your area"
)
PAGE_NOT_FOUND = Sentence(Code.NOT_FOUND, "没有这个地址", "There is nothing at this address")
TOOK_TOO_LONG = Sentence(Code.TIMEOUT, "查询超时,请缩小范围", "The query took too long; narrow it")
DATABASE_AWAY = Sentence(
    Code.UNAVAILABLE, "数据库暂不可用,请稍后再试", "The database is not available; try again shortly"
)
INTERNAL = Sentence(
    Code.INTERNAL_SERVER_ERROR,
    "系统内部错误,请将请求编号告知管理员",
    "Internal error; tell the administrator the request id",
)

SENTENCES: Mapping[str, Sentence] = MappingProxyType(
    {
        name: value
        for told in (globals(), *map(vars, (acts, people, households, places, bodies, limits, documents, streams)))
        for name, value in told.items()
        if isinstance(value, Sentence)
    }
)
NAMES: Mapping[Sentence, str] = MappingProxyType({sentence: name for name, sentence in SENTENCES.items()})
"""The name of each sentence: what a client may tell problems apart by."""


class Refused(Exception):
    """The platform says no, and why: a sentence, the facts that fill it, and where in the request it stands."""

    def __init__(
        self,
        sentence: Sentence,
        *,
        path: Sequence[str | int] | None = None,
        locations: Sequence[tuple[int, int]] = (),
        **facts: object,
    ) -> None:
        super().__init__(sentence.en.format_map(facts))
        self.sentence = sentence
        self.code = sentence.code
        self.path = tuple(path) if path is not None else None
        self.locations = tuple(locations)
        self.facts = facts

    def text(self, language: str) -> str:
        """The sentence in ``zh`` or ``en``."""
        pattern = self.sentence.en if language == "en" else self.sentence.zh
        return pattern.format_map(self.facts)


class Refusals(Exception):
    """Several refusals of one request, told together."""

    def __init__(self, refusals: Iterable[Refused]) -> None:
        self.refusals = tuple(refusals)
        super().__init__("; ".join(str(refused) for refused in self.refusals))


class SettingsRefused(ValueError):
    """A setting is unknown or has a bad value; the message names it and never shows a secret."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message
