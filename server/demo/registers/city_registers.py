"""Gives the rows of all registers that count places and bodies, the same for the same seed, whatever the number of people.

In       the divisions, the NameBook, a seed.
Out      a Ledger with the rows of each table, parents before children.
Refuses  nothing.
Never    makes a person: who lives and sits where is made with the people.
"""

from __future__ import annotations

from collections.abc import Sequence

from server.demo.divisions import Division
from server.demo.names import NameBook
from server.demo.registers.cemeteries import write_cemeteries
from server.demo.registers.committees import write_committees
from server.demo.registers.facilities import write_facilities
from server.demo.registers.institutions import write_institutions
from server.demo.registers.ledger import Ledger
from server.demo.registers.organizations import write_organizations
from server.demo.registers.powers import write_powers
from server.demo.registers.sites import sites

LYING = (
    "institution",
    "cemetery",
    "cemetery_ownership",
    "cemetery_approval",
    "cemetery_price",
    "social_organization",
    "social_organization_rating",
    "social_organization_check",
    "community_facility",
    "facility_function",
    "facility_assessment",
    "facility_assessment_item",
    "supervision_committee",
)
"""Tables whose rows lie in divisions."""

PUBLISHED = ("power_list", "power_item", "power_step")


def city_registers(divisions: Sequence[Division], book: NameBook, seed: int) -> Ledger:
    """All registers of the city."""
    ledger, places = Ledger(seed), sites(divisions)
    write_institutions(ledger, places)
    write_cemeteries(ledger, places)
    write_organizations(ledger, places, book)
    write_facilities(ledger, places)
    write_committees(ledger, places)
    write_powers(ledger, places)
    return ledger
