-- city_viewer
WITH asker AS MATERIALIZED (SELECT guard.enter($19::UUID) AS entered)
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
            UNION ALL (
              SELECT 'HOUSEHOLD' AS type, 100 AS score, 'NUMBER' AS matched, household_1_number.number AS text,
                household_1_number.id AS id, household_1_number.division_id AS division_id
              FROM household AS household_1_number
              WHERE household_1_number.city_id = $11::UUID AND asker.entered
                AND household_1_number.number = $2::VARCHAR
              ORDER BY household_1_number.number, household_1_number.id
              LIMIT $3::BIGINT
            )
            UNION ALL (
              SELECT 'HOUSEHOLD' AS type, 80 AS score, 'NUMBER_PREFIX' AS matched,
                household_1_number_prefix.number AS text, household_1_number_prefix.id AS id,
                household_1_number_prefix.division_id AS division_id
              FROM household AS household_1_number_prefix
              WHERE household_1_number_prefix.city_id = $11::UUID AND asker.entered
                AND household_1_number_prefix.number >= $4::VARCHAR
                AND household_1_number_prefix.number < $5::VARCHAR
              ORDER BY household_1_number_prefix.number, household_1_number_prefix.id
              LIMIT $3::BIGINT
            )
            UNION ALL (
              SELECT 'INSTITUTION' AS type, 100 AS score, 'NAME' AS matched, institution_2_name.name AS text,
                institution_2_name.id AS id, institution_2_name.division_id AS division_id
              FROM institution AS institution_2_name
              WHERE institution_2_name.city_id = $12::UUID AND asker.entered
                AND institution_2_name.name = $2::VARCHAR
              ORDER BY institution_2_name.name, institution_2_name.id
              LIMIT $3::BIGINT
            )
            UNION ALL (
              SELECT 'INSTITUTION' AS type, 80 AS score, 'NAME_PREFIX' AS matched,
                institution_2_name_prefix.name AS text, institution_2_name_prefix.id AS id,
                institution_2_name_prefix.division_id AS division_id
              FROM institution AS institution_2_name_prefix
              WHERE institution_2_name_prefix.city_id = $12::UUID AND asker.entered
                AND institution_2_name_prefix.name >= $4::VARCHAR
                AND institution_2_name_prefix.name < $5::VARCHAR
              ORDER BY institution_2_name_prefix.name, institution_2_name_prefix.id
              LIMIT $3::BIGINT
            )
            UNION ALL (
              SELECT 'INSTITUTION' AS type, 60 AS score, 'NAME_PART' AS matched,
                institution_2_name_part.name AS text, institution_2_name_part.id AS id,
                institution_2_name_part.division_id AS division_id
              FROM institution AS institution_2_name_part
              WHERE institution_2_name_part.city_id = $12::UUID AND asker.entered
                AND institution_2_name_part.name LIKE $7::VARCHAR AND $7::VARCHAR IS NOT NULL
              ORDER BY institution_2_name_part.name, institution_2_name_part.id
              LIMIT $3::BIGINT
            )
            UNION ALL (
              SELECT 'INSTITUTION' AS type, 50 AS score, 'PINYIN' AS matched,
                institution_2_pinyin.spelling AS text, institution_2_pinyin.id AS id,
                institution_2_pinyin.division_id AS division_id
              FROM institution AS institution_2_pinyin
              WHERE institution_2_pinyin.city_id = $12::UUID AND asker.entered
                AND institution_2_pinyin.spelling = $8::VARCHAR AND $8::VARCHAR IS NOT NULL
              ORDER BY institution_2_pinyin.spelling, institution_2_pinyin.id
              LIMIT $3::BIGINT
            )
            UNION ALL (
              SELECT 'INSTITUTION' AS type, 40 AS score, 'PINYIN_PREFIX' AS matched,
                institution_2_pinyin_prefix.spelling AS text, institution_2_pinyin_prefix.id AS id,
                institution_2_pinyin_prefix.division_id AS division_id
              FROM institution AS institution_2_pinyin_prefix
              WHERE institution_2_pinyin_prefix.city_id = $12::UUID AND asker.entered
                AND institution_2_pinyin_prefix.spelling >= $9::VARCHAR
                AND institution_2_pinyin_prefix.spelling < $10::VARCHAR AND $9::VARCHAR IS NOT NULL
              ORDER BY institution_2_pinyin_prefix.spelling, institution_2_pinyin_prefix.id
              LIMIT $3::BIGINT
            )
            UNION ALL (
              SELECT 'INSTITUTION' AS type, 30 AS score, 'INITIALS' AS matched,
                institution_2_initials.initials AS text, institution_2_initials.id AS id,
                institution_2_initials.division_id AS division_id
              FROM institution AS institution_2_initials
              WHERE institution_2_initials.city_id = $12::UUID AND asker.entered
                AND institution_2_initials.initials = $8::VARCHAR AND $8::VARCHAR IS NOT NULL
              ORDER BY institution_2_initials.initials, institution_2_initials.id
              LIMIT $3::BIGINT
            )
            UNION ALL (
              SELECT 'INSTITUTION' AS type, 20 AS score, 'INITIALS_PREFIX' AS matched,
                institution_2_initials_prefix.initials AS text, institution_2_initials_prefix.id AS id,
                institution_2_initials_prefix.division_id AS division_id
              FROM institution AS institution_2_initials_prefix
              WHERE institution_2_initials_prefix.city_id = $12::UUID AND asker.entered
                AND institution_2_initials_prefix.initials >= $9::VARCHAR
                AND institution_2_initials_prefix.initials < $10::VARCHAR AND $9::VARCHAR IS NOT NULL
              ORDER BY institution_2_initials_prefix.initials, institution_2_initials_prefix.id
              LIMIT $3::BIGINT
            )
            UNION ALL (
              SELECT 'CEMETERY' AS type, 100 AS score, 'NAME' AS matched, cemetery_3_name.name AS text,
                cemetery_3_name.id AS id, cemetery_3_name.division_id AS division_id
              FROM cemetery AS cemetery_3_name
              WHERE cemetery_3_name.city_id = $13::UUID AND asker.entered AND cemetery_3_name.name = $2::VARCHAR
              ORDER BY cemetery_3_name.name, cemetery_3_name.id
              LIMIT $3::BIGINT
            )
            UNION ALL (
              SELECT 'CEMETERY' AS type, 80 AS score, 'NAME_PREFIX' AS matched,
                cemetery_3_name_prefix.name AS text, cemetery_3_name_prefix.id AS id,
                cemetery_3_name_prefix.division_id AS division_id
              FROM cemetery AS cemetery_3_name_prefix
              WHERE cemetery_3_name_prefix.city_id = $13::UUID AND asker.entered
                AND cemetery_3_name_prefix.name >= $4::VARCHAR AND cemetery_3_name_prefix.name < $5::VARCHAR
              ORDER BY cemetery_3_name_prefix.name, cemetery_3_name_prefix.id
              LIMIT $3::BIGINT
            )
            UNION ALL (
              SELECT 'CEMETERY' AS type, 60 AS score, 'NAME_PART' AS matched, cemetery_3_name_part.name AS text,
                cemetery_3_name_part.id AS id, cemetery_3_name_part.division_id AS division_id
              FROM cemetery AS cemetery_3_name_part
              WHERE cemetery_3_name_part.city_id = $13::UUID AND asker.entered
                AND cemetery_3_name_part.name LIKE $7::VARCHAR AND $7::VARCHAR IS NOT NULL
              ORDER BY cemetery_3_name_part.name, cemetery_3_name_part.id
              LIMIT $3::BIGINT
            )
            UNION ALL (
              SELECT 'CEMETERY' AS type, 50 AS score, 'PINYIN' AS matched, cemetery_3_pinyin.spelling AS text,
                cemetery_3_pinyin.id AS id, cemetery_3_pinyin.division_id AS division_id
              FROM cemetery AS cemetery_3_pinyin
              WHERE cemetery_3_pinyin.city_id = $13::UUID AND asker.entered
                AND cemetery_3_pinyin.spelling = $8::VARCHAR AND $8::VARCHAR IS NOT NULL
              ORDER BY cemetery_3_pinyin.spelling, cemetery_3_pinyin.id
              LIMIT $3::BIGINT
            )
            UNION ALL (
              SELECT 'CEMETERY' AS type, 40 AS score, 'PINYIN_PREFIX' AS matched,
                cemetery_3_pinyin_prefix.spelling AS text, cemetery_3_pinyin_prefix.id AS id,
                cemetery_3_pinyin_prefix.division_id AS division_id
              FROM cemetery AS cemetery_3_pinyin_prefix
              WHERE cemetery_3_pinyin_prefix.city_id = $13::UUID AND asker.entered
                AND cemetery_3_pinyin_prefix.spelling >= $9::VARCHAR
                AND cemetery_3_pinyin_prefix.spelling < $10::VARCHAR AND $9::VARCHAR IS NOT NULL
              ORDER BY cemetery_3_pinyin_prefix.spelling, cemetery_3_pinyin_prefix.id
              LIMIT $3::BIGINT
            )
            UNION ALL (
              SELECT 'CEMETERY' AS type, 30 AS score, 'INITIALS' AS matched,
                cemetery_3_initials.initials AS text, cemetery_3_initials.id AS id,
                cemetery_3_initials.division_id AS division_id
              FROM cemetery AS cemetery_3_initials
              WHERE cemetery_3_initials.city_id = $13::UUID AND asker.entered
                AND cemetery_3_initials.initials = $8::VARCHAR AND $8::VARCHAR IS NOT NULL
              ORDER BY cemetery_3_initials.initials, cemetery_3_initials.id
              LIMIT $3::BIGINT
            )
            UNION ALL (
              SELECT 'CEMETERY' AS type, 20 AS score, 'INITIALS_PREFIX' AS matched,
                cemetery_3_initials_prefix.initials AS text, cemetery_3_initials_prefix.id AS id,
                cemetery_3_initials_prefix.division_id AS division_id
              FROM cemetery AS cemetery_3_initials_prefix
              WHERE cemetery_3_initials_prefix.city_id = $13::UUID AND asker.entered
                AND cemetery_3_initials_prefix.initials >= $9::VARCHAR
                AND cemetery_3_initials_prefix.initials < $10::VARCHAR AND $9::VARCHAR IS NOT NULL
              ORDER BY cemetery_3_initials_prefix.initials, cemetery_3_initials_prefix.id
              LIMIT $3::BIGINT
            )
            UNION ALL (
              SELECT 'SOCIAL_ORGANIZATION' AS type, 100 AS score, 'NAME' AS matched,
                social_organization_4_name.name AS text, social_organization_4_name.id AS id,
                social_organization_4_name.division_id AS division_id
              FROM social_organization AS social_organization_4_name
              WHERE social_organization_4_name.city_id = $14::UUID AND asker.entered
                AND social_organization_4_name.name = $2::VARCHAR
              ORDER BY social_organization_4_name.name, social_organization_4_name.id
              LIMIT $3::BIGINT
            )
            UNION ALL (
              SELECT 'SOCIAL_ORGANIZATION' AS type, 80 AS score, 'NAME_PREFIX' AS matched,
                social_organization_4_name_prefix.name AS text, social_organization_4_name_prefix.id AS id,
                social_organization_4_name_prefix.division_id AS division_id
              FROM social_organization AS social_organization_4_name_prefix
              WHERE social_organization_4_name_prefix.city_id = $14::UUID AND asker.entered
                AND social_organization_4_name_prefix.name >= $4::VARCHAR
                AND social_organization_4_name_prefix.name < $5::VARCHAR
              ORDER BY social_organization_4_name_prefix.name, social_organization_4_name_prefix.id
              LIMIT $3::BIGINT
            )
            UNION ALL (
              SELECT 'SOCIAL_ORGANIZATION' AS type, 60 AS score, 'NAME_PART' AS matched,
                social_organization_4_name_part.name AS text, social_organization_4_name_part.id AS id,
                social_organization_4_name_part.division_id AS division_id
              FROM social_organization AS social_organization_4_name_part
              WHERE social_organization_4_name_part.city_id = $14::UUID AND asker.entered
                AND social_organization_4_name_part.name LIKE $7::VARCHAR AND $7::VARCHAR IS NOT NULL
              ORDER BY social_organization_4_name_part.name, social_organization_4_name_part.id
              LIMIT $3::BIGINT
            )
            UNION ALL (
              SELECT 'SOCIAL_ORGANIZATION' AS type, 50 AS score, 'PINYIN' AS matched,
                social_organization_4_pinyin.spelling AS text, social_organization_4_pinyin.id AS id,
                social_organization_4_pinyin.division_id AS division_id
              FROM social_organization AS social_organization_4_pinyin
              WHERE social_organization_4_pinyin.city_id = $14::UUID AND asker.entered
                AND social_organization_4_pinyin.spelling = $8::VARCHAR AND $8::VARCHAR IS NOT NULL
              ORDER BY social_organization_4_pinyin.spelling, social_organization_4_pinyin.id
              LIMIT $3::BIGINT
            )
            UNION ALL (
              SELECT 'SOCIAL_ORGANIZATION' AS type, 40 AS score, 'PINYIN_PREFIX' AS matched,
                social_organization_4_pinyin_prefix.spelling AS text,
                social_organization_4_pinyin_prefix.id AS id,
                social_organization_4_pinyin_prefix.division_id AS division_id
              FROM social_organization AS social_organization_4_pinyin_prefix
              WHERE social_organization_4_pinyin_prefix.city_id = $14::UUID AND asker.entered
                AND social_organization_4_pinyin_prefix.spelling >= $9::VARCHAR
                AND social_organization_4_pinyin_prefix.spelling < $10::VARCHAR AND $9::VARCHAR IS NOT NULL
              ORDER BY social_organization_4_pinyin_prefix.spelling, social_organization_4_pinyin_prefix.id
              LIMIT $3::BIGINT
            )
            UNION ALL (
              SELECT 'SOCIAL_ORGANIZATION' AS type, 30 AS score, 'INITIALS' AS matched,
                social_organization_4_initials.initials AS text, social_organization_4_initials.id AS id,
                social_organization_4_initials.division_id AS division_id
              FROM social_organization AS social_organization_4_initials
              WHERE social_organization_4_initials.city_id = $14::UUID AND asker.entered
                AND social_organization_4_initials.initials = $8::VARCHAR AND $8::VARCHAR IS NOT NULL
              ORDER BY social_organization_4_initials.initials, social_organization_4_initials.id
              LIMIT $3::BIGINT
            )
            UNION ALL (
              SELECT 'SOCIAL_ORGANIZATION' AS type, 20 AS score, 'INITIALS_PREFIX' AS matched,
                social_organization_4_initials_prefix.initials AS text,
                social_organization_4_initials_prefix.id AS id,
                social_organization_4_initials_prefix.division_id AS division_id
              FROM social_organization AS social_organization_4_initials_prefix
              WHERE social_organization_4_initials_prefix.city_id = $14::UUID AND asker.entered
                AND social_organization_4_initials_prefix.initials >= $9::VARCHAR
                AND social_organization_4_initials_prefix.initials < $10::VARCHAR AND $9::VARCHAR IS NOT NULL
              ORDER BY social_organization_4_initials_prefix.initials, social_organization_4_initials_prefix.id
              LIMIT $3::BIGINT
            )
            UNION ALL (
              SELECT 'COMMUNITY_FACILITY' AS type, 100 AS score, 'NAME' AS matched,
                community_facility_5_name.name AS text, community_facility_5_name.id AS id,
                community_facility_5_name.division_id AS division_id
              FROM community_facility AS community_facility_5_name
              WHERE community_facility_5_name.city_id = $15::UUID AND asker.entered
                AND community_facility_5_name.name = $2::VARCHAR
              ORDER BY community_facility_5_name.name, community_facility_5_name.id
              LIMIT $3::BIGINT
            )
            UNION ALL (
              SELECT 'COMMUNITY_FACILITY' AS type, 80 AS score, 'NAME_PREFIX' AS matched,
                community_facility_5_name_prefix.name AS text, community_facility_5_name_prefix.id AS id,
                community_facility_5_name_prefix.division_id AS division_id
              FROM community_facility AS community_facility_5_name_prefix
              WHERE community_facility_5_name_prefix.city_id = $15::UUID AND asker.entered
                AND community_facility_5_name_prefix.name >= $4::VARCHAR
                AND community_facility_5_name_prefix.name < $5::VARCHAR
              ORDER BY community_facility_5_name_prefix.name, community_facility_5_name_prefix.id
              LIMIT $3::BIGINT
            )
            UNION ALL (
              SELECT 'COMMUNITY_FACILITY' AS type, 60 AS score, 'NAME_PART' AS matched,
                community_facility_5_name_part.name AS text, community_facility_5_name_part.id AS id,
                community_facility_5_name_part.division_id AS division_id
              FROM community_facility AS community_facility_5_name_part
              WHERE community_facility_5_name_part.city_id = $15::UUID AND asker.entered
                AND community_facility_5_name_part.name LIKE $7::VARCHAR AND $7::VARCHAR IS NOT NULL
              ORDER BY community_facility_5_name_part.name, community_facility_5_name_part.id
              LIMIT $3::BIGINT
            )
            UNION ALL (
              SELECT 'COMMUNITY_FACILITY' AS type, 50 AS score, 'PINYIN' AS matched,
                community_facility_5_pinyin.spelling AS text, community_facility_5_pinyin.id AS id,
                community_facility_5_pinyin.division_id AS division_id
              FROM community_facility AS community_facility_5_pinyin
              WHERE community_facility_5_pinyin.city_id = $15::UUID AND asker.entered
                AND community_facility_5_pinyin.spelling = $8::VARCHAR AND $8::VARCHAR IS NOT NULL
              ORDER BY community_facility_5_pinyin.spelling, community_facility_5_pinyin.id
              LIMIT $3::BIGINT
            )
            UNION ALL (
              SELECT 'COMMUNITY_FACILITY' AS type, 40 AS score, 'PINYIN_PREFIX' AS matched,
                community_facility_5_pinyin_prefix.spelling AS text,
                community_facility_5_pinyin_prefix.id AS id,
                community_facility_5_pinyin_prefix.division_id AS division_id
              FROM community_facility AS community_facility_5_pinyin_prefix
              WHERE community_facility_5_pinyin_prefix.city_id = $15::UUID AND asker.entered
                AND community_facility_5_pinyin_prefix.spelling >= $9::VARCHAR
                AND community_facility_5_pinyin_prefix.spelling < $10::VARCHAR AND $9::VARCHAR IS NOT NULL
              ORDER BY community_facility_5_pinyin_prefix.spelling, community_facility_5_pinyin_prefix.id
              LIMIT $3::BIGINT
            )
            UNION ALL (
              SELECT 'COMMUNITY_FACILITY' AS type, 30 AS score, 'INITIALS' AS matched,
                community_facility_5_initials.initials AS text, community_facility_5_initials.id AS id,
                community_facility_5_initials.division_id AS division_id
              FROM community_facility AS community_facility_5_initials
              WHERE community_facility_5_initials.city_id = $15::UUID AND asker.entered
                AND community_facility_5_initials.initials = $8::VARCHAR AND $8::VARCHAR IS NOT NULL
              ORDER BY community_facility_5_initials.initials, community_facility_5_initials.id
              LIMIT $3::BIGINT
            )
            UNION ALL (
              SELECT 'COMMUNITY_FACILITY' AS type, 20 AS score, 'INITIALS_PREFIX' AS matched,
                community_facility_5_initials_prefix.initials AS text,
                community_facility_5_initials_prefix.id AS id,
                community_facility_5_initials_prefix.division_id AS division_id
              FROM community_facility AS community_facility_5_initials_prefix
              WHERE community_facility_5_initials_prefix.city_id = $15::UUID AND asker.entered
                AND community_facility_5_initials_prefix.initials >= $9::VARCHAR
                AND community_facility_5_initials_prefix.initials < $10::VARCHAR AND $9::VARCHAR IS NOT NULL
              ORDER BY community_facility_5_initials_prefix.initials, community_facility_5_initials_prefix.id
              LIMIT $3::BIGINT
            )
            UNION ALL (
              SELECT 'SUPERVISION_COMMITTEE' AS type, 100 AS score, 'NAME' AS matched,
                supervision_committee_6_name.name AS text, supervision_committee_6_name.id AS id,
                supervision_committee_6_name.division_id AS division_id
              FROM supervision_committee AS supervision_committee_6_name
              WHERE supervision_committee_6_name.city_id = $16::UUID AND asker.entered
                AND supervision_committee_6_name.name = $2::VARCHAR
              ORDER BY supervision_committee_6_name.name, supervision_committee_6_name.id
              LIMIT $3::BIGINT
            )
            UNION ALL (
              SELECT 'SUPERVISION_COMMITTEE' AS type, 80 AS score, 'NAME_PREFIX' AS matched,
                supervision_committee_6_name_prefix.name AS text, supervision_committee_6_name_prefix.id AS id,
                supervision_committee_6_name_prefix.division_id AS division_id
              FROM supervision_committee AS supervision_committee_6_name_prefix
              WHERE supervision_committee_6_name_prefix.city_id = $16::UUID AND asker.entered
                AND supervision_committee_6_name_prefix.name >= $4::VARCHAR
                AND supervision_committee_6_name_prefix.name < $5::VARCHAR
              ORDER BY supervision_committee_6_name_prefix.name, supervision_committee_6_name_prefix.id
              LIMIT $3::BIGINT
            )
            UNION ALL (
              SELECT 'SUPERVISION_COMMITTEE' AS type, 60 AS score, 'NAME_PART' AS matched,
                supervision_committee_6_name_part.name AS text, supervision_committee_6_name_part.id AS id,
                supervision_committee_6_name_part.division_id AS division_id
              FROM supervision_committee AS supervision_committee_6_name_part
              WHERE supervision_committee_6_name_part.city_id = $16::UUID AND asker.entered
                AND supervision_committee_6_name_part.name LIKE $7::VARCHAR AND $7::VARCHAR IS NOT NULL
              ORDER BY supervision_committee_6_name_part.name, supervision_committee_6_name_part.id
              LIMIT $3::BIGINT
            )
            UNION ALL (
              SELECT 'SUPERVISION_COMMITTEE' AS type, 50 AS score, 'PINYIN' AS matched,
                supervision_committee_6_pinyin.spelling AS text, supervision_committee_6_pinyin.id AS id,
                supervision_committee_6_pinyin.division_id AS division_id
              FROM supervision_committee AS supervision_committee_6_pinyin
              WHERE supervision_committee_6_pinyin.city_id = $16::UUID AND asker.entered
                AND supervision_committee_6_pinyin.spelling = $8::VARCHAR AND $8::VARCHAR IS NOT NULL
              ORDER BY supervision_committee_6_pinyin.spelling, supervision_committee_6_pinyin.id
              LIMIT $3::BIGINT
            )
            UNION ALL (
              SELECT 'SUPERVISION_COMMITTEE' AS type, 40 AS score, 'PINYIN_PREFIX' AS matched,
                supervision_committee_6_pinyin_prefix.spelling AS text,
                supervision_committee_6_pinyin_prefix.id AS id,
                supervision_committee_6_pinyin_prefix.division_id AS division_id
              FROM supervision_committee AS supervision_committee_6_pinyin_prefix
              WHERE supervision_committee_6_pinyin_prefix.city_id = $16::UUID AND asker.entered
                AND supervision_committee_6_pinyin_prefix.spelling >= $9::VARCHAR
                AND supervision_committee_6_pinyin_prefix.spelling < $10::VARCHAR AND $9::VARCHAR IS NOT NULL
              ORDER BY supervision_committee_6_pinyin_prefix.spelling, supervision_committee_6_pinyin_prefix.id
              LIMIT $3::BIGINT
            )
            UNION ALL (
              SELECT 'SUPERVISION_COMMITTEE' AS type, 30 AS score, 'INITIALS' AS matched,
                supervision_committee_6_initials.initials AS text, supervision_committee_6_initials.id AS id,
                supervision_committee_6_initials.division_id AS division_id
              FROM supervision_committee AS supervision_committee_6_initials
              WHERE supervision_committee_6_initials.city_id = $16::UUID AND asker.entered
                AND supervision_committee_6_initials.initials = $8::VARCHAR AND $8::VARCHAR IS NOT NULL
              ORDER BY supervision_committee_6_initials.initials, supervision_committee_6_initials.id
              LIMIT $3::BIGINT
            )
            UNION ALL (
              SELECT 'SUPERVISION_COMMITTEE' AS type, 20 AS score, 'INITIALS_PREFIX' AS matched,
                supervision_committee_6_initials_prefix.initials AS text,
                supervision_committee_6_initials_prefix.id AS id,
                supervision_committee_6_initials_prefix.division_id AS division_id
              FROM supervision_committee AS supervision_committee_6_initials_prefix
              WHERE supervision_committee_6_initials_prefix.city_id = $16::UUID AND asker.entered
                AND supervision_committee_6_initials_prefix.initials >= $9::VARCHAR
                AND supervision_committee_6_initials_prefix.initials < $10::VARCHAR AND $9::VARCHAR IS NOT NULL
              ORDER BY supervision_committee_6_initials_prefix.initials,
                supervision_committee_6_initials_prefix.id
              LIMIT $3::BIGINT
            )
            UNION ALL (
              SELECT 'DIVISION' AS type, 100 AS score, 'NAME' AS matched, division_7_name.name AS text,
                division_7_name.id AS id, division_7_name.id AS division_id
              FROM division AS division_7_name
              WHERE (division_7_name.city_id = $17::UUID OR division_7_name.id = ANY ($18::UUID[]))
                AND asker.entered AND division_7_name.name = $2::VARCHAR
              ORDER BY division_7_name.name, division_7_name.id
              LIMIT $3::BIGINT
            )
            UNION ALL (
              SELECT 'DIVISION' AS type, 100 AS score, 'CODE' AS matched, division_7_code.code AS text,
                division_7_code.id AS id, division_7_code.id AS division_id
              FROM division AS division_7_code
              WHERE (division_7_code.city_id = $17::UUID OR division_7_code.id = ANY ($18::UUID[]))
                AND asker.entered AND division_7_code.code = $2::VARCHAR
              ORDER BY division_7_code.code, division_7_code.id
              LIMIT $3::BIGINT
            )
            UNION ALL (
              SELECT 'DIVISION' AS type, 80 AS score, 'NAME_PREFIX' AS matched,
                division_7_name_prefix.name AS text, division_7_name_prefix.id AS id,
                division_7_name_prefix.id AS division_id
              FROM division AS division_7_name_prefix
              WHERE (
                division_7_name_prefix.city_id = $17::UUID OR division_7_name_prefix.id = ANY ($18::UUID[])
              )
                AND asker.entered AND division_7_name_prefix.name >= $4::VARCHAR
                AND division_7_name_prefix.name < $5::VARCHAR
              ORDER BY division_7_name_prefix.name, division_7_name_prefix.id
              LIMIT $3::BIGINT
            )
            UNION ALL (
              SELECT 'DIVISION' AS type, 80 AS score, 'CODE_PREFIX' AS matched,
                division_7_code_prefix.code AS text, division_7_code_prefix.id AS id,
                division_7_code_prefix.id AS division_id
              FROM division AS division_7_code_prefix
              WHERE (
                division_7_code_prefix.city_id = $17::UUID OR division_7_code_prefix.id = ANY ($18::UUID[])
              )
                AND asker.entered AND division_7_code_prefix.code >= $4::VARCHAR
                AND division_7_code_prefix.code < $5::VARCHAR
              ORDER BY division_7_code_prefix.code, division_7_code_prefix.id
              LIMIT $3::BIGINT
            )
            UNION ALL (
              SELECT 'DIVISION' AS type, 60 AS score, 'NAME_PART' AS matched, division_7_name_part.name AS text,
                division_7_name_part.id AS id, division_7_name_part.id AS division_id
              FROM division AS division_7_name_part
              WHERE (division_7_name_part.city_id = $17::UUID OR division_7_name_part.id = ANY ($18::UUID[]))
                AND asker.entered AND division_7_name_part.name LIKE $7::VARCHAR AND $7::VARCHAR IS NOT NULL
              ORDER BY division_7_name_part.name, division_7_name_part.id
              LIMIT $3::BIGINT
            )
            UNION ALL (
              SELECT 'DIVISION' AS type, 50 AS score, 'PINYIN' AS matched, division_7_pinyin.spelling AS text,
                division_7_pinyin.id AS id, division_7_pinyin.id AS division_id
              FROM division AS division_7_pinyin
              WHERE (division_7_pinyin.city_id = $17::UUID OR division_7_pinyin.id = ANY ($18::UUID[]))
                AND asker.entered AND division_7_pinyin.spelling = $8::VARCHAR AND $8::VARCHAR IS NOT NULL
              ORDER BY division_7_pinyin.spelling, division_7_pinyin.id
              LIMIT $3::BIGINT
            )
            UNION ALL (
              SELECT 'DIVISION' AS type, 40 AS score, 'PINYIN_PREFIX' AS matched,
                division_7_pinyin_prefix.spelling AS text, division_7_pinyin_prefix.id AS id,
                division_7_pinyin_prefix.id AS division_id
              FROM division AS division_7_pinyin_prefix
              WHERE (
                division_7_pinyin_prefix.city_id = $17::UUID OR division_7_pinyin_prefix.id = ANY ($18::UUID[])
              )
                AND asker.entered AND division_7_pinyin_prefix.spelling >= $9::VARCHAR
                AND division_7_pinyin_prefix.spelling < $10::VARCHAR AND $9::VARCHAR IS NOT NULL
              ORDER BY division_7_pinyin_prefix.spelling, division_7_pinyin_prefix.id
              LIMIT $3::BIGINT
            )
            UNION ALL (
              SELECT 'DIVISION' AS type, 30 AS score, 'INITIALS' AS matched,
                division_7_initials.initials AS text, division_7_initials.id AS id,
                division_7_initials.id AS division_id
              FROM division AS division_7_initials
              WHERE (division_7_initials.city_id = $17::UUID OR division_7_initials.id = ANY ($18::UUID[]))
                AND asker.entered AND division_7_initials.initials = $8::VARCHAR AND $8::VARCHAR IS NOT NULL
              ORDER BY division_7_initials.initials, division_7_initials.id
              LIMIT $3::BIGINT
            )
            UNION ALL (
              SELECT 'DIVISION' AS type, 20 AS score, 'INITIALS_PREFIX' AS matched,
                division_7_initials_prefix.initials AS text, division_7_initials_prefix.id AS id,
                division_7_initials_prefix.id AS division_id
              FROM division AS division_7_initials_prefix
              WHERE (
                division_7_initials_prefix.city_id = $17::UUID
                OR division_7_initials_prefix.id = ANY ($18::UUID[])
              )
                AND asker.entered AND division_7_initials_prefix.initials >= $9::VARCHAR
                AND division_7_initials_prefix.initials < $10::VARCHAR AND $9::VARCHAR IS NOT NULL
              ORDER BY division_7_initials_prefix.initials, division_7_initials_prefix.id
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
              '{"type":"' || person_0_hits.type || '","score":' || CAST(person_0_hits.score AS TEXT)
              || ',"matched":"' || person_0_hits.matched
              || '","division":' || coalesce(division_8_object.object, 'null')
              || ',"node":' || CASE WHEN (person_0_hits.type = 'PERSON') THEN person_9_object.object WHEN (
                person_0_hits.type = 'HOUSEHOLD'
              ) THEN household_10_object.object WHEN (person_0_hits.type = 'INSTITUTION') THEN institution_11_object.object WHEN (
                person_0_hits.type = 'CEMETERY'
              ) THEN cemetery_12_object.object WHEN (person_0_hits.type = 'SOCIAL_ORGANIZATION') THEN social_organization_13_object.object WHEN (
                person_0_hits.type = 'COMMUNITY_FACILITY'
              ) THEN community_facility_14_object.object WHEN (person_0_hits.type = 'SUPERVISION_COMMITTEE') THEN supervision_committee_15_object.object WHEN (
                person_0_hits.type = 'DIVISION'
              ) THEN division_16_object.object END
              || '}'
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
        SELECT ('{"name":' || CAST(to_json(division_8.name) AS TEXT) || '}') AS object
        FROM division AS division_8
        WHERE (division_8.city_id = $17::UUID OR division_8.id = ANY ($18::UUID[]))
          AND division_8.id = person_0_hits.division_id
      ) AS division_8_object ON true
      LEFT OUTER JOIN LATERAL (
        SELECT (
          '{"id":"Person:' || CAST(person_9.id AS TEXT) || '","name":' || CAST(to_json(person_9.name) AS TEXT)
          || ',"birthDate":"' || CAST(person_9.birth_date AS TEXT) || '"}'
        ) AS object
        FROM person AS person_9
        WHERE person_9.city_id = $1::UUID AND person_9.merged_into_id IS NULL AND person_0_hits.type = 'PERSON'
          AND person_9.id = person_0_hits.id
      ) AS person_9_object ON true
      LEFT OUTER JOIN LATERAL (
        SELECT ('{"id":"Household:' || CAST(household_10.id AS TEXT) || '"}') AS object
        FROM household AS household_10
        WHERE household_10.city_id = $11::UUID AND person_0_hits.type = 'HOUSEHOLD'
          AND household_10.id = person_0_hits.id
      ) AS household_10_object ON true
      LEFT OUTER JOIN LATERAL (
        SELECT ('{"id":"Institution:' || CAST(institution_11.id AS TEXT) || '"}') AS object
        FROM institution AS institution_11
        WHERE institution_11.city_id = $12::UUID AND person_0_hits.type = 'INSTITUTION'
          AND institution_11.id = person_0_hits.id
      ) AS institution_11_object ON true
      LEFT OUTER JOIN LATERAL (
        SELECT ('{"id":"Cemetery:' || CAST(cemetery_12.id AS TEXT) || '"}') AS object
        FROM cemetery AS cemetery_12
        WHERE cemetery_12.city_id = $13::UUID AND person_0_hits.type = 'CEMETERY'
          AND cemetery_12.id = person_0_hits.id
      ) AS cemetery_12_object ON true
      LEFT OUTER JOIN LATERAL (
        SELECT ('{"id":"SocialOrganization:' || CAST(social_organization_13.id AS TEXT) || '"}') AS object
        FROM social_organization AS social_organization_13
        WHERE social_organization_13.city_id = $14::UUID AND person_0_hits.type = 'SOCIAL_ORGANIZATION'
          AND social_organization_13.id = person_0_hits.id
      ) AS social_organization_13_object ON true
      LEFT OUTER JOIN LATERAL (
        SELECT ('{"id":"CommunityFacility:' || CAST(community_facility_14.id AS TEXT) || '"}') AS object
        FROM community_facility AS community_facility_14
        WHERE community_facility_14.city_id = $15::UUID AND person_0_hits.type = 'COMMUNITY_FACILITY'
          AND community_facility_14.id = person_0_hits.id
      ) AS community_facility_14_object ON true
      LEFT OUTER JOIN LATERAL (
        SELECT ('{"id":"SupervisionCommittee:' || CAST(supervision_committee_15.id AS TEXT) || '"}') AS object
        FROM supervision_committee AS supervision_committee_15
        WHERE supervision_committee_15.city_id = $16::UUID AND person_0_hits.type = 'SUPERVISION_COMMITTEE'
          AND supervision_committee_15.id = person_0_hits.id
      ) AS supervision_committee_15_object ON true
      LEFT OUTER JOIN LATERAL (
        SELECT ('{"id":"Division:' || CAST(division_16.id AS TEXT) || '"}') AS object
        FROM division AS division_16
        WHERE (division_16.city_id = $17::UUID OR division_16.id = ANY ($18::UUID[]))
          AND person_0_hits.type = 'DIVISION' AND division_16.id = person_0_hits.id
      ) AS division_16_object ON true
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
--   line 87
--   -              WHERE household_1_number.city_id = $11::UUID AND asker.entered
--   +              WHERE household_1_number.county_id = $11::UUID AND asker.entered
--   line 97
--   -              WHERE household_1_number_prefix.city_id = $11::UUID AND asker.entered
--   +              WHERE household_1_number_prefix.county_id = $11::UUID AND asker.entered
--   line 107
--   -              WHERE institution_2_name.city_id = $12::UUID AND asker.entered
--   +              WHERE institution_2_name.county_id = $12::UUID AND asker.entered
--   line 117
--   -              WHERE institution_2_name_prefix.city_id = $12::UUID AND asker.entered
--   +              WHERE institution_2_name_prefix.county_id = $12::UUID AND asker.entered
--   line 128
--   -              WHERE institution_2_name_part.city_id = $12::UUID AND asker.entered
--   +              WHERE institution_2_name_part.county_id = $12::UUID AND asker.entered
--   line 138
--   -              WHERE institution_2_pinyin.city_id = $12::UUID AND asker.entered
--   +              WHERE institution_2_pinyin.county_id = $12::UUID AND asker.entered
--   line 148
--   -              WHERE institution_2_pinyin_prefix.city_id = $12::UUID AND asker.entered
--   +              WHERE institution_2_pinyin_prefix.county_id = $12::UUID AND asker.entered
--   line 159
--   -              WHERE institution_2_initials.city_id = $12::UUID AND asker.entered
--   +              WHERE institution_2_initials.county_id = $12::UUID AND asker.entered
--   line 169
--   -              WHERE institution_2_initials_prefix.city_id = $12::UUID AND asker.entered
--   +              WHERE institution_2_initials_prefix.county_id = $12::UUID AND asker.entered
--   line 179
--   -              WHERE cemetery_3_name.city_id = $13::UUID AND asker.entered AND cemetery_3_name.name = $2::VARCHAR
--   +              WHERE cemetery_3_name.county_id = $13::UUID AND asker.entered
--   +                AND cemetery_3_name.name = $2::VARCHAR
--   line 188
--   -              WHERE cemetery_3_name_prefix.city_id = $13::UUID AND asker.entered
--   +              WHERE cemetery_3_name_prefix.county_id = $13::UUID AND asker.entered
--   line 197
--   -              WHERE cemetery_3_name_part.city_id = $13::UUID AND asker.entered
--   +              WHERE cemetery_3_name_part.county_id = $13::UUID AND asker.entered
--   line 206
--   -              WHERE cemetery_3_pinyin.city_id = $13::UUID AND asker.entered
--   +              WHERE cemetery_3_pinyin.county_id = $13::UUID AND asker.entered
--   line 216
--   -              WHERE cemetery_3_pinyin_prefix.city_id = $13::UUID AND asker.entered
--   +              WHERE cemetery_3_pinyin_prefix.county_id = $13::UUID AND asker.entered
--   line 227
--   -              WHERE cemetery_3_initials.city_id = $13::UUID AND asker.entered
--   +              WHERE cemetery_3_initials.county_id = $13::UUID AND asker.entered
--   line 237
--   -              WHERE cemetery_3_initials_prefix.city_id = $13::UUID AND asker.entered
--   +              WHERE cemetery_3_initials_prefix.county_id = $13::UUID AND asker.entered
--   line 248
--   -              WHERE social_organization_4_name.city_id = $14::UUID AND asker.entered
--   +              WHERE social_organization_4_name.county_id = $14::UUID AND asker.entered
--   line 258
--   -              WHERE social_organization_4_name_prefix.city_id = $14::UUID AND asker.entered
--   +              WHERE social_organization_4_name_prefix.county_id = $14::UUID AND asker.entered
--   line 269
--   -              WHERE social_organization_4_name_part.city_id = $14::UUID AND asker.entered
--   +              WHERE social_organization_4_name_part.county_id = $14::UUID AND asker.entered
--   line 279
--   -              WHERE social_organization_4_pinyin.city_id = $14::UUID AND asker.entered
--   +              WHERE social_organization_4_pinyin.county_id = $14::UUID AND asker.entered
--   line 290
--   -              WHERE social_organization_4_pinyin_prefix.city_id = $14::UUID AND asker.entered
--   +              WHERE social_organization_4_pinyin_prefix.county_id = $14::UUID AND asker.entered
--   line 301
--   -              WHERE social_organization_4_initials.city_id = $14::UUID AND asker.entered
--   +              WHERE social_organization_4_initials.county_id = $14::UUID AND asker.entered
--   line 312
--   -              WHERE social_organization_4_initials_prefix.city_id = $14::UUID AND asker.entered
--   +              WHERE social_organization_4_initials_prefix.county_id = $14::UUID AND asker.entered
--   line 323
--   -              WHERE community_facility_5_name.city_id = $15::UUID AND asker.entered
--   +              WHERE community_facility_5_name.county_id = $15::UUID AND asker.entered
--   line 333
--   -              WHERE community_facility_5_name_prefix.city_id = $15::UUID AND asker.entered
--   +              WHERE community_facility_5_name_prefix.county_id = $15::UUID AND asker.entered
--   line 344
--   -              WHERE community_facility_5_name_part.city_id = $15::UUID AND asker.entered
--   +              WHERE community_facility_5_name_part.county_id = $15::UUID AND asker.entered
--   line 354
--   -              WHERE community_facility_5_pinyin.city_id = $15::UUID AND asker.entered
--   +              WHERE community_facility_5_pinyin.county_id = $15::UUID AND asker.entered
--   line 365
--   -              WHERE community_facility_5_pinyin_prefix.city_id = $15::UUID AND asker.entered
--   +              WHERE community_facility_5_pinyin_prefix.county_id = $15::UUID AND asker.entered
--   line 376
--   -              WHERE community_facility_5_initials.city_id = $15::UUID AND asker.entered
--   +              WHERE community_facility_5_initials.county_id = $15::UUID AND asker.entered
--   line 387
--   -              WHERE community_facility_5_initials_prefix.city_id = $15::UUID AND asker.entered
--   +              WHERE community_facility_5_initials_prefix.county_id = $15::UUID AND asker.entered
--   line 398
--   -              WHERE supervision_committee_6_name.city_id = $16::UUID AND asker.entered
--   +              WHERE supervision_committee_6_name.county_id = $16::UUID AND asker.entered
--   line 408
--   -              WHERE supervision_committee_6_name_prefix.city_id = $16::UUID AND asker.entered
--   +              WHERE supervision_committee_6_name_prefix.county_id = $16::UUID AND asker.entered
--   line 419
--   -              WHERE supervision_committee_6_name_part.city_id = $16::UUID AND asker.entered
--   +              WHERE supervision_committee_6_name_part.county_id = $16::UUID AND asker.entered
--   line 429
--   -              WHERE supervision_committee_6_pinyin.city_id = $16::UUID AND asker.entered
--   +              WHERE supervision_committee_6_pinyin.county_id = $16::UUID AND asker.entered
--   line 440
--   -              WHERE supervision_committee_6_pinyin_prefix.city_id = $16::UUID AND asker.entered
--   +              WHERE supervision_committee_6_pinyin_prefix.county_id = $16::UUID AND asker.entered
--   line 451
--   -              WHERE supervision_committee_6_initials.city_id = $16::UUID AND asker.entered
--   +              WHERE supervision_committee_6_initials.county_id = $16::UUID AND asker.entered
--   line 462
--   -              WHERE supervision_committee_6_initials_prefix.city_id = $16::UUID AND asker.entered
--   +              WHERE supervision_committee_6_initials_prefix.county_id = $16::UUID AND asker.entered
--   line 473
--   -              WHERE (division_7_name.city_id = $17::UUID OR division_7_name.id = ANY ($18::UUID[]))
--   +              WHERE (division_7_name.county_id = $17::UUID OR division_7_name.id = ANY ($18::UUID[]))
--   line 482
--   -              WHERE (division_7_code.city_id = $17::UUID OR division_7_code.id = ANY ($18::UUID[]))
--   +              WHERE (division_7_code.county_id = $17::UUID OR division_7_code.id = ANY ($18::UUID[]))
--   line 493
--   -                division_7_name_prefix.city_id = $17::UUID OR division_7_name_prefix.id = ANY ($18::UUID[])
--   +                division_7_name_prefix.county_id = $17::UUID OR division_7_name_prefix.id = ANY ($18::UUID[])
--   line 506
--   -                division_7_code_prefix.city_id = $17::UUID OR division_7_code_prefix.id = ANY ($18::UUID[])
--   +                division_7_code_prefix.county_id = $17::UUID OR division_7_code_prefix.id = ANY ($18::UUID[])
--   line 517
--   -              WHERE (division_7_name_part.city_id = $17::UUID OR division_7_name_part.id = ANY ($18::UUID[]))
--   +              WHERE (division_7_name_part.county_id = $17::UUID OR division_7_name_part.id = ANY ($18::UUID[]))
--   line 526
--   -              WHERE (division_7_pinyin.city_id = $17::UUID OR division_7_pinyin.id = ANY ($18::UUID[]))
--   +              WHERE (division_7_pinyin.county_id = $17::UUID OR division_7_pinyin.id = ANY ($18::UUID[]))
--   line 537
--   -                division_7_pinyin_prefix.city_id = $17::UUID OR division_7_pinyin_prefix.id = ANY ($18::UUID[])
--   +                division_7_pinyin_prefix.county_id = $17::UUID
--   +                OR division_7_pinyin_prefix.id = ANY ($18::UUID[])
--   line 549
--   -              WHERE (division_7_initials.city_id = $17::UUID OR division_7_initials.id = ANY ($18::UUID[]))
--   +              WHERE (division_7_initials.county_id = $17::UUID OR division_7_initials.id = ANY ($18::UUID[]))
--   line 560
--   -                division_7_initials_prefix.city_id = $17::UUID
--   +                division_7_initials_prefix.county_id = $17::UUID
--   line 603
--   -        WHERE (division_8.city_id = $17::UUID OR division_8.id = ANY ($18::UUID[]))
--   +        WHERE (division_8.county_id = $17::UUID OR division_8.id = ANY ($18::UUID[]))
--   line 612
--   -        WHERE person_9.city_id = $1::UUID AND person_9.merged_into_id IS NULL AND person_0_hits.type = 'PERSON'
--   -          AND person_9.id = person_0_hits.id
--   +        WHERE person_9.county_id = $1::UUID AND person_9.merged_into_id IS NULL
--   +          AND person_0_hits.type = 'PERSON' AND person_9.id = person_0_hits.id
--   line 618
--   -        WHERE household_10.city_id = $11::UUID AND person_0_hits.type = 'HOUSEHOLD'
--   +        WHERE household_10.county_id = $11::UUID AND person_0_hits.type = 'HOUSEHOLD'
--   line 624
--   -        WHERE institution_11.city_id = $12::UUID AND person_0_hits.type = 'INSTITUTION'
--   +        WHERE institution_11.county_id = $12::UUID AND person_0_hits.type = 'INSTITUTION'
--   line 630
--   -        WHERE cemetery_12.city_id = $13::UUID AND person_0_hits.type = 'CEMETERY'
--   +        WHERE cemetery_12.county_id = $13::UUID AND person_0_hits.type = 'CEMETERY'
--   line 636
--   -        WHERE social_organization_13.city_id = $14::UUID AND person_0_hits.type = 'SOCIAL_ORGANIZATION'
--   +        WHERE social_organization_13.county_id = $14::UUID AND person_0_hits.type = 'SOCIAL_ORGANIZATION'
--   line 642
--   -        WHERE community_facility_14.city_id = $15::UUID AND person_0_hits.type = 'COMMUNITY_FACILITY'
--   +        WHERE community_facility_14.county_id = $15::UUID AND person_0_hits.type = 'COMMUNITY_FACILITY'
--   line 648
--   -        WHERE supervision_committee_15.city_id = $16::UUID AND person_0_hits.type = 'SUPERVISION_COMMITTEE'
--   +        WHERE supervision_committee_15.county_id = $16::UUID AND person_0_hits.type = 'SUPERVISION_COMMITTEE'
--   line 654
--   -        WHERE (division_16.city_id = $17::UUID OR division_16.id = ANY ($18::UUID[]))
--   +        WHERE (division_16.county_id = $17::UUID OR division_16.id = ANY ($18::UUID[]))

-- township_registrar: as city_viewer, but
--   line 1
--   -WITH asker AS MATERIALIZED (SELECT guard.enter($19::UUID) AS entered)
--   +WITH asker AS MATERIALIZED (SELECT guard.enter($18::UUID) AS entered)
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
--   line 87
--   -              WHERE household_1_number.city_id = $11::UUID AND asker.entered
--   +              WHERE household_1_number.township_id = $10::UUID AND asker.entered
--   line 97
--   -              WHERE household_1_number_prefix.city_id = $11::UUID AND asker.entered
--   +              WHERE household_1_number_prefix.township_id = $10::UUID AND asker.entered
--   line 107
--   -              WHERE institution_2_name.city_id = $12::UUID AND asker.entered
--   +              WHERE institution_2_name.township_id = $11::UUID AND asker.entered
--   line 117
--   -              WHERE institution_2_name_prefix.city_id = $12::UUID AND asker.entered
--   +              WHERE institution_2_name_prefix.township_id = $11::UUID AND asker.entered
--   line 128
--   -              WHERE institution_2_name_part.city_id = $12::UUID AND asker.entered
--   -                AND institution_2_name_part.name LIKE $7::VARCHAR AND $7::VARCHAR IS NOT NULL
--   +              WHERE institution_2_name_part.township_id = $11::UUID AND asker.entered
--   +                AND institution_2_name_part.name LIKE $6::VARCHAR AND $6::VARCHAR IS NOT NULL
--   line 138
--   -              WHERE institution_2_pinyin.city_id = $12::UUID AND asker.entered
--   -                AND institution_2_pinyin.spelling = $8::VARCHAR AND $8::VARCHAR IS NOT NULL
--   +              WHERE institution_2_pinyin.township_id = $11::UUID AND asker.entered
--   +                AND institution_2_pinyin.spelling = $7::VARCHAR AND $7::VARCHAR IS NOT NULL
--   line 148
--   -              WHERE institution_2_pinyin_prefix.city_id = $12::UUID AND asker.entered
--   -                AND institution_2_pinyin_prefix.spelling >= $9::VARCHAR
--   -                AND institution_2_pinyin_prefix.spelling < $10::VARCHAR AND $9::VARCHAR IS NOT NULL
--   +              WHERE institution_2_pinyin_prefix.township_id = $11::UUID AND asker.entered
--   +                AND institution_2_pinyin_prefix.spelling >= $8::VARCHAR
--   +                AND institution_2_pinyin_prefix.spelling < $9::VARCHAR AND $8::VARCHAR IS NOT NULL
--   line 159
--   -              WHERE institution_2_initials.city_id = $12::UUID AND asker.entered
--   -                AND institution_2_initials.initials = $8::VARCHAR AND $8::VARCHAR IS NOT NULL
--   +              WHERE institution_2_initials.township_id = $11::UUID AND asker.entered
--   +                AND institution_2_initials.initials = $7::VARCHAR AND $7::VARCHAR IS NOT NULL
--   line 169
--   -              WHERE institution_2_initials_prefix.city_id = $12::UUID AND asker.entered
--   -                AND institution_2_initials_prefix.initials >= $9::VARCHAR
--   -                AND institution_2_initials_prefix.initials < $10::VARCHAR AND $9::VARCHAR IS NOT NULL
--   +              WHERE institution_2_initials_prefix.township_id = $11::UUID AND asker.entered
--   +                AND institution_2_initials_prefix.initials >= $8::VARCHAR
--   +                AND institution_2_initials_prefix.initials < $9::VARCHAR AND $8::VARCHAR IS NOT NULL
--   line 179
--   -              WHERE cemetery_3_name.city_id = $13::UUID AND asker.entered AND cemetery_3_name.name = $2::VARCHAR
--   +              WHERE cemetery_3_name.township_id = $12::UUID AND asker.entered
--   +                AND cemetery_3_name.name = $2::VARCHAR
--   line 188
--   -              WHERE cemetery_3_name_prefix.city_id = $13::UUID AND asker.entered
--   +              WHERE cemetery_3_name_prefix.township_id = $12::UUID AND asker.entered
--   line 197
--   -              WHERE cemetery_3_name_part.city_id = $13::UUID AND asker.entered
--   -                AND cemetery_3_name_part.name LIKE $7::VARCHAR AND $7::VARCHAR IS NOT NULL
--   +              WHERE cemetery_3_name_part.township_id = $12::UUID AND asker.entered
--   +                AND cemetery_3_name_part.name LIKE $6::VARCHAR AND $6::VARCHAR IS NOT NULL
--   line 206
--   -              WHERE cemetery_3_pinyin.city_id = $13::UUID AND asker.entered
--   -                AND cemetery_3_pinyin.spelling = $8::VARCHAR AND $8::VARCHAR IS NOT NULL
--   +              WHERE cemetery_3_pinyin.township_id = $12::UUID AND asker.entered
--   +                AND cemetery_3_pinyin.spelling = $7::VARCHAR AND $7::VARCHAR IS NOT NULL
--   line 216
--   -              WHERE cemetery_3_pinyin_prefix.city_id = $13::UUID AND asker.entered
--   -                AND cemetery_3_pinyin_prefix.spelling >= $9::VARCHAR
--   -                AND cemetery_3_pinyin_prefix.spelling < $10::VARCHAR AND $9::VARCHAR IS NOT NULL
--   +              WHERE cemetery_3_pinyin_prefix.township_id = $12::UUID AND asker.entered
--   +                AND cemetery_3_pinyin_prefix.spelling >= $8::VARCHAR
--   +                AND cemetery_3_pinyin_prefix.spelling < $9::VARCHAR AND $8::VARCHAR IS NOT NULL
--   line 227
--   -              WHERE cemetery_3_initials.city_id = $13::UUID AND asker.entered
--   -                AND cemetery_3_initials.initials = $8::VARCHAR AND $8::VARCHAR IS NOT NULL
--   +              WHERE cemetery_3_initials.township_id = $12::UUID AND asker.entered
--   +                AND cemetery_3_initials.initials = $7::VARCHAR AND $7::VARCHAR IS NOT NULL
--   line 237
--   -              WHERE cemetery_3_initials_prefix.city_id = $13::UUID AND asker.entered
--   -                AND cemetery_3_initials_prefix.initials >= $9::VARCHAR
--   -                AND cemetery_3_initials_prefix.initials < $10::VARCHAR AND $9::VARCHAR IS NOT NULL
--   +              WHERE cemetery_3_initials_prefix.township_id = $12::UUID AND asker.entered
--   +                AND cemetery_3_initials_prefix.initials >= $8::VARCHAR
--   +                AND cemetery_3_initials_prefix.initials < $9::VARCHAR AND $8::VARCHAR IS NOT NULL
--   line 248
--   -              WHERE social_organization_4_name.city_id = $14::UUID AND asker.entered
--   +              WHERE social_organization_4_name.township_id = $13::UUID AND asker.entered
--   line 258
--   -              WHERE social_organization_4_name_prefix.city_id = $14::UUID AND asker.entered
--   +              WHERE social_organization_4_name_prefix.township_id = $13::UUID AND asker.entered
--   line 269
--   -              WHERE social_organization_4_name_part.city_id = $14::UUID AND asker.entered
--   -                AND social_organization_4_name_part.name LIKE $7::VARCHAR AND $7::VARCHAR IS NOT NULL
--   +              WHERE social_organization_4_name_part.township_id = $13::UUID AND asker.entered
--   +                AND social_organization_4_name_part.name LIKE $6::VARCHAR AND $6::VARCHAR IS NOT NULL
--   line 279
--   -              WHERE social_organization_4_pinyin.city_id = $14::UUID AND asker.entered
--   -                AND social_organization_4_pinyin.spelling = $8::VARCHAR AND $8::VARCHAR IS NOT NULL
--   +              WHERE social_organization_4_pinyin.township_id = $13::UUID AND asker.entered
--   +                AND social_organization_4_pinyin.spelling = $7::VARCHAR AND $7::VARCHAR IS NOT NULL
--   line 290
--   -              WHERE social_organization_4_pinyin_prefix.city_id = $14::UUID AND asker.entered
--   -                AND social_organization_4_pinyin_prefix.spelling >= $9::VARCHAR
--   -                AND social_organization_4_pinyin_prefix.spelling < $10::VARCHAR AND $9::VARCHAR IS NOT NULL
--   +              WHERE social_organization_4_pinyin_prefix.township_id = $13::UUID AND asker.entered
--   +                AND social_organization_4_pinyin_prefix.spelling >= $8::VARCHAR
--   +                AND social_organization_4_pinyin_prefix.spelling < $9::VARCHAR AND $8::VARCHAR IS NOT NULL
--   line 301
--   -              WHERE social_organization_4_initials.city_id = $14::UUID AND asker.entered
--   -                AND social_organization_4_initials.initials = $8::VARCHAR AND $8::VARCHAR IS NOT NULL
--   +              WHERE social_organization_4_initials.township_id = $13::UUID AND asker.entered
--   +                AND social_organization_4_initials.initials = $7::VARCHAR AND $7::VARCHAR IS NOT NULL
--   line 312
--   -              WHERE social_organization_4_initials_prefix.city_id = $14::UUID AND asker.entered
--   -                AND social_organization_4_initials_prefix.initials >= $9::VARCHAR
--   -                AND social_organization_4_initials_prefix.initials < $10::VARCHAR AND $9::VARCHAR IS NOT NULL
--   +              WHERE social_organization_4_initials_prefix.township_id = $13::UUID AND asker.entered
--   +                AND social_organization_4_initials_prefix.initials >= $8::VARCHAR
--   +                AND social_organization_4_initials_prefix.initials < $9::VARCHAR AND $8::VARCHAR IS NOT NULL
--   line 323
--   -              WHERE community_facility_5_name.city_id = $15::UUID AND asker.entered
--   +              WHERE community_facility_5_name.township_id = $14::UUID AND asker.entered
--   line 333
--   -              WHERE community_facility_5_name_prefix.city_id = $15::UUID AND asker.entered
--   +              WHERE community_facility_5_name_prefix.township_id = $14::UUID AND asker.entered
--   line 344
--   -              WHERE community_facility_5_name_part.city_id = $15::UUID AND asker.entered
--   -                AND community_facility_5_name_part.name LIKE $7::VARCHAR AND $7::VARCHAR IS NOT NULL
--   +              WHERE community_facility_5_name_part.township_id = $14::UUID AND asker.entered
--   +                AND community_facility_5_name_part.name LIKE $6::VARCHAR AND $6::VARCHAR IS NOT NULL
--   line 354
--   -              WHERE community_facility_5_pinyin.city_id = $15::UUID AND asker.entered
--   -                AND community_facility_5_pinyin.spelling = $8::VARCHAR AND $8::VARCHAR IS NOT NULL
--   +              WHERE community_facility_5_pinyin.township_id = $14::UUID AND asker.entered
--   +                AND community_facility_5_pinyin.spelling = $7::VARCHAR AND $7::VARCHAR IS NOT NULL
--   line 365
--   -              WHERE community_facility_5_pinyin_prefix.city_id = $15::UUID AND asker.entered
--   -                AND community_facility_5_pinyin_prefix.spelling >= $9::VARCHAR
--   -                AND community_facility_5_pinyin_prefix.spelling < $10::VARCHAR AND $9::VARCHAR IS NOT NULL
--   +              WHERE community_facility_5_pinyin_prefix.township_id = $14::UUID AND asker.entered
--   +                AND community_facility_5_pinyin_prefix.spelling >= $8::VARCHAR
--   +                AND community_facility_5_pinyin_prefix.spelling < $9::VARCHAR AND $8::VARCHAR IS NOT NULL
--   line 376
--   -              WHERE community_facility_5_initials.city_id = $15::UUID AND asker.entered
--   -                AND community_facility_5_initials.initials = $8::VARCHAR AND $8::VARCHAR IS NOT NULL
--   +              WHERE community_facility_5_initials.township_id = $14::UUID AND asker.entered
--   +                AND community_facility_5_initials.initials = $7::VARCHAR AND $7::VARCHAR IS NOT NULL
--   line 387
--   -              WHERE community_facility_5_initials_prefix.city_id = $15::UUID AND asker.entered
--   -                AND community_facility_5_initials_prefix.initials >= $9::VARCHAR
--   -                AND community_facility_5_initials_prefix.initials < $10::VARCHAR AND $9::VARCHAR IS NOT NULL
--   +              WHERE community_facility_5_initials_prefix.township_id = $14::UUID AND asker.entered
--   +                AND community_facility_5_initials_prefix.initials >= $8::VARCHAR
--   +                AND community_facility_5_initials_prefix.initials < $9::VARCHAR AND $8::VARCHAR IS NOT NULL
--   line 398
--   -              WHERE supervision_committee_6_name.city_id = $16::UUID AND asker.entered
--   +              WHERE supervision_committee_6_name.township_id = $15::UUID AND asker.entered
--   line 408
--   -              WHERE supervision_committee_6_name_prefix.city_id = $16::UUID AND asker.entered
--   +              WHERE supervision_committee_6_name_prefix.township_id = $15::UUID AND asker.entered
--   line 419
--   -              WHERE supervision_committee_6_name_part.city_id = $16::UUID AND asker.entered
--   -                AND supervision_committee_6_name_part.name LIKE $7::VARCHAR AND $7::VARCHAR IS NOT NULL
--   +              WHERE supervision_committee_6_name_part.township_id = $15::UUID AND asker.entered
--   +                AND supervision_committee_6_name_part.name LIKE $6::VARCHAR AND $6::VARCHAR IS NOT NULL
--   line 429
--   -              WHERE supervision_committee_6_pinyin.city_id = $16::UUID AND asker.entered
--   -                AND supervision_committee_6_pinyin.spelling = $8::VARCHAR AND $8::VARCHAR IS NOT NULL
--   +              WHERE supervision_committee_6_pinyin.township_id = $15::UUID AND asker.entered
--   +                AND supervision_committee_6_pinyin.spelling = $7::VARCHAR AND $7::VARCHAR IS NOT NULL
--   line 440
--   -              WHERE supervision_committee_6_pinyin_prefix.city_id = $16::UUID AND asker.entered
--   -                AND supervision_committee_6_pinyin_prefix.spelling >= $9::VARCHAR
--   -                AND supervision_committee_6_pinyin_prefix.spelling < $10::VARCHAR AND $9::VARCHAR IS NOT NULL
--   +              WHERE supervision_committee_6_pinyin_prefix.township_id = $15::UUID AND asker.entered
--   +                AND supervision_committee_6_pinyin_prefix.spelling >= $8::VARCHAR
--   +                AND supervision_committee_6_pinyin_prefix.spelling < $9::VARCHAR AND $8::VARCHAR IS NOT NULL
--   line 451
--   -              WHERE supervision_committee_6_initials.city_id = $16::UUID AND asker.entered
--   -                AND supervision_committee_6_initials.initials = $8::VARCHAR AND $8::VARCHAR IS NOT NULL
--   +              WHERE supervision_committee_6_initials.township_id = $15::UUID AND asker.entered
--   +                AND supervision_committee_6_initials.initials = $7::VARCHAR AND $7::VARCHAR IS NOT NULL
--   line 462
--   -              WHERE supervision_committee_6_initials_prefix.city_id = $16::UUID AND asker.entered
--   -                AND supervision_committee_6_initials_prefix.initials >= $9::VARCHAR
--   -                AND supervision_committee_6_initials_prefix.initials < $10::VARCHAR AND $9::VARCHAR IS NOT NULL
--   +              WHERE supervision_committee_6_initials_prefix.township_id = $15::UUID AND asker.entered
--   +                AND supervision_committee_6_initials_prefix.initials >= $8::VARCHAR
--   +                AND supervision_committee_6_initials_prefix.initials < $9::VARCHAR AND $8::VARCHAR IS NOT NULL
--   line 473
--   -              WHERE (division_7_name.city_id = $17::UUID OR division_7_name.id = ANY ($18::UUID[]))
--   +              WHERE (division_7_name.township_id = $16::UUID OR division_7_name.id = ANY ($17::UUID[]))
--   line 482
--   -              WHERE (division_7_code.city_id = $17::UUID OR division_7_code.id = ANY ($18::UUID[]))
--   +              WHERE (division_7_code.township_id = $16::UUID OR division_7_code.id = ANY ($17::UUID[]))
--   line 493
--   -                division_7_name_prefix.city_id = $17::UUID OR division_7_name_prefix.id = ANY ($18::UUID[])
--   +                division_7_name_prefix.township_id = $16::UUID OR division_7_name_prefix.id = ANY ($17::UUID[])
--   line 506
--   -                division_7_code_prefix.city_id = $17::UUID OR division_7_code_prefix.id = ANY ($18::UUID[])
--   +                division_7_code_prefix.township_id = $16::UUID OR division_7_code_prefix.id = ANY ($17::UUID[])
--   line 517
--   -              WHERE (division_7_name_part.city_id = $17::UUID OR division_7_name_part.id = ANY ($18::UUID[]))
--   -                AND asker.entered AND division_7_name_part.name LIKE $7::VARCHAR AND $7::VARCHAR IS NOT NULL
--   +              WHERE (
--   +                division_7_name_part.township_id = $16::UUID OR division_7_name_part.id = ANY ($17::UUID[])
--   +              )
--   +                AND asker.entered AND division_7_name_part.name LIKE $6::VARCHAR AND $6::VARCHAR IS NOT NULL
--   line 526
--   -              WHERE (division_7_pinyin.city_id = $17::UUID OR division_7_pinyin.id = ANY ($18::UUID[]))
--   -                AND asker.entered AND division_7_pinyin.spelling = $8::VARCHAR AND $8::VARCHAR IS NOT NULL
--   +              WHERE (division_7_pinyin.township_id = $16::UUID OR division_7_pinyin.id = ANY ($17::UUID[]))
--   +                AND asker.entered AND division_7_pinyin.spelling = $7::VARCHAR AND $7::VARCHAR IS NOT NULL
--   line 537
--   -                division_7_pinyin_prefix.city_id = $17::UUID OR division_7_pinyin_prefix.id = ANY ($18::UUID[])
--   +                division_7_pinyin_prefix.township_id = $16::UUID
--   +                OR division_7_pinyin_prefix.id = ANY ($17::UUID[])
--   line 539
--   -                AND asker.entered AND division_7_pinyin_prefix.spelling >= $9::VARCHAR
--   -                AND division_7_pinyin_prefix.spelling < $10::VARCHAR AND $9::VARCHAR IS NOT NULL
--   +                AND asker.entered AND division_7_pinyin_prefix.spelling >= $8::VARCHAR
--   +                AND division_7_pinyin_prefix.spelling < $9::VARCHAR AND $8::VARCHAR IS NOT NULL
--   line 549
--   -              WHERE (division_7_initials.city_id = $17::UUID OR division_7_initials.id = ANY ($18::UUID[]))
--   -                AND asker.entered AND division_7_initials.initials = $8::VARCHAR AND $8::VARCHAR IS NOT NULL
--   +              WHERE (division_7_initials.township_id = $16::UUID OR division_7_initials.id = ANY ($17::UUID[]))
--   +                AND asker.entered AND division_7_initials.initials = $7::VARCHAR AND $7::VARCHAR IS NOT NULL
--   line 560
--   -                division_7_initials_prefix.city_id = $17::UUID
--   -                OR division_7_initials_prefix.id = ANY ($18::UUID[])
--   +                division_7_initials_prefix.township_id = $16::UUID
--   +                OR division_7_initials_prefix.id = ANY ($17::UUID[])
--   line 563
--   -                AND asker.entered AND division_7_initials_prefix.initials >= $9::VARCHAR
--   -                AND division_7_initials_prefix.initials < $10::VARCHAR AND $9::VARCHAR IS NOT NULL
--   +                AND asker.entered AND division_7_initials_prefix.initials >= $8::VARCHAR
--   +                AND division_7_initials_prefix.initials < $9::VARCHAR AND $8::VARCHAR IS NOT NULL
--   line 603
--   -        WHERE (division_8.city_id = $17::UUID OR division_8.id = ANY ($18::UUID[]))
--   +        WHERE (division_8.township_id = $16::UUID OR division_8.id = ANY ($17::UUID[]))
--   line 612
--   -        WHERE person_9.city_id = $1::UUID AND person_9.merged_into_id IS NULL AND person_0_hits.type = 'PERSON'
--   -          AND person_9.id = person_0_hits.id
--   +        WHERE person_9.township_id = $1::UUID AND person_9.merged_into_id IS NULL
--   +          AND person_0_hits.type = 'PERSON' AND person_9.id = person_0_hits.id
--   line 618
--   -        WHERE household_10.city_id = $11::UUID AND person_0_hits.type = 'HOUSEHOLD'
--   +        WHERE household_10.township_id = $10::UUID AND person_0_hits.type = 'HOUSEHOLD'
--   line 624
--   -        WHERE institution_11.city_id = $12::UUID AND person_0_hits.type = 'INSTITUTION'
--   +        WHERE institution_11.township_id = $11::UUID AND person_0_hits.type = 'INSTITUTION'
--   line 630
--   -        WHERE cemetery_12.city_id = $13::UUID AND person_0_hits.type = 'CEMETERY'
--   +        WHERE cemetery_12.township_id = $12::UUID AND person_0_hits.type = 'CEMETERY'
--   line 636
--   -        WHERE social_organization_13.city_id = $14::UUID AND person_0_hits.type = 'SOCIAL_ORGANIZATION'
--   +        WHERE social_organization_13.township_id = $13::UUID AND person_0_hits.type = 'SOCIAL_ORGANIZATION'
--   line 642
--   -        WHERE community_facility_14.city_id = $15::UUID AND person_0_hits.type = 'COMMUNITY_FACILITY'
--   +        WHERE community_facility_14.township_id = $14::UUID AND person_0_hits.type = 'COMMUNITY_FACILITY'
--   line 648
--   -        WHERE supervision_committee_15.city_id = $16::UUID AND person_0_hits.type = 'SUPERVISION_COMMITTEE'
--   +        WHERE supervision_committee_15.township_id = $15::UUID AND person_0_hits.type = 'SUPERVISION_COMMITTEE'
--   line 654
--   -        WHERE (division_16.city_id = $17::UUID OR division_16.id = ANY ($18::UUID[]))
--   +        WHERE (division_16.township_id = $16::UUID OR division_16.id = ANY ($17::UUID[]))

-- village_viewer: as city_viewer, but
--   line 1
--   -WITH asker AS MATERIALIZED (SELECT guard.enter($19::UUID) AS entered)
--   +WITH asker AS MATERIALIZED (SELECT guard.enter($18::UUID) AS entered)
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
--   line 87
--   -              WHERE household_1_number.city_id = $11::UUID AND asker.entered
--   +              WHERE household_1_number.village_id = $10::UUID AND asker.entered
--   line 97
--   -              WHERE household_1_number_prefix.city_id = $11::UUID AND asker.entered
--   +              WHERE household_1_number_prefix.village_id = $10::UUID AND asker.entered
--   line 107
--   -              WHERE institution_2_name.city_id = $12::UUID AND asker.entered
--   +              WHERE institution_2_name.village_id = $11::UUID AND asker.entered
--   line 117
--   -              WHERE institution_2_name_prefix.city_id = $12::UUID AND asker.entered
--   +              WHERE institution_2_name_prefix.village_id = $11::UUID AND asker.entered
--   line 128
--   -              WHERE institution_2_name_part.city_id = $12::UUID AND asker.entered
--   -                AND institution_2_name_part.name LIKE $7::VARCHAR AND $7::VARCHAR IS NOT NULL
--   +              WHERE institution_2_name_part.village_id = $11::UUID AND asker.entered
--   +                AND institution_2_name_part.name LIKE $6::VARCHAR AND $6::VARCHAR IS NOT NULL
--   line 138
--   -              WHERE institution_2_pinyin.city_id = $12::UUID AND asker.entered
--   -                AND institution_2_pinyin.spelling = $8::VARCHAR AND $8::VARCHAR IS NOT NULL
--   +              WHERE institution_2_pinyin.village_id = $11::UUID AND asker.entered
--   +                AND institution_2_pinyin.spelling = $7::VARCHAR AND $7::VARCHAR IS NOT NULL
--   line 148
--   -              WHERE institution_2_pinyin_prefix.city_id = $12::UUID AND asker.entered
--   -                AND institution_2_pinyin_prefix.spelling >= $9::VARCHAR
--   -                AND institution_2_pinyin_prefix.spelling < $10::VARCHAR AND $9::VARCHAR IS NOT NULL
--   +              WHERE institution_2_pinyin_prefix.village_id = $11::UUID AND asker.entered
--   +                AND institution_2_pinyin_prefix.spelling >= $8::VARCHAR
--   +                AND institution_2_pinyin_prefix.spelling < $9::VARCHAR AND $8::VARCHAR IS NOT NULL
--   line 159
--   -              WHERE institution_2_initials.city_id = $12::UUID AND asker.entered
--   -                AND institution_2_initials.initials = $8::VARCHAR AND $8::VARCHAR IS NOT NULL
--   +              WHERE institution_2_initials.village_id = $11::UUID AND asker.entered
--   +                AND institution_2_initials.initials = $7::VARCHAR AND $7::VARCHAR IS NOT NULL
--   line 169
--   -              WHERE institution_2_initials_prefix.city_id = $12::UUID AND asker.entered
--   -                AND institution_2_initials_prefix.initials >= $9::VARCHAR
--   -                AND institution_2_initials_prefix.initials < $10::VARCHAR AND $9::VARCHAR IS NOT NULL
--   +              WHERE institution_2_initials_prefix.village_id = $11::UUID AND asker.entered
--   +                AND institution_2_initials_prefix.initials >= $8::VARCHAR
--   +                AND institution_2_initials_prefix.initials < $9::VARCHAR AND $8::VARCHAR IS NOT NULL
--   line 179
--   -              WHERE cemetery_3_name.city_id = $13::UUID AND asker.entered AND cemetery_3_name.name = $2::VARCHAR
--   +              WHERE cemetery_3_name.village_id = $12::UUID AND asker.entered
--   +                AND cemetery_3_name.name = $2::VARCHAR
--   line 188
--   -              WHERE cemetery_3_name_prefix.city_id = $13::UUID AND asker.entered
--   +              WHERE cemetery_3_name_prefix.village_id = $12::UUID AND asker.entered
--   line 197
--   -              WHERE cemetery_3_name_part.city_id = $13::UUID AND asker.entered
--   -                AND cemetery_3_name_part.name LIKE $7::VARCHAR AND $7::VARCHAR IS NOT NULL
--   +              WHERE cemetery_3_name_part.village_id = $12::UUID AND asker.entered
--   +                AND cemetery_3_name_part.name LIKE $6::VARCHAR AND $6::VARCHAR IS NOT NULL
--   line 206
--   -              WHERE cemetery_3_pinyin.city_id = $13::UUID AND asker.entered
--   -                AND cemetery_3_pinyin.spelling = $8::VARCHAR AND $8::VARCHAR IS NOT NULL
--   +              WHERE cemetery_3_pinyin.village_id = $12::UUID AND asker.entered
--   +                AND cemetery_3_pinyin.spelling = $7::VARCHAR AND $7::VARCHAR IS NOT NULL
--   line 216
--   -              WHERE cemetery_3_pinyin_prefix.city_id = $13::UUID AND asker.entered
--   -                AND cemetery_3_pinyin_prefix.spelling >= $9::VARCHAR
--   -                AND cemetery_3_pinyin_prefix.spelling < $10::VARCHAR AND $9::VARCHAR IS NOT NULL
--   +              WHERE cemetery_3_pinyin_prefix.village_id = $12::UUID AND asker.entered
--   +                AND cemetery_3_pinyin_prefix.spelling >= $8::VARCHAR
--   +                AND cemetery_3_pinyin_prefix.spelling < $9::VARCHAR AND $8::VARCHAR IS NOT NULL
--   line 227
--   -              WHERE cemetery_3_initials.city_id = $13::UUID AND asker.entered
--   -                AND cemetery_3_initials.initials = $8::VARCHAR AND $8::VARCHAR IS NOT NULL
--   +              WHERE cemetery_3_initials.village_id = $12::UUID AND asker.entered
--   +                AND cemetery_3_initials.initials = $7::VARCHAR AND $7::VARCHAR IS NOT NULL
--   line 237
--   -              WHERE cemetery_3_initials_prefix.city_id = $13::UUID AND asker.entered
--   -                AND cemetery_3_initials_prefix.initials >= $9::VARCHAR
--   -                AND cemetery_3_initials_prefix.initials < $10::VARCHAR AND $9::VARCHAR IS NOT NULL
--   +              WHERE cemetery_3_initials_prefix.village_id = $12::UUID AND asker.entered
--   +                AND cemetery_3_initials_prefix.initials >= $8::VARCHAR
--   +                AND cemetery_3_initials_prefix.initials < $9::VARCHAR AND $8::VARCHAR IS NOT NULL
--   line 248
--   -              WHERE social_organization_4_name.city_id = $14::UUID AND asker.entered
--   +              WHERE social_organization_4_name.village_id = $13::UUID AND asker.entered
--   line 258
--   -              WHERE social_organization_4_name_prefix.city_id = $14::UUID AND asker.entered
--   +              WHERE social_organization_4_name_prefix.village_id = $13::UUID AND asker.entered
--   line 269
--   -              WHERE social_organization_4_name_part.city_id = $14::UUID AND asker.entered
--   -                AND social_organization_4_name_part.name LIKE $7::VARCHAR AND $7::VARCHAR IS NOT NULL
--   +              WHERE social_organization_4_name_part.village_id = $13::UUID AND asker.entered
--   +                AND social_organization_4_name_part.name LIKE $6::VARCHAR AND $6::VARCHAR IS NOT NULL
--   line 279
--   -              WHERE social_organization_4_pinyin.city_id = $14::UUID AND asker.entered
--   -                AND social_organization_4_pinyin.spelling = $8::VARCHAR AND $8::VARCHAR IS NOT NULL
--   +              WHERE social_organization_4_pinyin.village_id = $13::UUID AND asker.entered
--   +                AND social_organization_4_pinyin.spelling = $7::VARCHAR AND $7::VARCHAR IS NOT NULL
--   line 290
--   -              WHERE social_organization_4_pinyin_prefix.city_id = $14::UUID AND asker.entered
--   -                AND social_organization_4_pinyin_prefix.spelling >= $9::VARCHAR
--   -                AND social_organization_4_pinyin_prefix.spelling < $10::VARCHAR AND $9::VARCHAR IS NOT NULL
--   +              WHERE social_organization_4_pinyin_prefix.village_id = $13::UUID AND asker.entered
--   +                AND social_organization_4_pinyin_prefix.spelling >= $8::VARCHAR
--   +                AND social_organization_4_pinyin_prefix.spelling < $9::VARCHAR AND $8::VARCHAR IS NOT NULL
--   line 301
--   -              WHERE social_organization_4_initials.city_id = $14::UUID AND asker.entered
--   -                AND social_organization_4_initials.initials = $8::VARCHAR AND $8::VARCHAR IS NOT NULL
--   +              WHERE social_organization_4_initials.village_id = $13::UUID AND asker.entered
--   +                AND social_organization_4_initials.initials = $7::VARCHAR AND $7::VARCHAR IS NOT NULL
--   line 312
--   -              WHERE social_organization_4_initials_prefix.city_id = $14::UUID AND asker.entered
--   -                AND social_organization_4_initials_prefix.initials >= $9::VARCHAR
--   -                AND social_organization_4_initials_prefix.initials < $10::VARCHAR AND $9::VARCHAR IS NOT NULL
--   +              WHERE social_organization_4_initials_prefix.village_id = $13::UUID AND asker.entered
--   +                AND social_organization_4_initials_prefix.initials >= $8::VARCHAR
--   +                AND social_organization_4_initials_prefix.initials < $9::VARCHAR AND $8::VARCHAR IS NOT NULL
--   line 323
--   -              WHERE community_facility_5_name.city_id = $15::UUID AND asker.entered
--   +              WHERE community_facility_5_name.village_id = $14::UUID AND asker.entered
--   line 333
--   -              WHERE community_facility_5_name_prefix.city_id = $15::UUID AND asker.entered
--   +              WHERE community_facility_5_name_prefix.village_id = $14::UUID AND asker.entered
--   line 344
--   -              WHERE community_facility_5_name_part.city_id = $15::UUID AND asker.entered
--   -                AND community_facility_5_name_part.name LIKE $7::VARCHAR AND $7::VARCHAR IS NOT NULL
--   +              WHERE community_facility_5_name_part.village_id = $14::UUID AND asker.entered
--   +                AND community_facility_5_name_part.name LIKE $6::VARCHAR AND $6::VARCHAR IS NOT NULL
--   line 354
--   -              WHERE community_facility_5_pinyin.city_id = $15::UUID AND asker.entered
--   -                AND community_facility_5_pinyin.spelling = $8::VARCHAR AND $8::VARCHAR IS NOT NULL
--   +              WHERE community_facility_5_pinyin.village_id = $14::UUID AND asker.entered
--   +                AND community_facility_5_pinyin.spelling = $7::VARCHAR AND $7::VARCHAR IS NOT NULL
--   line 365
--   -              WHERE community_facility_5_pinyin_prefix.city_id = $15::UUID AND asker.entered
--   -                AND community_facility_5_pinyin_prefix.spelling >= $9::VARCHAR
--   -                AND community_facility_5_pinyin_prefix.spelling < $10::VARCHAR AND $9::VARCHAR IS NOT NULL
--   +              WHERE community_facility_5_pinyin_prefix.village_id = $14::UUID AND asker.entered
--   +                AND community_facility_5_pinyin_prefix.spelling >= $8::VARCHAR
--   +                AND community_facility_5_pinyin_prefix.spelling < $9::VARCHAR AND $8::VARCHAR IS NOT NULL
--   line 376
--   -              WHERE community_facility_5_initials.city_id = $15::UUID AND asker.entered
--   -                AND community_facility_5_initials.initials = $8::VARCHAR AND $8::VARCHAR IS NOT NULL
--   +              WHERE community_facility_5_initials.village_id = $14::UUID AND asker.entered
--   +                AND community_facility_5_initials.initials = $7::VARCHAR AND $7::VARCHAR IS NOT NULL
--   line 387
--   -              WHERE community_facility_5_initials_prefix.city_id = $15::UUID AND asker.entered
--   -                AND community_facility_5_initials_prefix.initials >= $9::VARCHAR
--   -                AND community_facility_5_initials_prefix.initials < $10::VARCHAR AND $9::VARCHAR IS NOT NULL
--   +              WHERE community_facility_5_initials_prefix.village_id = $14::UUID AND asker.entered
--   +                AND community_facility_5_initials_prefix.initials >= $8::VARCHAR
--   +                AND community_facility_5_initials_prefix.initials < $9::VARCHAR AND $8::VARCHAR IS NOT NULL
--   line 398
--   -              WHERE supervision_committee_6_name.city_id = $16::UUID AND asker.entered
--   +              WHERE supervision_committee_6_name.village_id = $15::UUID AND asker.entered
--   line 408
--   -              WHERE supervision_committee_6_name_prefix.city_id = $16::UUID AND asker.entered
--   +              WHERE supervision_committee_6_name_prefix.village_id = $15::UUID AND asker.entered
--   line 419
--   -              WHERE supervision_committee_6_name_part.city_id = $16::UUID AND asker.entered
--   -                AND supervision_committee_6_name_part.name LIKE $7::VARCHAR AND $7::VARCHAR IS NOT NULL
--   +              WHERE supervision_committee_6_name_part.village_id = $15::UUID AND asker.entered
--   +                AND supervision_committee_6_name_part.name LIKE $6::VARCHAR AND $6::VARCHAR IS NOT NULL
--   line 429
--   -              WHERE supervision_committee_6_pinyin.city_id = $16::UUID AND asker.entered
--   -                AND supervision_committee_6_pinyin.spelling = $8::VARCHAR AND $8::VARCHAR IS NOT NULL
--   +              WHERE supervision_committee_6_pinyin.village_id = $15::UUID AND asker.entered
--   +                AND supervision_committee_6_pinyin.spelling = $7::VARCHAR AND $7::VARCHAR IS NOT NULL
--   line 440
--   -              WHERE supervision_committee_6_pinyin_prefix.city_id = $16::UUID AND asker.entered
--   -                AND supervision_committee_6_pinyin_prefix.spelling >= $9::VARCHAR
--   -                AND supervision_committee_6_pinyin_prefix.spelling < $10::VARCHAR AND $9::VARCHAR IS NOT NULL
--   +              WHERE supervision_committee_6_pinyin_prefix.village_id = $15::UUID AND asker.entered
--   +                AND supervision_committee_6_pinyin_prefix.spelling >= $8::VARCHAR
--   +                AND supervision_committee_6_pinyin_prefix.spelling < $9::VARCHAR AND $8::VARCHAR IS NOT NULL
--   line 451
--   -              WHERE supervision_committee_6_initials.city_id = $16::UUID AND asker.entered
--   -                AND supervision_committee_6_initials.initials = $8::VARCHAR AND $8::VARCHAR IS NOT NULL
--   +              WHERE supervision_committee_6_initials.village_id = $15::UUID AND asker.entered
--   +                AND supervision_committee_6_initials.initials = $7::VARCHAR AND $7::VARCHAR IS NOT NULL
--   line 462
--   -              WHERE supervision_committee_6_initials_prefix.city_id = $16::UUID AND asker.entered
--   -                AND supervision_committee_6_initials_prefix.initials >= $9::VARCHAR
--   -                AND supervision_committee_6_initials_prefix.initials < $10::VARCHAR AND $9::VARCHAR IS NOT NULL
--   +              WHERE supervision_committee_6_initials_prefix.village_id = $15::UUID AND asker.entered
--   +                AND supervision_committee_6_initials_prefix.initials >= $8::VARCHAR
--   +                AND supervision_committee_6_initials_prefix.initials < $9::VARCHAR AND $8::VARCHAR IS NOT NULL
--   line 473
--   -              WHERE (division_7_name.city_id = $17::UUID OR division_7_name.id = ANY ($18::UUID[]))
--   +              WHERE (division_7_name.village_id = $16::UUID OR division_7_name.id = ANY ($17::UUID[]))
--   line 482
--   -              WHERE (division_7_code.city_id = $17::UUID OR division_7_code.id = ANY ($18::UUID[]))
--   +              WHERE (division_7_code.village_id = $16::UUID OR division_7_code.id = ANY ($17::UUID[]))
--   line 493
--   -                division_7_name_prefix.city_id = $17::UUID OR division_7_name_prefix.id = ANY ($18::UUID[])
--   +                division_7_name_prefix.village_id = $16::UUID OR division_7_name_prefix.id = ANY ($17::UUID[])
--   line 506
--   -                division_7_code_prefix.city_id = $17::UUID OR division_7_code_prefix.id = ANY ($18::UUID[])
--   +                division_7_code_prefix.village_id = $16::UUID OR division_7_code_prefix.id = ANY ($17::UUID[])
--   line 517
--   -              WHERE (division_7_name_part.city_id = $17::UUID OR division_7_name_part.id = ANY ($18::UUID[]))
--   -                AND asker.entered AND division_7_name_part.name LIKE $7::VARCHAR AND $7::VARCHAR IS NOT NULL
--   +              WHERE (division_7_name_part.village_id = $16::UUID OR division_7_name_part.id = ANY ($17::UUID[]))
--   +                AND asker.entered AND division_7_name_part.name LIKE $6::VARCHAR AND $6::VARCHAR IS NOT NULL
--   line 526
--   -              WHERE (division_7_pinyin.city_id = $17::UUID OR division_7_pinyin.id = ANY ($18::UUID[]))
--   -                AND asker.entered AND division_7_pinyin.spelling = $8::VARCHAR AND $8::VARCHAR IS NOT NULL
--   +              WHERE (division_7_pinyin.village_id = $16::UUID OR division_7_pinyin.id = ANY ($17::UUID[]))
--   +                AND asker.entered AND division_7_pinyin.spelling = $7::VARCHAR AND $7::VARCHAR IS NOT NULL
--   line 537
--   -                division_7_pinyin_prefix.city_id = $17::UUID OR division_7_pinyin_prefix.id = ANY ($18::UUID[])
--   +                division_7_pinyin_prefix.village_id = $16::UUID
--   +                OR division_7_pinyin_prefix.id = ANY ($17::UUID[])
--   line 539
--   -                AND asker.entered AND division_7_pinyin_prefix.spelling >= $9::VARCHAR
--   -                AND division_7_pinyin_prefix.spelling < $10::VARCHAR AND $9::VARCHAR IS NOT NULL
--   +                AND asker.entered AND division_7_pinyin_prefix.spelling >= $8::VARCHAR
--   +                AND division_7_pinyin_prefix.spelling < $9::VARCHAR AND $8::VARCHAR IS NOT NULL
--   line 549
--   -              WHERE (division_7_initials.city_id = $17::UUID OR division_7_initials.id = ANY ($18::UUID[]))
--   -                AND asker.entered AND division_7_initials.initials = $8::VARCHAR AND $8::VARCHAR IS NOT NULL
--   +              WHERE (division_7_initials.village_id = $16::UUID OR division_7_initials.id = ANY ($17::UUID[]))
--   +                AND asker.entered AND division_7_initials.initials = $7::VARCHAR AND $7::VARCHAR IS NOT NULL
--   line 560
--   -                division_7_initials_prefix.city_id = $17::UUID
--   -                OR division_7_initials_prefix.id = ANY ($18::UUID[])
--   +                division_7_initials_prefix.village_id = $16::UUID
--   +                OR division_7_initials_prefix.id = ANY ($17::UUID[])
--   line 563
--   -                AND asker.entered AND division_7_initials_prefix.initials >= $9::VARCHAR
--   -                AND division_7_initials_prefix.initials < $10::VARCHAR AND $9::VARCHAR IS NOT NULL
--   +                AND asker.entered AND division_7_initials_prefix.initials >= $8::VARCHAR
--   +                AND division_7_initials_prefix.initials < $9::VARCHAR AND $8::VARCHAR IS NOT NULL
--   line 603
--   -        WHERE (division_8.city_id = $17::UUID OR division_8.id = ANY ($18::UUID[]))
--   +        WHERE (division_8.village_id = $16::UUID OR division_8.id = ANY ($17::UUID[]))
--   line 612
--   -        WHERE person_9.city_id = $1::UUID AND person_9.merged_into_id IS NULL AND person_0_hits.type = 'PERSON'
--   -          AND person_9.id = person_0_hits.id
--   +        WHERE person_9.village_id = $1::UUID AND person_9.merged_into_id IS NULL
--   +          AND person_0_hits.type = 'PERSON' AND person_9.id = person_0_hits.id
--   line 618
--   -        WHERE household_10.city_id = $11::UUID AND person_0_hits.type = 'HOUSEHOLD'
--   +        WHERE household_10.village_id = $10::UUID AND person_0_hits.type = 'HOUSEHOLD'
--   line 624
--   -        WHERE institution_11.city_id = $12::UUID AND person_0_hits.type = 'INSTITUTION'
--   +        WHERE institution_11.village_id = $11::UUID AND person_0_hits.type = 'INSTITUTION'
--   line 630
--   -        WHERE cemetery_12.city_id = $13::UUID AND person_0_hits.type = 'CEMETERY'
--   +        WHERE cemetery_12.village_id = $12::UUID AND person_0_hits.type = 'CEMETERY'
--   line 636
--   -        WHERE social_organization_13.city_id = $14::UUID AND person_0_hits.type = 'SOCIAL_ORGANIZATION'
--   +        WHERE social_organization_13.village_id = $13::UUID AND person_0_hits.type = 'SOCIAL_ORGANIZATION'
--   line 642
--   -        WHERE community_facility_14.city_id = $15::UUID AND person_0_hits.type = 'COMMUNITY_FACILITY'
--   +        WHERE community_facility_14.village_id = $14::UUID AND person_0_hits.type = 'COMMUNITY_FACILITY'
--   line 648
--   -        WHERE supervision_committee_15.city_id = $16::UUID AND person_0_hits.type = 'SUPERVISION_COMMITTEE'
--   +        WHERE supervision_committee_15.village_id = $15::UUID AND person_0_hits.type = 'SUPERVISION_COMMITTEE'
--   line 654
--   -        WHERE (division_16.city_id = $17::UUID OR division_16.id = ANY ($18::UUID[]))
--   +        WHERE (division_16.village_id = $16::UUID OR division_16.id = ANY ($17::UUID[]))

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
--   line 87
--   -              WHERE household_1_number.city_id = $11::UUID AND asker.entered
--   +              WHERE household_1_number.county_id = ANY ($11::UUID[]) AND asker.entered
--   line 97
--   -              WHERE household_1_number_prefix.city_id = $11::UUID AND asker.entered
--   +              WHERE household_1_number_prefix.county_id = ANY ($11::UUID[]) AND asker.entered
--   line 107
--   -              WHERE institution_2_name.city_id = $12::UUID AND asker.entered
--   +              WHERE institution_2_name.county_id = ANY ($12::UUID[]) AND asker.entered
--   line 117
--   -              WHERE institution_2_name_prefix.city_id = $12::UUID AND asker.entered
--   +              WHERE institution_2_name_prefix.county_id = ANY ($12::UUID[]) AND asker.entered
--   line 128
--   -              WHERE institution_2_name_part.city_id = $12::UUID AND asker.entered
--   +              WHERE institution_2_name_part.county_id = ANY ($12::UUID[]) AND asker.entered
--   line 138
--   -              WHERE institution_2_pinyin.city_id = $12::UUID AND asker.entered
--   +              WHERE institution_2_pinyin.county_id = ANY ($12::UUID[]) AND asker.entered
--   line 148
--   -              WHERE institution_2_pinyin_prefix.city_id = $12::UUID AND asker.entered
--   +              WHERE institution_2_pinyin_prefix.county_id = ANY ($12::UUID[]) AND asker.entered
--   line 159
--   -              WHERE institution_2_initials.city_id = $12::UUID AND asker.entered
--   +              WHERE institution_2_initials.county_id = ANY ($12::UUID[]) AND asker.entered
--   line 169
--   -              WHERE institution_2_initials_prefix.city_id = $12::UUID AND asker.entered
--   +              WHERE institution_2_initials_prefix.county_id = ANY ($12::UUID[]) AND asker.entered
--   line 179
--   -              WHERE cemetery_3_name.city_id = $13::UUID AND asker.entered AND cemetery_3_name.name = $2::VARCHAR
--   +              WHERE cemetery_3_name.county_id = ANY ($13::UUID[]) AND asker.entered
--   +                AND cemetery_3_name.name = $2::VARCHAR
--   line 188
--   -              WHERE cemetery_3_name_prefix.city_id = $13::UUID AND asker.entered
--   +              WHERE cemetery_3_name_prefix.county_id = ANY ($13::UUID[]) AND asker.entered
--   line 197
--   -              WHERE cemetery_3_name_part.city_id = $13::UUID AND asker.entered
--   +              WHERE cemetery_3_name_part.county_id = ANY ($13::UUID[]) AND asker.entered
--   line 206
--   -              WHERE cemetery_3_pinyin.city_id = $13::UUID AND asker.entered
--   +              WHERE cemetery_3_pinyin.county_id = ANY ($13::UUID[]) AND asker.entered
--   line 216
--   -              WHERE cemetery_3_pinyin_prefix.city_id = $13::UUID AND asker.entered
--   +              WHERE cemetery_3_pinyin_prefix.county_id = ANY ($13::UUID[]) AND asker.entered
--   line 227
--   -              WHERE cemetery_3_initials.city_id = $13::UUID AND asker.entered
--   +              WHERE cemetery_3_initials.county_id = ANY ($13::UUID[]) AND asker.entered
--   line 237
--   -              WHERE cemetery_3_initials_prefix.city_id = $13::UUID AND asker.entered
--   +              WHERE cemetery_3_initials_prefix.county_id = ANY ($13::UUID[]) AND asker.entered
--   line 248
--   -              WHERE social_organization_4_name.city_id = $14::UUID AND asker.entered
--   +              WHERE social_organization_4_name.county_id = ANY ($14::UUID[]) AND asker.entered
--   line 258
--   -              WHERE social_organization_4_name_prefix.city_id = $14::UUID AND asker.entered
--   +              WHERE social_organization_4_name_prefix.county_id = ANY ($14::UUID[]) AND asker.entered
--   line 269
--   -              WHERE social_organization_4_name_part.city_id = $14::UUID AND asker.entered
--   +              WHERE social_organization_4_name_part.county_id = ANY ($14::UUID[]) AND asker.entered
--   line 279
--   -              WHERE social_organization_4_pinyin.city_id = $14::UUID AND asker.entered
--   +              WHERE social_organization_4_pinyin.county_id = ANY ($14::UUID[]) AND asker.entered
--   line 290
--   -              WHERE social_organization_4_pinyin_prefix.city_id = $14::UUID AND asker.entered
--   +              WHERE social_organization_4_pinyin_prefix.county_id = ANY ($14::UUID[]) AND asker.entered
--   line 301
--   -              WHERE social_organization_4_initials.city_id = $14::UUID AND asker.entered
--   +              WHERE social_organization_4_initials.county_id = ANY ($14::UUID[]) AND asker.entered
--   line 312
--   -              WHERE social_organization_4_initials_prefix.city_id = $14::UUID AND asker.entered
--   +              WHERE social_organization_4_initials_prefix.county_id = ANY ($14::UUID[]) AND asker.entered
--   line 323
--   -              WHERE community_facility_5_name.city_id = $15::UUID AND asker.entered
--   +              WHERE community_facility_5_name.county_id = ANY ($15::UUID[]) AND asker.entered
--   line 333
--   -              WHERE community_facility_5_name_prefix.city_id = $15::UUID AND asker.entered
--   +              WHERE community_facility_5_name_prefix.county_id = ANY ($15::UUID[]) AND asker.entered
--   line 344
--   -              WHERE community_facility_5_name_part.city_id = $15::UUID AND asker.entered
--   +              WHERE community_facility_5_name_part.county_id = ANY ($15::UUID[]) AND asker.entered
--   line 354
--   -              WHERE community_facility_5_pinyin.city_id = $15::UUID AND asker.entered
--   +              WHERE community_facility_5_pinyin.county_id = ANY ($15::UUID[]) AND asker.entered
--   line 365
--   -              WHERE community_facility_5_pinyin_prefix.city_id = $15::UUID AND asker.entered
--   +              WHERE community_facility_5_pinyin_prefix.county_id = ANY ($15::UUID[]) AND asker.entered
--   line 376
--   -              WHERE community_facility_5_initials.city_id = $15::UUID AND asker.entered
--   +              WHERE community_facility_5_initials.county_id = ANY ($15::UUID[]) AND asker.entered
--   line 387
--   -              WHERE community_facility_5_initials_prefix.city_id = $15::UUID AND asker.entered
--   +              WHERE community_facility_5_initials_prefix.county_id = ANY ($15::UUID[]) AND asker.entered
--   line 398
--   -              WHERE supervision_committee_6_name.city_id = $16::UUID AND asker.entered
--   +              WHERE supervision_committee_6_name.county_id = ANY ($16::UUID[]) AND asker.entered
--   line 408
--   -              WHERE supervision_committee_6_name_prefix.city_id = $16::UUID AND asker.entered
--   +              WHERE supervision_committee_6_name_prefix.county_id = ANY ($16::UUID[]) AND asker.entered
--   line 419
--   -              WHERE supervision_committee_6_name_part.city_id = $16::UUID AND asker.entered
--   +              WHERE supervision_committee_6_name_part.county_id = ANY ($16::UUID[]) AND asker.entered
--   line 429
--   -              WHERE supervision_committee_6_pinyin.city_id = $16::UUID AND asker.entered
--   +              WHERE supervision_committee_6_pinyin.county_id = ANY ($16::UUID[]) AND asker.entered
--   line 440
--   -              WHERE supervision_committee_6_pinyin_prefix.city_id = $16::UUID AND asker.entered
--   +              WHERE supervision_committee_6_pinyin_prefix.county_id = ANY ($16::UUID[]) AND asker.entered
--   line 451
--   -              WHERE supervision_committee_6_initials.city_id = $16::UUID AND asker.entered
--   +              WHERE supervision_committee_6_initials.county_id = ANY ($16::UUID[]) AND asker.entered
--   line 462
--   -              WHERE supervision_committee_6_initials_prefix.city_id = $16::UUID AND asker.entered
--   +              WHERE supervision_committee_6_initials_prefix.county_id = ANY ($16::UUID[]) AND asker.entered
--   line 473
--   -              WHERE (division_7_name.city_id = $17::UUID OR division_7_name.id = ANY ($18::UUID[]))
--   +              WHERE (division_7_name.county_id = ANY ($17::UUID[]) OR division_7_name.id = ANY ($18::UUID[]))
--   line 482
--   -              WHERE (division_7_code.city_id = $17::UUID OR division_7_code.id = ANY ($18::UUID[]))
--   +              WHERE (division_7_code.county_id = ANY ($17::UUID[]) OR division_7_code.id = ANY ($18::UUID[]))
--   line 493
--   -                division_7_name_prefix.city_id = $17::UUID OR division_7_name_prefix.id = ANY ($18::UUID[])
--   +                division_7_name_prefix.county_id = ANY ($17::UUID[])
--   +                OR division_7_name_prefix.id = ANY ($18::UUID[])
--   line 506
--   -                division_7_code_prefix.city_id = $17::UUID OR division_7_code_prefix.id = ANY ($18::UUID[])
--   +                division_7_code_prefix.county_id = ANY ($17::UUID[])
--   +                OR division_7_code_prefix.id = ANY ($18::UUID[])
--   line 517
--   -              WHERE (division_7_name_part.city_id = $17::UUID OR division_7_name_part.id = ANY ($18::UUID[]))
--   +              WHERE (
--   +                division_7_name_part.county_id = ANY ($17::UUID[])
--   +                OR division_7_name_part.id = ANY ($18::UUID[])
--   +              )
--   line 526
--   -              WHERE (division_7_pinyin.city_id = $17::UUID OR division_7_pinyin.id = ANY ($18::UUID[]))
--   +              WHERE (
--   +                division_7_pinyin.county_id = ANY ($17::UUID[]) OR division_7_pinyin.id = ANY ($18::UUID[])
--   +              )
--   line 537
--   -                division_7_pinyin_prefix.city_id = $17::UUID OR division_7_pinyin_prefix.id = ANY ($18::UUID[])
--   +                division_7_pinyin_prefix.county_id = ANY ($17::UUID[])
--   +                OR division_7_pinyin_prefix.id = ANY ($18::UUID[])
--   line 549
--   -              WHERE (division_7_initials.city_id = $17::UUID OR division_7_initials.id = ANY ($18::UUID[]))
--   +              WHERE (
--   +                division_7_initials.county_id = ANY ($17::UUID[]) OR division_7_initials.id = ANY ($18::UUID[])
--   +              )
--   line 560
--   -                division_7_initials_prefix.city_id = $17::UUID
--   +                division_7_initials_prefix.county_id = ANY ($17::UUID[])
--   line 603
--   -        WHERE (division_8.city_id = $17::UUID OR division_8.id = ANY ($18::UUID[]))
--   +        WHERE (division_8.county_id = ANY ($17::UUID[]) OR division_8.id = ANY ($18::UUID[]))
--   line 612
--   -        WHERE person_9.city_id = $1::UUID AND person_9.merged_into_id IS NULL AND person_0_hits.type = 'PERSON'
--   -          AND person_9.id = person_0_hits.id
--   +        WHERE person_9.county_id = ANY ($1::UUID[]) AND person_9.merged_into_id IS NULL
--   +          AND person_0_hits.type = 'PERSON' AND person_9.id = person_0_hits.id
--   line 618
--   -        WHERE household_10.city_id = $11::UUID AND person_0_hits.type = 'HOUSEHOLD'
--   +        WHERE household_10.county_id = ANY ($11::UUID[]) AND person_0_hits.type = 'HOUSEHOLD'
--   line 624
--   -        WHERE institution_11.city_id = $12::UUID AND person_0_hits.type = 'INSTITUTION'
--   +        WHERE institution_11.county_id = ANY ($12::UUID[]) AND person_0_hits.type = 'INSTITUTION'
--   line 630
--   -        WHERE cemetery_12.city_id = $13::UUID AND person_0_hits.type = 'CEMETERY'
--   +        WHERE cemetery_12.county_id = ANY ($13::UUID[]) AND person_0_hits.type = 'CEMETERY'
--   line 636
--   -        WHERE social_organization_13.city_id = $14::UUID AND person_0_hits.type = 'SOCIAL_ORGANIZATION'
--   -          AND social_organization_13.id = person_0_hits.id
--   +        WHERE social_organization_13.county_id = ANY ($14::UUID[])
--   +          AND person_0_hits.type = 'SOCIAL_ORGANIZATION' AND social_organization_13.id = person_0_hits.id
--   line 642
--   -        WHERE community_facility_14.city_id = $15::UUID AND person_0_hits.type = 'COMMUNITY_FACILITY'
--   +        WHERE community_facility_14.county_id = ANY ($15::UUID[]) AND person_0_hits.type = 'COMMUNITY_FACILITY'
--   line 648
--   -        WHERE supervision_committee_15.city_id = $16::UUID AND person_0_hits.type = 'SUPERVISION_COMMITTEE'
--   -          AND supervision_committee_15.id = person_0_hits.id
--   +        WHERE supervision_committee_15.county_id = ANY ($16::UUID[])
--   +          AND person_0_hits.type = 'SUPERVISION_COMMITTEE' AND supervision_committee_15.id = person_0_hits.id
--   line 654
--   -        WHERE (division_16.city_id = $17::UUID OR division_16.id = ANY ($18::UUID[]))
--   +        WHERE (division_16.county_id = ANY ($17::UUID[]) OR division_16.id = ANY ($18::UUID[]))

-- mixed_roles: as county_registrar

-- oversight: as county_registrar

-- nobody
-- refused: FORBIDDEN
