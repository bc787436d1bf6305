-- city_viewer
WITH asker AS MATERIALIZED (SELECT guard.enter($26::UUID) AS entered)
SELECT convert_to(
  (
    '{"days":' || (
      WITH person_0_page AS MATERIALIZED (
        SELECT person_0.birth_date AS birth_date, person_0.id AS id, person_0.name AS name
        FROM person AS person_0
        WHERE person_0.city_id = $1::UUID AND asker.entered AND person_0.birth_date = ANY ($2::DATE[])
        ORDER BY person_0.id ASC
        LIMIT $3::BIGINT
      ),
      person_0_shown AS MATERIALIZED (
        SELECT person_0_page.birth_date AS birth_date, person_0_page.id AS id, person_0_page.name AS name
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
                  || ',"birthDate":"' || CAST(person_0_shown.birth_date AS TEXT) || '"}'
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
    || ',"instants":' || (
      WITH person_1_page AS MATERIALIZED (
        SELECT person_1.created_at AS created_at, person_1.id AS id, person_1.name AS name
        FROM person AS person_1
        WHERE person_1.city_id = $1::UUID AND asker.entered
          AND person_1.created_at = ANY ($5::TIMESTAMP WITH TIME ZONE[])
        ORDER BY person_1.id ASC
        LIMIT $6::BIGINT
      ),
      person_1_shown AS MATERIALIZED (
        SELECT person_1_page.created_at AS created_at, person_1_page.id AS id, person_1_page.name AS name
        FROM person_1_page
        ORDER BY person_1_page.id ASC
        LIMIT $7::BIGINT
      )
      SELECT (
        '{"nodes":' || (
          SELECT (
            '[' || coalesce(
              string_agg(
                (
                  '{"name":' || CAST(to_json(person_1_shown.name) AS TEXT)
                  || ',"createdAt":' || CAST(to_json(person_1_shown.created_at) AS TEXT) || '}'
                ),
                ','
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
    || ',"numbers":' || (
      WITH person_2_page AS MATERIALIZED (
        SELECT person_2.id AS id, person_2.name AS name, person_2.version AS version
        FROM person AS person_2
        WHERE person_2.city_id = $1::UUID AND asker.entered AND person_2.version = ANY ($8::BIGINT[])
        ORDER BY person_2.id ASC
        LIMIT $9::BIGINT
      ),
      person_2_shown AS MATERIALIZED (
        SELECT person_2_page.id AS id, person_2_page.name AS name, person_2_page.version AS version
        FROM person_2_page
        ORDER BY person_2_page.id ASC
        LIMIT $10::BIGINT
      )
      SELECT (
        '{"nodes":' || (
          SELECT (
            '[' || coalesce(
              string_agg(
                (
                  '{"name":' || CAST(to_json(person_2_shown.name) AS TEXT)
                  || ',"version":' || CAST(person_2_shown.version AS TEXT) || '}'
                ),
                ','
                ORDER BY person_2_shown.id ASC
              ),
              ''
            )
            || ']'
          ) AS json_text_6
          FROM person_2_shown
        )
        || '}'
      ) AS json_text_5
    )
    || ',"texts":' || (
      WITH person_3_page AS MATERIALIZED (
        SELECT person_3.id AS id, person_3.name AS name
        FROM person AS person_3
        WHERE person_3.city_id = $1::UUID AND asker.entered AND person_3.pinyin = ANY ($11::TEXT[])
        ORDER BY person_3.id ASC
        LIMIT $12::BIGINT
      ),
      person_3_shown AS MATERIALIZED (
        SELECT person_3_page.id AS id, person_3_page.name AS name
        FROM person_3_page
        ORDER BY person_3_page.id ASC
        LIMIT $13::BIGINT
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
    || ',"enums":' || (
      WITH person_4_page AS MATERIALIZED (
        SELECT person_4.id AS id, person_4.name AS name, person_4.sex AS sex
        FROM person AS person_4
        WHERE person_4.city_id = $1::UUID AND asker.entered AND person_4.sex = ANY ($14::TEXT[])
        ORDER BY person_4.id ASC
        LIMIT $15::BIGINT
      ),
      person_4_shown AS MATERIALIZED (
        SELECT person_4_page.id AS id, person_4_page.name AS name, person_4_page.sex AS sex
        FROM person_4_page
        ORDER BY person_4_page.id ASC
        LIMIT $16::BIGINT
      )
      SELECT (
        '{"nodes":' || (
          SELECT (
            '[' || coalesce(
              string_agg(
                (
                  '{"name":' || CAST(to_json(person_4_shown.name) AS TEXT) || ',"sex":"' || person_4_shown.sex
                  || '"}'
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
    || ',"codes":' || (
      WITH person_5_page AS MATERIALIZED (
        SELECT person_5.id AS id, person_5.marital_status AS marital_status, person_5.name AS name
        FROM person AS person_5
        WHERE person_5.city_id = $1::UUID AND asker.entered AND person_5.marital_status = ANY ($17::TEXT[])
        ORDER BY person_5.id ASC
        LIMIT $18::BIGINT
      ),
      person_5_shown AS MATERIALIZED (
        SELECT person_5_page.id AS id, person_5_page.marital_status AS marital_status,
          person_5_page.name AS name
        FROM person_5_page
        ORDER BY person_5_page.id ASC
        LIMIT $19::BIGINT
      )
      SELECT (
        '{"nodes":' || (
          SELECT (
            '[' || coalesce(
              string_agg(
                (
                  '{"name":' || CAST(to_json(person_5_shown.name) AS TEXT)
                  || ',"maritalStatus":' || coalesce(
                    (
                      SELECT ('{"name":' || CAST(to_json(coded_value_6.name) AS TEXT) || '}') AS json_text_13
                      FROM coded_value AS coded_value_6
                      WHERE coded_value_6.list = 'GB/T 2261.2'
                        AND coded_value_6.code = person_5_shown.marital_status
                    ),
                    'null'
                  )
                  || '}'
                ),
                ','
                ORDER BY person_5_shown.id ASC
              ),
              ''
            )
            || ']'
          ) AS json_text_12
          FROM person_5_shown
        )
        || '}'
      ) AS json_text_11
    )
    || ',"ids":' || (
      WITH person_7_page AS MATERIALIZED (
        SELECT person_7.id AS id, person_7.name AS name
        FROM person AS person_7
        WHERE person_7.city_id = $1::UUID AND asker.entered AND person_7.id = ANY ($20::UUID[])
        ORDER BY person_7.id ASC
        LIMIT $21::BIGINT
      ),
      person_7_shown AS MATERIALIZED (
        SELECT person_7_page.id AS id, person_7_page.name AS name
        FROM person_7_page
        ORDER BY person_7_page.id ASC
        LIMIT $22::BIGINT
      )
      SELECT (
        '{"nodes":' || (
          SELECT (
            '[' || coalesce(
              string_agg(
                (
                  '{"id":"Person:' || CAST(person_7_shown.id AS TEXT)
                  || '","name":' || CAST(to_json(person_7_shown.name) AS TEXT) || '}'
                ),
                ','
                ORDER BY person_7_shown.id ASC
              ),
              ''
            )
            || ']'
          ) AS json_text_15
          FROM person_7_shown
        )
        || '}'
      ) AS json_text_14
    )
    || ',"none":' || (
      WITH person_8_page AS MATERIALIZED (
        SELECT person_8.id AS id
        FROM person AS person_8
        WHERE person_8.city_id = $1::UUID AND asker.entered AND person_8.name = ANY ($23::TEXT[])
        ORDER BY person_8.id ASC
        LIMIT $24::BIGINT
      ),
      person_8_shown AS MATERIALIZED (
        SELECT person_8_page.id AS id
        FROM person_8_page
        ORDER BY person_8_page.id ASC
        LIMIT $25::BIGINT
      )
      SELECT (
        '{"totalCount":' || CAST(
          (
            SELECT count(*) AS count_1
            FROM person AS person_8
            WHERE person_8.city_id = $1::UUID AND asker.entered AND person_8.name = ANY ($23::TEXT[])
          ) AS TEXT
        )
        || '}'
      ) AS json_text_16
    )
    || '}'
  ),
  'UTF8'
) AS convert_to_1
FROM asker

-- county_registrar: as city_viewer, but
--   line 8
--   -        WHERE person_0.city_id = $1::UUID AND asker.entered AND person_0.birth_date = ANY ($2::DATE[])
--   +        WHERE person_0.county_id = $1::UUID AND asker.entered AND person_0.birth_date = ANY ($2::DATE[])
--   line 43
--   -        WHERE person_1.city_id = $1::UUID AND asker.entered
--   +        WHERE person_1.county_id = $1::UUID AND asker.entered
--   line 79
--   -        WHERE person_2.city_id = $1::UUID AND asker.entered AND person_2.version = ANY ($8::BIGINT[])
--   +        WHERE person_2.county_id = $1::UUID AND asker.entered AND person_2.version = ANY ($8::BIGINT[])
--   line 114
--   -        WHERE person_3.city_id = $1::UUID AND asker.entered AND person_3.pinyin = ANY ($11::TEXT[])
--   +        WHERE person_3.county_id = $1::UUID AND asker.entered AND person_3.pinyin = ANY ($11::TEXT[])
--   line 145
--   -        WHERE person_4.city_id = $1::UUID AND asker.entered AND person_4.sex = ANY ($14::TEXT[])
--   +        WHERE person_4.county_id = $1::UUID AND asker.entered AND person_4.sex = ANY ($14::TEXT[])
--   line 180
--   -        WHERE person_5.city_id = $1::UUID AND asker.entered AND person_5.marital_status = ANY ($17::TEXT[])
--   +        WHERE person_5.county_id = $1::UUID AND asker.entered AND person_5.marital_status = ANY ($17::TEXT[])
--   line 225
--   -        WHERE person_7.city_id = $1::UUID AND asker.entered AND person_7.id = ANY ($20::UUID[])
--   +        WHERE person_7.county_id = $1::UUID AND asker.entered AND person_7.id = ANY ($20::UUID[])
--   line 260
--   -        WHERE person_8.city_id = $1::UUID AND asker.entered AND person_8.name = ANY ($23::TEXT[])
--   +        WHERE person_8.county_id = $1::UUID AND asker.entered AND person_8.name = ANY ($23::TEXT[])
--   line 275
--   -            WHERE person_8.city_id = $1::UUID AND asker.entered AND person_8.name = ANY ($23::TEXT[])
--   +            WHERE person_8.county_id = $1::UUID AND asker.entered AND person_8.name = ANY ($23::TEXT[])

-- township_registrar: as city_viewer, but
--   line 8
--   -        WHERE person_0.city_id = $1::UUID AND asker.entered AND person_0.birth_date = ANY ($2::DATE[])
--   +        WHERE person_0.township_id = $1::UUID AND asker.entered AND person_0.birth_date = ANY ($2::DATE[])
--   line 43
--   -        WHERE person_1.city_id = $1::UUID AND asker.entered
--   +        WHERE person_1.township_id = $1::UUID AND asker.entered
--   line 79
--   -        WHERE person_2.city_id = $1::UUID AND asker.entered AND person_2.version = ANY ($8::BIGINT[])
--   +        WHERE person_2.township_id = $1::UUID AND asker.entered AND person_2.version = ANY ($8::BIGINT[])
--   line 114
--   -        WHERE person_3.city_id = $1::UUID AND asker.entered AND person_3.pinyin = ANY ($11::TEXT[])
--   +        WHERE person_3.township_id = $1::UUID AND asker.entered AND person_3.pinyin = ANY ($11::TEXT[])
--   line 145
--   -        WHERE person_4.city_id = $1::UUID AND asker.entered AND person_4.sex = ANY ($14::TEXT[])
--   +        WHERE person_4.township_id = $1::UUID AND asker.entered AND person_4.sex = ANY ($14::TEXT[])
--   line 180
--   -        WHERE person_5.city_id = $1::UUID AND asker.entered AND person_5.marital_status = ANY ($17::TEXT[])
--   +        WHERE person_5.township_id = $1::UUID AND asker.entered AND person_5.marital_status = ANY ($17::TEXT[])
--   line 225
--   -        WHERE person_7.city_id = $1::UUID AND asker.entered AND person_7.id = ANY ($20::UUID[])
--   +        WHERE person_7.township_id = $1::UUID AND asker.entered AND person_7.id = ANY ($20::UUID[])
--   line 260
--   -        WHERE person_8.city_id = $1::UUID AND asker.entered AND person_8.name = ANY ($23::TEXT[])
--   +        WHERE person_8.township_id = $1::UUID AND asker.entered AND person_8.name = ANY ($23::TEXT[])
--   line 275
--   -            WHERE person_8.city_id = $1::UUID AND asker.entered AND person_8.name = ANY ($23::TEXT[])
--   +            WHERE person_8.township_id = $1::UUID AND asker.entered AND person_8.name = ANY ($23::TEXT[])

-- village_viewer: as city_viewer, but
--   line 8
--   -        WHERE person_0.city_id = $1::UUID AND asker.entered AND person_0.birth_date = ANY ($2::DATE[])
--   +        WHERE person_0.village_id = $1::UUID AND asker.entered AND person_0.birth_date = ANY ($2::DATE[])
--   line 43
--   -        WHERE person_1.city_id = $1::UUID AND asker.entered
--   +        WHERE person_1.village_id = $1::UUID AND asker.entered
--   line 79
--   -        WHERE person_2.city_id = $1::UUID AND asker.entered AND person_2.version = ANY ($8::BIGINT[])
--   +        WHERE person_2.village_id = $1::UUID AND asker.entered AND person_2.version = ANY ($8::BIGINT[])
--   line 114
--   -        WHERE person_3.city_id = $1::UUID AND asker.entered AND person_3.pinyin = ANY ($11::TEXT[])
--   +        WHERE person_3.village_id = $1::UUID AND asker.entered AND person_3.pinyin = ANY ($11::TEXT[])
--   line 145
--   -        WHERE person_4.city_id = $1::UUID AND asker.entered AND person_4.sex = ANY ($14::TEXT[])
--   +        WHERE person_4.village_id = $1::UUID AND asker.entered AND person_4.sex = ANY ($14::TEXT[])
--   line 180
--   -        WHERE person_5.city_id = $1::UUID AND asker.entered AND person_5.marital_status = ANY ($17::TEXT[])
--   +        WHERE person_5.village_id = $1::UUID AND asker.entered AND person_5.marital_status = ANY ($17::TEXT[])
--   line 225
--   -        WHERE person_7.city_id = $1::UUID AND asker.entered AND person_7.id = ANY ($20::UUID[])
--   +        WHERE person_7.village_id = $1::UUID AND asker.entered AND person_7.id = ANY ($20::UUID[])
--   line 260
--   -        WHERE person_8.city_id = $1::UUID AND asker.entered AND person_8.name = ANY ($23::TEXT[])
--   +        WHERE person_8.village_id = $1::UUID AND asker.entered AND person_8.name = ANY ($23::TEXT[])
--   line 275
--   -            WHERE person_8.city_id = $1::UUID AND asker.entered AND person_8.name = ANY ($23::TEXT[])
--   +            WHERE person_8.village_id = $1::UUID AND asker.entered AND person_8.name = ANY ($23::TEXT[])

-- both_counties: as city_viewer, but
--   line 8
--   -        WHERE person_0.city_id = $1::UUID AND asker.entered AND person_0.birth_date = ANY ($2::DATE[])
--   +        WHERE person_0.county_id = ANY ($1::UUID[]) AND asker.entered AND person_0.birth_date = ANY ($2::DATE[])
--   line 43
--   -        WHERE person_1.city_id = $1::UUID AND asker.entered
--   +        WHERE person_1.county_id = ANY ($1::UUID[]) AND asker.entered
--   line 79
--   -        WHERE person_2.city_id = $1::UUID AND asker.entered AND person_2.version = ANY ($8::BIGINT[])
--   +        WHERE person_2.county_id = ANY ($1::UUID[]) AND asker.entered AND person_2.version = ANY ($8::BIGINT[])
--   line 114
--   -        WHERE person_3.city_id = $1::UUID AND asker.entered AND person_3.pinyin = ANY ($11::TEXT[])
--   +        WHERE person_3.county_id = ANY ($1::UUID[]) AND asker.entered AND person_3.pinyin = ANY ($11::TEXT[])
--   line 145
--   -        WHERE person_4.city_id = $1::UUID AND asker.entered AND person_4.sex = ANY ($14::TEXT[])
--   +        WHERE person_4.county_id = ANY ($1::UUID[]) AND asker.entered AND person_4.sex = ANY ($14::TEXT[])
--   line 180
--   -        WHERE person_5.city_id = $1::UUID AND asker.entered AND person_5.marital_status = ANY ($17::TEXT[])
--   +        WHERE person_5.county_id = ANY ($1::UUID[]) AND asker.entered
--   +          AND person_5.marital_status = ANY ($17::TEXT[])
--   line 225
--   -        WHERE person_7.city_id = $1::UUID AND asker.entered AND person_7.id = ANY ($20::UUID[])
--   +        WHERE person_7.county_id = ANY ($1::UUID[]) AND asker.entered AND person_7.id = ANY ($20::UUID[])
--   line 260
--   -        WHERE person_8.city_id = $1::UUID AND asker.entered AND person_8.name = ANY ($23::TEXT[])
--   +        WHERE person_8.county_id = ANY ($1::UUID[]) AND asker.entered AND person_8.name = ANY ($23::TEXT[])
--   line 275
--   -            WHERE person_8.city_id = $1::UUID AND asker.entered AND person_8.name = ANY ($23::TEXT[])
--   +            WHERE person_8.county_id = ANY ($1::UUID[]) AND asker.entered AND person_8.name = ANY ($23::TEXT[])

-- mixed_roles: as county_registrar

-- nobody
-- refused: FORBIDDEN
