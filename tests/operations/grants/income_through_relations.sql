-- city_viewer
-- refused: FORBIDDEN

-- county_registrar
WITH asker AS MATERIALIZED (SELECT guard.enter($7::UUID) AS entered)
SELECT convert_to(
  (
    '{"people":' || (
      WITH person_0_page AS MATERIALIZED (
        SELECT person_0.id AS id, person_0.name AS name
        FROM person AS person_0
        WHERE person_0.county_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
          AND (
            EXISTS (
              SELECT 1
              FROM household_membership AS household_membership_1, household AS household_2
              WHERE household_2.county_id = $2::UUID AND household_membership_1.person_id = person_0.id
                AND household_membership_1.ended_on IS NULL
                AND household_2.id = household_membership_1.household_id
                AND household_membership_1.county_id = $2::UUID
                AND household_2.income_per_capita_year <= $3::NUMERIC
                AND household_2.income_per_capita_year >= $4::NUMERIC
            )
          )
        ORDER BY person_0.id ASC
        LIMIT $5::BIGINT
      ),
      person_0_shown AS MATERIALIZED (
        SELECT person_0_page.id AS id, person_0_page.name AS name
        FROM person_0_page
        ORDER BY person_0_page.id ASC
        LIMIT $6::BIGINT
      ),
      household_membership_3_keys AS MATERIALIZED (
        SELECT person_0_shown.id AS row, household_membership_3.household_id AS household_id
        FROM person_0_shown
        JOIN household_membership AS household_membership_3 ON household_membership_3.person_id = person_0_shown.id
          AND household_membership_3.ended_on IS NULL
        WHERE household_membership_3.county_id = $2::UUID
      ),
      household_4_objects AS MATERIALIZED (
        SELECT household_4_key.household_id AS household_id, household_4_object.object AS object
        FROM (
          SELECT DISTINCT household_membership_3_keys.household_id AS household_id
          FROM household_membership_3_keys
        ) AS household_4_key
        JOIN LATERAL (
          SELECT (
            '{"incomePerCapitaYear":' || coalesce(
              ('"' || CAST(household_4.income_per_capita_year AS TEXT) || '"'), 'null'
            )
            || '}'
          ) AS object
          FROM household AS household_4
          WHERE household_4.county_id = $2::UUID AND household_4.id = household_4_key.household_id
        ) AS household_4_object ON true
      )
      SELECT (
        '{"totalCount":' || CAST(
          (
            SELECT count(*) AS count_1
            FROM person AS person_0
            WHERE person_0.county_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
              AND (
                EXISTS (
                  SELECT 1
                  FROM household_membership AS household_membership_1, household AS household_2
                  WHERE household_2.county_id = $2::UUID AND household_membership_1.person_id = person_0.id
                    AND household_membership_1.ended_on IS NULL
                    AND household_2.id = household_membership_1.household_id
                    AND household_membership_1.county_id = $2::UUID
                    AND household_2.income_per_capita_year <= $3::NUMERIC
                    AND household_2.income_per_capita_year >= $4::NUMERIC
                )
              )
          ) AS TEXT
        )
        || ',"nodes":' || (
          SELECT (
            '[' || coalesce(
              string_agg(
                (
                  '{"name":' || CAST(to_json(person_0_shown.name) AS TEXT)
                  || ',"household":' || coalesce(household_4_objects.object, 'null') || '}'
                ),
                ','
                ORDER BY person_0_shown.id ASC
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

-- township_registrar: as county_registrar, but
--   line 8
--   -        WHERE person_0.county_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
--   +        WHERE person_0.township_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
--   line 13
--   -              WHERE household_2.county_id = $2::UUID AND household_membership_1.person_id = person_0.id
--   +              WHERE household_2.township_id = $2::UUID AND household_membership_1.person_id = person_0.id
--   line 16
--   -                AND household_membership_1.county_id = $2::UUID
--   +                AND household_membership_1.township_id = $2::UUID
--   line 35
--   -        WHERE household_membership_3.county_id = $2::UUID
--   +        WHERE household_membership_3.township_id = $2::UUID
--   line 51
--   -          WHERE household_4.county_id = $2::UUID AND household_4.id = household_4_key.household_id
--   +          WHERE household_4.township_id = $2::UUID AND household_4.id = household_4_key.household_id
--   line 59
--   -            WHERE person_0.county_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
--   +            WHERE person_0.township_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
--   line 64
--   -                  WHERE household_2.county_id = $2::UUID AND household_membership_1.person_id = person_0.id
--   +                  WHERE household_2.township_id = $2::UUID AND household_membership_1.person_id = person_0.id
--   line 67
--   -                    AND household_membership_1.county_id = $2::UUID
--   +                    AND household_membership_1.township_id = $2::UUID

-- village_viewer: as city_viewer

-- both_counties: as city_viewer

-- mixed_roles: as county_registrar, but
--   line 1
--   -WITH asker AS MATERIALIZED (SELECT guard.enter($7::UUID) AS entered)
--   +WITH asker AS MATERIALIZED (SELECT guard.enter($8::UUID) AS entered)
--   line 16
--   -                AND household_membership_1.county_id = $2::UUID
--   -                AND household_2.income_per_capita_year <= $3::NUMERIC
--   -                AND household_2.income_per_capita_year >= $4::NUMERIC
--   +                AND household_membership_1.county_id = $2::UUID AND household_2.township_id = $3::UUID
--   +                AND household_2.income_per_capita_year <= $4::NUMERIC AND household_2.township_id = $3::UUID
--   +                AND household_2.income_per_capita_year >= $5::NUMERIC
--   line 22
--   -        LIMIT $5::BIGINT
--   +        LIMIT $6::BIGINT
--   line 28
--   -        LIMIT $6::BIGINT
--   +        LIMIT $7::BIGINT
--   line 46
--   -              ('"' || CAST(household_4.income_per_capita_year AS TEXT) || '"'), 'null'
--   +              (
--   +                '"' || CAST(
--   +                  CASE WHEN (household_4.township_id = $3::UUID) THEN household_4.income_per_capita_year ELSE NULL END AS TEXT
--   +                )
--   +                || '"'
--   +              ),
--   +              'null'
--   line 67
--   -                    AND household_membership_1.county_id = $2::UUID
--   -                    AND household_2.income_per_capita_year <= $3::NUMERIC
--   -                    AND household_2.income_per_capita_year >= $4::NUMERIC
--   +                    AND household_membership_1.county_id = $2::UUID AND household_2.township_id = $3::UUID
--   +                    AND household_2.income_per_capita_year <= $4::NUMERIC AND household_2.township_id = $3::UUID
--   +                    AND household_2.income_per_capita_year >= $5::NUMERIC

-- oversight: as county_registrar

-- nobody: as city_viewer
