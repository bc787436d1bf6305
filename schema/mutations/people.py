"""What is done about people: registering and correcting their records, moving them, recording their deaths."""

from resolvers.commands.deaths import record_death
from resolvers.commands.people import register_person, update_person
from resolvers.commands.residence import move_residence
from schema.declaring import exercises, mutation, said


@exercises("PERSON_REGISTRATION", 2)
@mutation(register_person, gives="Person", needs=("person", "register"))
class RegisterPerson:
    """登记人口 / Registers a person who lives in the division; with a household they join it at once."""

    id_number = said("公民身份号码", "Citizen number, GB 11643; stored sealed, shown masked.")
    household_id = said("所入户", "The household that the person joins.")
    relation = said("与户主关系,GB/T 4761", "What the person is to the head, by code; needed with a household.")
    joined_on = said("入户日期", "First day in the household; today if left out.")


@exercises("PERSON_REGISTRATION", 3)
@mutation(update_person, gives="Person", needs=("person", "change"))
class UpdatePerson:
    """变更人口登记 / Corrects what a person's record says; what is left out stays, null empties."""

    id_number = said("公民身份号码", "Citizen number, GB 11643; stored sealed, shown masked.")


@exercises("RESIDENCE_CHANGE", 2)
@mutation(move_residence, gives="Person", needs=("person", "change"))
class MoveResidence:
    """变更居住地 / Moves a person to another division; with the whole household, all who live where it lies."""

    division_id = said("迁入地区划", "The division where the person lives from now on.")
    whole_household = said("是否整户迁移", "Whether the household moves too, with all members who live where it lies.")
    address = said("新住址", "The household's new address; only if the whole household moves.")


@exercises("DEATH_REGISTRATION", 2)
@mutation(record_death, gives="Person", needs=("person", "change"))
class RecordDeath:
    """死亡登记 / Records a death; ends the membership of a household and the stay in an institution on that day."""

    died_on = said("死亡日期", "Day of the death.")
    new_head_id = said("新户主", "Who heads the household then; needed if the head died and others stay.", id="Person")


PEOPLE = (RegisterPerson, UpdatePerson, MoveResidence, RecordDeath)
