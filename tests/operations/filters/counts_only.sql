-- city_viewer
WITH asker AS MATERIALIZED (SELECT guard.enter($20::UUID) AS entered)
SELECT convert_to(
  (
    '{"people":' || (
      WITH person_0_page AS MATERIALIZED (
        SELECT person_0.id AS id
        FROM person AS person_0
        WHERE person_0.city_id = $1::UUID AND asker.entered
        ORDER BY person_0.id ASC
        LIMIT $2::BIGINT
      ),
      person_0_shown AS MATERIALIZED (
        SELECT person_0_page.id AS id
        FROM person_0_page
        ORDER BY person_0_page.id ASC
        LIMIT $3::BIGINT
      )
      SELECT (
        '{"totalCount":' || CAST(
          (
            SELECT count(*) AS count_1
            FROM person AS person_0
            WHERE person_0.city_id = $1::UUID AND asker.entered
          ) AS TEXT
        )
        || '}'
      ) AS json_text_1
    )
    || ',"women":' || (
      WITH person_1_page AS MATERIALIZED (
        SELECT person_1.id AS id
        FROM person AS person_1
        WHERE person_1.city_id = $1::UUID AND asker.entered AND person_1.sex = $4::VARCHAR
        ORDER BY person_1.id ASC
        LIMIT $5::BIGINT
      ),
      person_1_shown AS MATERIALIZED (
        SELECT person_1_page.id AS id
        FROM person_1_page
        ORDER BY person_1_page.id ASC
        LIMIT $6::BIGINT
      )
      SELECT (
        '{"totalCount":' || CAST(
          (
            SELECT count(*) AS count_2
            FROM person AS person_1
            WHERE person_1.city_id = $1::UUID AND asker.entered AND person_1.sex = $4::VARCHAR
          ) AS TEXT
        )
        || '}'
      ) AS json_text_2
    )
    || ',"households":' || (
      WITH household_2_page AS MATERIALIZED (
        SELECT household_2.id AS id
        FROM household AS household_2
        WHERE household_2.city_id = $7::UUID AND asker.entered
        ORDER BY household_2.id ASC
        LIMIT $8::BIGINT
      ),
      household_2_shown AS MATERIALIZED (
        SELECT household_2_page.id AS id
        FROM household_2_page
        ORDER BY household_2_page.id ASC
        LIMIT $9::BIGINT
      )
      SELECT (
        '{"totalCount":' || CAST(
          (
            SELECT count(*) AS count_3
            FROM household AS household_2
            WHERE household_2.city_id = $7::UUID AND asker.entered
          ) AS TEXT
        )
        || '}'
      ) AS json_text_3
    )
    || ',"rural":' || (
      WITH household_3_page AS MATERIALIZED (
        SELECT household_3.id AS id
        FROM household AS household_3
        WHERE household_3.city_id = $7::UUID AND asker.entered AND household_3.kind = $10::VARCHAR
        ORDER BY household_3.id DESC
        LIMIT $11::BIGINT
      ),
      household_3_shown AS MATERIALIZED (
        SELECT household_3_page.id AS id
        FROM household_3_page
        ORDER BY household_3_page.id DESC
        LIMIT $12::BIGINT
      )
      SELECT (
        '{"totalCount":' || CAST(
          (
            SELECT count(*) AS count_4
            FROM household AS household_3
            WHERE household_3.city_id = $7::UUID AND asker.entered AND household_3.kind = $10::VARCHAR
          ) AS TEXT
        )
        || '}'
      ) AS json_text_4
    )
    || ',"empty":' || (
      WITH household_4_page AS MATERIALIZED (
        SELECT household_4.id AS id
        FROM household AS household_4
        WHERE household_4.city_id = $7::UUID AND asker.entered
          AND NOT (
            EXISTS (
              SELECT 1
              FROM household_membership AS household_membership_5
              WHERE household_membership_5.city_id = $7::UUID
                AND household_membership_5.household_id = household_4.id
                AND household_membership_5.ended_on IS NULL AND true
            )
          )
        ORDER BY household_4.id ASC
        LIMIT $13::BIGINT
      ),
      household_4_shown AS MATERIALIZED (
        SELECT household_4_page.id AS id
        FROM household_4_page
        ORDER BY household_4_page.id ASC
        LIMIT $14::BIGINT
      )
      SELECT (
        '{"totalCount":' || CAST(
          (
            SELECT count(*) AS count_5
            FROM household AS household_4
            WHERE household_4.city_id = $7::UUID AND asker.entered
              AND NOT (
                EXISTS (
                  SELECT 1
                  FROM household_membership AS household_membership_5
                  WHERE household_membership_5.city_id = $7::UUID
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
      WITH division_6_page AS MATERIALIZED (
        SELECT division_6.id AS id
        FROM division AS division_6
        WHERE (division_6.city_id = $15::UUID OR division_6.id = ANY ($16::UUID[])) AND asker.entered
          AND upper(division_6.level) = $17::VARCHAR
        ORDER BY division_6.id ASC
        LIMIT $18::BIGINT
      ),
      division_6_shown AS MATERIALIZED (
        SELECT division_6_page.id AS id
        FROM division_6_page
        ORDER BY division_6_page.id ASC
        LIMIT $19::BIGINT
      )
      SELECT (
        '{"totalCount":' || CAST(
          (
            SELECT count(*) AS count_6
            FROM division AS division_6
            WHERE (division_6.city_id = $15::UUID OR division_6.id = ANY ($16::UUID[])) AND asker.entered
              AND upper(division_6.level) = $17::VARCHAR
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
--   line 8
--   -        WHERE person_0.city_id = $1::UUID AND asker.entered
--   +        WHERE person_0.county_id = $1::UUID AND asker.entered
--   line 23
--   -            WHERE person_0.city_id = $1::UUID AND asker.entered
--   +            WHERE person_0.county_id = $1::UUID AND asker.entered
--   line 33
--   -        WHERE person_1.city_id = $1::UUID AND asker.entered AND person_1.sex = $4::VARCHAR
--   +        WHERE person_1.county_id = $1::UUID AND asker.entered AND person_1.sex = $4::VARCHAR
--   line 48
--   -            WHERE person_1.city_id = $1::UUID AND asker.entered AND person_1.sex = $4::VARCHAR
--   +            WHERE person_1.county_id = $1::UUID AND asker.entered AND person_1.sex = $4::VARCHAR
--   line 58
--   -        WHERE household_2.city_id = $7::UUID AND asker.entered
--   +        WHERE household_2.county_id = $7::UUID AND asker.entered
--   line 73
--   -            WHERE household_2.city_id = $7::UUID AND asker.entered
--   +            WHERE household_2.county_id = $7::UUID AND asker.entered
--   line 83
--   -        WHERE household_3.city_id = $7::UUID AND asker.entered AND household_3.kind = $10::VARCHAR
--   +        WHERE household_3.county_id = $7::UUID AND asker.entered AND household_3.kind = $10::VARCHAR
--   line 98
--   -            WHERE household_3.city_id = $7::UUID AND asker.entered AND household_3.kind = $10::VARCHAR
--   +            WHERE household_3.county_id = $7::UUID AND asker.entered AND household_3.kind = $10::VARCHAR
--   line 108
--   -        WHERE household_4.city_id = $7::UUID AND asker.entered
--   +        WHERE household_4.county_id = $7::UUID AND asker.entered
--   line 113
--   -              WHERE household_membership_5.city_id = $7::UUID
--   +              WHERE household_membership_5.county_id = $7::UUID
--   line 132
--   -            WHERE household_4.city_id = $7::UUID AND asker.entered
--   +            WHERE household_4.county_id = $7::UUID AND asker.entered
--   line 137
--   -                  WHERE household_membership_5.city_id = $7::UUID
--   +                  WHERE household_membership_5.county_id = $7::UUID
--   line 151
--   -        WHERE (division_6.city_id = $15::UUID OR division_6.id = ANY ($16::UUID[])) AND asker.entered
--   +        WHERE (division_6.county_id = $15::UUID OR division_6.id = ANY ($16::UUID[])) AND asker.entered
--   line 167
--   -            WHERE (division_6.city_id = $15::UUID OR division_6.id = ANY ($16::UUID[])) AND asker.entered
--   +            WHERE (division_6.county_id = $15::UUID OR division_6.id = ANY ($16::UUID[])) AND asker.entered

-- township_registrar: as city_viewer, but
--   line 8
--   -        WHERE person_0.city_id = $1::UUID AND asker.entered
--   +        WHERE person_0.township_id = $1::UUID AND asker.entered
--   line 23
--   -            WHERE person_0.city_id = $1::UUID AND asker.entered
--   +            WHERE person_0.township_id = $1::UUID AND asker.entered
--   line 33
--   -        WHERE person_1.city_id = $1::UUID AND asker.entered AND person_1.sex = $4::VARCHAR
--   +        WHERE person_1.township_id = $1::UUID AND asker.entered AND person_1.sex = $4::VARCHAR
--   line 48
--   -            WHERE person_1.city_id = $1::UUID AND asker.entered AND person_1.sex = $4::VARCHAR
--   +            WHERE person_1.township_id = $1::UUID AND asker.entered AND person_1.sex = $4::VARCHAR
--   line 58
--   -        WHERE household_2.city_id = $7::UUID AND asker.entered
--   +        WHERE household_2.township_id = $7::UUID AND asker.entered
--   line 73
--   -            WHERE household_2.city_id = $7::UUID AND asker.entered
--   +            WHERE household_2.township_id = $7::UUID AND asker.entered
--   line 83
--   -        WHERE household_3.city_id = $7::UUID AND asker.entered AND household_3.kind = $10::VARCHAR
--   +        WHERE household_3.township_id = $7::UUID AND asker.entered AND household_3.kind = $10::VARCHAR
--   line 98
--   -            WHERE household_3.city_id = $7::UUID AND asker.entered AND household_3.kind = $10::VARCHAR
--   +            WHERE household_3.township_id = $7::UUID AND asker.entered AND household_3.kind = $10::VARCHAR
--   line 108
--   -        WHERE household_4.city_id = $7::UUID AND asker.entered
--   +        WHERE household_4.township_id = $7::UUID AND asker.entered
--   line 113
--   -              WHERE household_membership_5.city_id = $7::UUID
--   +              WHERE household_membership_5.township_id = $7::UUID
--   line 132
--   -            WHERE household_4.city_id = $7::UUID AND asker.entered
--   +            WHERE household_4.township_id = $7::UUID AND asker.entered
--   line 137
--   -                  WHERE household_membership_5.city_id = $7::UUID
--   +                  WHERE household_membership_5.township_id = $7::UUID
--   line 151
--   -        WHERE (division_6.city_id = $15::UUID OR division_6.id = ANY ($16::UUID[])) AND asker.entered
--   +        WHERE (division_6.township_id = $15::UUID OR division_6.id = ANY ($16::UUID[])) AND asker.entered
--   line 167
--   -            WHERE (division_6.city_id = $15::UUID OR division_6.id = ANY ($16::UUID[])) AND asker.entered
--   +            WHERE (division_6.township_id = $15::UUID OR division_6.id = ANY ($16::UUID[])) AND asker.entered

-- village_viewer: as city_viewer, but
--   line 8
--   -        WHERE person_0.city_id = $1::UUID AND asker.entered
--   +        WHERE person_0.village_id = $1::UUID AND asker.entered
--   line 23
--   -            WHERE person_0.city_id = $1::UUID AND asker.entered
--   +            WHERE person_0.village_id = $1::UUID AND asker.entered
--   line 33
--   -        WHERE person_1.city_id = $1::UUID AND asker.entered AND person_1.sex = $4::VARCHAR
--   +        WHERE person_1.village_id = $1::UUID AND asker.entered AND person_1.sex = $4::VARCHAR
--   line 48
--   -            WHERE person_1.city_id = $1::UUID AND asker.entered AND person_1.sex = $4::VARCHAR
--   +            WHERE person_1.village_id = $1::UUID AND asker.entered AND person_1.sex = $4::VARCHAR
--   line 58
--   -        WHERE household_2.city_id = $7::UUID AND asker.entered
--   +        WHERE household_2.village_id = $7::UUID AND asker.entered
--   line 73
--   -            WHERE household_2.city_id = $7::UUID AND asker.entered
--   +            WHERE household_2.village_id = $7::UUID AND asker.entered
--   line 83
--   -        WHERE household_3.city_id = $7::UUID AND asker.entered AND household_3.kind = $10::VARCHAR
--   +        WHERE household_3.village_id = $7::UUID AND asker.entered AND household_3.kind = $10::VARCHAR
--   line 98
--   -            WHERE household_3.city_id = $7::UUID AND asker.entered AND household_3.kind = $10::VARCHAR
--   +            WHERE household_3.village_id = $7::UUID AND asker.entered AND household_3.kind = $10::VARCHAR
--   line 108
--   -        WHERE household_4.city_id = $7::UUID AND asker.entered
--   +        WHERE household_4.village_id = $7::UUID AND asker.entered
--   line 113
--   -              WHERE household_membership_5.city_id = $7::UUID
--   +              WHERE household_membership_5.village_id = $7::UUID
--   line 132
--   -            WHERE household_4.city_id = $7::UUID AND asker.entered
--   +            WHERE household_4.village_id = $7::UUID AND asker.entered
--   line 137
--   -                  WHERE household_membership_5.city_id = $7::UUID
--   +                  WHERE household_membership_5.village_id = $7::UUID
--   line 151
--   -        WHERE (division_6.city_id = $15::UUID OR division_6.id = ANY ($16::UUID[])) AND asker.entered
--   +        WHERE (division_6.village_id = $15::UUID OR division_6.id = ANY ($16::UUID[])) AND asker.entered
--   line 167
--   -            WHERE (division_6.city_id = $15::UUID OR division_6.id = ANY ($16::UUID[])) AND asker.entered
--   +            WHERE (division_6.village_id = $15::UUID OR division_6.id = ANY ($16::UUID[])) AND asker.entered

-- both_counties: as city_viewer, but
--   line 8
--   -        WHERE person_0.city_id = $1::UUID AND asker.entered
--   +        WHERE person_0.county_id = ANY ($1::UUID[]) AND asker.entered
--   line 23
--   -            WHERE person_0.city_id = $1::UUID AND asker.entered
--   +            WHERE person_0.county_id = ANY ($1::UUID[]) AND asker.entered
--   line 33
--   -        WHERE person_1.city_id = $1::UUID AND asker.entered AND person_1.sex = $4::VARCHAR
--   +        WHERE person_1.county_id = ANY ($1::UUID[]) AND asker.entered AND person_1.sex = $4::VARCHAR
--   line 48
--   -            WHERE person_1.city_id = $1::UUID AND asker.entered AND person_1.sex = $4::VARCHAR
--   +            WHERE person_1.county_id = ANY ($1::UUID[]) AND asker.entered AND person_1.sex = $4::VARCHAR
--   line 58
--   -        WHERE household_2.city_id = $7::UUID AND asker.entered
--   +        WHERE household_2.county_id = ANY ($7::UUID[]) AND asker.entered
--   line 73
--   -            WHERE household_2.city_id = $7::UUID AND asker.entered
--   +            WHERE household_2.county_id = ANY ($7::UUID[]) AND asker.entered
--   line 83
--   -        WHERE household_3.city_id = $7::UUID AND asker.entered AND household_3.kind = $10::VARCHAR
--   +        WHERE household_3.county_id = ANY ($7::UUID[]) AND asker.entered AND household_3.kind = $10::VARCHAR
--   line 98
--   -            WHERE household_3.city_id = $7::UUID AND asker.entered AND household_3.kind = $10::VARCHAR
--   +            WHERE household_3.county_id = ANY ($7::UUID[]) AND asker.entered AND household_3.kind = $10::VARCHAR
--   line 108
--   -        WHERE household_4.city_id = $7::UUID AND asker.entered
--   +        WHERE household_4.county_id = ANY ($7::UUID[]) AND asker.entered
--   line 113
--   -              WHERE household_membership_5.city_id = $7::UUID
--   +              WHERE household_membership_5.county_id = ANY ($7::UUID[])
--   line 132
--   -            WHERE household_4.city_id = $7::UUID AND asker.entered
--   +            WHERE household_4.county_id = ANY ($7::UUID[]) AND asker.entered
--   line 137
--   -                  WHERE household_membership_5.city_id = $7::UUID
--   +                  WHERE household_membership_5.county_id = ANY ($7::UUID[])
--   line 151
--   -        WHERE (division_6.city_id = $15::UUID OR division_6.id = ANY ($16::UUID[])) AND asker.entered
--   +        WHERE (division_6.county_id = ANY ($15::UUID[]) OR division_6.id = ANY ($16::UUID[])) AND asker.entered
--   line 167
--   -            WHERE (division_6.city_id = $15::UUID OR division_6.id = ANY ($16::UUID[])) AND asker.entered
--   -              AND upper(division_6.level) = $17::VARCHAR
--   +            WHERE (division_6.county_id = ANY ($15::UUID[]) OR division_6.id = ANY ($16::UUID[]))
--   +              AND asker.entered AND upper(division_6.level) = $17::VARCHAR

-- mixed_roles: as county_registrar

-- nobody
-- refused: FORBIDDEN
