-- city_viewer
WITH asker AS MATERIALIZED (SELECT guard.enter($12::UUID) AS entered)
SELECT convert_to(
  (
    '{"search":' || (
      WITH person_0_hits AS MATERIALIZED (
        SELECT person_0_best.type AS type, person_0_best.score AS score, person_0_best.matched AS matched,
          person_0_best.text AS text, person_0_best.id AS id, person_0_best.division_id AS division_id
        FROM (
          SELECT DISTINCT ON (person_0_found.type, person_0_found.id) person_0_found.type AS type,
            person_0_found.score AS score, person_0_found.matched AS matched, person_0_found.text AS text,
            person_0_found.id AS id, person_0_found.division_id AS division_id
          FROM (
            (
              SELECT 'PERSON' AS type, 100 AS score, 'NAME' AS matched, person_0_name.name AS text,
                person_0_name.id AS id, person_0_name.division_id AS division_id
              FROM person AS person_0_name
              WHERE person_0_name.city_id = $1::UUID AND person_0_name.merged_into_id IS NULL AND asker.entered
                AND person_0_name.name = $2::VARCHAR
              ORDER BY person_0_name.name, person_0_name.id
              LIMIT $3::BIGINT
            )
            UNION ALL (
              SELECT 'PERSON' AS type, 80 AS score, 'NAME_PREFIX' AS matched, person_0_name_prefix.name AS text,
                person_0_name_prefix.id AS id, person_0_name_prefix.division_id AS division_id
              FROM person AS person_0_name_prefix
              WHERE person_0_name_prefix.city_id = $1::UUID AND person_0_name_prefix.merged_into_id IS NULL
                AND asker.entered AND person_0_name_prefix.name >= $4::VARCHAR
                AND person_0_name_prefix.name < $5::VARCHAR
              ORDER BY person_0_name_prefix.name, person_0_name_prefix.id
              LIMIT $3::BIGINT
            )
            UNION ALL (
              SELECT 'PERSON' AS type, 60 AS score, 'NAME_PART' AS matched, person_0_name_part.name AS text,
                person_0_name_part.id AS id, person_0_name_part.division_id AS division_id
              FROM person AS person_0_name_part
              WHERE person_0_name_part.city_id = $1::UUID AND person_0_name_part.merged_into_id IS NULL
                AND asker.entered AND (grams(person_0_name_part.name, NULL) @>> grams($6::VARCHAR, NULL))
                AND person_0_name_part.name LIKE $7::VARCHAR AND $7::VARCHAR IS NOT NULL
              ORDER BY person_0_name_part.name, person_0_name_part.id
              LIMIT $3::BIGINT
            )
            UNION ALL (
              SELECT 'PERSON' AS type, 50 AS score, 'PINYIN' AS matched, person_0_pinyin.spelling AS text,
                person_0_pinyin.id AS id, person_0_pinyin.division_id AS division_id
              FROM person AS person_0_pinyin
              WHERE person_0_pinyin.city_id = $1::UUID AND person_0_pinyin.merged_into_id IS NULL
                AND asker.entered AND person_0_pinyin.spelling = $8::VARCHAR AND $8::VARCHAR IS NOT NULL
              ORDER BY person_0_pinyin.spelling, person_0_pinyin.id
              LIMIT $3::BIGINT
            )
            UNION ALL (
              SELECT 'PERSON' AS type, 40 AS score, 'PINYIN_PREFIX' AS matched,
                person_0_pinyin_prefix.spelling AS text, person_0_pinyin_prefix.id AS id,
                person_0_pinyin_prefix.division_id AS division_id
              FROM person AS person_0_pinyin_prefix
              WHERE person_0_pinyin_prefix.city_id = $1::UUID AND person_0_pinyin_prefix.merged_into_id IS NULL
                AND asker.entered AND person_0_pinyin_prefix.spelling >= $9::VARCHAR
                AND person_0_pinyin_prefix.spelling < $10::VARCHAR AND $9::VARCHAR IS NOT NULL
              ORDER BY person_0_pinyin_prefix.spelling, person_0_pinyin_prefix.id
              LIMIT $3::BIGINT
            )
            UNION ALL (
              SELECT 'PERSON' AS type, 30 AS score, 'INITIALS' AS matched, person_0_initials.initials AS text,
                person_0_initials.id AS id, person_0_initials.division_id AS division_id
              FROM person AS person_0_initials
              WHERE person_0_initials.city_id = $1::UUID AND person_0_initials.merged_into_id IS NULL
                AND asker.entered AND person_0_initials.initials = $8::VARCHAR AND $8::VARCHAR IS NOT NULL
              ORDER BY person_0_initials.initials, person_0_initials.id
              LIMIT $3::BIGINT
            )
            UNION ALL (
              SELECT 'PERSON' AS type, 20 AS score, 'INITIALS_PREFIX' AS matched,
                person_0_initials_prefix.initials AS text, person_0_initials_prefix.id AS id,
                person_0_initials_prefix.division_id AS division_id
              FROM person AS person_0_initials_prefix
              WHERE person_0_initials_prefix.city_id = $1::UUID
                AND person_0_initials_prefix.merged_into_id IS NULL AND asker.entered
                AND person_0_initials_prefix.initials >= $9::VARCHAR
                AND person_0_initials_prefix.initials < $10::VARCHAR AND $9::VARCHAR IS NOT NULL
              ORDER BY person_0_initials_prefix.initials, person_0_initials_prefix.id
              LIMIT $3::BIGINT
            )
          ) AS person_0_found
          ORDER BY person_0_found.type, person_0_found.id, person_0_found.score DESC, person_0_found.matched
        ) AS person_0_best
        ORDER BY person_0_best.score DESC, person_0_best.text, person_0_best.type, person_0_best.id
        LIMIT $3::BIGINT
      )
      SELECT (
        '[' || coalesce(
          string_agg(
            (
              '{"score":' || CAST(person_0_hits.score AS TEXT) || ',"matched":"' || person_0_hits.matched
              || '","node":' || CASE WHEN (person_0_hits.type = 'PERSON') THEN person_1_object.object END || '}'
            ),
            ','
            ORDER BY person_0_hits.score DESC, person_0_hits.text, person_0_hits.type, person_0_hits.id
          ),
          ''
        )
        || ']'
      ) AS json_text_1
      FROM person_0_hits
      LEFT OUTER JOIN LATERAL (
        SELECT (
          '{"name":' || CAST(to_json(person_1.name) AS TEXT)
          || ',"pinyin":' || CAST(to_json(person_1.pinyin) AS TEXT)
          || ',"household":' || coalesce(household_3_object.object, 'null') || '}'
        ) AS object
        FROM person AS person_1
        LEFT OUTER JOIN LATERAL (
          SELECT ('{"number":' || CAST(to_json(household_3.number) AS TEXT) || '}') AS object
          FROM household_membership AS household_membership_2, household AS household_3
          WHERE household_3.city_id = $11::UUID AND household_membership_2.person_id = person_1.id
            AND household_membership_2.ended_on IS NULL AND household_3.id = household_membership_2.household_id
            AND household_membership_2.city_id = $11::UUID
        ) AS household_3_object ON true
        WHERE person_1.city_id = $1::UUID AND person_1.merged_into_id IS NULL AND person_0_hits.type = 'PERSON'
          AND person_1.id = person_0_hits.id
      ) AS person_1_object ON true
    )
    || '}'
  ),
  'UTF8'
) AS convert_to_1
FROM asker

-- county_registrar: as city_viewer, but
--   line 17
--   -              WHERE person_0_name.city_id = $1::UUID AND person_0_name.merged_into_id IS NULL AND asker.entered
--   -                AND person_0_name.name = $2::VARCHAR
--   +              WHERE person_0_name.county_id = $1::UUID AND person_0_name.merged_into_id IS NULL
--   +                AND asker.entered AND person_0_name.name = $2::VARCHAR
--   line 26
--   -              WHERE person_0_name_prefix.city_id = $1::UUID AND person_0_name_prefix.merged_into_id IS NULL
--   +              WHERE person_0_name_prefix.county_id = $1::UUID AND person_0_name_prefix.merged_into_id IS NULL
--   line 36
--   -              WHERE person_0_name_part.city_id = $1::UUID AND person_0_name_part.merged_into_id IS NULL
--   +              WHERE person_0_name_part.county_id = $1::UUID AND person_0_name_part.merged_into_id IS NULL
--   line 46
--   -              WHERE person_0_pinyin.city_id = $1::UUID AND person_0_pinyin.merged_into_id IS NULL
--   +              WHERE person_0_pinyin.county_id = $1::UUID AND person_0_pinyin.merged_into_id IS NULL
--   line 56
--   -              WHERE person_0_pinyin_prefix.city_id = $1::UUID AND person_0_pinyin_prefix.merged_into_id IS NULL
--   -                AND asker.entered AND person_0_pinyin_prefix.spelling >= $9::VARCHAR
--   +              WHERE person_0_pinyin_prefix.county_id = $1::UUID
--   +                AND person_0_pinyin_prefix.merged_into_id IS NULL AND asker.entered
--   +                AND person_0_pinyin_prefix.spelling >= $9::VARCHAR
--   line 66
--   -              WHERE person_0_initials.city_id = $1::UUID AND person_0_initials.merged_into_id IS NULL
--   +              WHERE person_0_initials.county_id = $1::UUID AND person_0_initials.merged_into_id IS NULL
--   line 76
--   -              WHERE person_0_initials_prefix.city_id = $1::UUID
--   +              WHERE person_0_initials_prefix.county_id = $1::UUID
--   line 114
--   -          WHERE household_3.city_id = $11::UUID AND household_membership_2.person_id = person_1.id
--   +          WHERE household_3.county_id = $11::UUID AND household_membership_2.person_id = person_1.id
--   line 116
--   -            AND household_membership_2.city_id = $11::UUID
--   +            AND household_membership_2.county_id = $11::UUID
--   line 118
--   -        WHERE person_1.city_id = $1::UUID AND person_1.merged_into_id IS NULL AND person_0_hits.type = 'PERSON'
--   -          AND person_1.id = person_0_hits.id
--   +        WHERE person_1.county_id = $1::UUID AND person_1.merged_into_id IS NULL
--   +          AND person_0_hits.type = 'PERSON' AND person_1.id = person_0_hits.id

-- township_registrar: as city_viewer, but
--   line 1
--   -WITH asker AS MATERIALIZED (SELECT guard.enter($12::UUID) AS entered)
--   +WITH asker AS MATERIALIZED (SELECT guard.enter($11::UUID) AS entered)
--   line 17
--   -              WHERE person_0_name.city_id = $1::UUID AND person_0_name.merged_into_id IS NULL AND asker.entered
--   -                AND person_0_name.name = $2::VARCHAR
--   +              WHERE person_0_name.township_id = $1::UUID AND person_0_name.merged_into_id IS NULL
--   +                AND asker.entered AND person_0_name.name = $2::VARCHAR
--   line 26
--   -              WHERE person_0_name_prefix.city_id = $1::UUID AND person_0_name_prefix.merged_into_id IS NULL
--   +              WHERE person_0_name_prefix.township_id = $1::UUID AND person_0_name_prefix.merged_into_id IS NULL
--   line 36
--   -              WHERE person_0_name_part.city_id = $1::UUID AND person_0_name_part.merged_into_id IS NULL
--   -                AND asker.entered AND (grams(person_0_name_part.name, NULL) @>> grams($6::VARCHAR, NULL))
--   -                AND person_0_name_part.name LIKE $7::VARCHAR AND $7::VARCHAR IS NOT NULL
--   +              WHERE person_0_name_part.township_id = $1::UUID AND person_0_name_part.merged_into_id IS NULL
--   +                AND asker.entered AND person_0_name_part.name LIKE $6::VARCHAR AND $6::VARCHAR IS NOT NULL
--   line 46
--   -              WHERE person_0_pinyin.city_id = $1::UUID AND person_0_pinyin.merged_into_id IS NULL
--   -                AND asker.entered AND person_0_pinyin.spelling = $8::VARCHAR AND $8::VARCHAR IS NOT NULL
--   +              WHERE person_0_pinyin.township_id = $1::UUID AND person_0_pinyin.merged_into_id IS NULL
--   +                AND asker.entered AND person_0_pinyin.spelling = $7::VARCHAR AND $7::VARCHAR IS NOT NULL
--   line 56
--   -              WHERE person_0_pinyin_prefix.city_id = $1::UUID AND person_0_pinyin_prefix.merged_into_id IS NULL
--   -                AND asker.entered AND person_0_pinyin_prefix.spelling >= $9::VARCHAR
--   -                AND person_0_pinyin_prefix.spelling < $10::VARCHAR AND $9::VARCHAR IS NOT NULL
--   +              WHERE person_0_pinyin_prefix.township_id = $1::UUID
--   +                AND person_0_pinyin_prefix.merged_into_id IS NULL AND asker.entered
--   +                AND person_0_pinyin_prefix.spelling >= $8::VARCHAR
--   +                AND person_0_pinyin_prefix.spelling < $9::VARCHAR AND $8::VARCHAR IS NOT NULL
--   line 66
--   -              WHERE person_0_initials.city_id = $1::UUID AND person_0_initials.merged_into_id IS NULL
--   -                AND asker.entered AND person_0_initials.initials = $8::VARCHAR AND $8::VARCHAR IS NOT NULL
--   +              WHERE person_0_initials.township_id = $1::UUID AND person_0_initials.merged_into_id IS NULL
--   +                AND asker.entered AND person_0_initials.initials = $7::VARCHAR AND $7::VARCHAR IS NOT NULL
--   line 76
--   -              WHERE person_0_initials_prefix.city_id = $1::UUID
--   +              WHERE person_0_initials_prefix.township_id = $1::UUID
--   line 78
--   -                AND person_0_initials_prefix.initials >= $9::VARCHAR
--   -                AND person_0_initials_prefix.initials < $10::VARCHAR AND $9::VARCHAR IS NOT NULL
--   +                AND person_0_initials_prefix.initials >= $8::VARCHAR
--   +                AND person_0_initials_prefix.initials < $9::VARCHAR AND $8::VARCHAR IS NOT NULL
--   line 114
--   -          WHERE household_3.city_id = $11::UUID AND household_membership_2.person_id = person_1.id
--   +          WHERE household_3.township_id = $10::UUID AND household_membership_2.person_id = person_1.id
--   line 116
--   -            AND household_membership_2.city_id = $11::UUID
--   +            AND household_membership_2.township_id = $10::UUID
--   line 118
--   -        WHERE person_1.city_id = $1::UUID AND person_1.merged_into_id IS NULL AND person_0_hits.type = 'PERSON'
--   -          AND person_1.id = person_0_hits.id
--   +        WHERE person_1.township_id = $1::UUID AND person_1.merged_into_id IS NULL
--   +          AND person_0_hits.type = 'PERSON' AND person_1.id = person_0_hits.id

-- village_viewer: as city_viewer, but
--   line 1
--   -WITH asker AS MATERIALIZED (SELECT guard.enter($12::UUID) AS entered)
--   +WITH asker AS MATERIALIZED (SELECT guard.enter($11::UUID) AS entered)
--   line 17
--   -              WHERE person_0_name.city_id = $1::UUID AND person_0_name.merged_into_id IS NULL AND asker.entered
--   -                AND person_0_name.name = $2::VARCHAR
--   +              WHERE person_0_name.village_id = $1::UUID AND person_0_name.merged_into_id IS NULL
--   +                AND asker.entered AND person_0_name.name = $2::VARCHAR
--   line 26
--   -              WHERE person_0_name_prefix.city_id = $1::UUID AND person_0_name_prefix.merged_into_id IS NULL
--   +              WHERE person_0_name_prefix.village_id = $1::UUID AND person_0_name_prefix.merged_into_id IS NULL
--   line 36
--   -              WHERE person_0_name_part.city_id = $1::UUID AND person_0_name_part.merged_into_id IS NULL
--   -                AND asker.entered AND (grams(person_0_name_part.name, NULL) @>> grams($6::VARCHAR, NULL))
--   -                AND person_0_name_part.name LIKE $7::VARCHAR AND $7::VARCHAR IS NOT NULL
--   +              WHERE person_0_name_part.village_id = $1::UUID AND person_0_name_part.merged_into_id IS NULL
--   +                AND asker.entered AND person_0_name_part.name LIKE $6::VARCHAR AND $6::VARCHAR IS NOT NULL
--   line 46
--   -              WHERE person_0_pinyin.city_id = $1::UUID AND person_0_pinyin.merged_into_id IS NULL
--   -                AND asker.entered AND person_0_pinyin.spelling = $8::VARCHAR AND $8::VARCHAR IS NOT NULL
--   +              WHERE person_0_pinyin.village_id = $1::UUID AND person_0_pinyin.merged_into_id IS NULL
--   +                AND asker.entered AND person_0_pinyin.spelling = $7::VARCHAR AND $7::VARCHAR IS NOT NULL
--   line 56
--   -              WHERE person_0_pinyin_prefix.city_id = $1::UUID AND person_0_pinyin_prefix.merged_into_id IS NULL
--   -                AND asker.entered AND person_0_pinyin_prefix.spelling >= $9::VARCHAR
--   -                AND person_0_pinyin_prefix.spelling < $10::VARCHAR AND $9::VARCHAR IS NOT NULL
--   +              WHERE person_0_pinyin_prefix.village_id = $1::UUID
--   +                AND person_0_pinyin_prefix.merged_into_id IS NULL AND asker.entered
--   +                AND person_0_pinyin_prefix.spelling >= $8::VARCHAR
--   +                AND person_0_pinyin_prefix.spelling < $9::VARCHAR AND $8::VARCHAR IS NOT NULL
--   line 66
--   -              WHERE person_0_initials.city_id = $1::UUID AND person_0_initials.merged_into_id IS NULL
--   -                AND asker.entered AND person_0_initials.initials = $8::VARCHAR AND $8::VARCHAR IS NOT NULL
--   +              WHERE person_0_initials.village_id = $1::UUID AND person_0_initials.merged_into_id IS NULL
--   +                AND asker.entered AND person_0_initials.initials = $7::VARCHAR AND $7::VARCHAR IS NOT NULL
--   line 76
--   -              WHERE person_0_initials_prefix.city_id = $1::UUID
--   +              WHERE person_0_initials_prefix.village_id = $1::UUID
--   line 78
--   -                AND person_0_initials_prefix.initials >= $9::VARCHAR
--   -                AND person_0_initials_prefix.initials < $10::VARCHAR AND $9::VARCHAR IS NOT NULL
--   +                AND person_0_initials_prefix.initials >= $8::VARCHAR
--   +                AND person_0_initials_prefix.initials < $9::VARCHAR AND $8::VARCHAR IS NOT NULL
--   line 114
--   -          WHERE household_3.city_id = $11::UUID AND household_membership_2.person_id = person_1.id
--   +          WHERE household_3.village_id = $10::UUID AND household_membership_2.person_id = person_1.id
--   line 116
--   -            AND household_membership_2.city_id = $11::UUID
--   +            AND household_membership_2.village_id = $10::UUID
--   line 118
--   -        WHERE person_1.city_id = $1::UUID AND person_1.merged_into_id IS NULL AND person_0_hits.type = 'PERSON'
--   -          AND person_1.id = person_0_hits.id
--   +        WHERE person_1.village_id = $1::UUID AND person_1.merged_into_id IS NULL
--   +          AND person_0_hits.type = 'PERSON' AND person_1.id = person_0_hits.id

-- both_counties: as city_viewer, but
--   line 17
--   -              WHERE person_0_name.city_id = $1::UUID AND person_0_name.merged_into_id IS NULL AND asker.entered
--   -                AND person_0_name.name = $2::VARCHAR
--   +              WHERE person_0_name.county_id = ANY ($1::UUID[]) AND person_0_name.merged_into_id IS NULL
--   +                AND asker.entered AND person_0_name.name = $2::VARCHAR
--   line 26
--   -              WHERE person_0_name_prefix.city_id = $1::UUID AND person_0_name_prefix.merged_into_id IS NULL
--   -                AND asker.entered AND person_0_name_prefix.name >= $4::VARCHAR
--   -                AND person_0_name_prefix.name < $5::VARCHAR
--   +              WHERE person_0_name_prefix.county_id = ANY ($1::UUID[])
--   +                AND person_0_name_prefix.merged_into_id IS NULL AND asker.entered
--   +                AND person_0_name_prefix.name >= $4::VARCHAR AND person_0_name_prefix.name < $5::VARCHAR
--   line 36
--   -              WHERE person_0_name_part.city_id = $1::UUID AND person_0_name_part.merged_into_id IS NULL
--   -                AND asker.entered AND (grams(person_0_name_part.name, NULL) @>> grams($6::VARCHAR, NULL))
--   +              WHERE person_0_name_part.county_id = ANY ($1::UUID[])
--   +                AND person_0_name_part.merged_into_id IS NULL AND asker.entered
--   +                AND (grams(person_0_name_part.name, NULL) @>> grams($6::VARCHAR, NULL))
--   line 46
--   -              WHERE person_0_pinyin.city_id = $1::UUID AND person_0_pinyin.merged_into_id IS NULL
--   +              WHERE person_0_pinyin.county_id = ANY ($1::UUID[]) AND person_0_pinyin.merged_into_id IS NULL
--   line 56
--   -              WHERE person_0_pinyin_prefix.city_id = $1::UUID AND person_0_pinyin_prefix.merged_into_id IS NULL
--   -                AND asker.entered AND person_0_pinyin_prefix.spelling >= $9::VARCHAR
--   +              WHERE person_0_pinyin_prefix.county_id = ANY ($1::UUID[])
--   +                AND person_0_pinyin_prefix.merged_into_id IS NULL AND asker.entered
--   +                AND person_0_pinyin_prefix.spelling >= $9::VARCHAR
--   line 66
--   -              WHERE person_0_initials.city_id = $1::UUID AND person_0_initials.merged_into_id IS NULL
--   +              WHERE person_0_initials.county_id = ANY ($1::UUID[]) AND person_0_initials.merged_into_id IS NULL
--   line 76
--   -              WHERE person_0_initials_prefix.city_id = $1::UUID
--   +              WHERE person_0_initials_prefix.county_id = ANY ($1::UUID[])
--   line 114
--   -          WHERE household_3.city_id = $11::UUID AND household_membership_2.person_id = person_1.id
--   +          WHERE household_3.county_id = ANY ($11::UUID[]) AND household_membership_2.person_id = person_1.id
--   line 116
--   -            AND household_membership_2.city_id = $11::UUID
--   +            AND household_membership_2.county_id = ANY ($11::UUID[])
--   line 118
--   -        WHERE person_1.city_id = $1::UUID AND person_1.merged_into_id IS NULL AND person_0_hits.type = 'PERSON'
--   -          AND person_1.id = person_0_hits.id
--   +        WHERE person_1.county_id = ANY ($1::UUID[]) AND person_1.merged_into_id IS NULL
--   +          AND person_0_hits.type = 'PERSON' AND person_1.id = person_0_hits.id

-- mixed_roles: as county_registrar

-- oversight: as county_registrar

-- nobody
-- refused: FORBIDDEN
