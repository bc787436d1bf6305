-- city_viewer
WITH asker AS MATERIALIZED (SELECT guard.enter($5::UUID) AS entered)
SELECT convert_to(
  (
    '{"__typename":"Query","people":' || (
      WITH person_0_page AS MATERIALIZED (
        SELECT person_0.id AS id
        FROM person AS person_0
        WHERE person_0.city_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
        ORDER BY person_0.id ASC
        LIMIT $2::BIGINT
      ),
      person_0_shown AS MATERIALIZED (
        SELECT person_0_page.id AS id
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
            '{"__typename":"Household","members":' || (
              SELECT (
                '[' || coalesce(
                  string_agg(
                    (
                      '{"__typename":"HouseholdMembership","relation":' || coalesce(
                        (
                          SELECT '{"__typename":"CodedValue"}' AS json_text_2
                          FROM coded_value AS coded_value_4
                          WHERE coded_value_4.list = 'GB/T 4761'
                            AND coded_value_4.code = household_membership_3.relation
                        ),
                        'null'
                      )
                      || '}'
                    ),
                    ','
                    ORDER BY household_membership_3.relation ASC, household_membership_3.id ASC
                  ),
                  ''
                )
                || ']'
              ) AS json_text_1
              FROM household_membership AS household_membership_3
              WHERE household_membership_3.city_id = $4::UUID
                AND household_membership_3.household_id = household_2.id
                AND household_membership_3.ended_on IS NULL
            )
            || '}'
          ) AS object
          FROM household AS household_2
          WHERE household_2.city_id = $4::UUID AND household_2.id = household_2_key.household_id
        ) AS household_2_object ON true
      )
      SELECT (
        '{"__typename":"PersonConnection","edges":' || (
          SELECT (
            '[' || coalesce(
              string_agg(
                (
                  '{"__typename":"PersonEdge","node":{"__typename":"Person","household":' || coalesce(
                    household_2_objects.object, 'null'
                  )
                  || '}}'
                ),
                ','
                ORDER BY person_0_shown.id ASC
              ),
              ''
            )
            || ']'
          ) AS json_text_4
          FROM person_0_shown
          LEFT OUTER JOIN household_membership_1_keys ON household_membership_1_keys.row = person_0_shown.id
          LEFT OUTER JOIN household_2_objects ON household_2_objects.household_id = household_membership_1_keys.household_id
        )
        || ',"pageInfo":{"__typename":"PageInfo"}}'
      ) AS json_text_3
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
--   line 57
--   -              WHERE household_membership_3.city_id = $4::UUID
--   +              WHERE household_membership_3.county_id = $4::UUID
--   line 64
--   -          WHERE household_2.city_id = $4::UUID AND household_2.id = household_2_key.household_id
--   +          WHERE household_2.county_id = $4::UUID AND household_2.id = household_2_key.household_id

-- township_registrar: as city_viewer, but
--   line 8
--   -        WHERE person_0.city_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
--   +        WHERE person_0.township_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
--   line 23
--   -        WHERE household_membership_1.city_id = $4::UUID
--   +        WHERE household_membership_1.township_id = $4::UUID
--   line 57
--   -              WHERE household_membership_3.city_id = $4::UUID
--   +              WHERE household_membership_3.township_id = $4::UUID
--   line 64
--   -          WHERE household_2.city_id = $4::UUID AND household_2.id = household_2_key.household_id
--   +          WHERE household_2.township_id = $4::UUID AND household_2.id = household_2_key.household_id

-- village_viewer: as city_viewer, but
--   line 8
--   -        WHERE person_0.city_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
--   +        WHERE person_0.village_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
--   line 23
--   -        WHERE household_membership_1.city_id = $4::UUID
--   +        WHERE household_membership_1.village_id = $4::UUID
--   line 57
--   -              WHERE household_membership_3.city_id = $4::UUID
--   +              WHERE household_membership_3.village_id = $4::UUID
--   line 64
--   -          WHERE household_2.city_id = $4::UUID AND household_2.id = household_2_key.household_id
--   +          WHERE household_2.village_id = $4::UUID AND household_2.id = household_2_key.household_id

-- both_counties: as city_viewer, but
--   line 8
--   -        WHERE person_0.city_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
--   +        WHERE person_0.county_id = ANY ($1::UUID[]) AND person_0.merged_into_id IS NULL AND asker.entered
--   line 23
--   -        WHERE household_membership_1.city_id = $4::UUID
--   +        WHERE household_membership_1.county_id = ANY ($4::UUID[])
--   line 57
--   -              WHERE household_membership_3.city_id = $4::UUID
--   +              WHERE household_membership_3.county_id = ANY ($4::UUID[])
--   line 64
--   -          WHERE household_2.city_id = $4::UUID AND household_2.id = household_2_key.household_id
--   +          WHERE household_2.county_id = ANY ($4::UUID[]) AND household_2.id = household_2_key.household_id

-- mixed_roles: as county_registrar

-- oversight: as county_registrar

-- nobody
-- refused: FORBIDDEN
