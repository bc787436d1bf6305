-- city_viewer
WITH asker AS MATERIALIZED (SELECT guard.enter($9::UUID) AS entered)
SELECT convert_to(
  (
    '{"left":' || (
      WITH person_0_page AS MATERIALIZED (
        SELECT person_0.id AS id, person_0.name AS name
        FROM person AS person_0
        WHERE person_0.city_id = $1::UUID AND asker.entered
          AND (
            EXISTS (
              SELECT 1
              FROM household_membership AS household_membership_1
              WHERE household_membership_1.city_id = $2::UUID AND household_membership_1.person_id = person_0.id
                AND household_membership_1.ended_on IS NOT NULL
            )
          )
        ORDER BY person_0.id ASC
        LIMIT $3::BIGINT
      ),
      person_0_shown AS MATERIALIZED (
        SELECT person_0_page.id AS id, person_0_page.name AS name
        FROM person_0_page
        ORDER BY person_0_page.id ASC
        LIMIT $4::BIGINT
      )
      SELECT (
        '{"totalCount":' || CAST(
          (
            SELECT count(*) AS count_1
            FROM person AS person_0
            WHERE person_0.city_id = $1::UUID AND asker.entered
              AND (
                EXISTS (
                  SELECT 1
                  FROM household_membership AS household_membership_1
                  WHERE household_membership_1.city_id = $2::UUID
                    AND household_membership_1.person_id = person_0.id
                    AND household_membership_1.ended_on IS NOT NULL
                )
              )
          ) AS TEXT
        )
        || ',"nodes":' || (
          SELECT (
            '[' || coalesce(
              string_agg(
                ('{"name":' || CAST(to_json(person_0_shown.name) AS TEXT) || '}'), ','
                ORDER BY person_0_shown.id ASC
              ),
              ''
            )
            || ']'
          ) AS json_text_2
          FROM person_0_shown
        )
        || '}'
      ) AS json_text_1
    )
    || ',"never":' || (
      WITH person_2_page AS MATERIALIZED (
        SELECT person_2.id AS id, person_2.name AS name
        FROM person AS person_2
        WHERE person_2.city_id = $1::UUID AND asker.entered
          AND NOT (
            EXISTS (
              SELECT 1
              FROM household_membership AS household_membership_3
              WHERE household_membership_3.city_id = $2::UUID AND household_membership_3.person_id = person_2.id
                AND true
            )
          )
        ORDER BY person_2.id ASC
        LIMIT $5::BIGINT
      ),
      person_2_shown AS MATERIALIZED (
        SELECT person_2_page.id AS id, person_2_page.name AS name
        FROM person_2_page
        ORDER BY person_2_page.id ASC
        LIMIT $6::BIGINT
      )
      SELECT (
        '{"totalCount":' || CAST(
          (
            SELECT count(*) AS count_2
            FROM person AS person_2
            WHERE person_2.city_id = $1::UUID AND asker.entered
              AND NOT (
                EXISTS (
                  SELECT 1
                  FROM household_membership AS household_membership_3
                  WHERE household_membership_3.city_id = $2::UUID
                    AND household_membership_3.person_id = person_2.id AND true
                )
              )
          ) AS TEXT
        )
        || ',"nodes":' || (
          SELECT (
            '[' || coalesce(
              string_agg(
                ('{"name":' || CAST(to_json(person_2_shown.name) AS TEXT) || '}'), ','
                ORDER BY person_2_shown.id ASC
              ),
              ''
            )
            || ']'
          ) AS json_text_4
          FROM person_2_shown
        )
        || '}'
      ) AS json_text_3
    )
    || ',"homeless":' || (
      WITH person_4_page AS MATERIALIZED (
        SELECT person_4.id AS id, person_4.name AS name
        FROM person AS person_4
        WHERE person_4.city_id = $1::UUID AND asker.entered
          AND (
            EXISTS (
              SELECT 1
              FROM household_membership AS household_membership_5, household AS household_6
              WHERE household_6.city_id = $2::UUID AND household_membership_5.person_id = person_4.id
                AND household_membership_5.ended_on IS NULL
                AND household_6.id = household_membership_5.household_id
                AND household_membership_5.city_id = $2::UUID AND true
            )
          ) IS NOT true
        ORDER BY person_4.id ASC
        LIMIT $7::BIGINT
      ),
      person_4_shown AS MATERIALIZED (
        SELECT person_4_page.id AS id, person_4_page.name AS name
        FROM person_4_page
        ORDER BY person_4_page.id ASC
        LIMIT $8::BIGINT
      )
      SELECT (
        '{"totalCount":' || CAST(
          (
            SELECT count(*) AS count_3
            FROM person AS person_4
            WHERE person_4.city_id = $1::UUID AND asker.entered
              AND (
                EXISTS (
                  SELECT 1
                  FROM household_membership AS household_membership_5, household AS household_6
                  WHERE household_6.city_id = $2::UUID AND household_membership_5.person_id = person_4.id
                    AND household_membership_5.ended_on IS NULL
                    AND household_6.id = household_membership_5.household_id
                    AND household_membership_5.city_id = $2::UUID AND true
                )
              ) IS NOT true
          ) AS TEXT
        )
        || ',"nodes":' || (
          SELECT (
            '[' || coalesce(
              string_agg(
                ('{"name":' || CAST(to_json(person_4_shown.name) AS TEXT) || '}'), ','
                ORDER BY person_4_shown.id ASC
              ),
              ''
            )
            || ']'
          ) AS json_text_6
          FROM person_4_shown
        )
        || '}'
      ) AS json_text_5
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
--   line 13
--   -              WHERE household_membership_1.city_id = $2::UUID AND household_membership_1.person_id = person_0.id
--   +              WHERE household_membership_1.county_id = $2::UUID
--   +                AND household_membership_1.person_id = person_0.id
--   line 31
--   -            WHERE person_0.city_id = $1::UUID AND asker.entered
--   +            WHERE person_0.county_id = $1::UUID AND asker.entered
--   line 36
--   -                  WHERE household_membership_1.city_id = $2::UUID
--   +                  WHERE household_membership_1.county_id = $2::UUID
--   line 63
--   -        WHERE person_2.city_id = $1::UUID AND asker.entered
--   +        WHERE person_2.county_id = $1::UUID AND asker.entered
--   line 68
--   -              WHERE household_membership_3.city_id = $2::UUID AND household_membership_3.person_id = person_2.id
--   -                AND true
--   +              WHERE household_membership_3.county_id = $2::UUID
--   +                AND household_membership_3.person_id = person_2.id AND true
--   line 86
--   -            WHERE person_2.city_id = $1::UUID AND asker.entered
--   +            WHERE person_2.county_id = $1::UUID AND asker.entered
--   line 91
--   -                  WHERE household_membership_3.city_id = $2::UUID
--   +                  WHERE household_membership_3.county_id = $2::UUID
--   line 117
--   -        WHERE person_4.city_id = $1::UUID AND asker.entered
--   +        WHERE person_4.county_id = $1::UUID AND asker.entered
--   line 122
--   -              WHERE household_6.city_id = $2::UUID AND household_membership_5.person_id = person_4.id
--   +              WHERE household_6.county_id = $2::UUID AND household_membership_5.person_id = person_4.id
--   line 125
--   -                AND household_membership_5.city_id = $2::UUID AND true
--   +                AND household_membership_5.county_id = $2::UUID AND true
--   line 142
--   -            WHERE person_4.city_id = $1::UUID AND asker.entered
--   +            WHERE person_4.county_id = $1::UUID AND asker.entered
--   line 147
--   -                  WHERE household_6.city_id = $2::UUID AND household_membership_5.person_id = person_4.id
--   +                  WHERE household_6.county_id = $2::UUID AND household_membership_5.person_id = person_4.id
--   line 150
--   -                    AND household_membership_5.city_id = $2::UUID AND true
--   +                    AND household_membership_5.county_id = $2::UUID AND true

-- township_registrar: as city_viewer, but
--   line 8
--   -        WHERE person_0.city_id = $1::UUID AND asker.entered
--   +        WHERE person_0.township_id = $1::UUID AND asker.entered
--   line 13
--   -              WHERE household_membership_1.city_id = $2::UUID AND household_membership_1.person_id = person_0.id
--   +              WHERE household_membership_1.township_id = $2::UUID
--   +                AND household_membership_1.person_id = person_0.id
--   line 31
--   -            WHERE person_0.city_id = $1::UUID AND asker.entered
--   +            WHERE person_0.township_id = $1::UUID AND asker.entered
--   line 36
--   -                  WHERE household_membership_1.city_id = $2::UUID
--   +                  WHERE household_membership_1.township_id = $2::UUID
--   line 63
--   -        WHERE person_2.city_id = $1::UUID AND asker.entered
--   +        WHERE person_2.township_id = $1::UUID AND asker.entered
--   line 68
--   -              WHERE household_membership_3.city_id = $2::UUID AND household_membership_3.person_id = person_2.id
--   -                AND true
--   +              WHERE household_membership_3.township_id = $2::UUID
--   +                AND household_membership_3.person_id = person_2.id AND true
--   line 86
--   -            WHERE person_2.city_id = $1::UUID AND asker.entered
--   +            WHERE person_2.township_id = $1::UUID AND asker.entered
--   line 91
--   -                  WHERE household_membership_3.city_id = $2::UUID
--   +                  WHERE household_membership_3.township_id = $2::UUID
--   line 117
--   -        WHERE person_4.city_id = $1::UUID AND asker.entered
--   +        WHERE person_4.township_id = $1::UUID AND asker.entered
--   line 122
--   -              WHERE household_6.city_id = $2::UUID AND household_membership_5.person_id = person_4.id
--   +              WHERE household_6.township_id = $2::UUID AND household_membership_5.person_id = person_4.id
--   line 125
--   -                AND household_membership_5.city_id = $2::UUID AND true
--   +                AND household_membership_5.township_id = $2::UUID AND true
--   line 142
--   -            WHERE person_4.city_id = $1::UUID AND asker.entered
--   +            WHERE person_4.township_id = $1::UUID AND asker.entered
--   line 147
--   -                  WHERE household_6.city_id = $2::UUID AND household_membership_5.person_id = person_4.id
--   +                  WHERE household_6.township_id = $2::UUID AND household_membership_5.person_id = person_4.id
--   line 150
--   -                    AND household_membership_5.city_id = $2::UUID AND true
--   +                    AND household_membership_5.township_id = $2::UUID AND true

-- village_viewer: as city_viewer, but
--   line 8
--   -        WHERE person_0.city_id = $1::UUID AND asker.entered
--   +        WHERE person_0.village_id = $1::UUID AND asker.entered
--   line 13
--   -              WHERE household_membership_1.city_id = $2::UUID AND household_membership_1.person_id = person_0.id
--   +              WHERE household_membership_1.village_id = $2::UUID
--   +                AND household_membership_1.person_id = person_0.id
--   line 31
--   -            WHERE person_0.city_id = $1::UUID AND asker.entered
--   +            WHERE person_0.village_id = $1::UUID AND asker.entered
--   line 36
--   -                  WHERE household_membership_1.city_id = $2::UUID
--   +                  WHERE household_membership_1.village_id = $2::UUID
--   line 63
--   -        WHERE person_2.city_id = $1::UUID AND asker.entered
--   +        WHERE person_2.village_id = $1::UUID AND asker.entered
--   line 68
--   -              WHERE household_membership_3.city_id = $2::UUID AND household_membership_3.person_id = person_2.id
--   -                AND true
--   +              WHERE household_membership_3.village_id = $2::UUID
--   +                AND household_membership_3.person_id = person_2.id AND true
--   line 86
--   -            WHERE person_2.city_id = $1::UUID AND asker.entered
--   +            WHERE person_2.village_id = $1::UUID AND asker.entered
--   line 91
--   -                  WHERE household_membership_3.city_id = $2::UUID
--   +                  WHERE household_membership_3.village_id = $2::UUID
--   line 117
--   -        WHERE person_4.city_id = $1::UUID AND asker.entered
--   +        WHERE person_4.village_id = $1::UUID AND asker.entered
--   line 122
--   -              WHERE household_6.city_id = $2::UUID AND household_membership_5.person_id = person_4.id
--   +              WHERE household_6.village_id = $2::UUID AND household_membership_5.person_id = person_4.id
--   line 125
--   -                AND household_membership_5.city_id = $2::UUID AND true
--   +                AND household_membership_5.village_id = $2::UUID AND true
--   line 142
--   -            WHERE person_4.city_id = $1::UUID AND asker.entered
--   +            WHERE person_4.village_id = $1::UUID AND asker.entered
--   line 147
--   -                  WHERE household_6.city_id = $2::UUID AND household_membership_5.person_id = person_4.id
--   +                  WHERE household_6.village_id = $2::UUID AND household_membership_5.person_id = person_4.id
--   line 150
--   -                    AND household_membership_5.city_id = $2::UUID AND true
--   +                    AND household_membership_5.village_id = $2::UUID AND true

-- both_counties: as city_viewer, but
--   line 8
--   -        WHERE person_0.city_id = $1::UUID AND asker.entered
--   +        WHERE person_0.county_id = ANY ($1::UUID[]) AND asker.entered
--   line 13
--   -              WHERE household_membership_1.city_id = $2::UUID AND household_membership_1.person_id = person_0.id
--   +              WHERE household_membership_1.county_id = ANY ($2::UUID[])
--   +                AND household_membership_1.person_id = person_0.id
--   line 31
--   -            WHERE person_0.city_id = $1::UUID AND asker.entered
--   +            WHERE person_0.county_id = ANY ($1::UUID[]) AND asker.entered
--   line 36
--   -                  WHERE household_membership_1.city_id = $2::UUID
--   +                  WHERE household_membership_1.county_id = ANY ($2::UUID[])
--   line 63
--   -        WHERE person_2.city_id = $1::UUID AND asker.entered
--   +        WHERE person_2.county_id = ANY ($1::UUID[]) AND asker.entered
--   line 68
--   -              WHERE household_membership_3.city_id = $2::UUID AND household_membership_3.person_id = person_2.id
--   -                AND true
--   +              WHERE household_membership_3.county_id = ANY ($2::UUID[])
--   +                AND household_membership_3.person_id = person_2.id AND true
--   line 86
--   -            WHERE person_2.city_id = $1::UUID AND asker.entered
--   +            WHERE person_2.county_id = ANY ($1::UUID[]) AND asker.entered
--   line 91
--   -                  WHERE household_membership_3.city_id = $2::UUID
--   +                  WHERE household_membership_3.county_id = ANY ($2::UUID[])
--   line 117
--   -        WHERE person_4.city_id = $1::UUID AND asker.entered
--   +        WHERE person_4.county_id = ANY ($1::UUID[]) AND asker.entered
--   line 122
--   -              WHERE household_6.city_id = $2::UUID AND household_membership_5.person_id = person_4.id
--   +              WHERE household_6.county_id = ANY ($2::UUID[]) AND household_membership_5.person_id = person_4.id
--   line 125
--   -                AND household_membership_5.city_id = $2::UUID AND true
--   +                AND household_membership_5.county_id = ANY ($2::UUID[]) AND true
--   line 142
--   -            WHERE person_4.city_id = $1::UUID AND asker.entered
--   +            WHERE person_4.county_id = ANY ($1::UUID[]) AND asker.entered
--   line 147
--   -                  WHERE household_6.city_id = $2::UUID AND household_membership_5.person_id = person_4.id
--   +                  WHERE household_6.county_id = ANY ($2::UUID[])
--   +                    AND household_membership_5.person_id = person_4.id
--   line 150
--   -                    AND household_membership_5.city_id = $2::UUID AND true
--   +                    AND household_membership_5.county_id = ANY ($2::UUID[]) AND true

-- mixed_roles: as county_registrar

-- nobody
-- refused: FORBIDDEN
