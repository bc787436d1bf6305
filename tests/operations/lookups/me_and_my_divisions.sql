-- city_viewer
WITH asker AS MATERIALIZED (SELECT guard.enter($3::UUID) AS entered)
SELECT convert_to(
  (
    '{"me":' || coalesce(
      (
        SELECT (
          '{"account":' || CAST(to_json(user_account_0.name) AS TEXT)
          || ',"roles":' || (
            SELECT (
              '[' || coalesce(
                string_agg(
                  (
                    '{"role":"' || role_assignment_1.role
                    || '","division":' || coalesce(division_2_object.object, 'null') || '}'
                  ),
                  ','
                  ORDER BY role_assignment_1.started_on ASC, role_assignment_1.role ASC,
                    role_assignment_1.id ASC
                ),
                ''
              )
              || ']'
            ) AS json_text_2
            FROM role_assignment AS role_assignment_1
            LEFT OUTER JOIN LATERAL (
              SELECT (
                '{"name":' || CAST(to_json(division_2.name) AS TEXT)
                || ',"path":' || CAST(to_json(division_2.path) AS TEXT)
                || ',"parent":' || coalesce(division_3_object.object, 'null') || '}'
              ) AS object
              FROM division AS division_2
              LEFT OUTER JOIN LATERAL (
                SELECT ('{"name":' || CAST(to_json(division_3.name) AS TEXT) || '}') AS object
                FROM division AS division_3
                WHERE (division_3.city_id = $1::UUID OR division_3.id = ANY ($2::UUID[]))
                  AND division_3.id = division_2.parent_id
              ) AS division_3_object ON true
              WHERE (division_2.city_id = $1::UUID OR division_2.id = ANY ($2::UUID[]))
                AND division_2.id = role_assignment_1.division_id
            ) AS division_2_object ON true
            WHERE role_assignment_1.account_id = $3::UUID AND role_assignment_1.account_id = user_account_0.id
          )
          || '}'
        ) AS json_text_1
        FROM user_account AS user_account_0
        WHERE user_account_0.id = $3::UUID AND asker.entered
      ),
      'null'
    )
    || '}'
  ),
  'UTF8'
) AS convert_to_1
FROM asker

-- county_registrar: as city_viewer, but
--   line 35
--   -                WHERE (division_3.city_id = $1::UUID OR division_3.id = ANY ($2::UUID[]))
--   +                WHERE (division_3.county_id = $1::UUID OR division_3.id = ANY ($2::UUID[]))
--   line 38
--   -              WHERE (division_2.city_id = $1::UUID OR division_2.id = ANY ($2::UUID[]))
--   +              WHERE (division_2.county_id = $1::UUID OR division_2.id = ANY ($2::UUID[]))

-- township_registrar: as city_viewer, but
--   line 35
--   -                WHERE (division_3.city_id = $1::UUID OR division_3.id = ANY ($2::UUID[]))
--   +                WHERE (division_3.township_id = $1::UUID OR division_3.id = ANY ($2::UUID[]))
--   line 38
--   -              WHERE (division_2.city_id = $1::UUID OR division_2.id = ANY ($2::UUID[]))
--   +              WHERE (division_2.township_id = $1::UUID OR division_2.id = ANY ($2::UUID[]))

-- village_viewer: as city_viewer, but
--   line 35
--   -                WHERE (division_3.city_id = $1::UUID OR division_3.id = ANY ($2::UUID[]))
--   +                WHERE (division_3.village_id = $1::UUID OR division_3.id = ANY ($2::UUID[]))
--   line 38
--   -              WHERE (division_2.city_id = $1::UUID OR division_2.id = ANY ($2::UUID[]))
--   +              WHERE (division_2.village_id = $1::UUID OR division_2.id = ANY ($2::UUID[]))

-- both_counties: as city_viewer, but
--   line 35
--   -                WHERE (division_3.city_id = $1::UUID OR division_3.id = ANY ($2::UUID[]))
--   +                WHERE (division_3.county_id = ANY ($1::UUID[]) OR division_3.id = ANY ($2::UUID[]))
--   line 38
--   -              WHERE (division_2.city_id = $1::UUID OR division_2.id = ANY ($2::UUID[]))
--   +              WHERE (division_2.county_id = ANY ($1::UUID[]) OR division_2.id = ANY ($2::UUID[]))

-- mixed_roles: as county_registrar

-- oversight: as county_registrar

-- nobody
-- refused: FORBIDDEN
