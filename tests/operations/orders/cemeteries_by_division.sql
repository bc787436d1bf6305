-- city_viewer
WITH asker AS MATERIALIZED (SELECT guard.enter($9::UUID) AS entered)
SELECT convert_to(
  (
    '{"cemeteries":' || (
      WITH cemetery_0_page AS MATERIALIZED (
        SELECT cemetery_0.division_id AS division_id, cemetery_0.id AS id, cemetery_0.name AS name,
          division_1_key.key AS division_2_key, division_3_key.key AS division_3_key
        FROM cemetery AS cemetery_0
        LEFT OUTER JOIN LATERAL (
          SELECT division_2_key.key AS key
          FROM division AS division_1
          LEFT OUTER JOIN LATERAL (
            SELECT division_2.code AS key
            FROM division AS division_2
            WHERE (division_2.city_id = $1::UUID OR division_2.id = ANY ($2::UUID[]))
              AND division_2.id = division_1.parent_id
          ) AS division_2_key ON true
          WHERE (division_1.city_id = $1::UUID OR division_1.id = ANY ($2::UUID[]))
            AND division_1.id = cemetery_0.division_id
        ) AS division_1_key ON true
        LEFT OUTER JOIN LATERAL (
          SELECT division_3.name AS key
          FROM division AS division_3
          WHERE (division_3.city_id = $1::UUID OR division_3.id = ANY ($2::UUID[]))
            AND division_3.id = cemetery_0.division_id
        ) AS division_3_key ON true
        WHERE cemetery_0.city_id = $3::UUID AND asker.entered
        ORDER BY division_1_key.key ASC, division_3_key.key DESC, cemetery_0.id DESC
        LIMIT $4::BIGINT
      ),
      cemetery_0_shown AS MATERIALIZED (
        SELECT cemetery_0_page.division_id AS division_id, cemetery_0_page.id AS id,
          cemetery_0_page.name AS name, cemetery_0_page.division_2_key AS division_2_key,
          cemetery_0_page.division_3_key AS division_3_key
        FROM cemetery_0_page
        ORDER BY cemetery_0_page.division_2_key ASC, cemetery_0_page.division_3_key DESC,
          cemetery_0_page.id DESC
        LIMIT $5::BIGINT
      ),
      division_4_objects AS MATERIALIZED (
        SELECT division_4_key.division_id AS division_id, division_4_object.object AS object
        FROM (
          SELECT DISTINCT cemetery_0_shown.division_id AS division_id
          FROM cemetery_0_shown
        ) AS division_4_key
        JOIN LATERAL (
          SELECT (
            '{"name":' || CAST(to_json(division_4.name) AS TEXT)
            || ',"parent":' || coalesce(division_5_object.object, 'null') || '}'
          ) AS object
          FROM division AS division_4
          LEFT OUTER JOIN LATERAL (
            SELECT ('{"code":' || CAST(to_json(division_5.code) AS TEXT) || '}') AS object
            FROM division AS division_5
            WHERE (division_5.city_id = $1::UUID OR division_5.id = ANY ($2::UUID[]))
              AND division_5.id = division_4.parent_id
          ) AS division_5_object ON true
          WHERE (division_4.city_id = $1::UUID OR division_4.id = ANY ($2::UUID[]))
            AND division_4.id = division_4_key.division_id
        ) AS division_4_object ON true
      )
      SELECT (
        '{"nodes":' || (
          SELECT (
            '[' || coalesce(
              string_agg(
                (
                  '{"name":' || CAST(to_json(cemetery_0_shown.name) AS TEXT)
                  || ',"division":' || coalesce(division_4_objects.object, 'null') || '}'
                ),
                ','
                ORDER BY cemetery_0_shown.division_2_key ASC, cemetery_0_shown.division_3_key DESC,
                  cemetery_0_shown.id DESC
              ),
              ''
            )
            || ']'
          ) AS json_text_2
          FROM cemetery_0_shown
          LEFT OUTER JOIN division_4_objects ON division_4_objects.division_id = cemetery_0_shown.division_id
        )
        || '}'
      ) AS json_text_1
    )
    || ',"division":' || coalesce(
      (
        SELECT (
          '{"cemeteries":' || (
            WITH cemetery_7_page AS MATERIALIZED (
              SELECT cemetery_7.division_id AS division_id, cemetery_7.id AS id, cemetery_7.name AS name,
                cemetery_7.division_8_key AS division_8_key
              FROM (
                (
                  SELECT cemetery_7_city.division_id AS division_id, cemetery_7_city.id AS id,
                    cemetery_7_city.name AS name, division_8_key.key AS division_8_key
                  FROM cemetery AS cemetery_7_city
                  LEFT OUTER JOIN LATERAL (
                    SELECT division_8.code AS key
                    FROM division AS division_8
                    WHERE (division_8.city_id = $1::UUID OR division_8.id = ANY ($2::UUID[]))
                      AND division_8.id = cemetery_7_city.division_id
                  ) AS division_8_key ON true
                  WHERE cemetery_7_city.city_id = $3::UUID AND division_6.level = 'city'
                    AND cemetery_7_city.city_id = division_6.id
                  ORDER BY division_8_key.key DESC, cemetery_7_city.id DESC
                  LIMIT $6::BIGINT
                )
                UNION ALL (
                  SELECT cemetery_7_county.division_id AS division_id, cemetery_7_county.id AS id,
                    cemetery_7_county.name AS name, division_8_key.key AS division_8_key
                  FROM cemetery AS cemetery_7_county
                  LEFT OUTER JOIN LATERAL (
                    SELECT division_8.code AS key
                    FROM division AS division_8
                    WHERE (division_8.city_id = $1::UUID OR division_8.id = ANY ($2::UUID[]))
                      AND division_8.id = cemetery_7_county.division_id
                  ) AS division_8_key ON true
                  WHERE cemetery_7_county.city_id = $3::UUID AND division_6.level = 'county'
                    AND cemetery_7_county.county_id = division_6.id
                  ORDER BY division_8_key.key DESC, cemetery_7_county.id DESC
                  LIMIT $6::BIGINT
                )
                UNION ALL (
                  SELECT cemetery_7_township.division_id AS division_id, cemetery_7_township.id AS id,
                    cemetery_7_township.name AS name, division_8_key.key AS division_8_key
                  FROM cemetery AS cemetery_7_township
                  LEFT OUTER JOIN LATERAL (
                    SELECT division_8.code AS key
                    FROM division AS division_8
                    WHERE (division_8.city_id = $1::UUID OR division_8.id = ANY ($2::UUID[]))
                      AND division_8.id = cemetery_7_township.division_id
                  ) AS division_8_key ON true
                  WHERE cemetery_7_township.city_id = $3::UUID AND division_6.level = 'township'
                    AND cemetery_7_township.township_id = division_6.id
                  ORDER BY division_8_key.key DESC, cemetery_7_township.id DESC
                  LIMIT $6::BIGINT
                )
                UNION ALL (
                  SELECT cemetery_7_village.division_id AS division_id, cemetery_7_village.id AS id,
                    cemetery_7_village.name AS name, division_8_key.key AS division_8_key
                  FROM cemetery AS cemetery_7_village
                  LEFT OUTER JOIN LATERAL (
                    SELECT division_8.code AS key
                    FROM division AS division_8
                    WHERE (division_8.city_id = $1::UUID OR division_8.id = ANY ($2::UUID[]))
                      AND division_8.id = cemetery_7_village.division_id
                  ) AS division_8_key ON true
                  WHERE cemetery_7_village.city_id = $3::UUID AND division_6.level = 'village'
                    AND cemetery_7_village.village_id = division_6.id
                  ORDER BY division_8_key.key DESC, cemetery_7_village.id DESC
                  LIMIT $6::BIGINT
                )
              ) AS cemetery_7
              ORDER BY cemetery_7.division_8_key DESC, cemetery_7.id DESC
              LIMIT $6::BIGINT
            ),
            cemetery_7_shown AS MATERIALIZED (
              SELECT cemetery_7_page.division_id AS division_id, cemetery_7_page.id AS id,
                cemetery_7_page.name AS name, cemetery_7_page.division_8_key AS division_8_key
              FROM cemetery_7_page
              ORDER BY cemetery_7_page.division_8_key DESC, cemetery_7_page.id DESC
              LIMIT $7::BIGINT
            ),
            division_9_objects AS MATERIALIZED (
              SELECT division_9_key.division_id AS division_id, division_9_object.object AS object
              FROM (
                SELECT DISTINCT cemetery_7_shown.division_id AS division_id
                FROM cemetery_7_shown
              ) AS division_9_key
              JOIN LATERAL (
                SELECT ('{"code":' || CAST(to_json(division_9.code) AS TEXT) || '}') AS object
                FROM division AS division_9
                WHERE (division_9.city_id = $1::UUID OR division_9.id = ANY ($2::UUID[]))
                  AND division_9.id = division_9_key.division_id
              ) AS division_9_object ON true
            )
            SELECT (
              '{"nodes":' || (
                SELECT (
                  '[' || coalesce(
                    string_agg(
                      (
                        '{"name":' || CAST(to_json(cemetery_7_shown.name) AS TEXT)
                        || ',"division":' || coalesce(division_9_objects.object, 'null') || '}'
                      ),
                      ','
                      ORDER BY cemetery_7_shown.division_8_key ASC, cemetery_7_shown.id ASC
                    ),
                    ''
                  )
                  || ']'
                ) AS json_text_5
                FROM cemetery_7_shown
                LEFT OUTER JOIN division_9_objects ON division_9_objects.division_id = cemetery_7_shown.division_id
              )
              || '}'
            ) AS json_text_4
          )
          || '}'
        ) AS json_text_3
        FROM division AS division_6
        WHERE (division_6.city_id = $1::UUID OR division_6.id = ANY ($2::UUID[]))
          AND division_6.code = $8::VARCHAR AND asker.entered
      ),
      'null'
    )
    || '}'
  ),
  'UTF8'
) AS convert_to_1
FROM asker

-- county_registrar: as city_viewer, but
--   line 15
--   -            WHERE (division_2.city_id = $1::UUID OR division_2.id = ANY ($2::UUID[]))
--   +            WHERE (division_2.county_id = $1::UUID OR division_2.id = ANY ($2::UUID[]))
--   line 18
--   -          WHERE (division_1.city_id = $1::UUID OR division_1.id = ANY ($2::UUID[]))
--   +          WHERE (division_1.county_id = $1::UUID OR division_1.id = ANY ($2::UUID[]))
--   line 24
--   -          WHERE (division_3.city_id = $1::UUID OR division_3.id = ANY ($2::UUID[]))
--   +          WHERE (division_3.county_id = $1::UUID OR division_3.id = ANY ($2::UUID[]))
--   line 27
--   -        WHERE cemetery_0.city_id = $3::UUID AND asker.entered
--   +        WHERE cemetery_0.county_id = $3::UUID AND asker.entered
--   line 55
--   -            WHERE (division_5.city_id = $1::UUID OR division_5.id = ANY ($2::UUID[]))
--   +            WHERE (division_5.county_id = $1::UUID OR division_5.id = ANY ($2::UUID[]))
--   line 58
--   -          WHERE (division_4.city_id = $1::UUID OR division_4.id = ANY ($2::UUID[]))
--   +          WHERE (division_4.county_id = $1::UUID OR division_4.id = ANY ($2::UUID[]))
--   line 100
--   -                    WHERE (division_8.city_id = $1::UUID OR division_8.id = ANY ($2::UUID[]))
--   +                    WHERE (division_8.county_id = $1::UUID OR division_8.id = ANY ($2::UUID[]))
--   line 103
--   -                  WHERE cemetery_7_city.city_id = $3::UUID AND division_6.level = 'city'
--   +                  WHERE cemetery_7_city.county_id = $3::UUID AND division_6.level = 'city'
--   line 115
--   -                    WHERE (division_8.city_id = $1::UUID OR division_8.id = ANY ($2::UUID[]))
--   +                    WHERE (division_8.county_id = $1::UUID OR division_8.id = ANY ($2::UUID[]))
--   line 118
--   -                  WHERE cemetery_7_county.city_id = $3::UUID AND division_6.level = 'county'
--   +                  WHERE cemetery_7_county.county_id = $3::UUID AND division_6.level = 'county'
--   line 130
--   -                    WHERE (division_8.city_id = $1::UUID OR division_8.id = ANY ($2::UUID[]))
--   +                    WHERE (division_8.county_id = $1::UUID OR division_8.id = ANY ($2::UUID[]))
--   line 133
--   -                  WHERE cemetery_7_township.city_id = $3::UUID AND division_6.level = 'township'
--   +                  WHERE cemetery_7_township.county_id = $3::UUID AND division_6.level = 'township'
--   line 145
--   -                    WHERE (division_8.city_id = $1::UUID OR division_8.id = ANY ($2::UUID[]))
--   +                    WHERE (division_8.county_id = $1::UUID OR division_8.id = ANY ($2::UUID[]))
--   line 148
--   -                  WHERE cemetery_7_village.city_id = $3::UUID AND division_6.level = 'village'
--   +                  WHERE cemetery_7_village.county_id = $3::UUID AND division_6.level = 'village'
--   line 173
--   -                WHERE (division_9.city_id = $1::UUID OR division_9.id = ANY ($2::UUID[]))
--   +                WHERE (division_9.county_id = $1::UUID OR division_9.id = ANY ($2::UUID[]))
--   line 202
--   -        WHERE (division_6.city_id = $1::UUID OR division_6.id = ANY ($2::UUID[]))
--   +        WHERE (division_6.county_id = $1::UUID OR division_6.id = ANY ($2::UUID[]))

-- township_registrar: as city_viewer, but
--   line 15
--   -            WHERE (division_2.city_id = $1::UUID OR division_2.id = ANY ($2::UUID[]))
--   +            WHERE (division_2.township_id = $1::UUID OR division_2.id = ANY ($2::UUID[]))
--   line 18
--   -          WHERE (division_1.city_id = $1::UUID OR division_1.id = ANY ($2::UUID[]))
--   +          WHERE (division_1.township_id = $1::UUID OR division_1.id = ANY ($2::UUID[]))
--   line 24
--   -          WHERE (division_3.city_id = $1::UUID OR division_3.id = ANY ($2::UUID[]))
--   +          WHERE (division_3.township_id = $1::UUID OR division_3.id = ANY ($2::UUID[]))
--   line 27
--   -        WHERE cemetery_0.city_id = $3::UUID AND asker.entered
--   +        WHERE cemetery_0.township_id = $3::UUID AND asker.entered
--   line 55
--   -            WHERE (division_5.city_id = $1::UUID OR division_5.id = ANY ($2::UUID[]))
--   +            WHERE (division_5.township_id = $1::UUID OR division_5.id = ANY ($2::UUID[]))
--   line 58
--   -          WHERE (division_4.city_id = $1::UUID OR division_4.id = ANY ($2::UUID[]))
--   +          WHERE (division_4.township_id = $1::UUID OR division_4.id = ANY ($2::UUID[]))
--   line 100
--   -                    WHERE (division_8.city_id = $1::UUID OR division_8.id = ANY ($2::UUID[]))
--   +                    WHERE (division_8.township_id = $1::UUID OR division_8.id = ANY ($2::UUID[]))
--   line 103
--   -                  WHERE cemetery_7_city.city_id = $3::UUID AND division_6.level = 'city'
--   +                  WHERE cemetery_7_city.township_id = $3::UUID AND division_6.level = 'city'
--   line 115
--   -                    WHERE (division_8.city_id = $1::UUID OR division_8.id = ANY ($2::UUID[]))
--   +                    WHERE (division_8.township_id = $1::UUID OR division_8.id = ANY ($2::UUID[]))
--   line 118
--   -                  WHERE cemetery_7_county.city_id = $3::UUID AND division_6.level = 'county'
--   +                  WHERE cemetery_7_county.township_id = $3::UUID AND division_6.level = 'county'
--   line 130
--   -                    WHERE (division_8.city_id = $1::UUID OR division_8.id = ANY ($2::UUID[]))
--   +                    WHERE (division_8.township_id = $1::UUID OR division_8.id = ANY ($2::UUID[]))
--   line 133
--   -                  WHERE cemetery_7_township.city_id = $3::UUID AND division_6.level = 'township'
--   +                  WHERE cemetery_7_township.township_id = $3::UUID AND division_6.level = 'township'
--   line 145
--   -                    WHERE (division_8.city_id = $1::UUID OR division_8.id = ANY ($2::UUID[]))
--   +                    WHERE (division_8.township_id = $1::UUID OR division_8.id = ANY ($2::UUID[]))
--   line 148
--   -                  WHERE cemetery_7_village.city_id = $3::UUID AND division_6.level = 'village'
--   +                  WHERE cemetery_7_village.township_id = $3::UUID AND division_6.level = 'village'
--   line 173
--   -                WHERE (division_9.city_id = $1::UUID OR division_9.id = ANY ($2::UUID[]))
--   +                WHERE (division_9.township_id = $1::UUID OR division_9.id = ANY ($2::UUID[]))
--   line 202
--   -        WHERE (division_6.city_id = $1::UUID OR division_6.id = ANY ($2::UUID[]))
--   +        WHERE (division_6.township_id = $1::UUID OR division_6.id = ANY ($2::UUID[]))

-- village_viewer: as city_viewer, but
--   line 15
--   -            WHERE (division_2.city_id = $1::UUID OR division_2.id = ANY ($2::UUID[]))
--   +            WHERE (division_2.village_id = $1::UUID OR division_2.id = ANY ($2::UUID[]))
--   line 18
--   -          WHERE (division_1.city_id = $1::UUID OR division_1.id = ANY ($2::UUID[]))
--   +          WHERE (division_1.village_id = $1::UUID OR division_1.id = ANY ($2::UUID[]))
--   line 24
--   -          WHERE (division_3.city_id = $1::UUID OR division_3.id = ANY ($2::UUID[]))
--   +          WHERE (division_3.village_id = $1::UUID OR division_3.id = ANY ($2::UUID[]))
--   line 27
--   -        WHERE cemetery_0.city_id = $3::UUID AND asker.entered
--   +        WHERE cemetery_0.village_id = $3::UUID AND asker.entered
--   line 55
--   -            WHERE (division_5.city_id = $1::UUID OR division_5.id = ANY ($2::UUID[]))
--   +            WHERE (division_5.village_id = $1::UUID OR division_5.id = ANY ($2::UUID[]))
--   line 58
--   -          WHERE (division_4.city_id = $1::UUID OR division_4.id = ANY ($2::UUID[]))
--   +          WHERE (division_4.village_id = $1::UUID OR division_4.id = ANY ($2::UUID[]))
--   line 100
--   -                    WHERE (division_8.city_id = $1::UUID OR division_8.id = ANY ($2::UUID[]))
--   +                    WHERE (division_8.village_id = $1::UUID OR division_8.id = ANY ($2::UUID[]))
--   line 103
--   -                  WHERE cemetery_7_city.city_id = $3::UUID AND division_6.level = 'city'
--   +                  WHERE cemetery_7_city.village_id = $3::UUID AND division_6.level = 'city'
--   line 115
--   -                    WHERE (division_8.city_id = $1::UUID OR division_8.id = ANY ($2::UUID[]))
--   +                    WHERE (division_8.village_id = $1::UUID OR division_8.id = ANY ($2::UUID[]))
--   line 118
--   -                  WHERE cemetery_7_county.city_id = $3::UUID AND division_6.level = 'county'
--   +                  WHERE cemetery_7_county.village_id = $3::UUID AND division_6.level = 'county'
--   line 130
--   -                    WHERE (division_8.city_id = $1::UUID OR division_8.id = ANY ($2::UUID[]))
--   +                    WHERE (division_8.village_id = $1::UUID OR division_8.id = ANY ($2::UUID[]))
--   line 133
--   -                  WHERE cemetery_7_township.city_id = $3::UUID AND division_6.level = 'township'
--   +                  WHERE cemetery_7_township.village_id = $3::UUID AND division_6.level = 'township'
--   line 145
--   -                    WHERE (division_8.city_id = $1::UUID OR division_8.id = ANY ($2::UUID[]))
--   +                    WHERE (division_8.village_id = $1::UUID OR division_8.id = ANY ($2::UUID[]))
--   line 148
--   -                  WHERE cemetery_7_village.city_id = $3::UUID AND division_6.level = 'village'
--   +                  WHERE cemetery_7_village.village_id = $3::UUID AND division_6.level = 'village'
--   line 173
--   -                WHERE (division_9.city_id = $1::UUID OR division_9.id = ANY ($2::UUID[]))
--   +                WHERE (division_9.village_id = $1::UUID OR division_9.id = ANY ($2::UUID[]))
--   line 202
--   -        WHERE (division_6.city_id = $1::UUID OR division_6.id = ANY ($2::UUID[]))
--   +        WHERE (division_6.village_id = $1::UUID OR division_6.id = ANY ($2::UUID[]))

-- both_counties: as city_viewer, but
--   line 15
--   -            WHERE (division_2.city_id = $1::UUID OR division_2.id = ANY ($2::UUID[]))
--   +            WHERE (division_2.county_id = ANY ($1::UUID[]) OR division_2.id = ANY ($2::UUID[]))
--   line 18
--   -          WHERE (division_1.city_id = $1::UUID OR division_1.id = ANY ($2::UUID[]))
--   +          WHERE (division_1.county_id = ANY ($1::UUID[]) OR division_1.id = ANY ($2::UUID[]))
--   line 24
--   -          WHERE (division_3.city_id = $1::UUID OR division_3.id = ANY ($2::UUID[]))
--   +          WHERE (division_3.county_id = ANY ($1::UUID[]) OR division_3.id = ANY ($2::UUID[]))
--   line 27
--   -        WHERE cemetery_0.city_id = $3::UUID AND asker.entered
--   +        WHERE cemetery_0.county_id = ANY ($3::UUID[]) AND asker.entered
--   line 55
--   -            WHERE (division_5.city_id = $1::UUID OR division_5.id = ANY ($2::UUID[]))
--   +            WHERE (division_5.county_id = ANY ($1::UUID[]) OR division_5.id = ANY ($2::UUID[]))
--   line 58
--   -          WHERE (division_4.city_id = $1::UUID OR division_4.id = ANY ($2::UUID[]))
--   +          WHERE (division_4.county_id = ANY ($1::UUID[]) OR division_4.id = ANY ($2::UUID[]))
--   line 100
--   -                    WHERE (division_8.city_id = $1::UUID OR division_8.id = ANY ($2::UUID[]))
--   +                    WHERE (division_8.county_id = ANY ($1::UUID[]) OR division_8.id = ANY ($2::UUID[]))
--   line 103
--   -                  WHERE cemetery_7_city.city_id = $3::UUID AND division_6.level = 'city'
--   +                  WHERE cemetery_7_city.county_id = ANY ($3::UUID[]) AND division_6.level = 'city'
--   line 115
--   -                    WHERE (division_8.city_id = $1::UUID OR division_8.id = ANY ($2::UUID[]))
--   +                    WHERE (division_8.county_id = ANY ($1::UUID[]) OR division_8.id = ANY ($2::UUID[]))
--   line 118
--   -                  WHERE cemetery_7_county.city_id = $3::UUID AND division_6.level = 'county'
--   +                  WHERE cemetery_7_county.county_id = ANY ($3::UUID[]) AND division_6.level = 'county'
--   line 130
--   -                    WHERE (division_8.city_id = $1::UUID OR division_8.id = ANY ($2::UUID[]))
--   +                    WHERE (division_8.county_id = ANY ($1::UUID[]) OR division_8.id = ANY ($2::UUID[]))
--   line 133
--   -                  WHERE cemetery_7_township.city_id = $3::UUID AND division_6.level = 'township'
--   +                  WHERE cemetery_7_township.county_id = ANY ($3::UUID[]) AND division_6.level = 'township'
--   line 145
--   -                    WHERE (division_8.city_id = $1::UUID OR division_8.id = ANY ($2::UUID[]))
--   +                    WHERE (division_8.county_id = ANY ($1::UUID[]) OR division_8.id = ANY ($2::UUID[]))
--   line 148
--   -                  WHERE cemetery_7_village.city_id = $3::UUID AND division_6.level = 'village'
--   +                  WHERE cemetery_7_village.county_id = ANY ($3::UUID[]) AND division_6.level = 'village'
--   line 173
--   -                WHERE (division_9.city_id = $1::UUID OR division_9.id = ANY ($2::UUID[]))
--   +                WHERE (division_9.county_id = ANY ($1::UUID[]) OR division_9.id = ANY ($2::UUID[]))
--   line 202
--   -        WHERE (division_6.city_id = $1::UUID OR division_6.id = ANY ($2::UUID[]))
--   +        WHERE (division_6.county_id = ANY ($1::UUID[]) OR division_6.id = ANY ($2::UUID[]))

-- mixed_roles: as county_registrar

-- oversight: as county_registrar

-- nobody
-- refused: FORBIDDEN
