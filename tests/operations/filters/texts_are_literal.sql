-- city_viewer
WITH asker AS MATERIALIZED (SELECT guard.enter($19::UUID) AS entered)
SELECT convert_to(
  (
    '{"percent":' || (
      WITH household_0_page AS MATERIALIZED (
        SELECT household_0.address AS address, household_0.id AS id
        FROM household AS household_0
        WHERE household_0.city_id = $1::UUID AND asker.entered AND household_0.address LIKE $2::VARCHAR
        ORDER BY household_0.id ASC
        LIMIT $3::BIGINT
      ),
      household_0_shown AS MATERIALIZED (
        SELECT household_0_page.address AS address, household_0_page.id AS id
        FROM household_0_page
        ORDER BY household_0_page.id ASC
        LIMIT $4::BIGINT
      )
      SELECT (
        '{"nodes":' || (
          SELECT (
            '[' || coalesce(
              string_agg(
                ('{"address":' || CAST(to_json(household_0_shown.address) AS TEXT) || '}'), ','
                ORDER BY household_0_shown.id ASC
              ),
              ''
            )
            || ']'
          ) AS json_text_2
          FROM household_0_shown
        )
        || '}'
      ) AS json_text_1
    )
    || ',"underscore":' || (
      WITH household_1_page AS MATERIALIZED (
        SELECT household_1.address AS address, household_1.id AS id
        FROM household AS household_1
        WHERE household_1.city_id = $1::UUID AND asker.entered AND household_1.address LIKE $5::VARCHAR
        ORDER BY household_1.id ASC
        LIMIT $6::BIGINT
      ),
      household_1_shown AS MATERIALIZED (
        SELECT household_1_page.address AS address, household_1_page.id AS id
        FROM household_1_page
        ORDER BY household_1_page.id ASC
        LIMIT $7::BIGINT
      )
      SELECT (
        '{"nodes":' || (
          SELECT (
            '[' || coalesce(
              string_agg(
                ('{"address":' || CAST(to_json(household_1_shown.address) AS TEXT) || '}'), ','
                ORDER BY household_1_shown.id ASC
              ),
              ''
            )
            || ']'
          ) AS json_text_4
          FROM household_1_shown
        )
        || '}'
      ) AS json_text_3
    )
    || ',"starts":' || (
      WITH household_2_page AS MATERIALIZED (
        SELECT household_2.address AS address, household_2.id AS id
        FROM household AS household_2
        WHERE household_2.city_id = $1::UUID AND asker.entered AND household_2.address >= $8::VARCHAR
          AND household_2.address < $9::VARCHAR
        ORDER BY household_2.id ASC
        LIMIT $10::BIGINT
      ),
      household_2_shown AS MATERIALIZED (
        SELECT household_2_page.address AS address, household_2_page.id AS id
        FROM household_2_page
        ORDER BY household_2_page.id ASC
        LIMIT $11::BIGINT
      )
      SELECT (
        '{"nodes":' || (
          SELECT (
            '[' || coalesce(
              string_agg(
                ('{"address":' || CAST(to_json(household_2_shown.address) AS TEXT) || '}'), ','
                ORDER BY household_2_shown.id ASC
              ),
              ''
            )
            || ']'
          ) AS json_text_6
          FROM household_2_shown
        )
        || '}'
      ) AS json_text_5
    )
    || ',"beyond":' || (
      WITH person_3_page AS MATERIALIZED (
        SELECT person_3.id AS id, person_3.name AS name
        FROM person AS person_3
        WHERE person_3.city_id = $12::UUID AND asker.entered AND person_3.name LIKE $13::VARCHAR
        ORDER BY person_3.id ASC
        LIMIT $14::BIGINT
      ),
      person_3_shown AS MATERIALIZED (
        SELECT person_3_page.id AS id, person_3_page.name AS name
        FROM person_3_page
        ORDER BY person_3_page.id ASC
        LIMIT $15::BIGINT
      )
      SELECT (
        '{"nodes":' || (
          SELECT (
            '[' || coalesce(
              string_agg(
                ('{"name":' || CAST(to_json(person_3_shown.name) AS TEXT) || '}'), ','
                ORDER BY person_3_shown.id ASC
              ),
              ''
            )
            || ']'
          ) AS json_text_8
          FROM person_3_shown
        )
        || '}'
      ) AS json_text_7
    )
    || ',"named":' || (
      WITH person_4_page AS MATERIALIZED (
        SELECT person_4.birth_date AS birth_date, person_4.id AS id, person_4.name AS name
        FROM person AS person_4
        WHERE person_4.city_id = $12::UUID AND asker.entered AND person_4.name = ANY ($16::TEXT[])
        ORDER BY person_4.id ASC
        LIMIT $17::BIGINT
      ),
      person_4_shown AS MATERIALIZED (
        SELECT person_4_page.birth_date AS birth_date, person_4_page.id AS id, person_4_page.name AS name
        FROM person_4_page
        ORDER BY person_4_page.id ASC
        LIMIT $18::BIGINT
      )
      SELECT (
        '{"nodes":' || (
          SELECT (
            '[' || coalesce(
              string_agg(
                (
                  '{"name":' || CAST(to_json(person_4_shown.name) AS TEXT)
                  || ',"birthDate":"' || CAST(person_4_shown.birth_date AS TEXT) || '"}'
                ),
                ','
                ORDER BY person_4_shown.id ASC
              ),
              ''
            )
            || ']'
          ) AS json_text_10
          FROM person_4_shown
        )
        || '}'
      ) AS json_text_9
    )
    || '}'
  ),
  'UTF8'
) AS convert_to_1
FROM asker

-- county_registrar: as city_viewer, but
--   line 8
--   -        WHERE household_0.city_id = $1::UUID AND asker.entered AND household_0.address LIKE $2::VARCHAR
--   +        WHERE household_0.county_id = $1::UUID AND asker.entered AND household_0.address LIKE $2::VARCHAR
--   line 39
--   -        WHERE household_1.city_id = $1::UUID AND asker.entered AND household_1.address LIKE $5::VARCHAR
--   +        WHERE household_1.county_id = $1::UUID AND asker.entered AND household_1.address LIKE $5::VARCHAR
--   line 70
--   -        WHERE household_2.city_id = $1::UUID AND asker.entered AND household_2.address >= $8::VARCHAR
--   +        WHERE household_2.county_id = $1::UUID AND asker.entered AND household_2.address >= $8::VARCHAR
--   line 102
--   -        WHERE person_3.city_id = $12::UUID AND asker.entered AND person_3.name LIKE $13::VARCHAR
--   +        WHERE person_3.county_id = $12::UUID AND asker.entered AND person_3.name LIKE $13::VARCHAR
--   line 133
--   -        WHERE person_4.city_id = $12::UUID AND asker.entered AND person_4.name = ANY ($16::TEXT[])
--   +        WHERE person_4.county_id = $12::UUID AND asker.entered AND person_4.name = ANY ($16::TEXT[])

-- township_registrar: as city_viewer, but
--   line 8
--   -        WHERE household_0.city_id = $1::UUID AND asker.entered AND household_0.address LIKE $2::VARCHAR
--   +        WHERE household_0.township_id = $1::UUID AND asker.entered AND household_0.address LIKE $2::VARCHAR
--   line 39
--   -        WHERE household_1.city_id = $1::UUID AND asker.entered AND household_1.address LIKE $5::VARCHAR
--   +        WHERE household_1.township_id = $1::UUID AND asker.entered AND household_1.address LIKE $5::VARCHAR
--   line 70
--   -        WHERE household_2.city_id = $1::UUID AND asker.entered AND household_2.address >= $8::VARCHAR
--   +        WHERE household_2.township_id = $1::UUID AND asker.entered AND household_2.address >= $8::VARCHAR
--   line 102
--   -        WHERE person_3.city_id = $12::UUID AND asker.entered AND person_3.name LIKE $13::VARCHAR
--   +        WHERE person_3.township_id = $12::UUID AND asker.entered AND person_3.name LIKE $13::VARCHAR
--   line 133
--   -        WHERE person_4.city_id = $12::UUID AND asker.entered AND person_4.name = ANY ($16::TEXT[])
--   +        WHERE person_4.township_id = $12::UUID AND asker.entered AND person_4.name = ANY ($16::TEXT[])

-- village_viewer: as city_viewer, but
--   line 8
--   -        WHERE household_0.city_id = $1::UUID AND asker.entered AND household_0.address LIKE $2::VARCHAR
--   +        WHERE household_0.village_id = $1::UUID AND asker.entered AND household_0.address LIKE $2::VARCHAR
--   line 39
--   -        WHERE household_1.city_id = $1::UUID AND asker.entered AND household_1.address LIKE $5::VARCHAR
--   +        WHERE household_1.village_id = $1::UUID AND asker.entered AND household_1.address LIKE $5::VARCHAR
--   line 70
--   -        WHERE household_2.city_id = $1::UUID AND asker.entered AND household_2.address >= $8::VARCHAR
--   +        WHERE household_2.village_id = $1::UUID AND asker.entered AND household_2.address >= $8::VARCHAR
--   line 102
--   -        WHERE person_3.city_id = $12::UUID AND asker.entered AND person_3.name LIKE $13::VARCHAR
--   +        WHERE person_3.village_id = $12::UUID AND asker.entered AND person_3.name LIKE $13::VARCHAR
--   line 133
--   -        WHERE person_4.city_id = $12::UUID AND asker.entered AND person_4.name = ANY ($16::TEXT[])
--   +        WHERE person_4.village_id = $12::UUID AND asker.entered AND person_4.name = ANY ($16::TEXT[])

-- both_counties: as city_viewer, but
--   line 8
--   -        WHERE household_0.city_id = $1::UUID AND asker.entered AND household_0.address LIKE $2::VARCHAR
--   +        WHERE household_0.county_id = ANY ($1::UUID[]) AND asker.entered
--   +          AND household_0.address LIKE $2::VARCHAR
--   line 39
--   -        WHERE household_1.city_id = $1::UUID AND asker.entered AND household_1.address LIKE $5::VARCHAR
--   +        WHERE household_1.county_id = ANY ($1::UUID[]) AND asker.entered
--   +          AND household_1.address LIKE $5::VARCHAR
--   line 70
--   -        WHERE household_2.city_id = $1::UUID AND asker.entered AND household_2.address >= $8::VARCHAR
--   +        WHERE household_2.county_id = ANY ($1::UUID[]) AND asker.entered AND household_2.address >= $8::VARCHAR
--   line 102
--   -        WHERE person_3.city_id = $12::UUID AND asker.entered AND person_3.name LIKE $13::VARCHAR
--   +        WHERE person_3.county_id = ANY ($12::UUID[]) AND asker.entered AND person_3.name LIKE $13::VARCHAR
--   line 133
--   -        WHERE person_4.city_id = $12::UUID AND asker.entered AND person_4.name = ANY ($16::TEXT[])
--   +        WHERE person_4.county_id = ANY ($12::UUID[]) AND asker.entered AND person_4.name = ANY ($16::TEXT[])

-- mixed_roles: as county_registrar

-- nobody
-- refused: FORBIDDEN
