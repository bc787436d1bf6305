-- city_viewer
WITH asker AS MATERIALIZED (SELECT guard.enter($10::UUID) AS entered)
SELECT convert_to(
  (
    '{"inLongji":' || (
      WITH person_0_page AS MATERIALIZED (
        SELECT person_0.division_id AS division_id, person_0.id AS id, person_0.name AS name,
          person_0.registered_division_id AS registered_division_id
        FROM person AS person_0
        WHERE person_0.city_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
          AND (
            EXISTS (
              SELECT 1
              FROM division AS division_1
              WHERE (division_1.city_id = $2::UUID OR division_1.id = ANY ($3::UUID[]))
                AND division_1.id = person_0.registered_division_id AND division_1.township_id = $4::UUID
            )
          )
        ORDER BY person_0.id ASC
        LIMIT $5::BIGINT
      ),
      person_0_shown AS MATERIALIZED (
        SELECT person_0_page.division_id AS division_id, person_0_page.id AS id, person_0_page.name AS name,
          person_0_page.registered_division_id AS registered_division_id
        FROM person_0_page
        ORDER BY person_0_page.id ASC
        LIMIT $6::BIGINT
      ),
      division_2_objects AS MATERIALIZED (
        SELECT division_2_key.division_id AS division_id, division_2_object.object AS object
        FROM (
          SELECT DISTINCT person_0_shown.division_id AS division_id
          FROM person_0_shown
        ) AS division_2_key
        JOIN LATERAL (
          SELECT ('{"path":' || CAST(to_json(division_2.path) AS TEXT) || '}') AS object
          FROM division AS division_2
          WHERE (division_2.city_id = $2::UUID OR division_2.id = ANY ($3::UUID[]))
            AND division_2.id = division_2_key.division_id
        ) AS division_2_object ON true
      ),
      division_3_objects AS MATERIALIZED (
        SELECT division_3_key.registered_division_id AS registered_division_id,
          division_3_object.object AS object
        FROM (
          SELECT DISTINCT person_0_shown.registered_division_id AS registered_division_id
          FROM person_0_shown
        ) AS division_3_key
        JOIN LATERAL (
          SELECT ('{"path":' || CAST(to_json(division_3.path) AS TEXT) || '}') AS object
          FROM division AS division_3
          WHERE (division_3.city_id = $2::UUID OR division_3.id = ANY ($3::UUID[]))
            AND division_3.id = division_3_key.registered_division_id
        ) AS division_3_object ON true
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
                  FROM division AS division_1
                  WHERE (division_1.city_id = $2::UUID OR division_1.id = ANY ($3::UUID[]))
                    AND division_1.id = person_0.registered_division_id AND division_1.township_id = $4::UUID
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
                  || ',"residenceDivision":' || coalesce(division_2_objects.object, 'null')
                  || ',"registeredDivision":' || coalesce(division_3_objects.object, 'null') || '}'
                ),
                ','
                ORDER BY person_0_shown.id ASC
              ),
              ''
            )
            || ']'
          ) AS json_text_2
          FROM person_0_shown
          LEFT OUTER JOIN division_2_objects ON division_2_objects.division_id = person_0_shown.division_id
          LEFT OUTER JOIN division_3_objects ON division_3_objects.registered_division_id = person_0_shown.registered_division_id
        )
        || '}'
      ) AS json_text_1
    )
    || ',"unknown":' || (
      WITH person_4_glance AS MATERIALIZED (
        SELECT person_4_next.id AS id, person_4_next.name AS name,
          person_4_next.registered_division_id AS registered_division_id
        FROM (
          SELECT person_4_near.id AS id, person_4_near.name AS name,
            person_4_near.registered_division_id AS registered_division_id, person_4_near.birth_date >= $7::DATE
            AND (
              EXISTS (
                SELECT 1
                FROM division AS division_5
                WHERE (division_5.city_id = $2::UUID OR division_5.id = ANY ($3::UUID[]))
                  AND division_5.id = person_4_near.registered_division_id AND true
              )
            ) IS NOT true AS fits
          FROM person AS person_4_near
          WHERE person_4_near.city_id = $1::UUID AND person_4_near.merged_into_id IS NULL AND asker.entered
          ORDER BY person_4_near.id ASC
          LIMIT 5000
        ) AS person_4_next
        WHERE person_4_next.fits
        ORDER BY person_4_next.id ASC
        LIMIT $8::BIGINT
      ),
      person_4_page AS MATERIALIZED (
        SELECT person_4_glance_or_all.id AS id, person_4_glance_or_all.name AS name,
          person_4_glance_or_all.registered_division_id AS registered_division_id
        FROM (
          SELECT person_4_glance.id AS id, person_4_glance.name AS name,
            person_4_glance.registered_division_id AS registered_division_id
          FROM person_4_glance
          WHERE (SELECT count(*) AS count_2 FROM person_4_glance) >= $8::BIGINT
          UNION ALL (
            SELECT person_4.id AS id, person_4.name AS name,
              person_4.registered_division_id AS registered_division_id
            FROM person AS person_4
            WHERE person_4.city_id = $1::UUID AND person_4.merged_into_id IS NULL AND asker.entered
              AND person_4.birth_date >= $7::DATE
              AND (
                EXISTS (
                  SELECT 1
                  FROM division AS division_5
                  WHERE (division_5.city_id = $2::UUID OR division_5.id = ANY ($3::UUID[]))
                    AND division_5.id = person_4.registered_division_id AND true
                )
              ) IS NOT true
              AND (SELECT count(*) AS count_2 FROM person_4_glance) < $8::BIGINT
            ORDER BY person_4.id ASC
            LIMIT $8::BIGINT
          )
        ) AS person_4_glance_or_all
      ),
      person_4_shown AS MATERIALIZED (
        SELECT person_4_page.id AS id, person_4_page.name AS name,
          person_4_page.registered_division_id AS registered_division_id
        FROM person_4_page
        ORDER BY person_4_page.id ASC
        LIMIT $9::BIGINT
      ),
      division_6_objects AS MATERIALIZED (
        SELECT division_6_key.registered_division_id AS registered_division_id,
          division_6_object.object AS object
        FROM (
          SELECT DISTINCT person_4_shown.registered_division_id AS registered_division_id
          FROM person_4_shown
        ) AS division_6_key
        JOIN LATERAL (
          SELECT ('{"name":' || CAST(to_json(division_6.name) AS TEXT) || '}') AS object
          FROM division AS division_6
          WHERE (division_6.city_id = $2::UUID OR division_6.id = ANY ($3::UUID[]))
            AND division_6.id = division_6_key.registered_division_id
        ) AS division_6_object ON true
      )
      SELECT (
        '{"totalCount":' || CAST(
          (
            SELECT count(*) AS count_3
            FROM person AS person_4
            WHERE person_4.city_id = $1::UUID AND person_4.merged_into_id IS NULL AND asker.entered
              AND person_4.birth_date >= $7::DATE
              AND (
                EXISTS (
                  SELECT 1
                  FROM division AS division_5
                  WHERE (division_5.city_id = $2::UUID OR division_5.id = ANY ($3::UUID[]))
                    AND division_5.id = person_4.registered_division_id AND true
                )
              ) IS NOT true
          ) AS TEXT
        )
        || ',"nodes":' || (
          SELECT (
            '[' || coalesce(
              string_agg(
                (
                  '{"name":' || CAST(to_json(person_4_shown.name) AS TEXT)
                  || ',"registeredDivision":' || coalesce(division_6_objects.object, 'null') || '}'
                ),
                ','
                ORDER BY person_4_shown.id ASC
              ),
              ''
            )
            || ']'
          ) AS json_text_4
          FROM person_4_shown
          LEFT OUTER JOIN division_6_objects ON division_6_objects.registered_division_id = person_4_shown.registered_division_id
        )
        || '}'
      ) AS json_text_3
    )
    || '}'
  ),
  'UTF8'
) AS convert_to_1
FROM asker

-- county_registrar: as city_viewer, but
--   line 9
--   -        WHERE person_0.city_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
--   +        WHERE person_0.county_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
--   line 14
--   -              WHERE (division_1.city_id = $2::UUID OR division_1.id = ANY ($3::UUID[]))
--   +              WHERE (division_1.county_id = $2::UUID OR division_1.id = ANY ($3::UUID[]))
--   line 37
--   -          WHERE (division_2.city_id = $2::UUID OR division_2.id = ANY ($3::UUID[]))
--   +          WHERE (division_2.county_id = $2::UUID OR division_2.id = ANY ($3::UUID[]))
--   line 51
--   -          WHERE (division_3.city_id = $2::UUID OR division_3.id = ANY ($3::UUID[]))
--   +          WHERE (division_3.county_id = $2::UUID OR division_3.id = ANY ($3::UUID[]))
--   line 60
--   -            WHERE person_0.city_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
--   +            WHERE person_0.county_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
--   line 65
--   -                  WHERE (division_1.city_id = $2::UUID OR division_1.id = ANY ($3::UUID[]))
--   +                  WHERE (division_1.county_id = $2::UUID OR division_1.id = ANY ($3::UUID[]))
--   line 105
--   -                WHERE (division_5.city_id = $2::UUID OR division_5.id = ANY ($3::UUID[]))
--   +                WHERE (division_5.county_id = $2::UUID OR division_5.id = ANY ($3::UUID[]))
--   line 110
--   -          WHERE person_4_near.city_id = $1::UUID AND person_4_near.merged_into_id IS NULL AND asker.entered
--   +          WHERE person_4_near.county_id = $1::UUID AND person_4_near.merged_into_id IS NULL AND asker.entered
--   line 130
--   -            WHERE person_4.city_id = $1::UUID AND person_4.merged_into_id IS NULL AND asker.entered
--   +            WHERE person_4.county_id = $1::UUID AND person_4.merged_into_id IS NULL AND asker.entered
--   line 136
--   -                  WHERE (division_5.city_id = $2::UUID OR division_5.id = ANY ($3::UUID[]))
--   +                  WHERE (division_5.county_id = $2::UUID OR division_5.id = ANY ($3::UUID[]))
--   line 163
--   -          WHERE (division_6.city_id = $2::UUID OR division_6.id = ANY ($3::UUID[]))
--   +          WHERE (division_6.county_id = $2::UUID OR division_6.id = ANY ($3::UUID[]))
--   line 172
--   -            WHERE person_4.city_id = $1::UUID AND person_4.merged_into_id IS NULL AND asker.entered
--   +            WHERE person_4.county_id = $1::UUID AND person_4.merged_into_id IS NULL AND asker.entered
--   line 178
--   -                  WHERE (division_5.city_id = $2::UUID OR division_5.id = ANY ($3::UUID[]))
--   +                  WHERE (division_5.county_id = $2::UUID OR division_5.id = ANY ($3::UUID[]))

-- township_registrar: as city_viewer, but
--   line 9
--   -        WHERE person_0.city_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
--   +        WHERE person_0.township_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
--   line 14
--   -              WHERE (division_1.city_id = $2::UUID OR division_1.id = ANY ($3::UUID[]))
--   +              WHERE (division_1.township_id = $2::UUID OR division_1.id = ANY ($3::UUID[]))
--   line 37
--   -          WHERE (division_2.city_id = $2::UUID OR division_2.id = ANY ($3::UUID[]))
--   +          WHERE (division_2.township_id = $2::UUID OR division_2.id = ANY ($3::UUID[]))
--   line 51
--   -          WHERE (division_3.city_id = $2::UUID OR division_3.id = ANY ($3::UUID[]))
--   +          WHERE (division_3.township_id = $2::UUID OR division_3.id = ANY ($3::UUID[]))
--   line 60
--   -            WHERE person_0.city_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
--   +            WHERE person_0.township_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
--   line 65
--   -                  WHERE (division_1.city_id = $2::UUID OR division_1.id = ANY ($3::UUID[]))
--   +                  WHERE (division_1.township_id = $2::UUID OR division_1.id = ANY ($3::UUID[]))
--   line 95
--   -      WITH person_4_glance AS MATERIALIZED (
--   -        SELECT person_4_next.id AS id, person_4_next.name AS name,
--   -          person_4_next.registered_division_id AS registered_division_id
--   -        FROM (
--   -          SELECT person_4_near.id AS id, person_4_near.name AS name,
--   -            person_4_near.registered_division_id AS registered_division_id, person_4_near.birth_date >= $7::DATE
--   -            AND (
--   -              EXISTS (
--   -                SELECT 1
--   -                FROM division AS division_5
--   -                WHERE (division_5.city_id = $2::UUID OR division_5.id = ANY ($3::UUID[]))
--   -                  AND division_5.id = person_4_near.registered_division_id AND true
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
--   +        SELECT person_4.id AS id, person_4.name AS name,
--   +          person_4.registered_division_id AS registered_division_id
--   +        FROM person AS person_4
--   +        WHERE person_4.township_id = $1::UUID AND person_4.merged_into_id IS NULL AND asker.entered
--   +          AND person_4.birth_date >= $7::DATE
--   +          AND (
--   +            EXISTS (
--   +              SELECT 1
--   +              FROM division AS division_5
--   +              WHERE (division_5.township_id = $2::UUID OR division_5.id = ANY ($3::UUID[]))
--   +                AND division_5.id = person_4.registered_division_id AND true
--   +            )
--   +          ) IS NOT true
--   +        ORDER BY person_4.id ASC
--   line 117
--   -      ),
--   -      person_4_page AS MATERIALIZED (
--   -        SELECT person_4_glance_or_all.id AS id, person_4_glance_or_all.name AS name,
--   -          person_4_glance_or_all.registered_division_id AS registered_division_id
--   -        FROM (
--   -          SELECT person_4_glance.id AS id, person_4_glance.name AS name,
--   -            person_4_glance.registered_division_id AS registered_division_id
--   -          FROM person_4_glance
--   -          WHERE (SELECT count(*) AS count_2 FROM person_4_glance) >= $8::BIGINT
--   -          UNION ALL (
--   -            SELECT person_4.id AS id, person_4.name AS name,
--   -              person_4.registered_division_id AS registered_division_id
--   -            FROM person AS person_4
--   -            WHERE person_4.city_id = $1::UUID AND person_4.merged_into_id IS NULL AND asker.entered
--   -              AND person_4.birth_date >= $7::DATE
--   -              AND (
--   -                EXISTS (
--   -                  SELECT 1
--   -                  FROM division AS division_5
--   -                  WHERE (division_5.city_id = $2::UUID OR division_5.id = ANY ($3::UUID[]))
--   -                    AND division_5.id = person_4.registered_division_id AND true
--   -                )
--   -              ) IS NOT true
--   -              AND (SELECT count(*) AS count_2 FROM person_4_glance) < $8::BIGINT
--   -            ORDER BY person_4.id ASC
--   -            LIMIT $8::BIGINT
--   -          )
--   -        ) AS person_4_glance_or_all
--   line 163
--   -          WHERE (division_6.city_id = $2::UUID OR division_6.id = ANY ($3::UUID[]))
--   +          WHERE (division_6.township_id = $2::UUID OR division_6.id = ANY ($3::UUID[]))
--   line 170
--   -            SELECT count(*) AS count_3
--   +            SELECT count(*) AS count_2
--   line 172
--   -            WHERE person_4.city_id = $1::UUID AND person_4.merged_into_id IS NULL AND asker.entered
--   +            WHERE person_4.township_id = $1::UUID AND person_4.merged_into_id IS NULL AND asker.entered
--   line 178
--   -                  WHERE (division_5.city_id = $2::UUID OR division_5.id = ANY ($3::UUID[]))
--   +                  WHERE (division_5.township_id = $2::UUID OR division_5.id = ANY ($3::UUID[]))

-- village_viewer: as city_viewer, but
--   line 9
--   -        WHERE person_0.city_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
--   +        WHERE person_0.village_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
--   line 14
--   -              WHERE (division_1.city_id = $2::UUID OR division_1.id = ANY ($3::UUID[]))
--   +              WHERE (division_1.village_id = $2::UUID OR division_1.id = ANY ($3::UUID[]))
--   line 37
--   -          WHERE (division_2.city_id = $2::UUID OR division_2.id = ANY ($3::UUID[]))
--   +          WHERE (division_2.village_id = $2::UUID OR division_2.id = ANY ($3::UUID[]))
--   line 51
--   -          WHERE (division_3.city_id = $2::UUID OR division_3.id = ANY ($3::UUID[]))
--   +          WHERE (division_3.village_id = $2::UUID OR division_3.id = ANY ($3::UUID[]))
--   line 60
--   -            WHERE person_0.city_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
--   +            WHERE person_0.village_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
--   line 65
--   -                  WHERE (division_1.city_id = $2::UUID OR division_1.id = ANY ($3::UUID[]))
--   +                  WHERE (division_1.village_id = $2::UUID OR division_1.id = ANY ($3::UUID[]))
--   line 95
--   -      WITH person_4_glance AS MATERIALIZED (
--   -        SELECT person_4_next.id AS id, person_4_next.name AS name,
--   -          person_4_next.registered_division_id AS registered_division_id
--   -        FROM (
--   -          SELECT person_4_near.id AS id, person_4_near.name AS name,
--   -            person_4_near.registered_division_id AS registered_division_id, person_4_near.birth_date >= $7::DATE
--   -            AND (
--   -              EXISTS (
--   -                SELECT 1
--   -                FROM division AS division_5
--   -                WHERE (division_5.city_id = $2::UUID OR division_5.id = ANY ($3::UUID[]))
--   -                  AND division_5.id = person_4_near.registered_division_id AND true
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
--   +        SELECT person_4.id AS id, person_4.name AS name,
--   +          person_4.registered_division_id AS registered_division_id
--   +        FROM person AS person_4
--   +        WHERE person_4.village_id = $1::UUID AND person_4.merged_into_id IS NULL AND asker.entered
--   +          AND person_4.birth_date >= $7::DATE
--   +          AND (
--   +            EXISTS (
--   +              SELECT 1
--   +              FROM division AS division_5
--   +              WHERE (division_5.village_id = $2::UUID OR division_5.id = ANY ($3::UUID[]))
--   +                AND division_5.id = person_4.registered_division_id AND true
--   +            )
--   +          ) IS NOT true
--   +        ORDER BY person_4.id ASC
--   line 117
--   -      ),
--   -      person_4_page AS MATERIALIZED (
--   -        SELECT person_4_glance_or_all.id AS id, person_4_glance_or_all.name AS name,
--   -          person_4_glance_or_all.registered_division_id AS registered_division_id
--   -        FROM (
--   -          SELECT person_4_glance.id AS id, person_4_glance.name AS name,
--   -            person_4_glance.registered_division_id AS registered_division_id
--   -          FROM person_4_glance
--   -          WHERE (SELECT count(*) AS count_2 FROM person_4_glance) >= $8::BIGINT
--   -          UNION ALL (
--   -            SELECT person_4.id AS id, person_4.name AS name,
--   -              person_4.registered_division_id AS registered_division_id
--   -            FROM person AS person_4
--   -            WHERE person_4.city_id = $1::UUID AND person_4.merged_into_id IS NULL AND asker.entered
--   -              AND person_4.birth_date >= $7::DATE
--   -              AND (
--   -                EXISTS (
--   -                  SELECT 1
--   -                  FROM division AS division_5
--   -                  WHERE (division_5.city_id = $2::UUID OR division_5.id = ANY ($3::UUID[]))
--   -                    AND division_5.id = person_4.registered_division_id AND true
--   -                )
--   -              ) IS NOT true
--   -              AND (SELECT count(*) AS count_2 FROM person_4_glance) < $8::BIGINT
--   -            ORDER BY person_4.id ASC
--   -            LIMIT $8::BIGINT
--   -          )
--   -        ) AS person_4_glance_or_all
--   line 163
--   -          WHERE (division_6.city_id = $2::UUID OR division_6.id = ANY ($3::UUID[]))
--   +          WHERE (division_6.village_id = $2::UUID OR division_6.id = ANY ($3::UUID[]))
--   line 170
--   -            SELECT count(*) AS count_3
--   +            SELECT count(*) AS count_2
--   line 172
--   -            WHERE person_4.city_id = $1::UUID AND person_4.merged_into_id IS NULL AND asker.entered
--   +            WHERE person_4.village_id = $1::UUID AND person_4.merged_into_id IS NULL AND asker.entered
--   line 178
--   -                  WHERE (division_5.city_id = $2::UUID OR division_5.id = ANY ($3::UUID[]))
--   +                  WHERE (division_5.village_id = $2::UUID OR division_5.id = ANY ($3::UUID[]))

-- both_counties: as city_viewer, but
--   line 9
--   -        WHERE person_0.city_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
--   +        WHERE person_0.county_id = ANY ($1::UUID[]) AND person_0.merged_into_id IS NULL AND asker.entered
--   line 14
--   -              WHERE (division_1.city_id = $2::UUID OR division_1.id = ANY ($3::UUID[]))
--   +              WHERE (division_1.county_id = ANY ($2::UUID[]) OR division_1.id = ANY ($3::UUID[]))
--   line 37
--   -          WHERE (division_2.city_id = $2::UUID OR division_2.id = ANY ($3::UUID[]))
--   +          WHERE (division_2.county_id = ANY ($2::UUID[]) OR division_2.id = ANY ($3::UUID[]))
--   line 51
--   -          WHERE (division_3.city_id = $2::UUID OR division_3.id = ANY ($3::UUID[]))
--   +          WHERE (division_3.county_id = ANY ($2::UUID[]) OR division_3.id = ANY ($3::UUID[]))
--   line 60
--   -            WHERE person_0.city_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
--   +            WHERE person_0.county_id = ANY ($1::UUID[]) AND person_0.merged_into_id IS NULL AND asker.entered
--   line 65
--   -                  WHERE (division_1.city_id = $2::UUID OR division_1.id = ANY ($3::UUID[]))
--   +                  WHERE (division_1.county_id = ANY ($2::UUID[]) OR division_1.id = ANY ($3::UUID[]))
--   line 95
--   -      WITH person_4_glance AS MATERIALIZED (
--   -        SELECT person_4_next.id AS id, person_4_next.name AS name,
--   -          person_4_next.registered_division_id AS registered_division_id
--   -        FROM (
--   -          SELECT person_4_near.id AS id, person_4_near.name AS name,
--   -            person_4_near.registered_division_id AS registered_division_id, person_4_near.birth_date >= $7::DATE
--   -            AND (
--   -              EXISTS (
--   -                SELECT 1
--   -                FROM division AS division_5
--   -                WHERE (division_5.city_id = $2::UUID OR division_5.id = ANY ($3::UUID[]))
--   -                  AND division_5.id = person_4_near.registered_division_id AND true
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
--   +        SELECT person_4.id AS id, person_4.name AS name,
--   +          person_4.registered_division_id AS registered_division_id
--   +        FROM person AS person_4
--   +        WHERE person_4.county_id = ANY ($1::UUID[]) AND person_4.merged_into_id IS NULL AND asker.entered
--   +          AND person_4.birth_date >= $7::DATE
--   +          AND (
--   +            EXISTS (
--   +              SELECT 1
--   +              FROM division AS division_5
--   +              WHERE (division_5.county_id = ANY ($2::UUID[]) OR division_5.id = ANY ($3::UUID[]))
--   +                AND division_5.id = person_4.registered_division_id AND true
--   +            )
--   +          ) IS NOT true
--   +        ORDER BY person_4.id ASC
--   line 117
--   -      ),
--   -      person_4_page AS MATERIALIZED (
--   -        SELECT person_4_glance_or_all.id AS id, person_4_glance_or_all.name AS name,
--   -          person_4_glance_or_all.registered_division_id AS registered_division_id
--   -        FROM (
--   -          SELECT person_4_glance.id AS id, person_4_glance.name AS name,
--   -            person_4_glance.registered_division_id AS registered_division_id
--   -          FROM person_4_glance
--   -          WHERE (SELECT count(*) AS count_2 FROM person_4_glance) >= $8::BIGINT
--   -          UNION ALL (
--   -            SELECT person_4.id AS id, person_4.name AS name,
--   -              person_4.registered_division_id AS registered_division_id
--   -            FROM person AS person_4
--   -            WHERE person_4.city_id = $1::UUID AND person_4.merged_into_id IS NULL AND asker.entered
--   -              AND person_4.birth_date >= $7::DATE
--   -              AND (
--   -                EXISTS (
--   -                  SELECT 1
--   -                  FROM division AS division_5
--   -                  WHERE (division_5.city_id = $2::UUID OR division_5.id = ANY ($3::UUID[]))
--   -                    AND division_5.id = person_4.registered_division_id AND true
--   -                )
--   -              ) IS NOT true
--   -              AND (SELECT count(*) AS count_2 FROM person_4_glance) < $8::BIGINT
--   -            ORDER BY person_4.id ASC
--   -            LIMIT $8::BIGINT
--   -          )
--   -        ) AS person_4_glance_or_all
--   line 163
--   -          WHERE (division_6.city_id = $2::UUID OR division_6.id = ANY ($3::UUID[]))
--   +          WHERE (division_6.county_id = ANY ($2::UUID[]) OR division_6.id = ANY ($3::UUID[]))
--   line 170
--   -            SELECT count(*) AS count_3
--   +            SELECT count(*) AS count_2
--   line 172
--   -            WHERE person_4.city_id = $1::UUID AND person_4.merged_into_id IS NULL AND asker.entered
--   +            WHERE person_4.county_id = ANY ($1::UUID[]) AND person_4.merged_into_id IS NULL AND asker.entered
--   line 178
--   -                  WHERE (division_5.city_id = $2::UUID OR division_5.id = ANY ($3::UUID[]))
--   +                  WHERE (division_5.county_id = ANY ($2::UUID[]) OR division_5.id = ANY ($3::UUID[]))

-- mixed_roles: as county_registrar

-- oversight: as county_registrar

-- nobody
-- refused: NOT_FOUND
