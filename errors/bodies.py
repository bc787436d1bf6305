"""What an act about a social organisation, a community facility or a committee may be refused for."""

from __future__ import annotations

from errors.sentence import Code, Sentence

LISTED_TWICE = Sentence(Code.BAD_USER_INPUT, "同一项列出了两次", "The same is listed twice")

CREDIT_CODE_OTHER_KIND = Sentence(
    Code.BAD_USER_INPUT,
    "统一社会信用代码以 {prefix} 开头,与所填的社会组织类型不符,请核对",
    "A credit code that begins with {prefix} belongs to another kind of social organization; check it",
)
CHECK_YEAR = Sentence(
    Code.BAD_USER_INPUT,
    "年检年度须在 {first} 至 {last} 之间(自成立登记之年起,当年结束后方可年检)",
    "A check is for a year from {first} to {last}: from that of the registration on, once the year is over",
)
CHECK_DAY_MISSING = Sentence(
    Code.BAD_USER_INPUT,
    "结论不是“未报送”的,须填写年检日期",
    "A check needs its day unless nothing was handed in",
)
CHECK_RECORDED = Sentence(
    Code.CONFLICT,
    "{year} 年度的年检已登记;更正请给出 expectedVersion",
    "The check for {year} is recorded; to correct it give expectedVersion",
)
CHECK_NOT_RECORDED = Sentence(
    Code.NOT_FOUND,
    "{year} 年度的年检尚未登记,没有可更正的版本",
    "No check for {year} is recorded, so there is no version to correct",
)
RATED_LATER = Sentence(
    Code.CONFLICT,
    "该社会组织已有自 {day} 起的评估等级",
    "The organization has a rating that begins on {day}",
)
RATED_UNQUALIFIED = Sentence(
    Code.BAD_USER_INPUT,
    "{year} 年度年检未报送或不合格的社会组织不予评估(社会组织评估管理办法),请核对",
    "An organization that failed or skipped the check for {year} is not to be rated; check it",
)
RATED_FOR_LONG = Sentence(
    Code.BAD_USER_INPUT,
    "评估等级有效期一般为五年(社会组织评估管理办法),请核对终止日期",
    "A rating holds for five years; check the day on which it ends",
)

CENTRE_IN_DIVISION = Sentence(
    Code.BAD_USER_INPUT,
    "该区划已有社区服务中心“{name}”,请核对是否重复登记",
    "The division has the service centre '{name}' already; check that it is not registered twice",
)
ITEMS_MISSING = Sentence(
    Code.BAD_USER_INPUT, "须至少列出一项评估项目", "An assessment lists at least one item that was looked at"
)
ASSESSED_LATER = Sentence(
    Code.CONFLICT,
    "该设施按此标准已于 {day} 评估,新的评估须在其后",
    "By this standard the facility was assessed on {day}; a new assessment comes after that day",
)
AREA_BELOW_STANDARD = Sentence(
    Code.BAD_USER_INPUT,
    "登记面积为 {area} 平方米,不足 {least} 平方米的社区服务中心一般不能达标,请核对",
    "The recorded area is {area} square metres; a service centre below {least} is rarely up to standard, so check it",
)

COMMITTEE_NEEDS_VILLAGE = Sentence(
    Code.BAD_USER_INPUT,
    "委员会设在村(社区)一级,所给区划不是",
    "A committee belongs to a village or community; this division is none",
)
COMMITTEE_SIZE = Sentence(
    Code.BAD_USER_INPUT,
    "村务监督委员会须有 3 至 5 名成员,现为 {count} 名",
    "A supervision committee has from 3 to 5 members, not {count}",
)
COMMITTEE_DIRECTORS = Sentence(
    Code.BAD_USER_INPUT,
    "委员会须恰有一名主任,现为 {count} 名",
    "A committee has exactly one director, not {count}",
)
COMMITTEE_IN_TERM = Sentence(
    Code.CONFLICT,
    "该村在此任期内已有村务监督委员会",
    "The village has a supervision committee within this term already",
)
TERM_NUMBER = Sentence(Code.BAD_USER_INPUT, "届次须在 1 至 {limit} 之间", "A term is numbered from 1 to {limit}")
COMMITTEE_CLOSED = Sentence(
    Code.CONFLICT,
    "委员会已终止或任期已满,不能再变动成员",
    "The committee is closed or its term is over: its seats change no more",
)
DIRECTOR_SEATED = Sentence(Code.CONFLICT, "该期间委员会已有主任", "The committee has a director in that period already")
SEATED_ALREADY = Sentence(
    Code.CONFLICT,
    "此人在该期间已是本委员会成员",
    "This person has a seat in the committee in that period already",
)
SEAT_ENDED = Sentence(Code.CONFLICT, "该成员已于 {day} 离任", "The member left the seat on {day}")
MEMBER_MINOR = Sentence(
    Code.BAD_USER_INPUT,
    "成员任职之日须年满十八周岁(村民委员会组织法第十三条)",
    "A member is eighteen or older on the first day in the seat (Organic Law of Villagers' Committees, art. 13)",
)
SITS_IN_VILLAGE_COMMITTEE = Sentence(
    Code.BAD_USER_INPUT,
    "此人是村民委员会成员,不得担任村务监督委员会成员(村民委员会组织法第三十二条)",
    "This person sits in the village committee and may not sit in the committee that supervises it (art. 32)",
)
SITS_IN_SUPERVISION_COMMITTEE = Sentence(
    Code.BAD_USER_INPUT,
    "此人是村务监督委员会成员,不得担任村民委员会成员(村民委员会组织法第三十二条)",
    "This person sits in the supervision committee and may not sit in the committee that it supervises (art. 32)",
)
NEAR_KIN_IN_VILLAGE_COMMITTEE = Sentence(
    Code.BAD_USER_INPUT,
    "此人({relation})与村民委员会成员“{other}”({other_relation})同户,系近亲属,不得担任村务监督委员会成员(村民委员会组织法第三十二条)",
    "In one household this person ({relation}) is near kin of '{other}' ({other_relation}) of the village committee,"
    " and may not sit in the committee that supervises it (art. 32)",
)
NEAR_KIN_IN_SUPERVISION_COMMITTEE = Sentence(
    Code.BAD_USER_INPUT,
    "此人({relation})与村务监督委员会成员“{other}”({other_relation})同户,系近亲属,不得担任村民委员会成员(村民委员会组织法第三十二条)",
    "In one household this person ({relation}) is near kin of '{other}' ({other_relation}) of the supervision committee,"
    " and may not sit in the committee that it supervises (art. 32)",
)
MAY_BE_NEAR_KIN = Sentence(
    Code.BAD_USER_INPUT,
    "此人({relation})与另一委员会成员“{other}”({other_relation})曾为同户亲属,请核实是否为近亲属",
    "In one household this person ({relation}) and '{other}' ({other_relation}) of the other committee are of one family;"
    " check that they are no near kin",
)
