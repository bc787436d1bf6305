-- city_viewer
WITH asker AS MATERIALIZED (SELECT guard.enter($8::UUID) AS entered)
SELECT convert_to(
  (
    '{"inLongji":' || coalesce(
      (
        SELECT (
          '{"name":' || CAST(to_json(person_0.name) AS TEXT)
          || ',"household":' || coalesce(household_2_object.object, 'null') || '}'
        ) AS json_text_1
        FROM person AS person_0
        LEFT OUTER JOIN LATERAL (
          SELECT ('{"number":' || CAST(to_json(household_2.number) AS TEXT) || '}') AS object
          FROM household_membership AS household_membership_1, household AS household_2
          WHERE household_2.city_id = $1::UUID AND household_membership_1.person_id = person_0.id
            AND household_membership_1.ended_on IS NULL AND household_2.id = household_membership_1.household_id
            AND household_membership_1.city_id = $1::UUID
        ) AS household_2_object ON true
        WHERE person_0.city_id = $2::UUID AND person_0.id = $3::UUID AND asker.entered
      ),
      'null'
    )
    || ',"inShucheng":' || coalesce(
      (
        SELECT (
          '{"name":' || CAST(to_json(person_3.name) AS TEXT)
          || ',"household":' || coalesce(household_5_object.object, 'null') || '}'
        ) AS json_text_2
        FROM person AS person_3
        LEFT OUTER JOIN LATERAL (
          SELECT ('{"number":' || CAST(to_json(household_5.number) AS TEXT) || '}') AS object
          FROM household_membership AS household_membership_4, household AS household_5
          WHERE household_5.city_id = $1::UUID AND household_membership_4.person_id = person_3.id
            AND household_membership_4.ended_on IS NULL AND household_5.id = household_membership_4.household_id
            AND household_membership_4.city_id = $1::UUID
        ) AS household_5_object ON true
        WHERE person_3.city_id = $2::UUID AND person_3.id = $4::UUID AND asker.entered
      ),
      'null'
    )
    || ',"inSiyang":' || coalesce(
      (
        SELECT (
          '{"name":' || CAST(to_json(person_6.name) AS TEXT)
          || ',"household":' || coalesce(household_8_object.object, 'null') || '}'
        ) AS json_text_3
        FROM person AS person_6
        LEFT OUTER JOIN LATERAL (
          SELECT ('{"number":' || CAST(to_json(household_8.number) AS TEXT) || '}') AS object
          FROM household_membership AS household_membership_7, household AS household_8
          WHERE household_8.city_id = $1::UUID AND household_membership_7.person_id = person_6.id
            AND household_membership_7.ended_on IS NULL AND household_8.id = household_membership_7.household_id
            AND household_membership_7.city_id = $1::UUID
        ) AS household_8_object ON true
        WHERE person_6.city_id = $2::UUID AND person_6.id = $5::UUID AND asker.entered
      ),
      'null'
    )
    || ',"empty":' || coalesce(
      (
        SELECT (
          '{"number":' || CAST(to_json(household_9.number) AS TEXT)
          || ',"head":' || coalesce(person_11_object.object, 'null')
          || ',"members":' || (
            SELECT (
              '[' || coalesce(
                string_agg(
                  ('{"id":"HouseholdMembership:' || CAST(household_membership_12.id AS TEXT) || '"}'), ','
                  ORDER BY household_membership_12.relation ASC, household_membership_12.id ASC
                ),
                ''
              )
              || ']'
            ) AS json_text_5
            FROM household_membership AS household_membership_12
            WHERE household_membership_12.city_id = $1::UUID
              AND household_membership_12.household_id = household_9.id
              AND household_membership_12.ended_on IS NULL
          )
          || ',"memberCount":' || CAST(household_9.member_count AS TEXT) || '}'
        ) AS json_text_4
        FROM household AS household_9
        LEFT OUTER JOIN LATERAL (
          SELECT ('{"name":' || CAST(to_json(person_11.name) AS TEXT) || '}') AS object
          FROM household_membership AS household_membership_10, person AS person_11
          WHERE person_11.city_id = $2::UUID AND person_11.merged_into_id IS NULL
            AND household_membership_10.household_id = household_9.id
            AND household_membership_10.ended_on IS NULL AND household_membership_10.relation = '02'
            AND person_11.id = household_membership_10.person_id AND household_membership_10.city_id = $1::UUID
        ) AS person_11_object ON true
        WHERE household_9.city_id = $1::UUID AND household_9.id = $6::UUID AND asker.entered
      ),
      'null'
    )
    || ',"nowhere":' || coalesce(
      (
        SELECT ('{"number":' || CAST(to_json(household_13.number) AS TEXT) || '}') AS json_text_6
        FROM household AS household_13
        WHERE household_13.city_id = $1::UUID AND household_13.id = $7::UUID AND asker.entered
      ),
      'null'
    )
    || '}'
  ),
  'UTF8'
) AS convert_to_1
FROM asker

-- county_registrar: as city_viewer, but
--   line 14
--   -          WHERE household_2.city_id = $1::UUID AND household_membership_1.person_id = person_0.id
--   +          WHERE household_2.county_id = $1::UUID AND household_membership_1.person_id = person_0.id
--   line 16
--   -            AND household_membership_1.city_id = $1::UUID
--   +            AND household_membership_1.county_id = $1::UUID
--   line 18
--   -        WHERE person_0.city_id = $2::UUID AND person_0.id = $3::UUID AND asker.entered
--   +        WHERE person_0.county_id = $2::UUID AND person_0.id = $3::UUID AND asker.entered
--   line 32
--   -          WHERE household_5.city_id = $1::UUID AND household_membership_4.person_id = person_3.id
--   +          WHERE household_5.county_id = $1::UUID AND household_membership_4.person_id = person_3.id
--   line 34
--   -            AND household_membership_4.city_id = $1::UUID
--   +            AND household_membership_4.county_id = $1::UUID
--   line 36
--   -        WHERE person_3.city_id = $2::UUID AND person_3.id = $4::UUID AND asker.entered
--   +        WHERE person_3.county_id = $2::UUID AND person_3.id = $4::UUID AND asker.entered
--   line 50
--   -          WHERE household_8.city_id = $1::UUID AND household_membership_7.person_id = person_6.id
--   +          WHERE household_8.county_id = $1::UUID AND household_membership_7.person_id = person_6.id
--   line 52
--   -            AND household_membership_7.city_id = $1::UUID
--   +            AND household_membership_7.county_id = $1::UUID
--   line 54
--   -        WHERE person_6.city_id = $2::UUID AND person_6.id = $5::UUID AND asker.entered
--   +        WHERE person_6.county_id = $2::UUID AND person_6.id = $5::UUID AND asker.entered
--   line 75
--   -            WHERE household_membership_12.city_id = $1::UUID
--   +            WHERE household_membership_12.county_id = $1::UUID
--   line 85
--   -          WHERE person_11.city_id = $2::UUID AND person_11.merged_into_id IS NULL
--   +          WHERE person_11.county_id = $2::UUID AND person_11.merged_into_id IS NULL
--   line 88
--   -            AND person_11.id = household_membership_10.person_id AND household_membership_10.city_id = $1::UUID
--   +            AND person_11.id = household_membership_10.person_id
--   +            AND household_membership_10.county_id = $1::UUID
--   line 90
--   -        WHERE household_9.city_id = $1::UUID AND household_9.id = $6::UUID AND asker.entered
--   +        WHERE household_9.county_id = $1::UUID AND household_9.id = $6::UUID AND asker.entered
--   line 98
--   -        WHERE household_13.city_id = $1::UUID AND household_13.id = $7::UUID AND asker.entered
--   +        WHERE household_13.county_id = $1::UUID AND household_13.id = $7::UUID AND asker.entered

-- township_registrar: as city_viewer, but
--   line 14
--   -          WHERE household_2.city_id = $1::UUID AND household_membership_1.person_id = person_0.id
--   +          WHERE household_2.township_id = $1::UUID AND household_membership_1.person_id = person_0.id
--   line 16
--   -            AND household_membership_1.city_id = $1::UUID
--   +            AND household_membership_1.township_id = $1::UUID
--   line 18
--   -        WHERE person_0.city_id = $2::UUID AND person_0.id = $3::UUID AND asker.entered
--   +        WHERE person_0.township_id = $2::UUID AND person_0.id = $3::UUID AND asker.entered
--   line 32
--   -          WHERE household_5.city_id = $1::UUID AND household_membership_4.person_id = person_3.id
--   +          WHERE household_5.township_id = $1::UUID AND household_membership_4.person_id = person_3.id
--   line 34
--   -            AND household_membership_4.city_id = $1::UUID
--   +            AND household_membership_4.township_id = $1::UUID
--   line 36
--   -        WHERE person_3.city_id = $2::UUID AND person_3.id = $4::UUID AND asker.entered
--   +        WHERE person_3.township_id = $2::UUID AND person_3.id = $4::UUID AND asker.entered
--   line 50
--   -          WHERE household_8.city_id = $1::UUID AND household_membership_7.person_id = person_6.id
--   +          WHERE household_8.township_id = $1::UUID AND household_membership_7.person_id = person_6.id
--   line 52
--   -            AND household_membership_7.city_id = $1::UUID
--   +            AND household_membership_7.township_id = $1::UUID
--   line 54
--   -        WHERE person_6.city_id = $2::UUID AND person_6.id = $5::UUID AND asker.entered
--   +        WHERE person_6.township_id = $2::UUID AND person_6.id = $5::UUID AND asker.entered
--   line 75
--   -            WHERE household_membership_12.city_id = $1::UUID
--   +            WHERE household_membership_12.township_id = $1::UUID
--   line 85
--   -          WHERE person_11.city_id = $2::UUID AND person_11.merged_into_id IS NULL
--   +          WHERE person_11.township_id = $2::UUID AND person_11.merged_into_id IS NULL
--   line 88
--   -            AND person_11.id = household_membership_10.person_id AND household_membership_10.city_id = $1::UUID
--   +            AND person_11.id = household_membership_10.person_id
--   +            AND household_membership_10.township_id = $1::UUID
--   line 90
--   -        WHERE household_9.city_id = $1::UUID AND household_9.id = $6::UUID AND asker.entered
--   +        WHERE household_9.township_id = $1::UUID AND household_9.id = $6::UUID AND asker.entered
--   line 98
--   -        WHERE household_13.city_id = $1::UUID AND household_13.id = $7::UUID AND asker.entered
--   +        WHERE household_13.township_id = $1::UUID AND household_13.id = $7::UUID AND asker.entered

-- village_viewer: as city_viewer, but
--   line 14
--   -          WHERE household_2.city_id = $1::UUID AND household_membership_1.person_id = person_0.id
--   +          WHERE household_2.village_id = $1::UUID AND household_membership_1.person_id = person_0.id
--   line 16
--   -            AND household_membership_1.city_id = $1::UUID
--   +            AND household_membership_1.village_id = $1::UUID
--   line 18
--   -        WHERE person_0.city_id = $2::UUID AND person_0.id = $3::UUID AND asker.entered
--   +        WHERE person_0.village_id = $2::UUID AND person_0.id = $3::UUID AND asker.entered
--   line 32
--   -          WHERE household_5.city_id = $1::UUID AND household_membership_4.person_id = person_3.id
--   +          WHERE household_5.village_id = $1::UUID AND household_membership_4.person_id = person_3.id
--   line 34
--   -            AND household_membership_4.city_id = $1::UUID
--   +            AND household_membership_4.village_id = $1::UUID
--   line 36
--   -        WHERE person_3.city_id = $2::UUID AND person_3.id = $4::UUID AND asker.entered
--   +        WHERE person_3.village_id = $2::UUID AND person_3.id = $4::UUID AND asker.entered
--   line 50
--   -          WHERE household_8.city_id = $1::UUID AND household_membership_7.person_id = person_6.id
--   +          WHERE household_8.village_id = $1::UUID AND household_membership_7.person_id = person_6.id
--   line 52
--   -            AND household_membership_7.city_id = $1::UUID
--   +            AND household_membership_7.village_id = $1::UUID
--   line 54
--   -        WHERE person_6.city_id = $2::UUID AND person_6.id = $5::UUID AND asker.entered
--   +        WHERE person_6.village_id = $2::UUID AND person_6.id = $5::UUID AND asker.entered
--   line 75
--   -            WHERE household_membership_12.city_id = $1::UUID
--   +            WHERE household_membership_12.village_id = $1::UUID
--   line 85
--   -          WHERE person_11.city_id = $2::UUID AND person_11.merged_into_id IS NULL
--   +          WHERE person_11.village_id = $2::UUID AND person_11.merged_into_id IS NULL
--   line 88
--   -            AND person_11.id = household_membership_10.person_id AND household_membership_10.city_id = $1::UUID
--   +            AND person_11.id = household_membership_10.person_id
--   +            AND household_membership_10.village_id = $1::UUID
--   line 90
--   -        WHERE household_9.city_id = $1::UUID AND household_9.id = $6::UUID AND asker.entered
--   +        WHERE household_9.village_id = $1::UUID AND household_9.id = $6::UUID AND asker.entered
--   line 98
--   -        WHERE household_13.city_id = $1::UUID AND household_13.id = $7::UUID AND asker.entered
--   +        WHERE household_13.village_id = $1::UUID AND household_13.id = $7::UUID AND asker.entered

-- both_counties: as city_viewer, but
--   line 14
--   -          WHERE household_2.city_id = $1::UUID AND household_membership_1.person_id = person_0.id
--   +          WHERE household_2.county_id = ANY ($1::UUID[]) AND household_membership_1.person_id = person_0.id
--   line 16
--   -            AND household_membership_1.city_id = $1::UUID
--   +            AND household_membership_1.county_id = ANY ($1::UUID[])
--   line 18
--   -        WHERE person_0.city_id = $2::UUID AND person_0.id = $3::UUID AND asker.entered
--   +        WHERE person_0.county_id = ANY ($2::UUID[]) AND person_0.id = $3::UUID AND asker.entered
--   line 32
--   -          WHERE household_5.city_id = $1::UUID AND household_membership_4.person_id = person_3.id
--   +          WHERE household_5.county_id = ANY ($1::UUID[]) AND household_membership_4.person_id = person_3.id
--   line 34
--   -            AND household_membership_4.city_id = $1::UUID
--   +            AND household_membership_4.county_id = ANY ($1::UUID[])
--   line 36
--   -        WHERE person_3.city_id = $2::UUID AND person_3.id = $4::UUID AND asker.entered
--   +        WHERE person_3.county_id = ANY ($2::UUID[]) AND person_3.id = $4::UUID AND asker.entered
--   line 50
--   -          WHERE household_8.city_id = $1::UUID AND household_membership_7.person_id = person_6.id
--   +          WHERE household_8.county_id = ANY ($1::UUID[]) AND household_membership_7.person_id = person_6.id
--   line 52
--   -            AND household_membership_7.city_id = $1::UUID
--   +            AND household_membership_7.county_id = ANY ($1::UUID[])
--   line 54
--   -        WHERE person_6.city_id = $2::UUID AND person_6.id = $5::UUID AND asker.entered
--   +        WHERE person_6.county_id = ANY ($2::UUID[]) AND person_6.id = $5::UUID AND asker.entered
--   line 75
--   -            WHERE household_membership_12.city_id = $1::UUID
--   +            WHERE household_membership_12.county_id = ANY ($1::UUID[])
--   line 85
--   -          WHERE person_11.city_id = $2::UUID AND person_11.merged_into_id IS NULL
--   +          WHERE person_11.county_id = ANY ($2::UUID[]) AND person_11.merged_into_id IS NULL
--   line 88
--   -            AND person_11.id = household_membership_10.person_id AND household_membership_10.city_id = $1::UUID
--   +            AND person_11.id = household_membership_10.person_id
--   +            AND household_membership_10.county_id = ANY ($1::UUID[])
--   line 90
--   -        WHERE household_9.city_id = $1::UUID AND household_9.id = $6::UUID AND asker.entered
--   +        WHERE household_9.county_id = ANY ($1::UUID[]) AND household_9.id = $6::UUID AND asker.entered
--   line 98
--   -        WHERE household_13.city_id = $1::UUID AND household_13.id = $7::UUID AND asker.entered
--   +        WHERE household_13.county_id = ANY ($1::UUID[]) AND household_13.id = $7::UUID AND asker.entered

-- mixed_roles: as county_registrar

-- oversight: as county_registrar

-- nobody
-- refused: FORBIDDEN
