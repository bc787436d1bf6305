-- city_viewer
-- refused: FORBIDDEN

-- county_registrar
WITH asker AS MATERIALIZED (SELECT guard.enter($6::UUID) AS entered)
SELECT convert_to(
  (
    '{"people":' || (
      WITH person_0_page AS MATERIALIZED (
        SELECT person_0.id AS id, person_0.name AS name
        FROM person AS person_0
        WHERE person_0.county_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
          AND (
            EXISTS (
              SELECT 1
              FROM person_classification AS person_classification_1
              WHERE person_classification_1.county_id = $2::UUID
                AND person_classification_1.person_id = person_0.id
                AND person_classification_1.kind = $3::VARCHAR
            )
          )
        ORDER BY person_0.id ASC
        LIMIT $4::BIGINT
      ),
      person_0_shown AS MATERIALIZED (
        SELECT person_0_page.id AS id, person_0_page.name AS name
        FROM person_0_page
        ORDER BY person_0_page.id ASC
        LIMIT $5::BIGINT
      )
      SELECT (
        '{"nodes":' || (
          SELECT (
            '[' || coalesce(
              string_agg(
                (
                  '{"name":' || CAST(to_json(person_0_shown.name) AS TEXT)
                  || ',"classifications":' || (
                    SELECT (
                      '[' || coalesce(
                        string_agg(
                          (
                            '{"kind":"' || person_classification_2.kind
                            || '","supportForm":' || coalesce(
                              ('"' || person_classification_2.support_form || '"'), 'null'
                            )
                            || ',"elderClass":' || coalesce(
                              ('"' || person_classification_2.elder_class || '"'), 'null'
                            )
                            || ',"childClass":' || coalesce(
                              ('"' || person_classification_2.child_class || '"'), 'null'
                            )
                            || ',"document":' || coalesce(
                              CAST(to_json(person_classification_2.document) AS TEXT), 'null'
                            )
                            || ',"startedOn":"' || CAST(person_classification_2.started_on AS TEXT)
                            || '","endedOn":' || coalesce(
                              ('"' || CAST(person_classification_2.ended_on AS TEXT) || '"'), 'null'
                            )
                            || '}'
                          ),
                          ','
                          ORDER BY person_classification_2.started_on ASC, person_classification_2.id ASC
                        ),
                        ''
                      )
                      || ']'
                    ) AS json_text_3
                    FROM person_classification AS person_classification_2
                    WHERE person_classification_2.county_id = $2::UUID
                      AND person_classification_2.person_id = person_0_shown.id
                  )
                  || '}'
                ),
                ','
                ORDER BY person_0_shown.id ASC
              ),
              ''
            )
            || ']'
          ) AS json_text_2
          FROM person_0_shown
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
--   line 8
--   -        WHERE person_0.county_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
--   +        WHERE person_0.township_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
--   line 13
--   -              WHERE person_classification_1.county_id = $2::UUID
--   +              WHERE person_classification_1.township_id = $2::UUID
--   line 66
--   -                    WHERE person_classification_2.county_id = $2::UUID
--   +                    WHERE person_classification_2.township_id = $2::UUID

-- village_viewer: as city_viewer

-- both_counties: as city_viewer

-- mixed_roles: as county_registrar, but
--   line 13
--   -              WHERE person_classification_1.county_id = $2::UUID
--   +              WHERE person_classification_1.township_id = $2::UUID
--   line 66
--   -                    WHERE person_classification_2.county_id = $2::UUID
--   +                    WHERE person_classification_2.township_id = $2::UUID

-- oversight: as county_registrar

-- nobody: as city_viewer
