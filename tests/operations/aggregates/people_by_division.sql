-- city_viewer
WITH asker AS MATERIALIZED (SELECT guard.enter($5::UUID) AS entered)
SELECT convert_to(
  (
    '{"people":' || (
      SELECT (
        '{"groups":' || (
          SELECT (
            '[' || coalesce(
              string_agg(
                (
                  '{"key":{"divisionCounty":' || coalesce(division_1_object.object, 'null')
                  || ',"divisionTownship":' || coalesce(division_2_object.object, 'null')
                  || ',"sex":' || coalesce(('"' || person_0_groups.sex || '"'), 'null')
                  || '},"aggregate":' || person_0_groups.aggregate_1 || '}'
                ),
                ','
                ORDER BY person_0_groups.count DESC, person_0_groups."divisionCounty" ASC,
                  person_0_groups."divisionTownship" ASC, person_0_groups.sex ASC
              ),
              ''
            )
            || ']'
          ) AS json_text_2
          FROM (
            SELECT person_0_grouped."divisionCounty" AS "divisionCounty",
              person_0_grouped."divisionTownship" AS "divisionTownship", person_0_grouped.sex AS sex,
              person_0_grouped.count AS count, person_0_grouped.aggregate_1 AS aggregate_1
            FROM (
              SELECT person_0.county_id AS "divisionCounty", person_0.township_id AS "divisionTownship",
                person_0.sex AS sex, count(*) AS count,
                (
                  '{"count":' || CAST(count(*) AS TEXT)
                  || ',"min":{"birthDate":' || coalesce(
                    ('"' || CAST(min(person_0.birth_date) AS TEXT) || '"'), 'null'
                  )
                  || '},"max":{"birthDate":' || coalesce(
                    ('"' || CAST(max(person_0.birth_date) AS TEXT) || '"'), 'null'
                  )
                  || '}}'
                ) AS aggregate_1
              FROM person AS person_0
              WHERE person_0.city_id = $1::UUID AND person_0.merged_into_id IS NULL
                AND asker.entered GROUP BY 1, 2, 3
              LIMIT ALL OFFSET 0
            ) AS person_0_grouped
            ORDER BY person_0_grouped.count DESC, person_0_grouped."divisionCounty" ASC,
              person_0_grouped."divisionTownship" ASC, person_0_grouped.sex ASC
            LIMIT $2::BIGINT
          ) AS person_0_groups
          LEFT OUTER JOIN LATERAL (
            SELECT (
              '{"name":' || CAST(to_json(division_1.name) AS TEXT)
              || ',"code":' || CAST(to_json(division_1.code) AS TEXT) || '}'
            ) AS object
            FROM division AS division_1
            WHERE (division_1.city_id = $3::UUID OR division_1.id = ANY ($4::UUID[]))
              AND division_1.id = person_0_groups."divisionCounty"
          ) AS division_1_object ON true
          LEFT OUTER JOIN LATERAL (
            SELECT (
              '{"name":' || CAST(to_json(division_2.name) AS TEXT)
              || ',"parent":' || coalesce(division_3_object.object, 'null') || '}'
            ) AS object
            FROM division AS division_2
            LEFT OUTER JOIN LATERAL (
              SELECT ('{"name":' || CAST(to_json(division_3.name) AS TEXT) || '}') AS object
              FROM division AS division_3
              WHERE (division_3.city_id = $3::UUID OR division_3.id = ANY ($4::UUID[]))
                AND division_3.id = division_2.parent_id
            ) AS division_3_object ON true
            WHERE (division_2.city_id = $3::UUID OR division_2.id = ANY ($4::UUID[]))
              AND division_2.id = person_0_groups."divisionTownship"
          ) AS division_2_object ON true
        )
        || '}'
      ) AS json_text_1
    )
    || '}'
  ),
  'UTF8'
) AS convert_to_1
FROM asker

-- county_registrar: as city_viewer, but
--   line 42
--   -              WHERE person_0.city_id = $1::UUID AND person_0.merged_into_id IS NULL
--   +              WHERE person_0.county_id = $1::UUID AND person_0.merged_into_id IS NULL
--   line 56
--   -            WHERE (division_1.city_id = $3::UUID OR division_1.id = ANY ($4::UUID[]))
--   +            WHERE (division_1.county_id = $3::UUID OR division_1.id = ANY ($4::UUID[]))
--   line 68
--   -              WHERE (division_3.city_id = $3::UUID OR division_3.id = ANY ($4::UUID[]))
--   +              WHERE (division_3.county_id = $3::UUID OR division_3.id = ANY ($4::UUID[]))
--   line 71
--   -            WHERE (division_2.city_id = $3::UUID OR division_2.id = ANY ($4::UUID[]))
--   +            WHERE (division_2.county_id = $3::UUID OR division_2.id = ANY ($4::UUID[]))

-- township_registrar: as city_viewer, but
--   line 42
--   -              WHERE person_0.city_id = $1::UUID AND person_0.merged_into_id IS NULL
--   +              WHERE person_0.township_id = $1::UUID AND person_0.merged_into_id IS NULL
--   line 56
--   -            WHERE (division_1.city_id = $3::UUID OR division_1.id = ANY ($4::UUID[]))
--   +            WHERE (division_1.township_id = $3::UUID OR division_1.id = ANY ($4::UUID[]))
--   line 68
--   -              WHERE (division_3.city_id = $3::UUID OR division_3.id = ANY ($4::UUID[]))
--   +              WHERE (division_3.township_id = $3::UUID OR division_3.id = ANY ($4::UUID[]))
--   line 71
--   -            WHERE (division_2.city_id = $3::UUID OR division_2.id = ANY ($4::UUID[]))
--   +            WHERE (division_2.township_id = $3::UUID OR division_2.id = ANY ($4::UUID[]))

-- village_viewer: as city_viewer, but
--   line 42
--   -              WHERE person_0.city_id = $1::UUID AND person_0.merged_into_id IS NULL
--   +              WHERE person_0.village_id = $1::UUID AND person_0.merged_into_id IS NULL
--   line 56
--   -            WHERE (division_1.city_id = $3::UUID OR division_1.id = ANY ($4::UUID[]))
--   +            WHERE (division_1.village_id = $3::UUID OR division_1.id = ANY ($4::UUID[]))
--   line 68
--   -              WHERE (division_3.city_id = $3::UUID OR division_3.id = ANY ($4::UUID[]))
--   +              WHERE (division_3.village_id = $3::UUID OR division_3.id = ANY ($4::UUID[]))
--   line 71
--   -            WHERE (division_2.city_id = $3::UUID OR division_2.id = ANY ($4::UUID[]))
--   +            WHERE (division_2.village_id = $3::UUID OR division_2.id = ANY ($4::UUID[]))

-- both_counties: as city_viewer, but
--   line 42
--   -              WHERE person_0.city_id = $1::UUID AND person_0.merged_into_id IS NULL
--   +              WHERE person_0.county_id = ANY ($1::UUID[]) AND person_0.merged_into_id IS NULL
--   line 56
--   -            WHERE (division_1.city_id = $3::UUID OR division_1.id = ANY ($4::UUID[]))
--   +            WHERE (division_1.county_id = ANY ($3::UUID[]) OR division_1.id = ANY ($4::UUID[]))
--   line 68
--   -              WHERE (division_3.city_id = $3::UUID OR division_3.id = ANY ($4::UUID[]))
--   +              WHERE (division_3.county_id = ANY ($3::UUID[]) OR division_3.id = ANY ($4::UUID[]))
--   line 71
--   -            WHERE (division_2.city_id = $3::UUID OR division_2.id = ANY ($4::UUID[]))
--   +            WHERE (division_2.county_id = ANY ($3::UUID[]) OR division_2.id = ANY ($4::UUID[]))

-- mixed_roles: as county_registrar

-- oversight: as county_registrar

-- nobody
-- refused: FORBIDDEN
