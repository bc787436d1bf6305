-- city_viewer
WITH asker AS MATERIALIZED (SELECT guard.enter($15::UUID) AS entered)
SELECT convert_to(
  (
    '{"people":' || (
      WITH person_0_page AS MATERIALIZED (
        SELECT person_0.division_id AS division_id, person_0.id AS id, person_0.name AS name
        FROM person AS person_0
        WHERE person_0.city_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
          AND person_0.township_id = $2::UUID
        ORDER BY person_0.id ASC
        LIMIT $3::BIGINT
      ),
      person_0_shown AS MATERIALIZED (
        SELECT person_0_page.division_id AS division_id, person_0_page.id AS id, person_0_page.name AS name
        FROM person_0_page
        ORDER BY person_0_page.id ASC
        LIMIT $4::BIGINT
      ),
      division_1_objects AS MATERIALIZED (
        SELECT division_1_key.division_id AS division_id, division_1_object.object AS object
        FROM (
          SELECT DISTINCT person_0_shown.division_id AS division_id
          FROM person_0_shown
        ) AS division_1_key
        JOIN LATERAL (
          SELECT ('{"name":' || CAST(to_json(division_1.name) AS TEXT) || '}') AS object
          FROM division AS division_1
          WHERE (division_1.city_id = $5::UUID OR division_1.id = ANY ($6::UUID[]))
            AND division_1.id = division_1_key.division_id
        ) AS division_1_object ON true
      )
      SELECT (
        '{"totalCount":' || CAST(
          (
            SELECT count(*) AS count_1
            FROM person AS person_0
            WHERE person_0.city_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
              AND person_0.township_id = $2::UUID
          ) AS TEXT
        )
        || ',"nodes":' || (
          SELECT (
            '[' || coalesce(
              string_agg(
                (
                  '{"name":' || CAST(to_json(person_0_shown.name) AS TEXT)
                  || ',"residenceDivision":' || coalesce(division_1_objects.object, 'null') || '}'
                ),
                ','
                ORDER BY person_0_shown.id ASC
              ),
              ''
            )
            || ']'
          ) AS json_text_2
          FROM person_0_shown
          LEFT OUTER JOIN division_1_objects ON division_1_objects.division_id = person_0_shown.division_id
        )
        || '}'
      ) AS json_text_1
    )
    || ',"households":' || (
      WITH household_2_page AS MATERIALIZED (
        SELECT household_2.id AS id, household_2.number AS number
        FROM household AS household_2
        WHERE household_2.city_id = $7::UUID AND asker.entered AND household_2.kind = $8::VARCHAR
          AND household_2.township_id = $9::UUID
        ORDER BY household_2.id ASC
        LIMIT $10::BIGINT
      ),
      household_2_shown AS MATERIALIZED (
        SELECT household_2_page.id AS id, household_2_page.number AS number
        FROM household_2_page
        ORDER BY household_2_page.id ASC
        LIMIT $11::BIGINT
      )
      SELECT (
        '{"totalCount":' || CAST(
          (
            SELECT count(*) AS count_2
            FROM household AS household_2
            WHERE household_2.city_id = $7::UUID AND asker.entered AND household_2.kind = $8::VARCHAR
              AND household_2.township_id = $9::UUID
          ) AS TEXT
        )
        || ',"nodes":' || (
          SELECT (
            '[' || coalesce(
              string_agg(
                ('{"number":' || CAST(to_json(household_2_shown.number) AS TEXT) || '}'), ','
                ORDER BY household_2_shown.id ASC
              ),
              ''
            )
            || ']'
          ) AS json_text_4
          FROM household_2_shown
        )
        || '}'
      ) AS json_text_3
    )
    || ',"divisions":' || (
      WITH division_3_page AS MATERIALIZED (
        SELECT division_3.id AS id, division_3.name AS name
        FROM division AS division_3
        WHERE (division_3.city_id = $5::UUID OR division_3.id = ANY ($6::UUID[])) AND asker.entered
          AND division_3.township_id = $12::UUID
        ORDER BY division_3.id ASC
        LIMIT $13::BIGINT
      ),
      division_3_shown AS MATERIALIZED (
        SELECT division_3_page.id AS id, division_3_page.name AS name
        FROM division_3_page
        ORDER BY division_3_page.id ASC
        LIMIT $14::BIGINT
      )
      SELECT (
        '{"totalCount":' || CAST(
          (
            SELECT count(*) AS count_3
            FROM division AS division_3
            WHERE (division_3.city_id = $5::UUID OR division_3.id = ANY ($6::UUID[])) AND asker.entered
              AND division_3.township_id = $12::UUID
          ) AS TEXT
        )
        || ',"nodes":' || (
          SELECT (
            '[' || coalesce(
              string_agg(
                ('{"name":' || CAST(to_json(division_3_shown.name) AS TEXT) || '}'), ','
                ORDER BY division_3_shown.id ASC
              ),
              ''
            )
            || ']'
          ) AS json_text_6
          FROM division_3_shown
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
--   line 28
--   -          WHERE (division_1.city_id = $5::UUID OR division_1.id = ANY ($6::UUID[]))
--   +          WHERE (division_1.county_id = $5::UUID OR division_1.id = ANY ($6::UUID[]))
--   line 37
--   -            WHERE person_0.city_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
--   +            WHERE person_0.county_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
--   line 66
--   -        WHERE household_2.city_id = $7::UUID AND asker.entered AND household_2.kind = $8::VARCHAR
--   +        WHERE household_2.county_id = $7::UUID AND asker.entered AND household_2.kind = $8::VARCHAR
--   line 82
--   -            WHERE household_2.city_id = $7::UUID AND asker.entered AND household_2.kind = $8::VARCHAR
--   +            WHERE household_2.county_id = $7::UUID AND asker.entered AND household_2.kind = $8::VARCHAR
--   line 106
--   -        WHERE (division_3.city_id = $5::UUID OR division_3.id = ANY ($6::UUID[])) AND asker.entered
--   +        WHERE (division_3.county_id = $5::UUID OR division_3.id = ANY ($6::UUID[])) AND asker.entered
--   line 122
--   -            WHERE (division_3.city_id = $5::UUID OR division_3.id = ANY ($6::UUID[])) AND asker.entered
--   +            WHERE (division_3.county_id = $5::UUID OR division_3.id = ANY ($6::UUID[])) AND asker.entered

-- township_registrar: as city_viewer, but
--   line 8
--   -        WHERE person_0.city_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
--   +        WHERE person_0.township_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
--   line 28
--   -          WHERE (division_1.city_id = $5::UUID OR division_1.id = ANY ($6::UUID[]))
--   +          WHERE (division_1.township_id = $5::UUID OR division_1.id = ANY ($6::UUID[]))
--   line 37
--   -            WHERE person_0.city_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
--   +            WHERE person_0.township_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
--   line 66
--   -        WHERE household_2.city_id = $7::UUID AND asker.entered AND household_2.kind = $8::VARCHAR
--   +        WHERE household_2.township_id = $7::UUID AND asker.entered AND household_2.kind = $8::VARCHAR
--   line 82
--   -            WHERE household_2.city_id = $7::UUID AND asker.entered AND household_2.kind = $8::VARCHAR
--   +            WHERE household_2.township_id = $7::UUID AND asker.entered AND household_2.kind = $8::VARCHAR
--   line 106
--   -        WHERE (division_3.city_id = $5::UUID OR division_3.id = ANY ($6::UUID[])) AND asker.entered
--   +        WHERE (division_3.township_id = $5::UUID OR division_3.id = ANY ($6::UUID[])) AND asker.entered
--   line 122
--   -            WHERE (division_3.city_id = $5::UUID OR division_3.id = ANY ($6::UUID[])) AND asker.entered
--   +            WHERE (division_3.township_id = $5::UUID OR division_3.id = ANY ($6::UUID[])) AND asker.entered

-- village_viewer: as city_viewer, but
--   line 8
--   -        WHERE person_0.city_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
--   +        WHERE person_0.village_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
--   line 28
--   -          WHERE (division_1.city_id = $5::UUID OR division_1.id = ANY ($6::UUID[]))
--   +          WHERE (division_1.village_id = $5::UUID OR division_1.id = ANY ($6::UUID[]))
--   line 37
--   -            WHERE person_0.city_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
--   +            WHERE person_0.village_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
--   line 66
--   -        WHERE household_2.city_id = $7::UUID AND asker.entered AND household_2.kind = $8::VARCHAR
--   +        WHERE household_2.village_id = $7::UUID AND asker.entered AND household_2.kind = $8::VARCHAR
--   line 82
--   -            WHERE household_2.city_id = $7::UUID AND asker.entered AND household_2.kind = $8::VARCHAR
--   +            WHERE household_2.village_id = $7::UUID AND asker.entered AND household_2.kind = $8::VARCHAR
--   line 106
--   -        WHERE (division_3.city_id = $5::UUID OR division_3.id = ANY ($6::UUID[])) AND asker.entered
--   +        WHERE (division_3.village_id = $5::UUID OR division_3.id = ANY ($6::UUID[])) AND asker.entered
--   line 122
--   -            WHERE (division_3.city_id = $5::UUID OR division_3.id = ANY ($6::UUID[])) AND asker.entered
--   +            WHERE (division_3.village_id = $5::UUID OR division_3.id = ANY ($6::UUID[])) AND asker.entered

-- both_counties: as city_viewer, but
--   line 8
--   -        WHERE person_0.city_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
--   +        WHERE person_0.county_id = ANY ($1::UUID[]) AND person_0.merged_into_id IS NULL AND asker.entered
--   line 28
--   -          WHERE (division_1.city_id = $5::UUID OR division_1.id = ANY ($6::UUID[]))
--   +          WHERE (division_1.county_id = ANY ($5::UUID[]) OR division_1.id = ANY ($6::UUID[]))
--   line 37
--   -            WHERE person_0.city_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
--   +            WHERE person_0.county_id = ANY ($1::UUID[]) AND person_0.merged_into_id IS NULL AND asker.entered
--   line 66
--   -        WHERE household_2.city_id = $7::UUID AND asker.entered AND household_2.kind = $8::VARCHAR
--   +        WHERE household_2.county_id = ANY ($7::UUID[]) AND asker.entered AND household_2.kind = $8::VARCHAR
--   line 82
--   -            WHERE household_2.city_id = $7::UUID AND asker.entered AND household_2.kind = $8::VARCHAR
--   +            WHERE household_2.county_id = ANY ($7::UUID[]) AND asker.entered AND household_2.kind = $8::VARCHAR
--   line 106
--   -        WHERE (division_3.city_id = $5::UUID OR division_3.id = ANY ($6::UUID[])) AND asker.entered
--   +        WHERE (division_3.county_id = ANY ($5::UUID[]) OR division_3.id = ANY ($6::UUID[])) AND asker.entered
--   line 122
--   -            WHERE (division_3.city_id = $5::UUID OR division_3.id = ANY ($6::UUID[])) AND asker.entered
--   -              AND division_3.township_id = $12::UUID
--   +            WHERE (division_3.county_id = ANY ($5::UUID[]) OR division_3.id = ANY ($6::UUID[]))
--   +              AND asker.entered AND division_3.township_id = $12::UUID

-- mixed_roles: as county_registrar

-- oversight: as county_registrar

-- nobody
-- refused: NOT_FOUND
