-- city_viewer
WITH asker AS MATERIALIZED (SELECT guard.enter($18::UUID) AS entered)
SELECT convert_to(
  (
    '{"withHomes":' || (
      WITH division_0_page AS MATERIALIZED (
        SELECT division_0.id AS id, division_0.name AS name
        FROM division AS division_0
        WHERE (division_0.city_id = $1::UUID OR division_0.id = ANY ($2::UUID[])) AND asker.entered
          AND upper(division_0.level) = $3::VARCHAR
          AND (
            division_0.level = 'city'
            AND (
              EXISTS (
                SELECT 1
                FROM institution AS institution_1_city
                WHERE institution_1_city.city_id = $4::UUID AND institution_1_city.city_id = division_0.id
                  AND institution_1_city.kind = $5::VARCHAR
              )
            )
            OR division_0.level = 'county'
            AND (
              EXISTS (
                SELECT 1
                FROM institution AS institution_1_county
                WHERE institution_1_county.city_id = $4::UUID AND institution_1_county.county_id = division_0.id
                  AND institution_1_county.kind = $5::VARCHAR
              )
            )
            OR division_0.level = 'township'
            AND (
              EXISTS (
                SELECT 1
                FROM institution AS institution_1_township
                WHERE institution_1_township.city_id = $4::UUID
                  AND institution_1_township.township_id = division_0.id
                  AND institution_1_township.kind = $5::VARCHAR
              )
            )
            OR division_0.level = 'village'
            AND (
              EXISTS (
                SELECT 1
                FROM institution AS institution_1_village
                WHERE institution_1_village.city_id = $4::UUID
                  AND institution_1_village.village_id = division_0.id
                  AND institution_1_village.kind = $5::VARCHAR
              )
            )
          )
        ORDER BY division_0.id ASC
        LIMIT $6::BIGINT
      ),
      division_0_shown AS MATERIALIZED (
        SELECT division_0_page.id AS id, division_0_page.name AS name
        FROM division_0_page
        ORDER BY division_0_page.id ASC
        LIMIT $7::BIGINT
      )
      SELECT (
        '{"nodes":' || (
          SELECT (
            '[' || coalesce(
              string_agg(
                ('{"name":' || CAST(to_json(division_0_shown.name) AS TEXT) || '}'), ','
                ORDER BY division_0_shown.id ASC
              ),
              ''
            )
            || ']'
          ) AS json_text_2
          FROM division_0_shown
        )
        || '}'
      ) AS json_text_1
    )
    || ',"without":' || (
      WITH division_2_page AS MATERIALIZED (
        SELECT division_2.id AS id, division_2.name AS name
        FROM division AS division_2
        WHERE (division_2.city_id = $1::UUID OR division_2.id = ANY ($2::UUID[])) AND asker.entered
          AND upper(division_2.level) = $8::VARCHAR
          AND NOT (
            division_2.level = 'city'
            AND (
              EXISTS (
                SELECT 1
                FROM institution AS institution_3_city
                WHERE institution_3_city.city_id = $4::UUID AND institution_3_city.city_id = division_2.id
                  AND true
              )
            )
            OR division_2.level = 'county'
            AND (
              EXISTS (
                SELECT 1
                FROM institution AS institution_3_county
                WHERE institution_3_county.city_id = $4::UUID AND institution_3_county.county_id = division_2.id
                  AND true
              )
            )
            OR division_2.level = 'township'
            AND (
              EXISTS (
                SELECT 1
                FROM institution AS institution_3_township
                WHERE institution_3_township.city_id = $4::UUID
                  AND institution_3_township.township_id = division_2.id AND true
              )
            )
            OR division_2.level = 'village'
            AND (
              EXISTS (
                SELECT 1
                FROM institution AS institution_3_village
                WHERE institution_3_village.city_id = $4::UUID
                  AND institution_3_village.village_id = division_2.id AND true
              )
            )
          )
        ORDER BY division_2.id ASC
        LIMIT $9::BIGINT
      ),
      division_2_shown AS MATERIALIZED (
        SELECT division_2_page.id AS id, division_2_page.name AS name
        FROM division_2_page
        ORDER BY division_2_page.id ASC
        LIMIT $10::BIGINT
      )
      SELECT (
        '{"nodes":' || (
          SELECT (
            '[' || coalesce(
              string_agg(
                ('{"name":' || CAST(to_json(division_2_shown.name) AS TEXT) || '}'), ','
                ORDER BY division_2_shown.id ASC
              ),
              ''
            )
            || ']'
          ) AS json_text_4
          FROM division_2_shown
        )
        || '}'
      ) AS json_text_3
    )
    || ',"named":' || (
      WITH division_4_page AS MATERIALIZED (
        SELECT division_4.id AS id, division_4.path AS path
        FROM division AS division_4
        WHERE (division_4.city_id = $1::UUID OR division_4.id = ANY ($2::UUID[])) AND asker.entered
          AND upper(division_4.level) = $11::VARCHAR
          AND (
            division_4.level = 'city'
            AND division_4.id IN (
              SELECT DISTINCT person_5_city.city_id
              FROM person AS person_5_city
              WHERE person_5_city.city_id = $12::UUID AND person_5_city.merged_into_id IS NULL
                AND person_5_city.city_id IS NOT NULL AND person_5_city.name = $13::VARCHAR
            )
            OR division_4.level = 'county'
            AND division_4.id IN (
              SELECT DISTINCT person_5_county.county_id
              FROM person AS person_5_county
              WHERE person_5_county.city_id = $12::UUID AND person_5_county.merged_into_id IS NULL
                AND person_5_county.county_id IS NOT NULL AND person_5_county.name = $13::VARCHAR
            )
            OR division_4.level = 'township'
            AND division_4.id IN (
              SELECT DISTINCT person_5_township.township_id
              FROM person AS person_5_township
              WHERE person_5_township.city_id = $12::UUID AND person_5_township.merged_into_id IS NULL
                AND person_5_township.township_id IS NOT NULL AND person_5_township.name = $13::VARCHAR
            )
            OR division_4.level = 'village'
            AND division_4.id IN (
              SELECT DISTINCT person_5_village.village_id
              FROM person AS person_5_village
              WHERE person_5_village.city_id = $12::UUID AND person_5_village.merged_into_id IS NULL
                AND person_5_village.village_id IS NOT NULL AND person_5_village.name = $13::VARCHAR
            )
          )
        ORDER BY division_4.id ASC
        LIMIT $14::BIGINT
      ),
      division_4_shown AS MATERIALIZED (
        SELECT division_4_page.id AS id, division_4_page.path AS path
        FROM division_4_page
        ORDER BY division_4_page.id ASC
        LIMIT $15::BIGINT
      )
      SELECT (
        '{"nodes":' || (
          SELECT (
            '[' || coalesce(
              string_agg(
                ('{"path":' || CAST(to_json(division_4_shown.path) AS TEXT) || '}'), ','
                ORDER BY division_4_shown.id ASC
              ),
              ''
            )
            || ']'
          ) AS json_text_6
          FROM division_4_shown
        )
        || '}'
      ) AS json_text_5
    )
    || ',"empty":' || (
      SELECT (
        '{"totalCount":' || CAST(
          (
            SELECT count(*) AS count_1
            FROM division AS division_6
            WHERE (division_6.city_id = $1::UUID OR division_6.id = ANY ($2::UUID[])) AND asker.entered
              AND (
                EXISTS (
                  SELECT 1
                  FROM division AS division_7
                  WHERE (division_7.city_id = $1::UUID OR division_7.id = ANY ($2::UUID[]))
                    AND division_7.id = division_6.parent_id AND upper(division_7.level) = $16::VARCHAR
                )
              )
              AND NOT (
                division_6.level = 'city'
                AND (
                  EXISTS (
                    SELECT 1
                    FROM household AS household_8_city
                    WHERE household_8_city.city_id = $17::UUID AND household_8_city.city_id = division_6.id
                      AND true
                  )
                )
                OR division_6.level = 'county'
                AND (
                  EXISTS (
                    SELECT 1
                    FROM household AS household_8_county
                    WHERE household_8_county.city_id = $17::UUID
                      AND household_8_county.county_id = division_6.id AND true
                  )
                )
                OR division_6.level = 'township'
                AND (
                  EXISTS (
                    SELECT 1
                    FROM household AS household_8_township
                    WHERE household_8_township.city_id = $17::UUID
                      AND household_8_township.township_id = division_6.id AND true
                  )
                )
                OR division_6.level = 'village'
                AND (
                  EXISTS (
                    SELECT 1
                    FROM household AS household_8_village
                    WHERE household_8_village.city_id = $17::UUID
                      AND household_8_village.village_id = division_6.id AND true
                  )
                )
              )
          ) AS TEXT
        )
        || '}'
      ) AS json_text_7
    )
    || '}'
  ),
  'UTF8'
) AS convert_to_1
FROM asker

-- county_registrar: as city_viewer, but
--   line 8
--   -        WHERE (division_0.city_id = $1::UUID OR division_0.id = ANY ($2::UUID[])) AND asker.entered
--   +        WHERE (division_0.county_id = $1::UUID OR division_0.id = ANY ($2::UUID[])) AND asker.entered
--   line 16
--   -                WHERE institution_1_city.city_id = $4::UUID AND institution_1_city.city_id = division_0.id
--   +                WHERE institution_1_city.county_id = $4::UUID AND institution_1_city.city_id = division_0.id
--   line 25
--   -                WHERE institution_1_county.city_id = $4::UUID AND institution_1_county.county_id = division_0.id
--   -                  AND institution_1_county.kind = $5::VARCHAR
--   +                WHERE institution_1_county.county_id = $4::UUID
--   +                  AND institution_1_county.county_id = division_0.id AND institution_1_county.kind = $5::VARCHAR
--   line 34
--   -                WHERE institution_1_township.city_id = $4::UUID
--   +                WHERE institution_1_township.county_id = $4::UUID
--   line 44
--   -                WHERE institution_1_village.city_id = $4::UUID
--   +                WHERE institution_1_village.county_id = $4::UUID
--   line 80
--   -        WHERE (division_2.city_id = $1::UUID OR division_2.id = ANY ($2::UUID[])) AND asker.entered
--   +        WHERE (division_2.county_id = $1::UUID OR division_2.id = ANY ($2::UUID[])) AND asker.entered
--   line 88
--   -                WHERE institution_3_city.city_id = $4::UUID AND institution_3_city.city_id = division_2.id
--   +                WHERE institution_3_city.county_id = $4::UUID AND institution_3_city.city_id = division_2.id
--   line 97
--   -                WHERE institution_3_county.city_id = $4::UUID AND institution_3_county.county_id = division_2.id
--   -                  AND true
--   +                WHERE institution_3_county.county_id = $4::UUID
--   +                  AND institution_3_county.county_id = division_2.id AND true
--   line 106
--   -                WHERE institution_3_township.city_id = $4::UUID
--   +                WHERE institution_3_township.county_id = $4::UUID
--   line 115
--   -                WHERE institution_3_village.city_id = $4::UUID
--   +                WHERE institution_3_village.county_id = $4::UUID
--   line 150
--   -        WHERE (division_4.city_id = $1::UUID OR division_4.id = ANY ($2::UUID[])) AND asker.entered
--   +        WHERE (division_4.county_id = $1::UUID OR division_4.id = ANY ($2::UUID[])) AND asker.entered
--   line 157
--   -              WHERE person_5_city.city_id = $12::UUID AND person_5_city.merged_into_id IS NULL
--   +              WHERE person_5_city.county_id = $12::UUID AND person_5_city.merged_into_id IS NULL
--   line 164
--   -              WHERE person_5_county.city_id = $12::UUID AND person_5_county.merged_into_id IS NULL
--   +              WHERE person_5_county.county_id = $12::UUID AND person_5_county.merged_into_id IS NULL
--   line 171
--   -              WHERE person_5_township.city_id = $12::UUID AND person_5_township.merged_into_id IS NULL
--   +              WHERE person_5_township.county_id = $12::UUID AND person_5_township.merged_into_id IS NULL
--   line 178
--   -              WHERE person_5_village.city_id = $12::UUID AND person_5_village.merged_into_id IS NULL
--   +              WHERE person_5_village.county_id = $12::UUID AND person_5_village.merged_into_id IS NULL
--   line 214
--   -            WHERE (division_6.city_id = $1::UUID OR division_6.id = ANY ($2::UUID[])) AND asker.entered
--   +            WHERE (division_6.county_id = $1::UUID OR division_6.id = ANY ($2::UUID[])) AND asker.entered
--   line 219
--   -                  WHERE (division_7.city_id = $1::UUID OR division_7.id = ANY ($2::UUID[]))
--   +                  WHERE (division_7.county_id = $1::UUID OR division_7.id = ANY ($2::UUID[]))
--   line 229
--   -                    WHERE household_8_city.city_id = $17::UUID AND household_8_city.city_id = division_6.id
--   +                    WHERE household_8_city.county_id = $17::UUID AND household_8_city.city_id = division_6.id
--   line 238
--   -                    WHERE household_8_county.city_id = $17::UUID
--   +                    WHERE household_8_county.county_id = $17::UUID
--   line 247
--   -                    WHERE household_8_township.city_id = $17::UUID
--   +                    WHERE household_8_township.county_id = $17::UUID
--   line 256
--   -                    WHERE household_8_village.city_id = $17::UUID
--   +                    WHERE household_8_village.county_id = $17::UUID

-- township_registrar: as city_viewer, but
--   line 8
--   -        WHERE (division_0.city_id = $1::UUID OR division_0.id = ANY ($2::UUID[])) AND asker.entered
--   +        WHERE (division_0.township_id = $1::UUID OR division_0.id = ANY ($2::UUID[])) AND asker.entered
--   line 16
--   -                WHERE institution_1_city.city_id = $4::UUID AND institution_1_city.city_id = division_0.id
--   +                WHERE institution_1_city.township_id = $4::UUID AND institution_1_city.city_id = division_0.id
--   line 25
--   -                WHERE institution_1_county.city_id = $4::UUID AND institution_1_county.county_id = division_0.id
--   -                  AND institution_1_county.kind = $5::VARCHAR
--   +                WHERE institution_1_county.township_id = $4::UUID
--   +                  AND institution_1_county.county_id = division_0.id AND institution_1_county.kind = $5::VARCHAR
--   line 34
--   -                WHERE institution_1_township.city_id = $4::UUID
--   +                WHERE institution_1_township.township_id = $4::UUID
--   line 44
--   -                WHERE institution_1_village.city_id = $4::UUID
--   +                WHERE institution_1_village.township_id = $4::UUID
--   line 80
--   -        WHERE (division_2.city_id = $1::UUID OR division_2.id = ANY ($2::UUID[])) AND asker.entered
--   +        WHERE (division_2.township_id = $1::UUID OR division_2.id = ANY ($2::UUID[])) AND asker.entered
--   line 88
--   -                WHERE institution_3_city.city_id = $4::UUID AND institution_3_city.city_id = division_2.id
--   +                WHERE institution_3_city.township_id = $4::UUID AND institution_3_city.city_id = division_2.id
--   line 97
--   -                WHERE institution_3_county.city_id = $4::UUID AND institution_3_county.county_id = division_2.id
--   -                  AND true
--   +                WHERE institution_3_county.township_id = $4::UUID
--   +                  AND institution_3_county.county_id = division_2.id AND true
--   line 106
--   -                WHERE institution_3_township.city_id = $4::UUID
--   +                WHERE institution_3_township.township_id = $4::UUID
--   line 115
--   -                WHERE institution_3_village.city_id = $4::UUID
--   +                WHERE institution_3_village.township_id = $4::UUID
--   line 150
--   -        WHERE (division_4.city_id = $1::UUID OR division_4.id = ANY ($2::UUID[])) AND asker.entered
--   +        WHERE (division_4.township_id = $1::UUID OR division_4.id = ANY ($2::UUID[])) AND asker.entered
--   line 157
--   -              WHERE person_5_city.city_id = $12::UUID AND person_5_city.merged_into_id IS NULL
--   +              WHERE person_5_city.township_id = $12::UUID AND person_5_city.merged_into_id IS NULL
--   line 164
--   -              WHERE person_5_county.city_id = $12::UUID AND person_5_county.merged_into_id IS NULL
--   +              WHERE person_5_county.township_id = $12::UUID AND person_5_county.merged_into_id IS NULL
--   line 171
--   -              WHERE person_5_township.city_id = $12::UUID AND person_5_township.merged_into_id IS NULL
--   +              WHERE person_5_township.township_id = $12::UUID AND person_5_township.merged_into_id IS NULL
--   line 178
--   -              WHERE person_5_village.city_id = $12::UUID AND person_5_village.merged_into_id IS NULL
--   +              WHERE person_5_village.township_id = $12::UUID AND person_5_village.merged_into_id IS NULL
--   line 214
--   -            WHERE (division_6.city_id = $1::UUID OR division_6.id = ANY ($2::UUID[])) AND asker.entered
--   +            WHERE (division_6.township_id = $1::UUID OR division_6.id = ANY ($2::UUID[])) AND asker.entered
--   line 219
--   -                  WHERE (division_7.city_id = $1::UUID OR division_7.id = ANY ($2::UUID[]))
--   +                  WHERE (division_7.township_id = $1::UUID OR division_7.id = ANY ($2::UUID[]))
--   line 229
--   -                    WHERE household_8_city.city_id = $17::UUID AND household_8_city.city_id = division_6.id
--   +                    WHERE household_8_city.township_id = $17::UUID AND household_8_city.city_id = division_6.id
--   line 238
--   -                    WHERE household_8_county.city_id = $17::UUID
--   +                    WHERE household_8_county.township_id = $17::UUID
--   line 247
--   -                    WHERE household_8_township.city_id = $17::UUID
--   +                    WHERE household_8_township.township_id = $17::UUID
--   line 256
--   -                    WHERE household_8_village.city_id = $17::UUID
--   +                    WHERE household_8_village.township_id = $17::UUID

-- village_viewer: as city_viewer, but
--   line 8
--   -        WHERE (division_0.city_id = $1::UUID OR division_0.id = ANY ($2::UUID[])) AND asker.entered
--   +        WHERE (division_0.village_id = $1::UUID OR division_0.id = ANY ($2::UUID[])) AND asker.entered
--   line 16
--   -                WHERE institution_1_city.city_id = $4::UUID AND institution_1_city.city_id = division_0.id
--   +                WHERE institution_1_city.village_id = $4::UUID AND institution_1_city.city_id = division_0.id
--   line 25
--   -                WHERE institution_1_county.city_id = $4::UUID AND institution_1_county.county_id = division_0.id
--   -                  AND institution_1_county.kind = $5::VARCHAR
--   +                WHERE institution_1_county.village_id = $4::UUID
--   +                  AND institution_1_county.county_id = division_0.id AND institution_1_county.kind = $5::VARCHAR
--   line 34
--   -                WHERE institution_1_township.city_id = $4::UUID
--   +                WHERE institution_1_township.village_id = $4::UUID
--   line 44
--   -                WHERE institution_1_village.city_id = $4::UUID
--   +                WHERE institution_1_village.village_id = $4::UUID
--   line 80
--   -        WHERE (division_2.city_id = $1::UUID OR division_2.id = ANY ($2::UUID[])) AND asker.entered
--   +        WHERE (division_2.village_id = $1::UUID OR division_2.id = ANY ($2::UUID[])) AND asker.entered
--   line 88
--   -                WHERE institution_3_city.city_id = $4::UUID AND institution_3_city.city_id = division_2.id
--   +                WHERE institution_3_city.village_id = $4::UUID AND institution_3_city.city_id = division_2.id
--   line 97
--   -                WHERE institution_3_county.city_id = $4::UUID AND institution_3_county.county_id = division_2.id
--   -                  AND true
--   +                WHERE institution_3_county.village_id = $4::UUID
--   +                  AND institution_3_county.county_id = division_2.id AND true
--   line 106
--   -                WHERE institution_3_township.city_id = $4::UUID
--   +                WHERE institution_3_township.village_id = $4::UUID
--   line 115
--   -                WHERE institution_3_village.city_id = $4::UUID
--   +                WHERE institution_3_village.village_id = $4::UUID
--   line 150
--   -        WHERE (division_4.city_id = $1::UUID OR division_4.id = ANY ($2::UUID[])) AND asker.entered
--   +        WHERE (division_4.village_id = $1::UUID OR division_4.id = ANY ($2::UUID[])) AND asker.entered
--   line 157
--   -              WHERE person_5_city.city_id = $12::UUID AND person_5_city.merged_into_id IS NULL
--   +              WHERE person_5_city.village_id = $12::UUID AND person_5_city.merged_into_id IS NULL
--   line 164
--   -              WHERE person_5_county.city_id = $12::UUID AND person_5_county.merged_into_id IS NULL
--   +              WHERE person_5_county.village_id = $12::UUID AND person_5_county.merged_into_id IS NULL
--   line 171
--   -              WHERE person_5_township.city_id = $12::UUID AND person_5_township.merged_into_id IS NULL
--   +              WHERE person_5_township.village_id = $12::UUID AND person_5_township.merged_into_id IS NULL
--   line 178
--   -              WHERE person_5_village.city_id = $12::UUID AND person_5_village.merged_into_id IS NULL
--   +              WHERE person_5_village.village_id = $12::UUID AND person_5_village.merged_into_id IS NULL
--   line 214
--   -            WHERE (division_6.city_id = $1::UUID OR division_6.id = ANY ($2::UUID[])) AND asker.entered
--   +            WHERE (division_6.village_id = $1::UUID OR division_6.id = ANY ($2::UUID[])) AND asker.entered
--   line 219
--   -                  WHERE (division_7.city_id = $1::UUID OR division_7.id = ANY ($2::UUID[]))
--   +                  WHERE (division_7.village_id = $1::UUID OR division_7.id = ANY ($2::UUID[]))
--   line 229
--   -                    WHERE household_8_city.city_id = $17::UUID AND household_8_city.city_id = division_6.id
--   +                    WHERE household_8_city.village_id = $17::UUID AND household_8_city.city_id = division_6.id
--   line 238
--   -                    WHERE household_8_county.city_id = $17::UUID
--   +                    WHERE household_8_county.village_id = $17::UUID
--   line 247
--   -                    WHERE household_8_township.city_id = $17::UUID
--   +                    WHERE household_8_township.village_id = $17::UUID
--   line 256
--   -                    WHERE household_8_village.city_id = $17::UUID
--   +                    WHERE household_8_village.village_id = $17::UUID

-- both_counties: as city_viewer, but
--   line 8
--   -        WHERE (division_0.city_id = $1::UUID OR division_0.id = ANY ($2::UUID[])) AND asker.entered
--   +        WHERE (division_0.county_id = ANY ($1::UUID[]) OR division_0.id = ANY ($2::UUID[])) AND asker.entered
--   line 16
--   -                WHERE institution_1_city.city_id = $4::UUID AND institution_1_city.city_id = division_0.id
--   -                  AND institution_1_city.kind = $5::VARCHAR
--   +                WHERE institution_1_city.county_id = ANY ($4::UUID[])
--   +                  AND institution_1_city.city_id = division_0.id AND institution_1_city.kind = $5::VARCHAR
--   line 25
--   -                WHERE institution_1_county.city_id = $4::UUID AND institution_1_county.county_id = division_0.id
--   -                  AND institution_1_county.kind = $5::VARCHAR
--   +                WHERE institution_1_county.county_id = ANY ($4::UUID[])
--   +                  AND institution_1_county.county_id = division_0.id AND institution_1_county.kind = $5::VARCHAR
--   line 34
--   -                WHERE institution_1_township.city_id = $4::UUID
--   +                WHERE institution_1_township.county_id = ANY ($4::UUID[])
--   line 44
--   -                WHERE institution_1_village.city_id = $4::UUID
--   +                WHERE institution_1_village.county_id = ANY ($4::UUID[])
--   line 80
--   -        WHERE (division_2.city_id = $1::UUID OR division_2.id = ANY ($2::UUID[])) AND asker.entered
--   +        WHERE (division_2.county_id = ANY ($1::UUID[]) OR division_2.id = ANY ($2::UUID[])) AND asker.entered
--   line 88
--   -                WHERE institution_3_city.city_id = $4::UUID AND institution_3_city.city_id = division_2.id
--   -                  AND true
--   +                WHERE institution_3_city.county_id = ANY ($4::UUID[])
--   +                  AND institution_3_city.city_id = division_2.id AND true
--   line 97
--   -                WHERE institution_3_county.city_id = $4::UUID AND institution_3_county.county_id = division_2.id
--   -                  AND true
--   +                WHERE institution_3_county.county_id = ANY ($4::UUID[])
--   +                  AND institution_3_county.county_id = division_2.id AND true
--   line 106
--   -                WHERE institution_3_township.city_id = $4::UUID
--   +                WHERE institution_3_township.county_id = ANY ($4::UUID[])
--   line 115
--   -                WHERE institution_3_village.city_id = $4::UUID
--   +                WHERE institution_3_village.county_id = ANY ($4::UUID[])
--   line 150
--   -        WHERE (division_4.city_id = $1::UUID OR division_4.id = ANY ($2::UUID[])) AND asker.entered
--   +        WHERE (division_4.county_id = ANY ($1::UUID[]) OR division_4.id = ANY ($2::UUID[])) AND asker.entered
--   line 157
--   -              WHERE person_5_city.city_id = $12::UUID AND person_5_city.merged_into_id IS NULL
--   +              WHERE person_5_city.county_id = ANY ($12::UUID[]) AND person_5_city.merged_into_id IS NULL
--   line 164
--   -              WHERE person_5_county.city_id = $12::UUID AND person_5_county.merged_into_id IS NULL
--   +              WHERE person_5_county.county_id = ANY ($12::UUID[]) AND person_5_county.merged_into_id IS NULL
--   line 171
--   -              WHERE person_5_township.city_id = $12::UUID AND person_5_township.merged_into_id IS NULL
--   +              WHERE person_5_township.county_id = ANY ($12::UUID[]) AND person_5_township.merged_into_id IS NULL
--   line 178
--   -              WHERE person_5_village.city_id = $12::UUID AND person_5_village.merged_into_id IS NULL
--   +              WHERE person_5_village.county_id = ANY ($12::UUID[]) AND person_5_village.merged_into_id IS NULL
--   line 214
--   -            WHERE (division_6.city_id = $1::UUID OR division_6.id = ANY ($2::UUID[])) AND asker.entered
--   +            WHERE (division_6.county_id = ANY ($1::UUID[]) OR division_6.id = ANY ($2::UUID[]))
--   +              AND asker.entered
--   line 219
--   -                  WHERE (division_7.city_id = $1::UUID OR division_7.id = ANY ($2::UUID[]))
--   +                  WHERE (division_7.county_id = ANY ($1::UUID[]) OR division_7.id = ANY ($2::UUID[]))
--   line 229
--   -                    WHERE household_8_city.city_id = $17::UUID AND household_8_city.city_id = division_6.id
--   -                      AND true
--   +                    WHERE household_8_city.county_id = ANY ($17::UUID[])
--   +                      AND household_8_city.city_id = division_6.id AND true
--   line 238
--   -                    WHERE household_8_county.city_id = $17::UUID
--   +                    WHERE household_8_county.county_id = ANY ($17::UUID[])
--   line 247
--   -                    WHERE household_8_township.city_id = $17::UUID
--   +                    WHERE household_8_township.county_id = ANY ($17::UUID[])
--   line 256
--   -                    WHERE household_8_village.city_id = $17::UUID
--   +                    WHERE household_8_village.county_id = ANY ($17::UUID[])

-- mixed_roles: as county_registrar

-- oversight: as county_registrar

-- nobody
-- refused: FORBIDDEN
