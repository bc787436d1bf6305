-- city_viewer
WITH asker AS MATERIALIZED (SELECT guard.enter($12::UUID) AS entered)
SELECT convert_to(
  (
    '{"division":' || coalesce(
      (
        SELECT (
          '{"villageCommitteeMembers":' || (
            WITH village_committee_member_1_page AS MATERIALIZED (
              SELECT village_committee_member_1.division_id AS division_id,
                village_committee_member_1.ended_on AS ended_on, village_committee_member_1.id AS id,
                village_committee_member_1.person_id AS person_id, village_committee_member_1.post AS post,
                village_committee_member_1.started_on AS started_on
              FROM (
                (
                  SELECT village_committee_member_1_city.division_id AS division_id,
                    village_committee_member_1_city.ended_on AS ended_on,
                    village_committee_member_1_city.id AS id,
                    village_committee_member_1_city.person_id AS person_id,
                    village_committee_member_1_city.post AS post,
                    village_committee_member_1_city.started_on AS started_on
                  FROM village_committee_member AS village_committee_member_1_city
                  WHERE village_committee_member_1_city.city_id = $1::UUID AND division_0.level = 'city'
                    AND village_committee_member_1_city.city_id = division_0.id
                    AND village_committee_member_1_city.started_on <= $2::DATE
                    AND (
                      village_committee_member_1_city.ended_on IS NULL
                      OR village_committee_member_1_city.ended_on > $2::DATE
                    )
                  ORDER BY village_committee_member_1_city.started_on DESC,
                    village_committee_member_1_city.id DESC
                  LIMIT $3::BIGINT
                )
                UNION ALL (
                  SELECT village_committee_member_1_county.division_id AS division_id,
                    village_committee_member_1_county.ended_on AS ended_on,
                    village_committee_member_1_county.id AS id,
                    village_committee_member_1_county.person_id AS person_id,
                    village_committee_member_1_county.post AS post,
                    village_committee_member_1_county.started_on AS started_on
                  FROM village_committee_member AS village_committee_member_1_county
                  WHERE village_committee_member_1_county.city_id = $1::UUID AND division_0.level = 'county'
                    AND village_committee_member_1_county.county_id = division_0.id
                    AND village_committee_member_1_county.started_on <= $2::DATE
                    AND (
                      village_committee_member_1_county.ended_on IS NULL
                      OR village_committee_member_1_county.ended_on > $2::DATE
                    )
                  ORDER BY village_committee_member_1_county.started_on DESC,
                    village_committee_member_1_county.id DESC
                  LIMIT $3::BIGINT
                )
                UNION ALL (
                  SELECT village_committee_member_1_township.division_id AS division_id,
                    village_committee_member_1_township.ended_on AS ended_on,
                    village_committee_member_1_township.id AS id,
                    village_committee_member_1_township.person_id AS person_id,
                    village_committee_member_1_township.post AS post,
                    village_committee_member_1_township.started_on AS started_on
                  FROM village_committee_member AS village_committee_member_1_township
                  WHERE village_committee_member_1_township.city_id = $1::UUID AND division_0.level = 'township'
                    AND village_committee_member_1_township.township_id = division_0.id
                    AND village_committee_member_1_township.started_on <= $2::DATE
                    AND (
                      village_committee_member_1_township.ended_on IS NULL
                      OR village_committee_member_1_township.ended_on > $2::DATE
                    )
                  ORDER BY village_committee_member_1_township.started_on DESC,
                    village_committee_member_1_township.id DESC
                  LIMIT $3::BIGINT
                )
                UNION ALL (
                  SELECT village_committee_member_1_village.division_id AS division_id,
                    village_committee_member_1_village.ended_on AS ended_on,
                    village_committee_member_1_village.id AS id,
                    village_committee_member_1_village.person_id AS person_id,
                    village_committee_member_1_village.post AS post,
                    village_committee_member_1_village.started_on AS started_on
                  FROM village_committee_member AS village_committee_member_1_village
                  WHERE village_committee_member_1_village.city_id = $1::UUID AND division_0.level = 'village'
                    AND village_committee_member_1_village.village_id = division_0.id
                    AND village_committee_member_1_village.started_on <= $2::DATE
                    AND (
                      village_committee_member_1_village.ended_on IS NULL
                      OR village_committee_member_1_village.ended_on > $2::DATE
                    )
                  ORDER BY village_committee_member_1_village.started_on DESC,
                    village_committee_member_1_village.id DESC
                  LIMIT $3::BIGINT
                )
              ) AS village_committee_member_1
              ORDER BY village_committee_member_1.started_on DESC, village_committee_member_1.id DESC
              LIMIT $3::BIGINT
            ),
            village_committee_member_1_shown AS MATERIALIZED (
              SELECT village_committee_member_1_page.division_id AS division_id,
                village_committee_member_1_page.ended_on AS ended_on, village_committee_member_1_page.id AS id,
                village_committee_member_1_page.person_id AS person_id,
                village_committee_member_1_page.post AS post,
                village_committee_member_1_page.started_on AS started_on
              FROM village_committee_member_1_page
              ORDER BY village_committee_member_1_page.started_on DESC, village_committee_member_1_page.id DESC
              LIMIT $4::BIGINT
            ),
            person_2_objects AS MATERIALIZED (
              SELECT person_2_key.person_id AS person_id, person_2_object.object AS object
              FROM (
                SELECT DISTINCT village_committee_member_1_shown.person_id AS person_id
                FROM village_committee_member_1_shown
              ) AS person_2_key
              JOIN LATERAL (
                SELECT ('{"name":' || CAST(to_json(person_2.name) AS TEXT) || '}') AS object
                FROM person AS person_2
                WHERE person_2.city_id = $5::UUID AND person_2.merged_into_id IS NULL
                  AND person_2.id = person_2_key.person_id
              ) AS person_2_object ON true
            ),
            division_3_objects AS MATERIALIZED (
              SELECT division_3_key.division_id AS division_id, division_3_object.object AS object
              FROM (
                SELECT DISTINCT village_committee_member_1_shown.division_id AS division_id
                FROM village_committee_member_1_shown
              ) AS division_3_key
              JOIN LATERAL (
                SELECT ('{"name":' || CAST(to_json(division_3.name) AS TEXT) || '}') AS object
                FROM division AS division_3
                WHERE (division_3.city_id = $6::UUID OR division_3.id = ANY ($7::UUID[]))
                  AND division_3.id = division_3_key.division_id
              ) AS division_3_object ON true
            )
            SELECT (
              '{"totalCount":' || CAST(
                (
                  SELECT count(*) AS count_1
                  FROM village_committee_member AS village_committee_member_1_city
                  WHERE village_committee_member_1_city.city_id = $1::UUID AND division_0.level = 'city'
                    AND village_committee_member_1_city.city_id = division_0.id
                    AND village_committee_member_1_city.started_on <= $2::DATE
                    AND (
                      village_committee_member_1_city.ended_on IS NULL
                      OR village_committee_member_1_city.ended_on > $2::DATE
                    )
                ) + (
                  SELECT count(*) AS count_2
                  FROM village_committee_member AS village_committee_member_1_county
                  WHERE village_committee_member_1_county.city_id = $1::UUID AND division_0.level = 'county'
                    AND village_committee_member_1_county.county_id = division_0.id
                    AND village_committee_member_1_county.started_on <= $2::DATE
                    AND (
                      village_committee_member_1_county.ended_on IS NULL
                      OR village_committee_member_1_county.ended_on > $2::DATE
                    )
                ) + (
                  SELECT count(*) AS count_3
                  FROM village_committee_member AS village_committee_member_1_township
                  WHERE village_committee_member_1_township.city_id = $1::UUID AND division_0.level = 'township'
                    AND village_committee_member_1_township.township_id = division_0.id
                    AND village_committee_member_1_township.started_on <= $2::DATE
                    AND (
                      village_committee_member_1_township.ended_on IS NULL
                      OR village_committee_member_1_township.ended_on > $2::DATE
                    )
                ) + (
                  SELECT count(*) AS count_4
                  FROM village_committee_member AS village_committee_member_1_village
                  WHERE village_committee_member_1_village.city_id = $1::UUID AND division_0.level = 'village'
                    AND village_committee_member_1_village.village_id = division_0.id
                    AND village_committee_member_1_village.started_on <= $2::DATE
                    AND (
                      village_committee_member_1_village.ended_on IS NULL
                      OR village_committee_member_1_village.ended_on > $2::DATE
                    )
                ) AS TEXT
              )
              || ',"nodes":' || (
                SELECT (
                  '[' || coalesce(
                    string_agg(
                      (
                        '{"post":"' || village_committee_member_1_shown.post
                        || '","startedOn":"' || CAST(village_committee_member_1_shown.started_on AS TEXT)
                        || '","endedOn":' || coalesce(
                          ('"' || CAST(village_committee_member_1_shown.ended_on AS TEXT) || '"'), 'null'
                        )
                        || ',"person":' || coalesce(person_2_objects.object, 'null')
                        || ',"division":' || coalesce(division_3_objects.object, 'null') || '}'
                      ),
                      ','
                      ORDER BY village_committee_member_1_shown.started_on DESC,
                        village_committee_member_1_shown.id DESC
                    ),
                    ''
                  )
                  || ']'
                ) AS json_text_3
                FROM village_committee_member_1_shown
                LEFT OUTER JOIN person_2_objects ON person_2_objects.person_id = village_committee_member_1_shown.person_id
                LEFT OUTER JOIN division_3_objects ON division_3_objects.division_id = village_committee_member_1_shown.division_id
              )
              || '}'
            ) AS json_text_2
          )
          || '}'
        ) AS json_text_1
        FROM division AS division_0
        WHERE (division_0.city_id = $6::UUID OR division_0.id = ANY ($7::UUID[]))
          AND division_0.code = $8::VARCHAR AND asker.entered
      ),
      'null'
    )
    || ',"powerLists":' || (
      WITH power_list_4_page AS MATERIALIZED (
        SELECT power_list_4.id AS id, power_list_4.title AS title
        FROM power_list AS power_list_4
        WHERE asker.entered
          AND (
            EXISTS (
              SELECT 1
              FROM power_item AS power_item_5
              WHERE power_item_5.power_list_id = power_list_4.id AND power_item_5.code = $9::VARCHAR
            )
          )
        ORDER BY power_list_4.id ASC
        LIMIT $10::BIGINT
      ),
      power_list_4_shown AS MATERIALIZED (
        SELECT power_list_4_page.id AS id, power_list_4_page.title AS title
        FROM power_list_4_page
        ORDER BY power_list_4_page.id ASC
        LIMIT $11::BIGINT
      )
      SELECT (
        '{"nodes":' || (
          SELECT (
            '[' || coalesce(
              string_agg(
                (
                  '{"title":' || CAST(to_json(power_list_4_shown.title) AS TEXT)
                  || ',"items":' || (
                    SELECT (
                      '[' || coalesce(
                        string_agg(
                          (
                            '{"number":' || CAST(power_item_6.number AS TEXT)
                            || ',"code":' || coalesce(CAST(to_json(power_item_6.code) AS TEXT), 'null')
                            || ',"reasonRequired":' || CAST(power_item_6.reason_required AS TEXT) || '}'
                          ),
                          ','
                          ORDER BY power_item_6.number ASC, power_item_6.id ASC
                        ),
                        ''
                      )
                      || ']'
                    ) AS json_text_6
                    FROM power_item AS power_item_6
                    WHERE power_item_6.power_list_id = power_list_4_shown.id
                  )
                  || '}'
                ),
                ','
                ORDER BY power_list_4_shown.id ASC
              ),
              ''
            )
            || ']'
          ) AS json_text_5
          FROM power_list_4_shown
        )
        || '}'
      ) AS json_text_4
    )
    || ',"me":' || coalesce(
      (
        SELECT (
          '{"roles":' || (
            SELECT (
              '[' || coalesce(
                string_agg(
                  (
                    '{"role":"' || role_assignment_8.role
                    || '","post":' || coalesce(CAST(to_json(role_assignment_8.post) AS TEXT), 'null') || '}'
                  ),
                  ','
                  ORDER BY role_assignment_8.started_on ASC, role_assignment_8.role ASC,
                    role_assignment_8.id ASC
                ),
                ''
              )
              || ']'
            ) AS json_text_8
            FROM role_assignment AS role_assignment_8
            WHERE role_assignment_8.account_id = $12::UUID AND role_assignment_8.account_id = user_account_7.id
          )
          || '}'
        ) AS json_text_7
        FROM user_account AS user_account_7
        WHERE user_account_7.id = $12::UUID AND asker.entered
      ),
      'null'
    )
    || '}'
  ),
  'UTF8'
) AS convert_to_1
FROM asker

-- county_registrar: as city_viewer, but
--   line 22
--   -                  WHERE village_committee_member_1_city.city_id = $1::UUID AND division_0.level = 'city'
--   +                  WHERE village_committee_member_1_city.county_id = $1::UUID AND division_0.level = 'city'
--   line 41
--   -                  WHERE village_committee_member_1_county.city_id = $1::UUID AND division_0.level = 'county'
--   +                  WHERE village_committee_member_1_county.county_id = $1::UUID AND division_0.level = 'county'
--   line 60
--   -                  WHERE village_committee_member_1_township.city_id = $1::UUID AND division_0.level = 'township'
--   +                  WHERE village_committee_member_1_township.county_id = $1::UUID
--   +                    AND division_0.level = 'township'
--   line 79
--   -                  WHERE village_committee_member_1_village.city_id = $1::UUID AND division_0.level = 'village'
--   +                  WHERE village_committee_member_1_village.county_id = $1::UUID AND division_0.level = 'village'
--   line 113
--   -                WHERE person_2.city_id = $5::UUID AND person_2.merged_into_id IS NULL
--   +                WHERE person_2.county_id = $5::UUID AND person_2.merged_into_id IS NULL
--   line 126
--   -                WHERE (division_3.city_id = $6::UUID OR division_3.id = ANY ($7::UUID[]))
--   +                WHERE (division_3.county_id = $6::UUID OR division_3.id = ANY ($7::UUID[]))
--   line 135
--   -                  WHERE village_committee_member_1_city.city_id = $1::UUID AND division_0.level = 'city'
--   +                  WHERE village_committee_member_1_city.county_id = $1::UUID AND division_0.level = 'city'
--   line 145
--   -                  WHERE village_committee_member_1_county.city_id = $1::UUID AND division_0.level = 'county'
--   +                  WHERE village_committee_member_1_county.county_id = $1::UUID AND division_0.level = 'county'
--   line 155
--   -                  WHERE village_committee_member_1_township.city_id = $1::UUID AND division_0.level = 'township'
--   +                  WHERE village_committee_member_1_township.county_id = $1::UUID
--   +                    AND division_0.level = 'township'
--   line 165
--   -                  WHERE village_committee_member_1_village.city_id = $1::UUID AND division_0.level = 'village'
--   +                  WHERE village_committee_member_1_village.county_id = $1::UUID AND division_0.level = 'village'
--   line 205
--   -        WHERE (division_0.city_id = $6::UUID OR division_0.id = ANY ($7::UUID[]))
--   +        WHERE (division_0.county_id = $6::UUID OR division_0.id = ANY ($7::UUID[]))

-- township_registrar: as city_viewer, but
--   line 22
--   -                  WHERE village_committee_member_1_city.city_id = $1::UUID AND division_0.level = 'city'
--   +                  WHERE village_committee_member_1_city.township_id = $1::UUID AND division_0.level = 'city'
--   line 41
--   -                  WHERE village_committee_member_1_county.city_id = $1::UUID AND division_0.level = 'county'
--   +                  WHERE village_committee_member_1_county.township_id = $1::UUID AND division_0.level = 'county'
--   line 60
--   -                  WHERE village_committee_member_1_township.city_id = $1::UUID AND division_0.level = 'township'
--   +                  WHERE village_committee_member_1_township.township_id = $1::UUID
--   +                    AND division_0.level = 'township'
--   line 79
--   -                  WHERE village_committee_member_1_village.city_id = $1::UUID AND division_0.level = 'village'
--   +                  WHERE village_committee_member_1_village.township_id = $1::UUID
--   +                    AND division_0.level = 'village'
--   line 113
--   -                WHERE person_2.city_id = $5::UUID AND person_2.merged_into_id IS NULL
--   +                WHERE person_2.township_id = $5::UUID AND person_2.merged_into_id IS NULL
--   line 126
--   -                WHERE (division_3.city_id = $6::UUID OR division_3.id = ANY ($7::UUID[]))
--   +                WHERE (division_3.township_id = $6::UUID OR division_3.id = ANY ($7::UUID[]))
--   line 135
--   -                  WHERE village_committee_member_1_city.city_id = $1::UUID AND division_0.level = 'city'
--   +                  WHERE village_committee_member_1_city.township_id = $1::UUID AND division_0.level = 'city'
--   line 145
--   -                  WHERE village_committee_member_1_county.city_id = $1::UUID AND division_0.level = 'county'
--   +                  WHERE village_committee_member_1_county.township_id = $1::UUID AND division_0.level = 'county'
--   line 155
--   -                  WHERE village_committee_member_1_township.city_id = $1::UUID AND division_0.level = 'township'
--   +                  WHERE village_committee_member_1_township.township_id = $1::UUID
--   +                    AND division_0.level = 'township'
--   line 165
--   -                  WHERE village_committee_member_1_village.city_id = $1::UUID AND division_0.level = 'village'
--   +                  WHERE village_committee_member_1_village.township_id = $1::UUID
--   +                    AND division_0.level = 'village'
--   line 205
--   -        WHERE (division_0.city_id = $6::UUID OR division_0.id = ANY ($7::UUID[]))
--   +        WHERE (division_0.township_id = $6::UUID OR division_0.id = ANY ($7::UUID[]))

-- village_viewer: as city_viewer, but
--   line 22
--   -                  WHERE village_committee_member_1_city.city_id = $1::UUID AND division_0.level = 'city'
--   +                  WHERE village_committee_member_1_city.village_id = $1::UUID AND division_0.level = 'city'
--   line 41
--   -                  WHERE village_committee_member_1_county.city_id = $1::UUID AND division_0.level = 'county'
--   +                  WHERE village_committee_member_1_county.village_id = $1::UUID AND division_0.level = 'county'
--   line 60
--   -                  WHERE village_committee_member_1_township.city_id = $1::UUID AND division_0.level = 'township'
--   +                  WHERE village_committee_member_1_township.village_id = $1::UUID
--   +                    AND division_0.level = 'township'
--   line 79
--   -                  WHERE village_committee_member_1_village.city_id = $1::UUID AND division_0.level = 'village'
--   +                  WHERE village_committee_member_1_village.village_id = $1::UUID
--   +                    AND division_0.level = 'village'
--   line 113
--   -                WHERE person_2.city_id = $5::UUID AND person_2.merged_into_id IS NULL
--   +                WHERE person_2.village_id = $5::UUID AND person_2.merged_into_id IS NULL
--   line 126
--   -                WHERE (division_3.city_id = $6::UUID OR division_3.id = ANY ($7::UUID[]))
--   +                WHERE (division_3.village_id = $6::UUID OR division_3.id = ANY ($7::UUID[]))
--   line 135
--   -                  WHERE village_committee_member_1_city.city_id = $1::UUID AND division_0.level = 'city'
--   +                  WHERE village_committee_member_1_city.village_id = $1::UUID AND division_0.level = 'city'
--   line 145
--   -                  WHERE village_committee_member_1_county.city_id = $1::UUID AND division_0.level = 'county'
--   +                  WHERE village_committee_member_1_county.village_id = $1::UUID AND division_0.level = 'county'
--   line 155
--   -                  WHERE village_committee_member_1_township.city_id = $1::UUID AND division_0.level = 'township'
--   +                  WHERE village_committee_member_1_township.village_id = $1::UUID
--   +                    AND division_0.level = 'township'
--   line 165
--   -                  WHERE village_committee_member_1_village.city_id = $1::UUID AND division_0.level = 'village'
--   +                  WHERE village_committee_member_1_village.village_id = $1::UUID
--   +                    AND division_0.level = 'village'
--   line 205
--   -        WHERE (division_0.city_id = $6::UUID OR division_0.id = ANY ($7::UUID[]))
--   +        WHERE (division_0.village_id = $6::UUID OR division_0.id = ANY ($7::UUID[]))

-- both_counties: as city_viewer, but
--   line 22
--   -                  WHERE village_committee_member_1_city.city_id = $1::UUID AND division_0.level = 'city'
--   -                    AND village_committee_member_1_city.city_id = division_0.id
--   +                  WHERE village_committee_member_1_city.county_id = ANY ($1::UUID[])
--   +                    AND division_0.level = 'city' AND village_committee_member_1_city.city_id = division_0.id
--   line 41
--   -                  WHERE village_committee_member_1_county.city_id = $1::UUID AND division_0.level = 'county'
--   +                  WHERE village_committee_member_1_county.county_id = ANY ($1::UUID[])
--   +                    AND division_0.level = 'county'
--   line 60
--   -                  WHERE village_committee_member_1_township.city_id = $1::UUID AND division_0.level = 'township'
--   +                  WHERE village_committee_member_1_township.county_id = ANY ($1::UUID[])
--   +                    AND division_0.level = 'township'
--   line 79
--   -                  WHERE village_committee_member_1_village.city_id = $1::UUID AND division_0.level = 'village'
--   +                  WHERE village_committee_member_1_village.county_id = ANY ($1::UUID[])
--   +                    AND division_0.level = 'village'
--   line 113
--   -                WHERE person_2.city_id = $5::UUID AND person_2.merged_into_id IS NULL
--   +                WHERE person_2.county_id = ANY ($5::UUID[]) AND person_2.merged_into_id IS NULL
--   line 126
--   -                WHERE (division_3.city_id = $6::UUID OR division_3.id = ANY ($7::UUID[]))
--   +                WHERE (division_3.county_id = ANY ($6::UUID[]) OR division_3.id = ANY ($7::UUID[]))
--   line 135
--   -                  WHERE village_committee_member_1_city.city_id = $1::UUID AND division_0.level = 'city'
--   -                    AND village_committee_member_1_city.city_id = division_0.id
--   +                  WHERE village_committee_member_1_city.county_id = ANY ($1::UUID[])
--   +                    AND division_0.level = 'city' AND village_committee_member_1_city.city_id = division_0.id
--   line 145
--   -                  WHERE village_committee_member_1_county.city_id = $1::UUID AND division_0.level = 'county'
--   +                  WHERE village_committee_member_1_county.county_id = ANY ($1::UUID[])
--   +                    AND division_0.level = 'county'
--   line 155
--   -                  WHERE village_committee_member_1_township.city_id = $1::UUID AND division_0.level = 'township'
--   +                  WHERE village_committee_member_1_township.county_id = ANY ($1::UUID[])
--   +                    AND division_0.level = 'township'
--   line 165
--   -                  WHERE village_committee_member_1_village.city_id = $1::UUID AND division_0.level = 'village'
--   +                  WHERE village_committee_member_1_village.county_id = ANY ($1::UUID[])
--   +                    AND division_0.level = 'village'
--   line 205
--   -        WHERE (division_0.city_id = $6::UUID OR division_0.id = ANY ($7::UUID[]))
--   +        WHERE (division_0.county_id = ANY ($6::UUID[]) OR division_0.id = ANY ($7::UUID[]))

-- mixed_roles: as county_registrar

-- oversight: as county_registrar

-- nobody
-- refused: FORBIDDEN
