-- city_viewer
-- refused: FORBIDDEN

-- county_registrar
WITH asker AS MATERIALIZED (SELECT guard.enter($13::UUID) AS entered)
SELECT convert_to(
  (
    '{"households":' || (
      WITH household_0_page AS MATERIALIZED (
        SELECT household_0.id AS id, household_0.income_per_capita_year AS income_per_capita_year,
          household_0.number AS number
        FROM household AS household_0
        WHERE household_0.county_id = $1::UUID AND asker.entered
        ORDER BY household_0.income_per_capita_year DESC, household_0.number ASC, household_0.id ASC
        LIMIT $2::BIGINT
      ),
      household_0_shown AS MATERIALIZED (
        SELECT household_0_page.id AS id, household_0_page.income_per_capita_year AS income_per_capita_year,
          household_0_page.number AS number
        FROM household_0_page
        ORDER BY household_0_page.income_per_capita_year DESC, household_0_page.number ASC,
          household_0_page.id ASC
        LIMIT $3::BIGINT
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
    || ',"poor":' || (
      WITH household_1_page AS MATERIALIZED (
        SELECT household_1.id AS id, household_1.number AS number
        FROM household AS household_1
        WHERE household_1.county_id = $1::UUID AND asker.entered
          AND household_1.income_per_capita_year < $4::NUMERIC
        ORDER BY household_1.id ASC
        LIMIT $5::BIGINT
      ),
      household_1_shown AS MATERIALIZED (
        SELECT household_1_page.id AS id, household_1_page.number AS number
        FROM household_1_page
        ORDER BY household_1_page.id ASC
        LIMIT $6::BIGINT
      )
      SELECT (
        '{"totalCount":' || CAST(
          (
            SELECT count(*) AS count_1
            FROM household AS household_1
            WHERE household_1.county_id = $1::UUID AND asker.entered
              AND household_1.income_per_capita_year < $4::NUMERIC
          ) AS TEXT
        )
        || ',"nodes":' || (
          SELECT (
            '[' || coalesce(
              string_agg(
                ('{"number":' || CAST(to_json(household_1_shown.number) AS TEXT) || '}'), ','
                ORDER BY household_1_shown.id ASC
              ),
              ''
            )
            || ']'
          ) AS json_text_4
          FROM household_1_shown
        )
        || '}'
      ) AS json_text_3
    )
    || ',"exactly":' || (
      WITH household_2_page AS MATERIALIZED (
        SELECT household_2.id AS id, household_2.number AS number
        FROM household AS household_2
        WHERE household_2.county_id = $1::UUID AND asker.entered
          AND household_2.income_per_capita_year = ANY ($7::NUMERIC[])
        ORDER BY household_2.id ASC
        LIMIT $8::BIGINT
      ),
      household_2_shown AS MATERIALIZED (
        SELECT household_2_page.id AS id, household_2_page.number AS number
        FROM household_2_page
        ORDER BY household_2_page.id ASC
        LIMIT $9::BIGINT
      )
      SELECT (
        '{"nodes":' || (
          SELECT (
            '[' || coalesce(
              string_agg(
                ('{"number":' || CAST(to_json(household_2_shown.number) AS TEXT) || '}'), ','
                ORDER BY household_2_shown.id ASC
              ),
              ''
            )
            || ']'
          ) AS json_text_6
          FROM household_2_shown
        )
        || '}'
      ) AS json_text_5
    )
    || ',"notPoor":' || (
      WITH household_3_page AS MATERIALIZED (
        SELECT household_3.id AS id
        FROM household AS household_3
        WHERE household_3.county_id = $1::UUID AND asker.entered
          AND (household_3.income_per_capita_year < $10::NUMERIC) IS NOT true
        ORDER BY household_3.id ASC
        LIMIT $11::BIGINT
      ),
      household_3_shown AS MATERIALIZED (
        SELECT household_3_page.id AS id
        FROM household_3_page
        ORDER BY household_3_page.id ASC
        LIMIT $12::BIGINT
      )
      SELECT (
        '{"totalCount":' || CAST(
          (
            SELECT count(*) AS count_2
            FROM household AS household_3
            WHERE household_3.county_id = $1::UUID AND asker.entered
              AND (household_3.income_per_capita_year < $10::NUMERIC) IS NOT true
          ) AS TEXT
        )
        || '}'
      ) AS json_text_7
    )
    || '}'
  ),
  'UTF8'
) AS convert_to_1
FROM asker

-- township_registrar: as county_registrar, but
--   line 9
--   -        WHERE household_0.county_id = $1::UUID AND asker.entered
--   +        WHERE household_0.township_id = $1::UUID AND asker.entered
--   line 50
--   -        WHERE household_1.county_id = $1::UUID AND asker.entered
--   +        WHERE household_1.township_id = $1::UUID AND asker.entered
--   line 66
--   -            WHERE household_1.county_id = $1::UUID AND asker.entered
--   +            WHERE household_1.township_id = $1::UUID AND asker.entered
--   line 90
--   -        WHERE household_2.county_id = $1::UUID AND asker.entered
--   +        WHERE household_2.township_id = $1::UUID AND asker.entered
--   line 122
--   -        WHERE household_3.county_id = $1::UUID AND asker.entered
--   +        WHERE household_3.township_id = $1::UUID AND asker.entered
--   line 138
--   -            WHERE household_3.county_id = $1::UUID AND asker.entered
--   +            WHERE household_3.township_id = $1::UUID AND asker.entered

-- village_viewer: as city_viewer

-- both_counties: as city_viewer

-- mixed_roles: as county_registrar, but
--   line 1
--   -WITH asker AS MATERIALIZED (SELECT guard.enter($13::UUID) AS entered)
--   +WITH asker AS MATERIALIZED (SELECT guard.enter($14::UUID) AS entered)
--   line 6
--   -        SELECT household_0.id AS id, household_0.income_per_capita_year AS income_per_capita_year,
--   -          household_0.number AS number
--   +        SELECT household_0.city_id AS city_id, household_0.county_id AS county_id, household_0.id AS id,
--   +          household_0.income_per_capita_year AS income_per_capita_year, household_0.number AS number,
--   +          household_0.township_id AS township_id, household_0.village_id AS village_id
--   line 10
--   -        ORDER BY household_0.income_per_capita_year DESC, household_0.number ASC, household_0.id ASC
--   -        LIMIT $2::BIGINT
--   +        ORDER BY CASE WHEN (household_0.township_id = $2::UUID) THEN household_0.income_per_capita_year ELSE NULL END DESC,
--   +          household_0.number ASC, household_0.id ASC
--   +        LIMIT $3::BIGINT
--   line 14
--   -        SELECT household_0_page.id AS id, household_0_page.income_per_capita_year AS income_per_capita_year,
--   -          household_0_page.number AS number
--   +        SELECT household_0_page.city_id AS city_id, household_0_page.county_id AS county_id,
--   +          household_0_page.id AS id, household_0_page.income_per_capita_year AS income_per_capita_year,
--   +          household_0_page.number AS number, household_0_page.township_id AS township_id,
--   +          household_0_page.village_id AS village_id
--   line 17
--   -        ORDER BY household_0_page.income_per_capita_year DESC, household_0_page.number ASC,
--   -          household_0_page.id ASC
--   -        LIMIT $3::BIGINT
--   +        ORDER BY CASE WHEN (household_0_page.township_id = $2::UUID) THEN household_0_page.income_per_capita_year ELSE NULL END DESC,
--   +          household_0_page.number ASC, household_0_page.id ASC
--   +        LIMIT $4::BIGINT
--   line 29
--   -                    ('"' || CAST(household_0_shown.income_per_capita_year AS TEXT) || '"'), 'null'
--   +                    (
--   +                      '"' || CAST(
--   +                        CASE WHEN (household_0_shown.township_id = $2::UUID) THEN household_0_shown.income_per_capita_year ELSE NULL END AS TEXT
--   +                      )
--   +                      || '"'
--   +                    ),
--   +                    'null'
--   line 34
--   -                ORDER BY household_0_shown.income_per_capita_year DESC, household_0_shown.number ASC,
--   -                  household_0_shown.id ASC
--   +                ORDER BY CASE WHEN (household_0_shown.township_id = $2::UUID) THEN household_0_shown.income_per_capita_year ELSE NULL END DESC,
--   +                  household_0_shown.number ASC, household_0_shown.id ASC
--   line 51
--   -          AND household_1.income_per_capita_year < $4::NUMERIC
--   +          AND CASE WHEN (household_1.township_id = $2::UUID) THEN household_1.income_per_capita_year ELSE NULL END < $5::NUMERIC
--   line 53
--   -        LIMIT $5::BIGINT
--   +        LIMIT $6::BIGINT
--   line 59
--   -        LIMIT $6::BIGINT
--   +        LIMIT $7::BIGINT
--   line 67
--   -              AND household_1.income_per_capita_year < $4::NUMERIC
--   +              AND CASE WHEN (household_1.township_id = $2::UUID) THEN household_1.income_per_capita_year ELSE NULL END < $5::NUMERIC
--   line 91
--   -          AND household_2.income_per_capita_year = ANY ($7::NUMERIC[])
--   +          AND CASE WHEN (household_2.township_id = $2::UUID) THEN household_2.income_per_capita_year ELSE NULL END = ANY (
--   +            $8::NUMERIC[]
--   +          )
--   line 93
--   -        LIMIT $8::BIGINT
--   +        LIMIT $9::BIGINT
--   line 99
--   -        LIMIT $9::BIGINT
--   +        LIMIT $10::BIGINT
--   line 123
--   -          AND (household_3.income_per_capita_year < $10::NUMERIC) IS NOT true
--   +          AND (
--   +            CASE WHEN (household_3.township_id = $2::UUID) THEN household_3.income_per_capita_year ELSE NULL END < $11::NUMERIC
--   +          ) IS NOT true
--   line 125
--   -        LIMIT $11::BIGINT
--   +        LIMIT $12::BIGINT
--   line 131
--   -        LIMIT $12::BIGINT
--   +        LIMIT $13::BIGINT
--   line 139
--   -              AND (household_3.income_per_capita_year < $10::NUMERIC) IS NOT true
--   +              AND (
--   +                CASE WHEN (household_3.township_id = $2::UUID) THEN household_3.income_per_capita_year ELSE NULL END < $11::NUMERIC
--   +              ) IS NOT true

-- nobody: as city_viewer
