-- city_viewer
WITH asker AS MATERIALIZED (SELECT guard.enter($14::UUID) AS entered)
SELECT convert_to(
  (
    '{"leap":' || (
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
    || ',"hui":' || (
      WITH person_1_page AS MATERIALIZED (
        SELECT person_1.ethnic_group AS ethnic_group, person_1.id AS id, person_1.name AS name
        FROM person AS person_1
        WHERE person_1.city_id = $1::UUID AND asker.entered AND person_1.ethnic_group = $5::VARCHAR
        ORDER BY person_1.id ASC
        LIMIT $6::BIGINT
      ),
      person_1_shown AS MATERIALIZED (
        SELECT person_1_page.ethnic_group AS ethnic_group, person_1_page.id AS id, person_1_page.name AS name
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
                  || ',"ethnicGroup":' || coalesce(
                    (
                      SELECT (
                        '{"code":' || CAST(to_json(coded_value_2.code) AS TEXT)
                        || ',"name":' || CAST(to_json(coded_value_2.name) AS TEXT)
                        || ',"nameEn":' || CAST(to_json(coded_value_2.name_en) AS TEXT) || '}'
                      ) AS json_text_5
                      FROM coded_value AS coded_value_2
                      WHERE coded_value_2.list = 'GB/T 3304'
                        AND coded_value_2.code = person_1_shown.ethnic_group
                    ),
                    'null'
                  )
                  || '}'
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
    || ',"unknown":' || (
      WITH person_3_page AS MATERIALIZED (
        SELECT person_3.created_at AS created_at, person_3.id AS id, person_3.name AS name
        FROM person AS person_3
        WHERE person_3.city_id = $1::UUID AND asker.entered AND person_3.education IS NULL
          AND person_3.created_at >= $8::TIMESTAMP
        WITH TIME ZONE
        ORDER BY person_3.id ASC
        LIMIT $9::BIGINT
      ),
      person_3_shown AS MATERIALIZED (
        SELECT person_3_page.created_at AS created_at, person_3_page.id AS id, person_3_page.name AS name
        FROM person_3_page
        ORDER BY person_3_page.id ASC
        LIMIT $10::BIGINT
      )
      SELECT (
        '{"nodes":' || (
          SELECT (
            '[' || coalesce(
              string_agg(
                (
                  '{"name":' || CAST(to_json(person_3_shown.name) AS TEXT)
                  || ',"createdAt":' || CAST(to_json(person_3_shown.created_at) AS TEXT) || '}'
                ),
                ','
                ORDER BY person_3_shown.id ASC
              ),
              ''
            )
            || ']'
          ) AS json_text_7
          FROM person_3_shown
        )
        || '}'
      ) AS json_text_6
    )
    || ',"changed":' || (
      WITH person_4_page AS MATERIALIZED (
        SELECT person_4.id AS id, person_4.name AS name, person_4.version AS version
        FROM person AS person_4
        WHERE person_4.city_id = $1::UUID AND asker.entered AND person_4.version > $11::BIGINT
        ORDER BY person_4.id ASC
        LIMIT $12::BIGINT
      ),
      person_4_shown AS MATERIALIZED (
        SELECT person_4_page.id AS id, person_4_page.name AS name, person_4_page.version AS version
        FROM person_4_page
        ORDER BY person_4_page.id ASC
        LIMIT $13::BIGINT
      )
      SELECT (
        '{"nodes":' || (
          SELECT (
            '[' || coalesce(
              string_agg(
                (
                  '{"name":' || CAST(to_json(person_4_shown.name) AS TEXT)
                  || ',"version":' || CAST(person_4_shown.version AS TEXT) || '}'
                ),
                ','
                ORDER BY person_4_shown.id ASC
              ),
              ''
            )
            || ']'
          ) AS json_text_9
          FROM person_4_shown
        )
        || '}'
      ) AS json_text_8
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
--   -        WHERE person_1.city_id = $1::UUID AND asker.entered AND person_1.ethnic_group = $5::VARCHAR
--   +        WHERE person_1.county_id = $1::UUID AND asker.entered AND person_1.ethnic_group = $5::VARCHAR
--   line 91
--   -        WHERE person_3.city_id = $1::UUID AND asker.entered AND person_3.education IS NULL
--   +        WHERE person_3.county_id = $1::UUID AND asker.entered AND person_3.education IS NULL
--   line 128
--   -        WHERE person_4.city_id = $1::UUID AND asker.entered AND person_4.version > $11::BIGINT
--   +        WHERE person_4.county_id = $1::UUID AND asker.entered AND person_4.version > $11::BIGINT

-- township_registrar: as city_viewer, but
--   line 8
--   -        WHERE person_0.city_id = $1::UUID AND asker.entered AND person_0.birth_date = ANY ($2::DATE[])
--   +        WHERE person_0.township_id = $1::UUID AND asker.entered AND person_0.birth_date = ANY ($2::DATE[])
--   line 43
--   -        WHERE person_1.city_id = $1::UUID AND asker.entered AND person_1.ethnic_group = $5::VARCHAR
--   +        WHERE person_1.township_id = $1::UUID AND asker.entered AND person_1.ethnic_group = $5::VARCHAR
--   line 91
--   -        WHERE person_3.city_id = $1::UUID AND asker.entered AND person_3.education IS NULL
--   +        WHERE person_3.township_id = $1::UUID AND asker.entered AND person_3.education IS NULL
--   line 128
--   -        WHERE person_4.city_id = $1::UUID AND asker.entered AND person_4.version > $11::BIGINT
--   +        WHERE person_4.township_id = $1::UUID AND asker.entered AND person_4.version > $11::BIGINT

-- village_viewer: as city_viewer, but
--   line 8
--   -        WHERE person_0.city_id = $1::UUID AND asker.entered AND person_0.birth_date = ANY ($2::DATE[])
--   +        WHERE person_0.village_id = $1::UUID AND asker.entered AND person_0.birth_date = ANY ($2::DATE[])
--   line 43
--   -        WHERE person_1.city_id = $1::UUID AND asker.entered AND person_1.ethnic_group = $5::VARCHAR
--   +        WHERE person_1.village_id = $1::UUID AND asker.entered AND person_1.ethnic_group = $5::VARCHAR
--   line 91
--   -        WHERE person_3.city_id = $1::UUID AND asker.entered AND person_3.education IS NULL
--   +        WHERE person_3.village_id = $1::UUID AND asker.entered AND person_3.education IS NULL
--   line 128
--   -        WHERE person_4.city_id = $1::UUID AND asker.entered AND person_4.version > $11::BIGINT
--   +        WHERE person_4.village_id = $1::UUID AND asker.entered AND person_4.version > $11::BIGINT

-- both_counties: as city_viewer, but
--   line 8
--   -        WHERE person_0.city_id = $1::UUID AND asker.entered AND person_0.birth_date = ANY ($2::DATE[])
--   +        WHERE person_0.county_id = ANY ($1::UUID[]) AND asker.entered AND person_0.birth_date = ANY ($2::DATE[])
--   line 43
--   -        WHERE person_1.city_id = $1::UUID AND asker.entered AND person_1.ethnic_group = $5::VARCHAR
--   +        WHERE person_1.county_id = ANY ($1::UUID[]) AND asker.entered AND person_1.ethnic_group = $5::VARCHAR
--   line 91
--   -        WHERE person_3.city_id = $1::UUID AND asker.entered AND person_3.education IS NULL
--   +        WHERE person_3.county_id = ANY ($1::UUID[]) AND asker.entered AND person_3.education IS NULL
--   line 128
--   -        WHERE person_4.city_id = $1::UUID AND asker.entered AND person_4.version > $11::BIGINT
--   +        WHERE person_4.county_id = ANY ($1::UUID[]) AND asker.entered AND person_4.version > $11::BIGINT

-- mixed_roles: as county_registrar

-- nobody
-- refused: FORBIDDEN
