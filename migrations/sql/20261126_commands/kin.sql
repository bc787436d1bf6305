-- Who of these people sits in a village's committee, or shared a household with who sits there: 村民委员会组织法 art. 32.
-- The rule holds for the whole city, wherever a household lies, so it is not asked through what the asker sees; but only of
-- committees of a village in which the asker changes committees, and nothing is told but ids and relations to the head.

-- ``committee``: 'VILLAGE' or 'SUPERVISION'. A JSON array of [person, member, relation of the one, of the other]; both
-- relations are null where the person is the member. Seats and terms that are over are none.
CREATE FUNCTION guard.shared_homes(people uuid[], village uuid, committee text) RETURNS jsonb
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
    WITH allowed AS (
        SELECT d.id FROM division AS d
         WHERE d.id = village
           AND guard.roots('supervision_committee+write') && ARRAY[d.city_id, d.county_id, d.township_id, d.village_id]
    ), seated AS (
        SELECT m.person_id FROM village_committee_member AS m JOIN allowed AS a ON a.id = m.division_id
         WHERE committee = 'VILLAGE' AND (m.ended_on IS NULL OR m.ended_on > civil_day())
        UNION
        SELECT m.person_id FROM supervision_committee_member AS m JOIN allowed AS a ON a.id = m.division_id
          JOIN supervision_committee AS c ON c.id = m.supervision_committee_id
         WHERE committee = 'SUPERVISION' AND (m.ended_on IS NULL OR m.ended_on > civil_day())
           AND c.status <> 'CLOSED' AND (c.ended_on IS NULL OR c.ended_on > civil_day())
    ), near AS (
        SELECT s.person_id AS person, s.person_id AS member, NULL AS relation, NULL AS other
          FROM seated AS s WHERE s.person_id = ANY (people)
        UNION
        SELECT mine.person_id, theirs.person_id, mine.relation, theirs.relation
          FROM household_membership AS mine
          JOIN household_membership AS theirs
            ON theirs.household_id = mine.household_id AND theirs.person_id <> mine.person_id
           AND daterange(theirs.started_on, theirs.ended_on) && daterange(mine.started_on, mine.ended_on)
          JOIN seated AS s ON s.person_id = theirs.person_id
         WHERE mine.person_id = ANY (people)
    )
    SELECT coalesce(jsonb_agg(jsonb_build_array(n.person, n.member, n.relation, n.other)
                              ORDER BY n.person, n.member, n.relation, n.other), '[]')
      FROM near AS n
$$;

REVOKE ALL ON FUNCTION guard.shared_homes(uuid[], uuid, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION guard.shared_homes(uuid[], uuid, text) TO registry_runtime;
