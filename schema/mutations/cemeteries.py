"""The mutations about cemeteries: their entry, their stages, whose they are, what they ask."""

from typing import Any

from resolvers.commands import cemeteries, cemetery_owners, cemetery_stages
from schema.cemetery import CemeteryOwner
from schema.declaring import exercises, mutation, said


@exercises("CEMETERY_REGISTRATION", 2)
@mutation(cemeteries.register_cemetery, gives="Cemetery", needs=("cemetery", "register"))
class RegisterCemetery:
    """公墓登记 / Registers a cemetery as planned; whose it is may be said at once."""

    planned_on = said("规划日期", "Day of the plan; today if left out.")
    ownership = said("权属性质", "The founder's nature; goes with the owner.", enum=CemeteryOwner)
    owner = said("权属人", "The founder; goes with the nature.")


@exercises("CEMETERY_REGISTRATION", 3)
@mutation(cemeteries.update_cemetery, gives="Cemetery", needs=("cemetery", "change"))
class UpdateCemetery:
    """公墓变更登记 / Changes what is given of a cemetery; stage, licence and owner follow other acts."""


@exercises("CEMETERY_CLOSURE", 2)
@mutation(cemeteries.close_cemetery, gives="Cemetery", needs=("cemetery", "change"))
class CloseCemetery:
    """公墓停用 / Closes a cemetery."""


@exercises("CEMETERY_CLOSURE", 3)
@mutation(cemeteries.reopen_cemetery, gives="Cemetery", needs=("cemetery", "change"))
class ReopenCemetery:
    """公墓恢复 / Opens a closed cemetery again, at the stage that its approvals allow."""

    reopened_on = said("恢复日期", "First day on which it is open again.")


@exercises("CEMETERY_REGISTRATION", 3)
@mutation(cemeteries.record_cemetery_price, gives="CemeteryPrice", needs=("cemetery", "change"))
class RecordCemeteryPrice:
    """公墓收费登记 / Records what a cemetery asks for an item; it ends what was asked before."""


@exercises("CEMETERY_TAKE_BACK", 2)
@mutation(cemetery_owners.take_back_cemetery, gives="Cemetery", needs=("cemetery", "approve"))
class TakeBackCemetery:
    """公墓收回 / Takes a private cemetery back for the state or the collective, by an agreement."""

    ownership = said("收回后权属性质", "The new owner's nature: the state's or the collective's.", enum=CemeteryOwner)
    owner = said("收回后权属人", "The new owner.")
    agreement = said("收回协议", "The agreement.")
    agreed_on = said("协议日期", "Day of the agreement.")
    taken_back_on = said("收回日期", "First day on which it is the new owner's.")


@exercises("CEMETERY_APPROVAL", 2)
@mutation(cemetery_stages.record_cemetery_approval, gives="CemeteryApproval", needs=("cemetery", "approve"))
class RecordCemeteryApproval:
    """公墓审批登记 / Records what an authority approved of a cemetery; a licence becomes the cemetery's."""


@exercises("CEMETERY_APPROVAL", 3)
@mutation(cemetery_stages.advance_cemetery_stage, gives="Cemetery", needs=("cemetery", "change"))
class AdvanceCemeteryStage:
    """公墓进入下一阶段 / Takes a cemetery one step further along its legal way, with the approval that the step needs."""


CEMETERIES: tuple[Any, ...] = (
    RegisterCemetery,
    UpdateCemetery,
    CloseCemetery,
    ReopenCemetery,
    RecordCemeteryPrice,
    TakeBackCemetery,
    RecordCemeteryApproval,
    AdvanceCemeteryStage,
)
