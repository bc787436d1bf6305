-- city_viewer
WITH asker AS MATERIALIZED (SELECT guard.enter($6::UUID) AS entered)
SELECT convert_to(
  (
    '{"people":' || (
      WITH person_0_page AS MATERIALIZED (
        SELECT person_0.birth_date AS birth_date, person_0.id AS id, person_0.name AS name
        FROM person AS person_0
        WHERE person_0.city_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
          AND (person_0.birth_date, person_0.id) > ($2::DATE, $3::UUID)
        ORDER BY person_0.birth_date ASC, person_0.id ASC
        LIMIT $4::BIGINT
      ),
      person_0_shown AS MATERIALIZED (
        SELECT person_0_page.birth_date AS birth_date, person_0_page.id AS id, person_0_page.name AS name
        FROM person_0_page
        ORDER BY person_0_page.birth_date ASC, person_0_page.id ASC
        LIMIT $5::BIGINT
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
                ORDER BY person_0_shown.birth_date DESC, person_0_shown.id DESC
              ),
              ''
            )
            || ']'
          ) AS json_text_2
          FROM person_0_shown
        )
        || ',"pageInfo":{"hasPreviousPage":' || CAST(
          (SELECT count(*) AS count_1 FROM person_0_page) > $5::BIGINT AS TEXT
        )
        || ',"hasNextPage":' || CAST(
          EXISTS (
            SELECT 1
            FROM person AS person_0
            WHERE person_0.city_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
              AND ((person_0.birth_date, person_0.id) > ($2::DATE, $3::UUID)) IS NOT true
            ORDER BY person_0.birth_date ASC, person_0.id ASC
            LIMIT 1
          ) AS TEXT
        )
        || '}}'
      ) AS json_text_1
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
--   line 45
--   -            WHERE person_0.city_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
--   +            WHERE person_0.county_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered

-- township_registrar: as city_viewer, but
--   line 8
--   -        WHERE person_0.city_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
--   +        WHERE person_0.township_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
--   line 45
--   -            WHERE person_0.city_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
--   +            WHERE person_0.township_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered

-- village_viewer: as city_viewer, but
--   line 8
--   -        WHERE person_0.city_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
--   +        WHERE person_0.village_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
--   line 45
--   -            WHERE person_0.city_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
--   +            WHERE person_0.village_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered

-- both_counties: as city_viewer, but
--   line 8
--   -        WHERE person_0.city_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
--   +        WHERE person_0.county_id = ANY ($1::UUID[]) AND person_0.merged_into_id IS NULL AND asker.entered
--   line 45
--   -            WHERE person_0.city_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
--   +            WHERE person_0.county_id = ANY ($1::UUID[]) AND person_0.merged_into_id IS NULL AND asker.entered

-- mixed_roles: as county_registrar

-- oversight: as county_registrar

-- nobody
-- refused: FORBIDDEN
