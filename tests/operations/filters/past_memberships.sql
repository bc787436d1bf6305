-- city_viewer
WITH asker AS MATERIALIZED (SELECT guard.enter($12::UUID) AS entered)
SELECT convert_to(
  (
    '{"left":' || (
      WITH person_0_page AS MATERIALIZED (
        SELECT person_0.id AS id, person_0.name AS name
        FROM person AS person_0
        WHERE person_0.city_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
          AND person_0.name = ANY ($2::TEXT[])
          AND (
            EXISTS (
              SELECT 1
              FROM household_membership AS household_membership_1
              WHERE household_membership_1.city_id = $3::UUID AND household_membership_1.person_id = person_0.id
                AND household_membership_1.ended_on IS NOT NULL
            )
          )
        ORDER BY person_0.id ASC
        LIMIT $4::BIGINT
      ),
      person_0_shown AS MATERIALIZED (
        SELECT person_0_page.id AS id, person_0_page.name AS name
        FROM person_0_page
        ORDER BY person_0_page.id ASC
        LIMIT $5::BIGINT
      )
      SELECT (
        '{"totalCount":' || CAST(
          (
            SELECT count(*) AS count_1
            FROM person AS person_0
            WHERE person_0.city_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
              AND person_0.name = ANY ($2::TEXT[])
              AND (
                EXISTS (
                  SELECT 1
                  FROM household_membership AS household_membership_1
                  WHERE household_membership_1.city_id = $3::UUID
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
      WITH person_2_glance AS MATERIALIZED (
        SELECT person_2_next.id AS id, person_2_next.name AS name
        FROM (
          SELECT person_2_near.id AS id, person_2_near.name AS name, person_2_near.birth_date >= $6::DATE
            AND NOT (
              EXISTS (
                SELECT 1
                FROM household_membership AS household_membership_3
                WHERE household_membership_3.city_id = $3::UUID
                  AND household_membership_3.person_id = person_2_near.id AND true
              )
            ) AS fits
          FROM person AS person_2_near
          WHERE person_2_near.city_id = $1::UUID AND person_2_near.merged_into_id IS NULL AND asker.entered
          ORDER BY person_2_near.id ASC
          LIMIT 5000
        ) AS person_2_next
        WHERE person_2_next.fits
        ORDER BY person_2_next.id ASC
        LIMIT $7::BIGINT
      ),
      person_2_page AS MATERIALIZED (
        SELECT person_2_glance_or_all.id AS id, person_2_glance_or_all.name AS name
        FROM (
          SELECT person_2_glance.id AS id, person_2_glance.name AS name
          FROM person_2_glance
          WHERE (SELECT count(*) AS count_2 FROM person_2_glance) >= $7::BIGINT
          UNION ALL (
            SELECT person_2.id AS id, person_2.name AS name
            FROM person AS person_2
            WHERE person_2.city_id = $1::UUID AND person_2.merged_into_id IS NULL AND asker.entered
              AND person_2.birth_date >= $6::DATE
              AND NOT (
                EXISTS (
                  SELECT 1
                  FROM household_membership AS household_membership_3
                  WHERE household_membership_3.city_id = $3::UUID
                    AND household_membership_3.person_id = person_2.id AND true
                )
              )
              AND (SELECT count(*) AS count_2 FROM person_2_glance) < $7::BIGINT
            ORDER BY person_2.id ASC
            LIMIT $7::BIGINT
          )
        ) AS person_2_glance_or_all
      ),
      person_2_shown AS MATERIALIZED (
        SELECT person_2_page.id AS id, person_2_page.name AS name
        FROM person_2_page
        ORDER BY person_2_page.id ASC
        LIMIT $8::BIGINT
      )
      SELECT (
        '{"totalCount":' || CAST(
          (
            SELECT count(*) AS count_3
            FROM person AS person_2
            WHERE person_2.city_id = $1::UUID AND person_2.merged_into_id IS NULL AND asker.entered
              AND person_2.birth_date >= $6::DATE
              AND NOT (
                EXISTS (
                  SELECT 1
                  FROM household_membership AS household_membership_3
                  WHERE household_membership_3.city_id = $3::UUID
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
      WITH person_4_glance AS MATERIALIZED (
        SELECT person_4_next.id AS id, person_4_next.name AS name
        FROM (
          SELECT person_4_near.id AS id, person_4_near.name AS name, person_4_near.birth_date >= $9::DATE
            AND (
              EXISTS (
                SELECT 1
                FROM household_membership AS household_membership_5, household AS household_6
                WHERE household_6.city_id = $3::UUID AND household_membership_5.person_id = person_4_near.id
                  AND household_membership_5.ended_on IS NULL
                  AND household_6.id = household_membership_5.household_id
                  AND household_membership_5.city_id = $3::UUID AND true
              )
            ) IS NOT true AS fits
          FROM person AS person_4_near
          WHERE person_4_near.city_id = $1::UUID AND person_4_near.merged_into_id IS NULL AND asker.entered
          ORDER BY person_4_near.id ASC
          LIMIT 5000
        ) AS person_4_next
        WHERE person_4_next.fits
        ORDER BY person_4_next.id ASC
        LIMIT $10::BIGINT
      ),
      person_4_page AS MATERIALIZED (
        SELECT person_4_glance_or_all.id AS id, person_4_glance_or_all.name AS name
        FROM (
          SELECT person_4_glance.id AS id, person_4_glance.name AS name
          FROM person_4_glance
          WHERE (SELECT count(*) AS count_4 FROM person_4_glance) >= $10::BIGINT
          UNION ALL (
            SELECT person_4.id AS id, person_4.name AS name
            FROM person AS person_4
            WHERE person_4.city_id = $1::UUID AND person_4.merged_into_id IS NULL AND asker.entered
              AND person_4.birth_date >= $9::DATE
              AND (
                EXISTS (
                  SELECT 1
                  FROM household_membership AS household_membership_5, household AS household_6
                  WHERE household_6.city_id = $3::UUID AND household_membership_5.person_id = person_4.id
                    AND household_membership_5.ended_on IS NULL
                    AND household_6.id = household_membership_5.household_id
                    AND household_membership_5.city_id = $3::UUID AND true
                )
              ) IS NOT true
              AND (SELECT count(*) AS count_4 FROM person_4_glance) < $10::BIGINT
            ORDER BY person_4.id ASC
            LIMIT $10::BIGINT
          )
        ) AS person_4_glance_or_all
      ),
      person_4_shown AS MATERIALIZED (
        SELECT person_4_page.id AS id, person_4_page.name AS name
        FROM person_4_page
        ORDER BY person_4_page.id ASC
        LIMIT $11::BIGINT
      )
      SELECT (
        '{"totalCount":' || CAST(
          (
            SELECT count(*) AS count_5
            FROM person AS person_4
            WHERE person_4.city_id = $1::UUID AND person_4.merged_into_id IS NULL AND asker.entered
              AND person_4.birth_date >= $9::DATE
              AND (
                EXISTS (
                  SELECT 1
                  FROM household_membership AS household_membership_5, household AS household_6
                  WHERE household_6.city_id = $3::UUID AND household_membership_5.person_id = person_4.id
                    AND household_membership_5.ended_on IS NULL
                    AND household_6.id = household_membership_5.household_id
                    AND household_membership_5.city_id = $3::UUID AND true
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
--   -        WHERE person_0.city_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
--   +        WHERE person_0.county_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
--   line 14
--   -              WHERE household_membership_1.city_id = $3::UUID AND household_membership_1.person_id = person_0.id
--   +              WHERE household_membership_1.county_id = $3::UUID
--   +                AND household_membership_1.person_id = person_0.id
--   line 32
--   -            WHERE person_0.city_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
--   +            WHERE person_0.county_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
--   line 38
--   -                  WHERE household_membership_1.city_id = $3::UUID
--   +                  WHERE household_membership_1.county_id = $3::UUID
--   line 70
--   -                WHERE household_membership_3.city_id = $3::UUID
--   +                WHERE household_membership_3.county_id = $3::UUID
--   line 75
--   -          WHERE person_2_near.city_id = $1::UUID AND person_2_near.merged_into_id IS NULL AND asker.entered
--   +          WHERE person_2_near.county_id = $1::UUID AND person_2_near.merged_into_id IS NULL AND asker.entered
--   line 92
--   -            WHERE person_2.city_id = $1::UUID AND person_2.merged_into_id IS NULL AND asker.entered
--   +            WHERE person_2.county_id = $1::UUID AND person_2.merged_into_id IS NULL AND asker.entered
--   line 98
--   -                  WHERE household_membership_3.city_id = $3::UUID
--   +                  WHERE household_membership_3.county_id = $3::UUID
--   line 119
--   -            WHERE person_2.city_id = $1::UUID AND person_2.merged_into_id IS NULL AND asker.entered
--   +            WHERE person_2.county_id = $1::UUID AND person_2.merged_into_id IS NULL AND asker.entered
--   line 125
--   -                  WHERE household_membership_3.city_id = $3::UUID
--   +                  WHERE household_membership_3.county_id = $3::UUID
--   line 156
--   -                WHERE household_6.city_id = $3::UUID AND household_membership_5.person_id = person_4_near.id
--   +                WHERE household_6.county_id = $3::UUID AND household_membership_5.person_id = person_4_near.id
--   line 159
--   -                  AND household_membership_5.city_id = $3::UUID AND true
--   +                  AND household_membership_5.county_id = $3::UUID AND true
--   line 163
--   -          WHERE person_4_near.city_id = $1::UUID AND person_4_near.merged_into_id IS NULL AND asker.entered
--   +          WHERE person_4_near.county_id = $1::UUID AND person_4_near.merged_into_id IS NULL AND asker.entered
--   line 180
--   -            WHERE person_4.city_id = $1::UUID AND person_4.merged_into_id IS NULL AND asker.entered
--   +            WHERE person_4.county_id = $1::UUID AND person_4.merged_into_id IS NULL AND asker.entered
--   line 186
--   -                  WHERE household_6.city_id = $3::UUID AND household_membership_5.person_id = person_4.id
--   +                  WHERE household_6.county_id = $3::UUID AND household_membership_5.person_id = person_4.id
--   line 189
--   -                    AND household_membership_5.city_id = $3::UUID AND true
--   +                    AND household_membership_5.county_id = $3::UUID AND true
--   line 209
--   -            WHERE person_4.city_id = $1::UUID AND person_4.merged_into_id IS NULL AND asker.entered
--   +            WHERE person_4.county_id = $1::UUID AND person_4.merged_into_id IS NULL AND asker.entered
--   line 215
--   -                  WHERE household_6.city_id = $3::UUID AND household_membership_5.person_id = person_4.id
--   +                  WHERE household_6.county_id = $3::UUID AND household_membership_5.person_id = person_4.id
--   line 218
--   -                    AND household_membership_5.city_id = $3::UUID AND true
--   +                    AND household_membership_5.county_id = $3::UUID AND true

-- township_registrar: as city_viewer, but
--   line 8
--   -        WHERE person_0.city_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
--   +        WHERE person_0.township_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
--   line 14
--   -              WHERE household_membership_1.city_id = $3::UUID AND household_membership_1.person_id = person_0.id
--   +              WHERE household_membership_1.township_id = $3::UUID
--   +                AND household_membership_1.person_id = person_0.id
--   line 32
--   -            WHERE person_0.city_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
--   +            WHERE person_0.township_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
--   line 38
--   -                  WHERE household_membership_1.city_id = $3::UUID
--   +                  WHERE household_membership_1.township_id = $3::UUID
--   line 62
--   -      WITH person_2_glance AS MATERIALIZED (
--   -        SELECT person_2_next.id AS id, person_2_next.name AS name
--   -        FROM (
--   -          SELECT person_2_near.id AS id, person_2_near.name AS name, person_2_near.birth_date >= $6::DATE
--   -            AND NOT (
--   -              EXISTS (
--   -                SELECT 1
--   -                FROM household_membership AS household_membership_3
--   -                WHERE household_membership_3.city_id = $3::UUID
--   -                  AND household_membership_3.person_id = person_2_near.id AND true
--   -              )
--   -            ) AS fits
--   -          FROM person AS person_2_near
--   -          WHERE person_2_near.city_id = $1::UUID AND person_2_near.merged_into_id IS NULL AND asker.entered
--   -          ORDER BY person_2_near.id ASC
--   -          LIMIT 5000
--   -        ) AS person_2_next
--   -        WHERE person_2_next.fits
--   -        ORDER BY person_2_next.id ASC
--   +      WITH person_2_page AS MATERIALIZED (
--   +        SELECT person_2.id AS id, person_2.name AS name
--   +        FROM person AS person_2
--   +        WHERE person_2.township_id = $1::UUID AND person_2.merged_into_id IS NULL AND asker.entered
--   +          AND person_2.birth_date >= $6::DATE
--   +          AND NOT (
--   +            EXISTS (
--   +              SELECT 1
--   +              FROM household_membership AS household_membership_3
--   +              WHERE household_membership_3.township_id = $3::UUID
--   +                AND household_membership_3.person_id = person_2.id AND true
--   +            )
--   +          )
--   +        ORDER BY person_2.id ASC
--   line 82
--   -      ),
--   -      person_2_page AS MATERIALIZED (
--   -        SELECT person_2_glance_or_all.id AS id, person_2_glance_or_all.name AS name
--   -        FROM (
--   -          SELECT person_2_glance.id AS id, person_2_glance.name AS name
--   -          FROM person_2_glance
--   -          WHERE (SELECT count(*) AS count_2 FROM person_2_glance) >= $7::BIGINT
--   -          UNION ALL (
--   -            SELECT person_2.id AS id, person_2.name AS name
--   -            FROM person AS person_2
--   -            WHERE person_2.city_id = $1::UUID AND person_2.merged_into_id IS NULL AND asker.entered
--   -              AND person_2.birth_date >= $6::DATE
--   -              AND NOT (
--   -                EXISTS (
--   -                  SELECT 1
--   -                  FROM household_membership AS household_membership_3
--   -                  WHERE household_membership_3.city_id = $3::UUID
--   -                    AND household_membership_3.person_id = person_2.id AND true
--   -                )
--   -              )
--   -              AND (SELECT count(*) AS count_2 FROM person_2_glance) < $7::BIGINT
--   -            ORDER BY person_2.id ASC
--   -            LIMIT $7::BIGINT
--   -          )
--   -        ) AS person_2_glance_or_all
--   line 117
--   -            SELECT count(*) AS count_3
--   +            SELECT count(*) AS count_2
--   line 119
--   -            WHERE person_2.city_id = $1::UUID AND person_2.merged_into_id IS NULL AND asker.entered
--   +            WHERE person_2.township_id = $1::UUID AND person_2.merged_into_id IS NULL AND asker.entered
--   line 125
--   -                  WHERE household_membership_3.city_id = $3::UUID
--   +                  WHERE household_membership_3.township_id = $3::UUID
--   line 148
--   -      WITH person_4_glance AS MATERIALIZED (
--   -        SELECT person_4_next.id AS id, person_4_next.name AS name
--   -        FROM (
--   -          SELECT person_4_near.id AS id, person_4_near.name AS name, person_4_near.birth_date >= $9::DATE
--   -            AND (
--   -              EXISTS (
--   -                SELECT 1
--   -                FROM household_membership AS household_membership_5, household AS household_6
--   -                WHERE household_6.city_id = $3::UUID AND household_membership_5.person_id = person_4_near.id
--   -                  AND household_membership_5.ended_on IS NULL
--   -                  AND household_6.id = household_membership_5.household_id
--   -                  AND household_membership_5.city_id = $3::UUID AND true
--   -              )
--   -            ) IS NOT true AS fits
--   -          FROM person AS person_4_near
--   -          WHERE person_4_near.city_id = $1::UUID AND person_4_near.merged_into_id IS NULL AND asker.entered
--   -          ORDER BY person_4_near.id ASC
--   -          LIMIT 5000
--   -        ) AS person_4_next
--   -        WHERE person_4_next.fits
--   -        ORDER BY person_4_next.id ASC
--   +      WITH person_4_page AS MATERIALIZED (
--   +        SELECT person_4.id AS id, person_4.name AS name
--   +        FROM person AS person_4
--   +        WHERE person_4.township_id = $1::UUID AND person_4.merged_into_id IS NULL AND asker.entered
--   +          AND person_4.birth_date >= $9::DATE
--   +          AND (
--   +            EXISTS (
--   +              SELECT 1
--   +              FROM household_membership AS household_membership_5, household AS household_6
--   +              WHERE household_6.township_id = $3::UUID AND household_membership_5.person_id = person_4.id
--   +                AND household_membership_5.ended_on IS NULL
--   +                AND household_6.id = household_membership_5.household_id
--   +                AND household_membership_5.township_id = $3::UUID AND true
--   +            )
--   +          ) IS NOT true
--   +        ORDER BY person_4.id ASC
--   line 170
--   -      ),
--   -      person_4_page AS MATERIALIZED (
--   -        SELECT person_4_glance_or_all.id AS id, person_4_glance_or_all.name AS name
--   -        FROM (
--   -          SELECT person_4_glance.id AS id, person_4_glance.name AS name
--   -          FROM person_4_glance
--   -          WHERE (SELECT count(*) AS count_4 FROM person_4_glance) >= $10::BIGINT
--   -          UNION ALL (
--   -            SELECT person_4.id AS id, person_4.name AS name
--   -            FROM person AS person_4
--   -            WHERE person_4.city_id = $1::UUID AND person_4.merged_into_id IS NULL AND asker.entered
--   -              AND person_4.birth_date >= $9::DATE
--   -              AND (
--   -                EXISTS (
--   -                  SELECT 1
--   -                  FROM household_membership AS household_membership_5, household AS household_6
--   -                  WHERE household_6.city_id = $3::UUID AND household_membership_5.person_id = person_4.id
--   -                    AND household_membership_5.ended_on IS NULL
--   -                    AND household_6.id = household_membership_5.household_id
--   -                    AND household_membership_5.city_id = $3::UUID AND true
--   -                )
--   -              ) IS NOT true
--   -              AND (SELECT count(*) AS count_4 FROM person_4_glance) < $10::BIGINT
--   -            ORDER BY person_4.id ASC
--   -            LIMIT $10::BIGINT
--   -          )
--   -        ) AS person_4_glance_or_all
--   line 207
--   -            SELECT count(*) AS count_5
--   +            SELECT count(*) AS count_3
--   line 209
--   -            WHERE person_4.city_id = $1::UUID AND person_4.merged_into_id IS NULL AND asker.entered
--   +            WHERE person_4.township_id = $1::UUID AND person_4.merged_into_id IS NULL AND asker.entered
--   line 215
--   -                  WHERE household_6.city_id = $3::UUID AND household_membership_5.person_id = person_4.id
--   +                  WHERE household_6.township_id = $3::UUID AND household_membership_5.person_id = person_4.id
--   line 218
--   -                    AND household_membership_5.city_id = $3::UUID AND true
--   +                    AND household_membership_5.township_id = $3::UUID AND true

-- village_viewer: as city_viewer, but
--   line 8
--   -        WHERE person_0.city_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
--   +        WHERE person_0.village_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
--   line 14
--   -              WHERE household_membership_1.city_id = $3::UUID AND household_membership_1.person_id = person_0.id
--   +              WHERE household_membership_1.village_id = $3::UUID
--   +                AND household_membership_1.person_id = person_0.id
--   line 32
--   -            WHERE person_0.city_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
--   +            WHERE person_0.village_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
--   line 38
--   -                  WHERE household_membership_1.city_id = $3::UUID
--   +                  WHERE household_membership_1.village_id = $3::UUID
--   line 62
--   -      WITH person_2_glance AS MATERIALIZED (
--   -        SELECT person_2_next.id AS id, person_2_next.name AS name
--   -        FROM (
--   -          SELECT person_2_near.id AS id, person_2_near.name AS name, person_2_near.birth_date >= $6::DATE
--   -            AND NOT (
--   -              EXISTS (
--   -                SELECT 1
--   -                FROM household_membership AS household_membership_3
--   -                WHERE household_membership_3.city_id = $3::UUID
--   -                  AND household_membership_3.person_id = person_2_near.id AND true
--   -              )
--   -            ) AS fits
--   -          FROM person AS person_2_near
--   -          WHERE person_2_near.city_id = $1::UUID AND person_2_near.merged_into_id IS NULL AND asker.entered
--   -          ORDER BY person_2_near.id ASC
--   -          LIMIT 5000
--   -        ) AS person_2_next
--   -        WHERE person_2_next.fits
--   -        ORDER BY person_2_next.id ASC
--   +      WITH person_2_page AS MATERIALIZED (
--   +        SELECT person_2.id AS id, person_2.name AS name
--   +        FROM person AS person_2
--   +        WHERE person_2.village_id = $1::UUID AND person_2.merged_into_id IS NULL AND asker.entered
--   +          AND person_2.birth_date >= $6::DATE
--   +          AND NOT (
--   +            EXISTS (
--   +              SELECT 1
--   +              FROM household_membership AS household_membership_3
--   +              WHERE household_membership_3.village_id = $3::UUID
--   +                AND household_membership_3.person_id = person_2.id AND true
--   +            )
--   +          )
--   +        ORDER BY person_2.id ASC
--   line 82
--   -      ),
--   -      person_2_page AS MATERIALIZED (
--   -        SELECT person_2_glance_or_all.id AS id, person_2_glance_or_all.name AS name
--   -        FROM (
--   -          SELECT person_2_glance.id AS id, person_2_glance.name AS name
--   -          FROM person_2_glance
--   -          WHERE (SELECT count(*) AS count_2 FROM person_2_glance) >= $7::BIGINT
--   -          UNION ALL (
--   -            SELECT person_2.id AS id, person_2.name AS name
--   -            FROM person AS person_2
--   -            WHERE person_2.city_id = $1::UUID AND person_2.merged_into_id IS NULL AND asker.entered
--   -              AND person_2.birth_date >= $6::DATE
--   -              AND NOT (
--   -                EXISTS (
--   -                  SELECT 1
--   -                  FROM household_membership AS household_membership_3
--   -                  WHERE household_membership_3.city_id = $3::UUID
--   -                    AND household_membership_3.person_id = person_2.id AND true
--   -                )
--   -              )
--   -              AND (SELECT count(*) AS count_2 FROM person_2_glance) < $7::BIGINT
--   -            ORDER BY person_2.id ASC
--   -            LIMIT $7::BIGINT
--   -          )
--   -        ) AS person_2_glance_or_all
--   line 117
--   -            SELECT count(*) AS count_3
--   +            SELECT count(*) AS count_2
--   line 119
--   -            WHERE person_2.city_id = $1::UUID AND person_2.merged_into_id IS NULL AND asker.entered
--   +            WHERE person_2.village_id = $1::UUID AND person_2.merged_into_id IS NULL AND asker.entered
--   line 125
--   -                  WHERE household_membership_3.city_id = $3::UUID
--   +                  WHERE household_membership_3.village_id = $3::UUID
--   line 148
--   -      WITH person_4_glance AS MATERIALIZED (
--   -        SELECT person_4_next.id AS id, person_4_next.name AS name
--   -        FROM (
--   -          SELECT person_4_near.id AS id, person_4_near.name AS name, person_4_near.birth_date >= $9::DATE
--   -            AND (
--   -              EXISTS (
--   -                SELECT 1
--   -                FROM household_membership AS household_membership_5, household AS household_6
--   -                WHERE household_6.city_id = $3::UUID AND household_membership_5.person_id = person_4_near.id
--   -                  AND household_membership_5.ended_on IS NULL
--   -                  AND household_6.id = household_membership_5.household_id
--   -                  AND household_membership_5.city_id = $3::UUID AND true
--   -              )
--   -            ) IS NOT true AS fits
--   -          FROM person AS person_4_near
--   -          WHERE person_4_near.city_id = $1::UUID AND person_4_near.merged_into_id IS NULL AND asker.entered
--   -          ORDER BY person_4_near.id ASC
--   -          LIMIT 5000
--   -        ) AS person_4_next
--   -        WHERE person_4_next.fits
--   -        ORDER BY person_4_next.id ASC
--   +      WITH person_4_page AS MATERIALIZED (
--   +        SELECT person_4.id AS id, person_4.name AS name
--   +        FROM person AS person_4
--   +        WHERE person_4.village_id = $1::UUID AND person_4.merged_into_id IS NULL AND asker.entered
--   +          AND person_4.birth_date >= $9::DATE
--   +          AND (
--   +            EXISTS (
--   +              SELECT 1
--   +              FROM household_membership AS household_membership_5, household AS household_6
--   +              WHERE household_6.village_id = $3::UUID AND household_membership_5.person_id = person_4.id
--   +                AND household_membership_5.ended_on IS NULL
--   +                AND household_6.id = household_membership_5.household_id
--   +                AND household_membership_5.village_id = $3::UUID AND true
--   +            )
--   +          ) IS NOT true
--   +        ORDER BY person_4.id ASC
--   line 170
--   -      ),
--   -      person_4_page AS MATERIALIZED (
--   -        SELECT person_4_glance_or_all.id AS id, person_4_glance_or_all.name AS name
--   -        FROM (
--   -          SELECT person_4_glance.id AS id, person_4_glance.name AS name
--   -          FROM person_4_glance
--   -          WHERE (SELECT count(*) AS count_4 FROM person_4_glance) >= $10::BIGINT
--   -          UNION ALL (
--   -            SELECT person_4.id AS id, person_4.name AS name
--   -            FROM person AS person_4
--   -            WHERE person_4.city_id = $1::UUID AND person_4.merged_into_id IS NULL AND asker.entered
--   -              AND person_4.birth_date >= $9::DATE
--   -              AND (
--   -                EXISTS (
--   -                  SELECT 1
--   -                  FROM household_membership AS household_membership_5, household AS household_6
--   -                  WHERE household_6.city_id = $3::UUID AND household_membership_5.person_id = person_4.id
--   -                    AND household_membership_5.ended_on IS NULL
--   -                    AND household_6.id = household_membership_5.household_id
--   -                    AND household_membership_5.city_id = $3::UUID AND true
--   -                )
--   -              ) IS NOT true
--   -              AND (SELECT count(*) AS count_4 FROM person_4_glance) < $10::BIGINT
--   -            ORDER BY person_4.id ASC
--   -            LIMIT $10::BIGINT
--   -          )
--   -        ) AS person_4_glance_or_all
--   line 207
--   -            SELECT count(*) AS count_5
--   +            SELECT count(*) AS count_3
--   line 209
--   -            WHERE person_4.city_id = $1::UUID AND person_4.merged_into_id IS NULL AND asker.entered
--   +            WHERE person_4.village_id = $1::UUID AND person_4.merged_into_id IS NULL AND asker.entered
--   line 215
--   -                  WHERE household_6.city_id = $3::UUID AND household_membership_5.person_id = person_4.id
--   +                  WHERE household_6.village_id = $3::UUID AND household_membership_5.person_id = person_4.id
--   line 218
--   -                    AND household_membership_5.city_id = $3::UUID AND true
--   +                    AND household_membership_5.village_id = $3::UUID AND true

-- both_counties: as city_viewer, but
--   line 8
--   -        WHERE person_0.city_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
--   +        WHERE person_0.county_id = ANY ($1::UUID[]) AND person_0.merged_into_id IS NULL AND asker.entered
--   line 14
--   -              WHERE household_membership_1.city_id = $3::UUID AND household_membership_1.person_id = person_0.id
--   +              WHERE household_membership_1.county_id = ANY ($3::UUID[])
--   +                AND household_membership_1.person_id = person_0.id
--   line 32
--   -            WHERE person_0.city_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
--   +            WHERE person_0.county_id = ANY ($1::UUID[]) AND person_0.merged_into_id IS NULL AND asker.entered
--   line 38
--   -                  WHERE household_membership_1.city_id = $3::UUID
--   +                  WHERE household_membership_1.county_id = ANY ($3::UUID[])
--   line 62
--   -      WITH person_2_glance AS MATERIALIZED (
--   -        SELECT person_2_next.id AS id, person_2_next.name AS name
--   -        FROM (
--   -          SELECT person_2_near.id AS id, person_2_near.name AS name, person_2_near.birth_date >= $6::DATE
--   -            AND NOT (
--   -              EXISTS (
--   -                SELECT 1
--   -                FROM household_membership AS household_membership_3
--   -                WHERE household_membership_3.city_id = $3::UUID
--   -                  AND household_membership_3.person_id = person_2_near.id AND true
--   -              )
--   -            ) AS fits
--   -          FROM person AS person_2_near
--   -          WHERE person_2_near.city_id = $1::UUID AND person_2_near.merged_into_id IS NULL AND asker.entered
--   -          ORDER BY person_2_near.id ASC
--   -          LIMIT 5000
--   -        ) AS person_2_next
--   -        WHERE person_2_next.fits
--   -        ORDER BY person_2_next.id ASC
--   +      WITH person_2_page AS MATERIALIZED (
--   +        SELECT person_2.id AS id, person_2.name AS name
--   +        FROM person AS person_2
--   +        WHERE person_2.county_id = ANY ($1::UUID[]) AND person_2.merged_into_id IS NULL AND asker.entered
--   +          AND person_2.birth_date >= $6::DATE
--   +          AND NOT (
--   +            EXISTS (
--   +              SELECT 1
--   +              FROM household_membership AS household_membership_3
--   +              WHERE household_membership_3.county_id = ANY ($3::UUID[])
--   +                AND household_membership_3.person_id = person_2.id AND true
--   +            )
--   +          )
--   +        ORDER BY person_2.id ASC
--   line 82
--   -      ),
--   -      person_2_page AS MATERIALIZED (
--   -        SELECT person_2_glance_or_all.id AS id, person_2_glance_or_all.name AS name
--   -        FROM (
--   -          SELECT person_2_glance.id AS id, person_2_glance.name AS name
--   -          FROM person_2_glance
--   -          WHERE (SELECT count(*) AS count_2 FROM person_2_glance) >= $7::BIGINT
--   -          UNION ALL (
--   -            SELECT person_2.id AS id, person_2.name AS name
--   -            FROM person AS person_2
--   -            WHERE person_2.city_id = $1::UUID AND person_2.merged_into_id IS NULL AND asker.entered
--   -              AND person_2.birth_date >= $6::DATE
--   -              AND NOT (
--   -                EXISTS (
--   -                  SELECT 1
--   -                  FROM household_membership AS household_membership_3
--   -                  WHERE household_membership_3.city_id = $3::UUID
--   -                    AND household_membership_3.person_id = person_2.id AND true
--   -                )
--   -              )
--   -              AND (SELECT count(*) AS count_2 FROM person_2_glance) < $7::BIGINT
--   -            ORDER BY person_2.id ASC
--   -            LIMIT $7::BIGINT
--   -          )
--   -        ) AS person_2_glance_or_all
--   line 117
--   -            SELECT count(*) AS count_3
--   +            SELECT count(*) AS count_2
--   line 119
--   -            WHERE person_2.city_id = $1::UUID AND person_2.merged_into_id IS NULL AND asker.entered
--   +            WHERE person_2.county_id = ANY ($1::UUID[]) AND person_2.merged_into_id IS NULL AND asker.entered
--   line 125
--   -                  WHERE household_membership_3.city_id = $3::UUID
--   +                  WHERE household_membership_3.county_id = ANY ($3::UUID[])
--   line 148
--   -      WITH person_4_glance AS MATERIALIZED (
--   -        SELECT person_4_next.id AS id, person_4_next.name AS name
--   -        FROM (
--   -          SELECT person_4_near.id AS id, person_4_near.name AS name, person_4_near.birth_date >= $9::DATE
--   -            AND (
--   -              EXISTS (
--   -                SELECT 1
--   -                FROM household_membership AS household_membership_5, household AS household_6
--   -                WHERE household_6.city_id = $3::UUID AND household_membership_5.person_id = person_4_near.id
--   -                  AND household_membership_5.ended_on IS NULL
--   -                  AND household_6.id = household_membership_5.household_id
--   -                  AND household_membership_5.city_id = $3::UUID AND true
--   -              )
--   -            ) IS NOT true AS fits
--   -          FROM person AS person_4_near
--   -          WHERE person_4_near.city_id = $1::UUID AND person_4_near.merged_into_id IS NULL AND asker.entered
--   -          ORDER BY person_4_near.id ASC
--   -          LIMIT 5000
--   -        ) AS person_4_next
--   -        WHERE person_4_next.fits
--   -        ORDER BY person_4_next.id ASC
--   +      WITH person_4_page AS MATERIALIZED (
--   +        SELECT person_4.id AS id, person_4.name AS name
--   +        FROM person AS person_4
--   +        WHERE person_4.county_id = ANY ($1::UUID[]) AND person_4.merged_into_id IS NULL AND asker.entered
--   +          AND person_4.birth_date >= $9::DATE
--   +          AND (
--   +            EXISTS (
--   +              SELECT 1
--   +              FROM household_membership AS household_membership_5, household AS household_6
--   +              WHERE household_6.county_id = ANY ($3::UUID[]) AND household_membership_5.person_id = person_4.id
--   +                AND household_membership_5.ended_on IS NULL
--   +                AND household_6.id = household_membership_5.household_id
--   +                AND household_membership_5.county_id = ANY ($3::UUID[]) AND true
--   +            )
--   +          ) IS NOT true
--   +        ORDER BY person_4.id ASC
--   line 170
--   -      ),
--   -      person_4_page AS MATERIALIZED (
--   -        SELECT person_4_glance_or_all.id AS id, person_4_glance_or_all.name AS name
--   -        FROM (
--   -          SELECT person_4_glance.id AS id, person_4_glance.name AS name
--   -          FROM person_4_glance
--   -          WHERE (SELECT count(*) AS count_4 FROM person_4_glance) >= $10::BIGINT
--   -          UNION ALL (
--   -            SELECT person_4.id AS id, person_4.name AS name
--   -            FROM person AS person_4
--   -            WHERE person_4.city_id = $1::UUID AND person_4.merged_into_id IS NULL AND asker.entered
--   -              AND person_4.birth_date >= $9::DATE
--   -              AND (
--   -                EXISTS (
--   -                  SELECT 1
--   -                  FROM household_membership AS household_membership_5, household AS household_6
--   -                  WHERE household_6.city_id = $3::UUID AND household_membership_5.person_id = person_4.id
--   -                    AND household_membership_5.ended_on IS NULL
--   -                    AND household_6.id = household_membership_5.household_id
--   -                    AND household_membership_5.city_id = $3::UUID AND true
--   -                )
--   -              ) IS NOT true
--   -              AND (SELECT count(*) AS count_4 FROM person_4_glance) < $10::BIGINT
--   -            ORDER BY person_4.id ASC
--   -            LIMIT $10::BIGINT
--   -          )
--   -        ) AS person_4_glance_or_all
--   line 207
--   -            SELECT count(*) AS count_5
--   +            SELECT count(*) AS count_3
--   line 209
--   -            WHERE person_4.city_id = $1::UUID AND person_4.merged_into_id IS NULL AND asker.entered
--   +            WHERE person_4.county_id = ANY ($1::UUID[]) AND person_4.merged_into_id IS NULL AND asker.entered
--   line 215
--   -                  WHERE household_6.city_id = $3::UUID AND household_membership_5.person_id = person_4.id
--   +                  WHERE household_6.county_id = ANY ($3::UUID[])
--   +                    AND household_membership_5.person_id = person_4.id
--   line 218
--   -                    AND household_membership_5.city_id = $3::UUID AND true
--   +                    AND household_membership_5.county_id = ANY ($3::UUID[]) AND true

-- mixed_roles: as county_registrar

-- oversight: as county_registrar

-- nobody
-- refused: FORBIDDEN
