-- city_viewer
WITH asker AS MATERIALIZED (SELECT guard.enter($4::UUID) AS entered)
SELECT convert_to(
  (
    '{"institutions":' || (
      SELECT (
        '{"aggregate":' || (
          SELECT (
            '{"count":' || CAST(count(*) AS TEXT)
            || ',"sum":{"bedsUsable":"' || CAST(coalesce(sum(institution_0.beds_usable), 0) AS TEXT)
            || '","bedsNursing":"' || CAST(coalesce(sum(institution_0.beds_nursing), 0) AS TEXT)
            || '","bedsOccupied":"' || CAST(coalesce(sum(institution_0.beds_occupied), 0) AS TEXT) || '"}}'
          ) AS json_text_2
          FROM institution AS institution_0
          WHERE institution_0.city_id = $1::UUID AND asker.entered
        )
        || ',"groups":' || (
          SELECT (
            '[' || coalesce(
              string_agg(
                (
                  '{"key":{"operatorNature":' || coalesce(
                    ('"' || institution_0_groups."operatorNature" || '"'), 'null'
                  )
                  || ',"founderNature":' || coalesce(
                    ('"' || institution_0_groups."founderNature" || '"'), 'null'
                  )
                  || '},"aggregate":' || institution_0_groups.aggregate_1 || '}'
                ),
                ','
                ORDER BY institution_0_groups."operatorNature" ASC, institution_0_groups."founderNature" ASC
              ),
              ''
            )
            || ']'
          ) AS json_text_3
          FROM (
            SELECT institution_0_grouped."operatorNature" AS "operatorNature",
              institution_0_grouped."founderNature" AS "founderNature", institution_0_grouped.count AS count,
              institution_0_grouped.aggregate_1 AS aggregate_1
            FROM (
              SELECT institution_0.operator_nature AS "operatorNature",
                institution_0.founder_nature AS "founderNature", count(*) AS count,
                (
                  '{"count":' || CAST(count(*) AS TEXT)
                  || ',"sum":{"bedsUsable":"' || CAST(coalesce(sum(institution_0.beds_usable), 0) AS TEXT)
                  || '"},"avg":{"bedsUsable":' || coalesce(
                    ('"' || CAST(trim_scale(round(avg(institution_0.beds_usable), 6)) AS TEXT) || '"'), 'null'
                  )
                  || '}}'
                ) AS aggregate_1
              FROM institution AS institution_0
              WHERE institution_0.city_id = $1::UUID AND asker.entered GROUP BY 1, 2
              LIMIT ALL OFFSET 0
            ) AS institution_0_grouped
            ORDER BY institution_0_grouped."operatorNature" ASC, institution_0_grouped."founderNature" ASC
            LIMIT $2::BIGINT
          ) AS institution_0_groups
        )
        || ',"extended":' || (
          SELECT (
            '[' || coalesce(
              string_agg(
                (
                  '{"key":{"homeService":' || coalesce(CAST(institution_0_groups."homeService" AS TEXT), 'null')
                  || ',"communityService":' || coalesce(
                    CAST(institution_0_groups."communityService" AS TEXT), 'null'
                  )
                  || '},"aggregate":' || institution_0_groups.aggregate_1 || '}'
                ),
                ','
                ORDER BY institution_0_groups."homeService" ASC, institution_0_groups."communityService" ASC
              ),
              ''
            )
            || ']'
          ) AS json_text_4
          FROM (
            SELECT institution_0_grouped."homeService" AS "homeService",
              institution_0_grouped."communityService" AS "communityService",
              institution_0_grouped.count AS count, institution_0_grouped.aggregate_1 AS aggregate_1
            FROM (
              SELECT institution_0.home_service AS "homeService",
                institution_0.community_service AS "communityService", count(*) AS count,
                ('{"count":' || CAST(count(*) AS TEXT) || '}') AS aggregate_1
              FROM institution AS institution_0
              WHERE institution_0.city_id = $1::UUID AND asker.entered GROUP BY 1, 2
              LIMIT ALL OFFSET 0
            ) AS institution_0_grouped
            ORDER BY institution_0_grouped."homeService" ASC, institution_0_grouped."communityService" ASC
            LIMIT $3::BIGINT
          ) AS institution_0_groups
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
--   line 14
--   -          WHERE institution_0.city_id = $1::UUID AND asker.entered
--   +          WHERE institution_0.county_id = $1::UUID AND asker.entered
--   line 52
--   -              WHERE institution_0.city_id = $1::UUID AND asker.entered GROUP BY 1, 2
--   +              WHERE institution_0.county_id = $1::UUID AND asker.entered GROUP BY 1, 2
--   line 86
--   -              WHERE institution_0.city_id = $1::UUID AND asker.entered GROUP BY 1, 2
--   +              WHERE institution_0.county_id = $1::UUID AND asker.entered GROUP BY 1, 2

-- township_registrar: as city_viewer, but
--   line 14
--   -          WHERE institution_0.city_id = $1::UUID AND asker.entered
--   +          WHERE institution_0.township_id = $1::UUID AND asker.entered
--   line 52
--   -              WHERE institution_0.city_id = $1::UUID AND asker.entered GROUP BY 1, 2
--   +              WHERE institution_0.township_id = $1::UUID AND asker.entered GROUP BY 1, 2
--   line 86
--   -              WHERE institution_0.city_id = $1::UUID AND asker.entered GROUP BY 1, 2
--   +              WHERE institution_0.township_id = $1::UUID AND asker.entered GROUP BY 1, 2

-- village_viewer: as city_viewer, but
--   line 14
--   -          WHERE institution_0.city_id = $1::UUID AND asker.entered
--   +          WHERE institution_0.village_id = $1::UUID AND asker.entered
--   line 52
--   -              WHERE institution_0.city_id = $1::UUID AND asker.entered GROUP BY 1, 2
--   +              WHERE institution_0.village_id = $1::UUID AND asker.entered GROUP BY 1, 2
--   line 86
--   -              WHERE institution_0.city_id = $1::UUID AND asker.entered GROUP BY 1, 2
--   +              WHERE institution_0.village_id = $1::UUID AND asker.entered GROUP BY 1, 2

-- both_counties: as city_viewer, but
--   line 14
--   -          WHERE institution_0.city_id = $1::UUID AND asker.entered
--   +          WHERE institution_0.county_id = ANY ($1::UUID[]) AND asker.entered
--   line 52
--   -              WHERE institution_0.city_id = $1::UUID AND asker.entered GROUP BY 1, 2
--   +              WHERE institution_0.county_id = ANY ($1::UUID[]) AND asker.entered GROUP BY 1, 2
--   line 86
--   -              WHERE institution_0.city_id = $1::UUID AND asker.entered GROUP BY 1, 2
--   +              WHERE institution_0.county_id = ANY ($1::UUID[]) AND asker.entered GROUP BY 1, 2

-- mixed_roles: as county_registrar

-- oversight: as county_registrar

-- nobody
-- refused: FORBIDDEN
