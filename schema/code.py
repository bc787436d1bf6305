"""Values of national code lists."""

import strawberry

from db.tables.code import CodedValueRow
from schema.fields import column


@strawberry.type(description="国家标准代码值 / A value of a national code list.")
class CodedValue:
    """A code and what it means; e.g. GB/T 3304-1991 code 01, 汉族."""

    code: str = column(CodedValueRow.code, "代码", "The code in its list.")
    name: str = column(CodedValueRow.name, "名称", "The official Chinese name.")
    name_en: str = column(CodedValueRow.name_en, "英文名称", "The name in English.")
