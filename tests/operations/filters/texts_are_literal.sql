-- city_viewer
WITH asker AS MATERIALIZED (SELECT guard.enter($35::UUID) AS entered)
SELECT convert_to(
  (
    '{"inTheVillage":' || (
      WITH household_0_page AS MATERIALIZED (
        SELECT household_0.address AS address, household_0.id AS id
        FROM household AS household_0
        WHERE household_0.city_id = $1::UUID AND asker.entered AND household_0.address LIKE $2::VARCHAR
          AND household_0.village_id = $3::UUID
        ORDER BY household_0.id ASC
        LIMIT $4::BIGINT
      ),
      household_0_shown AS MATERIALIZED (
        SELECT household_0_page.address AS address, household_0_page.id AS id
        FROM household_0_page
        ORDER BY household_0_page.id ASC
        LIMIT $5::BIGINT
      )
      SELECT (
        '{"nodes":' || (
          SELECT (
            '[' || coalesce(
              string_agg(
                ('{"address":' || CAST(to_json(household_0_shown.address) AS TEXT) || '}'), ','
                ORDER BY household_0_shown.id ASC
              ),
              ''
            )
            || ']'
          ) AS json_text_2
          FROM household_0_shown
        )
        || '}'
      ) AS json_text_1
    )
    || ',"percent":' || (
      WITH household_1_page AS MATERIALIZED (
        SELECT household_1.address AS address, household_1.id AS id
        FROM household AS household_1
        WHERE household_1.city_id = $1::UUID AND asker.entered AND household_1.address LIKE $6::VARCHAR
          AND household_1.village_id = $7::UUID
        ORDER BY household_1.id ASC
        LIMIT $8::BIGINT
      ),
      household_1_shown AS MATERIALIZED (
        SELECT household_1_page.address AS address, household_1_page.id AS id
        FROM household_1_page
        ORDER BY household_1_page.id ASC
        LIMIT $9::BIGINT
      )
      SELECT (
        '{"nodes":' || (
          SELECT (
            '[' || coalesce(
              string_agg(
                ('{"address":' || CAST(to_json(household_1_shown.address) AS TEXT) || '}'), ','
                ORDER BY household_1_shown.id ASC
              ),
              ''
            )
            || ']'
          ) AS json_text_4
          FROM household_1_shown
        )
        || '}'
      ) AS json_text_3
    )
    || ',"underscore":' || (
      WITH household_2_page AS MATERIALIZED (
        SELECT household_2.address AS address, household_2.id AS id
        FROM household AS household_2
        WHERE household_2.city_id = $1::UUID AND asker.entered AND household_2.address LIKE $10::VARCHAR
          AND household_2.village_id = $11::UUID
        ORDER BY household_2.id ASC
        LIMIT $12::BIGINT
      ),
      household_2_shown AS MATERIALIZED (
        SELECT household_2_page.address AS address, household_2_page.id AS id
        FROM household_2_page
        ORDER BY household_2_page.id ASC
        LIMIT $13::BIGINT
      )
      SELECT (
        '{"nodes":' || (
          SELECT (
            '[' || coalesce(
              string_agg(
                ('{"address":' || CAST(to_json(household_2_shown.address) AS TEXT) || '}'), ','
                ORDER BY household_2_shown.id ASC
              ),
              ''
            )
            || ']'
          ) AS json_text_6
          FROM household_2_shown
        )
        || '}'
      ) AS json_text_5
    )
    || ',"starts":' || (
      WITH household_3_page AS MATERIALIZED (
        SELECT household_3.address AS address, household_3.id AS id
        FROM household AS household_3
        WHERE household_3.city_id = $1::UUID AND asker.entered AND household_3.address >= $14::VARCHAR
          AND household_3.address < $15::VARCHAR AND household_3.village_id = $16::UUID
        ORDER BY household_3.id ASC
        LIMIT $17::BIGINT
      ),
      household_3_shown AS MATERIALIZED (
        SELECT household_3_page.address AS address, household_3_page.id AS id
        FROM household_3_page
        ORDER BY household_3_page.id ASC
        LIMIT $18::BIGINT
      )
      SELECT (
        '{"nodes":' || (
          SELECT (
            '[' || coalesce(
              string_agg(
                ('{"address":' || CAST(to_json(household_3_shown.address) AS TEXT) || '}'), ','
                ORDER BY household_3_shown.id ASC
              ),
              ''
            )
            || ']'
          ) AS json_text_8
          FROM household_3_shown
        )
        || '}'
      ) AS json_text_7
    )
    || ',"beyond":' || (
      WITH person_4_glance AS MATERIALIZED (
        SELECT person_4_next.id AS id, person_4_next.name AS name
        FROM (
          SELECT person_4_near.id AS id, person_4_near.name AS name,
            (grams(person_4_near.name, NULL) @>> grams($19::VARCHAR, NULL))
            AND person_4_near.name LIKE $20::VARCHAR AS fits
          FROM person AS person_4_near
          WHERE person_4_near.city_id = $21::UUID AND person_4_near.merged_into_id IS NULL AND asker.entered
          ORDER BY person_4_near.id ASC
          LIMIT 5000
        ) AS person_4_next
        WHERE person_4_next.fits
        ORDER BY person_4_next.id ASC
        LIMIT $22::BIGINT
      ),
      person_4_page AS MATERIALIZED (
        SELECT person_4_glance_or_all.id AS id, person_4_glance_or_all.name AS name
        FROM (
          SELECT person_4_glance.id AS id, person_4_glance.name AS name
          FROM person_4_glance
          WHERE (SELECT count(*) AS count_1 FROM person_4_glance) >= $22::BIGINT
          UNION ALL (
            SELECT person_4.id AS id, person_4.name AS name
            FROM person AS person_4
            WHERE person_4.city_id = $21::UUID AND person_4.merged_into_id IS NULL AND asker.entered
              AND (grams(person_4.name, NULL) @>> grams($19::VARCHAR, NULL)) AND person_4.name LIKE $20::VARCHAR
              AND (SELECT count(*) AS count_1 FROM person_4_glance) < $22::BIGINT
            ORDER BY person_4.id ASC
            LIMIT $22::BIGINT
          )
        ) AS person_4_glance_or_all
      ),
      person_4_shown AS MATERIALIZED (
        SELECT person_4_page.id AS id, person_4_page.name AS name
        FROM person_4_page
        ORDER BY person_4_page.id ASC
        LIMIT $23::BIGINT
      )
      SELECT (
        '{"nodes":' || (
          SELECT (
            '[' || coalesce(
              string_agg(
                ('{"name":' || CAST(to_json(person_4_shown.name) AS TEXT) || '}'), ','
                ORDER BY person_4_shown.id ASC
              ),
              ''
            )
            || ']'
          ) AS json_text_10
          FROM person_4_shown
        )
        || '}'
      ) AS json_text_9
    )
    || ',"wild":' || (
      WITH person_5_glance AS MATERIALIZED (
        SELECT person_5_next.id AS id, person_5_next.name AS name
        FROM (
          SELECT person_5_near.id AS id, person_5_near.name AS name,
            (grams(person_5_near.name, NULL) @>> grams($24::VARCHAR, NULL))
            AND person_5_near.name LIKE $25::VARCHAR AS fits
          FROM person AS person_5_near
          WHERE person_5_near.city_id = $21::UUID AND person_5_near.merged_into_id IS NULL AND asker.entered
          ORDER BY person_5_near.id ASC
          LIMIT 5000
        ) AS person_5_next
        WHERE person_5_next.fits
        ORDER BY person_5_next.id ASC
        LIMIT $26::BIGINT
      ),
      person_5_page AS MATERIALIZED (
        SELECT person_5_glance_or_all.id AS id, person_5_glance_or_all.name AS name
        FROM (
          SELECT person_5_glance.id AS id, person_5_glance.name AS name
          FROM person_5_glance
          WHERE (SELECT count(*) AS count_2 FROM person_5_glance) >= $26::BIGINT
          UNION ALL (
            SELECT person_5.id AS id, person_5.name AS name
            FROM person AS person_5
            WHERE person_5.city_id = $21::UUID AND person_5.merged_into_id IS NULL AND asker.entered
              AND (grams(person_5.name, NULL) @>> grams($24::VARCHAR, NULL)) AND person_5.name LIKE $25::VARCHAR
              AND (SELECT count(*) AS count_2 FROM person_5_glance) < $26::BIGINT
            ORDER BY person_5.id ASC
            LIMIT $26::BIGINT
          )
        ) AS person_5_glance_or_all
      ),
      person_5_shown AS MATERIALIZED (
        SELECT person_5_page.id AS id, person_5_page.name AS name
        FROM person_5_page
        ORDER BY person_5_page.id ASC
        LIMIT $27::BIGINT
      )
      SELECT (
        '{"nodes":' || (
          SELECT (
            '[' || coalesce(
              string_agg(
                ('{"name":' || CAST(to_json(person_5_shown.name) AS TEXT) || '}'), ','
                ORDER BY person_5_shown.id ASC
              ),
              ''
            )
            || ']'
          ) AS json_text_12
          FROM person_5_shown
        )
        || '}'
      ) AS json_text_11
    )
    || ',"single":' || (
      WITH person_6_glance AS MATERIALIZED (
        SELECT person_6_next.id AS id, person_6_next.name AS name
        FROM (
          SELECT person_6_near.id AS id, person_6_near.name AS name, person_6_near.name >= $28::VARCHAR
            AND person_6_near.name < $29::VARCHAR AS fits
          FROM person AS person_6_near
          WHERE person_6_near.city_id = $21::UUID AND person_6_near.merged_into_id IS NULL AND asker.entered
          ORDER BY person_6_near.id ASC
          LIMIT 5000
        ) AS person_6_next
        WHERE person_6_next.fits
        ORDER BY person_6_next.id ASC
        LIMIT $30::BIGINT
      ),
      person_6_page AS MATERIALIZED (
        SELECT person_6_glance_or_all.id AS id, person_6_glance_or_all.name AS name
        FROM (
          SELECT person_6_glance.id AS id, person_6_glance.name AS name
          FROM person_6_glance
          WHERE (SELECT count(*) AS count_3 FROM person_6_glance) >= $30::BIGINT
          UNION ALL (
            SELECT person_6.id AS id, person_6.name AS name
            FROM person AS person_6
            WHERE person_6.city_id = $21::UUID AND person_6.merged_into_id IS NULL AND asker.entered
              AND person_6.name >= $28::VARCHAR AND person_6.name < $29::VARCHAR
              AND (SELECT count(*) AS count_3 FROM person_6_glance) < $30::BIGINT
            ORDER BY person_6.id ASC
            LIMIT $30::BIGINT
          )
        ) AS person_6_glance_or_all
      ),
      person_6_shown AS MATERIALIZED (
        SELECT person_6_page.id AS id, person_6_page.name AS name
        FROM person_6_page
        ORDER BY person_6_page.id ASC
        LIMIT $31::BIGINT
      )
      SELECT (
        '{"nodes":' || (
          SELECT (
            '[' || coalesce(
              string_agg(
                ('{"name":' || CAST(to_json(person_6_shown.name) AS TEXT) || '}'), ','
                ORDER BY person_6_shown.id ASC
              ),
              ''
            )
            || ']'
          ) AS json_text_14
          FROM person_6_shown
        )
        || '}'
      ) AS json_text_13
    )
    || ',"named":' || (
      WITH person_7_page AS MATERIALIZED (
        SELECT person_7.birth_date AS birth_date, person_7.id AS id, person_7.name AS name
        FROM person AS person_7
        WHERE person_7.city_id = $21::UUID AND person_7.merged_into_id IS NULL AND asker.entered
          AND person_7.name = ANY ($32::TEXT[])
        ORDER BY person_7.id ASC
        LIMIT $33::BIGINT
      ),
      person_7_shown AS MATERIALIZED (
        SELECT person_7_page.birth_date AS birth_date, person_7_page.id AS id, person_7_page.name AS name
        FROM person_7_page
        ORDER BY person_7_page.id ASC
        LIMIT $34::BIGINT
      )
      SELECT (
        '{"nodes":' || (
          SELECT (
            '[' || coalesce(
              string_agg(
                (
                  '{"name":' || CAST(to_json(person_7_shown.name) AS TEXT)
                  || ',"birthDate":"' || CAST(person_7_shown.birth_date AS TEXT) || '"}'
                ),
                ','
                ORDER BY person_7_shown.id ASC
              ),
              ''
            )
            || ']'
          ) AS json_text_16
          FROM person_7_shown
        )
        || '}'
      ) AS json_text_15
    )
    || '}'
  ),
  'UTF8'
) AS convert_to_1
FROM asker

-- county_registrar: as city_viewer, but
--   line 8
--   -        WHERE household_0.city_id = $1::UUID AND asker.entered AND household_0.address LIKE $2::VARCHAR
--   +        WHERE household_0.county_id = $1::UUID AND asker.entered AND household_0.address LIKE $2::VARCHAR
--   line 40
--   -        WHERE household_1.city_id = $1::UUID AND asker.entered AND household_1.address LIKE $6::VARCHAR
--   +        WHERE household_1.county_id = $1::UUID AND asker.entered AND household_1.address LIKE $6::VARCHAR
--   line 72
--   -        WHERE household_2.city_id = $1::UUID AND asker.entered AND household_2.address LIKE $10::VARCHAR
--   +        WHERE household_2.county_id = $1::UUID AND asker.entered AND household_2.address LIKE $10::VARCHAR
--   line 104
--   -        WHERE household_3.city_id = $1::UUID AND asker.entered AND household_3.address >= $14::VARCHAR
--   +        WHERE household_3.county_id = $1::UUID AND asker.entered AND household_3.address >= $14::VARCHAR
--   line 140
--   -          WHERE person_4_near.city_id = $21::UUID AND person_4_near.merged_into_id IS NULL AND asker.entered
--   +          WHERE person_4_near.county_id = $21::UUID AND person_4_near.merged_into_id IS NULL AND asker.entered
--   line 157
--   -            WHERE person_4.city_id = $21::UUID AND person_4.merged_into_id IS NULL AND asker.entered
--   +            WHERE person_4.county_id = $21::UUID AND person_4.merged_into_id IS NULL AND asker.entered
--   line 196
--   -          WHERE person_5_near.city_id = $21::UUID AND person_5_near.merged_into_id IS NULL AND asker.entered
--   +          WHERE person_5_near.county_id = $21::UUID AND person_5_near.merged_into_id IS NULL AND asker.entered
--   line 213
--   -            WHERE person_5.city_id = $21::UUID AND person_5.merged_into_id IS NULL AND asker.entered
--   +            WHERE person_5.county_id = $21::UUID AND person_5.merged_into_id IS NULL AND asker.entered
--   line 251
--   -          WHERE person_6_near.city_id = $21::UUID AND person_6_near.merged_into_id IS NULL AND asker.entered
--   +          WHERE person_6_near.county_id = $21::UUID AND person_6_near.merged_into_id IS NULL AND asker.entered
--   line 268
--   -            WHERE person_6.city_id = $21::UUID AND person_6.merged_into_id IS NULL AND asker.entered
--   +            WHERE person_6.county_id = $21::UUID AND person_6.merged_into_id IS NULL AND asker.entered
--   line 303
--   -        WHERE person_7.city_id = $21::UUID AND person_7.merged_into_id IS NULL AND asker.entered
--   +        WHERE person_7.county_id = $21::UUID AND person_7.merged_into_id IS NULL AND asker.entered

-- township_registrar: as city_viewer, but
--   line 1
--   -WITH asker AS MATERIALIZED (SELECT guard.enter($35::UUID) AS entered)
--   +WITH asker AS MATERIALIZED (SELECT guard.enter($33::UUID) AS entered)
--   line 8
--   -        WHERE household_0.city_id = $1::UUID AND asker.entered AND household_0.address LIKE $2::VARCHAR
--   +        WHERE household_0.township_id = $1::UUID AND asker.entered AND household_0.address LIKE $2::VARCHAR
--   line 40
--   -        WHERE household_1.city_id = $1::UUID AND asker.entered AND household_1.address LIKE $6::VARCHAR
--   +        WHERE household_1.township_id = $1::UUID AND asker.entered AND household_1.address LIKE $6::VARCHAR
--   line 72
--   -        WHERE household_2.city_id = $1::UUID AND asker.entered AND household_2.address LIKE $10::VARCHAR
--   +        WHERE household_2.township_id = $1::UUID AND asker.entered AND household_2.address LIKE $10::VARCHAR
--   line 104
--   -        WHERE household_3.city_id = $1::UUID AND asker.entered AND household_3.address >= $14::VARCHAR
--   +        WHERE household_3.township_id = $1::UUID AND asker.entered AND household_3.address >= $14::VARCHAR
--   line 133
--   -      WITH person_4_glance AS MATERIALIZED (
--   -        SELECT person_4_next.id AS id, person_4_next.name AS name
--   -        FROM (
--   -          SELECT person_4_near.id AS id, person_4_near.name AS name,
--   -            (grams(person_4_near.name, NULL) @>> grams($19::VARCHAR, NULL))
--   -            AND person_4_near.name LIKE $20::VARCHAR AS fits
--   -          FROM person AS person_4_near
--   -          WHERE person_4_near.city_id = $21::UUID AND person_4_near.merged_into_id IS NULL AND asker.entered
--   -          ORDER BY person_4_near.id ASC
--   -          LIMIT 5000
--   -        ) AS person_4_next
--   -        WHERE person_4_next.fits
--   -        ORDER BY person_4_next.id ASC
--   -        LIMIT $22::BIGINT
--   -      ),
--   -      person_4_page AS MATERIALIZED (
--   -        SELECT person_4_glance_or_all.id AS id, person_4_glance_or_all.name AS name
--   -        FROM (
--   -          SELECT person_4_glance.id AS id, person_4_glance.name AS name
--   -          FROM person_4_glance
--   -          WHERE (SELECT count(*) AS count_1 FROM person_4_glance) >= $22::BIGINT
--   -          UNION ALL (
--   -            SELECT person_4.id AS id, person_4.name AS name
--   -            FROM person AS person_4
--   -            WHERE person_4.city_id = $21::UUID AND person_4.merged_into_id IS NULL AND asker.entered
--   -              AND (grams(person_4.name, NULL) @>> grams($19::VARCHAR, NULL)) AND person_4.name LIKE $20::VARCHAR
--   -              AND (SELECT count(*) AS count_1 FROM person_4_glance) < $22::BIGINT
--   -            ORDER BY person_4.id ASC
--   -            LIMIT $22::BIGINT
--   -          )
--   -        ) AS person_4_glance_or_all
--   +      WITH person_4_page AS MATERIALIZED (
--   +        SELECT person_4.id AS id, person_4.name AS name
--   +        FROM person AS person_4
--   +        WHERE person_4.township_id = $19::UUID AND person_4.merged_into_id IS NULL AND asker.entered
--   +          AND person_4.name LIKE $20::VARCHAR
--   +        ORDER BY person_4.id ASC
--   +        LIMIT $21::BIGINT
--   line 169
--   -        LIMIT $23::BIGINT
--   +        LIMIT $22::BIGINT
--   line 189
--   -      WITH person_5_glance AS MATERIALIZED (
--   -        SELECT person_5_next.id AS id, person_5_next.name AS name
--   -        FROM (
--   -          SELECT person_5_near.id AS id, person_5_near.name AS name,
--   -            (grams(person_5_near.name, NULL) @>> grams($24::VARCHAR, NULL))
--   -            AND person_5_near.name LIKE $25::VARCHAR AS fits
--   -          FROM person AS person_5_near
--   -          WHERE person_5_near.city_id = $21::UUID AND person_5_near.merged_into_id IS NULL AND asker.entered
--   -          ORDER BY person_5_near.id ASC
--   -          LIMIT 5000
--   -        ) AS person_5_next
--   -        WHERE person_5_next.fits
--   -        ORDER BY person_5_next.id ASC
--   -        LIMIT $26::BIGINT
--   -      ),
--   -      person_5_page AS MATERIALIZED (
--   -        SELECT person_5_glance_or_all.id AS id, person_5_glance_or_all.name AS name
--   -        FROM (
--   -          SELECT person_5_glance.id AS id, person_5_glance.name AS name
--   -          FROM person_5_glance
--   -          WHERE (SELECT count(*) AS count_2 FROM person_5_glance) >= $26::BIGINT
--   -          UNION ALL (
--   -            SELECT person_5.id AS id, person_5.name AS name
--   -            FROM person AS person_5
--   -            WHERE person_5.city_id = $21::UUID AND person_5.merged_into_id IS NULL AND asker.entered
--   -              AND (grams(person_5.name, NULL) @>> grams($24::VARCHAR, NULL)) AND person_5.name LIKE $25::VARCHAR
--   -              AND (SELECT count(*) AS count_2 FROM person_5_glance) < $26::BIGINT
--   -            ORDER BY person_5.id ASC
--   -            LIMIT $26::BIGINT
--   -          )
--   -        ) AS person_5_glance_or_all
--   +      WITH person_5_page AS MATERIALIZED (
--   +        SELECT person_5.id AS id, person_5.name AS name
--   +        FROM person AS person_5
--   +        WHERE person_5.township_id = $19::UUID AND person_5.merged_into_id IS NULL AND asker.entered
--   +          AND person_5.name LIKE $23::VARCHAR
--   +        ORDER BY person_5.id ASC
--   +        LIMIT $24::BIGINT
--   line 225
--   -        LIMIT $27::BIGINT
--   +        LIMIT $25::BIGINT
--   line 245
--   -      WITH person_6_glance AS MATERIALIZED (
--   -        SELECT person_6_next.id AS id, person_6_next.name AS name
--   -        FROM (
--   -          SELECT person_6_near.id AS id, person_6_near.name AS name, person_6_near.name >= $28::VARCHAR
--   -            AND person_6_near.name < $29::VARCHAR AS fits
--   -          FROM person AS person_6_near
--   -          WHERE person_6_near.city_id = $21::UUID AND person_6_near.merged_into_id IS NULL AND asker.entered
--   -          ORDER BY person_6_near.id ASC
--   -          LIMIT 5000
--   -        ) AS person_6_next
--   -        WHERE person_6_next.fits
--   -        ORDER BY person_6_next.id ASC
--   -        LIMIT $30::BIGINT
--   -      ),
--   -      person_6_page AS MATERIALIZED (
--   -        SELECT person_6_glance_or_all.id AS id, person_6_glance_or_all.name AS name
--   -        FROM (
--   -          SELECT person_6_glance.id AS id, person_6_glance.name AS name
--   -          FROM person_6_glance
--   -          WHERE (SELECT count(*) AS count_3 FROM person_6_glance) >= $30::BIGINT
--   -          UNION ALL (
--   -            SELECT person_6.id AS id, person_6.name AS name
--   -            FROM person AS person_6
--   -            WHERE person_6.city_id = $21::UUID AND person_6.merged_into_id IS NULL AND asker.entered
--   -              AND person_6.name >= $28::VARCHAR AND person_6.name < $29::VARCHAR
--   -              AND (SELECT count(*) AS count_3 FROM person_6_glance) < $30::BIGINT
--   -            ORDER BY person_6.id ASC
--   -            LIMIT $30::BIGINT
--   -          )
--   -        ) AS person_6_glance_or_all
--   +      WITH person_6_page AS MATERIALIZED (
--   +        SELECT person_6.id AS id, person_6.name AS name
--   +        FROM person AS person_6
--   +        WHERE person_6.township_id = $19::UUID AND person_6.merged_into_id IS NULL AND asker.entered
--   +          AND person_6.name >= $26::VARCHAR AND person_6.name < $27::VARCHAR
--   +        ORDER BY person_6.id ASC
--   +        LIMIT $28::BIGINT
--   line 280
--   -        LIMIT $31::BIGINT
--   +        LIMIT $29::BIGINT
--   line 303
--   -        WHERE person_7.city_id = $21::UUID AND person_7.merged_into_id IS NULL AND asker.entered
--   -          AND person_7.name = ANY ($32::TEXT[])
--   +        WHERE person_7.township_id = $19::UUID AND person_7.merged_into_id IS NULL AND asker.entered
--   +          AND person_7.name = ANY ($30::TEXT[])
--   line 306
--   -        LIMIT $33::BIGINT
--   +        LIMIT $31::BIGINT
--   line 312
--   -        LIMIT $34::BIGINT
--   +        LIMIT $32::BIGINT

-- village_viewer: as city_viewer, but
--   line 1
--   -WITH asker AS MATERIALIZED (SELECT guard.enter($35::UUID) AS entered)
--   +WITH asker AS MATERIALIZED (SELECT guard.enter($33::UUID) AS entered)
--   line 8
--   -        WHERE household_0.city_id = $1::UUID AND asker.entered AND household_0.address LIKE $2::VARCHAR
--   +        WHERE household_0.village_id = $1::UUID AND asker.entered AND household_0.address LIKE $2::VARCHAR
--   line 40
--   -        WHERE household_1.city_id = $1::UUID AND asker.entered AND household_1.address LIKE $6::VARCHAR
--   +        WHERE household_1.village_id = $1::UUID AND asker.entered AND household_1.address LIKE $6::VARCHAR
--   line 72
--   -        WHERE household_2.city_id = $1::UUID AND asker.entered AND household_2.address LIKE $10::VARCHAR
--   +        WHERE household_2.village_id = $1::UUID AND asker.entered AND household_2.address LIKE $10::VARCHAR
--   line 104
--   -        WHERE household_3.city_id = $1::UUID AND asker.entered AND household_3.address >= $14::VARCHAR
--   +        WHERE household_3.village_id = $1::UUID AND asker.entered AND household_3.address >= $14::VARCHAR
--   line 133
--   -      WITH person_4_glance AS MATERIALIZED (
--   -        SELECT person_4_next.id AS id, person_4_next.name AS name
--   -        FROM (
--   -          SELECT person_4_near.id AS id, person_4_near.name AS name,
--   -            (grams(person_4_near.name, NULL) @>> grams($19::VARCHAR, NULL))
--   -            AND person_4_near.name LIKE $20::VARCHAR AS fits
--   -          FROM person AS person_4_near
--   -          WHERE person_4_near.city_id = $21::UUID AND person_4_near.merged_into_id IS NULL AND asker.entered
--   -          ORDER BY person_4_near.id ASC
--   -          LIMIT 5000
--   -        ) AS person_4_next
--   -        WHERE person_4_next.fits
--   -        ORDER BY person_4_next.id ASC
--   -        LIMIT $22::BIGINT
--   -      ),
--   -      person_4_page AS MATERIALIZED (
--   -        SELECT person_4_glance_or_all.id AS id, person_4_glance_or_all.name AS name
--   -        FROM (
--   -          SELECT person_4_glance.id AS id, person_4_glance.name AS name
--   -          FROM person_4_glance
--   -          WHERE (SELECT count(*) AS count_1 FROM person_4_glance) >= $22::BIGINT
--   -          UNION ALL (
--   -            SELECT person_4.id AS id, person_4.name AS name
--   -            FROM person AS person_4
--   -            WHERE person_4.city_id = $21::UUID AND person_4.merged_into_id IS NULL AND asker.entered
--   -              AND (grams(person_4.name, NULL) @>> grams($19::VARCHAR, NULL)) AND person_4.name LIKE $20::VARCHAR
--   -              AND (SELECT count(*) AS count_1 FROM person_4_glance) < $22::BIGINT
--   -            ORDER BY person_4.id ASC
--   -            LIMIT $22::BIGINT
--   -          )
--   -        ) AS person_4_glance_or_all
--   +      WITH person_4_page AS MATERIALIZED (
--   +        SELECT person_4.id AS id, person_4.name AS name
--   +        FROM person AS person_4
--   +        WHERE person_4.village_id = $19::UUID AND person_4.merged_into_id IS NULL AND asker.entered
--   +          AND person_4.name LIKE $20::VARCHAR
--   +        ORDER BY person_4.id ASC
--   +        LIMIT $21::BIGINT
--   line 169
--   -        LIMIT $23::BIGINT
--   +        LIMIT $22::BIGINT
--   line 189
--   -      WITH person_5_glance AS MATERIALIZED (
--   -        SELECT person_5_next.id AS id, person_5_next.name AS name
--   -        FROM (
--   -          SELECT person_5_near.id AS id, person_5_near.name AS name,
--   -            (grams(person_5_near.name, NULL) @>> grams($24::VARCHAR, NULL))
--   -            AND person_5_near.name LIKE $25::VARCHAR AS fits
--   -          FROM person AS person_5_near
--   -          WHERE person_5_near.city_id = $21::UUID AND person_5_near.merged_into_id IS NULL AND asker.entered
--   -          ORDER BY person_5_near.id ASC
--   -          LIMIT 5000
--   -        ) AS person_5_next
--   -        WHERE person_5_next.fits
--   -        ORDER BY person_5_next.id ASC
--   -        LIMIT $26::BIGINT
--   -      ),
--   -      person_5_page AS MATERIALIZED (
--   -        SELECT person_5_glance_or_all.id AS id, person_5_glance_or_all.name AS name
--   -        FROM (
--   -          SELECT person_5_glance.id AS id, person_5_glance.name AS name
--   -          FROM person_5_glance
--   -          WHERE (SELECT count(*) AS count_2 FROM person_5_glance) >= $26::BIGINT
--   -          UNION ALL (
--   -            SELECT person_5.id AS id, person_5.name AS name
--   -            FROM person AS person_5
--   -            WHERE person_5.city_id = $21::UUID AND person_5.merged_into_id IS NULL AND asker.entered
--   -              AND (grams(person_5.name, NULL) @>> grams($24::VARCHAR, NULL)) AND person_5.name LIKE $25::VARCHAR
--   -              AND (SELECT count(*) AS count_2 FROM person_5_glance) < $26::BIGINT
--   -            ORDER BY person_5.id ASC
--   -            LIMIT $26::BIGINT
--   -          )
--   -        ) AS person_5_glance_or_all
--   +      WITH person_5_page AS MATERIALIZED (
--   +        SELECT person_5.id AS id, person_5.name AS name
--   +        FROM person AS person_5
--   +        WHERE person_5.village_id = $19::UUID AND person_5.merged_into_id IS NULL AND asker.entered
--   +          AND person_5.name LIKE $23::VARCHAR
--   +        ORDER BY person_5.id ASC
--   +        LIMIT $24::BIGINT
--   line 225
--   -        LIMIT $27::BIGINT
--   +        LIMIT $25::BIGINT
--   line 245
--   -      WITH person_6_glance AS MATERIALIZED (
--   -        SELECT person_6_next.id AS id, person_6_next.name AS name
--   -        FROM (
--   -          SELECT person_6_near.id AS id, person_6_near.name AS name, person_6_near.name >= $28::VARCHAR
--   -            AND person_6_near.name < $29::VARCHAR AS fits
--   -          FROM person AS person_6_near
--   -          WHERE person_6_near.city_id = $21::UUID AND person_6_near.merged_into_id IS NULL AND asker.entered
--   -          ORDER BY person_6_near.id ASC
--   -          LIMIT 5000
--   -        ) AS person_6_next
--   -        WHERE person_6_next.fits
--   -        ORDER BY person_6_next.id ASC
--   -        LIMIT $30::BIGINT
--   -      ),
--   -      person_6_page AS MATERIALIZED (
--   -        SELECT person_6_glance_or_all.id AS id, person_6_glance_or_all.name AS name
--   -        FROM (
--   -          SELECT person_6_glance.id AS id, person_6_glance.name AS name
--   -          FROM person_6_glance
--   -          WHERE (SELECT count(*) AS count_3 FROM person_6_glance) >= $30::BIGINT
--   -          UNION ALL (
--   -            SELECT person_6.id AS id, person_6.name AS name
--   -            FROM person AS person_6
--   -            WHERE person_6.city_id = $21::UUID AND person_6.merged_into_id IS NULL AND asker.entered
--   -              AND person_6.name >= $28::VARCHAR AND person_6.name < $29::VARCHAR
--   -              AND (SELECT count(*) AS count_3 FROM person_6_glance) < $30::BIGINT
--   -            ORDER BY person_6.id ASC
--   -            LIMIT $30::BIGINT
--   -          )
--   -        ) AS person_6_glance_or_all
--   +      WITH person_6_page AS MATERIALIZED (
--   +        SELECT person_6.id AS id, person_6.name AS name
--   +        FROM person AS person_6
--   +        WHERE person_6.village_id = $19::UUID AND person_6.merged_into_id IS NULL AND asker.entered
--   +          AND person_6.name >= $26::VARCHAR AND person_6.name < $27::VARCHAR
--   +        ORDER BY person_6.id ASC
--   +        LIMIT $28::BIGINT
--   line 280
--   -        LIMIT $31::BIGINT
--   +        LIMIT $29::BIGINT
--   line 303
--   -        WHERE person_7.city_id = $21::UUID AND person_7.merged_into_id IS NULL AND asker.entered
--   -          AND person_7.name = ANY ($32::TEXT[])
--   +        WHERE person_7.village_id = $19::UUID AND person_7.merged_into_id IS NULL AND asker.entered
--   +          AND person_7.name = ANY ($30::TEXT[])
--   line 306
--   -        LIMIT $33::BIGINT
--   +        LIMIT $31::BIGINT
--   line 312
--   -        LIMIT $34::BIGINT
--   +        LIMIT $32::BIGINT

-- both_counties: as city_viewer, but
--   line 8
--   -        WHERE household_0.city_id = $1::UUID AND asker.entered AND household_0.address LIKE $2::VARCHAR
--   -          AND household_0.village_id = $3::UUID
--   +        WHERE household_0.county_id = ANY ($1::UUID[]) AND asker.entered
--   +          AND household_0.address LIKE $2::VARCHAR AND household_0.village_id = $3::UUID
--   line 40
--   -        WHERE household_1.city_id = $1::UUID AND asker.entered AND household_1.address LIKE $6::VARCHAR
--   -          AND household_1.village_id = $7::UUID
--   +        WHERE household_1.county_id = ANY ($1::UUID[]) AND asker.entered
--   +          AND household_1.address LIKE $6::VARCHAR AND household_1.village_id = $7::UUID
--   line 72
--   -        WHERE household_2.city_id = $1::UUID AND asker.entered AND household_2.address LIKE $10::VARCHAR
--   -          AND household_2.village_id = $11::UUID
--   +        WHERE household_2.county_id = ANY ($1::UUID[]) AND asker.entered
--   +          AND household_2.address LIKE $10::VARCHAR AND household_2.village_id = $11::UUID
--   line 104
--   -        WHERE household_3.city_id = $1::UUID AND asker.entered AND household_3.address >= $14::VARCHAR
--   +        WHERE household_3.county_id = ANY ($1::UUID[]) AND asker.entered AND household_3.address >= $14::VARCHAR
--   line 133
--   -      WITH person_4_glance AS MATERIALIZED (
--   -        SELECT person_4_next.id AS id, person_4_next.name AS name
--   -        FROM (
--   -          SELECT person_4_near.id AS id, person_4_near.name AS name,
--   -            (grams(person_4_near.name, NULL) @>> grams($19::VARCHAR, NULL))
--   -            AND person_4_near.name LIKE $20::VARCHAR AS fits
--   -          FROM person AS person_4_near
--   -          WHERE person_4_near.city_id = $21::UUID AND person_4_near.merged_into_id IS NULL AND asker.entered
--   -          ORDER BY person_4_near.id ASC
--   -          LIMIT 5000
--   -        ) AS person_4_next
--   -        WHERE person_4_next.fits
--   -        ORDER BY person_4_next.id ASC
--   +      WITH person_4_page AS MATERIALIZED (
--   +        SELECT person_4.id AS id, person_4.name AS name
--   +        FROM person AS person_4
--   +        WHERE person_4.county_id = ANY ($19::UUID[]) AND person_4.merged_into_id IS NULL AND asker.entered
--   +          AND (grams(person_4.name, NULL) @>> grams($20::VARCHAR, NULL)) AND person_4.name LIKE $21::VARCHAR
--   +        ORDER BY person_4.id ASC
--   line 147
--   -      ),
--   -      person_4_page AS MATERIALIZED (
--   -        SELECT person_4_glance_or_all.id AS id, person_4_glance_or_all.name AS name
--   -        FROM (
--   -          SELECT person_4_glance.id AS id, person_4_glance.name AS name
--   -          FROM person_4_glance
--   -          WHERE (SELECT count(*) AS count_1 FROM person_4_glance) >= $22::BIGINT
--   -          UNION ALL (
--   -            SELECT person_4.id AS id, person_4.name AS name
--   -            FROM person AS person_4
--   -            WHERE person_4.city_id = $21::UUID AND person_4.merged_into_id IS NULL AND asker.entered
--   -              AND (grams(person_4.name, NULL) @>> grams($19::VARCHAR, NULL)) AND person_4.name LIKE $20::VARCHAR
--   -              AND (SELECT count(*) AS count_1 FROM person_4_glance) < $22::BIGINT
--   -            ORDER BY person_4.id ASC
--   -            LIMIT $22::BIGINT
--   -          )
--   -        ) AS person_4_glance_or_all
--   line 189
--   -      WITH person_5_glance AS MATERIALIZED (
--   -        SELECT person_5_next.id AS id, person_5_next.name AS name
--   -        FROM (
--   -          SELECT person_5_near.id AS id, person_5_near.name AS name,
--   -            (grams(person_5_near.name, NULL) @>> grams($24::VARCHAR, NULL))
--   -            AND person_5_near.name LIKE $25::VARCHAR AS fits
--   -          FROM person AS person_5_near
--   -          WHERE person_5_near.city_id = $21::UUID AND person_5_near.merged_into_id IS NULL AND asker.entered
--   -          ORDER BY person_5_near.id ASC
--   -          LIMIT 5000
--   -        ) AS person_5_next
--   -        WHERE person_5_next.fits
--   -        ORDER BY person_5_next.id ASC
--   +      WITH person_5_page AS MATERIALIZED (
--   +        SELECT person_5.id AS id, person_5.name AS name
--   +        FROM person AS person_5
--   +        WHERE person_5.county_id = ANY ($19::UUID[]) AND person_5.merged_into_id IS NULL AND asker.entered
--   +          AND (grams(person_5.name, NULL) @>> grams($24::VARCHAR, NULL)) AND person_5.name LIKE $25::VARCHAR
--   +        ORDER BY person_5.id ASC
--   line 203
--   -      ),
--   -      person_5_page AS MATERIALIZED (
--   -        SELECT person_5_glance_or_all.id AS id, person_5_glance_or_all.name AS name
--   -        FROM (
--   -          SELECT person_5_glance.id AS id, person_5_glance.name AS name
--   -          FROM person_5_glance
--   -          WHERE (SELECT count(*) AS count_2 FROM person_5_glance) >= $26::BIGINT
--   -          UNION ALL (
--   -            SELECT person_5.id AS id, person_5.name AS name
--   -            FROM person AS person_5
--   -            WHERE person_5.city_id = $21::UUID AND person_5.merged_into_id IS NULL AND asker.entered
--   -              AND (grams(person_5.name, NULL) @>> grams($24::VARCHAR, NULL)) AND person_5.name LIKE $25::VARCHAR
--   -              AND (SELECT count(*) AS count_2 FROM person_5_glance) < $26::BIGINT
--   -            ORDER BY person_5.id ASC
--   -            LIMIT $26::BIGINT
--   -          )
--   -        ) AS person_5_glance_or_all
--   line 245
--   -      WITH person_6_glance AS MATERIALIZED (
--   -        SELECT person_6_next.id AS id, person_6_next.name AS name
--   -        FROM (
--   -          SELECT person_6_near.id AS id, person_6_near.name AS name, person_6_near.name >= $28::VARCHAR
--   -            AND person_6_near.name < $29::VARCHAR AS fits
--   -          FROM person AS person_6_near
--   -          WHERE person_6_near.city_id = $21::UUID AND person_6_near.merged_into_id IS NULL AND asker.entered
--   -          ORDER BY person_6_near.id ASC
--   -          LIMIT 5000
--   -        ) AS person_6_next
--   -        WHERE person_6_next.fits
--   -        ORDER BY person_6_next.id ASC
--   +      WITH person_6_page AS MATERIALIZED (
--   +        SELECT person_6.id AS id, person_6.name AS name
--   +        FROM person AS person_6
--   +        WHERE person_6.county_id = ANY ($19::UUID[]) AND person_6.merged_into_id IS NULL AND asker.entered
--   +          AND person_6.name >= $28::VARCHAR AND person_6.name < $29::VARCHAR
--   +        ORDER BY person_6.id ASC
--   line 258
--   -      ),
--   -      person_6_page AS MATERIALIZED (
--   -        SELECT person_6_glance_or_all.id AS id, person_6_glance_or_all.name AS name
--   -        FROM (
--   -          SELECT person_6_glance.id AS id, person_6_glance.name AS name
--   -          FROM person_6_glance
--   -          WHERE (SELECT count(*) AS count_3 FROM person_6_glance) >= $30::BIGINT
--   -          UNION ALL (
--   -            SELECT person_6.id AS id, person_6.name AS name
--   -            FROM person AS person_6
--   -            WHERE person_6.city_id = $21::UUID AND person_6.merged_into_id IS NULL AND asker.entered
--   -              AND person_6.name >= $28::VARCHAR AND person_6.name < $29::VARCHAR
--   -              AND (SELECT count(*) AS count_3 FROM person_6_glance) < $30::BIGINT
--   -            ORDER BY person_6.id ASC
--   -            LIMIT $30::BIGINT
--   -          )
--   -        ) AS person_6_glance_or_all
--   line 303
--   -        WHERE person_7.city_id = $21::UUID AND person_7.merged_into_id IS NULL AND asker.entered
--   +        WHERE person_7.county_id = ANY ($19::UUID[]) AND person_7.merged_into_id IS NULL AND asker.entered

-- mixed_roles: as county_registrar

-- oversight: as county_registrar

-- nobody
-- refused: NOT_FOUND
