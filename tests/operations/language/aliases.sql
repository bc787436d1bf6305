-- city_viewer
WITH asker AS MATERIALIZED (SELECT guard.enter($6::UUID) AS entered)
SELECT convert_to(
  (
    '{"eldest":' || (
      WITH person_0_page AS MATERIALIZED (
        SELECT person_0.birth_date AS birth_date, person_0.id AS id, person_0.name AS name
        FROM person AS person_0
        WHERE person_0.city_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
        ORDER BY person_0.birth_date ASC, person_0.id ASC
        LIMIT $2::BIGINT
      ),
      person_0_shown AS MATERIALIZED (
        SELECT person_0_page.birth_date AS birth_date, person_0_page.id AS id, person_0_page.name AS name
        FROM person_0_page
        ORDER BY person_0_page.birth_date ASC, person_0_page.id ASC
        LIMIT $3::BIGINT
      )
      SELECT (
        '{"rows":' || (
          SELECT (
            '[' || coalesce(
              string_agg(
                (
                  '{"who":' || CAST(to_json(person_0_shown.name) AS TEXT)
                  || ',"born":"' || CAST(person_0_shown.birth_date AS TEXT) || '","kind":"Person"}'
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
    || ',"youngest":' || (
      WITH person_1_page AS MATERIALIZED (
        SELECT person_1.birth_date AS birth_date, person_1.id AS id, person_1.name AS name
        FROM person AS person_1
        WHERE person_1.city_id = $1::UUID AND person_1.merged_into_id IS NULL AND asker.entered
        ORDER BY person_1.birth_date DESC, person_1.id DESC
        LIMIT $4::BIGINT
      ),
      person_1_shown AS MATERIALIZED (
        SELECT person_1_page.birth_date AS birth_date, person_1_page.id AS id, person_1_page.name AS name
        FROM person_1_page
        ORDER BY person_1_page.birth_date DESC, person_1_page.id DESC
        LIMIT $5::BIGINT
      )
      SELECT (
        '{"rows":' || (
          SELECT (
            '[' || coalesce(
              string_agg(
                (
                  '{"who":' || CAST(to_json(person_1_shown.name) AS TEXT)
                  || ',"born":"' || CAST(person_1_shown.birth_date AS TEXT) || '"}'
                ),
                ','
                ORDER BY person_1_shown.birth_date DESC, person_1_shown.id DESC
              ),
              ''
            )
            || ']'
          ) AS json_text_4
          FROM person_1_shown
        )
        || ',"count":' || CAST(
          (
            SELECT count(*) AS count_1
            FROM person AS person_1
            WHERE person_1.city_id = $1::UUID AND person_1.merged_into_id IS NULL AND asker.entered
          ) AS TEXT
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
--   line 43
--   -        WHERE person_1.city_id = $1::UUID AND person_1.merged_into_id IS NULL AND asker.entered
--   +        WHERE person_1.county_id = $1::UUID AND person_1.merged_into_id IS NULL AND asker.entered
--   line 75
--   -            WHERE person_1.city_id = $1::UUID AND person_1.merged_into_id IS NULL AND asker.entered
--   +            WHERE person_1.county_id = $1::UUID AND person_1.merged_into_id IS NULL AND asker.entered

-- township_registrar: as city_viewer, but
--   line 8
--   -        WHERE person_0.city_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
--   +        WHERE person_0.township_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
--   line 43
--   -        WHERE person_1.city_id = $1::UUID AND person_1.merged_into_id IS NULL AND asker.entered
--   +        WHERE person_1.township_id = $1::UUID AND person_1.merged_into_id IS NULL AND asker.entered
--   line 75
--   -            WHERE person_1.city_id = $1::UUID AND person_1.merged_into_id IS NULL AND asker.entered
--   +            WHERE person_1.township_id = $1::UUID AND person_1.merged_into_id IS NULL AND asker.entered

-- village_viewer: as city_viewer, but
--   line 8
--   -        WHERE person_0.city_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
--   +        WHERE person_0.village_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
--   line 43
--   -        WHERE person_1.city_id = $1::UUID AND person_1.merged_into_id IS NULL AND asker.entered
--   +        WHERE person_1.village_id = $1::UUID AND person_1.merged_into_id IS NULL AND asker.entered
--   line 75
--   -            WHERE person_1.city_id = $1::UUID AND person_1.merged_into_id IS NULL AND asker.entered
--   +            WHERE person_1.village_id = $1::UUID AND person_1.merged_into_id IS NULL AND asker.entered

-- both_counties: as city_viewer, but
--   line 8
--   -        WHERE person_0.city_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
--   +        WHERE person_0.county_id = ANY ($1::UUID[]) AND person_0.merged_into_id IS NULL AND asker.entered
--   line 43
--   -        WHERE person_1.city_id = $1::UUID AND person_1.merged_into_id IS NULL AND asker.entered
--   +        WHERE person_1.county_id = ANY ($1::UUID[]) AND person_1.merged_into_id IS NULL AND asker.entered
--   line 75
--   -            WHERE person_1.city_id = $1::UUID AND person_1.merged_into_id IS NULL AND asker.entered
--   +            WHERE person_1.county_id = ANY ($1::UUID[]) AND person_1.merged_into_id IS NULL AND asker.entered

-- mixed_roles: as county_registrar

-- oversight: as county_registrar

-- nobody
-- refused: FORBIDDEN
