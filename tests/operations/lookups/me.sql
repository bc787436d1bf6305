-- city_viewer
WITH asker AS MATERIALIZED (SELECT guard.enter($1::UUID) AS entered)
SELECT convert_to(
  (
    '{"me":' || coalesce(
      (
        SELECT (
          '{"id":"Account:' || CAST(user_account_0.id AS TEXT)
          || '","account":' || CAST(to_json(user_account_0.name) AS TEXT)
          || ',"displayName":' || CAST(to_json(user_account_0.display_name) AS TEXT)
          || ',"roles":' || (
            SELECT (
              '[' || coalesce(
                string_agg(
                  (
                    '{"id":"RoleAssignment:' || CAST(role_assignment_1.id AS TEXT)
                    || '","role":"' || role_assignment_1.role
                    || '","startedOn":"' || CAST(role_assignment_1.started_on AS TEXT)
                    || '","endedOn":' || coalesce(
                      ('"' || CAST(role_assignment_1.ended_on AS TEXT) || '"'), 'null'
                    )
                    || '}'
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
            WHERE role_assignment_1.account_id = $1::UUID AND role_assignment_1.account_id = user_account_0.id
          )
          || '}'
        ) AS json_text_1
        FROM user_account AS user_account_0
        WHERE user_account_0.id = $1::UUID AND asker.entered
      ),
      'null'
    )
    || '}'
  ),
  'UTF8'
) AS convert_to_1
FROM asker

-- county_registrar: as city_viewer

-- township_registrar: as city_viewer

-- village_viewer: as city_viewer

-- both_counties: as city_viewer

-- mixed_roles: as city_viewer

-- oversight: as city_viewer

-- nobody: as city_viewer
