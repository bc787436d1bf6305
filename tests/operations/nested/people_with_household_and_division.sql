-- city_viewer
WITH asker AS MATERIALIZED (SELECT guard.enter($7::UUID) AS entered)
SELECT convert_to(
  (
    '{"people":' || (
      WITH person_0_page AS MATERIALIZED (
        SELECT person_0.division_id AS division_id, person_0.id AS id,
          person_0.id_number_masked AS id_number_masked, person_0.name AS name, person_0.pinyin AS pinyin
        FROM person AS person_0
        WHERE person_0.city_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
        ORDER BY person_0.pinyin ASC, person_0.id ASC
        LIMIT $2::BIGINT
      ),
      person_0_shown AS MATERIALIZED (
        SELECT person_0_page.division_id AS division_id, person_0_page.id AS id,
          person_0_page.id_number_masked AS id_number_masked, person_0_page.name AS name,
          person_0_page.pinyin AS pinyin
        FROM person_0_page
        ORDER BY person_0_page.pinyin ASC, person_0_page.id ASC
        LIMIT $3::BIGINT
      ),
      division_1_objects AS MATERIALIZED (
        SELECT division_1_key.division_id AS division_id, division_1_object.object AS object
        FROM (
          SELECT DISTINCT person_0_shown.division_id AS division_id
          FROM person_0_shown
        ) AS division_1_key
        JOIN LATERAL (
          SELECT (
            '{"name":' || CAST(to_json(division_1.name) AS TEXT)
            || ',"path":' || CAST(to_json(division_1.path) AS TEXT) || '}'
          ) AS object
          FROM division AS division_1
          WHERE (division_1.city_id = $4::UUID OR division_1.id = ANY ($5::UUID[]))
            AND division_1.id = division_1_key.division_id
        ) AS division_1_object ON true
      ),
      household_membership_2_keys AS MATERIALIZED (
        SELECT person_0_shown.id AS row, household_membership_2.household_id AS household_id
        FROM person_0_shown
        JOIN household_membership AS household_membership_2 ON household_membership_2.person_id = person_0_shown.id
          AND household_membership_2.ended_on IS NULL
        WHERE household_membership_2.city_id = $6::UUID
      ),
      household_3_objects AS MATERIALIZED (
        SELECT household_3_key.household_id AS household_id, household_3_object.object AS object
        FROM (
          SELECT DISTINCT household_membership_2_keys.household_id AS household_id
          FROM household_membership_2_keys
        ) AS household_3_key
        JOIN LATERAL (
          SELECT (
            '{"number":' || CAST(to_json(household_3.number) AS TEXT)
            || ',"division":' || coalesce(division_4_object.object, 'null')
            || ',"members":' || (
              SELECT (
                '[' || coalesce(
                  string_agg(
                    (
                      '{"relation":' || coalesce(
                        (
                          SELECT ('{"name":' || CAST(to_json(coded_value_6.name) AS TEXT) || '}') AS json_text_2
                          FROM coded_value AS coded_value_6
                          WHERE coded_value_6.list = 'GB/T 4761'
                            AND coded_value_6.code = household_membership_5.relation
                        ),
                        'null'
                      )
                      || ',"person":' || coalesce(person_7_object.object, 'null') || '}'
                    ),
                    ','
                    ORDER BY household_membership_5.relation ASC, household_membership_5.id ASC
                  ),
                  ''
                )
                || ']'
              ) AS json_text_1
              FROM household_membership AS household_membership_5
              LEFT OUTER JOIN LATERAL (
                SELECT (
                  '{"name":' || CAST(to_json(person_7.name) AS TEXT) || ',"sex":"' || person_7.sex
                  || '","birthDate":"' || CAST(person_7.birth_date AS TEXT) || '"}'
                ) AS object
                FROM person AS person_7
                WHERE person_7.city_id = $1::UUID AND person_7.merged_into_id IS NULL
                  AND person_7.id = household_membership_5.person_id
              ) AS person_7_object ON true
              WHERE household_membership_5.city_id = $6::UUID
                AND household_membership_5.household_id = household_3.id
                AND household_membership_5.ended_on IS NULL
            )
            || '}'
          ) AS object
          FROM household AS household_3
          LEFT OUTER JOIN LATERAL (
            SELECT ('{"name":' || CAST(to_json(division_4.name) AS TEXT) || '}') AS object
            FROM division AS division_4
            WHERE (division_4.city_id = $4::UUID OR division_4.id = ANY ($5::UUID[]))
              AND division_4.id = household_3.division_id
          ) AS division_4_object ON true
          WHERE household_3.city_id = $6::UUID AND household_3.id = household_3_key.household_id
        ) AS household_3_object ON true
      )
      SELECT (
        '{"nodes":' || (
          SELECT (
            '[' || coalesce(
              string_agg(
                (
                  '{"name":' || CAST(to_json(person_0_shown.name) AS TEXT)
                  || ',"idNumberMasked":' || coalesce(
                    CAST(to_json(person_0_shown.id_number_masked) AS TEXT), 'null'
                  )
                  || ',"residenceDivision":' || coalesce(division_1_objects.object, 'null')
                  || ',"household":' || coalesce(household_3_objects.object, 'null') || '}'
                ),
                ','
                ORDER BY person_0_shown.pinyin ASC, person_0_shown.id ASC
              ),
              ''
            )
            || ']'
          ) AS json_text_4
          FROM person_0_shown
          LEFT OUTER JOIN division_1_objects ON division_1_objects.division_id = person_0_shown.division_id
          LEFT OUTER JOIN household_membership_2_keys ON household_membership_2_keys.row = person_0_shown.id
          LEFT OUTER JOIN household_3_objects ON household_3_objects.household_id = household_membership_2_keys.household_id
        )
        || ',"pageInfo":{"hasNextPage":' || CAST(
          (SELECT count(*) AS count_1 FROM person_0_page) > $3::BIGINT AS TEXT
        )
        || ',"endCursor":' || coalesce(
          (
            SELECT (
              '"' || replace(
                encode(
                  convert_to(
                    (
                      '["c8f8f8fb",' || CAST(to_json(CAST(person_0_shown.pinyin AS TEXT)) AS TEXT)
                      || ',"' || CAST(person_0_shown.id AS TEXT) || '"]'
                    ),
                    'UTF8'
                  ),
                  'base64'
                ),
                E'\n', ''
              )
              || '"'
            ) AS json_text_5
            FROM person_0_shown
            ORDER BY person_0_shown.pinyin DESC, person_0_shown.id DESC
            LIMIT 1
          ),
          'null'
        )
        || '}}'
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
--   line 33
--   -          WHERE (division_1.city_id = $4::UUID OR division_1.id = ANY ($5::UUID[]))
--   +          WHERE (division_1.county_id = $4::UUID OR division_1.id = ANY ($5::UUID[]))
--   line 42
--   -        WHERE household_membership_2.city_id = $6::UUID
--   +        WHERE household_membership_2.county_id = $6::UUID
--   line 84
--   -                WHERE person_7.city_id = $1::UUID AND person_7.merged_into_id IS NULL
--   +                WHERE person_7.county_id = $1::UUID AND person_7.merged_into_id IS NULL
--   line 87
--   -              WHERE household_membership_5.city_id = $6::UUID
--   +              WHERE household_membership_5.county_id = $6::UUID
--   line 97
--   -            WHERE (division_4.city_id = $4::UUID OR division_4.id = ANY ($5::UUID[]))
--   +            WHERE (division_4.county_id = $4::UUID OR division_4.id = ANY ($5::UUID[]))
--   line 100
--   -          WHERE household_3.city_id = $6::UUID AND household_3.id = household_3_key.household_id
--   +          WHERE household_3.county_id = $6::UUID AND household_3.id = household_3_key.household_id

-- township_registrar: as city_viewer, but
--   line 9
--   -        WHERE person_0.city_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
--   +        WHERE person_0.township_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
--   line 33
--   -          WHERE (division_1.city_id = $4::UUID OR division_1.id = ANY ($5::UUID[]))
--   +          WHERE (division_1.township_id = $4::UUID OR division_1.id = ANY ($5::UUID[]))
--   line 42
--   -        WHERE household_membership_2.city_id = $6::UUID
--   +        WHERE household_membership_2.township_id = $6::UUID
--   line 84
--   -                WHERE person_7.city_id = $1::UUID AND person_7.merged_into_id IS NULL
--   +                WHERE person_7.township_id = $1::UUID AND person_7.merged_into_id IS NULL
--   line 87
--   -              WHERE household_membership_5.city_id = $6::UUID
--   +              WHERE household_membership_5.township_id = $6::UUID
--   line 97
--   -            WHERE (division_4.city_id = $4::UUID OR division_4.id = ANY ($5::UUID[]))
--   +            WHERE (division_4.township_id = $4::UUID OR division_4.id = ANY ($5::UUID[]))
--   line 100
--   -          WHERE household_3.city_id = $6::UUID AND household_3.id = household_3_key.household_id
--   +          WHERE household_3.township_id = $6::UUID AND household_3.id = household_3_key.household_id

-- village_viewer: as city_viewer, but
--   line 9
--   -        WHERE person_0.city_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
--   +        WHERE person_0.village_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
--   line 33
--   -          WHERE (division_1.city_id = $4::UUID OR division_1.id = ANY ($5::UUID[]))
--   +          WHERE (division_1.village_id = $4::UUID OR division_1.id = ANY ($5::UUID[]))
--   line 42
--   -        WHERE household_membership_2.city_id = $6::UUID
--   +        WHERE household_membership_2.village_id = $6::UUID
--   line 84
--   -                WHERE person_7.city_id = $1::UUID AND person_7.merged_into_id IS NULL
--   +                WHERE person_7.village_id = $1::UUID AND person_7.merged_into_id IS NULL
--   line 87
--   -              WHERE household_membership_5.city_id = $6::UUID
--   +              WHERE household_membership_5.village_id = $6::UUID
--   line 97
--   -            WHERE (division_4.city_id = $4::UUID OR division_4.id = ANY ($5::UUID[]))
--   +            WHERE (division_4.village_id = $4::UUID OR division_4.id = ANY ($5::UUID[]))
--   line 100
--   -          WHERE household_3.city_id = $6::UUID AND household_3.id = household_3_key.household_id
--   +          WHERE household_3.village_id = $6::UUID AND household_3.id = household_3_key.household_id

-- both_counties: as city_viewer, but
--   line 9
--   -        WHERE person_0.city_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
--   +        WHERE person_0.county_id = ANY ($1::UUID[]) AND person_0.merged_into_id IS NULL AND asker.entered
--   line 33
--   -          WHERE (division_1.city_id = $4::UUID OR division_1.id = ANY ($5::UUID[]))
--   +          WHERE (division_1.county_id = ANY ($4::UUID[]) OR division_1.id = ANY ($5::UUID[]))
--   line 42
--   -        WHERE household_membership_2.city_id = $6::UUID
--   +        WHERE household_membership_2.county_id = ANY ($6::UUID[])
--   line 84
--   -                WHERE person_7.city_id = $1::UUID AND person_7.merged_into_id IS NULL
--   +                WHERE person_7.county_id = ANY ($1::UUID[]) AND person_7.merged_into_id IS NULL
--   line 87
--   -              WHERE household_membership_5.city_id = $6::UUID
--   +              WHERE household_membership_5.county_id = ANY ($6::UUID[])
--   line 97
--   -            WHERE (division_4.city_id = $4::UUID OR division_4.id = ANY ($5::UUID[]))
--   +            WHERE (division_4.county_id = ANY ($4::UUID[]) OR division_4.id = ANY ($5::UUID[]))
--   line 100
--   -          WHERE household_3.city_id = $6::UUID AND household_3.id = household_3_key.household_id
--   +          WHERE household_3.county_id = ANY ($6::UUID[]) AND household_3.id = household_3_key.household_id

-- mixed_roles: as county_registrar

-- oversight: as county_registrar

-- nobody
-- refused: FORBIDDEN
