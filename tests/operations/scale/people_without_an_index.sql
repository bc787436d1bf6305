-- city_viewer
-- refused: BAD_USER_INPUT

-- county_registrar: as city_viewer

-- township_registrar
WITH asker AS MATERIALIZED (SELECT guard.enter($5::UUID) AS entered)
SELECT convert_to(
  (
    '{"people":' || (
      WITH person_0_page AS MATERIALIZED (
        SELECT person_0.id AS id, person_0.name AS name, person_0.version AS version
        FROM person AS person_0
        WHERE person_0.township_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
          AND person_0.version > $2::BIGINT
        ORDER BY person_0.id ASC
        LIMIT $3::BIGINT
      ),
      person_0_shown AS MATERIALIZED (
        SELECT person_0_page.id AS id, person_0_page.name AS name, person_0_page.version AS version
        FROM person_0_page
        ORDER BY person_0_page.id ASC
        LIMIT $4::BIGINT
      )
      SELECT (
        '{"totalCount":' || CAST(
          (
            SELECT count(*) AS count_1
            FROM person AS person_0
            WHERE person_0.township_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
              AND person_0.version > $2::BIGINT
          ) AS TEXT
        )
        || ',"nodes":' || (
          SELECT (
            '[' || coalesce(
              string_agg(
                (
                  '{"name":' || CAST(to_json(person_0_shown.name) AS TEXT)
                  || ',"version":' || CAST(person_0_shown.version AS TEXT) || '}'
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

-- village_viewer: as township_registrar, but
--   line 8
--   -        WHERE person_0.township_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
--   +        WHERE person_0.village_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
--   line 24
--   -            WHERE person_0.township_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
--   +            WHERE person_0.village_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered

-- both_counties: as city_viewer

-- mixed_roles: as city_viewer

-- oversight: as city_viewer

-- nobody
-- refused: FORBIDDEN
