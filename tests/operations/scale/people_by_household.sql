-- city_viewer
-- refused: BAD_USER_INPUT

-- county_registrar: as city_viewer

-- township_registrar
WITH asker AS MATERIALIZED (SELECT guard.enter($5::UUID) AS entered)
SELECT convert_to(
  (
    '{"people":' || (
      WITH person_0_page AS MATERIALIZED (
        SELECT person_0.id AS id, person_0.name AS name, household_2_key.key AS household_2_key
        FROM person AS person_0
        LEFT OUTER JOIN LATERAL (
          SELECT household_2.number AS key
          FROM household_membership AS household_membership_1, household AS household_2
          WHERE household_2.township_id = $1::UUID AND household_membership_1.person_id = person_0.id
            AND household_membership_1.ended_on IS NULL AND household_2.id = household_membership_1.household_id
            AND household_membership_1.township_id = $1::UUID
        ) AS household_2_key ON true
        WHERE person_0.township_id = $2::UUID AND person_0.merged_into_id IS NULL AND asker.entered
        ORDER BY household_2_key.key ASC, person_0.id ASC
        LIMIT $3::BIGINT
      ),
      person_0_shown AS MATERIALIZED (
        SELECT person_0_page.id AS id, person_0_page.name AS name,
          person_0_page.household_2_key AS household_2_key
        FROM person_0_page
        ORDER BY person_0_page.household_2_key ASC, person_0_page.id ASC
        LIMIT $4::BIGINT
      ),
      household_membership_3_keys AS MATERIALIZED (
        SELECT person_0_shown.id AS row, household_membership_3.household_id AS household_id
        FROM person_0_shown
        JOIN household_membership AS household_membership_3 ON household_membership_3.person_id = person_0_shown.id
          AND household_membership_3.ended_on IS NULL
        WHERE household_membership_3.township_id = $1::UUID
      ),
      household_4_objects AS MATERIALIZED (
        SELECT household_4_key.household_id AS household_id, household_4_object.object AS object
        FROM (
          SELECT DISTINCT household_membership_3_keys.household_id AS household_id
          FROM household_membership_3_keys
        ) AS household_4_key
        JOIN LATERAL (
          SELECT ('{"number":' || CAST(to_json(household_4.number) AS TEXT) || '}') AS object
          FROM household AS household_4
          WHERE household_4.township_id = $1::UUID AND household_4.id = household_4_key.household_id
        ) AS household_4_object ON true
      )
      SELECT (
        '{"nodes":' || (
          SELECT (
            '[' || coalesce(
              string_agg(
                (
                  '{"name":' || CAST(to_json(person_0_shown.name) AS TEXT)
                  || ',"household":' || coalesce(household_4_objects.object, 'null') || '}'
                ),
                ','
                ORDER BY person_0_shown.household_2_key ASC, person_0_shown.id ASC
              ),
              ''
            )
            || ']'
          ) AS json_text_2
          FROM person_0_shown
          LEFT OUTER JOIN household_membership_3_keys ON household_membership_3_keys.row = person_0_shown.id
          LEFT OUTER JOIN household_4_objects ON household_4_objects.household_id = household_membership_3_keys.household_id
        )
        || '}'
      ) AS json_text_1
    )
    || '}'
  ),
  'UTF8'
) AS convert_to_1
FROM asker

-- village_viewer: as township_registrar, but
--   line 11
--   -          WHERE household_2.township_id = $1::UUID AND household_membership_1.person_id = person_0.id
--   +          WHERE household_2.village_id = $1::UUID AND household_membership_1.person_id = person_0.id
--   line 13
--   -            AND household_membership_1.township_id = $1::UUID
--   +            AND household_membership_1.village_id = $1::UUID
--   line 15
--   -        WHERE person_0.township_id = $2::UUID AND person_0.merged_into_id IS NULL AND asker.entered
--   +        WHERE person_0.village_id = $2::UUID AND person_0.merged_into_id IS NULL AND asker.entered
--   line 31
--   -        WHERE household_membership_3.township_id = $1::UUID
--   +        WHERE household_membership_3.village_id = $1::UUID
--   line 42
--   -          WHERE household_4.township_id = $1::UUID AND household_4.id = household_4_key.household_id
--   +          WHERE household_4.village_id = $1::UUID AND household_4.id = household_4_key.household_id

-- both_counties: as city_viewer

-- mixed_roles: as city_viewer

-- oversight: as city_viewer

-- nobody
-- refused: FORBIDDEN
