-- city_viewer
WITH asker AS MATERIALIZED (SELECT guard.enter($13::UUID) AS entered)
SELECT convert_to(
  (
    '{"people":' || (
      WITH person_0_page AS MATERIALIZED (
        SELECT person_0.birth_date AS birth_date, person_0.ethnic_group AS ethnic_group, person_0.id AS id,
          person_0.name AS name, person_0.sex AS sex
        FROM person AS person_0
        WHERE person_0.city_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
          AND person_0.birth_date >= $2::DATE
          AND (
            person_0.name >= $3::VARCHAR AND person_0.name < $4::VARCHAR OR person_0.name >= $5::VARCHAR
            AND person_0.name < $6::VARCHAR AND person_0.sex = $7::VARCHAR
            OR (person_0.ethnic_group = ANY ($8::TEXT[])) IS NOT true
          )
          AND (person_0.birth_date < $9::DATE AND person_0.birth_date >= $10::DATE) IS NOT true
        ORDER BY person_0.birth_date ASC, person_0.id ASC
        LIMIT $11::BIGINT
      ),
      person_0_shown AS MATERIALIZED (
        SELECT person_0_page.birth_date AS birth_date, person_0_page.ethnic_group AS ethnic_group,
          person_0_page.id AS id, person_0_page.name AS name, person_0_page.sex AS sex
        FROM person_0_page
        ORDER BY person_0_page.birth_date ASC, person_0_page.id ASC
        LIMIT $12::BIGINT
      )
      SELECT (
        '{"totalCount":' || CAST(
          (
            SELECT count(*) AS count_1
            FROM person AS person_0
            WHERE person_0.city_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
              AND person_0.birth_date >= $2::DATE
              AND (
                person_0.name >= $3::VARCHAR AND person_0.name < $4::VARCHAR OR person_0.name >= $5::VARCHAR
                AND person_0.name < $6::VARCHAR AND person_0.sex = $7::VARCHAR
                OR (person_0.ethnic_group = ANY ($8::TEXT[])) IS NOT true
              )
              AND (person_0.birth_date < $9::DATE AND person_0.birth_date >= $10::DATE) IS NOT true
          ) AS TEXT
        )
        || ',"nodes":' || (
          SELECT (
            '[' || coalesce(
              string_agg(
                (
                  '{"name":' || CAST(to_json(person_0_shown.name) AS TEXT) || ',"sex":"' || person_0_shown.sex
                  || '","birthDate":"' || CAST(person_0_shown.birth_date AS TEXT)
                  || '","ethnicGroup":' || coalesce(
                    (
                      SELECT ('{"name":' || CAST(to_json(coded_value_1.name) AS TEXT) || '}') AS json_text_3
                      FROM coded_value AS coded_value_1
                      WHERE coded_value_1.list = 'GB/T 3304'
                        AND coded_value_1.code = person_0_shown.ethnic_group
                    ),
                    'null'
                  )
                  || '}'
                ),
                ','
                ORDER BY person_0_shown.birth_date ASC, person_0_shown.id ASC
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
    || ',"none":' || (
      SELECT (
        '{"totalCount":' || CAST(
          (
            SELECT count(*) AS count_2
            FROM person AS person_2
            WHERE person_2.city_id = $1::UUID AND person_2.merged_into_id IS NULL AND asker.entered AND false
          ) AS TEXT
        )
        || '}'
      ) AS json_text_4
    )
    || ',"all":' || (
      SELECT (
        '{"totalCount":' || CAST(
          (
            SELECT count(*) AS count_3
            FROM person AS person_3
            WHERE person_3.city_id = $1::UUID AND person_3.merged_into_id IS NULL AND asker.entered
              AND person_3.sex IS NOT NULL AND false IS NOT true
          ) AS TEXT
        )
        || '}'
      ) AS json_text_5
    )
    || '}'
  ),
  'UTF8'
) AS convert_to_1
FROM asker

-- county_registrar: as city_viewer, but
--   line 9
--   -        WHERE person_0.city_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
--   +        WHERE person_0.county_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
--   line 32
--   -            WHERE person_0.city_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
--   +            WHERE person_0.county_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
--   line 78
--   -            WHERE person_2.city_id = $1::UUID AND person_2.merged_into_id IS NULL AND asker.entered AND false
--   +            WHERE person_2.county_id = $1::UUID AND person_2.merged_into_id IS NULL AND asker.entered AND false
--   line 90
--   -            WHERE person_3.city_id = $1::UUID AND person_3.merged_into_id IS NULL AND asker.entered
--   +            WHERE person_3.county_id = $1::UUID AND person_3.merged_into_id IS NULL AND asker.entered

-- township_registrar: as city_viewer, but
--   line 9
--   -        WHERE person_0.city_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
--   +        WHERE person_0.township_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
--   line 32
--   -            WHERE person_0.city_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
--   +            WHERE person_0.township_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
--   line 78
--   -            WHERE person_2.city_id = $1::UUID AND person_2.merged_into_id IS NULL AND asker.entered AND false
--   +            WHERE person_2.township_id = $1::UUID AND person_2.merged_into_id IS NULL AND asker.entered
--   +              AND false
--   line 90
--   -            WHERE person_3.city_id = $1::UUID AND person_3.merged_into_id IS NULL AND asker.entered
--   +            WHERE person_3.township_id = $1::UUID AND person_3.merged_into_id IS NULL AND asker.entered

-- village_viewer: as city_viewer, but
--   line 9
--   -        WHERE person_0.city_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
--   +        WHERE person_0.village_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
--   line 32
--   -            WHERE person_0.city_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
--   +            WHERE person_0.village_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
--   line 78
--   -            WHERE person_2.city_id = $1::UUID AND person_2.merged_into_id IS NULL AND asker.entered AND false
--   +            WHERE person_2.village_id = $1::UUID AND person_2.merged_into_id IS NULL AND asker.entered AND false
--   line 90
--   -            WHERE person_3.city_id = $1::UUID AND person_3.merged_into_id IS NULL AND asker.entered
--   +            WHERE person_3.village_id = $1::UUID AND person_3.merged_into_id IS NULL AND asker.entered

-- both_counties: as city_viewer, but
--   line 9
--   -        WHERE person_0.city_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
--   +        WHERE person_0.county_id = ANY ($1::UUID[]) AND person_0.merged_into_id IS NULL AND asker.entered
--   line 32
--   -            WHERE person_0.city_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
--   +            WHERE person_0.county_id = ANY ($1::UUID[]) AND person_0.merged_into_id IS NULL AND asker.entered
--   line 78
--   -            WHERE person_2.city_id = $1::UUID AND person_2.merged_into_id IS NULL AND asker.entered AND false
--   +            WHERE person_2.county_id = ANY ($1::UUID[]) AND person_2.merged_into_id IS NULL AND asker.entered
--   +              AND false
--   line 90
--   -            WHERE person_3.city_id = $1::UUID AND person_3.merged_into_id IS NULL AND asker.entered
--   +            WHERE person_3.county_id = ANY ($1::UUID[]) AND person_3.merged_into_id IS NULL AND asker.entered

-- mixed_roles: as county_registrar

-- oversight: as county_registrar

-- nobody
-- refused: FORBIDDEN
