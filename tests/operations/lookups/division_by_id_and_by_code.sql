-- city_viewer
WITH asker AS MATERIALIZED (SELECT guard.enter($7::UUID) AS entered)
SELECT convert_to(
  (
    '{"byId":' || coalesce(
      (
        SELECT (
          '{"name":' || CAST(to_json(division_0.name) AS TEXT) || ',"level":"' || upper(division_0.level)
          || '"}'
        ) AS json_text_1
        FROM division AS division_0
        WHERE (division_0.city_id = $1::UUID OR division_0.id = ANY ($2::UUID[])) AND division_0.id = $3::UUID
          AND asker.entered
      ),
      'null'
    )
    || ',"byCode":' || coalesce(
      (
        SELECT (
          '{"name":' || CAST(to_json(division_1.name) AS TEXT) || ',"level":"' || upper(division_1.level)
          || '"}'
        ) AS json_text_2
        FROM division AS division_1
        WHERE (division_1.city_id = $1::UUID OR division_1.id = ANY ($2::UUID[]))
          AND division_1.code = $4::VARCHAR AND asker.entered
      ),
      'null'
    )
    || ',"elsewhere":' || coalesce(
      (
        SELECT ('{"name":' || CAST(to_json(division_2.name) AS TEXT) || '}') AS json_text_3
        FROM division AS division_2
        WHERE (division_2.city_id = $1::UUID OR division_2.id = ANY ($2::UUID[]))
          AND division_2.code = $5::VARCHAR AND asker.entered
      ),
      'null'
    )
    || ',"unknown":' || coalesce(
      (
        SELECT ('{"name":' || CAST(to_json(division_3.name) AS TEXT) || '}') AS json_text_4
        FROM division AS division_3
        WHERE (division_3.city_id = $1::UUID OR division_3.id = ANY ($2::UUID[]))
          AND division_3.code = $6::VARCHAR AND asker.entered
      ),
      'null'
    )
    || '}'
  ),
  'UTF8'
) AS convert_to_1
FROM asker

-- county_registrar: as city_viewer, but
--   line 11
--   -        WHERE (division_0.city_id = $1::UUID OR division_0.id = ANY ($2::UUID[])) AND division_0.id = $3::UUID
--   +        WHERE (division_0.county_id = $1::UUID OR division_0.id = ANY ($2::UUID[])) AND division_0.id = $3::UUID
--   line 23
--   -        WHERE (division_1.city_id = $1::UUID OR division_1.id = ANY ($2::UUID[]))
--   +        WHERE (division_1.county_id = $1::UUID OR division_1.id = ANY ($2::UUID[]))
--   line 32
--   -        WHERE (division_2.city_id = $1::UUID OR division_2.id = ANY ($2::UUID[]))
--   +        WHERE (division_2.county_id = $1::UUID OR division_2.id = ANY ($2::UUID[]))
--   line 41
--   -        WHERE (division_3.city_id = $1::UUID OR division_3.id = ANY ($2::UUID[]))
--   +        WHERE (division_3.county_id = $1::UUID OR division_3.id = ANY ($2::UUID[]))

-- township_registrar: as city_viewer, but
--   line 11
--   -        WHERE (division_0.city_id = $1::UUID OR division_0.id = ANY ($2::UUID[])) AND division_0.id = $3::UUID
--   -          AND asker.entered
--   +        WHERE (division_0.township_id = $1::UUID OR division_0.id = ANY ($2::UUID[]))
--   +          AND division_0.id = $3::UUID AND asker.entered
--   line 23
--   -        WHERE (division_1.city_id = $1::UUID OR division_1.id = ANY ($2::UUID[]))
--   +        WHERE (division_1.township_id = $1::UUID OR division_1.id = ANY ($2::UUID[]))
--   line 32
--   -        WHERE (division_2.city_id = $1::UUID OR division_2.id = ANY ($2::UUID[]))
--   +        WHERE (division_2.township_id = $1::UUID OR division_2.id = ANY ($2::UUID[]))
--   line 41
--   -        WHERE (division_3.city_id = $1::UUID OR division_3.id = ANY ($2::UUID[]))
--   +        WHERE (division_3.township_id = $1::UUID OR division_3.id = ANY ($2::UUID[]))

-- village_viewer: as city_viewer, but
--   line 11
--   -        WHERE (division_0.city_id = $1::UUID OR division_0.id = ANY ($2::UUID[])) AND division_0.id = $3::UUID
--   -          AND asker.entered
--   +        WHERE (division_0.village_id = $1::UUID OR division_0.id = ANY ($2::UUID[]))
--   +          AND division_0.id = $3::UUID AND asker.entered
--   line 23
--   -        WHERE (division_1.city_id = $1::UUID OR division_1.id = ANY ($2::UUID[]))
--   +        WHERE (division_1.village_id = $1::UUID OR division_1.id = ANY ($2::UUID[]))
--   line 32
--   -        WHERE (division_2.city_id = $1::UUID OR division_2.id = ANY ($2::UUID[]))
--   +        WHERE (division_2.village_id = $1::UUID OR division_2.id = ANY ($2::UUID[]))
--   line 41
--   -        WHERE (division_3.city_id = $1::UUID OR division_3.id = ANY ($2::UUID[]))
--   +        WHERE (division_3.village_id = $1::UUID OR division_3.id = ANY ($2::UUID[]))

-- both_counties: as city_viewer, but
--   line 11
--   -        WHERE (division_0.city_id = $1::UUID OR division_0.id = ANY ($2::UUID[])) AND division_0.id = $3::UUID
--   -          AND asker.entered
--   +        WHERE (division_0.county_id = ANY ($1::UUID[]) OR division_0.id = ANY ($2::UUID[]))
--   +          AND division_0.id = $3::UUID AND asker.entered
--   line 23
--   -        WHERE (division_1.city_id = $1::UUID OR division_1.id = ANY ($2::UUID[]))
--   +        WHERE (division_1.county_id = ANY ($1::UUID[]) OR division_1.id = ANY ($2::UUID[]))
--   line 32
--   -        WHERE (division_2.city_id = $1::UUID OR division_2.id = ANY ($2::UUID[]))
--   +        WHERE (division_2.county_id = ANY ($1::UUID[]) OR division_2.id = ANY ($2::UUID[]))
--   line 41
--   -        WHERE (division_3.city_id = $1::UUID OR division_3.id = ANY ($2::UUID[]))
--   +        WHERE (division_3.county_id = ANY ($1::UUID[]) OR division_3.id = ANY ($2::UUID[]))

-- mixed_roles: as county_registrar

-- oversight: as county_registrar

-- nobody
-- refused: FORBIDDEN
