-- city_viewer
WITH asker AS MATERIALIZED (SELECT guard.enter($8::UUID) AS entered)
SELECT convert_to(
  (
    '{"households":' || (
      WITH household_0_page AS MATERIALIZED (
        SELECT household_0.division_id AS division_id, household_0.id AS id,
          household_0.member_count AS member_count, household_0.number AS number
        FROM household AS household_0
        WHERE household_0.city_id = $1::UUID AND asker.entered AND household_0.number = ANY ($2::TEXT[])
        ORDER BY household_0.id ASC
        LIMIT $3::BIGINT
      ),
      household_0_shown AS MATERIALIZED (
        SELECT household_0_page.division_id AS division_id, household_0_page.id AS id,
          household_0_page.member_count AS member_count, household_0_page.number AS number
        FROM household_0_page
        ORDER BY household_0_page.id ASC
        LIMIT $4::BIGINT
      ),
      division_1_objects AS MATERIALIZED (
        SELECT division_1_key.division_id AS division_id, division_1_object.object AS object
        FROM (
          SELECT DISTINCT household_0_shown.division_id AS division_id
          FROM household_0_shown
        ) AS division_1_key
        JOIN LATERAL (
          SELECT ('{"path":' || CAST(to_json(division_1.path) AS TEXT) || '}') AS object
          FROM division AS division_1
          WHERE (division_1.city_id = $5::UUID OR division_1.id = ANY ($6::UUID[]))
            AND division_1.id = division_1_key.division_id
        ) AS division_1_object ON true
      ),
      household_membership_2_keys AS MATERIALIZED (
        SELECT household_0_shown.id AS row, household_membership_2.person_id AS person_id
        FROM household_0_shown
        JOIN household_membership AS household_membership_2 ON household_membership_2.household_id = household_0_shown.id
          AND household_membership_2.ended_on IS NULL AND household_membership_2.relation = '02'
        WHERE household_membership_2.city_id = $1::UUID
      ),
      person_3_objects AS MATERIALIZED (
        SELECT person_3_key.person_id AS person_id, person_3_object.object AS object
        FROM (
          SELECT DISTINCT household_membership_2_keys.person_id AS person_id
          FROM household_membership_2_keys
        ) AS person_3_key
        JOIN LATERAL (
          SELECT (
            '{"name":' || CAST(to_json(person_3.name) AS TEXT)
            || ',"residenceDivision":' || coalesce(division_4_object.object, 'null') || '}'
          ) AS object
          FROM person AS person_3
          LEFT OUTER JOIN LATERAL (
            SELECT ('{"name":' || CAST(to_json(division_4.name) AS TEXT) || '}') AS object
            FROM division AS division_4
            WHERE (division_4.city_id = $5::UUID OR division_4.id = ANY ($6::UUID[]))
              AND division_4.id = person_3.division_id
          ) AS division_4_object ON true
          WHERE person_3.city_id = $7::UUID AND person_3.merged_into_id IS NULL
            AND person_3.id = person_3_key.person_id
        ) AS person_3_object ON true
      )
      SELECT (
        '{"nodes":' || (
          SELECT (
            '[' || coalesce(
              string_agg(
                (
                  '{"number":' || CAST(to_json(household_0_shown.number) AS TEXT)
                  || ',"division":' || coalesce(division_1_objects.object, 'null')
                  || ',"head":' || coalesce(person_3_objects.object, 'null')
                  || ',"memberCount":' || CAST(household_0_shown.member_count AS TEXT)
                  || ',"members":' || (
                    SELECT (
                      '[' || coalesce(
                        string_agg(
                          (
                            '{"relation":' || coalesce(
                              (
                                SELECT (
                                  '{"code":' || CAST(to_json(coded_value_6.code) AS TEXT)
                                  || ',"name":' || CAST(to_json(coded_value_6.name) AS TEXT) || '}'
                                ) AS json_text_4
                                FROM coded_value AS coded_value_6
                                WHERE coded_value_6.list = 'GB/T 4761'
                                  AND coded_value_6.code = household_membership_5.relation
                              ),
                              'null'
                            )
                            || ',"person":' || coalesce(person_7_object.object, 'null')
                            || ',"startedOn":"' || CAST(household_membership_5.started_on AS TEXT) || '"}'
                          ),
                          ','
                          ORDER BY household_membership_5.relation ASC, household_membership_5.id ASC
                        ),
                        ''
                      )
                      || ']'
                    ) AS json_text_3
                    FROM household_membership AS household_membership_5
                    LEFT OUTER JOIN LATERAL (
                      SELECT (
                        '{"name":' || CAST(to_json(person_7.name) AS TEXT)
                        || ',"residenceDivision":' || coalesce(division_8_object.object, 'null') || '}'
                      ) AS object
                      FROM person AS person_7
                      LEFT OUTER JOIN LATERAL (
                        SELECT ('{"name":' || CAST(to_json(division_8.name) AS TEXT) || '}') AS object
                        FROM division AS division_8
                        WHERE (division_8.city_id = $5::UUID OR division_8.id = ANY ($6::UUID[]))
                          AND division_8.id = person_7.division_id
                      ) AS division_8_object ON true
                      WHERE person_7.city_id = $7::UUID AND person_7.merged_into_id IS NULL
                        AND person_7.id = household_membership_5.person_id
                    ) AS person_7_object ON true
                    WHERE household_membership_5.city_id = $1::UUID
                      AND household_membership_5.household_id = household_0_shown.id
                      AND household_membership_5.ended_on IS NULL
                  )
                  || '}'
                ),
                ','
                ORDER BY household_0_shown.id ASC
              ),
              ''
            )
            || ']'
          ) AS json_text_2
          FROM household_0_shown
          LEFT OUTER JOIN division_1_objects ON division_1_objects.division_id = household_0_shown.division_id
          LEFT OUTER JOIN household_membership_2_keys ON household_membership_2_keys.row = household_0_shown.id
          LEFT OUTER JOIN person_3_objects ON person_3_objects.person_id = household_membership_2_keys.person_id
        )
        || '}'
      ) AS json_text_1
    )
    || '}'
  ),
  'UTF8'
) AS convert_to_1
FROM asker

-- county_registrar: as city_viewer, but
--   line 9
--   -        WHERE household_0.city_id = $1::UUID AND asker.entered AND household_0.number = ANY ($2::TEXT[])
--   +        WHERE household_0.county_id = $1::UUID AND asker.entered AND household_0.number = ANY ($2::TEXT[])
--   line 29
--   -          WHERE (division_1.city_id = $5::UUID OR division_1.id = ANY ($6::UUID[]))
--   +          WHERE (division_1.county_id = $5::UUID OR division_1.id = ANY ($6::UUID[]))
--   line 38
--   -        WHERE household_membership_2.city_id = $1::UUID
--   +        WHERE household_membership_2.county_id = $1::UUID
--   line 55
--   -            WHERE (division_4.city_id = $5::UUID OR division_4.id = ANY ($6::UUID[]))
--   +            WHERE (division_4.county_id = $5::UUID OR division_4.id = ANY ($6::UUID[]))
--   line 58
--   -          WHERE person_3.city_id = $7::UUID AND person_3.merged_into_id IS NULL
--   +          WHERE person_3.county_id = $7::UUID AND person_3.merged_into_id IS NULL
--   line 109
--   -                        WHERE (division_8.city_id = $5::UUID OR division_8.id = ANY ($6::UUID[]))
--   +                        WHERE (division_8.county_id = $5::UUID OR division_8.id = ANY ($6::UUID[]))
--   line 112
--   -                      WHERE person_7.city_id = $7::UUID AND person_7.merged_into_id IS NULL
--   +                      WHERE person_7.county_id = $7::UUID AND person_7.merged_into_id IS NULL
--   line 115
--   -                    WHERE household_membership_5.city_id = $1::UUID
--   +                    WHERE household_membership_5.county_id = $1::UUID

-- township_registrar: as city_viewer, but
--   line 9
--   -        WHERE household_0.city_id = $1::UUID AND asker.entered AND household_0.number = ANY ($2::TEXT[])
--   +        WHERE household_0.township_id = $1::UUID AND asker.entered AND household_0.number = ANY ($2::TEXT[])
--   line 29
--   -          WHERE (division_1.city_id = $5::UUID OR division_1.id = ANY ($6::UUID[]))
--   +          WHERE (division_1.township_id = $5::UUID OR division_1.id = ANY ($6::UUID[]))
--   line 38
--   -        WHERE household_membership_2.city_id = $1::UUID
--   +        WHERE household_membership_2.township_id = $1::UUID
--   line 55
--   -            WHERE (division_4.city_id = $5::UUID OR division_4.id = ANY ($6::UUID[]))
--   +            WHERE (division_4.township_id = $5::UUID OR division_4.id = ANY ($6::UUID[]))
--   line 58
--   -          WHERE person_3.city_id = $7::UUID AND person_3.merged_into_id IS NULL
--   +          WHERE person_3.township_id = $7::UUID AND person_3.merged_into_id IS NULL
--   line 109
--   -                        WHERE (division_8.city_id = $5::UUID OR division_8.id = ANY ($6::UUID[]))
--   +                        WHERE (division_8.township_id = $5::UUID OR division_8.id = ANY ($6::UUID[]))
--   line 112
--   -                      WHERE person_7.city_id = $7::UUID AND person_7.merged_into_id IS NULL
--   +                      WHERE person_7.township_id = $7::UUID AND person_7.merged_into_id IS NULL
--   line 115
--   -                    WHERE household_membership_5.city_id = $1::UUID
--   +                    WHERE household_membership_5.township_id = $1::UUID

-- village_viewer: as city_viewer, but
--   line 9
--   -        WHERE household_0.city_id = $1::UUID AND asker.entered AND household_0.number = ANY ($2::TEXT[])
--   +        WHERE household_0.village_id = $1::UUID AND asker.entered AND household_0.number = ANY ($2::TEXT[])
--   line 29
--   -          WHERE (division_1.city_id = $5::UUID OR division_1.id = ANY ($6::UUID[]))
--   +          WHERE (division_1.village_id = $5::UUID OR division_1.id = ANY ($6::UUID[]))
--   line 38
--   -        WHERE household_membership_2.city_id = $1::UUID
--   +        WHERE household_membership_2.village_id = $1::UUID
--   line 55
--   -            WHERE (division_4.city_id = $5::UUID OR division_4.id = ANY ($6::UUID[]))
--   +            WHERE (division_4.village_id = $5::UUID OR division_4.id = ANY ($6::UUID[]))
--   line 58
--   -          WHERE person_3.city_id = $7::UUID AND person_3.merged_into_id IS NULL
--   +          WHERE person_3.village_id = $7::UUID AND person_3.merged_into_id IS NULL
--   line 109
--   -                        WHERE (division_8.city_id = $5::UUID OR division_8.id = ANY ($6::UUID[]))
--   +                        WHERE (division_8.village_id = $5::UUID OR division_8.id = ANY ($6::UUID[]))
--   line 112
--   -                      WHERE person_7.city_id = $7::UUID AND person_7.merged_into_id IS NULL
--   +                      WHERE person_7.village_id = $7::UUID AND person_7.merged_into_id IS NULL
--   line 115
--   -                    WHERE household_membership_5.city_id = $1::UUID
--   +                    WHERE household_membership_5.village_id = $1::UUID

-- both_counties: as city_viewer, but
--   line 9
--   -        WHERE household_0.city_id = $1::UUID AND asker.entered AND household_0.number = ANY ($2::TEXT[])
--   +        WHERE household_0.county_id = ANY ($1::UUID[]) AND asker.entered
--   +          AND household_0.number = ANY ($2::TEXT[])
--   line 29
--   -          WHERE (division_1.city_id = $5::UUID OR division_1.id = ANY ($6::UUID[]))
--   +          WHERE (division_1.county_id = ANY ($5::UUID[]) OR division_1.id = ANY ($6::UUID[]))
--   line 38
--   -        WHERE household_membership_2.city_id = $1::UUID
--   +        WHERE household_membership_2.county_id = ANY ($1::UUID[])
--   line 55
--   -            WHERE (division_4.city_id = $5::UUID OR division_4.id = ANY ($6::UUID[]))
--   +            WHERE (division_4.county_id = ANY ($5::UUID[]) OR division_4.id = ANY ($6::UUID[]))
--   line 58
--   -          WHERE person_3.city_id = $7::UUID AND person_3.merged_into_id IS NULL
--   +          WHERE person_3.county_id = ANY ($7::UUID[]) AND person_3.merged_into_id IS NULL
--   line 109
--   -                        WHERE (division_8.city_id = $5::UUID OR division_8.id = ANY ($6::UUID[]))
--   +                        WHERE (division_8.county_id = ANY ($5::UUID[]) OR division_8.id = ANY ($6::UUID[]))
--   line 112
--   -                      WHERE person_7.city_id = $7::UUID AND person_7.merged_into_id IS NULL
--   +                      WHERE person_7.county_id = ANY ($7::UUID[]) AND person_7.merged_into_id IS NULL
--   line 115
--   -                    WHERE household_membership_5.city_id = $1::UUID
--   +                    WHERE household_membership_5.county_id = ANY ($1::UUID[])

-- mixed_roles: as county_registrar

-- oversight: as county_registrar

-- nobody
-- refused: FORBIDDEN
