-- city_viewer
-- refused: FORBIDDEN

-- county_registrar
WITH asker AS MATERIALIZED (SELECT guard.enter($12::UUID) AS entered)
SELECT convert_to(
  (
    '{"households":' || (
      WITH household_0_page AS MATERIALIZED (
        SELECT household_0.id AS id, household_0.income_per_capita_year AS income_per_capita_year,
          household_0.number AS number
        FROM household AS household_0
        WHERE household_0.county_id = $1::UUID AND asker.entered
        ORDER BY household_0.id ASC
        LIMIT $2::BIGINT
      ),
      household_0_shown AS MATERIALIZED (
        SELECT household_0_page.id AS id, household_0_page.income_per_capita_year AS income_per_capita_year,
          household_0_page.number AS number
        FROM household_0_page
        ORDER BY household_0_page.id ASC
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
                ORDER BY household_0_shown.id ASC
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
      WITH household_1_glance AS MATERIALIZED (
        SELECT household_1_next.id AS id, household_1_next.number AS number
        FROM (
          SELECT household_1_near.id AS id, household_1_near.number AS number,
            household_1_near.income_per_capita_year < $4::NUMERIC AS fits
          FROM household AS household_1_near
          WHERE household_1_near.county_id = $1::UUID AND asker.entered
          ORDER BY household_1_near.id ASC
          LIMIT 5000
        ) AS household_1_next
        WHERE household_1_next.fits
        ORDER BY household_1_next.id ASC
        LIMIT $5::BIGINT
      ),
      household_1_page AS MATERIALIZED (
        SELECT household_1_glance_or_all.id AS id, household_1_glance_or_all.number AS number
        FROM (
          SELECT household_1_glance.id AS id, household_1_glance.number AS number
          FROM household_1_glance
          WHERE (SELECT count(*) AS count_1 FROM household_1_glance) >= $5::BIGINT
          UNION ALL (
            SELECT household_1.id AS id, household_1.number AS number
            FROM household AS household_1
            WHERE household_1.county_id = $1::UUID AND asker.entered
              AND household_1.income_per_capita_year < $4::NUMERIC
              AND (SELECT count(*) AS count_1 FROM household_1_glance) < $5::BIGINT
            ORDER BY household_1.id ASC
            LIMIT $5::BIGINT
          )
        ) AS household_1_glance_or_all
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
            SELECT count(*) AS count_2
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
      SELECT (
        '{"totalCount":' || CAST(
          (
            SELECT count(*) AS count_3
            FROM household AS household_3
            WHERE household_3.county_id = $1::UUID AND asker.entered AND household_3.kind = ANY ($10::TEXT[])
              AND (household_3.income_per_capita_year < $11::NUMERIC) IS NOT true
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
--   line 45
--   -      WITH household_1_glance AS MATERIALIZED (
--   -        SELECT household_1_next.id AS id, household_1_next.number AS number
--   -        FROM (
--   -          SELECT household_1_near.id AS id, household_1_near.number AS number,
--   -            household_1_near.income_per_capita_year < $4::NUMERIC AS fits
--   -          FROM household AS household_1_near
--   -          WHERE household_1_near.county_id = $1::UUID AND asker.entered
--   -          ORDER BY household_1_near.id ASC
--   -          LIMIT 5000
--   -        ) AS household_1_next
--   -        WHERE household_1_next.fits
--   -        ORDER BY household_1_next.id ASC
--   +      WITH household_1_page AS MATERIALIZED (
--   +        SELECT household_1.id AS id, household_1.number AS number
--   +        FROM household AS household_1
--   +        WHERE household_1.township_id = $1::UUID AND asker.entered
--   +          AND household_1.income_per_capita_year < $4::NUMERIC
--   +        ORDER BY household_1.id ASC
--   line 58
--   -      ),
--   -      household_1_page AS MATERIALIZED (
--   -        SELECT household_1_glance_or_all.id AS id, household_1_glance_or_all.number AS number
--   -        FROM (
--   -          SELECT household_1_glance.id AS id, household_1_glance.number AS number
--   -          FROM household_1_glance
--   -          WHERE (SELECT count(*) AS count_1 FROM household_1_glance) >= $5::BIGINT
--   -          UNION ALL (
--   -            SELECT household_1.id AS id, household_1.number AS number
--   -            FROM household AS household_1
--   -            WHERE household_1.county_id = $1::UUID AND asker.entered
--   -              AND household_1.income_per_capita_year < $4::NUMERIC
--   -              AND (SELECT count(*) AS count_1 FROM household_1_glance) < $5::BIGINT
--   -            ORDER BY household_1.id ASC
--   -            LIMIT $5::BIGINT
--   -          )
--   -        ) AS household_1_glance_or_all
--   line 85
--   -            SELECT count(*) AS count_2
--   +            SELECT count(*) AS count_1
--   line 87
--   -            WHERE household_1.county_id = $1::UUID AND asker.entered
--   +            WHERE household_1.township_id = $1::UUID AND asker.entered
--   line 111
--   -        WHERE household_2.county_id = $1::UUID AND asker.entered
--   +        WHERE household_2.township_id = $1::UUID AND asker.entered
--   line 143
--   -            SELECT count(*) AS count_3
--   +            SELECT count(*) AS count_2
--   line 145
--   -            WHERE household_3.county_id = $1::UUID AND asker.entered AND household_3.kind = ANY ($10::TEXT[])
--   +            WHERE household_3.township_id = $1::UUID AND asker.entered AND household_3.kind = ANY ($10::TEXT[])

-- village_viewer: as city_viewer

-- both_counties: as city_viewer

-- mixed_roles: as county_registrar, but
--   line 1
--   -WITH asker AS MATERIALIZED (SELECT guard.enter($12::UUID) AS entered)
--   +WITH asker AS MATERIALIZED (SELECT guard.enter($13::UUID) AS entered)
--   line 6
--   -        SELECT household_0.id AS id, household_0.income_per_capita_year AS income_per_capita_year,
--   -          household_0.number AS number
--   +        SELECT household_0.city_id AS city_id, household_0.county_id AS county_id, household_0.id AS id,
--   +          household_0.income_per_capita_year AS income_per_capita_year, household_0.number AS number,
--   +          household_0.township_id AS township_id, household_0.village_id AS village_id
--   line 14
--   -        SELECT household_0_page.id AS id, household_0_page.income_per_capita_year AS income_per_capita_year,
--   -          household_0_page.number AS number
--   +        SELECT household_0_page.city_id AS city_id, household_0_page.county_id AS county_id,
--   +          household_0_page.id AS id, household_0_page.income_per_capita_year AS income_per_capita_year,
--   +          household_0_page.number AS number, household_0_page.township_id AS township_id,
--   +          household_0_page.village_id AS village_id
--   line 28
--   -                    ('"' || CAST(household_0_shown.income_per_capita_year AS TEXT) || '"'), 'null'
--   +                    (
--   +                      '"' || CAST(
--   +                        CASE WHEN (household_0_shown.township_id = $4::UUID) THEN household_0_shown.income_per_capita_year ELSE NULL END AS TEXT
--   +                      )
--   +                      || '"'
--   +                    ),
--   +                    'null'
--   line 49
--   -            household_1_near.income_per_capita_year < $4::NUMERIC AS fits
--   +            household_1_near.township_id = $4::UUID
--   +            AND household_1_near.income_per_capita_year < $5::NUMERIC AS fits
--   line 57
--   -        LIMIT $5::BIGINT
--   +        LIMIT $6::BIGINT
--   line 64
--   -          WHERE (SELECT count(*) AS count_1 FROM household_1_glance) >= $5::BIGINT
--   +          WHERE (SELECT count(*) AS count_1 FROM household_1_glance) >= $6::BIGINT
--   line 68
--   -            WHERE household_1.county_id = $1::UUID AND asker.entered
--   -              AND household_1.income_per_capita_year < $4::NUMERIC
--   -              AND (SELECT count(*) AS count_1 FROM household_1_glance) < $5::BIGINT
--   +            WHERE household_1.county_id = $1::UUID AND asker.entered AND household_1.township_id = $4::UUID
--   +              AND household_1.income_per_capita_year < $5::NUMERIC
--   +              AND (SELECT count(*) AS count_1 FROM household_1_glance) < $6::BIGINT
--   line 72
--   -            LIMIT $5::BIGINT
--   +            LIMIT $6::BIGINT
--   line 80
--   -        LIMIT $6::BIGINT
--   +        LIMIT $7::BIGINT
--   line 87
--   -            WHERE household_1.county_id = $1::UUID AND asker.entered
--   -              AND household_1.income_per_capita_year < $4::NUMERIC
--   +            WHERE household_1.county_id = $1::UUID AND asker.entered AND household_1.township_id = $4::UUID
--   +              AND household_1.income_per_capita_year < $5::NUMERIC
--   line 111
--   -        WHERE household_2.county_id = $1::UUID AND asker.entered
--   -          AND household_2.income_per_capita_year = ANY ($7::NUMERIC[])
--   +        WHERE household_2.county_id = $1::UUID AND asker.entered AND household_2.township_id = $4::UUID
--   +          AND household_2.income_per_capita_year = ANY ($8::NUMERIC[])
--   line 114
--   -        LIMIT $8::BIGINT
--   +        LIMIT $9::BIGINT
--   line 120
--   -        LIMIT $9::BIGINT
--   +        LIMIT $10::BIGINT
--   line 145
--   -            WHERE household_3.county_id = $1::UUID AND asker.entered AND household_3.kind = ANY ($10::TEXT[])
--   -              AND (household_3.income_per_capita_year < $11::NUMERIC) IS NOT true
--   +            WHERE household_3.county_id = $1::UUID AND asker.entered AND household_3.kind = ANY ($11::TEXT[])
--   +              AND (household_3.township_id = $4::UUID AND household_3.income_per_capita_year < $12::NUMERIC) IS NOT true

-- oversight: as county_registrar

-- nobody: as city_viewer
