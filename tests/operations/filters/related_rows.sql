-- city_viewer
WITH asker AS MATERIALIZED (SELECT guard.enter($9::UUID) AS entered)
SELECT convert_to(
  (
    '{"people":' || (
      WITH person_0_page AS MATERIALIZED (
        SELECT person_0.id AS id, person_0.name AS name
        FROM person AS person_0
        WHERE person_0.city_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
          AND (
            EXISTS (
              SELECT 1
              FROM household_membership AS household_membership_1, household AS household_2
              WHERE household_2.city_id = $2::UUID AND household_membership_1.person_id = person_0.id
                AND household_membership_1.ended_on IS NULL
                AND household_2.id = household_membership_1.household_id
                AND household_membership_1.city_id = $2::UUID AND household_2.number = ANY ($3::TEXT[])
                AND household_2.kind = $4::VARCHAR
                AND (
                  EXISTS (
                    SELECT 1
                    FROM household_membership AS household_membership_3
                    WHERE household_membership_3.city_id = $2::UUID
                      AND household_membership_3.household_id = household_2.id
                      AND household_membership_3.ended_on IS NULL
                      AND (
                        EXISTS (
                          SELECT 1
                          FROM person AS person_4
                          WHERE person_4.city_id = $1::UUID AND person_4.merged_into_id IS NULL
                            AND person_4.id = household_membership_3.person_id
                            AND person_4.birth_date >= $5::DATE
                        )
                      )
                  )
                )
                AND NOT (
                  EXISTS (
                    SELECT 1
                    FROM household_membership AS household_membership_5
                    WHERE household_membership_5.city_id = $2::UUID
                      AND household_membership_5.household_id = household_2.id
                      AND household_membership_5.ended_on IS NULL
                      AND household_membership_5.relation = $6::VARCHAR
                  )
                )
            )
          )
        ORDER BY person_0.id ASC
        LIMIT $7::BIGINT
      ),
      person_0_shown AS MATERIALIZED (
        SELECT person_0_page.id AS id, person_0_page.name AS name
        FROM person_0_page
        ORDER BY person_0_page.id ASC
        LIMIT $8::BIGINT
      ),
      household_membership_6_keys AS MATERIALIZED (
        SELECT person_0_shown.id AS row, household_membership_6.household_id AS household_id
        FROM person_0_shown
        JOIN household_membership AS household_membership_6 ON household_membership_6.person_id = person_0_shown.id
          AND household_membership_6.ended_on IS NULL
        WHERE household_membership_6.city_id = $2::UUID
      ),
      household_7_objects AS MATERIALIZED (
        SELECT household_7_key.household_id AS household_id, household_7_object.object AS object
        FROM (
          SELECT DISTINCT household_membership_6_keys.household_id AS household_id
          FROM household_membership_6_keys
        ) AS household_7_key
        JOIN LATERAL (
          SELECT ('{"number":' || CAST(to_json(household_7.number) AS TEXT) || '}') AS object
          FROM household AS household_7
          WHERE household_7.city_id = $2::UUID AND household_7.id = household_7_key.household_id
        ) AS household_7_object ON true
      )
      SELECT (
        '{"totalCount":' || CAST(
          (
            SELECT count(*) AS count_1
            FROM person AS person_0
            WHERE person_0.city_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
              AND (
                EXISTS (
                  SELECT 1
                  FROM household_membership AS household_membership_1, household AS household_2
                  WHERE household_2.city_id = $2::UUID AND household_membership_1.person_id = person_0.id
                    AND household_membership_1.ended_on IS NULL
                    AND household_2.id = household_membership_1.household_id
                    AND household_membership_1.city_id = $2::UUID AND household_2.number = ANY ($3::TEXT[])
                    AND household_2.kind = $4::VARCHAR
                    AND (
                      EXISTS (
                        SELECT 1
                        FROM household_membership AS household_membership_3
                        WHERE household_membership_3.city_id = $2::UUID
                          AND household_membership_3.household_id = household_2.id
                          AND household_membership_3.ended_on IS NULL
                          AND (
                            EXISTS (
                              SELECT 1
                              FROM person AS person_4
                              WHERE person_4.city_id = $1::UUID AND person_4.merged_into_id IS NULL
                                AND person_4.id = household_membership_3.person_id
                                AND person_4.birth_date >= $5::DATE
                            )
                          )
                      )
                    )
                    AND NOT (
                      EXISTS (
                        SELECT 1
                        FROM household_membership AS household_membership_5
                        WHERE household_membership_5.city_id = $2::UUID
                          AND household_membership_5.household_id = household_2.id
                          AND household_membership_5.ended_on IS NULL
                          AND household_membership_5.relation = $6::VARCHAR
                      )
                    )
                )
              )
          ) AS TEXT
        )
        || ',"nodes":' || (
          SELECT (
            '[' || coalesce(
              string_agg(
                (
                  '{"name":' || CAST(to_json(person_0_shown.name) AS TEXT)
                  || ',"household":' || coalesce(household_7_objects.object, 'null') || '}'
                ),
                ','
                ORDER BY person_0_shown.id ASC
              ),
              ''
            )
            || ']'
          ) AS json_text_2
          FROM person_0_shown
          LEFT OUTER JOIN household_membership_6_keys ON household_membership_6_keys.row = person_0_shown.id
          LEFT OUTER JOIN household_7_objects ON household_7_objects.household_id = household_membership_6_keys.household_id
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
--   line 8
--   -        WHERE person_0.city_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
--   +        WHERE person_0.county_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
--   line 13
--   -              WHERE household_2.city_id = $2::UUID AND household_membership_1.person_id = person_0.id
--   +              WHERE household_2.county_id = $2::UUID AND household_membership_1.person_id = person_0.id
--   line 16
--   -                AND household_membership_1.city_id = $2::UUID AND household_2.number = ANY ($3::TEXT[])
--   +                AND household_membership_1.county_id = $2::UUID AND household_2.number = ANY ($3::TEXT[])
--   line 22
--   -                    WHERE household_membership_3.city_id = $2::UUID
--   +                    WHERE household_membership_3.county_id = $2::UUID
--   line 29
--   -                          WHERE person_4.city_id = $1::UUID AND person_4.merged_into_id IS NULL
--   +                          WHERE person_4.county_id = $1::UUID AND person_4.merged_into_id IS NULL
--   line 40
--   -                    WHERE household_membership_5.city_id = $2::UUID
--   +                    WHERE household_membership_5.county_id = $2::UUID
--   line 62
--   -        WHERE household_membership_6.city_id = $2::UUID
--   +        WHERE household_membership_6.county_id = $2::UUID
--   line 73
--   -          WHERE household_7.city_id = $2::UUID AND household_7.id = household_7_key.household_id
--   +          WHERE household_7.county_id = $2::UUID AND household_7.id = household_7_key.household_id
--   line 81
--   -            WHERE person_0.city_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
--   +            WHERE person_0.county_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
--   line 86
--   -                  WHERE household_2.city_id = $2::UUID AND household_membership_1.person_id = person_0.id
--   +                  WHERE household_2.county_id = $2::UUID AND household_membership_1.person_id = person_0.id
--   line 89
--   -                    AND household_membership_1.city_id = $2::UUID AND household_2.number = ANY ($3::TEXT[])
--   +                    AND household_membership_1.county_id = $2::UUID AND household_2.number = ANY ($3::TEXT[])
--   line 95
--   -                        WHERE household_membership_3.city_id = $2::UUID
--   +                        WHERE household_membership_3.county_id = $2::UUID
--   line 102
--   -                              WHERE person_4.city_id = $1::UUID AND person_4.merged_into_id IS NULL
--   +                              WHERE person_4.county_id = $1::UUID AND person_4.merged_into_id IS NULL
--   line 113
--   -                        WHERE household_membership_5.city_id = $2::UUID
--   +                        WHERE household_membership_5.county_id = $2::UUID

-- township_registrar: as city_viewer, but
--   line 8
--   -        WHERE person_0.city_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
--   +        WHERE person_0.township_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
--   line 13
--   -              WHERE household_2.city_id = $2::UUID AND household_membership_1.person_id = person_0.id
--   +              WHERE household_2.township_id = $2::UUID AND household_membership_1.person_id = person_0.id
--   line 16
--   -                AND household_membership_1.city_id = $2::UUID AND household_2.number = ANY ($3::TEXT[])
--   +                AND household_membership_1.township_id = $2::UUID AND household_2.number = ANY ($3::TEXT[])
--   line 22
--   -                    WHERE household_membership_3.city_id = $2::UUID
--   +                    WHERE household_membership_3.township_id = $2::UUID
--   line 29
--   -                          WHERE person_4.city_id = $1::UUID AND person_4.merged_into_id IS NULL
--   +                          WHERE person_4.township_id = $1::UUID AND person_4.merged_into_id IS NULL
--   line 40
--   -                    WHERE household_membership_5.city_id = $2::UUID
--   +                    WHERE household_membership_5.township_id = $2::UUID
--   line 62
--   -        WHERE household_membership_6.city_id = $2::UUID
--   +        WHERE household_membership_6.township_id = $2::UUID
--   line 73
--   -          WHERE household_7.city_id = $2::UUID AND household_7.id = household_7_key.household_id
--   +          WHERE household_7.township_id = $2::UUID AND household_7.id = household_7_key.household_id
--   line 81
--   -            WHERE person_0.city_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
--   +            WHERE person_0.township_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
--   line 86
--   -                  WHERE household_2.city_id = $2::UUID AND household_membership_1.person_id = person_0.id
--   +                  WHERE household_2.township_id = $2::UUID AND household_membership_1.person_id = person_0.id
--   line 89
--   -                    AND household_membership_1.city_id = $2::UUID AND household_2.number = ANY ($3::TEXT[])
--   +                    AND household_membership_1.township_id = $2::UUID AND household_2.number = ANY ($3::TEXT[])
--   line 95
--   -                        WHERE household_membership_3.city_id = $2::UUID
--   +                        WHERE household_membership_3.township_id = $2::UUID
--   line 102
--   -                              WHERE person_4.city_id = $1::UUID AND person_4.merged_into_id IS NULL
--   +                              WHERE person_4.township_id = $1::UUID AND person_4.merged_into_id IS NULL
--   line 113
--   -                        WHERE household_membership_5.city_id = $2::UUID
--   +                        WHERE household_membership_5.township_id = $2::UUID

-- village_viewer: as city_viewer, but
--   line 8
--   -        WHERE person_0.city_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
--   +        WHERE person_0.village_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
--   line 13
--   -              WHERE household_2.city_id = $2::UUID AND household_membership_1.person_id = person_0.id
--   +              WHERE household_2.village_id = $2::UUID AND household_membership_1.person_id = person_0.id
--   line 16
--   -                AND household_membership_1.city_id = $2::UUID AND household_2.number = ANY ($3::TEXT[])
--   +                AND household_membership_1.village_id = $2::UUID AND household_2.number = ANY ($3::TEXT[])
--   line 22
--   -                    WHERE household_membership_3.city_id = $2::UUID
--   +                    WHERE household_membership_3.village_id = $2::UUID
--   line 29
--   -                          WHERE person_4.city_id = $1::UUID AND person_4.merged_into_id IS NULL
--   +                          WHERE person_4.village_id = $1::UUID AND person_4.merged_into_id IS NULL
--   line 40
--   -                    WHERE household_membership_5.city_id = $2::UUID
--   +                    WHERE household_membership_5.village_id = $2::UUID
--   line 62
--   -        WHERE household_membership_6.city_id = $2::UUID
--   +        WHERE household_membership_6.village_id = $2::UUID
--   line 73
--   -          WHERE household_7.city_id = $2::UUID AND household_7.id = household_7_key.household_id
--   +          WHERE household_7.village_id = $2::UUID AND household_7.id = household_7_key.household_id
--   line 81
--   -            WHERE person_0.city_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
--   +            WHERE person_0.village_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
--   line 86
--   -                  WHERE household_2.city_id = $2::UUID AND household_membership_1.person_id = person_0.id
--   +                  WHERE household_2.village_id = $2::UUID AND household_membership_1.person_id = person_0.id
--   line 89
--   -                    AND household_membership_1.city_id = $2::UUID AND household_2.number = ANY ($3::TEXT[])
--   +                    AND household_membership_1.village_id = $2::UUID AND household_2.number = ANY ($3::TEXT[])
--   line 95
--   -                        WHERE household_membership_3.city_id = $2::UUID
--   +                        WHERE household_membership_3.village_id = $2::UUID
--   line 102
--   -                              WHERE person_4.city_id = $1::UUID AND person_4.merged_into_id IS NULL
--   +                              WHERE person_4.village_id = $1::UUID AND person_4.merged_into_id IS NULL
--   line 113
--   -                        WHERE household_membership_5.city_id = $2::UUID
--   +                        WHERE household_membership_5.village_id = $2::UUID

-- both_counties: as city_viewer, but
--   line 8
--   -        WHERE person_0.city_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
--   +        WHERE person_0.county_id = ANY ($1::UUID[]) AND person_0.merged_into_id IS NULL AND asker.entered
--   line 13
--   -              WHERE household_2.city_id = $2::UUID AND household_membership_1.person_id = person_0.id
--   +              WHERE household_2.county_id = ANY ($2::UUID[]) AND household_membership_1.person_id = person_0.id
--   line 16
--   -                AND household_membership_1.city_id = $2::UUID AND household_2.number = ANY ($3::TEXT[])
--   -                AND household_2.kind = $4::VARCHAR
--   +                AND household_membership_1.county_id = ANY ($2::UUID[])
--   +                AND household_2.number = ANY ($3::TEXT[]) AND household_2.kind = $4::VARCHAR
--   line 22
--   -                    WHERE household_membership_3.city_id = $2::UUID
--   +                    WHERE household_membership_3.county_id = ANY ($2::UUID[])
--   line 29
--   -                          WHERE person_4.city_id = $1::UUID AND person_4.merged_into_id IS NULL
--   +                          WHERE person_4.county_id = ANY ($1::UUID[]) AND person_4.merged_into_id IS NULL
--   line 40
--   -                    WHERE household_membership_5.city_id = $2::UUID
--   +                    WHERE household_membership_5.county_id = ANY ($2::UUID[])
--   line 62
--   -        WHERE household_membership_6.city_id = $2::UUID
--   +        WHERE household_membership_6.county_id = ANY ($2::UUID[])
--   line 73
--   -          WHERE household_7.city_id = $2::UUID AND household_7.id = household_7_key.household_id
--   +          WHERE household_7.county_id = ANY ($2::UUID[]) AND household_7.id = household_7_key.household_id
--   line 81
--   -            WHERE person_0.city_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
--   +            WHERE person_0.county_id = ANY ($1::UUID[]) AND person_0.merged_into_id IS NULL AND asker.entered
--   line 86
--   -                  WHERE household_2.city_id = $2::UUID AND household_membership_1.person_id = person_0.id
--   +                  WHERE household_2.county_id = ANY ($2::UUID[])
--   +                    AND household_membership_1.person_id = person_0.id
--   line 89
--   -                    AND household_membership_1.city_id = $2::UUID AND household_2.number = ANY ($3::TEXT[])
--   -                    AND household_2.kind = $4::VARCHAR
--   +                    AND household_membership_1.county_id = ANY ($2::UUID[])
--   +                    AND household_2.number = ANY ($3::TEXT[]) AND household_2.kind = $4::VARCHAR
--   line 95
--   -                        WHERE household_membership_3.city_id = $2::UUID
--   +                        WHERE household_membership_3.county_id = ANY ($2::UUID[])
--   line 102
--   -                              WHERE person_4.city_id = $1::UUID AND person_4.merged_into_id IS NULL
--   +                              WHERE person_4.county_id = ANY ($1::UUID[]) AND person_4.merged_into_id IS NULL
--   line 113
--   -                        WHERE household_membership_5.city_id = $2::UUID
--   +                        WHERE household_membership_5.county_id = ANY ($2::UUID[])

-- mixed_roles: as county_registrar

-- oversight: as county_registrar

-- nobody
-- refused: FORBIDDEN
