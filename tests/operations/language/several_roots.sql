-- city_viewer
WITH asker AS MATERIALIZED (SELECT guard.enter($2::UUID) AS entered)
SELECT convert_to(
  (
    '{"__typename":"Query","households":' || (
      SELECT (
        '{"totalCount":' || CAST(
          (
            SELECT count(*) AS count_1
            FROM household AS household_0
            WHERE household_0.city_id = $1::UUID AND asker.entered
          ) AS TEXT
        )
        || '}'
      ) AS json_text_1
    )
    || ',"me":' || coalesce(
      (
        SELECT ('{"account":' || CAST(to_json(user_account_1.name) AS TEXT) || '}') AS json_text_2
        FROM user_account AS user_account_1
        WHERE user_account_1.id = $2::UUID AND asker.entered
      ),
      'null'
    )
    || ',"people":' || (
      WITH person_2_page AS MATERIALIZED (
        SELECT person_2.id AS id, person_2.name AS name
        FROM person AS person_2
        WHERE person_2.city_id = $3::UUID AND person_2.merged_into_id IS NULL AND asker.entered
        ORDER BY person_2.id DESC
        LIMIT $4::BIGINT
      ),
      person_2_shown AS MATERIALIZED (
        SELECT person_2_page.id AS id, person_2_page.name AS name
        FROM person_2_page
        ORDER BY person_2_page.id DESC
        LIMIT $5::BIGINT
      )
      SELECT (
        '{"nodes":' || (
          SELECT (
            '[' || coalesce(
              string_agg(
                ('{"name":' || CAST(to_json(person_2_shown.name) AS TEXT) || '}'), ','
                ORDER BY person_2_shown.id ASC
              ),
              ''
            )
            || ']'
          ) AS json_text_4
          FROM person_2_shown
        )
        || '}'
      ) AS json_text_3
    )
    || ',"division":' || coalesce(
      (
        SELECT ('{"name":' || CAST(to_json(division_3.name) AS TEXT) || '}') AS json_text_5
        FROM division AS division_3
        WHERE (division_3.city_id = $6::UUID OR division_3.id = ANY ($7::UUID[]))
          AND division_3.code = $8::VARCHAR AND asker.entered
      ),
      'null'
    )
    || ',"node":' || coalesce(
      (
        SELECT ('{"id":"Household:' || CAST(household_4.id AS TEXT) || '"}') AS json_text_6
        FROM household AS household_4
        WHERE household_4.city_id = $1::UUID AND household_4.id = $9::UUID AND asker.entered
      ),
      'null'
    )
    || '}'
  ),
  'UTF8'
) AS convert_to_1
FROM asker

-- county_registrar: as city_viewer, but
--   line 10
--   -            WHERE household_0.city_id = $1::UUID AND asker.entered
--   +            WHERE household_0.county_id = $1::UUID AND asker.entered
--   line 28
--   -        WHERE person_2.city_id = $3::UUID AND person_2.merged_into_id IS NULL AND asker.entered
--   +        WHERE person_2.county_id = $3::UUID AND person_2.merged_into_id IS NULL AND asker.entered
--   line 59
--   -        WHERE (division_3.city_id = $6::UUID OR division_3.id = ANY ($7::UUID[]))
--   +        WHERE (division_3.county_id = $6::UUID OR division_3.id = ANY ($7::UUID[]))
--   line 68
--   -        WHERE household_4.city_id = $1::UUID AND household_4.id = $9::UUID AND asker.entered
--   +        WHERE household_4.county_id = $1::UUID AND household_4.id = $9::UUID AND asker.entered

-- township_registrar: as city_viewer, but
--   line 10
--   -            WHERE household_0.city_id = $1::UUID AND asker.entered
--   +            WHERE household_0.township_id = $1::UUID AND asker.entered
--   line 28
--   -        WHERE person_2.city_id = $3::UUID AND person_2.merged_into_id IS NULL AND asker.entered
--   +        WHERE person_2.township_id = $3::UUID AND person_2.merged_into_id IS NULL AND asker.entered
--   line 59
--   -        WHERE (division_3.city_id = $6::UUID OR division_3.id = ANY ($7::UUID[]))
--   +        WHERE (division_3.township_id = $6::UUID OR division_3.id = ANY ($7::UUID[]))
--   line 68
--   -        WHERE household_4.city_id = $1::UUID AND household_4.id = $9::UUID AND asker.entered
--   +        WHERE household_4.township_id = $1::UUID AND household_4.id = $9::UUID AND asker.entered

-- village_viewer: as city_viewer, but
--   line 10
--   -            WHERE household_0.city_id = $1::UUID AND asker.entered
--   +            WHERE household_0.village_id = $1::UUID AND asker.entered
--   line 28
--   -        WHERE person_2.city_id = $3::UUID AND person_2.merged_into_id IS NULL AND asker.entered
--   +        WHERE person_2.village_id = $3::UUID AND person_2.merged_into_id IS NULL AND asker.entered
--   line 59
--   -        WHERE (division_3.city_id = $6::UUID OR division_3.id = ANY ($7::UUID[]))
--   +        WHERE (division_3.village_id = $6::UUID OR division_3.id = ANY ($7::UUID[]))
--   line 68
--   -        WHERE household_4.city_id = $1::UUID AND household_4.id = $9::UUID AND asker.entered
--   +        WHERE household_4.village_id = $1::UUID AND household_4.id = $9::UUID AND asker.entered

-- both_counties: as city_viewer, but
--   line 10
--   -            WHERE household_0.city_id = $1::UUID AND asker.entered
--   +            WHERE household_0.county_id = ANY ($1::UUID[]) AND asker.entered
--   line 28
--   -        WHERE person_2.city_id = $3::UUID AND person_2.merged_into_id IS NULL AND asker.entered
--   +        WHERE person_2.county_id = ANY ($3::UUID[]) AND person_2.merged_into_id IS NULL AND asker.entered
--   line 59
--   -        WHERE (division_3.city_id = $6::UUID OR division_3.id = ANY ($7::UUID[]))
--   +        WHERE (division_3.county_id = ANY ($6::UUID[]) OR division_3.id = ANY ($7::UUID[]))
--   line 68
--   -        WHERE household_4.city_id = $1::UUID AND household_4.id = $9::UUID AND asker.entered
--   +        WHERE household_4.county_id = ANY ($1::UUID[]) AND household_4.id = $9::UUID AND asker.entered

-- mixed_roles: as county_registrar

-- oversight: as county_registrar

-- nobody
-- refused: FORBIDDEN
