-- city_viewer
WITH asker AS MATERIALIZED (SELECT guard.enter($4::UUID) AS entered)
SELECT convert_to(
  (
    '{"households":' || (
      SELECT (
        '{"__typename":"HouseholdConnection","aggregate":' || (
          SELECT (
            '{"__typename":"HouseholdAggregate","count":' || CAST(count(*) AS TEXT)
            || ',"sum":{"__typename":"HouseholdSum","memberCount":"' || CAST(
              coalesce(sum(household_0.member_count), 0) AS TEXT
            )
            || '"},"avg":{"memberCount":' || coalesce(
              ('"' || CAST(trim_scale(round(avg(household_0.member_count), 6)) AS TEXT) || '"'), 'null'
            )
            || '},"min":{"createdAt":' || coalesce(CAST(to_json(min(household_0.created_at)) AS TEXT), 'null')
            || '},"max":{"updatedAt":' || coalesce(CAST(to_json(max(household_0.updated_at)) AS TEXT), 'null')
            || '}}'
          ) AS json_text_2
          FROM household AS household_0
          WHERE household_0.city_id = $1::UUID AND asker.entered
        )
        || '}'
      ) AS json_text_1
    )
    || ',"none":' || (
      SELECT (
        '{"aggregate":' || (
          SELECT (
            '{"count":' || CAST(count(*) AS TEXT)
            || ',"sum":{"memberCount":"' || CAST(coalesce(sum(household_1.member_count), 0) AS TEXT)
            || '"},"avg":{"memberCount":' || coalesce(
              ('"' || CAST(trim_scale(round(avg(household_1.member_count), 6)) AS TEXT) || '"'), 'null'
            )
            || '},"min":{"memberCount":' || coalesce(CAST(min(household_1.member_count) AS TEXT), 'null')
            || ',"createdAt":' || coalesce(CAST(to_json(min(household_1.created_at)) AS TEXT), 'null') || '}}'
          ) AS json_text_4
          FROM household AS household_1
          WHERE household_1.city_id = $1::UUID AND asker.entered AND household_1.number = $2::VARCHAR
        )
        || ',"groups":' || (
          SELECT (
            '[' || coalesce(
              string_agg(
                ('{"aggregate":' || household_1_groups.aggregate_0 || '}'), ','
                ORDER BY household_1_groups.kind ASC
              ),
              ''
            )
            || ']'
          ) AS json_text_5
          FROM (
            SELECT household_1_grouped.kind AS kind, household_1_grouped.count AS count,
              household_1_grouped.aggregate_0 AS aggregate_0
            FROM (
              SELECT household_1.kind AS kind, count(*) AS count,
                ('{"count":' || CAST(count(*) AS TEXT) || '}') AS aggregate_0
              FROM household AS household_1
              WHERE household_1.city_id = $1::UUID AND asker.entered
                AND household_1.number = $2::VARCHAR GROUP BY 1
              LIMIT ALL OFFSET 0
            ) AS household_1_grouped
            ORDER BY household_1_grouped.kind ASC
            LIMIT $3::BIGINT
          ) AS household_1_groups
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
--   line 20
--   -          WHERE household_0.city_id = $1::UUID AND asker.entered
--   +          WHERE household_0.county_id = $1::UUID AND asker.entered
--   line 38
--   -          WHERE household_1.city_id = $1::UUID AND asker.entered AND household_1.number = $2::VARCHAR
--   +          WHERE household_1.county_id = $1::UUID AND asker.entered AND household_1.number = $2::VARCHAR
--   line 58
--   -              WHERE household_1.city_id = $1::UUID AND asker.entered
--   +              WHERE household_1.county_id = $1::UUID AND asker.entered

-- township_registrar: as city_viewer, but
--   line 20
--   -          WHERE household_0.city_id = $1::UUID AND asker.entered
--   +          WHERE household_0.township_id = $1::UUID AND asker.entered
--   line 38
--   -          WHERE household_1.city_id = $1::UUID AND asker.entered AND household_1.number = $2::VARCHAR
--   +          WHERE household_1.township_id = $1::UUID AND asker.entered AND household_1.number = $2::VARCHAR
--   line 58
--   -              WHERE household_1.city_id = $1::UUID AND asker.entered
--   +              WHERE household_1.township_id = $1::UUID AND asker.entered

-- village_viewer: as city_viewer, but
--   line 20
--   -          WHERE household_0.city_id = $1::UUID AND asker.entered
--   +          WHERE household_0.village_id = $1::UUID AND asker.entered
--   line 38
--   -          WHERE household_1.city_id = $1::UUID AND asker.entered AND household_1.number = $2::VARCHAR
--   +          WHERE household_1.village_id = $1::UUID AND asker.entered AND household_1.number = $2::VARCHAR
--   line 58
--   -              WHERE household_1.city_id = $1::UUID AND asker.entered
--   +              WHERE household_1.village_id = $1::UUID AND asker.entered

-- both_counties: as city_viewer, but
--   line 20
--   -          WHERE household_0.city_id = $1::UUID AND asker.entered
--   +          WHERE household_0.county_id = ANY ($1::UUID[]) AND asker.entered
--   line 38
--   -          WHERE household_1.city_id = $1::UUID AND asker.entered AND household_1.number = $2::VARCHAR
--   +          WHERE household_1.county_id = ANY ($1::UUID[]) AND asker.entered AND household_1.number = $2::VARCHAR
--   line 58
--   -              WHERE household_1.city_id = $1::UUID AND asker.entered
--   +              WHERE household_1.county_id = ANY ($1::UUID[]) AND asker.entered

-- mixed_roles: as county_registrar

-- oversight: as county_registrar

-- nobody
-- refused: FORBIDDEN
