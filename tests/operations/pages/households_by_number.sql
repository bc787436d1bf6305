-- city_viewer
WITH asker AS MATERIALIZED (SELECT guard.enter($4::UUID) AS entered)
SELECT convert_to(
  (
    '{"households":' || (
      WITH household_0_page AS MATERIALIZED (
        SELECT household_0.address AS address, household_0.id AS id, household_0.kind AS kind,
          household_0.member_count AS member_count, household_0.number AS number, household_0.version AS version
        FROM household AS household_0
        WHERE household_0.city_id = $1::UUID AND asker.entered
        ORDER BY household_0.number DESC, household_0.id DESC
        LIMIT $2::BIGINT
      ),
      household_0_shown AS MATERIALIZED (
        SELECT household_0_page.address AS address, household_0_page.id AS id, household_0_page.kind AS kind,
          household_0_page.member_count AS member_count, household_0_page.number AS number,
          household_0_page.version AS version
        FROM household_0_page
        ORDER BY household_0_page.number DESC, household_0_page.id DESC
        LIMIT $3::BIGINT
      )
      SELECT (
        '{"totalCount":' || CAST(
          (
            SELECT count(*) AS count_1
            FROM household AS household_0
            WHERE household_0.city_id = $1::UUID AND asker.entered
          ) AS TEXT
        )
        || ',"nodes":' || (
          SELECT (
            '[' || coalesce(
              string_agg(
                (
                  '{"number":' || CAST(to_json(household_0_shown.number) AS TEXT)
                  || ',"kind":"' || household_0_shown.kind
                  || '","address":' || CAST(to_json(household_0_shown.address) AS TEXT)
                  || ',"memberCount":' || CAST(household_0_shown.member_count AS TEXT)
                  || ',"version":' || CAST(household_0_shown.version AS TEXT) || '}'
                ),
                ','
                ORDER BY household_0_shown.number ASC, household_0_shown.id ASC
              ),
              ''
            )
            || ']'
          ) AS json_text_2
          FROM household_0_shown
        )
        || ',"pageInfo":{"hasPreviousPage":' || CAST(
          (SELECT count(*) AS count_2 FROM household_0_page) > $3::BIGINT AS TEXT
        )
        || ',"hasNextPage":false}}'
      ) AS json_text_1
    )
    || '}'
  ),
  'UTF8'
) AS convert_to_1
FROM asker

-- county_registrar: as city_viewer, but
--   line 9
--   -        WHERE household_0.city_id = $1::UUID AND asker.entered
--   +        WHERE household_0.county_id = $1::UUID AND asker.entered
--   line 26
--   -            WHERE household_0.city_id = $1::UUID AND asker.entered
--   +            WHERE household_0.county_id = $1::UUID AND asker.entered

-- township_registrar: as city_viewer, but
--   line 9
--   -        WHERE household_0.city_id = $1::UUID AND asker.entered
--   +        WHERE household_0.township_id = $1::UUID AND asker.entered
--   line 26
--   -            WHERE household_0.city_id = $1::UUID AND asker.entered
--   +            WHERE household_0.township_id = $1::UUID AND asker.entered

-- village_viewer: as city_viewer, but
--   line 9
--   -        WHERE household_0.city_id = $1::UUID AND asker.entered
--   +        WHERE household_0.village_id = $1::UUID AND asker.entered
--   line 26
--   -            WHERE household_0.city_id = $1::UUID AND asker.entered
--   +            WHERE household_0.village_id = $1::UUID AND asker.entered

-- both_counties: as city_viewer, but
--   line 9
--   -        WHERE household_0.city_id = $1::UUID AND asker.entered
--   +        WHERE household_0.county_id = ANY ($1::UUID[]) AND asker.entered
--   line 26
--   -            WHERE household_0.city_id = $1::UUID AND asker.entered
--   +            WHERE household_0.county_id = ANY ($1::UUID[]) AND asker.entered

-- mixed_roles: as county_registrar

-- oversight: as county_registrar

-- nobody
-- refused: FORBIDDEN
