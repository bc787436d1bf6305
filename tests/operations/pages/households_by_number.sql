-- city_viewer
WITH asker AS MATERIALIZED (SELECT guard.enter($4::UUID) AS entered)
SELECT convert_to(
  (
    '{"households":' || (
      WITH household_0_page AS MATERIALIZED (
        SELECT household_0.address AS address, household_0.id AS id, household_0.kind AS kind,
          household_0.number AS number, household_0.version AS version
        FROM household AS household_0
        WHERE household_0.city_id = $1::UUID AND asker.entered
        ORDER BY household_0.number DESC, household_0.id DESC
        LIMIT $2::BIGINT
      ),
      household_0_shown AS MATERIALIZED (
        SELECT household_0_page.address AS address, household_0_page.id AS id, household_0_page.kind AS kind,
          household_0_page.number AS number, household_0_page.version AS version
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
                  || ',"memberCount":' || (
                    SELECT CAST(count(*) AS TEXT) AS count_2
                    FROM household_membership AS household_membership_1
                    WHERE household_membership_1.city_id = $1::UUID
                      AND household_membership_1.household_id = household_0_shown.id
                      AND household_membership_1.ended_on IS NULL
                  )
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
          (SELECT count(*) AS count_3 FROM household_0_page) > $3::BIGINT AS TEXT
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
--   line 25
--   -            WHERE household_0.city_id = $1::UUID AND asker.entered
--   +            WHERE household_0.county_id = $1::UUID AND asker.entered
--   line 39
--   -                    WHERE household_membership_1.city_id = $1::UUID
--   +                    WHERE household_membership_1.county_id = $1::UUID

-- township_registrar: as city_viewer, but
--   line 9
--   -        WHERE household_0.city_id = $1::UUID AND asker.entered
--   +        WHERE household_0.township_id = $1::UUID AND asker.entered
--   line 25
--   -            WHERE household_0.city_id = $1::UUID AND asker.entered
--   +            WHERE household_0.township_id = $1::UUID AND asker.entered
--   line 39
--   -                    WHERE household_membership_1.city_id = $1::UUID
--   +                    WHERE household_membership_1.township_id = $1::UUID

-- village_viewer: as city_viewer, but
--   line 9
--   -        WHERE household_0.city_id = $1::UUID AND asker.entered
--   +        WHERE household_0.village_id = $1::UUID AND asker.entered
--   line 25
--   -            WHERE household_0.city_id = $1::UUID AND asker.entered
--   +            WHERE household_0.village_id = $1::UUID AND asker.entered
--   line 39
--   -                    WHERE household_membership_1.city_id = $1::UUID
--   +                    WHERE household_membership_1.village_id = $1::UUID

-- both_counties: as city_viewer, but
--   line 9
--   -        WHERE household_0.city_id = $1::UUID AND asker.entered
--   +        WHERE household_0.county_id = ANY ($1::UUID[]) AND asker.entered
--   line 25
--   -            WHERE household_0.city_id = $1::UUID AND asker.entered
--   +            WHERE household_0.county_id = ANY ($1::UUID[]) AND asker.entered
--   line 39
--   -                    WHERE household_membership_1.city_id = $1::UUID
--   +                    WHERE household_membership_1.county_id = ANY ($1::UUID[])

-- mixed_roles: as county_registrar

-- nobody
-- refused: FORBIDDEN
