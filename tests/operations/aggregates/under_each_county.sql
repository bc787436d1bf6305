-- city_viewer
WITH asker AS MATERIALIZED (SELECT guard.enter($9::UUID) AS entered)
SELECT convert_to(
  (
    '{"division":' || coalesce(
      (
        SELECT (
          '{"children":' || (
            WITH division_1_page AS MATERIALIZED (
              SELECT division_1.id AS id, division_1.level AS level, division_1.name AS name
              FROM division AS division_1
              WHERE (division_1.city_id = $1::UUID OR division_1.id = ANY ($2::UUID[]))
                AND division_1.parent_id = division_0.id
              ORDER BY division_1.id ASC
              LIMIT $3::BIGINT
            ),
            division_1_shown AS MATERIALIZED (
              SELECT division_1_page.id AS id, division_1_page.level AS level, division_1_page.name AS name
              FROM division_1_page
              ORDER BY division_1_page.id ASC
              LIMIT $4::BIGINT
            )
            SELECT (
              '{"nodes":' || (
                SELECT (
                  '[' || coalesce(
                    string_agg(
                      (
                        '{"name":' || CAST(to_json(division_1_shown.name) AS TEXT)
                        || ',"households":' || (
                          SELECT (
                            '{"aggregate":' || (
                              SELECT (
                                '{"count":' || CAST(count(*) AS TEXT)
                                || ',"sum":{"memberCount":"' || CAST(
                                  coalesce(sum(household_2_all.member_count), 0) AS TEXT
                                )
                                || '"}}'
                              ) AS json_text_5
                              FROM (
                                SELECT household_2_city.id AS id, household_2_city.member_count AS member_count
                                FROM household AS household_2_city
                                WHERE household_2_city.city_id = $5::UUID AND division_1_shown.level = 'city'
                                  AND household_2_city.city_id = division_1_shown.id
                                UNION ALL
                                SELECT household_2_county.id AS id,
                                  household_2_county.member_count AS member_count
                                FROM household AS household_2_county
                                WHERE household_2_county.city_id = $5::UUID
                                  AND division_1_shown.level = 'county'
                                  AND household_2_county.county_id = division_1_shown.id
                                UNION ALL
                                SELECT household_2_township.id AS id,
                                  household_2_township.member_count AS member_count
                                FROM household AS household_2_township
                                WHERE household_2_township.city_id = $5::UUID
                                  AND division_1_shown.level = 'township'
                                  AND household_2_township.township_id = division_1_shown.id
                                UNION ALL
                                SELECT household_2_village.id AS id,
                                  household_2_village.member_count AS member_count
                                FROM household AS household_2_village
                                WHERE household_2_village.city_id = $5::UUID
                                  AND division_1_shown.level = 'village'
                                  AND household_2_village.village_id = division_1_shown.id
                              ) AS household_2_all
                            )
                            || '}'
                          ) AS json_text_4
                        )
                        || ',"people":' || (
                          SELECT (
                            '{"groups":' || (
                              SELECT (
                                '[' || coalesce(
                                  string_agg(
                                    (
                                      '{"key":{"sex":' || coalesce(('"' || person_3_groups.sex || '"'), 'null')
                                      || '},"aggregate":' || person_3_groups.aggregate_1 || '}'
                                    ),
                                    ','
                                    ORDER BY person_3_groups.sex ASC
                                  ),
                                  ''
                                )
                                || ']'
                              ) AS json_text_7
                              FROM (
                                SELECT person_3_grouped.sex AS sex, person_3_grouped.count AS count,
                                  person_3_grouped.aggregate_1 AS aggregate_1
                                FROM (
                                  SELECT person_3_all.sex AS sex, count(*) AS count,
                                    ('{"count":' || CAST(count(*) AS TEXT) || '}') AS aggregate_1
                                  FROM (
                                    SELECT person_3_city.id AS id, person_3_city.sex AS sex
                                    FROM person AS person_3_city
                                    WHERE person_3_city.city_id = $6::UUID
                                      AND person_3_city.merged_into_id IS NULL
                                      AND division_1_shown.level = 'city'
                                      AND person_3_city.city_id = division_1_shown.id
                                    UNION ALL
                                    SELECT person_3_county.id AS id, person_3_county.sex AS sex
                                    FROM person AS person_3_county
                                    WHERE person_3_county.city_id = $6::UUID
                                      AND person_3_county.merged_into_id IS NULL
                                      AND division_1_shown.level = 'county'
                                      AND person_3_county.county_id = division_1_shown.id
                                    UNION ALL
                                    SELECT person_3_township.id AS id, person_3_township.sex AS sex
                                    FROM person AS person_3_township
                                    WHERE person_3_township.city_id = $6::UUID
                                      AND person_3_township.merged_into_id IS NULL
                                      AND division_1_shown.level = 'township'
                                      AND person_3_township.township_id = division_1_shown.id
                                    UNION ALL
                                    SELECT person_3_village.id AS id, person_3_village.sex AS sex
                                    FROM person AS person_3_village
                                    WHERE person_3_village.city_id = $6::UUID
                                      AND person_3_village.merged_into_id IS NULL
                                      AND division_1_shown.level = 'village'
                                      AND person_3_village.village_id = division_1_shown.id
                                  ) AS person_3_all GROUP BY 1
                                  LIMIT ALL OFFSET 0
                                ) AS person_3_grouped
                                ORDER BY person_3_grouped.sex ASC
                                LIMIT $7::BIGINT
                              ) AS person_3_groups
                            )
                            || '}'
                          ) AS json_text_6
                        )
                        || '}'
                      ),
                      ','
                      ORDER BY division_1_shown.id ASC
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
          AND division_0.code = $8::VARCHAR AND asker.entered
      ),
      'null'
    )
    || '}'
  ),
  'UTF8'
) AS convert_to_1
FROM asker

-- county_registrar: as city_viewer, but
--   line 11
--   -              WHERE (division_1.city_id = $1::UUID OR division_1.id = ANY ($2::UUID[]))
--   +              WHERE (division_1.county_id = $1::UUID OR division_1.id = ANY ($2::UUID[]))
--   line 42
--   -                                WHERE household_2_city.city_id = $5::UUID AND division_1_shown.level = 'city'
--   +                                WHERE household_2_city.county_id = $5::UUID AND division_1_shown.level = 'city'
--   line 48
--   -                                WHERE household_2_county.city_id = $5::UUID
--   +                                WHERE household_2_county.county_id = $5::UUID
--   line 55
--   -                                WHERE household_2_township.city_id = $5::UUID
--   +                                WHERE household_2_township.county_id = $5::UUID
--   line 62
--   -                                WHERE household_2_village.city_id = $5::UUID
--   +                                WHERE household_2_village.county_id = $5::UUID
--   line 96
--   -                                    WHERE person_3_city.city_id = $6::UUID
--   +                                    WHERE person_3_city.county_id = $6::UUID
--   line 103
--   -                                    WHERE person_3_county.city_id = $6::UUID
--   +                                    WHERE person_3_county.county_id = $6::UUID
--   line 110
--   -                                    WHERE person_3_township.city_id = $6::UUID
--   +                                    WHERE person_3_township.county_id = $6::UUID
--   line 117
--   -                                    WHERE person_3_village.city_id = $6::UUID
--   +                                    WHERE person_3_village.county_id = $6::UUID
--   line 148
--   -        WHERE (division_0.city_id = $1::UUID OR division_0.id = ANY ($2::UUID[]))
--   +        WHERE (division_0.county_id = $1::UUID OR division_0.id = ANY ($2::UUID[]))

-- township_registrar: as city_viewer, but
--   line 11
--   -              WHERE (division_1.city_id = $1::UUID OR division_1.id = ANY ($2::UUID[]))
--   +              WHERE (division_1.township_id = $1::UUID OR division_1.id = ANY ($2::UUID[]))
--   line 42
--   -                                WHERE household_2_city.city_id = $5::UUID AND division_1_shown.level = 'city'
--   +                                WHERE household_2_city.township_id = $5::UUID
--   +                                  AND division_1_shown.level = 'city'
--   line 48
--   -                                WHERE household_2_county.city_id = $5::UUID
--   +                                WHERE household_2_county.township_id = $5::UUID
--   line 55
--   -                                WHERE household_2_township.city_id = $5::UUID
--   +                                WHERE household_2_township.township_id = $5::UUID
--   line 62
--   -                                WHERE household_2_village.city_id = $5::UUID
--   +                                WHERE household_2_village.township_id = $5::UUID
--   line 96
--   -                                    WHERE person_3_city.city_id = $6::UUID
--   +                                    WHERE person_3_city.township_id = $6::UUID
--   line 103
--   -                                    WHERE person_3_county.city_id = $6::UUID
--   +                                    WHERE person_3_county.township_id = $6::UUID
--   line 110
--   -                                    WHERE person_3_township.city_id = $6::UUID
--   +                                    WHERE person_3_township.township_id = $6::UUID
--   line 117
--   -                                    WHERE person_3_village.city_id = $6::UUID
--   +                                    WHERE person_3_village.township_id = $6::UUID
--   line 148
--   -        WHERE (division_0.city_id = $1::UUID OR division_0.id = ANY ($2::UUID[]))
--   +        WHERE (division_0.township_id = $1::UUID OR division_0.id = ANY ($2::UUID[]))

-- village_viewer: as city_viewer, but
--   line 11
--   -              WHERE (division_1.city_id = $1::UUID OR division_1.id = ANY ($2::UUID[]))
--   +              WHERE (division_1.village_id = $1::UUID OR division_1.id = ANY ($2::UUID[]))
--   line 42
--   -                                WHERE household_2_city.city_id = $5::UUID AND division_1_shown.level = 'city'
--   +                                WHERE household_2_city.village_id = $5::UUID AND division_1_shown.level = 'city'
--   line 48
--   -                                WHERE household_2_county.city_id = $5::UUID
--   +                                WHERE household_2_county.village_id = $5::UUID
--   line 55
--   -                                WHERE household_2_township.city_id = $5::UUID
--   +                                WHERE household_2_township.village_id = $5::UUID
--   line 62
--   -                                WHERE household_2_village.city_id = $5::UUID
--   +                                WHERE household_2_village.village_id = $5::UUID
--   line 96
--   -                                    WHERE person_3_city.city_id = $6::UUID
--   +                                    WHERE person_3_city.village_id = $6::UUID
--   line 103
--   -                                    WHERE person_3_county.city_id = $6::UUID
--   +                                    WHERE person_3_county.village_id = $6::UUID
--   line 110
--   -                                    WHERE person_3_township.city_id = $6::UUID
--   +                                    WHERE person_3_township.village_id = $6::UUID
--   line 117
--   -                                    WHERE person_3_village.city_id = $6::UUID
--   +                                    WHERE person_3_village.village_id = $6::UUID
--   line 148
--   -        WHERE (division_0.city_id = $1::UUID OR division_0.id = ANY ($2::UUID[]))
--   +        WHERE (division_0.village_id = $1::UUID OR division_0.id = ANY ($2::UUID[]))

-- both_counties: as city_viewer, but
--   line 11
--   -              WHERE (division_1.city_id = $1::UUID OR division_1.id = ANY ($2::UUID[]))
--   +              WHERE (division_1.county_id = ANY ($1::UUID[]) OR division_1.id = ANY ($2::UUID[]))
--   line 42
--   -                                WHERE household_2_city.city_id = $5::UUID AND division_1_shown.level = 'city'
--   +                                WHERE household_2_city.county_id = ANY ($5::UUID[])
--   +                                  AND division_1_shown.level = 'city'
--   line 48
--   -                                WHERE household_2_county.city_id = $5::UUID
--   +                                WHERE household_2_county.county_id = ANY ($5::UUID[])
--   line 55
--   -                                WHERE household_2_township.city_id = $5::UUID
--   +                                WHERE household_2_township.county_id = ANY ($5::UUID[])
--   line 62
--   -                                WHERE household_2_village.city_id = $5::UUID
--   +                                WHERE household_2_village.county_id = ANY ($5::UUID[])
--   line 96
--   -                                    WHERE person_3_city.city_id = $6::UUID
--   +                                    WHERE person_3_city.county_id = ANY ($6::UUID[])
--   line 103
--   -                                    WHERE person_3_county.city_id = $6::UUID
--   +                                    WHERE person_3_county.county_id = ANY ($6::UUID[])
--   line 110
--   -                                    WHERE person_3_township.city_id = $6::UUID
--   +                                    WHERE person_3_township.county_id = ANY ($6::UUID[])
--   line 117
--   -                                    WHERE person_3_village.city_id = $6::UUID
--   +                                    WHERE person_3_village.county_id = ANY ($6::UUID[])
--   line 148
--   -        WHERE (division_0.city_id = $1::UUID OR division_0.id = ANY ($2::UUID[]))
--   +        WHERE (division_0.county_id = ANY ($1::UUID[]) OR division_0.id = ANY ($2::UUID[]))

-- mixed_roles: as county_registrar

-- oversight: as county_registrar

-- nobody
-- refused: FORBIDDEN
