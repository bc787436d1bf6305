-- city_viewer
WITH asker AS MATERIALIZED (SELECT guard.enter($5::UUID) AS entered)
SELECT convert_to(
  (
    '{"people":' || (
      SELECT (
        '{"groups":' || (
          SELECT (
            '[' || coalesce(
              string_agg(
                (
                  '{"key":{"maritalStatus":' || coalesce(
                    (
                      SELECT ('{"name":' || CAST(to_json(coded_value_1.name) AS TEXT) || '}') AS json_text_3
                      FROM coded_value AS coded_value_1
                      WHERE coded_value_1.list = 'GB/T 2261.2'
                        AND coded_value_1.code = person_0_groups."maritalStatus"
                    ),
                    'null'
                  )
                  || ',"divisionVillage":' || coalesce(division_2_object.object, 'null')
                  || ',"sex":null},"aggregate":' || person_0_groups.aggregate_1 || '}'
                ),
                ','
                ORDER BY person_0_groups.count DESC, person_0_groups."maritalStatus" DESC,
                  person_0_groups."divisionVillage" DESC
              ),
              ''
            )
            || ']'
          ) AS json_text_2
          FROM (
            SELECT person_0_grouped."maritalStatus" AS "maritalStatus",
              person_0_grouped."divisionVillage" AS "divisionVillage", person_0_grouped.count AS count,
              person_0_grouped.aggregate_1 AS aggregate_1
            FROM (
              SELECT person_0.marital_status AS "maritalStatus", person_0.village_id AS "divisionVillage",
                count(*) AS count, ('{"count":' || CAST(count(*) AS TEXT) || '}') AS aggregate_1
              FROM person AS person_0
              WHERE person_0.city_id = $1::UUID AND person_0.merged_into_id IS NULL
                AND asker.entered GROUP BY 1, 2
              LIMIT ALL OFFSET 0
            ) AS person_0_grouped
            ORDER BY person_0_grouped.count DESC, person_0_grouped."maritalStatus" DESC,
              person_0_grouped."divisionVillage" DESC
            LIMIT $2::BIGINT
          ) AS person_0_groups
          LEFT OUTER JOIN LATERAL (
            SELECT ('{"name":' || CAST(to_json(division_2.name) AS TEXT) || '}') AS object
            FROM division AS division_2
            WHERE (division_2.city_id = $3::UUID OR division_2.id = ANY ($4::UUID[]))
              AND division_2.id = person_0_groups."divisionVillage"
          ) AS division_2_object ON true
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
--   line 39
--   -              WHERE person_0.city_id = $1::UUID AND person_0.merged_into_id IS NULL
--   +              WHERE person_0.county_id = $1::UUID AND person_0.merged_into_id IS NULL
--   line 50
--   -            WHERE (division_2.city_id = $3::UUID OR division_2.id = ANY ($4::UUID[]))
--   +            WHERE (division_2.county_id = $3::UUID OR division_2.id = ANY ($4::UUID[]))

-- township_registrar: as city_viewer, but
--   line 39
--   -              WHERE person_0.city_id = $1::UUID AND person_0.merged_into_id IS NULL
--   +              WHERE person_0.township_id = $1::UUID AND person_0.merged_into_id IS NULL
--   line 50
--   -            WHERE (division_2.city_id = $3::UUID OR division_2.id = ANY ($4::UUID[]))
--   +            WHERE (division_2.township_id = $3::UUID OR division_2.id = ANY ($4::UUID[]))

-- village_viewer: as city_viewer, but
--   line 39
--   -              WHERE person_0.city_id = $1::UUID AND person_0.merged_into_id IS NULL
--   +              WHERE person_0.village_id = $1::UUID AND person_0.merged_into_id IS NULL
--   line 50
--   -            WHERE (division_2.city_id = $3::UUID OR division_2.id = ANY ($4::UUID[]))
--   +            WHERE (division_2.village_id = $3::UUID OR division_2.id = ANY ($4::UUID[]))

-- both_counties: as city_viewer, but
--   line 39
--   -              WHERE person_0.city_id = $1::UUID AND person_0.merged_into_id IS NULL
--   +              WHERE person_0.county_id = ANY ($1::UUID[]) AND person_0.merged_into_id IS NULL
--   line 50
--   -            WHERE (division_2.city_id = $3::UUID OR division_2.id = ANY ($4::UUID[]))
--   +            WHERE (division_2.county_id = ANY ($3::UUID[]) OR division_2.id = ANY ($4::UUID[]))

-- mixed_roles: as county_registrar

-- oversight: as county_registrar

-- nobody
-- refused: FORBIDDEN
