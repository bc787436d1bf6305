-- city_viewer
WITH asker AS MATERIALIZED (SELECT guard.enter($5::UUID) AS entered)
SELECT convert_to(
  (
    '{"divisions":' || (
      WITH division_0_page AS MATERIALIZED (
        SELECT division_0.code AS code, division_0.id AS id, division_0.kind AS kind, division_0.level AS level,
          division_0.name AS name, division_0.path AS path, division_0.pinyin AS pinyin
        FROM division AS division_0
        WHERE (division_0.city_id = $1::UUID OR division_0.id = ANY ($2::UUID[])) AND asker.entered
        ORDER BY upper(division_0.level) ASC, division_0.pinyin ASC, division_0.id ASC
        LIMIT $3::BIGINT
      ),
      division_0_shown AS MATERIALIZED (
        SELECT division_0_page.code AS code, division_0_page.id AS id, division_0_page.kind AS kind,
          division_0_page.level AS level, division_0_page.name AS name, division_0_page.path AS path,
          division_0_page.pinyin AS pinyin
        FROM division_0_page
        ORDER BY upper(division_0_page.level) ASC, division_0_page.pinyin ASC, division_0_page.id ASC
        LIMIT $4::BIGINT
      )
      SELECT (
        '{"totalCount":' || CAST(
          (
            SELECT count(*) AS count_1
            FROM division AS division_0
            WHERE (division_0.city_id = $1::UUID OR division_0.id = ANY ($2::UUID[])) AND asker.entered
          ) AS TEXT
        )
        || ',"nodes":' || (
          SELECT (
            '[' || coalesce(
              string_agg(
                (
                  '{"name":' || CAST(to_json(division_0_shown.name) AS TEXT)
                  || ',"pinyin":' || CAST(to_json(division_0_shown.pinyin) AS TEXT)
                  || ',"level":"' || upper(division_0_shown.level) || '","kind":"' || division_0_shown.kind
                  || '","code":' || CAST(to_json(division_0_shown.code) AS TEXT)
                  || ',"path":' || CAST(to_json(division_0_shown.path) AS TEXT) || '}'
                ),
                ','
                ORDER BY upper(division_0_shown.level) ASC, division_0_shown.pinyin ASC, division_0_shown.id ASC
              ),
              ''
            )
            || ']'
          ) AS json_text_2
          FROM division_0_shown
        )
        || ',"pageInfo":{"hasNextPage":' || CAST(
          (SELECT count(*) AS count_2 FROM division_0_page) > $4::BIGINT AS TEXT
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
--   line 9
--   -        WHERE (division_0.city_id = $1::UUID OR division_0.id = ANY ($2::UUID[])) AND asker.entered
--   +        WHERE (division_0.county_id = $1::UUID OR division_0.id = ANY ($2::UUID[])) AND asker.entered
--   line 26
--   -            WHERE (division_0.city_id = $1::UUID OR division_0.id = ANY ($2::UUID[])) AND asker.entered
--   +            WHERE (division_0.county_id = $1::UUID OR division_0.id = ANY ($2::UUID[])) AND asker.entered

-- township_registrar: as city_viewer, but
--   line 9
--   -        WHERE (division_0.city_id = $1::UUID OR division_0.id = ANY ($2::UUID[])) AND asker.entered
--   +        WHERE (division_0.township_id = $1::UUID OR division_0.id = ANY ($2::UUID[])) AND asker.entered
--   line 26
--   -            WHERE (division_0.city_id = $1::UUID OR division_0.id = ANY ($2::UUID[])) AND asker.entered
--   +            WHERE (division_0.township_id = $1::UUID OR division_0.id = ANY ($2::UUID[])) AND asker.entered

-- village_viewer: as city_viewer, but
--   line 9
--   -        WHERE (division_0.city_id = $1::UUID OR division_0.id = ANY ($2::UUID[])) AND asker.entered
--   +        WHERE (division_0.village_id = $1::UUID OR division_0.id = ANY ($2::UUID[])) AND asker.entered
--   line 26
--   -            WHERE (division_0.city_id = $1::UUID OR division_0.id = ANY ($2::UUID[])) AND asker.entered
--   +            WHERE (division_0.village_id = $1::UUID OR division_0.id = ANY ($2::UUID[])) AND asker.entered

-- both_counties: as city_viewer, but
--   line 9
--   -        WHERE (division_0.city_id = $1::UUID OR division_0.id = ANY ($2::UUID[])) AND asker.entered
--   +        WHERE (division_0.county_id = ANY ($1::UUID[]) OR division_0.id = ANY ($2::UUID[])) AND asker.entered
--   line 26
--   -            WHERE (division_0.city_id = $1::UUID OR division_0.id = ANY ($2::UUID[])) AND asker.entered
--   +            WHERE (division_0.county_id = ANY ($1::UUID[]) OR division_0.id = ANY ($2::UUID[]))
--   +              AND asker.entered

-- mixed_roles: as county_registrar

-- oversight: as county_registrar

-- nobody
-- refused: FORBIDDEN
