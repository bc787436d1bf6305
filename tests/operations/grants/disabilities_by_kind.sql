-- city_viewer
-- refused: FORBIDDEN

-- county_registrar
WITH asker AS MATERIALIZED (SELECT guard.enter($4::UUID) AS entered)
SELECT convert_to(
  (
    '{"personClassifications":' || (
      SELECT (
        '{"groups":' || (
          SELECT (
            '[' || coalesce(
              string_agg(
                (
                  '{"key":{"disabilityKind":' || coalesce(
                    (
                      SELECT ('{"name":' || CAST(to_json(coded_value_1.name) AS TEXT) || '}') AS json_text_3
                      FROM coded_value AS coded_value_1
                      WHERE coded_value_1.list = 'GB/T 26341'
                        AND coded_value_1.code = person_classification_0_groups."disabilityKind"
                    ),
                    'null'
                  )
                  || '},"aggregate":' || person_classification_0_groups.aggregate_1 || '}'
                ),
                ','
                ORDER BY person_classification_0_groups."disabilityKind" ASC
              ),
              ''
            )
            || ']'
          ) AS json_text_2
          FROM (
            SELECT person_classification_0_grouped."disabilityKind" AS "disabilityKind",
              person_classification_0_grouped.count AS count,
              person_classification_0_grouped.aggregate_1 AS aggregate_1
            FROM (
              SELECT person_classification_0.disability_kind AS "disabilityKind",
                count(*) AS count,
                (
                  '{"count":' || CAST(count(*) AS TEXT)
                  || ',"min":{"disabilityGrade":' || coalesce(
                    CAST(min(person_classification_0.disability_grade) AS TEXT), 'null'
                  )
                  || '}}'
                ) AS aggregate_1
              FROM person_classification AS person_classification_0
              WHERE person_classification_0.county_id = $1::UUID AND asker.entered
                AND person_classification_0.kind = $2::VARCHAR GROUP BY 1
              LIMIT ALL OFFSET 0
            ) AS person_classification_0_grouped
            ORDER BY person_classification_0_grouped."disabilityKind" ASC
            LIMIT $3::BIGINT
          ) AS person_classification_0_groups
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
--   line 44
--   -              WHERE person_classification_0.county_id = $1::UUID AND asker.entered
--   +              WHERE person_classification_0.township_id = $1::UUID AND asker.entered

-- village_viewer: as city_viewer

-- both_counties: as city_viewer

-- mixed_roles: as township_registrar

-- oversight: as county_registrar

-- nobody: as city_viewer
