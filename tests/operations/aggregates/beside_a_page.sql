-- city_viewer
WITH asker AS MATERIALIZED (SELECT guard.enter($9::UUID) AS entered)
SELECT convert_to(
  (
    '{"people":' || (
      WITH person_0_page AS MATERIALIZED (
        SELECT person_0.birth_date AS birth_date, person_0.id AS id, person_0.name AS name
        FROM person AS person_0
        WHERE person_0.city_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
          AND person_0.sex = $2::VARCHAR AND person_0.birth_date < $3::DATE
          AND (
            EXISTS (
              SELECT 1
              FROM household_membership AS household_membership_1, household AS household_2
              WHERE household_2.city_id = $4::UUID AND household_membership_1.person_id = person_0.id
                AND household_membership_1.ended_on IS NULL
                AND household_2.id = household_membership_1.household_id
                AND household_membership_1.city_id = $4::UUID AND household_2.kind = $5::VARCHAR
            )
          )
        ORDER BY person_0.birth_date ASC, person_0.id ASC
        LIMIT $6::BIGINT
      ),
      person_0_shown AS MATERIALIZED (
        SELECT person_0_page.birth_date AS birth_date, person_0_page.id AS id, person_0_page.name AS name
        FROM person_0_page
        ORDER BY person_0_page.birth_date ASC, person_0_page.id ASC
        LIMIT $7::BIGINT
      )
      SELECT (
        '{"totalCount":' || CAST(
          (
            SELECT count(*) AS count_1
            FROM person AS person_0
            WHERE person_0.city_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
              AND person_0.sex = $2::VARCHAR AND person_0.birth_date < $3::DATE
              AND (
                EXISTS (
                  SELECT 1
                  FROM household_membership AS household_membership_1, household AS household_2
                  WHERE household_2.city_id = $4::UUID AND household_membership_1.person_id = person_0.id
                    AND household_membership_1.ended_on IS NULL
                    AND household_2.id = household_membership_1.household_id
                    AND household_membership_1.city_id = $4::UUID AND household_2.kind = $5::VARCHAR
                )
              )
          ) AS TEXT
        )
        || ',"aggregate":' || (
          SELECT (
            '{"count":' || CAST(count(*) AS TEXT)
            || ',"avg":{"version":' || coalesce(
              ('"' || CAST(trim_scale(round(avg(person_0.version), 6)) AS TEXT) || '"'), 'null'
            )
            || '}}'
          ) AS json_text_2
          FROM person AS person_0
          WHERE person_0.city_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
            AND person_0.sex = $2::VARCHAR AND person_0.birth_date < $3::DATE
            AND (
              EXISTS (
                SELECT 1
                FROM household_membership AS household_membership_1, household AS household_2
                WHERE household_2.city_id = $4::UUID AND household_membership_1.person_id = person_0.id
                  AND household_membership_1.ended_on IS NULL
                  AND household_2.id = household_membership_1.household_id
                  AND household_membership_1.city_id = $4::UUID AND household_2.kind = $5::VARCHAR
              )
            )
        )
        || ',"groups":' || (
          SELECT (
            '[' || coalesce(
              string_agg(
                (
                  '{"key":{"education":' || coalesce(
                    (
                      SELECT ('{"name":' || CAST(to_json(coded_value_3.name) AS TEXT) || '}') AS json_text_4
                      FROM coded_value AS coded_value_3
                      WHERE coded_value_3.list = 'GB/T 4658' AND coded_value_3.code = person_0_groups.education
                    ),
                    'null'
                  )
                  || '},"aggregate":' || person_0_groups.aggregate_1 || '}'
                ),
                ','
                ORDER BY person_0_groups.count DESC, person_0_groups.education ASC
              ),
              ''
            )
            || ']'
          ) AS json_text_3
          FROM (
            SELECT person_0_grouped.education AS education, person_0_grouped.count AS count,
              person_0_grouped.aggregate_1 AS aggregate_1
            FROM (
              SELECT person_0.education AS education, count(*) AS count,
                ('{"count":' || CAST(count(*) AS TEXT) || '}') AS aggregate_1
              FROM person AS person_0
              WHERE person_0.city_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
                AND person_0.sex = $2::VARCHAR AND person_0.birth_date < $3::DATE
                AND (
                  EXISTS (
                    SELECT 1
                    FROM household_membership AS household_membership_1, household AS household_2
                    WHERE household_2.city_id = $4::UUID AND household_membership_1.person_id = person_0.id
                      AND household_membership_1.ended_on IS NULL
                      AND household_2.id = household_membership_1.household_id
                      AND household_membership_1.city_id = $4::UUID AND household_2.kind = $5::VARCHAR
                  )
                ) GROUP BY 1
              LIMIT ALL OFFSET 0
            ) AS person_0_grouped
            ORDER BY person_0_grouped.count DESC, person_0_grouped.education ASC
            LIMIT $8::BIGINT
          ) AS person_0_groups
        )
        || ',"nodes":' || (
          SELECT (
            '[' || coalesce(
              string_agg(
                ('{"name":' || CAST(to_json(person_0_shown.name) AS TEXT) || '}'), ','
                ORDER BY person_0_shown.birth_date ASC, person_0_shown.id ASC
              ),
              ''
            )
            || ']'
          ) AS json_text_5
          FROM person_0_shown
        )
        || ',"pageInfo":{"hasNextPage":' || CAST(
          (SELECT count(*) AS count_2 FROM person_0_page) > $7::BIGINT AS TEXT
        )
        || '}}'
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
--   line 14
--   -              WHERE household_2.city_id = $4::UUID AND household_membership_1.person_id = person_0.id
--   +              WHERE household_2.county_id = $4::UUID AND household_membership_1.person_id = person_0.id
--   line 17
--   -                AND household_membership_1.city_id = $4::UUID AND household_2.kind = $5::VARCHAR
--   +                AND household_membership_1.county_id = $4::UUID AND household_2.kind = $5::VARCHAR
--   line 34
--   -            WHERE person_0.city_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
--   +            WHERE person_0.county_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
--   line 40
--   -                  WHERE household_2.city_id = $4::UUID AND household_membership_1.person_id = person_0.id
--   +                  WHERE household_2.county_id = $4::UUID AND household_membership_1.person_id = person_0.id
--   line 43
--   -                    AND household_membership_1.city_id = $4::UUID AND household_2.kind = $5::VARCHAR
--   +                    AND household_membership_1.county_id = $4::UUID AND household_2.kind = $5::VARCHAR
--   line 57
--   -          WHERE person_0.city_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
--   +          WHERE person_0.county_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
--   line 63
--   -                WHERE household_2.city_id = $4::UUID AND household_membership_1.person_id = person_0.id
--   +                WHERE household_2.county_id = $4::UUID AND household_membership_1.person_id = person_0.id
--   line 66
--   -                  AND household_membership_1.city_id = $4::UUID AND household_2.kind = $5::VARCHAR
--   +                  AND household_membership_1.county_id = $4::UUID AND household_2.kind = $5::VARCHAR
--   line 99
--   -              WHERE person_0.city_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
--   +              WHERE person_0.county_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
--   line 105
--   -                    WHERE household_2.city_id = $4::UUID AND household_membership_1.person_id = person_0.id
--   +                    WHERE household_2.county_id = $4::UUID AND household_membership_1.person_id = person_0.id
--   line 108
--   -                      AND household_membership_1.city_id = $4::UUID AND household_2.kind = $5::VARCHAR
--   +                      AND household_membership_1.county_id = $4::UUID AND household_2.kind = $5::VARCHAR

-- township_registrar: as city_viewer, but
--   line 8
--   -        WHERE person_0.city_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
--   +        WHERE person_0.township_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
--   line 14
--   -              WHERE household_2.city_id = $4::UUID AND household_membership_1.person_id = person_0.id
--   +              WHERE household_2.township_id = $4::UUID AND household_membership_1.person_id = person_0.id
--   line 17
--   -                AND household_membership_1.city_id = $4::UUID AND household_2.kind = $5::VARCHAR
--   +                AND household_membership_1.township_id = $4::UUID AND household_2.kind = $5::VARCHAR
--   line 34
--   -            WHERE person_0.city_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
--   +            WHERE person_0.township_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
--   line 40
--   -                  WHERE household_2.city_id = $4::UUID AND household_membership_1.person_id = person_0.id
--   +                  WHERE household_2.township_id = $4::UUID AND household_membership_1.person_id = person_0.id
--   line 43
--   -                    AND household_membership_1.city_id = $4::UUID AND household_2.kind = $5::VARCHAR
--   +                    AND household_membership_1.township_id = $4::UUID AND household_2.kind = $5::VARCHAR
--   line 57
--   -          WHERE person_0.city_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
--   +          WHERE person_0.township_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
--   line 63
--   -                WHERE household_2.city_id = $4::UUID AND household_membership_1.person_id = person_0.id
--   +                WHERE household_2.township_id = $4::UUID AND household_membership_1.person_id = person_0.id
--   line 66
--   -                  AND household_membership_1.city_id = $4::UUID AND household_2.kind = $5::VARCHAR
--   +                  AND household_membership_1.township_id = $4::UUID AND household_2.kind = $5::VARCHAR
--   line 99
--   -              WHERE person_0.city_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
--   +              WHERE person_0.township_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
--   line 105
--   -                    WHERE household_2.city_id = $4::UUID AND household_membership_1.person_id = person_0.id
--   +                    WHERE household_2.township_id = $4::UUID AND household_membership_1.person_id = person_0.id
--   line 108
--   -                      AND household_membership_1.city_id = $4::UUID AND household_2.kind = $5::VARCHAR
--   +                      AND household_membership_1.township_id = $4::UUID AND household_2.kind = $5::VARCHAR

-- village_viewer: as city_viewer, but
--   line 8
--   -        WHERE person_0.city_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
--   +        WHERE person_0.village_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
--   line 14
--   -              WHERE household_2.city_id = $4::UUID AND household_membership_1.person_id = person_0.id
--   +              WHERE household_2.village_id = $4::UUID AND household_membership_1.person_id = person_0.id
--   line 17
--   -                AND household_membership_1.city_id = $4::UUID AND household_2.kind = $5::VARCHAR
--   +                AND household_membership_1.village_id = $4::UUID AND household_2.kind = $5::VARCHAR
--   line 34
--   -            WHERE person_0.city_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
--   +            WHERE person_0.village_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
--   line 40
--   -                  WHERE household_2.city_id = $4::UUID AND household_membership_1.person_id = person_0.id
--   +                  WHERE household_2.village_id = $4::UUID AND household_membership_1.person_id = person_0.id
--   line 43
--   -                    AND household_membership_1.city_id = $4::UUID AND household_2.kind = $5::VARCHAR
--   +                    AND household_membership_1.village_id = $4::UUID AND household_2.kind = $5::VARCHAR
--   line 57
--   -          WHERE person_0.city_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
--   +          WHERE person_0.village_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
--   line 63
--   -                WHERE household_2.city_id = $4::UUID AND household_membership_1.person_id = person_0.id
--   +                WHERE household_2.village_id = $4::UUID AND household_membership_1.person_id = person_0.id
--   line 66
--   -                  AND household_membership_1.city_id = $4::UUID AND household_2.kind = $5::VARCHAR
--   +                  AND household_membership_1.village_id = $4::UUID AND household_2.kind = $5::VARCHAR
--   line 99
--   -              WHERE person_0.city_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
--   +              WHERE person_0.village_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
--   line 105
--   -                    WHERE household_2.city_id = $4::UUID AND household_membership_1.person_id = person_0.id
--   +                    WHERE household_2.village_id = $4::UUID AND household_membership_1.person_id = person_0.id
--   line 108
--   -                      AND household_membership_1.city_id = $4::UUID AND household_2.kind = $5::VARCHAR
--   +                      AND household_membership_1.village_id = $4::UUID AND household_2.kind = $5::VARCHAR

-- both_counties: as city_viewer, but
--   line 8
--   -        WHERE person_0.city_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
--   +        WHERE person_0.county_id = ANY ($1::UUID[]) AND person_0.merged_into_id IS NULL AND asker.entered
--   line 14
--   -              WHERE household_2.city_id = $4::UUID AND household_membership_1.person_id = person_0.id
--   +              WHERE household_2.county_id = ANY ($4::UUID[]) AND household_membership_1.person_id = person_0.id
--   line 17
--   -                AND household_membership_1.city_id = $4::UUID AND household_2.kind = $5::VARCHAR
--   +                AND household_membership_1.county_id = ANY ($4::UUID[]) AND household_2.kind = $5::VARCHAR
--   line 34
--   -            WHERE person_0.city_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
--   +            WHERE person_0.county_id = ANY ($1::UUID[]) AND person_0.merged_into_id IS NULL AND asker.entered
--   line 40
--   -                  WHERE household_2.city_id = $4::UUID AND household_membership_1.person_id = person_0.id
--   +                  WHERE household_2.county_id = ANY ($4::UUID[])
--   +                    AND household_membership_1.person_id = person_0.id
--   line 43
--   -                    AND household_membership_1.city_id = $4::UUID AND household_2.kind = $5::VARCHAR
--   +                    AND household_membership_1.county_id = ANY ($4::UUID[]) AND household_2.kind = $5::VARCHAR
--   line 57
--   -          WHERE person_0.city_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
--   +          WHERE person_0.county_id = ANY ($1::UUID[]) AND person_0.merged_into_id IS NULL AND asker.entered
--   line 63
--   -                WHERE household_2.city_id = $4::UUID AND household_membership_1.person_id = person_0.id
--   -                  AND household_membership_1.ended_on IS NULL
--   +                WHERE household_2.county_id = ANY ($4::UUID[])
--   +                  AND household_membership_1.person_id = person_0.id AND household_membership_1.ended_on IS NULL
--   line 66
--   -                  AND household_membership_1.city_id = $4::UUID AND household_2.kind = $5::VARCHAR
--   +                  AND household_membership_1.county_id = ANY ($4::UUID[]) AND household_2.kind = $5::VARCHAR
--   line 99
--   -              WHERE person_0.city_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
--   +              WHERE person_0.county_id = ANY ($1::UUID[]) AND person_0.merged_into_id IS NULL AND asker.entered
--   line 105
--   -                    WHERE household_2.city_id = $4::UUID AND household_membership_1.person_id = person_0.id
--   +                    WHERE household_2.county_id = ANY ($4::UUID[])
--   +                      AND household_membership_1.person_id = person_0.id
--   line 108
--   -                      AND household_membership_1.city_id = $4::UUID AND household_2.kind = $5::VARCHAR
--   +                      AND household_membership_1.county_id = ANY ($4::UUID[]) AND household_2.kind = $5::VARCHAR

-- mixed_roles: as county_registrar

-- oversight: as county_registrar

-- nobody
-- refused: FORBIDDEN
