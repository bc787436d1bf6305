"""What must hold in every demo city between the figures (C1 to C10 of the report's reading), asked of the database."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import pytest

from tests.demo_world import shared_city
from tests.ground import Ground, connected

PEOPLE = 60_000
OPEN = "started_on <= '2019-12-31' AND (ended_on IS NULL OR ended_on > '2019-12-31')"
NEVER = {
    "C1: a household with 低保 or 特困 above the standard of 520 yuan a month": """
        SELECT FROM household WHERE assistance IN ('SUBSISTENCE_ALLOWANCE', 'SPECIAL_HARDSHIP')
           AND income_per_capita_year >= 6240""",
    "C1: a household on the low-income register with more than 6,000 yuan a year, or in a town": """
        SELECT FROM household WHERE low_income_register_on IS NOT NULL
           AND (income_per_capita_year > 6000 OR kind <> 'RURAL' OR income_year <> 2019)""",
    "C2: a person with two livelihoods": f"""
        SELECT person_id FROM person_classification
         WHERE kind IN ('SPECIAL_HARDSHIP', 'SUBSISTENCE_ALLOWANCE', 'SINGLE_PERSON_GUARANTEE') AND {OPEN}
         GROUP BY person_id HAVING count(*) > 1""",
    "C2: 单人保 in a household that is not at the margin": """
        SELECT FROM person_classification AS c
          JOIN household_membership AS m ON m.person_id = c.person_id AND m.ended_on IS NULL
          JOIN household AS h ON h.id = m.household_id
         WHERE c.kind = 'SINGLE_PERSON_GUARANTEE' AND h.assistance <> 'LOW_INCOME_MARGIN'""",
    "C2: 单人保 for a disability that is not severe": """
        SELECT FROM person_classification AS c
         WHERE c.ground = 'SEVERE_DISABILITY'
           AND NOT EXISTS (SELECT FROM person_classification AS d
                            WHERE d.person_id = c.person_id AND d.kind = 'DISABILITY' AND d.disability_grade <= 2)""",
    "C3: a regional centre outside the 107 townships, or a township with two centres": """
        SELECT FROM institution WHERE kind IN ('TOWNSHIP_ELDER_CARE_CENTRE', 'REGIONAL_SUPPORT_CENTRE')
         GROUP BY township_id HAVING count(*) > 1 OR township_id IS NULL""",
    "C3: a centre without services to home and community, or not founded by the public": """
        SELECT FROM institution WHERE kind IN ('TOWNSHIP_ELDER_CARE_CENTRE', 'REGIONAL_SUPPORT_CENTRE')
           AND NOT (home_service AND community_service AND founder_nature = 'PUBLIC')""",
    "C5: an institution with less than ten beds": "SELECT FROM institution WHERE beds_usable < 10",
    "C6: a home for elders in a township without a centre": """
        SELECT FROM institution AS i WHERE i.kind = 'ELDER_CARE_HOME'
           AND NOT EXISTS (SELECT FROM institution AS c WHERE c.township_id = i.township_id
                              AND c.kind IN ('TOWNSHIP_ELDER_CARE_CENTRE', 'REGIONAL_SUPPORT_CENTRE'))""",
    "C7: two facilities of one kind in a village or community": """
        SELECT FROM community_facility WHERE village_id IS NOT NULL GROUP BY village_id, kind HAVING count(*) > 1""",
    "C7: a committee outside a counted village": """
        SELECT FROM supervision_committee AS s JOIN division AS d ON d.id = s.division_id
         WHERE d.kind <> 'VILLAGERS_COMMITTEE' OR NOT d.counted""",
    "C8: 特困 at home who is younger than sixty": """
        SELECT FROM person_classification AS c JOIN person AS p ON p.id = c.person_id
         WHERE c.support_form = 'DISPERSED' AND p.birth_date > '1959-12-31'""",
    "C8: an elder in special difficulty who is 特困, or younger than sixty": """
        SELECT FROM person_classification AS c JOIN person AS p ON p.id = c.person_id
         WHERE c.kind = 'ELDER' AND (p.birth_date > '1959-12-31' OR EXISTS (
               SELECT FROM person_classification AS s WHERE s.person_id = c.person_id AND s.kind = 'SPECIAL_HARDSHIP'))""",
    "C9: a private cemetery of a township": f"""
        SELECT FROM cemetery AS c JOIN cemetery_ownership AS o ON o.cemetery_id = c.id
         WHERE c.kind = 'TOWNSHIP_PUBLIC' AND o.nature = 'PRIVATE' AND {OPEN}""",
    "C9: a cemetery that was taken back from nobody, or not on the day on which the private owner left": """
        SELECT FROM cemetery_ownership AS o
         WHERE o.acquisition = 'TAKEN_BACK' AND NOT EXISTS (
               SELECT FROM cemetery_ownership AS f WHERE f.cemetery_id = o.cemetery_id AND f.nature = 'PRIVATE'
                  AND f.owner = o.former_owner AND f.ended_on = o.started_on AND o.agreed_on <= o.started_on)""",
    "C10: a centre up to standard with less than 600 m²": f"""
        SELECT FROM facility_assessment AS a JOIN community_facility AS f ON f.id = a.community_facility_id
         WHERE a.result = 'UP_TO_STANDARD' AND {OPEN.replace("started", "a.started").replace("ended", "a.ended")}
           AND f.area_m2 < 600""",
    "特困 in an institution who lives in none": """
        SELECT FROM person_classification AS c
         WHERE c.support_form = 'CONCENTRATED' AND NOT EXISTS (
               SELECT FROM institution_residency AS r WHERE r.person_id = c.person_id AND r.ended_on IS NULL
                  AND r.support = 'SPECIAL_HARDSHIP')""",
    "特困 without a grade of self-care": """
        SELECT FROM person_classification AS c
         WHERE c.kind = 'SPECIAL_HARDSHIP' AND NOT EXISTS (
               SELECT FROM person_classification AS s WHERE s.person_id = c.person_id AND s.kind = 'SELF_CARE')""",
    "a member of a committee who does not live in its village": """
        SELECT FROM supervision_committee_member AS m JOIN person AS p ON p.id = m.person_id
         WHERE p.division_id <> m.division_id""",
    "a committee with two members of one household, or more than five, or not one director": """
        SELECT FROM supervision_committee_member AS m
          JOIN household_membership AS h ON h.person_id = m.person_id AND h.ended_on IS NULL
         GROUP BY m.supervision_committee_id
        HAVING count(*) > count(DISTINCT h.household_id) OR count(*) > 5
            OR count(*) FILTER (WHERE m.post = 'DIRECTOR') <> 1""",
    "a fact of a person that began before the birth": """
        SELECT FROM person_classification AS c JOIN person AS p ON p.id = c.person_id
         WHERE c.started_on < p.birth_date""",
    "a household that receives something without anybody who does": """
        SELECT FROM household AS h
         WHERE h.assistance IN ('SUBSISTENCE_ALLOWANCE', 'SPECIAL_HARDSHIP') AND NOT EXISTS (
               SELECT FROM household_membership AS m
                 JOIN person_classification AS c ON c.person_id = m.person_id AND c.kind = h.assistance
                WHERE m.household_id = h.id AND m.ended_on IS NULL AND c.ended_on IS NULL)""",
}
SOME = {
    "people in institutions": "SELECT count(*) > 100 FROM institution_residency WHERE ended_on IS NULL",
    "people who had 低保 once": "SELECT count(*) > 50 FROM person_classification WHERE ended_on IS NOT NULL",
    "every class of elders": "SELECT count(DISTINCT elder_class) = 5 FROM person_classification",
    "every class of children": "SELECT count(DISTINCT child_class) = 4 FROM person_classification",
    "every grade of self-care": "SELECT count(DISTINCT self_care) = 3 FROM person_classification",
    "disabilities of every kind and grade": """
        SELECT count(DISTINCT disability_kind) = 7 AND count(DISTINCT disability_grade) = 4 FROM person_classification""",
    "committees of three to five": """
        SELECT count(*) > 880 FROM (SELECT count(*) AS seats FROM supervision_committee_member
                                     GROUP BY supervision_committee_id) AS s WHERE seats BETWEEN 3 AND 5""",
    "people on the low-income register": """
        SELECT count(*) > 1000 FROM person_classification WHERE kind = 'LOW_INCOME_REGISTER'""",
}


@pytest.fixture(scope="module")
async def connection(ground: Ground) -> AsyncIterator[Any]:
    database = await shared_city(ground, PEOPLE)
    async with connected(database.owner_url) as made:
        yield made


@pytest.mark.parametrize("wrong", NEVER)
async def test_there_is_never(connection: Any, wrong: str) -> None:
    assert await connection.fetchval(f"SELECT count(*) FROM ({NEVER[wrong]}) AS wrong") == 0


@pytest.mark.parametrize("what", SOME)
async def test_there_are(connection: Any, what: str) -> None:
    assert await connection.fetchval(SOME[what])
