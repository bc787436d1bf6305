-- city_viewer
WITH asker AS MATERIALIZED (SELECT guard.enter($6::UUID) AS entered)
SELECT convert_to(
  (
    '{"division":' || coalesce(
      (
        SELECT (
          '{"name":' || CAST(to_json(division_0.name) AS TEXT)
          || ',"path":' || CAST(to_json(division_0.path) AS TEXT)
          || ',"code":' || CAST(to_json(division_0.code) AS TEXT)
          || ',"codes":' || (
            SELECT (
              '[' || coalesce(
                string_agg(
                  (
                    '{"system":"' || division_code_1.system
                    || '","code":' || CAST(to_json(division_code_1.code) AS TEXT)
                    || ',"startedOn":"' || CAST(division_code_1.started_on AS TEXT)
                    || '","endedOn":' || coalesce(
                      ('"' || CAST(division_code_1.ended_on AS TEXT) || '"'), 'null'
                    )
                    || '}'
                  ),
                  ','
                  ORDER BY division_code_1.system ASC, division_code_1.started_on ASC, division_code_1.code ASC
                ),
                ''
              )
              || ']'
            ) AS json_text_2
            FROM division_code AS division_code_1
            WHERE division_code_1.division_id = division_0.id
          )
          || ',"parent":' || coalesce(division_2_object.object, 'null')
          || ',"ancestors":' || (
            SELECT (
              '[' || coalesce(
                string_agg(
                  (
                    '{"name":' || CAST(to_json(division_4.name) AS TEXT)
                    || ',"level":"' || upper(division_4.level) || '"}'
                  ),
                  ','
                  ORDER BY upper(division_4.level) ASC, division_4.id ASC
                ),
                ''
              )
              || ']'
            ) AS json_text_3
            FROM division AS division_4
            WHERE (division_4.city_id = $1::UUID OR division_4.id = ANY ($2::UUID[]))
              AND division_4.id = ANY (ARRAY[division_0.city_id, division_0.county_id, division_0.township_id])
              AND division_4.id != division_0.id
          )
          || ',"children":' || (
            WITH division_5_page AS MATERIALIZED (
              SELECT division_5.city_id AS city_id, division_5.county_id AS county_id, division_5.id AS id,
                division_5.name AS name, division_5.township_id AS township_id
              FROM division AS division_5
              WHERE (division_5.city_id = $1::UUID OR division_5.id = ANY ($2::UUID[]))
                AND division_5.parent_id = division_0.id
              ORDER BY division_5.id ASC
              LIMIT $3::BIGINT
            ),
            division_5_shown AS MATERIALIZED (
              SELECT division_5_page.city_id AS city_id, division_5_page.county_id AS county_id,
                division_5_page.id AS id, division_5_page.name AS name,
                division_5_page.township_id AS township_id
              FROM division_5_page
              ORDER BY division_5_page.id ASC
              LIMIT $4::BIGINT
            )
            SELECT (
              '{"nodes":' || (
                SELECT (
                  '[' || coalesce(
                    string_agg(
                      (
                        '{"name":' || CAST(to_json(division_5_shown.name) AS TEXT)
                        || ',"ancestors":' || (
                          SELECT (
                            '[' || coalesce(
                              string_agg(
                                ('{"name":' || CAST(to_json(division_6.name) AS TEXT) || '}'), ','
                                ORDER BY upper(division_6.level) ASC, division_6.id ASC
                              ),
                              ''
                            )
                            || ']'
                          ) AS json_text_6
                          FROM division AS division_6
                          WHERE (division_6.city_id = $1::UUID OR division_6.id = ANY ($2::UUID[]))
                            AND division_6.id = ANY (
                              ARRAY[
                                division_5_shown.city_id, division_5_shown.county_id,
                                division_5_shown.township_id
                              ]
                            )
                            AND division_6.id != division_5_shown.id
                        )
                        || '}'
                      ),
                      ','
                      ORDER BY division_5_shown.id ASC
                    ),
                    ''
                  )
                  || ']'
                ) AS json_text_5
                FROM division_5_shown
              )
              || '}'
            ) AS json_text_4
          )
          || '}'
        ) AS json_text_1
        FROM division AS division_0
        LEFT OUTER JOIN LATERAL (
          SELECT (
            '{"name":' || CAST(to_json(division_2.name) AS TEXT) || ',"kind":"' || division_2.kind
            || '","parent":' || coalesce(division_3_object.object, 'null') || '}'
          ) AS object
          FROM division AS division_2
          LEFT OUTER JOIN LATERAL (
            SELECT ('{"name":' || CAST(to_json(division_3.name) AS TEXT) || '}') AS object
            FROM division AS division_3
            WHERE (division_3.city_id = $1::UUID OR division_3.id = ANY ($2::UUID[]))
              AND division_3.id = division_2.parent_id
          ) AS division_3_object ON true
          WHERE (division_2.city_id = $1::UUID OR division_2.id = ANY ($2::UUID[]))
            AND division_2.id = division_0.parent_id
        ) AS division_2_object ON true
        WHERE (division_0.city_id = $1::UUID OR division_0.id = ANY ($2::UUID[]))
          AND division_0.code = $5::VARCHAR AND asker.entered
      ),
      'null'
    )
    || '}'
  ),
  'UTF8'
) AS convert_to_1
FROM asker

-- county_registrar: as city_viewer, but
--   line 50
--   -            WHERE (division_4.city_id = $1::UUID OR division_4.id = ANY ($2::UUID[]))
--   +            WHERE (division_4.county_id = $1::UUID OR division_4.id = ANY ($2::UUID[]))
--   line 59
--   -              WHERE (division_5.city_id = $1::UUID OR division_5.id = ANY ($2::UUID[]))
--   +              WHERE (division_5.county_id = $1::UUID OR division_5.id = ANY ($2::UUID[]))
--   line 91
--   -                          WHERE (division_6.city_id = $1::UUID OR division_6.id = ANY ($2::UUID[]))
--   +                          WHERE (division_6.county_id = $1::UUID OR division_6.id = ANY ($2::UUID[]))
--   line 126
--   -            WHERE (division_3.city_id = $1::UUID OR division_3.id = ANY ($2::UUID[]))
--   +            WHERE (division_3.county_id = $1::UUID OR division_3.id = ANY ($2::UUID[]))
--   line 129
--   -          WHERE (division_2.city_id = $1::UUID OR division_2.id = ANY ($2::UUID[]))
--   +          WHERE (division_2.county_id = $1::UUID OR division_2.id = ANY ($2::UUID[]))
--   line 132
--   -        WHERE (division_0.city_id = $1::UUID OR division_0.id = ANY ($2::UUID[]))
--   +        WHERE (division_0.county_id = $1::UUID OR division_0.id = ANY ($2::UUID[]))

-- township_registrar: as city_viewer, but
--   line 50
--   -            WHERE (division_4.city_id = $1::UUID OR division_4.id = ANY ($2::UUID[]))
--   +            WHERE (division_4.township_id = $1::UUID OR division_4.id = ANY ($2::UUID[]))
--   line 59
--   -              WHERE (division_5.city_id = $1::UUID OR division_5.id = ANY ($2::UUID[]))
--   +              WHERE (division_5.township_id = $1::UUID OR division_5.id = ANY ($2::UUID[]))
--   line 91
--   -                          WHERE (division_6.city_id = $1::UUID OR division_6.id = ANY ($2::UUID[]))
--   +                          WHERE (division_6.township_id = $1::UUID OR division_6.id = ANY ($2::UUID[]))
--   line 126
--   -            WHERE (division_3.city_id = $1::UUID OR division_3.id = ANY ($2::UUID[]))
--   +            WHERE (division_3.township_id = $1::UUID OR division_3.id = ANY ($2::UUID[]))
--   line 129
--   -          WHERE (division_2.city_id = $1::UUID OR division_2.id = ANY ($2::UUID[]))
--   +          WHERE (division_2.township_id = $1::UUID OR division_2.id = ANY ($2::UUID[]))
--   line 132
--   -        WHERE (division_0.city_id = $1::UUID OR division_0.id = ANY ($2::UUID[]))
--   +        WHERE (division_0.township_id = $1::UUID OR division_0.id = ANY ($2::UUID[]))

-- village_viewer: as city_viewer, but
--   line 50
--   -            WHERE (division_4.city_id = $1::UUID OR division_4.id = ANY ($2::UUID[]))
--   +            WHERE (division_4.village_id = $1::UUID OR division_4.id = ANY ($2::UUID[]))
--   line 59
--   -              WHERE (division_5.city_id = $1::UUID OR division_5.id = ANY ($2::UUID[]))
--   +              WHERE (division_5.village_id = $1::UUID OR division_5.id = ANY ($2::UUID[]))
--   line 91
--   -                          WHERE (division_6.city_id = $1::UUID OR division_6.id = ANY ($2::UUID[]))
--   +                          WHERE (division_6.village_id = $1::UUID OR division_6.id = ANY ($2::UUID[]))
--   line 126
--   -            WHERE (division_3.city_id = $1::UUID OR division_3.id = ANY ($2::UUID[]))
--   +            WHERE (division_3.village_id = $1::UUID OR division_3.id = ANY ($2::UUID[]))
--   line 129
--   -          WHERE (division_2.city_id = $1::UUID OR division_2.id = ANY ($2::UUID[]))
--   +          WHERE (division_2.village_id = $1::UUID OR division_2.id = ANY ($2::UUID[]))
--   line 132
--   -        WHERE (division_0.city_id = $1::UUID OR division_0.id = ANY ($2::UUID[]))
--   +        WHERE (division_0.village_id = $1::UUID OR division_0.id = ANY ($2::UUID[]))

-- both_counties: as city_viewer, but
--   line 50
--   -            WHERE (division_4.city_id = $1::UUID OR division_4.id = ANY ($2::UUID[]))
--   +            WHERE (division_4.county_id = ANY ($1::UUID[]) OR division_4.id = ANY ($2::UUID[]))
--   line 59
--   -              WHERE (division_5.city_id = $1::UUID OR division_5.id = ANY ($2::UUID[]))
--   +              WHERE (division_5.county_id = ANY ($1::UUID[]) OR division_5.id = ANY ($2::UUID[]))
--   line 91
--   -                          WHERE (division_6.city_id = $1::UUID OR division_6.id = ANY ($2::UUID[]))
--   +                          WHERE (division_6.county_id = ANY ($1::UUID[]) OR division_6.id = ANY ($2::UUID[]))
--   line 126
--   -            WHERE (division_3.city_id = $1::UUID OR division_3.id = ANY ($2::UUID[]))
--   +            WHERE (division_3.county_id = ANY ($1::UUID[]) OR division_3.id = ANY ($2::UUID[]))
--   line 129
--   -          WHERE (division_2.city_id = $1::UUID OR division_2.id = ANY ($2::UUID[]))
--   +          WHERE (division_2.county_id = ANY ($1::UUID[]) OR division_2.id = ANY ($2::UUID[]))
--   line 132
--   -        WHERE (division_0.city_id = $1::UUID OR division_0.id = ANY ($2::UUID[]))
--   +        WHERE (division_0.county_id = ANY ($1::UUID[]) OR division_0.id = ANY ($2::UUID[]))

-- mixed_roles: as county_registrar

-- oversight: as county_registrar

-- nobody
-- refused: FORBIDDEN
