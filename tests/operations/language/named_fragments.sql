-- city_viewer
WITH asker AS MATERIALIZED (SELECT guard.enter($7::UUID) AS entered)
SELECT convert_to(
  (
    '{"households":' || (
      WITH household_0_page AS MATERIALIZED (
        SELECT household_0.id AS id, household_0.number AS number, household_0.updated_at AS updated_at
        FROM household AS household_0
        WHERE household_0.city_id = $1::UUID AND asker.entered
        ORDER BY household_0.updated_at ASC, household_0.id ASC
        LIMIT $2::BIGINT
      ),
      household_0_shown AS MATERIALIZED (
        SELECT household_0_page.id AS id, household_0_page.number AS number,
          household_0_page.updated_at AS updated_at
        FROM household_0_page
        ORDER BY household_0_page.updated_at ASC, household_0_page.id ASC
        LIMIT $3::BIGINT
      ),
      household_membership_1_keys AS MATERIALIZED (
        SELECT household_0_shown.id AS row, household_membership_1.person_id AS person_id
        FROM household_0_shown
        JOIN household_membership AS household_membership_1 ON household_membership_1.household_id = household_0_shown.id
          AND household_membership_1.ended_on IS NULL AND household_membership_1.relation = '02'
        WHERE household_membership_1.city_id = $1::UUID
      ),
      person_2_objects AS MATERIALIZED (
        SELECT person_2_key.person_id AS person_id, person_2_object.object AS object
        FROM (
          SELECT DISTINCT household_membership_1_keys.person_id AS person_id
          FROM household_membership_1_keys
        ) AS person_2_key
        JOIN LATERAL (
          SELECT ('{"name":' || CAST(to_json(person_2.name) AS TEXT) || ',"sex":"' || person_2.sex || '"}') AS object
          FROM person AS person_2
          WHERE person_2.city_id = $4::UUID AND person_2.merged_into_id IS NULL
            AND person_2.id = person_2_key.person_id
        ) AS person_2_object ON true
      )
      SELECT (
        '{"nodes":' || (
          SELECT (
            '[' || coalesce(
              string_agg(
                (
                  '{"number":' || CAST(to_json(household_0_shown.number) AS TEXT)
                  || ',"head":' || coalesce(person_2_objects.object, 'null') || '}'
                ),
                ','
                ORDER BY household_0_shown.updated_at ASC, household_0_shown.id ASC
              ),
              ''
            )
            || ']'
          ) AS json_text_2
          FROM household_0_shown
          LEFT OUTER JOIN household_membership_1_keys ON household_membership_1_keys.row = household_0_shown.id
          LEFT OUTER JOIN person_2_objects ON person_2_objects.person_id = household_membership_1_keys.person_id
        )
        || '}'
      ) AS json_text_1
    )
    || ',"people":' || (
      WITH person_3_page AS MATERIALIZED (
        SELECT person_3.id AS id, person_3.name AS name, person_3.sex AS sex
        FROM person AS person_3
        WHERE person_3.city_id = $4::UUID AND person_3.merged_into_id IS NULL AND asker.entered
        ORDER BY person_3.id ASC
        LIMIT $5::BIGINT
      ),
      person_3_shown AS MATERIALIZED (
        SELECT person_3_page.id AS id, person_3_page.name AS name, person_3_page.sex AS sex
        FROM person_3_page
        ORDER BY person_3_page.id ASC
        LIMIT $6::BIGINT
      ),
      household_membership_4_keys AS MATERIALIZED (
        SELECT person_3_shown.id AS row, household_membership_4.household_id AS household_id
        FROM person_3_shown
        JOIN household_membership AS household_membership_4 ON household_membership_4.person_id = person_3_shown.id
          AND household_membership_4.ended_on IS NULL
        WHERE household_membership_4.city_id = $1::UUID
      ),
      household_5_objects AS MATERIALIZED (
        SELECT household_5_key.household_id AS household_id, household_5_object.object AS object
        FROM (
          SELECT DISTINCT household_membership_4_keys.household_id AS household_id
          FROM household_membership_4_keys
        ) AS household_5_key
        JOIN LATERAL (
          SELECT (
            '{"number":' || CAST(to_json(household_5.number) AS TEXT)
            || ',"head":' || coalesce(person_7_object.object, 'null') || '}'
          ) AS object
          FROM household AS household_5
          LEFT OUTER JOIN LATERAL (
            SELECT ('{"name":' || CAST(to_json(person_7.name) AS TEXT) || ',"sex":"' || person_7.sex || '"}') AS object
            FROM household_membership AS household_membership_6, person AS person_7
            WHERE person_7.city_id = $4::UUID AND person_7.merged_into_id IS NULL
              AND household_membership_6.household_id = household_5.id
              AND household_membership_6.ended_on IS NULL AND household_membership_6.relation = '02'
              AND person_7.id = household_membership_6.person_id AND household_membership_6.city_id = $1::UUID
          ) AS person_7_object ON true
          WHERE household_5.city_id = $1::UUID AND household_5.id = household_5_key.household_id
        ) AS household_5_object ON true
      )
      SELECT (
        '{"nodes":' || (
          SELECT (
            '[' || coalesce(
              string_agg(
                (
                  '{"name":' || CAST(to_json(person_3_shown.name) AS TEXT) || ',"sex":"' || person_3_shown.sex
                  || '","household":' || coalesce(household_5_objects.object, 'null') || '}'
                ),
                ','
                ORDER BY person_3_shown.id ASC
              ),
              ''
            )
            || ']'
          ) AS json_text_4
          FROM person_3_shown
          LEFT OUTER JOIN household_membership_4_keys ON household_membership_4_keys.row = person_3_shown.id
          LEFT OUTER JOIN household_5_objects ON household_5_objects.household_id = household_membership_4_keys.household_id
        )
        || '}'
      ) AS json_text_3
    )
    || '}'
  ),
  'UTF8'
) AS convert_to_1
FROM asker

-- county_registrar: as city_viewer, but
--   line 8
--   -        WHERE household_0.city_id = $1::UUID AND asker.entered
--   +        WHERE household_0.county_id = $1::UUID AND asker.entered
--   line 24
--   -        WHERE household_membership_1.city_id = $1::UUID
--   +        WHERE household_membership_1.county_id = $1::UUID
--   line 35
--   -          WHERE person_2.city_id = $4::UUID AND person_2.merged_into_id IS NULL
--   +          WHERE person_2.county_id = $4::UUID AND person_2.merged_into_id IS NULL
--   line 66
--   -        WHERE person_3.city_id = $4::UUID AND person_3.merged_into_id IS NULL AND asker.entered
--   +        WHERE person_3.county_id = $4::UUID AND person_3.merged_into_id IS NULL AND asker.entered
--   line 81
--   -        WHERE household_membership_4.city_id = $1::UUID
--   +        WHERE household_membership_4.county_id = $1::UUID
--   line 98
--   -            WHERE person_7.city_id = $4::UUID AND person_7.merged_into_id IS NULL
--   +            WHERE person_7.county_id = $4::UUID AND person_7.merged_into_id IS NULL
--   line 101
--   -              AND person_7.id = household_membership_6.person_id AND household_membership_6.city_id = $1::UUID
--   +              AND person_7.id = household_membership_6.person_id AND household_membership_6.county_id = $1::UUID
--   line 103
--   -          WHERE household_5.city_id = $1::UUID AND household_5.id = household_5_key.household_id
--   +          WHERE household_5.county_id = $1::UUID AND household_5.id = household_5_key.household_id

-- township_registrar: as city_viewer, but
--   line 8
--   -        WHERE household_0.city_id = $1::UUID AND asker.entered
--   +        WHERE household_0.township_id = $1::UUID AND asker.entered
--   line 24
--   -        WHERE household_membership_1.city_id = $1::UUID
--   +        WHERE household_membership_1.township_id = $1::UUID
--   line 35
--   -          WHERE person_2.city_id = $4::UUID AND person_2.merged_into_id IS NULL
--   +          WHERE person_2.township_id = $4::UUID AND person_2.merged_into_id IS NULL
--   line 66
--   -        WHERE person_3.city_id = $4::UUID AND person_3.merged_into_id IS NULL AND asker.entered
--   +        WHERE person_3.township_id = $4::UUID AND person_3.merged_into_id IS NULL AND asker.entered
--   line 81
--   -        WHERE household_membership_4.city_id = $1::UUID
--   +        WHERE household_membership_4.township_id = $1::UUID
--   line 98
--   -            WHERE person_7.city_id = $4::UUID AND person_7.merged_into_id IS NULL
--   +            WHERE person_7.township_id = $4::UUID AND person_7.merged_into_id IS NULL
--   line 101
--   -              AND person_7.id = household_membership_6.person_id AND household_membership_6.city_id = $1::UUID
--   +              AND person_7.id = household_membership_6.person_id
--   +              AND household_membership_6.township_id = $1::UUID
--   line 103
--   -          WHERE household_5.city_id = $1::UUID AND household_5.id = household_5_key.household_id
--   +          WHERE household_5.township_id = $1::UUID AND household_5.id = household_5_key.household_id

-- village_viewer: as city_viewer, but
--   line 8
--   -        WHERE household_0.city_id = $1::UUID AND asker.entered
--   +        WHERE household_0.village_id = $1::UUID AND asker.entered
--   line 24
--   -        WHERE household_membership_1.city_id = $1::UUID
--   +        WHERE household_membership_1.village_id = $1::UUID
--   line 35
--   -          WHERE person_2.city_id = $4::UUID AND person_2.merged_into_id IS NULL
--   +          WHERE person_2.village_id = $4::UUID AND person_2.merged_into_id IS NULL
--   line 66
--   -        WHERE person_3.city_id = $4::UUID AND person_3.merged_into_id IS NULL AND asker.entered
--   +        WHERE person_3.village_id = $4::UUID AND person_3.merged_into_id IS NULL AND asker.entered
--   line 81
--   -        WHERE household_membership_4.city_id = $1::UUID
--   +        WHERE household_membership_4.village_id = $1::UUID
--   line 98
--   -            WHERE person_7.city_id = $4::UUID AND person_7.merged_into_id IS NULL
--   +            WHERE person_7.village_id = $4::UUID AND person_7.merged_into_id IS NULL
--   line 101
--   -              AND person_7.id = household_membership_6.person_id AND household_membership_6.city_id = $1::UUID
--   +              AND person_7.id = household_membership_6.person_id
--   +              AND household_membership_6.village_id = $1::UUID
--   line 103
--   -          WHERE household_5.city_id = $1::UUID AND household_5.id = household_5_key.household_id
--   +          WHERE household_5.village_id = $1::UUID AND household_5.id = household_5_key.household_id

-- both_counties: as city_viewer, but
--   line 8
--   -        WHERE household_0.city_id = $1::UUID AND asker.entered
--   +        WHERE household_0.county_id = ANY ($1::UUID[]) AND asker.entered
--   line 24
--   -        WHERE household_membership_1.city_id = $1::UUID
--   +        WHERE household_membership_1.county_id = ANY ($1::UUID[])
--   line 35
--   -          WHERE person_2.city_id = $4::UUID AND person_2.merged_into_id IS NULL
--   +          WHERE person_2.county_id = ANY ($4::UUID[]) AND person_2.merged_into_id IS NULL
--   line 66
--   -        WHERE person_3.city_id = $4::UUID AND person_3.merged_into_id IS NULL AND asker.entered
--   +        WHERE person_3.county_id = ANY ($4::UUID[]) AND person_3.merged_into_id IS NULL AND asker.entered
--   line 81
--   -        WHERE household_membership_4.city_id = $1::UUID
--   +        WHERE household_membership_4.county_id = ANY ($1::UUID[])
--   line 98
--   -            WHERE person_7.city_id = $4::UUID AND person_7.merged_into_id IS NULL
--   +            WHERE person_7.county_id = ANY ($4::UUID[]) AND person_7.merged_into_id IS NULL
--   line 101
--   -              AND person_7.id = household_membership_6.person_id AND household_membership_6.city_id = $1::UUID
--   +              AND person_7.id = household_membership_6.person_id
--   +              AND household_membership_6.county_id = ANY ($1::UUID[])
--   line 103
--   -          WHERE household_5.city_id = $1::UUID AND household_5.id = household_5_key.household_id
--   +          WHERE household_5.county_id = ANY ($1::UUID[]) AND household_5.id = household_5_key.household_id

-- mixed_roles: as county_registrar

-- oversight: as county_registrar

-- nobody
-- refused: FORBIDDEN
