"""All mutations, a file a noun."""

from typing import Any

from schema.mutations.cemeteries import CEMETERIES
from schema.mutations.classifications import CLASSIFICATIONS
from schema.mutations.committees import COMMITTEES
from schema.mutations.facilities import FACILITIES
from schema.mutations.households import HOUSEHOLDS
from schema.mutations.institutions import INSTITUTIONS
from schema.mutations.merging import MERGING
from schema.mutations.organizations import ORGANIZATIONS
from schema.mutations.people import PEOPLE
from schema.mutations.revealing import REVEALING

MUTATIONS: tuple[Any, ...] = (
    *ORGANIZATIONS,
    *FACILITIES,
    *COMMITTEES,
    *CEMETERIES,
    *CLASSIFICATIONS,
    *INSTITUTIONS,
    *HOUSEHOLDS,
    *PEOPLE,
    *MERGING,
    *REVEALING,
)
"""What the classes are once they are declared: ``Declared`` (schema.declaring)."""
