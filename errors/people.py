"""What an act about a person may be refused for: identity, days of life, residence, classifications, duplicates."""

from __future__ import annotations

from errors.sentence import Code, Sentence

PERSON_DEAD = Sentence(Code.CONFLICT, "此人已于 {died} 死亡", "The person died on {died}")
PERSON_MERGED = Sentence(
    Code.CONFLICT,
    "此登记已并入另一条人口登记,请在那条登记上办理",
    "The record was merged into another; act on that one",
)
CODE_UNKNOWN = Sentence(
    Code.BAD_USER_INPUT, "代码表“{list}”没有代码“{value}”", "The code list '{list}' has no code '{value}'"
)
NAME_FORM = Sentence(
    Code.BAD_USER_INPUT,
    "姓名只能由文字、间隔号和空格组成,至多 {limit} 个字符",
    "A person's name has letters, middle dots and blanks only, at most {limit} characters",
)
CITIZEN_NUMBER_SHAPE = Sentence(
    Code.BAD_USER_INPUT,
    "公民身份号码须为 18 位:17 位数字,末位数字或 X",
    "A citizen number has 18 signs: 17 digits, then a digit or X",
)
CITIZEN_NUMBER_BIRTH_DATE = Sentence(
    Code.BAD_USER_INPUT, "公民身份号码中的出生日期不成立", "The citizen number holds no possible date of birth"
)
CITIZEN_NUMBER_CHECK = Sentence(
    Code.BAD_USER_INPUT,
    "公民身份号码的校验码不符,请核对是否有误写",
    "The check digit of the citizen number does not fit",
)
CITIZEN_NUMBER_OTHER_BIRTH_DATE = Sentence(
    Code.BAD_USER_INPUT,
    "公民身份号码中的出生日期与所登记的出生日期不一致",
    "The citizen number says another date of birth than the record",
)
CITIZEN_NUMBER_OTHER_SEX = Sentence(
    Code.BAD_USER_INPUT,
    "公民身份号码所示性别与所登记的性别不一致",
    "The citizen number says another sex than the record",
)
CITIZEN_NUMBER_TAKEN = Sentence(
    Code.CONFLICT, "此公民身份号码已有登记", "A person with this citizen number is registered already"
)
CITIZEN_NUMBER_NEEDED = Sentence(
    Code.BAD_USER_INPUT,
    "已登记公民身份号码,更正出生日期或性别时须一并提供该号码以供核对",
    "The record has a citizen number: to correct the birth date or the sex, give the number as well",
)
CITIZEN_NUMBER_REGION = Sentence(
    Code.BAD_USER_INPUT,
    "公民身份号码前六位存疑:出生之后未见启用此代码,请核对",
    "The first six digits of the citizen number are doubtful: no such code is known for the time after the birth",
)
SAME_NAME_AND_BIRTH_DATE = Sentence(
    Code.CONFLICT,
    "已有同名同出生日期的登记,请核对是否同一人",
    "A person of the same name and birth date is registered; look whether it is the same one",
)
BORN_AFTER_RECORDS = Sentence(
    Code.BAD_USER_INPUT,
    "出生日期晚于已登记的事项(最早 {earliest})",
    "The birth date is later than what is recorded of the person (from {earliest})",
)
HOUSEHOLD_NEEDED = Sentence(
    Code.BAD_USER_INPUT,
    "所写的是入户事项,请同时给出所入的户",
    "This belongs to joining a household; name the household as well",
)
RELATION_NEEDED = Sentence(
    Code.BAD_USER_INPUT,
    "入户须写明与户主关系(GB/T 4761)",
    "To join a household, give the relation to its head (GB/T 4761)",
)
ALREADY_THERE = Sentence(
    Code.BAD_USER_INPUT, "已登记在该处,没有需要迁移的", "The record lies there already; nothing moves"
)
ADDRESS_OF_HOUSEHOLD = Sentence(
    Code.BAD_USER_INPUT,
    "住址是户的登记事项,只有整户迁移时才可更改",
    "An address belongs to the household and changes only when the whole household moves",
)
IN_NO_HOUSEHOLD = Sentence(
    Code.BAD_USER_INPUT, "此人现无户可随迁", "The person belongs to no household that could move along"
)
HOUSEHOLD_STAYS = Sentence(
    Code.CONFLICT,
    "本人迁移后,其所在的户仍在原处",
    "The person moves, the household of which they are a member stays where it is",
)
MEMBERS_STAY = Sentence(
    Code.CONFLICT,
    "该户有 {count} 名成员居住他处或不在您的辖区内,未随迁",
    "{count} members of the household live elsewhere or are out of sight, and did not move along",
)
DETAIL_MISSING = Sentence(
    Code.BAD_USER_INPUT, "类别“{kind}”须写明此项", "A classification of the kind {kind} needs this detail"
)
DETAIL_OF_OTHER_KIND = Sentence(
    Code.BAD_USER_INPUT,
    "此项属于类别“{kind}”,不属于所认定的类别",
    "This detail belongs to the kind {kind}, not to the one given",
)
DISABILITY_GRADE_RANGE = Sentence(
    Code.BAD_USER_INPUT, "残疾等级须为 1 至 4(GB/T 26341)", "A grade of disability is from 1 to 4 (GB/T 26341)"
)
LIVELIHOODS_EXCLUDE = Sentence(
    Code.CONFLICT,
    "特困、低保、单人保不得并享:该时段已有其中一项",
    "Special hardship, the allowance and the single-person guarantee exclude one another: there is one in that time",
)
CLASSIFIED_ALREADY = Sentence(
    Code.CONFLICT, "该时段已有同类认定", "The person is classified in the same way already in that time"
)
HOUSEHOLD_ASSISTED = Sentence(
    Code.CONFLICT,
    "此人所在的户正享受“{assistance}”,不得再单独认定",
    "The person's household receives {assistance}; the person cannot be classified so besides",
)
AGE_OF_KIND = Sentence(
    Code.BAD_USER_INPUT,
    "起始之日为 {age} 周岁,不符合此类别的年龄(老年人满 60 周岁,儿童未满 18 周岁)",
    "Aged {age} on the first day: elders are 60 or more, children under 18",
)
HARDSHIP_GROUND_UNSEEN = Sentence(
    Code.CONFLICT,
    "登记中未见无劳动能力的依据(满 60 周岁、未满 16 周岁,或相应残疾)",
    "No ground for being unable to work is on record: 60 or older, under 16, or such a disability",
)
GUARANTEE_GROUND_UNSEEN = Sentence(
    Code.CONFLICT,
    "登记中未见重度残疾(一、二级,或智力、精神三级)",
    "No severe disability is on record: grade 1 or 2, or grade 3 of mind or intellect",
)
CLASSIFICATION_ENDED = Sentence(Code.CONFLICT, "此认定已于 {ended} 终止", "The classification ended on {ended}")
MERGED_WITH_ITSELF = Sentence(Code.BAD_USER_INPUT, "两条登记不得是同一条", "A record cannot be merged into itself")
NOT_MERGED = Sentence(Code.CONFLICT, "此登记没有并入别的登记", "The record was not merged into another")
LATER_MERGE_FIRST = Sentence(
    Code.CONFLICT,
    "所并入的登记后来又并入另一条,请先撤销后一次合并",
    "The record in which it lives on was itself merged later; undo that merge first",
)
NUMBER_ON_LOSER = Sentence(
    Code.CONFLICT,
    "被并入的登记有公民身份号码,保留的登记没有;请保留有号码的登记",
    "Only the record that goes has a citizen number; keep the one that has it",
)
ONE_IS_DEAD = Sentence(
    Code.CONFLICT,
    "两条登记只有一条记有死亡,请先补记另一条",
    "Only one of the records says that the person died; record the death in the other first",
)
TWO_HOUSEHOLDS = Sentence(
    Code.CONFLICT,
    "被并入登记的户成员关系与保留登记的重叠且未终止,请先退户",
    "The record that goes belongs to a household on days on which the other does too; end that membership first",
)
TWO_STAYS = Sentence(
    Code.CONFLICT,
    "被并入登记的入住与保留登记的重叠且未终止,请先办理离院",
    "The record that goes has a stay in an institution on days on which the other has one too; end that stay first",
)
TWO_CLASSIFICATIONS = Sentence(
    Code.CONFLICT,
    "被并入登记的人员类别与保留登记的不能并存且未终止,请先终止",
    "A classification of the record that goes cannot hold beside one of the other; end it first",
)
TWO_SEATS = Sentence(
    Code.CONFLICT,
    "两条登记同时在同一委员会任职,请先免去被并入登记的职务",
    "Both records hold a seat in one committee; end that of the record that goes first",
)
UNREACHED_FACTS = Sentence(
    Code.FORBIDDEN,
    "与此人有关的登记有些不在您的办理范围内,须由辖区更大的审批员办理",
    "Some of what is recorded about the person lies where you may not act; an approver of a wider area must do it",
)
OTHER_SEX = Sentence(Code.BAD_USER_INPUT, "两条登记的性别不同,请核对", "The two records say different sexes")
OTHER_BIRTH_DATE = Sentence(
    Code.BAD_USER_INPUT, "两条登记的出生日期不同,请核对", "The two records say different dates of birth"
)
NUMBERS_DIFFER = Sentence(
    Code.BAD_USER_INPUT, "两条登记的公民身份号码不同,请核对", "The two records have different citizen numbers"
)
DEATH_DAYS_DIFFER = Sentence(
    Code.BAD_USER_INPUT, "两条登记的死亡日期不同,请核对", "The two records say different days of death"
)
