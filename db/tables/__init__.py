"""One module a register; ``METADATA`` holds them all."""

from db.tables import account, code, division, household, membership, person, policy
from db.tables.lineage import METADATA, Row

__all__ = ["METADATA", "Row", "account", "code", "division", "household", "membership", "person", "policy"]
