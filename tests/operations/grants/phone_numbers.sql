-- city_viewer
-- refused: FORBIDDEN

-- county_registrar
WITH asker AS MATERIALIZED (SELECT guard.enter($10::UUID) AS entered)
SELECT convert_to(
  (
    '{"people":' || (
      WITH person_0_page AS MATERIALIZED (
        SELECT person_0.id AS id, person_0.name AS name, person_0.phone_masked AS phone_masked
        FROM person AS person_0
        WHERE person_0.county_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
          AND person_0.name = ANY ($2::TEXT[])
        ORDER BY person_0.id ASC
        LIMIT $3::BIGINT
      ),
      person_0_shown AS MATERIALIZED (
        SELECT person_0_page.id AS id, person_0_page.name AS name, person_0_page.phone_masked AS phone_masked
        FROM person_0_page
        ORDER BY person_0_page.id ASC
        LIMIT $4::BIGINT
      )
      SELECT (
        '{"nodes":' || (
          SELECT (
            '[' || coalesce(
              string_agg(
                (
                  '{"name":' || CAST(to_json(person_0_shown.name) AS TEXT)
                  || ',"phoneMasked":' || coalesce(CAST(to_json(person_0_shown.phone_masked) AS TEXT), 'null')
                  || '}'
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
    || ',"called":' || (
      WITH person_1_page AS MATERIALIZED (
        SELECT person_1.id AS id, person_1.name AS name
        FROM person AS person_1
        WHERE person_1.county_id = $1::UUID AND person_1.merged_into_id IS NULL AND asker.entered
          AND person_1.phone_masked LIKE $5::VARCHAR AND person_1.township_id = $6::UUID
        ORDER BY person_1.id ASC
        LIMIT $7::BIGINT
      ),
      person_1_shown AS MATERIALIZED (
        SELECT person_1_page.id AS id, person_1_page.name AS name
        FROM person_1_page
        ORDER BY person_1_page.id ASC
        LIMIT $8::BIGINT
      )
      SELECT (
        '{"totalCount":' || CAST(
          (
            SELECT count(*) AS count_1
            FROM person AS person_1
            WHERE person_1.county_id = $1::UUID AND person_1.merged_into_id IS NULL AND asker.entered
              AND person_1.phone_masked LIKE $5::VARCHAR AND person_1.township_id = $6::UUID
          ) AS TEXT
        )
        || ',"nodes":' || (
          SELECT (
            '[' || coalesce(
              string_agg(
                ('{"name":' || CAST(to_json(person_1_shown.name) AS TEXT) || '}'), ','
                ORDER BY person_1_shown.id ASC
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
    || ',"unknown":' || (
      SELECT (
        '{"totalCount":' || CAST(
          (
            SELECT count(*) AS count_2
            FROM person AS person_2
            WHERE person_2.county_id = $1::UUID AND person_2.merged_into_id IS NULL AND asker.entered
              AND person_2.phone_masked IS NULL AND person_2.township_id = $9::UUID
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

-- township_registrar: as county_registrar, but
--   line 8
--   -        WHERE person_0.county_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
--   +        WHERE person_0.township_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
--   line 45
--   -        WHERE person_1.county_id = $1::UUID AND person_1.merged_into_id IS NULL AND asker.entered
--   +        WHERE person_1.township_id = $1::UUID AND person_1.merged_into_id IS NULL AND asker.entered
--   line 61
--   -            WHERE person_1.county_id = $1::UUID AND person_1.merged_into_id IS NULL AND asker.entered
--   +            WHERE person_1.township_id = $1::UUID AND person_1.merged_into_id IS NULL AND asker.entered
--   line 87
--   -            WHERE person_2.county_id = $1::UUID AND person_2.merged_into_id IS NULL AND asker.entered
--   +            WHERE person_2.township_id = $1::UUID AND person_2.merged_into_id IS NULL AND asker.entered

-- village_viewer: as city_viewer

-- both_counties: as city_viewer

-- mixed_roles: as county_registrar, but
--   line 1
--   -WITH asker AS MATERIALIZED (SELECT guard.enter($10::UUID) AS entered)
--   +WITH asker AS MATERIALIZED (SELECT guard.enter($11::UUID) AS entered)
--   line 6
--   -        SELECT person_0.id AS id, person_0.name AS name, person_0.phone_masked AS phone_masked
--   +        SELECT person_0.city_id AS city_id, person_0.county_id AS county_id, person_0.id AS id,
--   +          person_0.name AS name, person_0.phone_masked AS phone_masked, person_0.township_id AS township_id,
--   +          person_0.village_id AS village_id
--   line 14
--   -        SELECT person_0_page.id AS id, person_0_page.name AS name, person_0_page.phone_masked AS phone_masked
--   +        SELECT person_0_page.city_id AS city_id, person_0_page.county_id AS county_id, person_0_page.id AS id,
--   +          person_0_page.name AS name, person_0_page.phone_masked AS phone_masked,
--   +          person_0_page.township_id AS township_id, person_0_page.village_id AS village_id
--   line 26
--   -                  || ',"phoneMasked":' || coalesce(CAST(to_json(person_0_shown.phone_masked) AS TEXT), 'null')
--   +                  || ',"phoneMasked":' || coalesce(
--   +                    CAST(
--   +                      to_json(
--   +                        CASE WHEN (person_0_shown.township_id = $5::UUID) THEN person_0_shown.phone_masked ELSE NULL END
--   +                      ) AS TEXT
--   +                    ),
--   +                    'null'
--   +                  )
--   line 46
--   -          AND person_1.phone_masked LIKE $5::VARCHAR AND person_1.township_id = $6::UUID
--   +          AND person_1.township_id = $5::UUID AND person_1.phone_masked LIKE $6::VARCHAR
--   +          AND person_1.township_id = $7::UUID
--   line 48
--   -        LIMIT $7::BIGINT
--   +        LIMIT $8::BIGINT
--   line 54
--   -        LIMIT $8::BIGINT
--   +        LIMIT $9::BIGINT
--   line 62
--   -              AND person_1.phone_masked LIKE $5::VARCHAR AND person_1.township_id = $6::UUID
--   +              AND person_1.township_id = $5::UUID AND person_1.phone_masked LIKE $6::VARCHAR
--   +              AND person_1.township_id = $7::UUID
--   line 88
--   -              AND person_2.phone_masked IS NULL AND person_2.township_id = $9::UUID
--   +              AND CASE WHEN (person_2.township_id = $5::UUID) THEN person_2.phone_masked ELSE NULL END IS NULL
--   +              AND person_2.township_id = $10::UUID

-- oversight: as county_registrar

-- nobody
-- refused: NOT_FOUND
