-- city_viewer
WITH asker AS MATERIALIZED (SELECT guard.enter($7::UUID) AS entered)
SELECT convert_to(
  (
    '{"person":' || coalesce(
      (
        SELECT (
          '{"name":' || CAST(to_json(person_0.name) AS TEXT)
          || ',"household":' || coalesce(household_2_object.object, 'null')
          || ',"membership":' || coalesce(household_membership_3_object.object, 'null')
          || ',"memberships":' || (
            SELECT (
              '[' || coalesce(
                string_agg(
                  (
                    '{"relation":' || coalesce(
                      (
                        SELECT ('{"name":' || CAST(to_json(coded_value_6.name) AS TEXT) || '}') AS json_text_3
                        FROM coded_value AS coded_value_6
                        WHERE coded_value_6.list = 'GB/T 4761'
                          AND coded_value_6.code = household_membership_5.relation
                      ),
                      'null'
                    )
                    || ',"startedOn":"' || CAST(household_membership_5.started_on AS TEXT)
                    || '","endedOn":' || coalesce(
                      ('"' || CAST(household_membership_5.ended_on AS TEXT) || '"'), 'null'
                    )
                    || ',"household":' || coalesce(household_7_object.object, 'null') || '}'
                  ),
                  ','
                  ORDER BY household_membership_5.started_on ASC, household_membership_5.id ASC
                ),
                ''
              )
              || ']'
            ) AS json_text_2
            FROM household_membership AS household_membership_5
            LEFT OUTER JOIN LATERAL (
              SELECT (
                '{"number":' || CAST(to_json(household_7.number) AS TEXT)
                || ',"division":' || coalesce(division_8_object.object, 'null') || '}'
              ) AS object
              FROM household AS household_7
              LEFT OUTER JOIN LATERAL (
                SELECT ('{"path":' || CAST(to_json(division_8.path) AS TEXT) || '}') AS object
                FROM division AS division_8
                WHERE (division_8.city_id = $1::UUID OR division_8.id = ANY ($2::UUID[]))
                  AND division_8.id = household_7.division_id
              ) AS division_8_object ON true
              WHERE household_7.city_id = $3::UUID AND household_7.id = household_membership_5.household_id
            ) AS household_7_object ON true
            WHERE household_membership_5.city_id = $3::UUID AND household_membership_5.person_id = person_0.id
          )
          || ',"registeredDivision":' || coalesce(division_9_object.object, 'null') || '}'
        ) AS json_text_1
        FROM person AS person_0
        LEFT OUTER JOIN LATERAL (
          SELECT ('{"number":' || CAST(to_json(household_2.number) AS TEXT) || '}') AS object
          FROM household_membership AS household_membership_1, household AS household_2
          WHERE household_2.city_id = $3::UUID AND household_membership_1.person_id = person_0.id
            AND household_membership_1.ended_on IS NULL AND household_2.id = household_membership_1.household_id
            AND household_membership_1.city_id = $3::UUID
        ) AS household_2_object ON true
        LEFT OUTER JOIN LATERAL (
          SELECT (
            '{"relation":' || coalesce(
              (
                SELECT ('{"name":' || CAST(to_json(coded_value_4.name) AS TEXT) || '}') AS json_text_4
                FROM coded_value AS coded_value_4
                WHERE coded_value_4.list = 'GB/T 4761' AND coded_value_4.code = household_membership_3.relation
              ),
              'null'
            )
            || ',"startedOn":"' || CAST(household_membership_3.started_on AS TEXT)
            || '","endedOn":' || coalesce(('"' || CAST(household_membership_3.ended_on AS TEXT) || '"'), 'null')
            || '}'
          ) AS object
          FROM household_membership AS household_membership_3
          WHERE household_membership_3.city_id = $3::UUID AND household_membership_3.person_id = person_0.id
            AND household_membership_3.ended_on IS NULL
        ) AS household_membership_3_object ON true
        LEFT OUTER JOIN LATERAL (
          SELECT ('{"path":' || CAST(to_json(division_9.path) AS TEXT) || '}') AS object
          FROM division AS division_9
          WHERE (division_9.city_id = $1::UUID OR division_9.id = ANY ($2::UUID[]))
            AND division_9.id = person_0.registered_division_id
        ) AS division_9_object ON true
        WHERE person_0.city_id = $4::UUID AND person_0.id = $5::UUID AND asker.entered
      ),
      'null'
    )
    || ',"daughterOf":' || coalesce(
      (
        SELECT (
          '{"number":' || CAST(to_json(household_10.number) AS TEXT)
          || ',"members":' || (
            SELECT (
              '[' || coalesce(
                string_agg(
                  (
                    '{"relation":' || coalesce(
                      (
                        SELECT ('{"name":' || CAST(to_json(coded_value_12.name) AS TEXT) || '}') AS json_text_7
                        FROM coded_value AS coded_value_12
                        WHERE coded_value_12.list = 'GB/T 4761'
                          AND coded_value_12.code = household_membership_11.relation
                      ),
                      'null'
                    )
                    || ',"person":' || coalesce(person_13_object.object, 'null') || '}'
                  ),
                  ','
                  ORDER BY household_membership_11.relation ASC, household_membership_11.id ASC
                ),
                ''
              )
              || ']'
            ) AS json_text_6
            FROM household_membership AS household_membership_11
            LEFT OUTER JOIN LATERAL (
              SELECT ('{"name":' || CAST(to_json(person_13.name) AS TEXT) || '}') AS object
              FROM person AS person_13
              WHERE person_13.city_id = $4::UUID AND person_13.merged_into_id IS NULL
                AND person_13.id = household_membership_11.person_id
            ) AS person_13_object ON true
            WHERE household_membership_11.city_id = $3::UUID
              AND household_membership_11.household_id = household_10.id
              AND household_membership_11.ended_on IS NULL
          )
          || '}'
        ) AS json_text_5
        FROM household AS household_10
        WHERE household_10.city_id = $3::UUID AND household_10.id = $6::UUID AND asker.entered
      ),
      'null'
    )
    || '}'
  ),
  'UTF8'
) AS convert_to_1
FROM asker

-- county_registrar: as city_viewer, but
--   line 47
--   -                WHERE (division_8.city_id = $1::UUID OR division_8.id = ANY ($2::UUID[]))
--   +                WHERE (division_8.county_id = $1::UUID OR division_8.id = ANY ($2::UUID[]))
--   line 50
--   -              WHERE household_7.city_id = $3::UUID AND household_7.id = household_membership_5.household_id
--   +              WHERE household_7.county_id = $3::UUID AND household_7.id = household_membership_5.household_id
--   line 52
--   -            WHERE household_membership_5.city_id = $3::UUID AND household_membership_5.person_id = person_0.id
--   +            WHERE household_membership_5.county_id = $3::UUID AND household_membership_5.person_id = person_0.id
--   line 60
--   -          WHERE household_2.city_id = $3::UUID AND household_membership_1.person_id = person_0.id
--   +          WHERE household_2.county_id = $3::UUID AND household_membership_1.person_id = person_0.id
--   line 62
--   -            AND household_membership_1.city_id = $3::UUID
--   +            AND household_membership_1.county_id = $3::UUID
--   line 79
--   -          WHERE household_membership_3.city_id = $3::UUID AND household_membership_3.person_id = person_0.id
--   +          WHERE household_membership_3.county_id = $3::UUID AND household_membership_3.person_id = person_0.id
--   line 85
--   -          WHERE (division_9.city_id = $1::UUID OR division_9.id = ANY ($2::UUID[]))
--   +          WHERE (division_9.county_id = $1::UUID OR division_9.id = ANY ($2::UUID[]))
--   line 88
--   -        WHERE person_0.city_id = $4::UUID AND person_0.id = $5::UUID AND asker.entered
--   +        WHERE person_0.county_id = $4::UUID AND person_0.id = $5::UUID AND asker.entered
--   line 123
--   -              WHERE person_13.city_id = $4::UUID AND person_13.merged_into_id IS NULL
--   +              WHERE person_13.county_id = $4::UUID AND person_13.merged_into_id IS NULL
--   line 126
--   -            WHERE household_membership_11.city_id = $3::UUID
--   +            WHERE household_membership_11.county_id = $3::UUID
--   line 133
--   -        WHERE household_10.city_id = $3::UUID AND household_10.id = $6::UUID AND asker.entered
--   +        WHERE household_10.county_id = $3::UUID AND household_10.id = $6::UUID AND asker.entered

-- township_registrar: as city_viewer, but
--   line 47
--   -                WHERE (division_8.city_id = $1::UUID OR division_8.id = ANY ($2::UUID[]))
--   +                WHERE (division_8.township_id = $1::UUID OR division_8.id = ANY ($2::UUID[]))
--   line 50
--   -              WHERE household_7.city_id = $3::UUID AND household_7.id = household_membership_5.household_id
--   +              WHERE household_7.township_id = $3::UUID AND household_7.id = household_membership_5.household_id
--   line 52
--   -            WHERE household_membership_5.city_id = $3::UUID AND household_membership_5.person_id = person_0.id
--   +            WHERE household_membership_5.township_id = $3::UUID
--   +              AND household_membership_5.person_id = person_0.id
--   line 60
--   -          WHERE household_2.city_id = $3::UUID AND household_membership_1.person_id = person_0.id
--   +          WHERE household_2.township_id = $3::UUID AND household_membership_1.person_id = person_0.id
--   line 62
--   -            AND household_membership_1.city_id = $3::UUID
--   +            AND household_membership_1.township_id = $3::UUID
--   line 79
--   -          WHERE household_membership_3.city_id = $3::UUID AND household_membership_3.person_id = person_0.id
--   +          WHERE household_membership_3.township_id = $3::UUID AND household_membership_3.person_id = person_0.id
--   line 85
--   -          WHERE (division_9.city_id = $1::UUID OR division_9.id = ANY ($2::UUID[]))
--   +          WHERE (division_9.township_id = $1::UUID OR division_9.id = ANY ($2::UUID[]))
--   line 88
--   -        WHERE person_0.city_id = $4::UUID AND person_0.id = $5::UUID AND asker.entered
--   +        WHERE person_0.township_id = $4::UUID AND person_0.id = $5::UUID AND asker.entered
--   line 123
--   -              WHERE person_13.city_id = $4::UUID AND person_13.merged_into_id IS NULL
--   +              WHERE person_13.township_id = $4::UUID AND person_13.merged_into_id IS NULL
--   line 126
--   -            WHERE household_membership_11.city_id = $3::UUID
--   +            WHERE household_membership_11.township_id = $3::UUID
--   line 133
--   -        WHERE household_10.city_id = $3::UUID AND household_10.id = $6::UUID AND asker.entered
--   +        WHERE household_10.township_id = $3::UUID AND household_10.id = $6::UUID AND asker.entered

-- village_viewer: as city_viewer, but
--   line 47
--   -                WHERE (division_8.city_id = $1::UUID OR division_8.id = ANY ($2::UUID[]))
--   +                WHERE (division_8.village_id = $1::UUID OR division_8.id = ANY ($2::UUID[]))
--   line 50
--   -              WHERE household_7.city_id = $3::UUID AND household_7.id = household_membership_5.household_id
--   +              WHERE household_7.village_id = $3::UUID AND household_7.id = household_membership_5.household_id
--   line 52
--   -            WHERE household_membership_5.city_id = $3::UUID AND household_membership_5.person_id = person_0.id
--   +            WHERE household_membership_5.village_id = $3::UUID
--   +              AND household_membership_5.person_id = person_0.id
--   line 60
--   -          WHERE household_2.city_id = $3::UUID AND household_membership_1.person_id = person_0.id
--   +          WHERE household_2.village_id = $3::UUID AND household_membership_1.person_id = person_0.id
--   line 62
--   -            AND household_membership_1.city_id = $3::UUID
--   +            AND household_membership_1.village_id = $3::UUID
--   line 79
--   -          WHERE household_membership_3.city_id = $3::UUID AND household_membership_3.person_id = person_0.id
--   +          WHERE household_membership_3.village_id = $3::UUID AND household_membership_3.person_id = person_0.id
--   line 85
--   -          WHERE (division_9.city_id = $1::UUID OR division_9.id = ANY ($2::UUID[]))
--   +          WHERE (division_9.village_id = $1::UUID OR division_9.id = ANY ($2::UUID[]))
--   line 88
--   -        WHERE person_0.city_id = $4::UUID AND person_0.id = $5::UUID AND asker.entered
--   +        WHERE person_0.village_id = $4::UUID AND person_0.id = $5::UUID AND asker.entered
--   line 123
--   -              WHERE person_13.city_id = $4::UUID AND person_13.merged_into_id IS NULL
--   +              WHERE person_13.village_id = $4::UUID AND person_13.merged_into_id IS NULL
--   line 126
--   -            WHERE household_membership_11.city_id = $3::UUID
--   +            WHERE household_membership_11.village_id = $3::UUID
--   line 133
--   -        WHERE household_10.city_id = $3::UUID AND household_10.id = $6::UUID AND asker.entered
--   +        WHERE household_10.village_id = $3::UUID AND household_10.id = $6::UUID AND asker.entered

-- both_counties: as city_viewer, but
--   line 47
--   -                WHERE (division_8.city_id = $1::UUID OR division_8.id = ANY ($2::UUID[]))
--   +                WHERE (division_8.county_id = ANY ($1::UUID[]) OR division_8.id = ANY ($2::UUID[]))
--   line 50
--   -              WHERE household_7.city_id = $3::UUID AND household_7.id = household_membership_5.household_id
--   +              WHERE household_7.county_id = ANY ($3::UUID[])
--   +                AND household_7.id = household_membership_5.household_id
--   line 52
--   -            WHERE household_membership_5.city_id = $3::UUID AND household_membership_5.person_id = person_0.id
--   +            WHERE household_membership_5.county_id = ANY ($3::UUID[])
--   +              AND household_membership_5.person_id = person_0.id
--   line 60
--   -          WHERE household_2.city_id = $3::UUID AND household_membership_1.person_id = person_0.id
--   +          WHERE household_2.county_id = ANY ($3::UUID[]) AND household_membership_1.person_id = person_0.id
--   line 62
--   -            AND household_membership_1.city_id = $3::UUID
--   +            AND household_membership_1.county_id = ANY ($3::UUID[])
--   line 79
--   -          WHERE household_membership_3.city_id = $3::UUID AND household_membership_3.person_id = person_0.id
--   -            AND household_membership_3.ended_on IS NULL
--   +          WHERE household_membership_3.county_id = ANY ($3::UUID[])
--   +            AND household_membership_3.person_id = person_0.id AND household_membership_3.ended_on IS NULL
--   line 85
--   -          WHERE (division_9.city_id = $1::UUID OR division_9.id = ANY ($2::UUID[]))
--   +          WHERE (division_9.county_id = ANY ($1::UUID[]) OR division_9.id = ANY ($2::UUID[]))
--   line 88
--   -        WHERE person_0.city_id = $4::UUID AND person_0.id = $5::UUID AND asker.entered
--   +        WHERE person_0.county_id = ANY ($4::UUID[]) AND person_0.id = $5::UUID AND asker.entered
--   line 123
--   -              WHERE person_13.city_id = $4::UUID AND person_13.merged_into_id IS NULL
--   +              WHERE person_13.county_id = ANY ($4::UUID[]) AND person_13.merged_into_id IS NULL
--   line 126
--   -            WHERE household_membership_11.city_id = $3::UUID
--   +            WHERE household_membership_11.county_id = ANY ($3::UUID[])
--   line 133
--   -        WHERE household_10.city_id = $3::UUID AND household_10.id = $6::UUID AND asker.entered
--   +        WHERE household_10.county_id = ANY ($3::UUID[]) AND household_10.id = $6::UUID AND asker.entered

-- mixed_roles: as county_registrar

-- oversight: as county_registrar

-- nobody
-- refused: FORBIDDEN
