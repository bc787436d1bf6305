"""What is done about social organizations: their entries, their yearly checks and ratings."""

from typing import Any

from resolvers.commands.organization_standing import rate_organization, record_organization_check
from resolvers.commands.organizations import (
    close_social_organization,
    register_social_organization,
    reopen_social_organization,
    update_social_organization,
)
from schema.declaring import exercises, mutation, said

_GIVES = "SocialOrganization"
_CHANGE = ("social_organization", "change")


@exercises("ORGANIZATION_REGISTRATION", 2)
@mutation(register_social_organization, gives=_GIVES, needs=("social_organization", "register"))
class RegisterSocialOrganization:
    """登记社会组织 / Registers a social organization: in preparation until the day on which it opens."""


@exercises("ORGANIZATION_REGISTRATION", 3)
@mutation(update_social_organization, gives=_GIVES, needs=_CHANGE)
class UpdateSocialOrganization:
    """变更社会组织登记 / Changes what is said of a social organization; what is left out stays, null empties."""


@exercises("ORGANIZATION_CLOSURE", 2)
@mutation(close_social_organization, gives=_GIVES, needs=_CHANGE)
class CloseSocialOrganization:
    """注销社会组织登记 / Closes a social organization."""


@exercises("ORGANIZATION_CLOSURE", 3)
@mutation(reopen_social_organization, gives=_GIVES, needs=_CHANGE)
class ReopenSocialOrganization:
    """恢复社会组织登记 / A social organization that was closed or suspended works again."""

    reopened_on = said("恢复日期", "First day on which it works again.")


@exercises("ORGANIZATION_CHECK", 2)
@mutation(record_organization_check, gives="SocialOrganizationCheck", needs=_CHANGE)
class RecordOrganizationCheck:
    """登记社会组织年检 / Records the check for one year, or with expectedVersion corrects the one on record."""

    expected_version = said("所见版本号", "Only to correct a check on record: the version that the caller saw.")


@exercises("ORGANIZATION_RATING", 2)
@mutation(rate_organization, gives="SocialOrganizationRating", needs=_CHANGE)
class RateOrganization:
    """登记社会组织评估等级 / Records a rating; the one that held until then ends on its first day."""


ORGANIZATIONS: tuple[Any, ...] = (
    RegisterSocialOrganization,
    UpdateSocialOrganization,
    CloseSocialOrganization,
    ReopenSocialOrganization,
    RecordOrganizationCheck,
    RateOrganization,
)
