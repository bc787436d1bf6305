"""What is done about households: founding, joining, leaving, dividing, merging, recording what they live on."""

from typing import Any

from resolvers.commands.household_division import merge_households, split_household
from resolvers.commands.households import change_head, establish_household, join_household, leave_household
from resolvers.commands.incomes import record_household_income
from schema.declaring import exercises, mutation, said
from schema.household import HouseholdKind

HOUSEHOLD = said("户", "The household.")
PERSON = said("人员", "The person.")
RELATION = said("与户主关系,GB/T 4761", "What the person is to the head, by code; 02 is the head.")
NEW_HEAD = said("新户主", "The member who is the head after the head goes; only then.", id="Person")
RELATIONS = said("其余成员与新户主的关系", "What those who stay are to the new head.")
NUMBER = said("户号", "Number of the household, unique in the city; the next of the division if left out.")


@exercises("HOUSEHOLD_REGISTRATION", 2)
@mutation(establish_household, gives="Household", needs=("household", "register"))
class EstablishHousehold:
    """立户 / Founds a household with its head and members."""

    members = said("成员", "Its members, the head among them, each with the relation to the head.")
    number = NUMBER
    established_on = said("立户日期", "First day of the household; today if left out.")
    person_id = PERSON
    relation = RELATION


@exercises("HOUSEHOLD_REGISTRATION", 3)
@mutation(join_household, gives="Household", needs=("household", "change"))
class JoinHousehold:
    """入户 / A person who belongs to no household joins one."""

    household_id = HOUSEHOLD
    person_id = PERSON
    relation = RELATION
    joined_on = said("入户日期", "First day in the household; today if left out.")


@exercises("HOUSEHOLD_REGISTRATION", 3)
@mutation(leave_household, gives="Household", needs=("household", "change"))
class LeaveHousehold:
    """离户 / A member leaves the household; the head only if another member follows or nobody stays."""

    household_id = HOUSEHOLD
    person_id = PERSON
    relation = RELATION
    ended_on = said("离户日期", "First day on which the person does not belong any more; today if left out.")
    new_head_id = NEW_HEAD
    relations = RELATIONS


@exercises("HOUSEHOLD_REGISTRATION", 3)
@mutation(change_head, gives="Household", needs=("household", "change"))
class ChangeHead:
    """变更户主 / Another member becomes the head of the household."""

    household_id = HOUSEHOLD
    head_id = said("新户主", "The member who is the head from now on.", id="Person")
    relations = said("其余成员与新户主的关系", "What each of the other members is to the new head.")
    person_id = PERSON
    relation = RELATION
    changed_on = said("变更日期", "First day of the new head; today if left out.")


@exercises("HOUSEHOLD_DIVISION", 2)
@mutation(split_household, gives="Household", needs=("household", "change"))
class SplitHousehold:
    """分户 / Some members leave and found a household of their own, which is given back."""

    household_id = said("原户", "The household that they leave.")
    members = said("分出的成员", "Those who leave, with what each is to the head of the new household.")
    division_id = said("新户所属区划", "Division of the new household; that of the old one if left out.")
    kind = said("新户户别", "Kind of the new household; that of the old one if left out.", enum=HouseholdKind)
    number = NUMBER
    divided_on = said("分户日期", "First day of the new household; today if left out.")
    person_id = PERSON
    relation = RELATION
    new_head_id = NEW_HEAD
    relations = RELATIONS


@exercises("HOUSEHOLD_DIVISION", 3)
@mutation(merge_households, gives="Household", needs=("household", "change"))
class MergeHouseholds:
    """并户 / All members of one household join another; the emptied one stays with its history."""

    household_id = said("并入的户", "The household that stays.")
    absorbed_household_id = said("被并的户", "The household whose members join the other.", id="Household")
    members = said(
        "并入的成员", "All members of the household that is absorbed, with what each is to the head of the other."
    )
    person_id = PERSON
    relation = RELATION
    merged_on = said("并户日期", "First day on which they are one household; today if left out.")


@exercises("INCOME_VERIFICATION", 2)
@mutation(record_household_income, gives="Household", needs=("household.income", "change"))
class RecordHouseholdIncome:
    """登记家庭收入 / Records the checked income of a household, unless that of a later year is recorded."""

    household_id = HOUSEHOLD


HOUSEHOLDS: tuple[Any, ...] = (
    EstablishHousehold,
    JoinHousehold,
    LeaveHousehold,
    ChangeHead,
    SplitHousehold,
    MergeHouseholds,
    RecordHouseholdIncome,
)
