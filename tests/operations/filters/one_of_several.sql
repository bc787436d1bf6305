-- city_viewer
WITH asker AS MATERIALIZED (SELECT guard.enter($25::UUID) AS entered)
SELECT convert_to(
  (
    '{"days":' || (
      WITH person_0_page AS MATERIALIZED (
        SELECT person_0.birth_date AS birth_date, person_0.id AS id, person_0.name AS name
        FROM person AS person_0
        WHERE person_0.city_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
          AND person_0.birth_date = ANY ($2::DATE[])
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
        SELECT person_1.id AS id, person_1.name AS name, person_1.updated_at AS updated_at
        FROM person AS person_1
        WHERE person_1.city_id = $1::UUID AND person_1.merged_into_id IS NULL AND asker.entered
          AND person_1.updated_at = ANY ($5::TIMESTAMP WITH TIME ZONE[])
        ORDER BY person_1.id ASC
        LIMIT $6::BIGINT
      ),
      person_1_shown AS MATERIALIZED (
        SELECT person_1_page.id AS id, person_1_page.name AS name, person_1_page.updated_at AS updated_at
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
                  || ',"updatedAt":' || CAST(to_json(person_1_shown.updated_at) AS TEXT) || '}'
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
      WITH household_2_page AS MATERIALIZED (
        SELECT household_2.id AS id, household_2.member_count AS member_count, household_2.number AS number
        FROM household AS household_2
        WHERE household_2.city_id = $8::UUID AND asker.entered AND household_2.member_count = ANY ($9::BIGINT[])
        ORDER BY household_2.id ASC
        LIMIT $10::BIGINT
      ),
      household_2_shown AS MATERIALIZED (
        SELECT household_2_page.id AS id, household_2_page.member_count AS member_count,
          household_2_page.number AS number
        FROM household_2_page
        ORDER BY household_2_page.id ASC
        LIMIT $11::BIGINT
      )
      SELECT (
        '{"nodes":' || (
          SELECT (
            '[' || coalesce(
              string_agg(
                (
                  '{"number":' || CAST(to_json(household_2_shown.number) AS TEXT)
                  || ',"memberCount":' || CAST(household_2_shown.member_count AS TEXT) || '}'
                ),
                ','
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
    || ',"texts":' || (
      WITH person_3_page AS MATERIALIZED (
        SELECT person_3.id AS id, person_3.name AS name
        FROM person AS person_3
        WHERE person_3.city_id = $1::UUID AND person_3.merged_into_id IS NULL AND asker.entered
          AND person_3.pinyin = ANY ($12::TEXT[])
        ORDER BY person_3.id ASC
        LIMIT $13::BIGINT
      ),
      person_3_shown AS MATERIALIZED (
        SELECT person_3_page.id AS id, person_3_page.name AS name
        FROM person_3_page
        ORDER BY person_3_page.id ASC
        LIMIT $14::BIGINT
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
        WHERE person_4.city_id = $1::UUID AND person_4.merged_into_id IS NULL AND asker.entered
          AND person_4.sex = ANY ($15::TEXT[])
        ORDER BY person_4.id ASC
        LIMIT $16::BIGINT
      ),
      person_4_shown AS MATERIALIZED (
        SELECT person_4_page.id AS id, person_4_page.name AS name, person_4_page.sex AS sex
        FROM person_4_page
        ORDER BY person_4_page.id ASC
        LIMIT $17::BIGINT
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
        WHERE person_5.city_id = $1::UUID AND person_5.merged_into_id IS NULL AND asker.entered
          AND person_5.marital_status = ANY ($18::TEXT[])
        ORDER BY person_5.id ASC
        LIMIT $19::BIGINT
      ),
      person_5_shown AS MATERIALIZED (
        SELECT person_5_page.id AS id, person_5_page.marital_status AS marital_status,
          person_5_page.name AS name
        FROM person_5_page
        ORDER BY person_5_page.id ASC
        LIMIT $20::BIGINT
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
        WHERE person_7.city_id = $1::UUID AND person_7.merged_into_id IS NULL AND asker.entered
          AND person_7.id = ANY ($21::UUID[])
        ORDER BY person_7.id ASC
        LIMIT $22::BIGINT
      ),
      person_7_shown AS MATERIALIZED (
        SELECT person_7_page.id AS id, person_7_page.name AS name
        FROM person_7_page
        ORDER BY person_7_page.id ASC
        LIMIT $23::BIGINT
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
      SELECT (
        '{"totalCount":' || CAST(
          (
            SELECT count(*) AS count_1
            FROM person AS person_8
            WHERE person_8.city_id = $1::UUID AND person_8.merged_into_id IS NULL AND asker.entered
              AND person_8.name = ANY ($24::TEXT[])
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
--   -        WHERE person_0.city_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
--   +        WHERE person_0.county_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
--   line 44
--   -        WHERE person_1.city_id = $1::UUID AND person_1.merged_into_id IS NULL AND asker.entered
--   +        WHERE person_1.county_id = $1::UUID AND person_1.merged_into_id IS NULL AND asker.entered
--   line 80
--   -        WHERE household_2.city_id = $8::UUID AND asker.entered AND household_2.member_count = ANY ($9::BIGINT[])
--   +        WHERE household_2.county_id = $8::UUID AND asker.entered
--   +          AND household_2.member_count = ANY ($9::BIGINT[])
--   line 116
--   -        WHERE person_3.city_id = $1::UUID AND person_3.merged_into_id IS NULL AND asker.entered
--   +        WHERE person_3.county_id = $1::UUID AND person_3.merged_into_id IS NULL AND asker.entered
--   line 148
--   -        WHERE person_4.city_id = $1::UUID AND person_4.merged_into_id IS NULL AND asker.entered
--   +        WHERE person_4.county_id = $1::UUID AND person_4.merged_into_id IS NULL AND asker.entered
--   line 184
--   -        WHERE person_5.city_id = $1::UUID AND person_5.merged_into_id IS NULL AND asker.entered
--   +        WHERE person_5.county_id = $1::UUID AND person_5.merged_into_id IS NULL AND asker.entered
--   line 230
--   -        WHERE person_7.city_id = $1::UUID AND person_7.merged_into_id IS NULL AND asker.entered
--   +        WHERE person_7.county_id = $1::UUID AND person_7.merged_into_id IS NULL AND asker.entered
--   line 268
--   -            WHERE person_8.city_id = $1::UUID AND person_8.merged_into_id IS NULL AND asker.entered
--   +            WHERE person_8.county_id = $1::UUID AND person_8.merged_into_id IS NULL AND asker.entered

-- township_registrar: as city_viewer, but
--   line 8
--   -        WHERE person_0.city_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
--   +        WHERE person_0.township_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
--   line 44
--   -        WHERE person_1.city_id = $1::UUID AND person_1.merged_into_id IS NULL AND asker.entered
--   +        WHERE person_1.township_id = $1::UUID AND person_1.merged_into_id IS NULL AND asker.entered
--   line 80
--   -        WHERE household_2.city_id = $8::UUID AND asker.entered AND household_2.member_count = ANY ($9::BIGINT[])
--   +        WHERE household_2.township_id = $8::UUID AND asker.entered
--   +          AND household_2.member_count = ANY ($9::BIGINT[])
--   line 116
--   -        WHERE person_3.city_id = $1::UUID AND person_3.merged_into_id IS NULL AND asker.entered
--   +        WHERE person_3.township_id = $1::UUID AND person_3.merged_into_id IS NULL AND asker.entered
--   line 148
--   -        WHERE person_4.city_id = $1::UUID AND person_4.merged_into_id IS NULL AND asker.entered
--   +        WHERE person_4.township_id = $1::UUID AND person_4.merged_into_id IS NULL AND asker.entered
--   line 184
--   -        WHERE person_5.city_id = $1::UUID AND person_5.merged_into_id IS NULL AND asker.entered
--   +        WHERE person_5.township_id = $1::UUID AND person_5.merged_into_id IS NULL AND asker.entered
--   line 230
--   -        WHERE person_7.city_id = $1::UUID AND person_7.merged_into_id IS NULL AND asker.entered
--   +        WHERE person_7.township_id = $1::UUID AND person_7.merged_into_id IS NULL AND asker.entered
--   line 268
--   -            WHERE person_8.city_id = $1::UUID AND person_8.merged_into_id IS NULL AND asker.entered
--   +            WHERE person_8.township_id = $1::UUID AND person_8.merged_into_id IS NULL AND asker.entered

-- village_viewer: as city_viewer, but
--   line 8
--   -        WHERE person_0.city_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
--   +        WHERE person_0.village_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
--   line 44
--   -        WHERE person_1.city_id = $1::UUID AND person_1.merged_into_id IS NULL AND asker.entered
--   +        WHERE person_1.village_id = $1::UUID AND person_1.merged_into_id IS NULL AND asker.entered
--   line 80
--   -        WHERE household_2.city_id = $8::UUID AND asker.entered AND household_2.member_count = ANY ($9::BIGINT[])
--   +        WHERE household_2.village_id = $8::UUID AND asker.entered
--   +          AND household_2.member_count = ANY ($9::BIGINT[])
--   line 116
--   -        WHERE person_3.city_id = $1::UUID AND person_3.merged_into_id IS NULL AND asker.entered
--   +        WHERE person_3.village_id = $1::UUID AND person_3.merged_into_id IS NULL AND asker.entered
--   line 148
--   -        WHERE person_4.city_id = $1::UUID AND person_4.merged_into_id IS NULL AND asker.entered
--   +        WHERE person_4.village_id = $1::UUID AND person_4.merged_into_id IS NULL AND asker.entered
--   line 184
--   -        WHERE person_5.city_id = $1::UUID AND person_5.merged_into_id IS NULL AND asker.entered
--   +        WHERE person_5.village_id = $1::UUID AND person_5.merged_into_id IS NULL AND asker.entered
--   line 230
--   -        WHERE person_7.city_id = $1::UUID AND person_7.merged_into_id IS NULL AND asker.entered
--   +        WHERE person_7.village_id = $1::UUID AND person_7.merged_into_id IS NULL AND asker.entered
--   line 268
--   -            WHERE person_8.city_id = $1::UUID AND person_8.merged_into_id IS NULL AND asker.entered
--   +            WHERE person_8.village_id = $1::UUID AND person_8.merged_into_id IS NULL AND asker.entered

-- both_counties: as city_viewer, but
--   line 8
--   -        WHERE person_0.city_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
--   +        WHERE person_0.county_id = ANY ($1::UUID[]) AND person_0.merged_into_id IS NULL AND asker.entered
--   line 44
--   -        WHERE person_1.city_id = $1::UUID AND person_1.merged_into_id IS NULL AND asker.entered
--   +        WHERE person_1.county_id = ANY ($1::UUID[]) AND person_1.merged_into_id IS NULL AND asker.entered
--   line 80
--   -        WHERE household_2.city_id = $8::UUID AND asker.entered AND household_2.member_count = ANY ($9::BIGINT[])
--   +        WHERE household_2.county_id = ANY ($8::UUID[]) AND asker.entered
--   +          AND household_2.member_count = ANY ($9::BIGINT[])
--   line 116
--   -        WHERE person_3.city_id = $1::UUID AND person_3.merged_into_id IS NULL AND asker.entered
--   +        WHERE person_3.county_id = ANY ($1::UUID[]) AND person_3.merged_into_id IS NULL AND asker.entered
--   line 148
--   -        WHERE person_4.city_id = $1::UUID AND person_4.merged_into_id IS NULL AND asker.entered
--   +        WHERE person_4.county_id = ANY ($1::UUID[]) AND person_4.merged_into_id IS NULL AND asker.entered
--   line 184
--   -        WHERE person_5.city_id = $1::UUID AND person_5.merged_into_id IS NULL AND asker.entered
--   +        WHERE person_5.county_id = ANY ($1::UUID[]) AND person_5.merged_into_id IS NULL AND asker.entered
--   line 230
--   -        WHERE person_7.city_id = $1::UUID AND person_7.merged_into_id IS NULL AND asker.entered
--   +        WHERE person_7.county_id = ANY ($1::UUID[]) AND person_7.merged_into_id IS NULL AND asker.entered
--   line 268
--   -            WHERE person_8.city_id = $1::UUID AND person_8.merged_into_id IS NULL AND asker.entered
--   +            WHERE person_8.county_id = ANY ($1::UUID[]) AND person_8.merged_into_id IS NULL AND asker.entered

-- mixed_roles: as county_registrar

-- oversight: as county_registrar

-- nobody
-- refused: FORBIDDEN
