-- city_viewer
WITH asker AS MATERIALIZED (SELECT guard.enter($12::UUID) AS entered)
SELECT convert_to(
  (
    '{"search":' || (
      WITH institution_0_hits AS MATERIALIZED (
        SELECT institution_0_best.type AS type, institution_0_best.score AS score,
          institution_0_best.matched AS matched, institution_0_best.text AS text, institution_0_best.id AS id,
          institution_0_best.division_id AS division_id
        FROM (
          SELECT DISTINCT ON (institution_0_found.type, institution_0_found.id) institution_0_found.type AS type,
            institution_0_found.score AS score, institution_0_found.matched AS matched,
            institution_0_found.text AS text, institution_0_found.id AS id,
            institution_0_found.division_id AS division_id
          FROM (
            (
              SELECT 'INSTITUTION' AS type, 100 AS score, 'NAME' AS matched, institution_0_name.name AS text,
                institution_0_name.id AS id, institution_0_name.division_id AS division_id
              FROM institution AS institution_0_name
              WHERE institution_0_name.city_id = $1::UUID AND asker.entered
                AND institution_0_name.name = $2::VARCHAR AND institution_0_name.township_id = $3::UUID
              ORDER BY institution_0_name.name, institution_0_name.id
              LIMIT $4::BIGINT
            )
            UNION ALL (
              SELECT 'INSTITUTION' AS type, 80 AS score, 'NAME_PREFIX' AS matched,
                institution_0_name_prefix.name AS text, institution_0_name_prefix.id AS id,
                institution_0_name_prefix.division_id AS division_id
              FROM institution AS institution_0_name_prefix
              WHERE institution_0_name_prefix.city_id = $1::UUID AND asker.entered
                AND institution_0_name_prefix.name >= $5::VARCHAR
                AND institution_0_name_prefix.name < $6::VARCHAR
                AND institution_0_name_prefix.township_id = $3::UUID
              ORDER BY institution_0_name_prefix.name, institution_0_name_prefix.id
              LIMIT $4::BIGINT
            )
            UNION ALL (
              SELECT 'INSTITUTION' AS type, 60 AS score, 'NAME_PART' AS matched,
                institution_0_name_part.name AS text, institution_0_name_part.id AS id,
                institution_0_name_part.division_id AS division_id
              FROM institution AS institution_0_name_part
              WHERE institution_0_name_part.city_id = $1::UUID AND asker.entered
                AND institution_0_name_part.name LIKE $7::VARCHAR AND $7::VARCHAR IS NOT NULL
                AND institution_0_name_part.township_id = $3::UUID
              ORDER BY institution_0_name_part.name, institution_0_name_part.id
              LIMIT $4::BIGINT
            )
            UNION ALL (
              SELECT 'INSTITUTION' AS type, 50 AS score, 'PINYIN' AS matched,
                institution_0_pinyin.spelling AS text, institution_0_pinyin.id AS id,
                institution_0_pinyin.division_id AS division_id
              FROM institution AS institution_0_pinyin
              WHERE institution_0_pinyin.city_id = $1::UUID AND asker.entered
                AND institution_0_pinyin.spelling = $8::VARCHAR AND $8::VARCHAR IS NOT NULL
                AND institution_0_pinyin.township_id = $3::UUID
              ORDER BY institution_0_pinyin.spelling, institution_0_pinyin.id
              LIMIT $4::BIGINT
            )
            UNION ALL (
              SELECT 'INSTITUTION' AS type, 40 AS score, 'PINYIN_PREFIX' AS matched,
                institution_0_pinyin_prefix.spelling AS text, institution_0_pinyin_prefix.id AS id,
                institution_0_pinyin_prefix.division_id AS division_id
              FROM institution AS institution_0_pinyin_prefix
              WHERE institution_0_pinyin_prefix.city_id = $1::UUID AND asker.entered
                AND institution_0_pinyin_prefix.spelling >= $9::VARCHAR
                AND institution_0_pinyin_prefix.spelling < $10::VARCHAR AND $9::VARCHAR IS NOT NULL
                AND institution_0_pinyin_prefix.township_id = $3::UUID
              ORDER BY institution_0_pinyin_prefix.spelling, institution_0_pinyin_prefix.id
              LIMIT $4::BIGINT
            )
            UNION ALL (
              SELECT 'INSTITUTION' AS type, 30 AS score, 'INITIALS' AS matched,
                institution_0_initials.initials AS text, institution_0_initials.id AS id,
                institution_0_initials.division_id AS division_id
              FROM institution AS institution_0_initials
              WHERE institution_0_initials.city_id = $1::UUID AND asker.entered
                AND institution_0_initials.initials = $8::VARCHAR AND $8::VARCHAR IS NOT NULL
                AND institution_0_initials.township_id = $3::UUID
              ORDER BY institution_0_initials.initials, institution_0_initials.id
              LIMIT $4::BIGINT
            )
            UNION ALL (
              SELECT 'INSTITUTION' AS type, 20 AS score, 'INITIALS_PREFIX' AS matched,
                institution_0_initials_prefix.initials AS text, institution_0_initials_prefix.id AS id,
                institution_0_initials_prefix.division_id AS division_id
              FROM institution AS institution_0_initials_prefix
              WHERE institution_0_initials_prefix.city_id = $1::UUID AND asker.entered
                AND institution_0_initials_prefix.initials >= $9::VARCHAR
                AND institution_0_initials_prefix.initials < $10::VARCHAR AND $9::VARCHAR IS NOT NULL
                AND institution_0_initials_prefix.township_id = $3::UUID
              ORDER BY institution_0_initials_prefix.initials, institution_0_initials_prefix.id
              LIMIT $4::BIGINT
            )
            UNION ALL (
              SELECT 'COMMUNITY_FACILITY' AS type, 100 AS score, 'NAME' AS matched,
                community_facility_1_name.name AS text, community_facility_1_name.id AS id,
                community_facility_1_name.division_id AS division_id
              FROM community_facility AS community_facility_1_name
              WHERE community_facility_1_name.city_id = $11::UUID AND asker.entered
                AND community_facility_1_name.name = $2::VARCHAR
                AND community_facility_1_name.township_id = $3::UUID
              ORDER BY community_facility_1_name.name, community_facility_1_name.id
              LIMIT $4::BIGINT
            )
            UNION ALL (
              SELECT 'COMMUNITY_FACILITY' AS type, 80 AS score, 'NAME_PREFIX' AS matched,
                community_facility_1_name_prefix.name AS text, community_facility_1_name_prefix.id AS id,
                community_facility_1_name_prefix.division_id AS division_id
              FROM community_facility AS community_facility_1_name_prefix
              WHERE community_facility_1_name_prefix.city_id = $11::UUID AND asker.entered
                AND community_facility_1_name_prefix.name >= $5::VARCHAR
                AND community_facility_1_name_prefix.name < $6::VARCHAR
                AND community_facility_1_name_prefix.township_id = $3::UUID
              ORDER BY community_facility_1_name_prefix.name, community_facility_1_name_prefix.id
              LIMIT $4::BIGINT
            )
            UNION ALL (
              SELECT 'COMMUNITY_FACILITY' AS type, 60 AS score, 'NAME_PART' AS matched,
                community_facility_1_name_part.name AS text, community_facility_1_name_part.id AS id,
                community_facility_1_name_part.division_id AS division_id
              FROM community_facility AS community_facility_1_name_part
              WHERE community_facility_1_name_part.city_id = $11::UUID AND asker.entered
                AND community_facility_1_name_part.name LIKE $7::VARCHAR AND $7::VARCHAR IS NOT NULL
                AND community_facility_1_name_part.township_id = $3::UUID
              ORDER BY community_facility_1_name_part.name, community_facility_1_name_part.id
              LIMIT $4::BIGINT
            )
            UNION ALL (
              SELECT 'COMMUNITY_FACILITY' AS type, 50 AS score, 'PINYIN' AS matched,
                community_facility_1_pinyin.spelling AS text, community_facility_1_pinyin.id AS id,
                community_facility_1_pinyin.division_id AS division_id
              FROM community_facility AS community_facility_1_pinyin
              WHERE community_facility_1_pinyin.city_id = $11::UUID AND asker.entered
                AND community_facility_1_pinyin.spelling = $8::VARCHAR AND $8::VARCHAR IS NOT NULL
                AND community_facility_1_pinyin.township_id = $3::UUID
              ORDER BY community_facility_1_pinyin.spelling, community_facility_1_pinyin.id
              LIMIT $4::BIGINT
            )
            UNION ALL (
              SELECT 'COMMUNITY_FACILITY' AS type, 40 AS score, 'PINYIN_PREFIX' AS matched,
                community_facility_1_pinyin_prefix.spelling AS text,
                community_facility_1_pinyin_prefix.id AS id,
                community_facility_1_pinyin_prefix.division_id AS division_id
              FROM community_facility AS community_facility_1_pinyin_prefix
              WHERE community_facility_1_pinyin_prefix.city_id = $11::UUID AND asker.entered
                AND community_facility_1_pinyin_prefix.spelling >= $9::VARCHAR
                AND community_facility_1_pinyin_prefix.spelling < $10::VARCHAR AND $9::VARCHAR IS NOT NULL
                AND community_facility_1_pinyin_prefix.township_id = $3::UUID
              ORDER BY community_facility_1_pinyin_prefix.spelling, community_facility_1_pinyin_prefix.id
              LIMIT $4::BIGINT
            )
            UNION ALL (
              SELECT 'COMMUNITY_FACILITY' AS type, 30 AS score, 'INITIALS' AS matched,
                community_facility_1_initials.initials AS text, community_facility_1_initials.id AS id,
                community_facility_1_initials.division_id AS division_id
              FROM community_facility AS community_facility_1_initials
              WHERE community_facility_1_initials.city_id = $11::UUID AND asker.entered
                AND community_facility_1_initials.initials = $8::VARCHAR AND $8::VARCHAR IS NOT NULL
                AND community_facility_1_initials.township_id = $3::UUID
              ORDER BY community_facility_1_initials.initials, community_facility_1_initials.id
              LIMIT $4::BIGINT
            )
            UNION ALL (
              SELECT 'COMMUNITY_FACILITY' AS type, 20 AS score, 'INITIALS_PREFIX' AS matched,
                community_facility_1_initials_prefix.initials AS text,
                community_facility_1_initials_prefix.id AS id,
                community_facility_1_initials_prefix.division_id AS division_id
              FROM community_facility AS community_facility_1_initials_prefix
              WHERE community_facility_1_initials_prefix.city_id = $11::UUID AND asker.entered
                AND community_facility_1_initials_prefix.initials >= $9::VARCHAR
                AND community_facility_1_initials_prefix.initials < $10::VARCHAR AND $9::VARCHAR IS NOT NULL
                AND community_facility_1_initials_prefix.township_id = $3::UUID
              ORDER BY community_facility_1_initials_prefix.initials, community_facility_1_initials_prefix.id
              LIMIT $4::BIGINT
            )
          ) AS institution_0_found
          ORDER BY institution_0_found.type, institution_0_found.id, institution_0_found.score DESC,
            institution_0_found.matched
        ) AS institution_0_best
        ORDER BY institution_0_best.score DESC, institution_0_best.text, institution_0_best.type,
          institution_0_best.id
        LIMIT $4::BIGINT
      )
      SELECT (
        '[' || coalesce(
          string_agg(
            (
              '{"type":"' || institution_0_hits.type || '","matched":"' || institution_0_hits.matched
              || '","node":' || CASE WHEN (institution_0_hits.type = 'INSTITUTION') THEN institution_2_object.object WHEN (
                institution_0_hits.type = 'COMMUNITY_FACILITY'
              ) THEN community_facility_3_object.object END
              || '}'
            ),
            ','
            ORDER BY institution_0_hits.score DESC, institution_0_hits.text, institution_0_hits.type,
              institution_0_hits.id
          ),
          ''
        )
        || ']'
      ) AS json_text_1
      FROM institution_0_hits
      LEFT OUTER JOIN LATERAL (
        SELECT (
          '{"__typename":"Institution","name":' || CAST(to_json(institution_2.name) AS TEXT)
          || ',"status":"' || institution_2.status
          || '","bedsUsable":' || CAST(institution_2.beds_usable AS TEXT) || '}'
        ) AS object
        FROM institution AS institution_2
        WHERE institution_2.city_id = $1::UUID AND institution_0_hits.type = 'INSTITUTION'
          AND institution_2.id = institution_0_hits.id
      ) AS institution_2_object ON true
      LEFT OUTER JOIN LATERAL (
        SELECT (
          '{"__typename":"CommunityFacility","name":' || CAST(to_json(community_facility_3.name) AS TEXT)
          || ',"status":"' || community_facility_3.status || '"}'
        ) AS object
        FROM community_facility AS community_facility_3
        WHERE community_facility_3.city_id = $11::UUID AND institution_0_hits.type = 'COMMUNITY_FACILITY'
          AND community_facility_3.id = institution_0_hits.id
      ) AS community_facility_3_object ON true
    )
    || '}'
  ),
  'UTF8'
) AS convert_to_1
FROM asker

-- county_registrar: as city_viewer, but
--   line 19
--   -              WHERE institution_0_name.city_id = $1::UUID AND asker.entered
--   +              WHERE institution_0_name.county_id = $1::UUID AND asker.entered
--   line 29
--   -              WHERE institution_0_name_prefix.city_id = $1::UUID AND asker.entered
--   +              WHERE institution_0_name_prefix.county_id = $1::UUID AND asker.entered
--   line 41
--   -              WHERE institution_0_name_part.city_id = $1::UUID AND asker.entered
--   +              WHERE institution_0_name_part.county_id = $1::UUID AND asker.entered
--   line 52
--   -              WHERE institution_0_pinyin.city_id = $1::UUID AND asker.entered
--   +              WHERE institution_0_pinyin.county_id = $1::UUID AND asker.entered
--   line 63
--   -              WHERE institution_0_pinyin_prefix.city_id = $1::UUID AND asker.entered
--   +              WHERE institution_0_pinyin_prefix.county_id = $1::UUID AND asker.entered
--   line 75
--   -              WHERE institution_0_initials.city_id = $1::UUID AND asker.entered
--   +              WHERE institution_0_initials.county_id = $1::UUID AND asker.entered
--   line 86
--   -              WHERE institution_0_initials_prefix.city_id = $1::UUID AND asker.entered
--   +              WHERE institution_0_initials_prefix.county_id = $1::UUID AND asker.entered
--   line 98
--   -              WHERE community_facility_1_name.city_id = $11::UUID AND asker.entered
--   +              WHERE community_facility_1_name.county_id = $11::UUID AND asker.entered
--   line 109
--   -              WHERE community_facility_1_name_prefix.city_id = $11::UUID AND asker.entered
--   +              WHERE community_facility_1_name_prefix.county_id = $11::UUID AND asker.entered
--   line 121
--   -              WHERE community_facility_1_name_part.city_id = $11::UUID AND asker.entered
--   +              WHERE community_facility_1_name_part.county_id = $11::UUID AND asker.entered
--   line 132
--   -              WHERE community_facility_1_pinyin.city_id = $11::UUID AND asker.entered
--   +              WHERE community_facility_1_pinyin.county_id = $11::UUID AND asker.entered
--   line 144
--   -              WHERE community_facility_1_pinyin_prefix.city_id = $11::UUID AND asker.entered
--   +              WHERE community_facility_1_pinyin_prefix.county_id = $11::UUID AND asker.entered
--   line 156
--   -              WHERE community_facility_1_initials.city_id = $11::UUID AND asker.entered
--   +              WHERE community_facility_1_initials.county_id = $11::UUID AND asker.entered
--   line 168
--   -              WHERE community_facility_1_initials_prefix.city_id = $11::UUID AND asker.entered
--   +              WHERE community_facility_1_initials_prefix.county_id = $11::UUID AND asker.entered
--   line 209
--   -        WHERE institution_2.city_id = $1::UUID AND institution_0_hits.type = 'INSTITUTION'
--   +        WHERE institution_2.county_id = $1::UUID AND institution_0_hits.type = 'INSTITUTION'
--   line 218
--   -        WHERE community_facility_3.city_id = $11::UUID AND institution_0_hits.type = 'COMMUNITY_FACILITY'
--   +        WHERE community_facility_3.county_id = $11::UUID AND institution_0_hits.type = 'COMMUNITY_FACILITY'

-- township_registrar: as city_viewer, but
--   line 19
--   -              WHERE institution_0_name.city_id = $1::UUID AND asker.entered
--   +              WHERE institution_0_name.township_id = $1::UUID AND asker.entered
--   line 29
--   -              WHERE institution_0_name_prefix.city_id = $1::UUID AND asker.entered
--   +              WHERE institution_0_name_prefix.township_id = $1::UUID AND asker.entered
--   line 41
--   -              WHERE institution_0_name_part.city_id = $1::UUID AND asker.entered
--   +              WHERE institution_0_name_part.township_id = $1::UUID AND asker.entered
--   line 52
--   -              WHERE institution_0_pinyin.city_id = $1::UUID AND asker.entered
--   +              WHERE institution_0_pinyin.township_id = $1::UUID AND asker.entered
--   line 63
--   -              WHERE institution_0_pinyin_prefix.city_id = $1::UUID AND asker.entered
--   +              WHERE institution_0_pinyin_prefix.township_id = $1::UUID AND asker.entered
--   line 75
--   -              WHERE institution_0_initials.city_id = $1::UUID AND asker.entered
--   +              WHERE institution_0_initials.township_id = $1::UUID AND asker.entered
--   line 86
--   -              WHERE institution_0_initials_prefix.city_id = $1::UUID AND asker.entered
--   +              WHERE institution_0_initials_prefix.township_id = $1::UUID AND asker.entered
--   line 98
--   -              WHERE community_facility_1_name.city_id = $11::UUID AND asker.entered
--   +              WHERE community_facility_1_name.township_id = $11::UUID AND asker.entered
--   line 109
--   -              WHERE community_facility_1_name_prefix.city_id = $11::UUID AND asker.entered
--   +              WHERE community_facility_1_name_prefix.township_id = $11::UUID AND asker.entered
--   line 121
--   -              WHERE community_facility_1_name_part.city_id = $11::UUID AND asker.entered
--   +              WHERE community_facility_1_name_part.township_id = $11::UUID AND asker.entered
--   line 132
--   -              WHERE community_facility_1_pinyin.city_id = $11::UUID AND asker.entered
--   +              WHERE community_facility_1_pinyin.township_id = $11::UUID AND asker.entered
--   line 144
--   -              WHERE community_facility_1_pinyin_prefix.city_id = $11::UUID AND asker.entered
--   +              WHERE community_facility_1_pinyin_prefix.township_id = $11::UUID AND asker.entered
--   line 156
--   -              WHERE community_facility_1_initials.city_id = $11::UUID AND asker.entered
--   +              WHERE community_facility_1_initials.township_id = $11::UUID AND asker.entered
--   line 168
--   -              WHERE community_facility_1_initials_prefix.city_id = $11::UUID AND asker.entered
--   +              WHERE community_facility_1_initials_prefix.township_id = $11::UUID AND asker.entered
--   line 209
--   -        WHERE institution_2.city_id = $1::UUID AND institution_0_hits.type = 'INSTITUTION'
--   +        WHERE institution_2.township_id = $1::UUID AND institution_0_hits.type = 'INSTITUTION'
--   line 218
--   -        WHERE community_facility_3.city_id = $11::UUID AND institution_0_hits.type = 'COMMUNITY_FACILITY'
--   +        WHERE community_facility_3.township_id = $11::UUID AND institution_0_hits.type = 'COMMUNITY_FACILITY'

-- village_viewer: as city_viewer, but
--   line 19
--   -              WHERE institution_0_name.city_id = $1::UUID AND asker.entered
--   +              WHERE institution_0_name.village_id = $1::UUID AND asker.entered
--   line 29
--   -              WHERE institution_0_name_prefix.city_id = $1::UUID AND asker.entered
--   +              WHERE institution_0_name_prefix.village_id = $1::UUID AND asker.entered
--   line 41
--   -              WHERE institution_0_name_part.city_id = $1::UUID AND asker.entered
--   +              WHERE institution_0_name_part.village_id = $1::UUID AND asker.entered
--   line 52
--   -              WHERE institution_0_pinyin.city_id = $1::UUID AND asker.entered
--   +              WHERE institution_0_pinyin.village_id = $1::UUID AND asker.entered
--   line 63
--   -              WHERE institution_0_pinyin_prefix.city_id = $1::UUID AND asker.entered
--   +              WHERE institution_0_pinyin_prefix.village_id = $1::UUID AND asker.entered
--   line 75
--   -              WHERE institution_0_initials.city_id = $1::UUID AND asker.entered
--   +              WHERE institution_0_initials.village_id = $1::UUID AND asker.entered
--   line 86
--   -              WHERE institution_0_initials_prefix.city_id = $1::UUID AND asker.entered
--   +              WHERE institution_0_initials_prefix.village_id = $1::UUID AND asker.entered
--   line 98
--   -              WHERE community_facility_1_name.city_id = $11::UUID AND asker.entered
--   +              WHERE community_facility_1_name.village_id = $11::UUID AND asker.entered
--   line 109
--   -              WHERE community_facility_1_name_prefix.city_id = $11::UUID AND asker.entered
--   +              WHERE community_facility_1_name_prefix.village_id = $11::UUID AND asker.entered
--   line 121
--   -              WHERE community_facility_1_name_part.city_id = $11::UUID AND asker.entered
--   +              WHERE community_facility_1_name_part.village_id = $11::UUID AND asker.entered
--   line 132
--   -              WHERE community_facility_1_pinyin.city_id = $11::UUID AND asker.entered
--   +              WHERE community_facility_1_pinyin.village_id = $11::UUID AND asker.entered
--   line 144
--   -              WHERE community_facility_1_pinyin_prefix.city_id = $11::UUID AND asker.entered
--   +              WHERE community_facility_1_pinyin_prefix.village_id = $11::UUID AND asker.entered
--   line 156
--   -              WHERE community_facility_1_initials.city_id = $11::UUID AND asker.entered
--   +              WHERE community_facility_1_initials.village_id = $11::UUID AND asker.entered
--   line 168
--   -              WHERE community_facility_1_initials_prefix.city_id = $11::UUID AND asker.entered
--   +              WHERE community_facility_1_initials_prefix.village_id = $11::UUID AND asker.entered
--   line 209
--   -        WHERE institution_2.city_id = $1::UUID AND institution_0_hits.type = 'INSTITUTION'
--   +        WHERE institution_2.village_id = $1::UUID AND institution_0_hits.type = 'INSTITUTION'
--   line 218
--   -        WHERE community_facility_3.city_id = $11::UUID AND institution_0_hits.type = 'COMMUNITY_FACILITY'
--   +        WHERE community_facility_3.village_id = $11::UUID AND institution_0_hits.type = 'COMMUNITY_FACILITY'

-- both_counties: as city_viewer, but
--   line 19
--   -              WHERE institution_0_name.city_id = $1::UUID AND asker.entered
--   +              WHERE institution_0_name.county_id = ANY ($1::UUID[]) AND asker.entered
--   line 29
--   -              WHERE institution_0_name_prefix.city_id = $1::UUID AND asker.entered
--   +              WHERE institution_0_name_prefix.county_id = ANY ($1::UUID[]) AND asker.entered
--   line 41
--   -              WHERE institution_0_name_part.city_id = $1::UUID AND asker.entered
--   +              WHERE institution_0_name_part.county_id = ANY ($1::UUID[]) AND asker.entered
--   line 52
--   -              WHERE institution_0_pinyin.city_id = $1::UUID AND asker.entered
--   +              WHERE institution_0_pinyin.county_id = ANY ($1::UUID[]) AND asker.entered
--   line 63
--   -              WHERE institution_0_pinyin_prefix.city_id = $1::UUID AND asker.entered
--   +              WHERE institution_0_pinyin_prefix.county_id = ANY ($1::UUID[]) AND asker.entered
--   line 75
--   -              WHERE institution_0_initials.city_id = $1::UUID AND asker.entered
--   +              WHERE institution_0_initials.county_id = ANY ($1::UUID[]) AND asker.entered
--   line 86
--   -              WHERE institution_0_initials_prefix.city_id = $1::UUID AND asker.entered
--   +              WHERE institution_0_initials_prefix.county_id = ANY ($1::UUID[]) AND asker.entered
--   line 98
--   -              WHERE community_facility_1_name.city_id = $11::UUID AND asker.entered
--   +              WHERE community_facility_1_name.county_id = ANY ($11::UUID[]) AND asker.entered
--   line 109
--   -              WHERE community_facility_1_name_prefix.city_id = $11::UUID AND asker.entered
--   +              WHERE community_facility_1_name_prefix.county_id = ANY ($11::UUID[]) AND asker.entered
--   line 121
--   -              WHERE community_facility_1_name_part.city_id = $11::UUID AND asker.entered
--   +              WHERE community_facility_1_name_part.county_id = ANY ($11::UUID[]) AND asker.entered
--   line 132
--   -              WHERE community_facility_1_pinyin.city_id = $11::UUID AND asker.entered
--   +              WHERE community_facility_1_pinyin.county_id = ANY ($11::UUID[]) AND asker.entered
--   line 144
--   -              WHERE community_facility_1_pinyin_prefix.city_id = $11::UUID AND asker.entered
--   +              WHERE community_facility_1_pinyin_prefix.county_id = ANY ($11::UUID[]) AND asker.entered
--   line 156
--   -              WHERE community_facility_1_initials.city_id = $11::UUID AND asker.entered
--   +              WHERE community_facility_1_initials.county_id = ANY ($11::UUID[]) AND asker.entered
--   line 168
--   -              WHERE community_facility_1_initials_prefix.city_id = $11::UUID AND asker.entered
--   +              WHERE community_facility_1_initials_prefix.county_id = ANY ($11::UUID[]) AND asker.entered
--   line 209
--   -        WHERE institution_2.city_id = $1::UUID AND institution_0_hits.type = 'INSTITUTION'
--   +        WHERE institution_2.county_id = ANY ($1::UUID[]) AND institution_0_hits.type = 'INSTITUTION'
--   line 218
--   -        WHERE community_facility_3.city_id = $11::UUID AND institution_0_hits.type = 'COMMUNITY_FACILITY'
--   -          AND community_facility_3.id = institution_0_hits.id
--   +        WHERE community_facility_3.county_id = ANY ($11::UUID[])
--   +          AND institution_0_hits.type = 'COMMUNITY_FACILITY' AND community_facility_3.id = institution_0_hits.id

-- mixed_roles: as county_registrar

-- oversight: as county_registrar

-- nobody
-- refused: NOT_FOUND
