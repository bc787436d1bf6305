-- city_viewer
WITH asker AS MATERIALIZED (SELECT guard.enter($4::UUID) AS entered)
SELECT convert_to(
  (
    '{"people":' || (
      WITH person_0_page AS MATERIALIZED (
        SELECT person_0.birth_date AS birth_date, person_0.id AS id, person_0.name AS name
        FROM person AS person_0
        WHERE person_0.city_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
        ORDER BY person_0.birth_date DESC, person_0.id DESC
        LIMIT $2::BIGINT
      ),
      person_0_shown AS MATERIALIZED (
        SELECT person_0_page.birth_date AS birth_date, person_0_page.id AS id, person_0_page.name AS name
        FROM person_0_page
        ORDER BY person_0_page.birth_date DESC, person_0_page.id DESC
        LIMIT $3::BIGINT
      )
      SELECT (
        '{"totalCount":' || CAST(
          (
            SELECT count(*) AS count_1
            FROM person AS person_0
            WHERE person_0.city_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
          ) AS TEXT
        )
        || ',"pageInfo":{"hasPreviousPage":false,"hasNextPage":' || CAST(
          (SELECT count(*) AS count_2 FROM person_0_page) > $3::BIGINT AS TEXT
        )
        || ',"startCursor":' || coalesce(
          (
            SELECT (
              '"' || replace(
                encode(
                  convert_to(
                    (
                      '["26e9eac5","' || CAST(person_0_shown.birth_date AS TEXT)
                      || '","' || CAST(person_0_shown.id AS TEXT) || '"]'
                    ),
                    'UTF8'
                  ),
                  'base64'
                ),
                E'\n', ''
              )
              || '"'
            ) AS json_text_2
            FROM person_0_shown
            ORDER BY person_0_shown.birth_date DESC, person_0_shown.id DESC
            LIMIT 1
          ),
          'null'
        )
        || ',"endCursor":' || coalesce(
          (
            SELECT (
              '"' || replace(
                encode(
                  convert_to(
                    (
                      '["26e9eac5","' || CAST(person_0_shown.birth_date AS TEXT)
                      || '","' || CAST(person_0_shown.id AS TEXT) || '"]'
                    ),
                    'UTF8'
                  ),
                  'base64'
                ),
                E'\n', ''
              )
              || '"'
            ) AS json_text_3
            FROM person_0_shown
            ORDER BY person_0_shown.birth_date ASC, person_0_shown.id ASC
            LIMIT 1
          ),
          'null'
        )
        || '},"edges":' || (
          SELECT (
            '[' || coalesce(
              string_agg(
                (
                  '{"cursor":"' || replace(
                    encode(
                      convert_to(
                        (
                          '["26e9eac5","' || CAST(person_0_shown.birth_date AS TEXT)
                          || '","' || CAST(person_0_shown.id AS TEXT) || '"]'
                        ),
                        'UTF8'
                      ),
                      'base64'
                    ),
                    E'\n', ''
                  )
                  || '","node":{"name":' || CAST(to_json(person_0_shown.name) AS TEXT)
                  || ',"birthDate":"' || CAST(person_0_shown.birth_date AS TEXT) || '"}}'
                ),
                ','
                ORDER BY person_0_shown.birth_date DESC, person_0_shown.id DESC
              ),
              ''
            )
            || ']'
          ) AS json_text_4
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

-- county_registrar: as city_viewer, but
--   line 8
--   -        WHERE person_0.city_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
--   +        WHERE person_0.county_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
--   line 23
--   -            WHERE person_0.city_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
--   +            WHERE person_0.county_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered

-- township_registrar: as city_viewer, but
--   line 8
--   -        WHERE person_0.city_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
--   +        WHERE person_0.township_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
--   line 23
--   -            WHERE person_0.city_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
--   +            WHERE person_0.township_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered

-- village_viewer: as city_viewer, but
--   line 8
--   -        WHERE person_0.city_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
--   +        WHERE person_0.village_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
--   line 23
--   -            WHERE person_0.city_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
--   +            WHERE person_0.village_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered

-- both_counties: as city_viewer, but
--   line 8
--   -        WHERE person_0.city_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
--   +        WHERE person_0.county_id = ANY ($1::UUID[]) AND person_0.merged_into_id IS NULL AND asker.entered
--   line 23
--   -            WHERE person_0.city_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
--   +            WHERE person_0.county_id = ANY ($1::UUID[]) AND person_0.merged_into_id IS NULL AND asker.entered

-- mixed_roles: as county_registrar

-- oversight: as county_registrar

-- nobody
-- refused: FORBIDDEN
