"""What acts on households refuse and warn of."""

from __future__ import annotations

from errors.sentence import Code, Sentence

RELATION_UNKNOWN = Sentence(
    Code.BAD_USER_INPUT,
    "“{code}”不是户成员与户主的关系(GB/T 4761,01 本人除外)",
    "'{code}' is no relation of a member to the head (GB/T 4761, all but 01)",
)
RELATION_AGAINST_SEX = Sentence(
    Code.BAD_USER_INPUT,
    "与户主关系“{code}”与此人登记的性别不符,请核对",
    "The relation '{code}' does not fit the sex that is recorded for this person; check it",
)
RELATION_MISSING = Sentence(
    Code.BAD_USER_INPUT,
    "须写明每一名成员与(新)户主的关系",
    "The relation of every member to the head, or the new one, must be given",
)
RELATIONS_KEPT = Sentence(
    Code.BAD_USER_INPUT,
    "其余成员与户主的关系仍按原户主登记,请核对",
    "The relations of the other members are still those to the former head; check them",
)
PERSON_IN_HOUSEHOLD = Sentence(
    Code.CONFLICT,
    "此人在这一时期已是一户的成员,须先离户",
    "This person belongs to a household in this time and has to leave it first",
)
HOUSEHOLD_HAS_HEAD = Sentence(
    Code.CONFLICT,
    "一户在同一时期只能有一名户主(02)",
    "A household has one head (02) at a time",
)
FIRST_IS_HEAD = Sentence(
    Code.BAD_USER_INPUT,
    "此户现无成员,首先入户者须为户主(02)",
    "The household has no members; who joins it first is its head (02)",
)
ONE_HEAD = Sentence(
    Code.BAD_USER_INPUT,
    "成员中须恰有一名户主(02),所给有 {heads} 名",
    "Exactly one of the members is the head (02); there are {heads}",
)
MEMBER_TWICE = Sentence(Code.BAD_USER_INPUT, "同一人写了不止一次", "The same person is named more than once")
NOT_A_MEMBER = Sentence(
    Code.CONFLICT, "此人现在不是该户的成员", "This person does not belong to the household at present"
)
ALREADY_HEAD = Sentence(Code.CONFLICT, "此人已是户主", "This person is the head already")
NEW_HEAD_MISSING = Sentence(
    Code.BAD_USER_INPUT,
    "户主离户而他人仍在户内,须指明新户主",
    "The head goes and others stay: name the new head",
)
NEW_HEAD_NOT_NEEDED = Sentence(
    Code.BAD_USER_INPUT,
    "户主未离户,或无人留下,不得另指新户主",
    "The head does not go, or nobody stays: no new head may be named",
)
NEW_HEAD_NOT_MEMBER = Sentence(
    Code.BAD_USER_INPUT, "新户主须是留在户内的成员", "The new head must be a member who stays"
)
LIVES_ELSEWHERE = Sentence(
    Code.BAD_USER_INPUT,
    "此人的居住地与户所在的区划不同,请核对",
    "This person resides in another division than the household; check it",
)
HOUSEHOLD_NUMBER_FORM = Sentence(
    Code.BAD_USER_INPUT,
    "户号由 1 至 32 个数字、拉丁字母或连字符组成",
    "A household's number has from 1 to 32 digits, Latin letters or hyphens",
)
HOUSEHOLD_NUMBER_TAKEN = Sentence(Code.CONFLICT, "此户号已有人使用", "Another household has this number")
NOBODY_STAYS = Sentence(
    Code.BAD_USER_INPUT,
    "分户后原户须有成员留下",
    "Somebody has to stay in the household that is divided",
)
SAME_HOUSEHOLD = Sentence(Code.BAD_USER_INPUT, "两户不得是同一户", "A household cannot be merged with itself")
HOUSEHOLD_EMPTY = Sentence(Code.CONFLICT, "此户现无成员", "The household has no members")
ASSISTANCE_REMAINS = Sentence(
    Code.BAD_USER_INPUT,
    "并入他户的一户仍登记有救助,请办理变更或终止",
    "The household that is merged into the other is still recorded as assisted; change or end the assistance",
)
INCOME_YEAR = Sentence(
    Code.BAD_USER_INPUT,
    "收入年度须在 {first} 至 {last} 之间",
    "The year of an income lies between {first} and {last}",
)
INCOME_OUTDATED = Sentence(
    Code.CONFLICT,
    "已登记有 {year} 年的收入,不得以更早年度的收入覆盖",
    "The income of {year} is recorded; that of an earlier year may not replace it",
)
INCOME_AMOUNT = Sentence(
    Code.BAD_USER_INPUT,
    "收入须为 0 至 {limit} 元,至多两位小数",
    "An income is from 0 to {limit} yuan, with two decimal places at most",
)
ASSISTED_TWICE = Sentence(
    Code.BAD_USER_INPUT,
    "该户整户享受 {assistance},此人又单独认定为 {kind},请核对并办理终止",
    "The household as a whole receives {assistance}, and this person {kind} as well; check it and end one",
)
