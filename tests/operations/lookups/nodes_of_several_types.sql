-- city_viewer
WITH asker AS MATERIALIZED (SELECT guard.enter($8::UUID) AS entered)
SELECT convert_to(
  (
    '{"nodes":' || (
      SELECT (
        '[' || coalesce(
          string_agg(
            coalesce(
              coalesce(division_0_object.object, household_1_object.object, person_2_object.object), 'null'
            ),
            ','
            ORDER BY anon_1.position
          ),
          ''
        )
        || ']'
      ) AS json_text_1
      FROM unnest($1::UUID[], $2::UUID[], $3::UUID[])
      WITH ORDINALITY AS anon_1(division_0_id, household_1_id, person_2_id, position)
      LEFT OUTER JOIN LATERAL (
        SELECT (
          '{"__typename":"Division","id":"Division:' || CAST(division_0.id AS TEXT)
          || '","path":' || CAST(to_json(division_0.path) AS TEXT) || '}'
        ) AS object
        FROM division AS division_0
        WHERE (division_0.city_id = $4::UUID OR division_0.id = ANY ($5::UUID[]))
          AND division_0.id = anon_1.division_0_id
      ) AS division_0_object ON true
      LEFT OUTER JOIN LATERAL (
        SELECT (
          '{"__typename":"Household","id":"Household:' || CAST(household_1.id AS TEXT)
          || '","number":' || CAST(to_json(household_1.number) AS TEXT) || '}'
        ) AS object
        FROM household AS household_1
        WHERE household_1.city_id = $6::UUID AND household_1.id = anon_1.household_1_id
      ) AS household_1_object ON true
      LEFT OUTER JOIN LATERAL (
        SELECT (
          '{"__typename":"Person","id":"Person:' || CAST(person_2.id AS TEXT)
          || '","name":' || CAST(to_json(person_2.name) AS TEXT) || '}'
        ) AS object
        FROM person AS person_2
        WHERE person_2.city_id = $7::UUID AND person_2.id = anon_1.person_2_id
      ) AS person_2_object ON true
      WHERE asker.entered
    )
    || '}'
  ),
  'UTF8'
) AS convert_to_1
FROM asker

-- county_registrar: as city_viewer, but
--   line 26
--   -        WHERE (division_0.city_id = $4::UUID OR division_0.id = ANY ($5::UUID[]))
--   +        WHERE (division_0.county_id = $4::UUID OR division_0.id = ANY ($5::UUID[]))
--   line 35
--   -        WHERE household_1.city_id = $6::UUID AND household_1.id = anon_1.household_1_id
--   +        WHERE household_1.county_id = $6::UUID AND household_1.id = anon_1.household_1_id
--   line 43
--   -        WHERE person_2.city_id = $7::UUID AND person_2.id = anon_1.person_2_id
--   +        WHERE person_2.county_id = $7::UUID AND person_2.id = anon_1.person_2_id

-- township_registrar: as city_viewer, but
--   line 26
--   -        WHERE (division_0.city_id = $4::UUID OR division_0.id = ANY ($5::UUID[]))
--   +        WHERE (division_0.township_id = $4::UUID OR division_0.id = ANY ($5::UUID[]))
--   line 35
--   -        WHERE household_1.city_id = $6::UUID AND household_1.id = anon_1.household_1_id
--   +        WHERE household_1.township_id = $6::UUID AND household_1.id = anon_1.household_1_id
--   line 43
--   -        WHERE person_2.city_id = $7::UUID AND person_2.id = anon_1.person_2_id
--   +        WHERE person_2.township_id = $7::UUID AND person_2.id = anon_1.person_2_id

-- village_viewer: as city_viewer, but
--   line 26
--   -        WHERE (division_0.city_id = $4::UUID OR division_0.id = ANY ($5::UUID[]))
--   +        WHERE (division_0.village_id = $4::UUID OR division_0.id = ANY ($5::UUID[]))
--   line 35
--   -        WHERE household_1.city_id = $6::UUID AND household_1.id = anon_1.household_1_id
--   +        WHERE household_1.village_id = $6::UUID AND household_1.id = anon_1.household_1_id
--   line 43
--   -        WHERE person_2.city_id = $7::UUID AND person_2.id = anon_1.person_2_id
--   +        WHERE person_2.village_id = $7::UUID AND person_2.id = anon_1.person_2_id

-- both_counties: as city_viewer, but
--   line 26
--   -        WHERE (division_0.city_id = $4::UUID OR division_0.id = ANY ($5::UUID[]))
--   +        WHERE (division_0.county_id = ANY ($4::UUID[]) OR division_0.id = ANY ($5::UUID[]))
--   line 35
--   -        WHERE household_1.city_id = $6::UUID AND household_1.id = anon_1.household_1_id
--   +        WHERE household_1.county_id = ANY ($6::UUID[]) AND household_1.id = anon_1.household_1_id
--   line 43
--   -        WHERE person_2.city_id = $7::UUID AND person_2.id = anon_1.person_2_id
--   +        WHERE person_2.county_id = ANY ($7::UUID[]) AND person_2.id = anon_1.person_2_id

-- mixed_roles: as county_registrar

-- oversight: as county_registrar

-- nobody
-- refused: FORBIDDEN
