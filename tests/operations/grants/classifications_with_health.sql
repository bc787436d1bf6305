-- city_viewer
-- refused: FORBIDDEN

-- county_registrar
WITH asker AS MATERIALIZED (SELECT guard.enter($8::UUID) AS entered)
SELECT convert_to(
  (
    '{"personClassifications":' || (
      WITH person_classification_0_page AS MATERIALIZED (
        SELECT person_classification_0.disability_grade AS disability_grade,
          person_classification_0.disability_kind AS disability_kind,
          person_classification_0.division_id AS division_id, person_classification_0.ground AS ground,
          person_classification_0.id AS id, person_classification_0.kind AS kind,
          person_classification_0.person_id AS person_id, person_classification_0.self_care AS self_care,
          person_classification_0.started_on AS started_on
        FROM person_classification AS person_classification_0
        WHERE person_classification_0.county_id = $1::UUID AND asker.entered
          AND person_classification_0.kind = ANY ($2::TEXT[])
        ORDER BY person_classification_0.id ASC
        LIMIT $3::BIGINT
      ),
      person_classification_0_shown AS MATERIALIZED (
        SELECT person_classification_0_page.disability_grade AS disability_grade,
          person_classification_0_page.disability_kind AS disability_kind,
          person_classification_0_page.division_id AS division_id,
          person_classification_0_page.ground AS ground, person_classification_0_page.id AS id,
          person_classification_0_page.kind AS kind, person_classification_0_page.person_id AS person_id,
          person_classification_0_page.self_care AS self_care,
          person_classification_0_page.started_on AS started_on
        FROM person_classification_0_page
        ORDER BY person_classification_0_page.id ASC
        LIMIT $4::BIGINT
      ),
      person_2_objects AS MATERIALIZED (
        SELECT person_2_key.person_id AS person_id, person_2_object.object AS object
        FROM (
          SELECT DISTINCT person_classification_0_shown.person_id AS person_id
          FROM person_classification_0_shown
        ) AS person_2_key
        JOIN LATERAL (
          SELECT ('{"name":' || CAST(to_json(person_2.name) AS TEXT) || '}') AS object
          FROM person AS person_2
          WHERE person_2.county_id = $5::UUID AND person_2.merged_into_id IS NULL
            AND person_2.id = person_2_key.person_id
        ) AS person_2_object ON true
      ),
      division_3_objects AS MATERIALIZED (
        SELECT division_3_key.division_id AS division_id, division_3_object.object AS object
        FROM (
          SELECT DISTINCT person_classification_0_shown.division_id AS division_id
          FROM person_classification_0_shown
        ) AS division_3_key
        JOIN LATERAL (
          SELECT ('{"name":' || CAST(to_json(division_3.name) AS TEXT) || '}') AS object
          FROM division AS division_3
          WHERE (division_3.county_id = $6::UUID OR division_3.id = ANY ($7::UUID[]))
            AND division_3.id = division_3_key.division_id
        ) AS division_3_object ON true
      )
      SELECT (
        '{"nodes":' || (
          SELECT (
            '[' || coalesce(
              string_agg(
                (
                  '{"kind":"' || person_classification_0_shown.kind
                  || '","ground":' || coalesce(('"' || person_classification_0_shown.ground || '"'), 'null')
                  || ',"disabilityKind":' || coalesce(
                    (
                      SELECT (
                        '{"code":' || CAST(to_json(coded_value_1.code) AS TEXT)
                        || ',"name":' || CAST(to_json(coded_value_1.name) AS TEXT) || '}'
                      ) AS json_text_3
                      FROM coded_value AS coded_value_1
                      WHERE coded_value_1.list = 'GB/T 26341'
                        AND coded_value_1.code = person_classification_0_shown.disability_kind
                    ),
                    'null'
                  )
                  || ',"disabilityGrade":' || coalesce(
                    CAST(person_classification_0_shown.disability_grade AS TEXT), 'null'
                  )
                  || ',"selfCare":' || coalesce(('"' || person_classification_0_shown.self_care || '"'), 'null')
                  || ',"startedOn":"' || CAST(person_classification_0_shown.started_on AS TEXT)
                  || '","person":' || coalesce(person_2_objects.object, 'null')
                  || ',"division":' || coalesce(division_3_objects.object, 'null') || '}'
                ),
                ','
                ORDER BY person_classification_0_shown.id ASC
              ),
              ''
            )
            || ']'
          ) AS json_text_2
          FROM person_classification_0_shown
          LEFT OUTER JOIN person_2_objects ON person_2_objects.person_id = person_classification_0_shown.person_id
          LEFT OUTER JOIN division_3_objects ON division_3_objects.division_id = person_classification_0_shown.division_id
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
--   line 13
--   -        WHERE person_classification_0.county_id = $1::UUID AND asker.entered
--   +        WHERE person_classification_0.township_id = $1::UUID AND asker.entered
--   line 39
--   -          WHERE person_2.county_id = $5::UUID AND person_2.merged_into_id IS NULL
--   +          WHERE person_2.township_id = $5::UUID AND person_2.merged_into_id IS NULL
--   line 52
--   -          WHERE (division_3.county_id = $6::UUID OR division_3.id = ANY ($7::UUID[]))
--   +          WHERE (division_3.township_id = $6::UUID OR division_3.id = ANY ($7::UUID[]))

-- village_viewer: as city_viewer

-- both_counties: as city_viewer

-- mixed_roles: as county_registrar, but
--   line 13
--   -        WHERE person_classification_0.county_id = $1::UUID AND asker.entered
--   +        WHERE person_classification_0.township_id = $1::UUID AND asker.entered

-- oversight: as county_registrar

-- nobody: as city_viewer
