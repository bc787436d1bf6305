"""The mutations about institutions and who lives in them."""

from typing import Any

from resolvers.commands import admissions, institutions
from schema.declaring import exercises, mutation, said
from schema.institution import SafetyPart


@exercises("INSTITUTION_FILING", 2)
@mutation(institutions.register_institution, gives="Institution", needs=("institution", "register"))
class RegisterInstitution:
    """机构备案 / Files an institution: being prepared, or open from the day that is given."""


@exercises("INSTITUTION_FILING", 3)
@mutation(institutions.update_institution, gives="Institution", needs=("institution", "change"))
class UpdateInstitution:
    """机构变更备案 / Changes what is given of an institution; what is left out stays."""


@exercises("INSTITUTION_CLOSURE", 2)
@mutation(institutions.close_institution, gives="Institution", needs=("institution", "change"))
class CloseInstitution:
    """机构终止 / Closes an institution in which nobody lives any more."""


@exercises("INSTITUTION_CLOSURE", 3)
@mutation(institutions.reopen_institution, gives="Institution", needs=("institution", "change"))
class ReopenInstitution:
    """机构恢复 / Opens an institution again that is closed or suspended."""

    reopened_on = said("恢复日期", "First day on which it is open again.")


@exercises("SAFETY_INSPECTION", 2)
@mutation(institutions.record_safety_inspection, gives="Institution", needs=("institution", "change"))
class RecordSafetyInspection:
    """机构安全检查登记(四位一体) / Records the day on which one of the four parts of safety was in order."""

    institution_id = said("机构", "The institution.")
    part = said("检查内容", "Which of the four parts.", enum=SafetyPart)
    inspected_on = said("检查日期", "Day of the inspection; not in the future.")


@exercises("RESIDENT_ADMISSION", 2)
@mutation(admissions.admit_resident, gives="InstitutionResidency", needs=("residency", "register"))
class AdmitResident:
    """办理入住 / Admits a person to a free bed of an institution."""


@exercises("RESIDENT_ADMISSION", 3)
@mutation(admissions.discharge_resident, gives="InstitutionResidency", needs=("residency", "change"))
class DischargeResident:
    """办理离院 / Ends a person's stay in an institution."""


INSTITUTIONS: tuple[Any, ...] = (
    RegisterInstitution,
    UpdateInstitution,
    CloseInstitution,
    ReopenInstitution,
    RecordSafetyInspection,
    AdmitResident,
    DischargeResident,
)
