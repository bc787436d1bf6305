-- city_viewer
WITH asker AS MATERIALIZED (SELECT guard.enter($14::UUID) AS entered)
SELECT convert_to(
  (
    '{"division":' || coalesce(
      (
        SELECT (
          '{"name":' || CAST(to_json(division_0.name) AS TEXT)
          || ',"children":' || (
            WITH division_1_page AS MATERIALIZED (
              SELECT division_1.code AS code, division_1.id AS id, division_1.level AS level,
                division_1.name AS name
              FROM division AS division_1
              WHERE (division_1.city_id = $1::UUID OR division_1.id = ANY ($2::UUID[]))
                AND division_1.parent_id = division_0.id
              ORDER BY division_1.code ASC, division_1.id ASC
              LIMIT $3::BIGINT
            ),
            division_1_shown AS MATERIALIZED (
              SELECT division_1_page.code AS code, division_1_page.id AS id, division_1_page.level AS level,
                division_1_page.name AS name
              FROM division_1_page
              ORDER BY division_1_page.code ASC, division_1_page.id ASC
              LIMIT $4::BIGINT
            )
            SELECT (
              '{"totalCount":' || CAST(
                (
                  SELECT count(*) AS count_1
                  FROM division AS division_1
                  WHERE (division_1.city_id = $1::UUID OR division_1.id = ANY ($2::UUID[]))
                    AND division_1.parent_id = division_0.id
                ) AS TEXT
              )
              || ',"edges":' || (
                SELECT (
                  '[' || coalesce(
                    string_agg(
                      (
                        '{"node":{"name":' || CAST(to_json(division_1_shown.name) AS TEXT)
                        || ',"people":' || (
                          WITH person_2_page AS MATERIALIZED (
                            SELECT person_2.birth_date AS birth_date, person_2.id AS id, person_2.name AS name
                            FROM (
                              (
                                SELECT person_2_city.birth_date AS birth_date, person_2_city.id AS id,
                                  person_2_city.name AS name
                                FROM person AS person_2_city
                                WHERE person_2_city.city_id = $5::UUID AND person_2_city.merged_into_id IS NULL
                                  AND division_1_shown.level = 'city'
                                  AND person_2_city.city_id = division_1_shown.id
                                ORDER BY person_2_city.birth_date ASC, person_2_city.id ASC
                                LIMIT $6::BIGINT
                              )
                              UNION ALL (
                                SELECT person_2_county.birth_date AS birth_date, person_2_county.id AS id,
                                  person_2_county.name AS name
                                FROM person AS person_2_county
                                WHERE person_2_county.city_id = $5::UUID
                                  AND person_2_county.merged_into_id IS NULL
                                  AND division_1_shown.level = 'county'
                                  AND person_2_county.county_id = division_1_shown.id
                                ORDER BY person_2_county.birth_date ASC, person_2_county.id ASC
                                LIMIT $6::BIGINT
                              )
                              UNION ALL (
                                SELECT person_2_township.birth_date AS birth_date, person_2_township.id AS id,
                                  person_2_township.name AS name
                                FROM person AS person_2_township
                                WHERE person_2_township.city_id = $5::UUID
                                  AND person_2_township.merged_into_id IS NULL
                                  AND division_1_shown.level = 'township'
                                  AND person_2_township.township_id = division_1_shown.id
                                ORDER BY person_2_township.birth_date ASC, person_2_township.id ASC
                                LIMIT $6::BIGINT
                              )
                              UNION ALL (
                                SELECT person_2_village.birth_date AS birth_date, person_2_village.id AS id,
                                  person_2_village.name AS name
                                FROM person AS person_2_village
                                WHERE person_2_village.city_id = $5::UUID
                                  AND person_2_village.merged_into_id IS NULL
                                  AND division_1_shown.level = 'village'
                                  AND person_2_village.village_id = division_1_shown.id
                                ORDER BY person_2_village.birth_date ASC, person_2_village.id ASC
                                LIMIT $6::BIGINT
                              )
                            ) AS person_2
                            ORDER BY person_2.birth_date ASC, person_2.id ASC
                            LIMIT $6::BIGINT
                          ),
                          person_2_shown AS MATERIALIZED (
                            SELECT person_2_page.birth_date AS birth_date, person_2_page.id AS id,
                              person_2_page.name AS name
                            FROM person_2_page
                            ORDER BY person_2_page.birth_date ASC, person_2_page.id ASC
                            LIMIT $7::BIGINT
                          )
                          SELECT (
                            '{"totalCount":' || CAST(
                              (
                                SELECT count(*) AS count_2
                                FROM person AS person_2_city
                                WHERE person_2_city.city_id = $5::UUID AND person_2_city.merged_into_id IS NULL
                                  AND division_1_shown.level = 'city'
                                  AND person_2_city.city_id = division_1_shown.id
                              ) + (
                                SELECT count(*) AS count_3
                                FROM person AS person_2_county
                                WHERE person_2_county.city_id = $5::UUID
                                  AND person_2_county.merged_into_id IS NULL
                                  AND division_1_shown.level = 'county'
                                  AND person_2_county.county_id = division_1_shown.id
                              ) + (
                                SELECT count(*) AS count_4
                                FROM person AS person_2_township
                                WHERE person_2_township.city_id = $5::UUID
                                  AND person_2_township.merged_into_id IS NULL
                                  AND division_1_shown.level = 'township'
                                  AND person_2_township.township_id = division_1_shown.id
                              ) + (
                                SELECT count(*) AS count_5
                                FROM person AS person_2_village
                                WHERE person_2_village.city_id = $5::UUID
                                  AND person_2_village.merged_into_id IS NULL
                                  AND division_1_shown.level = 'village'
                                  AND person_2_village.village_id = division_1_shown.id
                              ) AS TEXT
                            )
                            || ',"nodes":' || (
                              SELECT (
                                '[' || coalesce(
                                  string_agg(
                                    (
                                      '{"name":' || CAST(to_json(person_2_shown.name) AS TEXT)
                                      || ',"birthDate":"' || CAST(person_2_shown.birth_date AS TEXT) || '"}'
                                    ),
                                    ','
                                    ORDER BY person_2_shown.birth_date ASC, person_2_shown.id ASC
                                  ),
                                  ''
                                )
                                || ']'
                              ) AS json_text_5
                              FROM person_2_shown
                            )
                            || '}'
                          ) AS json_text_4
                        )
                        || ',"households":' || (
                          WITH household_3_page AS MATERIALIZED (
                            SELECT household_3.id AS id, household_3.number AS number
                            FROM (
                              (
                                SELECT household_3_city.id AS id, household_3_city.number AS number
                                FROM household AS household_3_city
                                WHERE household_3_city.city_id = $8::UUID AND division_1_shown.level = 'city'
                                  AND household_3_city.city_id = division_1_shown.id
                                ORDER BY household_3_city.id DESC
                                LIMIT $9::BIGINT
                              )
                              UNION ALL (
                                SELECT household_3_county.id AS id, household_3_county.number AS number
                                FROM household AS household_3_county
                                WHERE household_3_county.city_id = $8::UUID
                                  AND division_1_shown.level = 'county'
                                  AND household_3_county.county_id = division_1_shown.id
                                ORDER BY household_3_county.id DESC
                                LIMIT $9::BIGINT
                              )
                              UNION ALL (
                                SELECT household_3_township.id AS id, household_3_township.number AS number
                                FROM household AS household_3_township
                                WHERE household_3_township.city_id = $8::UUID
                                  AND division_1_shown.level = 'township'
                                  AND household_3_township.township_id = division_1_shown.id
                                ORDER BY household_3_township.id DESC
                                LIMIT $9::BIGINT
                              )
                              UNION ALL (
                                SELECT household_3_village.id AS id, household_3_village.number AS number
                                FROM household AS household_3_village
                                WHERE household_3_village.city_id = $8::UUID
                                  AND division_1_shown.level = 'village'
                                  AND household_3_village.village_id = division_1_shown.id
                                ORDER BY household_3_village.id DESC
                                LIMIT $9::BIGINT
                              )
                            ) AS household_3
                            ORDER BY household_3.id DESC
                            LIMIT $9::BIGINT
                          ),
                          household_3_shown AS MATERIALIZED (
                            SELECT household_3_page.id AS id, household_3_page.number AS number
                            FROM household_3_page
                            ORDER BY household_3_page.id DESC
                            LIMIT $10::BIGINT
                          )
                          SELECT (
                            '{"totalCount":' || CAST(
                              (
                                SELECT count(*) AS count_6
                                FROM household AS household_3_city
                                WHERE household_3_city.city_id = $8::UUID AND division_1_shown.level = 'city'
                                  AND household_3_city.city_id = division_1_shown.id
                              ) + (
                                SELECT count(*) AS count_7
                                FROM household AS household_3_county
                                WHERE household_3_county.city_id = $8::UUID
                                  AND division_1_shown.level = 'county'
                                  AND household_3_county.county_id = division_1_shown.id
                              ) + (
                                SELECT count(*) AS count_8
                                FROM household AS household_3_township
                                WHERE household_3_township.city_id = $8::UUID
                                  AND division_1_shown.level = 'township'
                                  AND household_3_township.township_id = division_1_shown.id
                              ) + (
                                SELECT count(*) AS count_9
                                FROM household AS household_3_village
                                WHERE household_3_village.city_id = $8::UUID
                                  AND division_1_shown.level = 'village'
                                  AND household_3_village.village_id = division_1_shown.id
                              ) AS TEXT
                            )
                            || ',"nodes":' || (
                              SELECT (
                                '[' || coalesce(
                                  string_agg(
                                    ('{"number":' || CAST(to_json(household_3_shown.number) AS TEXT) || '}'),
                                    ','
                                    ORDER BY household_3_shown.id ASC
                                  ),
                                  ''
                                )
                                || ']'
                              ) AS json_text_7
                              FROM household_3_shown
                            )
                            || ',"pageInfo":{"hasPreviousPage":' || CAST(
                              (SELECT count(*) AS count_10 FROM household_3_page) > $10::BIGINT AS TEXT
                            )
                            || '}}'
                          ) AS json_text_6
                        )
                        || ',"children":' || (
                          WITH division_4_page AS MATERIALIZED (
                            SELECT division_4.id AS id, division_4.name AS name
                            FROM division AS division_4
                            WHERE (division_4.city_id = $1::UUID OR division_4.id = ANY ($2::UUID[]))
                              AND division_4.parent_id = division_1_shown.id
                            ORDER BY division_4.id ASC
                            LIMIT $11::BIGINT
                          ),
                          division_4_shown AS MATERIALIZED (
                            SELECT division_4_page.id AS id, division_4_page.name AS name
                            FROM division_4_page
                            ORDER BY division_4_page.id ASC
                            LIMIT $12::BIGINT
                          )
                          SELECT (
                            '{"nodes":' || (
                              SELECT (
                                '[' || coalesce(
                                  string_agg(
                                    ('{"name":' || CAST(to_json(division_4_shown.name) AS TEXT) || '}'), ','
                                    ORDER BY division_4_shown.id ASC
                                  ),
                                  ''
                                )
                                || ']'
                              ) AS json_text_9
                              FROM division_4_shown
                            )
                            || ',"pageInfo":{"hasNextPage":' || CAST(
                              (SELECT count(*) AS count_11 FROM division_4_page) > $12::BIGINT AS TEXT
                            )
                            || '}}'
                          ) AS json_text_8
                        )
                        || '}}'
                      ),
                      ','
                      ORDER BY division_1_shown.code ASC, division_1_shown.id ASC
                    ),
                    ''
                  )
                  || ']'
                ) AS json_text_3
                FROM division_1_shown
              )
              || '}'
            ) AS json_text_2
          )
          || '}'
        ) AS json_text_1
        FROM division AS division_0
        WHERE (division_0.city_id = $1::UUID OR division_0.id = ANY ($2::UUID[]))
          AND division_0.code = $13::VARCHAR AND asker.entered
      ),
      'null'
    )
    || '}'
  ),
  'UTF8'
) AS convert_to_1
FROM asker

-- county_registrar: as city_viewer, but
--   line 13
--   -              WHERE (division_1.city_id = $1::UUID OR division_1.id = ANY ($2::UUID[]))
--   +              WHERE (division_1.county_id = $1::UUID OR division_1.id = ANY ($2::UUID[]))
--   line 30
--   -                  WHERE (division_1.city_id = $1::UUID OR division_1.id = ANY ($2::UUID[]))
--   +                  WHERE (division_1.county_id = $1::UUID OR division_1.id = ANY ($2::UUID[]))
--   line 48
--   -                                WHERE person_2_city.city_id = $5::UUID AND person_2_city.merged_into_id IS NULL
--   -                                  AND division_1_shown.level = 'city'
--   +                                WHERE person_2_city.county_id = $5::UUID
--   +                                  AND person_2_city.merged_into_id IS NULL AND division_1_shown.level = 'city'
--   line 58
--   -                                WHERE person_2_county.city_id = $5::UUID
--   +                                WHERE person_2_county.county_id = $5::UUID
--   line 69
--   -                                WHERE person_2_township.city_id = $5::UUID
--   +                                WHERE person_2_township.county_id = $5::UUID
--   line 80
--   -                                WHERE person_2_village.city_id = $5::UUID
--   +                                WHERE person_2_village.county_id = $5::UUID
--   line 103
--   -                                WHERE person_2_city.city_id = $5::UUID AND person_2_city.merged_into_id IS NULL
--   -                                  AND division_1_shown.level = 'city'
--   +                                WHERE person_2_city.county_id = $5::UUID
--   +                                  AND person_2_city.merged_into_id IS NULL AND division_1_shown.level = 'city'
--   line 109
--   -                                WHERE person_2_county.city_id = $5::UUID
--   +                                WHERE person_2_county.county_id = $5::UUID
--   line 116
--   -                                WHERE person_2_township.city_id = $5::UUID
--   +                                WHERE person_2_township.county_id = $5::UUID
--   line 123
--   -                                WHERE person_2_village.city_id = $5::UUID
--   +                                WHERE person_2_village.county_id = $5::UUID
--   line 156
--   -                                WHERE household_3_city.city_id = $8::UUID AND division_1_shown.level = 'city'
--   +                                WHERE household_3_city.county_id = $8::UUID AND division_1_shown.level = 'city'
--   line 164
--   -                                WHERE household_3_county.city_id = $8::UUID
--   +                                WHERE household_3_county.county_id = $8::UUID
--   line 173
--   -                                WHERE household_3_township.city_id = $8::UUID
--   +                                WHERE household_3_township.county_id = $8::UUID
--   line 182
--   -                                WHERE household_3_village.city_id = $8::UUID
--   +                                WHERE household_3_village.county_id = $8::UUID
--   line 203
--   -                                WHERE household_3_city.city_id = $8::UUID AND division_1_shown.level = 'city'
--   +                                WHERE household_3_city.county_id = $8::UUID AND division_1_shown.level = 'city'
--   line 208
--   -                                WHERE household_3_county.city_id = $8::UUID
--   +                                WHERE household_3_county.county_id = $8::UUID
--   line 214
--   -                                WHERE household_3_township.city_id = $8::UUID
--   +                                WHERE household_3_township.county_id = $8::UUID
--   line 220
--   -                                WHERE household_3_village.city_id = $8::UUID
--   +                                WHERE household_3_village.county_id = $8::UUID
--   line 249
--   -                            WHERE (division_4.city_id = $1::UUID OR division_4.id = ANY ($2::UUID[]))
--   +                            WHERE (division_4.county_id = $1::UUID OR division_4.id = ANY ($2::UUID[]))
--   line 297
--   -        WHERE (division_0.city_id = $1::UUID OR division_0.id = ANY ($2::UUID[]))
--   +        WHERE (division_0.county_id = $1::UUID OR division_0.id = ANY ($2::UUID[]))

-- township_registrar: as city_viewer, but
--   line 13
--   -              WHERE (division_1.city_id = $1::UUID OR division_1.id = ANY ($2::UUID[]))
--   +              WHERE (division_1.township_id = $1::UUID OR division_1.id = ANY ($2::UUID[]))
--   line 30
--   -                  WHERE (division_1.city_id = $1::UUID OR division_1.id = ANY ($2::UUID[]))
--   +                  WHERE (division_1.township_id = $1::UUID OR division_1.id = ANY ($2::UUID[]))
--   line 48
--   -                                WHERE person_2_city.city_id = $5::UUID AND person_2_city.merged_into_id IS NULL
--   -                                  AND division_1_shown.level = 'city'
--   +                                WHERE person_2_city.township_id = $5::UUID
--   +                                  AND person_2_city.merged_into_id IS NULL AND division_1_shown.level = 'city'
--   line 58
--   -                                WHERE person_2_county.city_id = $5::UUID
--   +                                WHERE person_2_county.township_id = $5::UUID
--   line 69
--   -                                WHERE person_2_township.city_id = $5::UUID
--   +                                WHERE person_2_township.township_id = $5::UUID
--   line 80
--   -                                WHERE person_2_village.city_id = $5::UUID
--   +                                WHERE person_2_village.township_id = $5::UUID
--   line 103
--   -                                WHERE person_2_city.city_id = $5::UUID AND person_2_city.merged_into_id IS NULL
--   -                                  AND division_1_shown.level = 'city'
--   +                                WHERE person_2_city.township_id = $5::UUID
--   +                                  AND person_2_city.merged_into_id IS NULL AND division_1_shown.level = 'city'
--   line 109
--   -                                WHERE person_2_county.city_id = $5::UUID
--   +                                WHERE person_2_county.township_id = $5::UUID
--   line 116
--   -                                WHERE person_2_township.city_id = $5::UUID
--   +                                WHERE person_2_township.township_id = $5::UUID
--   line 123
--   -                                WHERE person_2_village.city_id = $5::UUID
--   +                                WHERE person_2_village.township_id = $5::UUID
--   line 156
--   -                                WHERE household_3_city.city_id = $8::UUID AND division_1_shown.level = 'city'
--   +                                WHERE household_3_city.township_id = $8::UUID
--   +                                  AND division_1_shown.level = 'city'
--   line 164
--   -                                WHERE household_3_county.city_id = $8::UUID
--   +                                WHERE household_3_county.township_id = $8::UUID
--   line 173
--   -                                WHERE household_3_township.city_id = $8::UUID
--   +                                WHERE household_3_township.township_id = $8::UUID
--   line 182
--   -                                WHERE household_3_village.city_id = $8::UUID
--   +                                WHERE household_3_village.township_id = $8::UUID
--   line 203
--   -                                WHERE household_3_city.city_id = $8::UUID AND division_1_shown.level = 'city'
--   +                                WHERE household_3_city.township_id = $8::UUID
--   +                                  AND division_1_shown.level = 'city'
--   line 208
--   -                                WHERE household_3_county.city_id = $8::UUID
--   +                                WHERE household_3_county.township_id = $8::UUID
--   line 214
--   -                                WHERE household_3_township.city_id = $8::UUID
--   +                                WHERE household_3_township.township_id = $8::UUID
--   line 220
--   -                                WHERE household_3_village.city_id = $8::UUID
--   +                                WHERE household_3_village.township_id = $8::UUID
--   line 249
--   -                            WHERE (division_4.city_id = $1::UUID OR division_4.id = ANY ($2::UUID[]))
--   +                            WHERE (division_4.township_id = $1::UUID OR division_4.id = ANY ($2::UUID[]))
--   line 297
--   -        WHERE (division_0.city_id = $1::UUID OR division_0.id = ANY ($2::UUID[]))
--   +        WHERE (division_0.township_id = $1::UUID OR division_0.id = ANY ($2::UUID[]))

-- village_viewer: as city_viewer, but
--   line 13
--   -              WHERE (division_1.city_id = $1::UUID OR division_1.id = ANY ($2::UUID[]))
--   +              WHERE (division_1.village_id = $1::UUID OR division_1.id = ANY ($2::UUID[]))
--   line 30
--   -                  WHERE (division_1.city_id = $1::UUID OR division_1.id = ANY ($2::UUID[]))
--   +                  WHERE (division_1.village_id = $1::UUID OR division_1.id = ANY ($2::UUID[]))
--   line 48
--   -                                WHERE person_2_city.city_id = $5::UUID AND person_2_city.merged_into_id IS NULL
--   -                                  AND division_1_shown.level = 'city'
--   +                                WHERE person_2_city.village_id = $5::UUID
--   +                                  AND person_2_city.merged_into_id IS NULL AND division_1_shown.level = 'city'
--   line 58
--   -                                WHERE person_2_county.city_id = $5::UUID
--   +                                WHERE person_2_county.village_id = $5::UUID
--   line 69
--   -                                WHERE person_2_township.city_id = $5::UUID
--   +                                WHERE person_2_township.village_id = $5::UUID
--   line 80
--   -                                WHERE person_2_village.city_id = $5::UUID
--   +                                WHERE person_2_village.village_id = $5::UUID
--   line 103
--   -                                WHERE person_2_city.city_id = $5::UUID AND person_2_city.merged_into_id IS NULL
--   -                                  AND division_1_shown.level = 'city'
--   +                                WHERE person_2_city.village_id = $5::UUID
--   +                                  AND person_2_city.merged_into_id IS NULL AND division_1_shown.level = 'city'
--   line 109
--   -                                WHERE person_2_county.city_id = $5::UUID
--   +                                WHERE person_2_county.village_id = $5::UUID
--   line 116
--   -                                WHERE person_2_township.city_id = $5::UUID
--   +                                WHERE person_2_township.village_id = $5::UUID
--   line 123
--   -                                WHERE person_2_village.city_id = $5::UUID
--   +                                WHERE person_2_village.village_id = $5::UUID
--   line 156
--   -                                WHERE household_3_city.city_id = $8::UUID AND division_1_shown.level = 'city'
--   +                                WHERE household_3_city.village_id = $8::UUID AND division_1_shown.level = 'city'
--   line 164
--   -                                WHERE household_3_county.city_id = $8::UUID
--   +                                WHERE household_3_county.village_id = $8::UUID
--   line 173
--   -                                WHERE household_3_township.city_id = $8::UUID
--   +                                WHERE household_3_township.village_id = $8::UUID
--   line 182
--   -                                WHERE household_3_village.city_id = $8::UUID
--   +                                WHERE household_3_village.village_id = $8::UUID
--   line 203
--   -                                WHERE household_3_city.city_id = $8::UUID AND division_1_shown.level = 'city'
--   +                                WHERE household_3_city.village_id = $8::UUID AND division_1_shown.level = 'city'
--   line 208
--   -                                WHERE household_3_county.city_id = $8::UUID
--   +                                WHERE household_3_county.village_id = $8::UUID
--   line 214
--   -                                WHERE household_3_township.city_id = $8::UUID
--   +                                WHERE household_3_township.village_id = $8::UUID
--   line 220
--   -                                WHERE household_3_village.city_id = $8::UUID
--   +                                WHERE household_3_village.village_id = $8::UUID
--   line 249
--   -                            WHERE (division_4.city_id = $1::UUID OR division_4.id = ANY ($2::UUID[]))
--   +                            WHERE (division_4.village_id = $1::UUID OR division_4.id = ANY ($2::UUID[]))
--   line 297
--   -        WHERE (division_0.city_id = $1::UUID OR division_0.id = ANY ($2::UUID[]))
--   +        WHERE (division_0.village_id = $1::UUID OR division_0.id = ANY ($2::UUID[]))

-- both_counties: as city_viewer, but
--   line 13
--   -              WHERE (division_1.city_id = $1::UUID OR division_1.id = ANY ($2::UUID[]))
--   +              WHERE (division_1.county_id = ANY ($1::UUID[]) OR division_1.id = ANY ($2::UUID[]))
--   line 30
--   -                  WHERE (division_1.city_id = $1::UUID OR division_1.id = ANY ($2::UUID[]))
--   +                  WHERE (division_1.county_id = ANY ($1::UUID[]) OR division_1.id = ANY ($2::UUID[]))
--   line 48
--   -                                WHERE person_2_city.city_id = $5::UUID AND person_2_city.merged_into_id IS NULL
--   -                                  AND division_1_shown.level = 'city'
--   +                                WHERE person_2_city.county_id = ANY ($5::UUID[])
--   +                                  AND person_2_city.merged_into_id IS NULL AND division_1_shown.level = 'city'
--   line 58
--   -                                WHERE person_2_county.city_id = $5::UUID
--   +                                WHERE person_2_county.county_id = ANY ($5::UUID[])
--   line 69
--   -                                WHERE person_2_township.city_id = $5::UUID
--   +                                WHERE person_2_township.county_id = ANY ($5::UUID[])
--   line 80
--   -                                WHERE person_2_village.city_id = $5::UUID
--   +                                WHERE person_2_village.county_id = ANY ($5::UUID[])
--   line 103
--   -                                WHERE person_2_city.city_id = $5::UUID AND person_2_city.merged_into_id IS NULL
--   -                                  AND division_1_shown.level = 'city'
--   +                                WHERE person_2_city.county_id = ANY ($5::UUID[])
--   +                                  AND person_2_city.merged_into_id IS NULL AND division_1_shown.level = 'city'
--   line 109
--   -                                WHERE person_2_county.city_id = $5::UUID
--   +                                WHERE person_2_county.county_id = ANY ($5::UUID[])
--   line 116
--   -                                WHERE person_2_township.city_id = $5::UUID
--   +                                WHERE person_2_township.county_id = ANY ($5::UUID[])
--   line 123
--   -                                WHERE person_2_village.city_id = $5::UUID
--   +                                WHERE person_2_village.county_id = ANY ($5::UUID[])
--   line 156
--   -                                WHERE household_3_city.city_id = $8::UUID AND division_1_shown.level = 'city'
--   +                                WHERE household_3_city.county_id = ANY ($8::UUID[])
--   +                                  AND division_1_shown.level = 'city'
--   line 164
--   -                                WHERE household_3_county.city_id = $8::UUID
--   +                                WHERE household_3_county.county_id = ANY ($8::UUID[])
--   line 173
--   -                                WHERE household_3_township.city_id = $8::UUID
--   +                                WHERE household_3_township.county_id = ANY ($8::UUID[])
--   line 182
--   -                                WHERE household_3_village.city_id = $8::UUID
--   +                                WHERE household_3_village.county_id = ANY ($8::UUID[])
--   line 203
--   -                                WHERE household_3_city.city_id = $8::UUID AND division_1_shown.level = 'city'
--   +                                WHERE household_3_city.county_id = ANY ($8::UUID[])
--   +                                  AND division_1_shown.level = 'city'
--   line 208
--   -                                WHERE household_3_county.city_id = $8::UUID
--   +                                WHERE household_3_county.county_id = ANY ($8::UUID[])
--   line 214
--   -                                WHERE household_3_township.city_id = $8::UUID
--   +                                WHERE household_3_township.county_id = ANY ($8::UUID[])
--   line 220
--   -                                WHERE household_3_village.city_id = $8::UUID
--   +                                WHERE household_3_village.county_id = ANY ($8::UUID[])
--   line 249
--   -                            WHERE (division_4.city_id = $1::UUID OR division_4.id = ANY ($2::UUID[]))
--   +                            WHERE (division_4.county_id = ANY ($1::UUID[]) OR division_4.id = ANY ($2::UUID[]))
--   line 297
--   -        WHERE (division_0.city_id = $1::UUID OR division_0.id = ANY ($2::UUID[]))
--   +        WHERE (division_0.county_id = ANY ($1::UUID[]) OR division_0.id = ANY ($2::UUID[]))

-- mixed_roles: as county_registrar

-- oversight: as county_registrar

-- nobody
-- refused: FORBIDDEN
