-- city_viewer
-- refused: FORBIDDEN

-- county_registrar
WITH asker AS MATERIALIZED (SELECT guard.enter($2::UUID) AS entered)
SELECT convert_to(
  (
    '{"households":' || (
      SELECT (
        '{"aggregate":' || (
          SELECT (
            '{"count":' || CAST(count(*) AS TEXT)
            || ',"sum":{"memberCount":"' || CAST(coalesce(sum(household_0.member_count), 0) AS TEXT)
            || '","incomePerCapitaYear":"' || CAST(coalesce(sum(household_0.income_per_capita_year), 0) AS TEXT)
            || '"},"avg":{"memberCount":' || coalesce(
              ('"' || CAST(trim_scale(round(avg(household_0.member_count), 6)) AS TEXT) || '"'), 'null'
            )
            || ',"incomePerCapitaYear":' || coalesce(
              ('"' || CAST(trim_scale(round(avg(household_0.income_per_capita_year), 6)) AS TEXT) || '"'),
              'null'
            )
            || '},"min":{"memberCount":' || coalesce(CAST(min(household_0.member_count) AS TEXT), 'null')
            || ',"incomePerCapitaYear":' || coalesce(
              ('"' || CAST(min(household_0.income_per_capita_year) AS TEXT) || '"'), 'null'
            )
            || '},"max":{"memberCount":' || coalesce(CAST(max(household_0.member_count) AS TEXT), 'null')
            || ',"incomePerCapitaYear":' || coalesce(
              ('"' || CAST(max(household_0.income_per_capita_year) AS TEXT) || '"'), 'null'
            )
            || '}}'
          ) AS json_text_2
          FROM household AS household_0
          WHERE household_0.county_id = $1::UUID AND asker.entered
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
--   line 29
--   -          WHERE household_0.county_id = $1::UUID AND asker.entered
--   +          WHERE household_0.township_id = $1::UUID AND asker.entered

-- village_viewer: as city_viewer

-- both_counties: as city_viewer

-- mixed_roles: as county_registrar, but
--   line 1
--   -WITH asker AS MATERIALIZED (SELECT guard.enter($2::UUID) AS entered)
--   +WITH asker AS MATERIALIZED (SELECT guard.enter($3::UUID) AS entered)
--   line 10
--   -            || '","incomePerCapitaYear":"' || CAST(coalesce(sum(household_0.income_per_capita_year), 0) AS TEXT)
--   +            || '","incomePerCapitaYear":"' || CAST(
--   +              coalesce(
--   +                sum(
--   +                  CASE WHEN (household_0.township_id = $1::UUID) THEN household_0.income_per_capita_year ELSE NULL END
--   +                ),
--   +                0
--   +              ) AS TEXT
--   +            )
--   line 15
--   -              ('"' || CAST(trim_scale(round(avg(household_0.income_per_capita_year), 6)) AS TEXT) || '"'),
--   +              (
--   +                '"' || CAST(
--   +                  trim_scale(
--   +                    round(
--   +                      avg(
--   +                        CASE WHEN (household_0.township_id = $1::UUID) THEN household_0.income_per_capita_year ELSE NULL END
--   +                      ),
--   +                      6
--   +                    )
--   +                  ) AS TEXT
--   +                )
--   +                || '"'
--   +              ),
--   line 20
--   -              ('"' || CAST(min(household_0.income_per_capita_year) AS TEXT) || '"'), 'null'
--   +              (
--   +                '"' || CAST(
--   +                  min(
--   +                    CASE WHEN (household_0.township_id = $1::UUID) THEN household_0.income_per_capita_year ELSE NULL END
--   +                  ) AS TEXT
--   +                )
--   +                || '"'
--   +              ),
--   +              'null'
--   line 24
--   -              ('"' || CAST(max(household_0.income_per_capita_year) AS TEXT) || '"'), 'null'
--   +              (
--   +                '"' || CAST(
--   +                  max(
--   +                    CASE WHEN (household_0.township_id = $1::UUID) THEN household_0.income_per_capita_year ELSE NULL END
--   +                  ) AS TEXT
--   +                )
--   +                || '"'
--   +              ),
--   +              'null'
--   line 29
--   -          WHERE household_0.county_id = $1::UUID AND asker.entered
--   +          WHERE household_0.county_id = $2::UUID AND asker.entered

-- oversight: as county_registrar

-- nobody: as city_viewer
