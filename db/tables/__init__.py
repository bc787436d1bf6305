"""One module a register; ``METADATA`` holds them all."""

from db.tables import (
    account,
    cemetery,
    classification,
    code,
    community_facility,
    division,
    household,
    institution,
    membership,
    person,
    policy,
    power,
    social_organization,
    supervision_committee,
)
from db.tables.lineage import METADATA, Row

__all__ = [
    "METADATA",
    "Row",
    "account",
    "cemetery",
    "classification",
    "code",
    "community_facility",
    "division",
    "household",
    "institution",
    "membership",
    "person",
    "policy",
    "power",
    "social_organization",
    "supervision_committee",
]
