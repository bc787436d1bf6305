"""What is done about community facilities: their entries with the services that they offer, and their assessments."""

from typing import Any

from resolvers.commands.assessments import assess_facility
from resolvers.commands.facilities import (
    close_community_facility,
    register_community_facility,
    reopen_community_facility,
    update_community_facility,
)
from schema.community_facility import FacilityService
from schema.declaring import exercises, mutation, said

_GIVES = "CommunityFacility"
_CHANGE = ("community_facility", "change")


@exercises("FACILITY_REGISTRATION", 2)
@mutation(register_community_facility, gives=_GIVES, needs=("community_facility", "register"))
class RegisterCommunityFacility:
    """登记社区设施 / Registers a community facility: in preparation until the day on which it opens."""

    functions = said("服务项目", "All that it offers, the N of 1+N, each once.", enum=FacilityService)


@exercises("FACILITY_REGISTRATION", 3)
@mutation(update_community_facility, gives=_GIVES, needs=_CHANGE)
class UpdateCommunityFacility:
    """变更社区设施登记 / Changes what is said of a facility; what is left out stays, null empties."""

    functions = said("服务项目", "All that it offers from now on, each once.", enum=FacilityService)


@exercises("FACILITY_CLOSURE", 2)
@mutation(close_community_facility, gives=_GIVES, needs=_CHANGE)
class CloseCommunityFacility:
    """停用社区设施 / Closes a facility."""


@exercises("FACILITY_CLOSURE", 3)
@mutation(reopen_community_facility, gives=_GIVES, needs=_CHANGE)
class ReopenCommunityFacility:
    """恢复社区设施 / A facility that was closed or suspended is open again."""

    reopened_on = said("恢复日期", "First day on which it is open again.")


@exercises("FACILITY_ASSESSMENT", 2)
@mutation(assess_facility, gives="FacilityAssessment", needs=_CHANGE)
class AssessFacility:
    """登记社区设施达标评估 / Records an assessment item by item; up to standard only if every requirement is met.

    The assessment by the same standard that held until then ends on that day.
    """

    item = said("评估项目", "What was looked at; each once.")
    requirement = said("标准要求", "What the standard asks.")
    finding = said("评估情况", "What was found.")
    passed = said("是否达标", "Whether the requirement was met.")


FACILITIES: tuple[Any, ...] = (
    RegisterCommunityFacility,
    UpdateCommunityFacility,
    CloseCommunityFacility,
    ReopenCommunityFacility,
    AssessFacility,
)
