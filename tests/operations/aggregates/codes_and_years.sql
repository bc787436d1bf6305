-- city_viewer
WITH asker AS MATERIALIZED (SELECT guard.enter($5::UUID) AS entered)
SELECT convert_to(
  (
    '{"people":' || (
      SELECT (
        '{"codes":' || (
          SELECT (
            '[' || coalesce(
              string_agg(
                (
                  '{"key":{"education":' || coalesce(
                    (
                      SELECT (
                        '{"code":' || CAST(to_json(coded_value_1.code) AS TEXT)
                        || ',"name":' || CAST(to_json(coded_value_1.name) AS TEXT) || '}'
                      ) AS json_text_3
                      FROM coded_value AS coded_value_1
                      WHERE coded_value_1.list = 'GB/T 4658' AND coded_value_1.code = person_0_groups.education
                    ),
                    'null'
                  )
                  || ',"ethnicGroup":' || coalesce(
                    (
                      SELECT ('{"name":' || CAST(to_json(coded_value_2.name) AS TEXT) || '}') AS json_text_4
                      FROM coded_value AS coded_value_2
                      WHERE coded_value_2.list = 'GB/T 3304'
                        AND coded_value_2.code = person_0_groups."ethnicGroup"
                    ),
                    'null'
                  )
                  || ',"sex":null,"birthDateYear":null},"aggregate":' || person_0_groups.aggregate_1 || '}'
                ),
                ','
                ORDER BY person_0_groups.education DESC, person_0_groups."ethnicGroup" DESC
              ),
              ''
            )
            || ']'
          ) AS json_text_2
          FROM (
            SELECT person_0_grouped.education AS education, person_0_grouped."ethnicGroup" AS "ethnicGroup",
              person_0_grouped.count AS count, person_0_grouped.aggregate_1 AS aggregate_1
            FROM (
              SELECT person_0.education AS education, person_0.ethnic_group AS "ethnicGroup", count(*) AS count,
                ('{"count":' || CAST(count(*) AS TEXT) || '}') AS aggregate_1
              FROM person AS person_0
              WHERE person_0.city_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
                AND person_0.birth_date < $2::DATE GROUP BY 1, 2
              LIMIT ALL OFFSET 0
            ) AS person_0_grouped
            ORDER BY person_0_grouped.education DESC, person_0_grouped."ethnicGroup" DESC
            LIMIT $3::BIGINT
          ) AS person_0_groups
        )
        || ',"years":' || (
          SELECT (
            '[' || coalesce(
              string_agg(
                (
                  '{"key":{"birthDateYear":' || coalesce(CAST(person_0_groups."birthDateYear" AS TEXT), 'null')
                  || '},"aggregate":' || person_0_groups.aggregate_1 || '}'
                ),
                ','
                ORDER BY person_0_groups."birthDateYear" ASC
              ),
              ''
            )
            || ']'
          ) AS json_text_5
          FROM (
            SELECT person_0_grouped."birthDateYear" AS "birthDateYear", person_0_grouped.count AS count,
              person_0_grouped.aggregate_1 AS aggregate_1
            FROM (
              SELECT CAST(date_part('year', person_0.birth_date) AS INTEGER) AS "birthDateYear",
                count(*) AS count, ('{"count":' || CAST(count(*) AS TEXT) || '}') AS aggregate_1
              FROM person AS person_0
              WHERE person_0.city_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
                AND person_0.birth_date < $2::DATE GROUP BY 1
              LIMIT ALL OFFSET 0
            ) AS person_0_grouped
            ORDER BY person_0_grouped."birthDateYear" ASC
            LIMIT $4::BIGINT
          ) AS person_0_groups
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
--   line 47
--   -              WHERE person_0.city_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
--   +              WHERE person_0.county_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
--   line 77
--   -              WHERE person_0.city_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
--   +              WHERE person_0.county_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered

-- township_registrar: as city_viewer, but
--   line 47
--   -              WHERE person_0.city_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
--   +              WHERE person_0.township_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
--   line 77
--   -              WHERE person_0.city_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
--   +              WHERE person_0.township_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered

-- village_viewer: as city_viewer, but
--   line 47
--   -              WHERE person_0.city_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
--   +              WHERE person_0.village_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
--   line 77
--   -              WHERE person_0.city_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
--   +              WHERE person_0.village_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered

-- both_counties: as city_viewer, but
--   line 47
--   -              WHERE person_0.city_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
--   +              WHERE person_0.county_id = ANY ($1::UUID[]) AND person_0.merged_into_id IS NULL AND asker.entered
--   line 77
--   -              WHERE person_0.city_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
--   +              WHERE person_0.county_id = ANY ($1::UUID[]) AND person_0.merged_into_id IS NULL AND asker.entered

-- mixed_roles: as county_registrar

-- oversight: as county_registrar

-- nobody
-- refused: FORBIDDEN
