"""What an entry says of changes, as JSON that is put together by hand: any value reads back as it was."""

from __future__ import annotations

import json
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from db import audit
from db.changes import Change, Kind, Recorded, Register

ROW = UUID(int=1)
COLUMNS = {
    "name": Recorded("name", "person"),
    "phone_digest": Recorded("phone", "person.contact"),
    "beds": Recorded("beds", "institution", default="0"),
}
REGISTER = Register("person", "Person", "person", COLUMNS)
VALUES = st.dictionaries(
    st.sampled_from(sorted(COLUMNS)), st.none() | st.text(st.characters(exclude_categories=["Cs"]))
)


@given(new=VALUES)
def test_of_a_new_row_all_that_it_has_is_told(new: dict[str, str | None]) -> None:
    change = Change(register=REGISTER, row=ROW, kind=Kind.INSERT, new=new)
    after = {"beds": "0"} | new
    assert json.loads(audit.told([change])) == [
        {
            "object": f"Person:{ROW}",
            "field": recorded.field,
            "before": None,
            "after": after[column],
            "need": recorded.need,
        }
        for column, recorded in COLUMNS.items()
        if after.get(column) is not None
    ]


@given(old=VALUES, new=VALUES, kind=st.sampled_from([Kind.UPDATE, Kind.DELETE, Kind.SHOWN]))
def test_of_a_row_that_was_there_what_differs_is_told_and_what_is_shown(
    old: dict[str, str | None], new: dict[str, str | None], kind: Kind
) -> None:
    change = Change(register=REGISTER, row=ROW, kind=kind, old=old, new=new, version=1)
    gone = dict.fromkeys(COLUMNS) if kind is Kind.DELETE else old | new
    told = {
        recorded.field: (old.get(column), gone.get(column))
        for column, recorded in COLUMNS.items()
        if (column in new if kind is Kind.SHOWN else old.get(column) != gone.get(column))
    }
    items = json.loads(audit.told([change]))
    assert {item["field"]: (item["before"], item["after"]) for item in items} == told
    assert len(items) == len(told)
