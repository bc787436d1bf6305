"""The root fields of queries."""

from typing import Any, Optional

import strawberry

from resolvers.catalogue import AnyNode, CodeList, Listing, Lookup, Own
from schema.account import Account
from schema.cemetery import Cemetery
from schema.code import CodedValue
from schema.community_facility import CommunityFacility
from schema.division import Division
from schema.fields import listing, root
from schema.household import Household
from schema.institution import Institution
from schema.node import Node
from schema.person import Person
from schema.search import searching
from schema.social_organization import SocialOrganization
from schema.supervision_committee import SupervisionCommittee

_ID = {"id": (strawberry.ID, "标识 / The id.")}


def _lookup(kind: Any, zh: str, en: str) -> Any:
    """The row of a type with an id."""
    lookup = Lookup(kind.__name__, {"id": "id"})
    return root(lookup, Optional[kind], f"按标识取{zh}", f"The {en} with this id; null if there is none in sight.", _ID)


@strawberry.type(description="查询 / Queries.")
class Query:
    """Everything that can be read. A row outside the asker's area and a row that does not exist give the same answer."""

    me: Account = root(Own("Account"), Account, "当前账号", "The account that asks.")
    node: Node | None = root(
        AnyNode(many=False),
        Optional[Node],
        "按标识取对象",
        "The object with this id; null if there is none in sight.",
        _ID,
    )
    nodes: list[Node | None] = root(
        AnyNode(many=True),
        list[Node | None],
        "按多个标识取对象,次序不变",
        "The objects with these ids, in their order; null where there is none in sight.",
        {"ids": (list[strawberry.ID], "标识,至多 500 个 / The ids, at most 500.")},
    )
    code_list: list[CodedValue] = root(
        CodeList("CodedValue"),
        list[CodedValue],
        "国家标准代码表",
        "All values of a national code list in the order of their codes; an unknown list is refused.",
        {"name": (str, "代码表名称,如 GB/T 3304 / Name of the list: its standard without the year, e.g. GB/T 3304.")},
    )
    search = searching()
    division: Division | None = root(
        Lookup("Division", {"id": "id", "code": "code"}),
        Optional[Division],
        "按标识或代码取区划",
        "The division with this id or code (give exactly one); null if there is none in sight.",
        {
            "id": (Optional[strawberry.ID], "标识 / The id."),
            "code": (Optional[str], "代码,6、9 或 12 位 / The code by which it goes here, 6, 9 or 12 digits."),
        },
    )
    divisions = listing("Division", "区划", "All divisions in sight.", Listing("Division"))
    person = _lookup(Person, "人口", "person")
    people = listing("Person", "人口", "All people in sight.", Listing("Person"))
    household = _lookup(Household, "户", "household")
    households = listing("Household", "户", "All households in sight.", Listing("Household"))
    institution = _lookup(Institution, "机构", "institution")
    institutions = listing("Institution", "机构", "All institutions in sight.", Listing("Institution"))
    cemetery = _lookup(Cemetery, "公墓", "cemetery")
    cemeteries = listing("Cemetery", "公墓", "All cemeteries in sight.", Listing("Cemetery"))
    social_organization = _lookup(SocialOrganization, "社会组织", "social organization")
    social_organizations = listing(
        "SocialOrganization",
        "社会组织",
        "All social organizations in sight.",
        Listing("SocialOrganization"),
    )
    community_facility = _lookup(CommunityFacility, "社区设施", "community facility")
    community_facilities = listing(
        "CommunityFacility",
        "社区设施",
        "All community facilities in sight.",
        Listing("CommunityFacility"),
    )
    supervision_committee = _lookup(SupervisionCommittee, "村务监督委员会", "supervision committee")
    supervision_committees = listing(
        "SupervisionCommittee",
        "村务监督委员会",
        "All supervision committees in sight.",
        Listing("SupervisionCommittee"),
    )
    person_classifications = listing(
        "PersonClassification",
        "人员类别认定",
        "All classifications of people in sight.",
        Listing("PersonClassification"),
    )
    audit_entries = listing(
        "AuditEntry", "监督留痕", "All entries of the audit trail in sight, oldest first.", Listing("AuditEntry")
    )
    power_lists = listing(
        "PowerList", "小微权力清单", "All editions of the lists of small powers.", Listing("PowerList")
    )
