-- city_viewer
WITH asker AS MATERIALIZED (SELECT guard.enter($7::UUID) AS entered)
SELECT convert_to(
  (
    '{"people":' || (
      WITH person_0_page AS MATERIALIZED (
        SELECT person_0.id AS id, person_0.name AS name
        FROM person AS person_0
        WHERE person_0.city_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
        ORDER BY person_0.id ASC
        LIMIT $2::BIGINT
      ),
      person_0_shown AS MATERIALIZED (
        SELECT person_0_page.id AS id, person_0_page.name AS name
        FROM person_0_page
        ORDER BY person_0_page.id ASC
        LIMIT $3::BIGINT
      ),
      household_membership_1_keys AS MATERIALIZED (
        SELECT person_0_shown.id AS row, household_membership_1.household_id AS household_id
        FROM person_0_shown
        JOIN household_membership AS household_membership_1 ON household_membership_1.person_id = person_0_shown.id
          AND household_membership_1.ended_on IS NULL
        WHERE household_membership_1.city_id = $4::UUID
      ),
      household_2_objects AS MATERIALIZED (
        SELECT household_2_key.household_id AS household_id, household_2_object.object AS object
        FROM (
          SELECT DISTINCT household_membership_1_keys.household_id AS household_id
          FROM household_membership_1_keys
        ) AS household_2_key
        JOIN LATERAL (
          SELECT (
            '{"number":' || CAST(to_json(household_2.number) AS TEXT)
            || ',"address":' || CAST(to_json(household_2.address) AS TEXT)
            || ',"division":' || coalesce(division_3_object.object, 'null') || ',"kind":"' || household_2.kind
            || '"}'
          ) AS object
          FROM household AS household_2
          LEFT OUTER JOIN LATERAL (
            SELECT ('{"name":' || CAST(to_json(division_3.name) AS TEXT) || '}') AS object
            FROM division AS division_3
            WHERE (division_3.city_id = $5::UUID OR division_3.id = ANY ($6::UUID[]))
              AND division_3.id = household_2.division_id
          ) AS division_3_object ON true
          WHERE household_2.city_id = $4::UUID AND household_2.id = household_2_key.household_id
        ) AS household_2_object ON true
      )
      SELECT (
        '{"nodes":' || (
          SELECT (
            '[' || coalesce(
              string_agg(
                (
                  '{"name":' || CAST(to_json(person_0_shown.name) AS TEXT)
                  || ',"household":' || coalesce(household_2_objects.object, 'null') || '}'
                ),
                ','
                ORDER BY person_0_shown.id ASC
              ),
              ''
            )
            || ']'
          ) AS json_text_2
          FROM person_0_shown
          LEFT OUTER JOIN household_membership_1_keys ON household_membership_1_keys.row = person_0_shown.id
          LEFT OUTER JOIN household_2_objects ON household_2_objects.household_id = household_membership_1_keys.household_id
        )
        || ',"totalCount":' || CAST(
          (
            SELECT count(*) AS count_1
            FROM person AS person_0
            WHERE person_0.city_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
          ) AS TEXT
        )
        || '}'
      ) AS json_text_1
    )
    || '}'
  ),
  'UTF8'
) AS convert_to_1
FROM asker

-- county_registrar: as city_viewer, but
--   line 8
--   -        WHERE person_0.city_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
--   +        WHERE person_0.county_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
--   line 23
--   -        WHERE household_membership_1.city_id = $4::UUID
--   +        WHERE household_membership_1.county_id = $4::UUID
--   line 42
--   -            WHERE (division_3.city_id = $5::UUID OR division_3.id = ANY ($6::UUID[]))
--   +            WHERE (division_3.county_id = $5::UUID OR division_3.id = ANY ($6::UUID[]))
--   line 45
--   -          WHERE household_2.city_id = $4::UUID AND household_2.id = household_2_key.household_id
--   +          WHERE household_2.county_id = $4::UUID AND household_2.id = household_2_key.household_id
--   line 72
--   -            WHERE person_0.city_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
--   +            WHERE person_0.county_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered

-- township_registrar: as city_viewer, but
--   line 8
--   -        WHERE person_0.city_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
--   +        WHERE person_0.township_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
--   line 23
--   -        WHERE household_membership_1.city_id = $4::UUID
--   +        WHERE household_membership_1.township_id = $4::UUID
--   line 42
--   -            WHERE (division_3.city_id = $5::UUID OR division_3.id = ANY ($6::UUID[]))
--   +            WHERE (division_3.township_id = $5::UUID OR division_3.id = ANY ($6::UUID[]))
--   line 45
--   -          WHERE household_2.city_id = $4::UUID AND household_2.id = household_2_key.household_id
--   +          WHERE household_2.township_id = $4::UUID AND household_2.id = household_2_key.household_id
--   line 72
--   -            WHERE person_0.city_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
--   +            WHERE person_0.township_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered

-- village_viewer: as city_viewer, but
--   line 8
--   -        WHERE person_0.city_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
--   +        WHERE person_0.village_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
--   line 23
--   -        WHERE household_membership_1.city_id = $4::UUID
--   +        WHERE household_membership_1.village_id = $4::UUID
--   line 42
--   -            WHERE (division_3.city_id = $5::UUID OR division_3.id = ANY ($6::UUID[]))
--   +            WHERE (division_3.village_id = $5::UUID OR division_3.id = ANY ($6::UUID[]))
--   line 45
--   -          WHERE household_2.city_id = $4::UUID AND household_2.id = household_2_key.household_id
--   +          WHERE household_2.village_id = $4::UUID AND household_2.id = household_2_key.household_id
--   line 72
--   -            WHERE person_0.city_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
--   +            WHERE person_0.village_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered

-- both_counties: as city_viewer, but
--   line 8
--   -        WHERE person_0.city_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
--   +        WHERE person_0.county_id = ANY ($1::UUID[]) AND person_0.merged_into_id IS NULL AND asker.entered
--   line 23
--   -        WHERE household_membership_1.city_id = $4::UUID
--   +        WHERE household_membership_1.county_id = ANY ($4::UUID[])
--   line 42
--   -            WHERE (division_3.city_id = $5::UUID OR division_3.id = ANY ($6::UUID[]))
--   +            WHERE (division_3.county_id = ANY ($5::UUID[]) OR division_3.id = ANY ($6::UUID[]))
--   line 45
--   -          WHERE household_2.city_id = $4::UUID AND household_2.id = household_2_key.household_id
--   +          WHERE household_2.county_id = ANY ($4::UUID[]) AND household_2.id = household_2_key.household_id
--   line 72
--   -            WHERE person_0.city_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
--   +            WHERE person_0.county_id = ANY ($1::UUID[]) AND person_0.merged_into_id IS NULL AND asker.entered

-- mixed_roles: as county_registrar

-- oversight: as county_registrar

-- nobody
-- refused: FORBIDDEN
