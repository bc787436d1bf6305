-- city_viewer
WITH asker AS MATERIALIZED (SELECT guard.enter($14::UUID) AS entered)
SELECT convert_to(
  (
    '{"reading":' || (
      WITH person_0_glance AS MATERIALIZED (
        SELECT person_0_next.id AS id, person_0_next.name AS name, person_0_next.pinyin AS pinyin
        FROM (
          SELECT person_0_near.id AS id, person_0_near.name AS name, person_0_near.pinyin AS pinyin,
            person_0_near.spelling >= $1::VARCHAR AND person_0_near.spelling < $2::VARCHAR AS fits
          FROM person AS person_0_near
          WHERE person_0_near.city_id = $3::UUID AND person_0_near.merged_into_id IS NULL AND asker.entered
          ORDER BY person_0_near.id ASC
          LIMIT 5000
        ) AS person_0_next
        WHERE person_0_next.fits
        ORDER BY person_0_next.id ASC
        LIMIT $4::BIGINT
      ),
      person_0_page AS MATERIALIZED (
        SELECT person_0_glance_or_all.id AS id, person_0_glance_or_all.name AS name,
          person_0_glance_or_all.pinyin AS pinyin
        FROM (
          SELECT person_0_glance.id AS id, person_0_glance.name AS name, person_0_glance.pinyin AS pinyin
          FROM person_0_glance
          WHERE (SELECT count(*) AS count_1 FROM person_0_glance) >= $4::BIGINT
          UNION ALL (
            SELECT person_0.id AS id, person_0.name AS name, person_0.pinyin AS pinyin
            FROM person AS person_0
            WHERE person_0.city_id = $3::UUID AND person_0.merged_into_id IS NULL AND asker.entered
              AND person_0.spelling >= $1::VARCHAR AND person_0.spelling < $2::VARCHAR
              AND (SELECT count(*) AS count_1 FROM person_0_glance) < $4::BIGINT
            ORDER BY person_0.id ASC
            LIMIT $4::BIGINT
          )
        ) AS person_0_glance_or_all
      ),
      person_0_shown AS MATERIALIZED (
        SELECT person_0_page.id AS id, person_0_page.name AS name, person_0_page.pinyin AS pinyin
        FROM person_0_page
        ORDER BY person_0_page.id ASC
        LIMIT $5::BIGINT
      )
      SELECT (
        '{"nodes":' || (
          SELECT (
            '[' || coalesce(
              string_agg(
                (
                  '{"name":' || CAST(to_json(person_0_shown.name) AS TEXT)
                  || ',"pinyin":' || CAST(to_json(person_0_shown.pinyin) AS TEXT) || '}'
                ),
                ','
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
    || ',"initials":' || (
      WITH person_1_glance AS MATERIALIZED (
        SELECT person_1_next.id AS id, person_1_next.name AS name, person_1_next.pinyin AS pinyin
        FROM (
          SELECT person_1_near.id AS id, person_1_near.name AS name, person_1_near.pinyin AS pinyin,
            person_1_near.initials >= $6::VARCHAR AND person_1_near.initials < $7::VARCHAR AS fits
          FROM person AS person_1_near
          WHERE person_1_near.city_id = $3::UUID AND person_1_near.merged_into_id IS NULL AND asker.entered
          ORDER BY person_1_near.id ASC
          LIMIT 5000
        ) AS person_1_next
        WHERE person_1_next.fits
        ORDER BY person_1_next.id ASC
        LIMIT $8::BIGINT
      ),
      person_1_page AS MATERIALIZED (
        SELECT person_1_glance_or_all.id AS id, person_1_glance_or_all.name AS name,
          person_1_glance_or_all.pinyin AS pinyin
        FROM (
          SELECT person_1_glance.id AS id, person_1_glance.name AS name, person_1_glance.pinyin AS pinyin
          FROM person_1_glance
          WHERE (SELECT count(*) AS count_2 FROM person_1_glance) >= $8::BIGINT
          UNION ALL (
            SELECT person_1.id AS id, person_1.name AS name, person_1.pinyin AS pinyin
            FROM person AS person_1
            WHERE person_1.city_id = $3::UUID AND person_1.merged_into_id IS NULL AND asker.entered
              AND person_1.initials >= $6::VARCHAR AND person_1.initials < $7::VARCHAR
              AND (SELECT count(*) AS count_2 FROM person_1_glance) < $8::BIGINT
            ORDER BY person_1.id ASC
            LIMIT $8::BIGINT
          )
        ) AS person_1_glance_or_all
      ),
      person_1_shown AS MATERIALIZED (
        SELECT person_1_page.id AS id, person_1_page.name AS name, person_1_page.pinyin AS pinyin
        FROM person_1_page
        ORDER BY person_1_page.id ASC
        LIMIT $9::BIGINT
      )
      SELECT (
        '{"nodes":' || (
          SELECT (
            '[' || coalesce(
              string_agg(
                (
                  '{"name":' || CAST(to_json(person_1_shown.name) AS TEXT)
                  || ',"pinyin":' || CAST(to_json(person_1_shown.pinyin) AS TEXT) || '}'
                ),
                ','
                ORDER BY person_1_shown.id ASC
              ),
              ''
            )
            || ']'
          ) AS json_text_4
          FROM person_1_shown
        )
        || '}'
      ) AS json_text_3
    )
    || ',"part":' || (
      WITH person_2_glance AS MATERIALIZED (
        SELECT person_2_next.id AS id, person_2_next.name AS name
        FROM (
          SELECT person_2_near.id AS id, person_2_near.name AS name,
            (grams(person_2_near.name, NULL) @>> grams($10::VARCHAR, NULL))
            AND person_2_near.name LIKE $11::VARCHAR AS fits
          FROM person AS person_2_near
          WHERE person_2_near.city_id = $3::UUID AND person_2_near.merged_into_id IS NULL AND asker.entered
          ORDER BY person_2_near.id ASC
          LIMIT 5000
        ) AS person_2_next
        WHERE person_2_next.fits
        ORDER BY person_2_next.id ASC
        LIMIT $12::BIGINT
      ),
      person_2_page AS MATERIALIZED (
        SELECT person_2_glance_or_all.id AS id, person_2_glance_or_all.name AS name
        FROM (
          SELECT person_2_glance.id AS id, person_2_glance.name AS name
          FROM person_2_glance
          WHERE (SELECT count(*) AS count_3 FROM person_2_glance) >= $12::BIGINT
          UNION ALL (
            SELECT person_2.id AS id, person_2.name AS name
            FROM person AS person_2
            WHERE person_2.city_id = $3::UUID AND person_2.merged_into_id IS NULL AND asker.entered
              AND (grams(person_2.name, NULL) @>> grams($10::VARCHAR, NULL)) AND person_2.name LIKE $11::VARCHAR
              AND (SELECT count(*) AS count_3 FROM person_2_glance) < $12::BIGINT
            ORDER BY person_2.id ASC
            LIMIT $12::BIGINT
          )
        ) AS person_2_glance_or_all
      ),
      person_2_shown AS MATERIALIZED (
        SELECT person_2_page.id AS id, person_2_page.name AS name
        FROM person_2_page
        ORDER BY person_2_page.id ASC
        LIMIT $13::BIGINT
      )
      SELECT (
        '{"nodes":' || (
          SELECT (
            '[' || coalesce(
              string_agg(
                ('{"name":' || CAST(to_json(person_2_shown.name) AS TEXT) || '}'), ','
                ORDER BY person_2_shown.id ASC
              ),
              ''
            )
            || ']'
          ) AS json_text_6
          FROM person_2_shown
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
--   line 11
--   -          WHERE person_0_near.city_id = $3::UUID AND person_0_near.merged_into_id IS NULL AND asker.entered
--   +          WHERE person_0_near.county_id = $3::UUID AND person_0_near.merged_into_id IS NULL AND asker.entered
--   line 29
--   -            WHERE person_0.city_id = $3::UUID AND person_0.merged_into_id IS NULL AND asker.entered
--   +            WHERE person_0.county_id = $3::UUID AND person_0.merged_into_id IS NULL AND asker.entered
--   line 71
--   -          WHERE person_1_near.city_id = $3::UUID AND person_1_near.merged_into_id IS NULL AND asker.entered
--   +          WHERE person_1_near.county_id = $3::UUID AND person_1_near.merged_into_id IS NULL AND asker.entered
--   line 89
--   -            WHERE person_1.city_id = $3::UUID AND person_1.merged_into_id IS NULL AND asker.entered
--   +            WHERE person_1.county_id = $3::UUID AND person_1.merged_into_id IS NULL AND asker.entered
--   line 132
--   -          WHERE person_2_near.city_id = $3::UUID AND person_2_near.merged_into_id IS NULL AND asker.entered
--   +          WHERE person_2_near.county_id = $3::UUID AND person_2_near.merged_into_id IS NULL AND asker.entered
--   line 149
--   -            WHERE person_2.city_id = $3::UUID AND person_2.merged_into_id IS NULL AND asker.entered
--   +            WHERE person_2.county_id = $3::UUID AND person_2.merged_into_id IS NULL AND asker.entered

-- township_registrar: as city_viewer, but
--   line 1
--   -WITH asker AS MATERIALIZED (SELECT guard.enter($14::UUID) AS entered)
--   +WITH asker AS MATERIALIZED (SELECT guard.enter($13::UUID) AS entered)
--   line 5
--   -      WITH person_0_glance AS MATERIALIZED (
--   -        SELECT person_0_next.id AS id, person_0_next.name AS name, person_0_next.pinyin AS pinyin
--   -        FROM (
--   -          SELECT person_0_near.id AS id, person_0_near.name AS name, person_0_near.pinyin AS pinyin,
--   -            person_0_near.spelling >= $1::VARCHAR AND person_0_near.spelling < $2::VARCHAR AS fits
--   -          FROM person AS person_0_near
--   -          WHERE person_0_near.city_id = $3::UUID AND person_0_near.merged_into_id IS NULL AND asker.entered
--   -          ORDER BY person_0_near.id ASC
--   -          LIMIT 5000
--   -        ) AS person_0_next
--   -        WHERE person_0_next.fits
--   -        ORDER BY person_0_next.id ASC
--   +      WITH person_0_page AS MATERIALIZED (
--   +        SELECT person_0.id AS id, person_0.name AS name, person_0.pinyin AS pinyin
--   +        FROM person AS person_0
--   +        WHERE person_0.township_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
--   +          AND person_0.spelling >= $2::VARCHAR AND person_0.spelling < $3::VARCHAR
--   +        ORDER BY person_0.id ASC
--   line 18
--   -      ),
--   -      person_0_page AS MATERIALIZED (
--   -        SELECT person_0_glance_or_all.id AS id, person_0_glance_or_all.name AS name,
--   -          person_0_glance_or_all.pinyin AS pinyin
--   -        FROM (
--   -          SELECT person_0_glance.id AS id, person_0_glance.name AS name, person_0_glance.pinyin AS pinyin
--   -          FROM person_0_glance
--   -          WHERE (SELECT count(*) AS count_1 FROM person_0_glance) >= $4::BIGINT
--   -          UNION ALL (
--   -            SELECT person_0.id AS id, person_0.name AS name, person_0.pinyin AS pinyin
--   -            FROM person AS person_0
--   -            WHERE person_0.city_id = $3::UUID AND person_0.merged_into_id IS NULL AND asker.entered
--   -              AND person_0.spelling >= $1::VARCHAR AND person_0.spelling < $2::VARCHAR
--   -              AND (SELECT count(*) AS count_1 FROM person_0_glance) < $4::BIGINT
--   -            ORDER BY person_0.id ASC
--   -            LIMIT $4::BIGINT
--   -          )
--   -        ) AS person_0_glance_or_all
--   line 65
--   -      WITH person_1_glance AS MATERIALIZED (
--   -        SELECT person_1_next.id AS id, person_1_next.name AS name, person_1_next.pinyin AS pinyin
--   -        FROM (
--   -          SELECT person_1_near.id AS id, person_1_near.name AS name, person_1_near.pinyin AS pinyin,
--   -            person_1_near.initials >= $6::VARCHAR AND person_1_near.initials < $7::VARCHAR AS fits
--   -          FROM person AS person_1_near
--   -          WHERE person_1_near.city_id = $3::UUID AND person_1_near.merged_into_id IS NULL AND asker.entered
--   -          ORDER BY person_1_near.id ASC
--   -          LIMIT 5000
--   -        ) AS person_1_next
--   -        WHERE person_1_next.fits
--   -        ORDER BY person_1_next.id ASC
--   +      WITH person_1_page AS MATERIALIZED (
--   +        SELECT person_1.id AS id, person_1.name AS name, person_1.pinyin AS pinyin
--   +        FROM person AS person_1
--   +        WHERE person_1.township_id = $1::UUID AND person_1.merged_into_id IS NULL AND asker.entered
--   +          AND person_1.initials >= $6::VARCHAR AND person_1.initials < $7::VARCHAR
--   +        ORDER BY person_1.id ASC
--   line 78
--   -      ),
--   -      person_1_page AS MATERIALIZED (
--   -        SELECT person_1_glance_or_all.id AS id, person_1_glance_or_all.name AS name,
--   -          person_1_glance_or_all.pinyin AS pinyin
--   -        FROM (
--   -          SELECT person_1_glance.id AS id, person_1_glance.name AS name, person_1_glance.pinyin AS pinyin
--   -          FROM person_1_glance
--   -          WHERE (SELECT count(*) AS count_2 FROM person_1_glance) >= $8::BIGINT
--   -          UNION ALL (
--   -            SELECT person_1.id AS id, person_1.name AS name, person_1.pinyin AS pinyin
--   -            FROM person AS person_1
--   -            WHERE person_1.city_id = $3::UUID AND person_1.merged_into_id IS NULL AND asker.entered
--   -              AND person_1.initials >= $6::VARCHAR AND person_1.initials < $7::VARCHAR
--   -              AND (SELECT count(*) AS count_2 FROM person_1_glance) < $8::BIGINT
--   -            ORDER BY person_1.id ASC
--   -            LIMIT $8::BIGINT
--   -          )
--   -        ) AS person_1_glance_or_all
--   line 125
--   -      WITH person_2_glance AS MATERIALIZED (
--   -        SELECT person_2_next.id AS id, person_2_next.name AS name
--   -        FROM (
--   -          SELECT person_2_near.id AS id, person_2_near.name AS name,
--   -            (grams(person_2_near.name, NULL) @>> grams($10::VARCHAR, NULL))
--   -            AND person_2_near.name LIKE $11::VARCHAR AS fits
--   -          FROM person AS person_2_near
--   -          WHERE person_2_near.city_id = $3::UUID AND person_2_near.merged_into_id IS NULL AND asker.entered
--   -          ORDER BY person_2_near.id ASC
--   -          LIMIT 5000
--   -        ) AS person_2_next
--   -        WHERE person_2_next.fits
--   -        ORDER BY person_2_next.id ASC
--   -        LIMIT $12::BIGINT
--   -      ),
--   -      person_2_page AS MATERIALIZED (
--   -        SELECT person_2_glance_or_all.id AS id, person_2_glance_or_all.name AS name
--   -        FROM (
--   -          SELECT person_2_glance.id AS id, person_2_glance.name AS name
--   -          FROM person_2_glance
--   -          WHERE (SELECT count(*) AS count_3 FROM person_2_glance) >= $12::BIGINT
--   -          UNION ALL (
--   -            SELECT person_2.id AS id, person_2.name AS name
--   -            FROM person AS person_2
--   -            WHERE person_2.city_id = $3::UUID AND person_2.merged_into_id IS NULL AND asker.entered
--   -              AND (grams(person_2.name, NULL) @>> grams($10::VARCHAR, NULL)) AND person_2.name LIKE $11::VARCHAR
--   -              AND (SELECT count(*) AS count_3 FROM person_2_glance) < $12::BIGINT
--   -            ORDER BY person_2.id ASC
--   -            LIMIT $12::BIGINT
--   -          )
--   -        ) AS person_2_glance_or_all
--   +      WITH person_2_page AS MATERIALIZED (
--   +        SELECT person_2.id AS id, person_2.name AS name
--   +        FROM person AS person_2
--   +        WHERE person_2.township_id = $1::UUID AND person_2.merged_into_id IS NULL AND asker.entered
--   +          AND person_2.name LIKE $10::VARCHAR
--   +        ORDER BY person_2.id ASC
--   +        LIMIT $11::BIGINT
--   line 161
--   -        LIMIT $13::BIGINT
--   +        LIMIT $12::BIGINT

-- village_viewer: as city_viewer, but
--   line 1
--   -WITH asker AS MATERIALIZED (SELECT guard.enter($14::UUID) AS entered)
--   +WITH asker AS MATERIALIZED (SELECT guard.enter($13::UUID) AS entered)
--   line 5
--   -      WITH person_0_glance AS MATERIALIZED (
--   -        SELECT person_0_next.id AS id, person_0_next.name AS name, person_0_next.pinyin AS pinyin
--   -        FROM (
--   -          SELECT person_0_near.id AS id, person_0_near.name AS name, person_0_near.pinyin AS pinyin,
--   -            person_0_near.spelling >= $1::VARCHAR AND person_0_near.spelling < $2::VARCHAR AS fits
--   -          FROM person AS person_0_near
--   -          WHERE person_0_near.city_id = $3::UUID AND person_0_near.merged_into_id IS NULL AND asker.entered
--   -          ORDER BY person_0_near.id ASC
--   -          LIMIT 5000
--   -        ) AS person_0_next
--   -        WHERE person_0_next.fits
--   -        ORDER BY person_0_next.id ASC
--   +      WITH person_0_page AS MATERIALIZED (
--   +        SELECT person_0.id AS id, person_0.name AS name, person_0.pinyin AS pinyin
--   +        FROM person AS person_0
--   +        WHERE person_0.village_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
--   +          AND person_0.spelling >= $2::VARCHAR AND person_0.spelling < $3::VARCHAR
--   +        ORDER BY person_0.id ASC
--   line 18
--   -      ),
--   -      person_0_page AS MATERIALIZED (
--   -        SELECT person_0_glance_or_all.id AS id, person_0_glance_or_all.name AS name,
--   -          person_0_glance_or_all.pinyin AS pinyin
--   -        FROM (
--   -          SELECT person_0_glance.id AS id, person_0_glance.name AS name, person_0_glance.pinyin AS pinyin
--   -          FROM person_0_glance
--   -          WHERE (SELECT count(*) AS count_1 FROM person_0_glance) >= $4::BIGINT
--   -          UNION ALL (
--   -            SELECT person_0.id AS id, person_0.name AS name, person_0.pinyin AS pinyin
--   -            FROM person AS person_0
--   -            WHERE person_0.city_id = $3::UUID AND person_0.merged_into_id IS NULL AND asker.entered
--   -              AND person_0.spelling >= $1::VARCHAR AND person_0.spelling < $2::VARCHAR
--   -              AND (SELECT count(*) AS count_1 FROM person_0_glance) < $4::BIGINT
--   -            ORDER BY person_0.id ASC
--   -            LIMIT $4::BIGINT
--   -          )
--   -        ) AS person_0_glance_or_all
--   line 65
--   -      WITH person_1_glance AS MATERIALIZED (
--   -        SELECT person_1_next.id AS id, person_1_next.name AS name, person_1_next.pinyin AS pinyin
--   -        FROM (
--   -          SELECT person_1_near.id AS id, person_1_near.name AS name, person_1_near.pinyin AS pinyin,
--   -            person_1_near.initials >= $6::VARCHAR AND person_1_near.initials < $7::VARCHAR AS fits
--   -          FROM person AS person_1_near
--   -          WHERE person_1_near.city_id = $3::UUID AND person_1_near.merged_into_id IS NULL AND asker.entered
--   -          ORDER BY person_1_near.id ASC
--   -          LIMIT 5000
--   -        ) AS person_1_next
--   -        WHERE person_1_next.fits
--   -        ORDER BY person_1_next.id ASC
--   +      WITH person_1_page AS MATERIALIZED (
--   +        SELECT person_1.id AS id, person_1.name AS name, person_1.pinyin AS pinyin
--   +        FROM person AS person_1
--   +        WHERE person_1.village_id = $1::UUID AND person_1.merged_into_id IS NULL AND asker.entered
--   +          AND person_1.initials >= $6::VARCHAR AND person_1.initials < $7::VARCHAR
--   +        ORDER BY person_1.id ASC
--   line 78
--   -      ),
--   -      person_1_page AS MATERIALIZED (
--   -        SELECT person_1_glance_or_all.id AS id, person_1_glance_or_all.name AS name,
--   -          person_1_glance_or_all.pinyin AS pinyin
--   -        FROM (
--   -          SELECT person_1_glance.id AS id, person_1_glance.name AS name, person_1_glance.pinyin AS pinyin
--   -          FROM person_1_glance
--   -          WHERE (SELECT count(*) AS count_2 FROM person_1_glance) >= $8::BIGINT
--   -          UNION ALL (
--   -            SELECT person_1.id AS id, person_1.name AS name, person_1.pinyin AS pinyin
--   -            FROM person AS person_1
--   -            WHERE person_1.city_id = $3::UUID AND person_1.merged_into_id IS NULL AND asker.entered
--   -              AND person_1.initials >= $6::VARCHAR AND person_1.initials < $7::VARCHAR
--   -              AND (SELECT count(*) AS count_2 FROM person_1_glance) < $8::BIGINT
--   -            ORDER BY person_1.id ASC
--   -            LIMIT $8::BIGINT
--   -          )
--   -        ) AS person_1_glance_or_all
--   line 125
--   -      WITH person_2_glance AS MATERIALIZED (
--   -        SELECT person_2_next.id AS id, person_2_next.name AS name
--   -        FROM (
--   -          SELECT person_2_near.id AS id, person_2_near.name AS name,
--   -            (grams(person_2_near.name, NULL) @>> grams($10::VARCHAR, NULL))
--   -            AND person_2_near.name LIKE $11::VARCHAR AS fits
--   -          FROM person AS person_2_near
--   -          WHERE person_2_near.city_id = $3::UUID AND person_2_near.merged_into_id IS NULL AND asker.entered
--   -          ORDER BY person_2_near.id ASC
--   -          LIMIT 5000
--   -        ) AS person_2_next
--   -        WHERE person_2_next.fits
--   -        ORDER BY person_2_next.id ASC
--   -        LIMIT $12::BIGINT
--   -      ),
--   -      person_2_page AS MATERIALIZED (
--   -        SELECT person_2_glance_or_all.id AS id, person_2_glance_or_all.name AS name
--   -        FROM (
--   -          SELECT person_2_glance.id AS id, person_2_glance.name AS name
--   -          FROM person_2_glance
--   -          WHERE (SELECT count(*) AS count_3 FROM person_2_glance) >= $12::BIGINT
--   -          UNION ALL (
--   -            SELECT person_2.id AS id, person_2.name AS name
--   -            FROM person AS person_2
--   -            WHERE person_2.city_id = $3::UUID AND person_2.merged_into_id IS NULL AND asker.entered
--   -              AND (grams(person_2.name, NULL) @>> grams($10::VARCHAR, NULL)) AND person_2.name LIKE $11::VARCHAR
--   -              AND (SELECT count(*) AS count_3 FROM person_2_glance) < $12::BIGINT
--   -            ORDER BY person_2.id ASC
--   -            LIMIT $12::BIGINT
--   -          )
--   -        ) AS person_2_glance_or_all
--   +      WITH person_2_page AS MATERIALIZED (
--   +        SELECT person_2.id AS id, person_2.name AS name
--   +        FROM person AS person_2
--   +        WHERE person_2.village_id = $1::UUID AND person_2.merged_into_id IS NULL AND asker.entered
--   +          AND person_2.name LIKE $10::VARCHAR
--   +        ORDER BY person_2.id ASC
--   +        LIMIT $11::BIGINT
--   line 161
--   -        LIMIT $13::BIGINT
--   +        LIMIT $12::BIGINT

-- both_counties: as city_viewer, but
--   line 5
--   -      WITH person_0_glance AS MATERIALIZED (
--   -        SELECT person_0_next.id AS id, person_0_next.name AS name, person_0_next.pinyin AS pinyin
--   -        FROM (
--   -          SELECT person_0_near.id AS id, person_0_near.name AS name, person_0_near.pinyin AS pinyin,
--   -            person_0_near.spelling >= $1::VARCHAR AND person_0_near.spelling < $2::VARCHAR AS fits
--   -          FROM person AS person_0_near
--   -          WHERE person_0_near.city_id = $3::UUID AND person_0_near.merged_into_id IS NULL AND asker.entered
--   -          ORDER BY person_0_near.id ASC
--   -          LIMIT 5000
--   -        ) AS person_0_next
--   -        WHERE person_0_next.fits
--   -        ORDER BY person_0_next.id ASC
--   +      WITH person_0_page AS MATERIALIZED (
--   +        SELECT person_0.id AS id, person_0.name AS name, person_0.pinyin AS pinyin
--   +        FROM person AS person_0
--   +        WHERE person_0.county_id = ANY ($1::UUID[]) AND person_0.merged_into_id IS NULL AND asker.entered
--   +          AND person_0.spelling >= $2::VARCHAR AND person_0.spelling < $3::VARCHAR
--   +        ORDER BY person_0.id ASC
--   line 18
--   -      ),
--   -      person_0_page AS MATERIALIZED (
--   -        SELECT person_0_glance_or_all.id AS id, person_0_glance_or_all.name AS name,
--   -          person_0_glance_or_all.pinyin AS pinyin
--   -        FROM (
--   -          SELECT person_0_glance.id AS id, person_0_glance.name AS name, person_0_glance.pinyin AS pinyin
--   -          FROM person_0_glance
--   -          WHERE (SELECT count(*) AS count_1 FROM person_0_glance) >= $4::BIGINT
--   -          UNION ALL (
--   -            SELECT person_0.id AS id, person_0.name AS name, person_0.pinyin AS pinyin
--   -            FROM person AS person_0
--   -            WHERE person_0.city_id = $3::UUID AND person_0.merged_into_id IS NULL AND asker.entered
--   -              AND person_0.spelling >= $1::VARCHAR AND person_0.spelling < $2::VARCHAR
--   -              AND (SELECT count(*) AS count_1 FROM person_0_glance) < $4::BIGINT
--   -            ORDER BY person_0.id ASC
--   -            LIMIT $4::BIGINT
--   -          )
--   -        ) AS person_0_glance_or_all
--   line 65
--   -      WITH person_1_glance AS MATERIALIZED (
--   -        SELECT person_1_next.id AS id, person_1_next.name AS name, person_1_next.pinyin AS pinyin
--   -        FROM (
--   -          SELECT person_1_near.id AS id, person_1_near.name AS name, person_1_near.pinyin AS pinyin,
--   -            person_1_near.initials >= $6::VARCHAR AND person_1_near.initials < $7::VARCHAR AS fits
--   -          FROM person AS person_1_near
--   -          WHERE person_1_near.city_id = $3::UUID AND person_1_near.merged_into_id IS NULL AND asker.entered
--   -          ORDER BY person_1_near.id ASC
--   -          LIMIT 5000
--   -        ) AS person_1_next
--   -        WHERE person_1_next.fits
--   -        ORDER BY person_1_next.id ASC
--   +      WITH person_1_page AS MATERIALIZED (
--   +        SELECT person_1.id AS id, person_1.name AS name, person_1.pinyin AS pinyin
--   +        FROM person AS person_1
--   +        WHERE person_1.county_id = ANY ($1::UUID[]) AND person_1.merged_into_id IS NULL AND asker.entered
--   +          AND person_1.initials >= $6::VARCHAR AND person_1.initials < $7::VARCHAR
--   +        ORDER BY person_1.id ASC
--   line 78
--   -      ),
--   -      person_1_page AS MATERIALIZED (
--   -        SELECT person_1_glance_or_all.id AS id, person_1_glance_or_all.name AS name,
--   -          person_1_glance_or_all.pinyin AS pinyin
--   -        FROM (
--   -          SELECT person_1_glance.id AS id, person_1_glance.name AS name, person_1_glance.pinyin AS pinyin
--   -          FROM person_1_glance
--   -          WHERE (SELECT count(*) AS count_2 FROM person_1_glance) >= $8::BIGINT
--   -          UNION ALL (
--   -            SELECT person_1.id AS id, person_1.name AS name, person_1.pinyin AS pinyin
--   -            FROM person AS person_1
--   -            WHERE person_1.city_id = $3::UUID AND person_1.merged_into_id IS NULL AND asker.entered
--   -              AND person_1.initials >= $6::VARCHAR AND person_1.initials < $7::VARCHAR
--   -              AND (SELECT count(*) AS count_2 FROM person_1_glance) < $8::BIGINT
--   -            ORDER BY person_1.id ASC
--   -            LIMIT $8::BIGINT
--   -          )
--   -        ) AS person_1_glance_or_all
--   line 125
--   -      WITH person_2_glance AS MATERIALIZED (
--   -        SELECT person_2_next.id AS id, person_2_next.name AS name
--   -        FROM (
--   -          SELECT person_2_near.id AS id, person_2_near.name AS name,
--   -            (grams(person_2_near.name, NULL) @>> grams($10::VARCHAR, NULL))
--   -            AND person_2_near.name LIKE $11::VARCHAR AS fits
--   -          FROM person AS person_2_near
--   -          WHERE person_2_near.city_id = $3::UUID AND person_2_near.merged_into_id IS NULL AND asker.entered
--   -          ORDER BY person_2_near.id ASC
--   -          LIMIT 5000
--   -        ) AS person_2_next
--   -        WHERE person_2_next.fits
--   -        ORDER BY person_2_next.id ASC
--   +      WITH person_2_page AS MATERIALIZED (
--   +        SELECT person_2.id AS id, person_2.name AS name
--   +        FROM person AS person_2
--   +        WHERE person_2.county_id = ANY ($1::UUID[]) AND person_2.merged_into_id IS NULL AND asker.entered
--   +          AND (grams(person_2.name, NULL) @>> grams($10::VARCHAR, NULL)) AND person_2.name LIKE $11::VARCHAR
--   +        ORDER BY person_2.id ASC
--   line 139
--   -      ),
--   -      person_2_page AS MATERIALIZED (
--   -        SELECT person_2_glance_or_all.id AS id, person_2_glance_or_all.name AS name
--   -        FROM (
--   -          SELECT person_2_glance.id AS id, person_2_glance.name AS name
--   -          FROM person_2_glance
--   -          WHERE (SELECT count(*) AS count_3 FROM person_2_glance) >= $12::BIGINT
--   -          UNION ALL (
--   -            SELECT person_2.id AS id, person_2.name AS name
--   -            FROM person AS person_2
--   -            WHERE person_2.city_id = $3::UUID AND person_2.merged_into_id IS NULL AND asker.entered
--   -              AND (grams(person_2.name, NULL) @>> grams($10::VARCHAR, NULL)) AND person_2.name LIKE $11::VARCHAR
--   -              AND (SELECT count(*) AS count_3 FROM person_2_glance) < $12::BIGINT
--   -            ORDER BY person_2.id ASC
--   -            LIMIT $12::BIGINT
--   -          )
--   -        ) AS person_2_glance_or_all

-- mixed_roles: as county_registrar

-- oversight: as county_registrar

-- nobody
-- refused: FORBIDDEN
