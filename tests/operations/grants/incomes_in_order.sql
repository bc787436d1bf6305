-- city_viewer
-- refused: FORBIDDEN

-- county_registrar
WITH asker AS MATERIALIZED (SELECT guard.enter($6::UUID) AS entered)
SELECT convert_to(
  (
    '{"households":' || (
      WITH household_0_page AS MATERIALIZED (
        SELECT household_0.id AS id, household_0.income_per_capita_year AS income_per_capita_year,
          household_0.number AS number
        FROM household AS household_0
        WHERE household_0.county_id = $1::UUID AND asker.entered
          AND (household_0.township_id = $2::UUID OR household_0.township_id = $3::UUID)
        ORDER BY household_0.income_per_capita_year DESC, household_0.number ASC, household_0.id ASC
        LIMIT $4::BIGINT
      ),
      household_0_shown AS MATERIALIZED (
        SELECT household_0_page.id AS id, household_0_page.income_per_capita_year AS income_per_capita_year,
          household_0_page.number AS number
        FROM household_0_page
        ORDER BY household_0_page.income_per_capita_year DESC, household_0_page.number ASC,
          household_0_page.id ASC
        LIMIT $5::BIGINT
      )
      SELECT (
        '{"nodes":' || (
          SELECT (
            '[' || coalesce(
              string_agg(
                (
                  '{"number":' || CAST(to_json(household_0_shown.number) AS TEXT)
                  || ',"incomePerCapitaYear":' || coalesce(
                    ('"' || CAST(household_0_shown.income_per_capita_year AS TEXT) || '"'), 'null'
                  )
                  || '}'
                ),
                ','
                ORDER BY household_0_shown.income_per_capita_year DESC, household_0_shown.number ASC,
                  household_0_shown.id ASC
              ),
              ''
            )
            || ']'
          ) AS json_text_2
          FROM household_0_shown
        )
        || '}'
      ) AS json_text_1
    )
    || '}'
  ),
  'UTF8'
) AS convert_to_1
FROM asker

-- township_registrar
-- refused: NOT_FOUND

-- village_viewer: as township_registrar

-- both_counties: as city_viewer

-- mixed_roles: as county_registrar, but
--   line 1
--   -WITH asker AS MATERIALIZED (SELECT guard.enter($6::UUID) AS entered)
--   +WITH asker AS MATERIALIZED (SELECT guard.enter($7::UUID) AS entered)
--   line 6
--   -        SELECT household_0.id AS id, household_0.income_per_capita_year AS income_per_capita_year,
--   -          household_0.number AS number
--   +        SELECT household_0.city_id AS city_id, household_0.county_id AS county_id, household_0.id AS id,
--   +          household_0.income_per_capita_year AS income_per_capita_year, household_0.number AS number,
--   +          household_0.township_id AS township_id, household_0.village_id AS village_id
--   line 11
--   -        ORDER BY household_0.income_per_capita_year DESC, household_0.number ASC, household_0.id ASC
--   -        LIMIT $4::BIGINT
--   +        ORDER BY CASE WHEN (household_0.township_id = $4::UUID) THEN household_0.income_per_capita_year ELSE NULL END DESC,
--   +          household_0.number ASC, household_0.id ASC
--   +        LIMIT $5::BIGINT
--   line 15
--   -        SELECT household_0_page.id AS id, household_0_page.income_per_capita_year AS income_per_capita_year,
--   -          household_0_page.number AS number
--   +        SELECT household_0_page.city_id AS city_id, household_0_page.county_id AS county_id,
--   +          household_0_page.id AS id, household_0_page.income_per_capita_year AS income_per_capita_year,
--   +          household_0_page.number AS number, household_0_page.township_id AS township_id,
--   +          household_0_page.village_id AS village_id
--   line 18
--   -        ORDER BY household_0_page.income_per_capita_year DESC, household_0_page.number ASC,
--   -          household_0_page.id ASC
--   -        LIMIT $5::BIGINT
--   +        ORDER BY CASE WHEN (household_0_page.township_id = $4::UUID) THEN household_0_page.income_per_capita_year ELSE NULL END DESC,
--   +          household_0_page.number ASC, household_0_page.id ASC
--   +        LIMIT $6::BIGINT
--   line 30
--   -                    ('"' || CAST(household_0_shown.income_per_capita_year AS TEXT) || '"'), 'null'
--   +                    (
--   +                      '"' || CAST(
--   +                        CASE WHEN (household_0_shown.township_id = $4::UUID) THEN household_0_shown.income_per_capita_year ELSE NULL END AS TEXT
--   +                      )
--   +                      || '"'
--   +                    ),
--   +                    'null'
--   line 35
--   -                ORDER BY household_0_shown.income_per_capita_year DESC, household_0_shown.number ASC,
--   -                  household_0_shown.id ASC
--   +                ORDER BY CASE WHEN (household_0_shown.township_id = $4::UUID) THEN household_0_shown.income_per_capita_year ELSE NULL END DESC,
--   +                  household_0_shown.number ASC, household_0_shown.id ASC

-- oversight: as county_registrar

-- nobody: as township_registrar
