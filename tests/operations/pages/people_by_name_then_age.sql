-- city_viewer
WITH asker AS MATERIALIZED (SELECT guard.enter($8::UUID) AS entered)
SELECT convert_to(
  (
    '{"people":' || (
      WITH person_0_page AS MATERIALIZED (
        SELECT person_0.birth_date AS birth_date, person_0.id AS id, person_0.name AS name
        FROM person AS person_0
        WHERE person_0.city_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
        ORDER BY person_0.name DESC, person_0.birth_date DESC, person_0.id DESC
        LIMIT $2::BIGINT
      ),
      person_0_shown AS MATERIALIZED (
        SELECT person_0_page.birth_date AS birth_date, person_0_page.id AS id, person_0_page.name AS name
        FROM person_0_page
        ORDER BY person_0_page.name DESC, person_0_page.birth_date DESC, person_0_page.id DESC
        LIMIT $3::BIGINT
      )
      SELECT (
        '{"nodes":' || (
          SELECT (
            '[' || coalesce(
              string_agg(
                (
                  '{"id":"Person:' || CAST(person_0_shown.id AS TEXT)
                  || '","name":' || CAST(to_json(person_0_shown.name) AS TEXT)
                  || ',"birthDate":"' || CAST(person_0_shown.birth_date AS TEXT) || '"}'
                ),
                ','
                ORDER BY person_0_shown.name ASC, person_0_shown.birth_date ASC, person_0_shown.id ASC
              ),
              ''
            )
            || ']'
          ) AS json_text_2
          FROM person_0_shown
        )
        || ',"pageInfo":{"hasPreviousPage":' || CAST(
          (SELECT count(*) AS count_1 FROM person_0_page) > $3::BIGINT AS TEXT
        )
        || ',"hasNextPage":false}}'
      ) AS json_text_1
    )
    || ',"surnamed":' || (
      WITH person_1_page AS MATERIALIZED (
        SELECT person_1.id AS id, person_1.name AS name
        FROM person AS person_1
        WHERE person_1.city_id = $1::UUID AND person_1.merged_into_id IS NULL AND asker.entered
          AND person_1.name >= $4::VARCHAR AND person_1.name < $5::VARCHAR
        ORDER BY person_1.name DESC, person_1.id DESC
        LIMIT $6::BIGINT
      ),
      person_1_shown AS MATERIALIZED (
        SELECT person_1_page.id AS id, person_1_page.name AS name
        FROM person_1_page
        ORDER BY person_1_page.name DESC, person_1_page.id DESC
        LIMIT $7::BIGINT
      )
      SELECT (
        '{"nodes":' || (
          SELECT (
            '[' || coalesce(
              string_agg(
                ('{"name":' || CAST(to_json(person_1_shown.name) AS TEXT) || '}'), ','
                ORDER BY person_1_shown.name DESC, person_1_shown.id DESC
              ),
              ''
            )
            || ']'
          ) AS json_text_4
          FROM person_1_shown
        )
        || '}'
      ) AS json_text_3
    )
    || '}'
  ),
  'UTF8'
) AS convert_to_1
FROM asker

-- county_registrar: as city_viewer, but
--   line 8
--   -        WHERE person_0.city_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
--   +        WHERE person_0.county_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
--   line 47
--   -        WHERE person_1.city_id = $1::UUID AND person_1.merged_into_id IS NULL AND asker.entered
--   +        WHERE person_1.county_id = $1::UUID AND person_1.merged_into_id IS NULL AND asker.entered

-- township_registrar: as city_viewer, but
--   line 8
--   -        WHERE person_0.city_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
--   +        WHERE person_0.township_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
--   line 47
--   -        WHERE person_1.city_id = $1::UUID AND person_1.merged_into_id IS NULL AND asker.entered
--   +        WHERE person_1.township_id = $1::UUID AND person_1.merged_into_id IS NULL AND asker.entered

-- village_viewer: as city_viewer, but
--   line 8
--   -        WHERE person_0.city_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
--   +        WHERE person_0.village_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
--   line 47
--   -        WHERE person_1.city_id = $1::UUID AND person_1.merged_into_id IS NULL AND asker.entered
--   +        WHERE person_1.village_id = $1::UUID AND person_1.merged_into_id IS NULL AND asker.entered

-- both_counties: as city_viewer, but
--   line 8
--   -        WHERE person_0.city_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
--   +        WHERE person_0.county_id = ANY ($1::UUID[]) AND person_0.merged_into_id IS NULL AND asker.entered
--   line 47
--   -        WHERE person_1.city_id = $1::UUID AND person_1.merged_into_id IS NULL AND asker.entered
--   +        WHERE person_1.county_id = ANY ($1::UUID[]) AND person_1.merged_into_id IS NULL AND asker.entered

-- mixed_roles: as county_registrar

-- oversight: as county_registrar

-- nobody
-- refused: FORBIDDEN
