-- city_viewer
WITH asker AS MATERIALIZED (SELECT guard.enter($3::UUID) AS entered)
SELECT convert_to(
  (
    '{"cemeteries":' || (
      SELECT (
        '{"groups":' || (
          SELECT (
            '[' || coalesce(
              string_agg(
                (
                  '{"key":{"ownership":' || coalesce(('"' || cemetery_0_groups.ownership || '"'), 'null')
                  || ',"stage":' || coalesce(('"' || cemetery_0_groups.stage || '"'), 'null')
                  || ',"licensedOnYear":' || coalesce(CAST(cemetery_0_groups."licensedOnYear" AS TEXT), 'null')
                  || '},"aggregate":' || cemetery_0_groups.aggregate_1 || '}'
                ),
                ','
                ORDER BY cemetery_0_groups.ownership ASC, cemetery_0_groups.stage ASC,
                  cemetery_0_groups."licensedOnYear" ASC
              ),
              ''
            )
            || ']'
          ) AS json_text_2
          FROM (
            SELECT cemetery_0_grouped.ownership AS ownership, cemetery_0_grouped.stage AS stage,
              cemetery_0_grouped."licensedOnYear" AS "licensedOnYear", cemetery_0_grouped.count AS count,
              cemetery_0_grouped.aggregate_1 AS aggregate_1
            FROM (
              SELECT cemetery_0.ownership AS ownership, cemetery_0.stage AS stage,
                CAST(date_part('year', cemetery_0.licensed_on) AS INTEGER) AS "licensedOnYear",
                count(*) AS count,
                (
                  '{"count":' || CAST(count(*) AS TEXT)
                  || ',"sum":{"areaMu":"' || CAST(coalesce(sum(cemetery_0.area_mu), 0) AS TEXT)
                  || '","plotsTotal":"' || CAST(coalesce(sum(cemetery_0.plots_total), 0) AS TEXT)
                  || '","plotsUsed":"' || CAST(coalesce(sum(cemetery_0.plots_used), 0) AS TEXT)
                  || '"},"max":{"areaMu":' || coalesce(
                    ('"' || CAST(max(cemetery_0.area_mu) AS TEXT) || '"'), 'null'
                  )
                  || '}}'
                ) AS aggregate_1
              FROM cemetery AS cemetery_0
              WHERE cemetery_0.city_id = $1::UUID AND asker.entered GROUP BY 1, 2, 3
              LIMIT ALL OFFSET 0
            ) AS cemetery_0_grouped
            ORDER BY cemetery_0_grouped.ownership ASC, cemetery_0_grouped.stage ASC,
              cemetery_0_grouped."licensedOnYear" ASC
            LIMIT $2::BIGINT
          ) AS cemetery_0_groups
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
--   line 43
--   -              WHERE cemetery_0.city_id = $1::UUID AND asker.entered GROUP BY 1, 2, 3
--   +              WHERE cemetery_0.county_id = $1::UUID AND asker.entered GROUP BY 1, 2, 3

-- township_registrar: as city_viewer, but
--   line 43
--   -              WHERE cemetery_0.city_id = $1::UUID AND asker.entered GROUP BY 1, 2, 3
--   +              WHERE cemetery_0.township_id = $1::UUID AND asker.entered GROUP BY 1, 2, 3

-- village_viewer: as city_viewer, but
--   line 43
--   -              WHERE cemetery_0.city_id = $1::UUID AND asker.entered GROUP BY 1, 2, 3
--   +              WHERE cemetery_0.village_id = $1::UUID AND asker.entered GROUP BY 1, 2, 3

-- both_counties: as city_viewer, but
--   line 43
--   -              WHERE cemetery_0.city_id = $1::UUID AND asker.entered GROUP BY 1, 2, 3
--   +              WHERE cemetery_0.county_id = ANY ($1::UUID[]) AND asker.entered GROUP BY 1, 2, 3

-- mixed_roles: as county_registrar

-- oversight: as county_registrar

-- nobody
-- refused: FORBIDDEN
