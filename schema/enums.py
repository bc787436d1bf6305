"""Small closed sets of the graph. Each value is stored as its own name."""

from enum import Enum
from typing import Any

import strawberry


def value(name: str, zh: str, en: str) -> Any:
    """A value of a closed set, with its Chinese official term and its English."""
    return strawberry.enum_value(name, description=f"{zh} / {en}")


@strawberry.enum(description="性别,GB/T 2261.1-2003 / Sex.")
class Sex(Enum):
    """GB/T 2261.1-2003, codes 0, 1, 2 and 9."""

    UNKNOWN = value("UNKNOWN", "未知的性别(0)", "Unknown.")
    MALE = value("MALE", "男性(1)", "Male.")
    FEMALE = value("FEMALE", "女性(2)", "Female.")
    UNSTATED = value("UNSTATED", "未说明的性别(9)", "Not stated.")


@strawberry.enum(description="区划级别 / Level of a division.")
class DivisionLevel(Enum):
    """The four levels of the tree of divisions."""

    CITY = value("CITY", "地级市", "The city.")
    COUNTY = value("COUNTY", "县级:区、县、功能区", "County level: district, county, functional zone.")
    TOWNSHIP = value("TOWNSHIP", "乡级:街道、镇、乡", "Township level: street, town, township.")
    VILLAGE = value("VILLAGE", "村级:社区、村", "Village level: residents' or villagers' committee.")


@strawberry.enum(description="区划类型 / Kind of a division.")
class DivisionKind(Enum):
    """What a division is; not told reliably by its code or its name."""

    PREFECTURE_CITY = value("PREFECTURE_CITY", "地级市", "Prefecture-level city.")
    DISTRICT = value("DISTRICT", "市辖区", "District of a city.")
    COUNTY = value("COUNTY", "县", "County.")
    COUNTY_CITY = value("COUNTY_CITY", "县级市", "County-level city.")
    FUNCTIONAL_ZONE = value("FUNCTIONAL_ZONE", "功能区", "Functional zone, such as a development zone.")
    STREET = value("STREET", "街道", "Street (urban sub-district).")
    TOWN = value("TOWN", "镇", "Town.")
    TOWNSHIP = value("TOWNSHIP", "乡", "Township.")
    QUASI_TOWNSHIP = value("QUASI_TOWNSHIP", "类似乡级单位", "Unit like a township: farm, industrial park.")
    RESIDENTS_COMMITTEE = value("RESIDENTS_COMMITTEE", "居民委员会", "Residents' committee (community).")
    VILLAGERS_COMMITTEE = value("VILLAGERS_COMMITTEE", "村民委员会", "Villagers' committee (village).")
    QUASI_RESIDENTIAL = value("QUASI_RESIDENTIAL", "类似居委会", "Unit like a residents' committee.")
    QUASI_VILLAGE = value("QUASI_VILLAGE", "类似村委会", "Unit like a villagers' committee.")


@strawberry.enum(description="区划代码体系 / System of division codes.")
class CodeSystem(Enum):
    """Who gives a code. The two official systems disagree, so a code means nothing without its system and date."""

    NBS = value("NBS", "统计用区划代码(国家统计局)", "Statistical codes of the National Bureau of Statistics.")
    MCA = value("MCA", "行政区划代码(民政部)", "Administrative codes of the Ministry of Civil Affairs.")
    LOCAL = value("LOCAL", "本局自编", "Given by this bureau where no authority gives one.")


@strawberry.enum(description="角色 / Role.")
class Role(Enum):
    """What an account may be assigned to do in a division."""

    VIEWER = value("VIEWER", "查询员", "Viewer: reads.")
    REGISTRAR = value("REGISTRAR", "经办员", "Registrar: registers and changes.")
    APPROVER = value("APPROVER", "审批员", "Approver: approves what others filed.")
    OVERSIGHT = value("OVERSIGHT", "监督员", "Oversight: reads registers and the record of power, writes nothing.")
    ADMINISTRATOR = value("ADMINISTRATOR", "系统管理员", "Administrator: accounts, roles, divisions; no personal data.")
    EXCHANGE = value("EXCHANGE", "数据共享", "Exchange: machine accounts, listed fields only.")


@strawberry.enum(description="登记状态 / Status of a register's entry.")
class RegisterStatus(Enum):
    """Where a place or body stands, from preparation to its end."""

    PREPARING = value("PREPARING", "筹备", "In preparation, not yet open.")
    ACTIVE = value("ACTIVE", "正常", "Open, at work.")
    SUSPENDED = value("SUSPENDED", "暂停", "Suspended for a time.")
    CLOSED = value("CLOSED", "注销", "Closed for good.")


@strawberry.enum(description="举办或经营性质 / Public or social.")
class Nature(Enum):
    """Whether the state or society founded a place, or runs it. The two may differ: 公建民营."""

    PUBLIC = value("PUBLIC", "公办", "Public.")
    SOCIAL = value("SOCIAL", "社会力量", "Social: companies, organizations, people.")


@strawberry.enum(description="排序方向 / Direction of an ordering.")
class OrderDirection(Enum):
    """Empty values come last in ascending, first in descending order."""

    ASC = value("ASC", "升序,空值在后", "Ascending, empty values last.")
    DESC = value("DESC", "降序,空值在前", "Descending, empty values first.")
