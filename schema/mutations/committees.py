"""What is done about supervision committees and the village committees that they supervise."""

from typing import Any

from resolvers.commands.committee_seats import (
    seat_committee_member,
    seat_village_committee_member,
    unseat_committee_member,
    unseat_village_committee_member,
)
from resolvers.commands.committees import (
    close_supervision_committee,
    register_supervision_committee,
    reopen_supervision_committee,
    update_supervision_committee,
)
from schema.declaring import exercises, mutation, said
from schema.supervision_committee import CommitteePost

_GIVES, _SEAT, _VILLAGE_SEAT = "SupervisionCommittee", "SupervisionCommitteeMember", "VillageCommitteeMember"
_CHANGE = ("supervision_committee", "change")


@exercises("COMMITTEE_FILING", 2)
@mutation(register_supervision_committee, gives=_GIVES, needs=("supervision_committee", "register"))
class RegisterSupervisionCommittee:
    """备案村务监督委员会 / Files a supervision committee with its members: from three to five, one of them the director.

    No member sits in the village committee, nor is near kin of who does (村民委员会组织法 art. 32).
    """

    members = said("成员", "All members from the first day of the term.")
    person_id = said("成员", "The person, who is alive and of age.", id="Person")
    post = said("委员会职务", "The post.", enum=CommitteePost)


@exercises("COMMITTEE_FILING", 3)
@mutation(update_supervision_committee, gives=_GIVES, needs=_CHANGE)
class UpdateSupervisionCommittee:
    """变更村务监督委员会备案 / Changes what is said of a committee but its members; what is left out stays, null empties."""


@exercises("COMMITTEE_CLOSURE", 2)
@mutation(close_supervision_committee, gives=_GIVES, needs=_CHANGE)
class CloseSupervisionCommittee:
    """终止村务监督委员会 / Closes a committee: its term ends, and every seat in it."""


@exercises("COMMITTEE_CLOSURE", 3)
@mutation(reopen_supervision_committee, gives=_GIVES, needs=_CHANGE)
class ReopenSupervisionCommittee:
    """恢复村务监督委员会 / A committee that was closed or suspended works again, with the members that are given."""

    reopened_on = said("恢复日期", "First day on which it works again.")
    members = said("成员", "Who sits in it from that day, beside those who never left.")
    person_id = said("成员", "The person, who is alive and of age.", id="Person")
    post = said("委员会职务", "The post.", enum=CommitteePost)


@exercises("COMMITTEE_FILING", 3)
@mutation(seat_committee_member, gives=_SEAT, needs=_CHANGE)
class SeatCommitteeMember:
    """增补村务监督委员会成员 / Seats a person in a supervision committee."""


@exercises("COMMITTEE_FILING", 3)
@mutation(unseat_committee_member, gives=_SEAT, needs=_CHANGE)
class UnseatCommitteeMember:
    """村务监督委员会成员离任 / A member leaves; three at least stay, one the director, or a successor is seated at once."""

    successor_id = said("继任者", "Who takes the post on that day; may be a member who has another post.", id="Person")


@exercises("VILLAGE_COMMITTEE_FILING", 2)
@mutation(seat_village_committee_member, gives=_VILLAGE_SEAT, needs=_CHANGE)
class SeatVillageCommitteeMember:
    """备案村民委员会成员 / Files that a person sits in a village's committee.

    Nobody who sits in the supervision committee, nor near kin of who does (村民委员会组织法 art. 32).
    """


@exercises("VILLAGE_COMMITTEE_FILING", 3)
@mutation(unseat_village_committee_member, gives=_VILLAGE_SEAT, needs=_CHANGE)
class UnseatVillageCommitteeMember:
    """村民委员会成员离任 / A member of a village's committee leaves."""


COMMITTEES: tuple[Any, ...] = (
    RegisterSupervisionCommittee,
    UpdateSupervisionCommittee,
    CloseSupervisionCommittee,
    ReopenSupervisionCommittee,
    SeatCommitteeMember,
    UnseatCommitteeMember,
    SeatVillageCommitteeMember,
    UnseatVillageCommitteeMember,
)
