-- city_viewer
WITH asker AS MATERIALIZED (SELECT guard.enter($9::UUID) AS entered)
SELECT convert_to(
  (
    '{"people":' || (
      SELECT (
        '{"totalCount":' || CAST(
          (
            SELECT count(*) AS count_1
            FROM person AS person_0
            WHERE person_0.city_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
          ) AS TEXT
        )
        || '}'
      ) AS json_text_1
    )
    || ',"women":' || (
      SELECT (
        '{"totalCount":' || CAST(
          (
            SELECT count(*) AS count_2
            FROM person AS person_1
            WHERE person_1.city_id = $1::UUID AND person_1.merged_into_id IS NULL AND asker.entered
              AND person_1.sex = $2::VARCHAR
          ) AS TEXT
        )
        || '}'
      ) AS json_text_2
    )
    || ',"households":' || (
      SELECT (
        '{"totalCount":' || CAST(
          (
            SELECT count(*) AS count_3
            FROM household AS household_2
            WHERE household_2.city_id = $3::UUID AND asker.entered
          ) AS TEXT
        )
        || '}'
      ) AS json_text_3
    )
    || ',"rural":' || (
      SELECT (
        '{"totalCount":' || CAST(
          (
            SELECT count(*) AS count_4
            FROM household AS household_3
            WHERE household_3.city_id = $3::UUID AND asker.entered AND household_3.kind = $4::VARCHAR
          ) AS TEXT
        )
        || '}'
      ) AS json_text_4
    )
    || ',"empty":' || (
      SELECT (
        '{"totalCount":' || CAST(
          (
            SELECT count(*) AS count_5
            FROM household AS household_4
            WHERE household_4.city_id = $3::UUID AND asker.entered AND household_4.kind = ANY ($5::TEXT[])
              AND NOT (
                EXISTS (
                  SELECT 1
                  FROM household_membership AS household_membership_5
                  WHERE household_membership_5.city_id = $3::UUID
                    AND household_membership_5.household_id = household_4.id
                    AND household_membership_5.ended_on IS NULL AND true
                )
              )
          ) AS TEXT
        )
        || '}'
      ) AS json_text_5
    )
    || ',"villages":' || (
      SELECT (
        '{"totalCount":' || CAST(
          (
            SELECT count(*) AS count_6
            FROM division AS division_6
            WHERE (division_6.city_id = $6::UUID OR division_6.id = ANY ($7::UUID[])) AND asker.entered
              AND upper(division_6.level) = $8::VARCHAR
          ) AS TEXT
        )
        || '}'
      ) AS json_text_6
    )
    || '}'
  ),
  'UTF8'
) AS convert_to_1
FROM asker

-- county_registrar: as city_viewer, but
--   line 10
--   -            WHERE person_0.city_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
--   +            WHERE person_0.county_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
--   line 22
--   -            WHERE person_1.city_id = $1::UUID AND person_1.merged_into_id IS NULL AND asker.entered
--   +            WHERE person_1.county_id = $1::UUID AND person_1.merged_into_id IS NULL AND asker.entered
--   line 35
--   -            WHERE household_2.city_id = $3::UUID AND asker.entered
--   +            WHERE household_2.county_id = $3::UUID AND asker.entered
--   line 47
--   -            WHERE household_3.city_id = $3::UUID AND asker.entered AND household_3.kind = $4::VARCHAR
--   +            WHERE household_3.county_id = $3::UUID AND asker.entered AND household_3.kind = $4::VARCHAR
--   line 59
--   -            WHERE household_4.city_id = $3::UUID AND asker.entered AND household_4.kind = ANY ($5::TEXT[])
--   +            WHERE household_4.county_id = $3::UUID AND asker.entered AND household_4.kind = ANY ($5::TEXT[])
--   line 64
--   -                  WHERE household_membership_5.city_id = $3::UUID
--   +                  WHERE household_membership_5.county_id = $3::UUID
--   line 80
--   -            WHERE (division_6.city_id = $6::UUID OR division_6.id = ANY ($7::UUID[])) AND asker.entered
--   +            WHERE (division_6.county_id = $6::UUID OR division_6.id = ANY ($7::UUID[])) AND asker.entered

-- township_registrar: as city_viewer, but
--   line 10
--   -            WHERE person_0.city_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
--   +            WHERE person_0.township_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
--   line 22
--   -            WHERE person_1.city_id = $1::UUID AND person_1.merged_into_id IS NULL AND asker.entered
--   +            WHERE person_1.township_id = $1::UUID AND person_1.merged_into_id IS NULL AND asker.entered
--   line 35
--   -            WHERE household_2.city_id = $3::UUID AND asker.entered
--   +            WHERE household_2.township_id = $3::UUID AND asker.entered
--   line 47
--   -            WHERE household_3.city_id = $3::UUID AND asker.entered AND household_3.kind = $4::VARCHAR
--   +            WHERE household_3.township_id = $3::UUID AND asker.entered AND household_3.kind = $4::VARCHAR
--   line 59
--   -            WHERE household_4.city_id = $3::UUID AND asker.entered AND household_4.kind = ANY ($5::TEXT[])
--   +            WHERE household_4.township_id = $3::UUID AND asker.entered AND household_4.kind = ANY ($5::TEXT[])
--   line 64
--   -                  WHERE household_membership_5.city_id = $3::UUID
--   +                  WHERE household_membership_5.township_id = $3::UUID
--   line 80
--   -            WHERE (division_6.city_id = $6::UUID OR division_6.id = ANY ($7::UUID[])) AND asker.entered
--   +            WHERE (division_6.township_id = $6::UUID OR division_6.id = ANY ($7::UUID[])) AND asker.entered

-- village_viewer: as city_viewer, but
--   line 10
--   -            WHERE person_0.city_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
--   +            WHERE person_0.village_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
--   line 22
--   -            WHERE person_1.city_id = $1::UUID AND person_1.merged_into_id IS NULL AND asker.entered
--   +            WHERE person_1.village_id = $1::UUID AND person_1.merged_into_id IS NULL AND asker.entered
--   line 35
--   -            WHERE household_2.city_id = $3::UUID AND asker.entered
--   +            WHERE household_2.village_id = $3::UUID AND asker.entered
--   line 47
--   -            WHERE household_3.city_id = $3::UUID AND asker.entered AND household_3.kind = $4::VARCHAR
--   +            WHERE household_3.village_id = $3::UUID AND asker.entered AND household_3.kind = $4::VARCHAR
--   line 59
--   -            WHERE household_4.city_id = $3::UUID AND asker.entered AND household_4.kind = ANY ($5::TEXT[])
--   +            WHERE household_4.village_id = $3::UUID AND asker.entered AND household_4.kind = ANY ($5::TEXT[])
--   line 64
--   -                  WHERE household_membership_5.city_id = $3::UUID
--   +                  WHERE household_membership_5.village_id = $3::UUID
--   line 80
--   -            WHERE (division_6.city_id = $6::UUID OR division_6.id = ANY ($7::UUID[])) AND asker.entered
--   +            WHERE (division_6.village_id = $6::UUID OR division_6.id = ANY ($7::UUID[])) AND asker.entered

-- both_counties: as city_viewer, but
--   line 10
--   -            WHERE person_0.city_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
--   +            WHERE person_0.county_id = ANY ($1::UUID[]) AND person_0.merged_into_id IS NULL AND asker.entered
--   line 22
--   -            WHERE person_1.city_id = $1::UUID AND person_1.merged_into_id IS NULL AND asker.entered
--   +            WHERE person_1.county_id = ANY ($1::UUID[]) AND person_1.merged_into_id IS NULL AND asker.entered
--   line 35
--   -            WHERE household_2.city_id = $3::UUID AND asker.entered
--   +            WHERE household_2.county_id = ANY ($3::UUID[]) AND asker.entered
--   line 47
--   -            WHERE household_3.city_id = $3::UUID AND asker.entered AND household_3.kind = $4::VARCHAR
--   +            WHERE household_3.county_id = ANY ($3::UUID[]) AND asker.entered AND household_3.kind = $4::VARCHAR
--   line 59
--   -            WHERE household_4.city_id = $3::UUID AND asker.entered AND household_4.kind = ANY ($5::TEXT[])
--   +            WHERE household_4.county_id = ANY ($3::UUID[]) AND asker.entered
--   +              AND household_4.kind = ANY ($5::TEXT[])
--   line 64
--   -                  WHERE household_membership_5.city_id = $3::UUID
--   +                  WHERE household_membership_5.county_id = ANY ($3::UUID[])
--   line 80
--   -            WHERE (division_6.city_id = $6::UUID OR division_6.id = ANY ($7::UUID[])) AND asker.entered
--   -              AND upper(division_6.level) = $8::VARCHAR
--   +            WHERE (division_6.county_id = ANY ($6::UUID[]) OR division_6.id = ANY ($7::UUID[]))
--   +              AND asker.entered AND upper(division_6.level) = $8::VARCHAR

-- mixed_roles: as county_registrar

-- oversight: as county_registrar

-- nobody
-- refused: FORBIDDEN
