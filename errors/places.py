"""What an act about a place or body may be refused for: institutions, cemeteries, organisations, facilities, committees."""

from __future__ import annotations

from errors.sentence import Code, Sentence

DAY_IN_FUTURE = Sentence(
    Code.BAD_USER_INPUT, "日期不得晚于今天({today})", "The day may not be later than today, {today}"
)
DAY_TOO_EARLY = Sentence(Code.BAD_USER_INPUT, "日期不得早于 {earliest}", "The day may not be before {earliest}")
DAY_TOO_LATE = Sentence(Code.BAD_USER_INPUT, "日期不得晚于 {latest}", "The day may not be after {latest}")
PHONE_FORM = Sentence(
    Code.BAD_USER_INPUT,
    "电话须为 11 位手机号,或固定电话(可带区号)",
    "A phone number is a mobile number of 11 digits, or a line with or without its area code",
)
NUMBER_NEGATIVE = Sentence(Code.BAD_USER_INPUT, "数值不得为负", "The number may not be below nothing")
NUMBER_TOO_LONG = Sentence(
    Code.BAD_USER_INPUT,
    "数值至多 {digits} 位整数、{places} 位小数",
    "The number has at most {digits} digits before the point and {places} after it",
)
GRADE_RANGE = Sentence(Code.BAD_USER_INPUT, "等级须为 1 至 {highest}", "A grade is from 1 to {highest}")
CREDIT_CODE_SHAPE = Sentence(
    Code.BAD_USER_INPUT,
    "统一社会信用代码须为 18 位数字和大写字母,不含 I、O、S、V、Z",
    "A unified credit code has 18 digits and letters, none of them I, O, S, V or Z",
)
CREDIT_CODE_AUTHORITY = Sentence(
    Code.BAD_USER_INPUT,
    "统一社会信用代码第 1 位不是任何登记管理部门",
    "No registration authority has the first sign of the unified credit code",
)
CREDIT_CODE_REGION = Sentence(
    Code.BAD_USER_INPUT,
    "统一社会信用代码第 3 至 8 位须为 6 位数字的区划代码",
    "Signs 3 to 8 of the unified credit code are not the six digits of a region",
)
CREDIT_CODE_ORGANIZATION = Sentence(
    Code.BAD_USER_INPUT,
    "统一社会信用代码中的组织机构代码(第 9 至 17 位)校验不符",
    "The organization's code inside the unified credit code, signs 9 to 17, does not fit its check sign",
)
CREDIT_CODE_CHECK = Sentence(
    Code.BAD_USER_INPUT,
    "统一社会信用代码校验码不符",
    "The unified credit code does not fit its check sign",
)
CREDIT_CODE_TAKEN = Sentence(
    Code.CONFLICT,
    "此统一社会信用代码已有登记",
    "Another entry of the register has this unified credit code",
)
CREDIT_CODE_KIND_DOUBT = Sentence(
    Code.BAD_USER_INPUT,
    "统一社会信用代码的机构类别“{kind}”不在代码表内,请核对",
    "The list does not have the kind '{kind}' of the unified credit code; check it",
)
CREDIT_CODE_REGION_DOUBT = Sentence(
    Code.BAD_USER_INPUT,
    "统一社会信用代码的区划“{region}”可能有误,请核对",
    "The region '{region}' of the unified credit code may be wrong; check it",
)
SAME_NAME = Sentence(
    Code.CONFLICT,
    "本区划已有同名登记,请核对是否重复",
    "The division has an entry of the same name; is it the same one?",
)
ALREADY_CLOSED = Sentence(Code.CONFLICT, "已终止,不能再次终止", "It is closed already")
NOT_CLOSED = Sentence(Code.CONFLICT, "未终止或暂停,无须恢复", "It is not closed, so it cannot be opened again")
BEDS_USABLE = Sentence(
    Code.BAD_USER_INPUT,
    "可用床位不得多于核定床位({registered} 张)",
    "No more beds are usable than the {registered} registered",
)
BEDS_NURSING = Sentence(
    Code.BAD_USER_INPUT,
    "护理型床位不得多于可用床位({usable} 张)",
    "No more beds are for nursing than the {usable} usable",
)
BEDS_OCCUPIED = Sentence(
    Code.CONFLICT,
    "已入住 {occupied} 人,可用床位不得少于此数",
    "{occupied} residents live there, so as many beds at least are usable",
)
BEDS_FEW = Sentence(
    Code.BAD_USER_INPUT,
    "养老机构床位应在 {least} 张以上,请核对",
    "A home for elders should have {least} beds at least; check it",
)
GRADE_STANDARD = Sentence(
    Code.BAD_USER_INPUT,
    "等级与评定标准须同时填写或同时不填",
    "A grade and the standard by which it was given go together",
)
INSTITUTION_RESIDENTS = Sentence(
    Code.CONFLICT,
    "尚有 {residents} 人入住,须先办理离院",
    "{residents} residents still live there; discharge them first",
)
INSTITUTION_NOT_OPEN = Sentence(
    Code.CONFLICT, "机构未处于正常运营状态,不能办理入住", "The institution is not active, so nobody is admitted"
)
BEDS_FULL = Sentence(Code.CONFLICT, "{usable} 张可用床位已住满", "All {usable} usable beds are occupied")
BED_TAKEN = Sentence(Code.CONFLICT, "{bed} 床已有人入住", "Somebody has the bed {bed}")
PERSON_RESIDENT = Sentence(
    Code.CONFLICT, "此人现住于一家机构,须先办理离院", "The person lives in an institution; discharge them first"
)
STAY_OVERLAPS = Sentence(
    Code.CONFLICT,
    "此人在该日期之后仍有入住记录,至 {until}",
    "The person's stay in an institution lasts beyond that day, until {until}",
)
HARDSHIP_NOT_KNOWN = Sentence(
    Code.BAD_USER_INPUT,
    "此人没有现行的特困集中供养认定,请核对费用来源",
    "The person is not classified for concentrated support in special hardship; check who pays",
)
STAY_ENDED = Sentence(Code.CONFLICT, "已于 {day} 离院", "The stay ended on {day}")
SAFETY_DAY_EARLIER = Sentence(
    Code.BAD_USER_INPUT,
    "早于已登记的日期 {recorded},请核对",
    "The day is before the one on record, {recorded}; check it",
)
PLOTS_TOO_MANY = Sentence(Code.BAD_USER_INPUT, "不得多于墓位总数({total})", "No more than the plots in all, {total}")
OWNER_INCOMPLETE = Sentence(
    Code.BAD_USER_INPUT, "权属性质与权属人须同时填写", "An owner and the owner's nature go together"
)
CEMETERY_NOT_PRIVATE = Sentence(
    Code.CONFLICT, "现权属不是私有,无可收回", "The cemetery is not private, so there is nothing to take back"
)
STILL_PRIVATE = Sentence(
    Code.BAD_USER_INPUT, "收回后须为国有或集体所有", "What is taken back is the state's or the collective's"
)
APPROVAL_RECORDED = Sentence(Code.CONFLICT, "此批准文件已登记", "This approval is on record already")
APPROVAL_MISSING = Sentence(
    Code.CONFLICT,
    "须先登记 {subject} 的批准文件,批准日期不晚于 {day}",
    "An approval of {subject}, given on {day} or before, has to be recorded first",
)
STAGE_NOT_NEXT = Sentence(
    Code.CONFLICT,
    "现阶段为 {stage},不能直接进入 {wanted};下一阶段可为:{next}",
    "From {stage} the way does not lead to {wanted}; next may be: {next}",
)
PRICE_BASIS_DOUBT = Sentence(
    Code.BAD_USER_INPUT,
    "公益性公墓应执行政府定价或政府指导价,请核对",
    "Prices of a public-benefit cemetery are set or guided by the government; check it",
)
