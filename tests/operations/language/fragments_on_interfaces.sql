-- city_viewer
WITH asker AS MATERIALIZED (SELECT guard.enter($9::UUID) AS entered)
SELECT convert_to(
  (
    '{"person":' || coalesce(
      (
        SELECT (
          '{"__typename":"Person","id":"Person:' || CAST(person_0.id AS TEXT)
          || '","name":' || CAST(to_json(person_0.name) AS TEXT)
          || ',"birthDate":"' || CAST(person_0.birth_date AS TEXT)
          || '","again":"Person:' || CAST(person_0.id AS TEXT) || '"}'
        ) AS json_text_1
        FROM person AS person_0
        WHERE person_0.city_id = $1::UUID AND person_0.id = $2::UUID AND asker.entered
      ),
      'null'
    )
    || ',"household":' || coalesce(
      (
        SELECT (
          '{"__typename":"Household","id":"Household:' || CAST(household_1.id AS TEXT)
          || '","number":' || CAST(to_json(household_1.number) AS TEXT)
          || ',"householdKind":"' || household_1.kind || '","again":"Household:' || CAST(household_1.id AS TEXT)
          || '"}'
        ) AS json_text_2
        FROM household AS household_1
        WHERE household_1.city_id = $3::UUID AND household_1.id = $4::UUID AND asker.entered
      ),
      'null'
    )
    || ',"division":' || coalesce(
      (
        SELECT (
          '{"__typename":"Division","id":"Division:' || CAST(division_2.id AS TEXT)
          || '","name":' || CAST(to_json(division_2.name) AS TEXT) || ',"divisionKind":"' || division_2.kind
          || '","again":"Division:' || CAST(division_2.id AS TEXT) || '"}'
        ) AS json_text_3
        FROM division AS division_2
        WHERE (division_2.city_id = $5::UUID OR division_2.id = ANY ($6::UUID[])) AND division_2.id = $7::UUID
          AND asker.entered
      ),
      'null'
    )
    || ',"membership":' || coalesce(
      (
        SELECT (
          '{"__typename":"HouseholdMembership","id":"HouseholdMembership:' || CAST(
            household_membership_3.id AS TEXT
          )
          || '","relation":' || coalesce(
            (
              SELECT ('{"name":' || CAST(to_json(coded_value_4.name) AS TEXT) || '}') AS json_text_5
              FROM coded_value AS coded_value_4
              WHERE coded_value_4.list = 'GB/T 4761' AND coded_value_4.code = household_membership_3.relation
            ),
            'null'
          )
          || ',"person":' || coalesce(person_5_object.object, 'null')
          || ',"again":"HouseholdMembership:' || CAST(household_membership_3.id AS TEXT) || '"}'
        ) AS json_text_4
        FROM household_membership AS household_membership_3
        LEFT OUTER JOIN LATERAL (
          SELECT ('{"name":' || CAST(to_json(person_5.name) AS TEXT) || '}') AS object
          FROM person AS person_5
          WHERE person_5.city_id = $1::UUID AND person_5.merged_into_id IS NULL
            AND person_5.id = household_membership_3.person_id
        ) AS person_5_object ON true
        WHERE household_membership_3.city_id = $3::UUID AND household_membership_3.id = $8::UUID
          AND asker.entered
      ),
      'null'
    )
    || '}'
  ),
  'UTF8'
) AS convert_to_1
FROM asker

-- county_registrar: as city_viewer, but
--   line 13
--   -        WHERE person_0.city_id = $1::UUID AND person_0.id = $2::UUID AND asker.entered
--   +        WHERE person_0.county_id = $1::UUID AND person_0.id = $2::UUID AND asker.entered
--   line 26
--   -        WHERE household_1.city_id = $3::UUID AND household_1.id = $4::UUID AND asker.entered
--   +        WHERE household_1.county_id = $3::UUID AND household_1.id = $4::UUID AND asker.entered
--   line 38
--   -        WHERE (division_2.city_id = $5::UUID OR division_2.id = ANY ($6::UUID[])) AND division_2.id = $7::UUID
--   +        WHERE (division_2.county_id = $5::UUID OR division_2.id = ANY ($6::UUID[])) AND division_2.id = $7::UUID
--   line 64
--   -          WHERE person_5.city_id = $1::UUID AND person_5.merged_into_id IS NULL
--   +          WHERE person_5.county_id = $1::UUID AND person_5.merged_into_id IS NULL
--   line 67
--   -        WHERE household_membership_3.city_id = $3::UUID AND household_membership_3.id = $8::UUID
--   +        WHERE household_membership_3.county_id = $3::UUID AND household_membership_3.id = $8::UUID

-- township_registrar: as city_viewer, but
--   line 13
--   -        WHERE person_0.city_id = $1::UUID AND person_0.id = $2::UUID AND asker.entered
--   +        WHERE person_0.township_id = $1::UUID AND person_0.id = $2::UUID AND asker.entered
--   line 26
--   -        WHERE household_1.city_id = $3::UUID AND household_1.id = $4::UUID AND asker.entered
--   +        WHERE household_1.township_id = $3::UUID AND household_1.id = $4::UUID AND asker.entered
--   line 38
--   -        WHERE (division_2.city_id = $5::UUID OR division_2.id = ANY ($6::UUID[])) AND division_2.id = $7::UUID
--   -          AND asker.entered
--   +        WHERE (division_2.township_id = $5::UUID OR division_2.id = ANY ($6::UUID[]))
--   +          AND division_2.id = $7::UUID AND asker.entered
--   line 64
--   -          WHERE person_5.city_id = $1::UUID AND person_5.merged_into_id IS NULL
--   +          WHERE person_5.township_id = $1::UUID AND person_5.merged_into_id IS NULL
--   line 67
--   -        WHERE household_membership_3.city_id = $3::UUID AND household_membership_3.id = $8::UUID
--   +        WHERE household_membership_3.township_id = $3::UUID AND household_membership_3.id = $8::UUID

-- village_viewer: as city_viewer, but
--   line 13
--   -        WHERE person_0.city_id = $1::UUID AND person_0.id = $2::UUID AND asker.entered
--   +        WHERE person_0.village_id = $1::UUID AND person_0.id = $2::UUID AND asker.entered
--   line 26
--   -        WHERE household_1.city_id = $3::UUID AND household_1.id = $4::UUID AND asker.entered
--   +        WHERE household_1.village_id = $3::UUID AND household_1.id = $4::UUID AND asker.entered
--   line 38
--   -        WHERE (division_2.city_id = $5::UUID OR division_2.id = ANY ($6::UUID[])) AND division_2.id = $7::UUID
--   -          AND asker.entered
--   +        WHERE (division_2.village_id = $5::UUID OR division_2.id = ANY ($6::UUID[]))
--   +          AND division_2.id = $7::UUID AND asker.entered
--   line 64
--   -          WHERE person_5.city_id = $1::UUID AND person_5.merged_into_id IS NULL
--   +          WHERE person_5.village_id = $1::UUID AND person_5.merged_into_id IS NULL
--   line 67
--   -        WHERE household_membership_3.city_id = $3::UUID AND household_membership_3.id = $8::UUID
--   +        WHERE household_membership_3.village_id = $3::UUID AND household_membership_3.id = $8::UUID

-- both_counties: as city_viewer, but
--   line 13
--   -        WHERE person_0.city_id = $1::UUID AND person_0.id = $2::UUID AND asker.entered
--   +        WHERE person_0.county_id = ANY ($1::UUID[]) AND person_0.id = $2::UUID AND asker.entered
--   line 26
--   -        WHERE household_1.city_id = $3::UUID AND household_1.id = $4::UUID AND asker.entered
--   +        WHERE household_1.county_id = ANY ($3::UUID[]) AND household_1.id = $4::UUID AND asker.entered
--   line 38
--   -        WHERE (division_2.city_id = $5::UUID OR division_2.id = ANY ($6::UUID[])) AND division_2.id = $7::UUID
--   -          AND asker.entered
--   +        WHERE (division_2.county_id = ANY ($5::UUID[]) OR division_2.id = ANY ($6::UUID[]))
--   +          AND division_2.id = $7::UUID AND asker.entered
--   line 64
--   -          WHERE person_5.city_id = $1::UUID AND person_5.merged_into_id IS NULL
--   +          WHERE person_5.county_id = ANY ($1::UUID[]) AND person_5.merged_into_id IS NULL
--   line 67
--   -        WHERE household_membership_3.city_id = $3::UUID AND household_membership_3.id = $8::UUID
--   +        WHERE household_membership_3.county_id = ANY ($3::UUID[]) AND household_membership_3.id = $8::UUID

-- mixed_roles: as county_registrar

-- oversight: as county_registrar

-- nobody
-- refused: FORBIDDEN
