"""How people of the small world are classified: of each kind and class one at least, open and ended, here and elsewhere.

Out      CLASSIFICATIONS, in the order of their ids. A classification lies where its person lies.
"""

from __future__ import annotations

from typing import Any

from tests.world_facts import facts

_DETAILS = (
    "support_form",
    "ground",
    "disability_kind",
    "disability_grade",
    "elder_class",
    "child_class",
    "self_care",
)
_COLUMNS = f"person_id kind started_on ended_on document {' '.join(_DETAILS)}"


def _line(
    person: int, kind: str, since: str, until: str | None = None, document: str | None = None, **details: Any
) -> tuple[Any, ...]:
    return (person, kind, since, until, document, *map(details.get, _DETAILS))


CLASSIFICATIONS = facts(
    "person_classification",
    _COLUMNS,
    _line(18, "SPECIAL_HARDSHIP", "2015-01-01", document="沭特2015-18", support_form="CONCENTRATED"),
    _line(18, "SELF_CARE", "2018-09-01", self_care="PARTIAL"),
    _line(12, "SPECIAL_HARDSHIP", "2016-01-01", "2018-01-01", support_form="DISPERSED"),
    _line(12, "SUBSISTENCE_ALLOWANCE", "2018-01-01", document="沭低2018-1"),
    _line(12, "ELDER", "2010-01-01", elder_class="LIVING_ALONE"),
    _line(12, "ELDER", "2010-01-01", elder_class="EMPTY_NEST"),
    _line(13, "DISABILITY", "2012-12-03", document="32139919401231002X43", disability_kind="4", disability_grade=2),
    _line(13, "SINGLE_PERSON_GUARANTEE", "2019-01-01", ground="SEVERE_DISABILITY"),
    _line(14, "SUBSISTENCE_ALLOWANCE", "2017-01-01", "2019-01-01"),
    _line(14, "LOW_INCOME_REGISTER", "2016-01-01", document="建档2016-14"),
    _line(17, "DISABILITY", "2019-05-05", disability_kind="1", disability_grade=4),
    _line(19, "ELDER", "2018-12-01", elder_class="DISABLED"),
    _line(19, "SPECIAL_HARDSHIP", "2017-03-01", support_form="CONCENTRATED"),
    _line(19, "SELF_CARE", "2017-03-01", self_care="NONE"),
    _line(8, "CHILD", "2019-01-01", child_class="LEFT_BEHIND"),
    _line(10, "CHILD", "2019-02-02", "2020-02-02", child_class="ORPHAN"),
    _line(31, "CHILD", "2020-03-01", child_class="IN_DIFFICULTY"),
    _line(36, "CHILD", "2010-01-01", "2023-04-20", child_class="UNATTENDED"),
    _line(28, "SPECIAL_HARDSHIP", "2012-01-01", document="泗特2012-1", support_form="DISPERSED"),
    _line(28, "SELF_CARE", "2012-01-01", self_care="FULL"),
    _line(25, "SINGLE_PERSON_GUARANTEE", "2018-06-01", document="泗单2018-2", ground="SERIOUS_ILLNESS"),
    _line(42, "ELDER", "2015-10-01", elder_class="FAMILY_PLANNING_SPECIAL"),
    _line(42, "DISABILITY", "2001-01-01", "2011-01-01", disability_kind="3", disability_grade=1),
    _line(1, "ELDER", "2022-03-08", elder_class="LEFT_BEHIND"),
    _line(39, "LOW_INCOME_REGISTER", "2017-01-01"),
    _line(14, "DISABILITY", "2016-06-01", disability_kind="2", disability_grade=3),
    _line(35, "DISABILITY", "2017-07-01", disability_kind="5", disability_grade=4),
    _line(33, "DISABILITY", "2018-08-08", disability_kind="7", disability_grade=3),
)
