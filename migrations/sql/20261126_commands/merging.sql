-- How many facts hang on a person's record, whoever may see them: two records are merged by somebody who reaches all of them, or
-- else some would stay with a record that nobody finds. Told only of people whom the asker may change, and only as a number.

-- ``among``: only of facts with these ids; all if null.
CREATE FUNCTION guard.facts_of(own uuid, among uuid[]) RETURNS bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
    SELECT count(*)
      FROM (SELECT id, person_id FROM household_membership UNION ALL
            SELECT id, person_id FROM institution_residency UNION ALL
            SELECT id, person_id FROM person_classification UNION ALL
            SELECT id, person_id FROM supervision_committee_member UNION ALL
            SELECT id, person_id FROM village_committee_member) AS fact
      JOIN person AS p ON p.id = fact.person_id
     WHERE fact.person_id = own AND (among IS NULL OR fact.id = ANY (among))
       AND guard.writes('person') && ARRAY[p.city_id, p.county_id, p.township_id, p.village_id]
$$;

REVOKE ALL ON FUNCTION guard.facts_of(uuid, uuid[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION guard.facts_of(uuid, uuid[]) TO registry_runtime;
