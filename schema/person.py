"""People 人口."""

from typing import TYPE_CHECKING, Annotated, Any

import strawberry
from sqlalchemy import Date as SqlDate
from sqlalchemy import Integer, cast, func
from sqlalchemy.sql import ColumnElement, FromClause

from db.code_lists import EDUCATION, ETHNIC_GROUP, MARITAL_STATUS
from db.tables.person import PersonRow
from resolvers.catalogue import CATALOGUE, Argument, Form, Kind, Relation, Scalar, Through, constant
from schema.audit import history
from schema.code import CodedValue
from schema.enums import Sex
from schema.fields import children, coded, column, described, onward, parent, refuse_to_resolve, related
from schema.node import Node
from schema.scalars import Date, Instant

if TYPE_CHECKING:
    from schema.classification import PersonClassification
    from schema.division import Division
    from schema.household import Household
    from schema.institution import InstitutionResidency
    from schema.membership import HouseholdMembership


def _age(row: FromClause, argument: Argument) -> ColumnElement[Any]:
    today = cast(func.timezone(constant("Asia/Shanghai"), func.now()), SqlDate)
    given = argument("on")
    return cast(
        func.date_part(constant("year"), func.age(today if given is None else given, row.c.birth_date)), Integer
    )


def _current(person: FromClause, fact: FromClause) -> ColumnElement[bool]:
    return (fact.c.person_id == person.c.id) & fact.c.ended_on.is_(None)


@strawberry.type(description="人口:一个自然人的登记 / A person known to the city's registers.")
class Person(Node):
    """One person. Citizen and phone numbers are given masked only; the field groups identity and contact are granted apart."""

    id: strawberry.ID = column(PersonRow.id, "标识", "The person's id.", kind=Kind.ID)
    name: str = column(PersonRow.name, "姓名", "Full name.")
    pinyin: str = column(
        PersonRow.pinyin, "姓名拼音", "The name in pinyin, syllables separated by spaces, without tones."
    )
    sex: Sex = column(PersonRow.sex, "性别", "Sex.", kind=Kind.ENUM)
    birth_date: Date = column(PersonRow.birth_date, "出生日期", "Date of birth.")
    died_on: Date | None = column(PersonRow.died_on, "死亡日期", "Date of death; null if none is recorded.")

    @strawberry.field(  # type: ignore[untyped-decorator]
        description=described("周岁年龄", "Age in full years on a day, today by default; 0 or less before birth."),
        metadata={CATALOGUE: Scalar(_age, Kind.INTEGER, has_arguments=True)},
    )
    def age(
        self,
        on: Annotated[
            Date | None, strawberry.argument(description="哪一天 / The day; today if left out.")
        ] = strawberry.UNSET,
    ) -> int:
        """Age in full years."""
        return refuse_to_resolve(on)  # type: ignore[no-any-return]

    ethnic_group: CodedValue | None = coded(PersonRow.ethnic_group, ETHNIC_GROUP, "民族,GB/T 3304", "Ethnic group.")
    marital_status: CodedValue | None = coded(
        PersonRow.marital_status, MARITAL_STATUS, "婚姻状况,GB/T 2261.2", "Marital status."
    )
    education: CodedValue | None = coded(PersonRow.education, EDUCATION, "文化程度,GB/T 4658", "Education.")
    id_number_masked: str | None = column(
        PersonRow.id_number_masked, "公民身份号码(掩码)", "Citizen number, masked.", group="identity"
    )
    phone_masked: str | None = column(
        PersonRow.phone_masked, "联系电话(掩码)", "Phone number, masked.", group="contact"
    )
    division: Annotated["Division", strawberry.lazy("schema.division")] | None = parent(
        "Division", "division_id", "所属区划", "The division to which the record belongs: that of the residence."
    )
    residence_division: Annotated["Division", strawberry.lazy("schema.division")] | None = parent(
        "Division", "division_id", "居住地区划", "The division where the person lives, and to which the record belongs."
    )
    registered_division: Annotated["Division", strawberry.lazy("schema.division")] | None = parent(
        "Division",
        "registered_division_id",
        "户籍地区划",
        "The division of the household registration; null if unknown or outside the asker's area.",
    )
    household: Annotated["Household", strawberry.lazy("schema.household")] | None = related(
        Relation(
            "Household",
            Form.ONE,
            through=Through(
                "HouseholdMembership",
                _current,
                lambda membership, household: household.c.id == membership.c.household_id,
            ),
        ),
        "现所在户",
        "The household of which the person is a member now.",
    )
    membership: Annotated["HouseholdMembership", strawberry.lazy("schema.membership")] | None = related(
        Relation("HouseholdMembership", Form.ONE, join=_current), "现户成员关系", "The membership that holds now."
    )
    memberships: list[Annotated["HouseholdMembership", strawberry.lazy("schema.membership")]] = children(
        "HouseholdMembership",
        "person_id",
        "历次户成员关系",
        "All memberships, past and present, oldest first.",
        order=("startedOn",),
    )
    residency: Annotated["InstitutionResidency", strawberry.lazy("schema.institution")] | None = related(
        Relation("InstitutionResidency", Form.ONE, join=_current),
        "现入住",
        "The stay in an institution that holds now; null if there is none in sight.",
    )
    classifications: list[Annotated["PersonClassification", strawberry.lazy("schema.classification")]] = children(
        "PersonClassification",
        "person_id",
        "历次人员类别认定",
        "All classifications, past and present, oldest first.",
        order=("startedOn",),
    )
    merged_into: Annotated["Person", strawberry.lazy("schema.person")] | None = onward(
        "Person",
        "merged_into_id",
        "并入的登记",
        "The record in which this one lives on since duplicates were merged; such a record is found by its id only.",
    )
    history = history("办理记录", "The entries of the audit trail that tell of the person.")
    version: int = column(PersonRow.version, "版本号", "How often the record was changed, from 1.")
    created_at: Instant = column(PersonRow.created_at, "登记时间", "When the record was made.")
    updated_at: Instant = column(PersonRow.updated_at, "更新时间", "When the record was last changed.")
