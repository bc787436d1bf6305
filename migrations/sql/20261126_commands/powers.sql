-- By which power an act is done, and who acts in which post.

-- The item and step of the list of the whole platform that is in force today; no row where none is: no power, no act (法无授权不可为).
-- Found by the unique index over codes.
CREATE FUNCTION power_item_in_force(code text, step integer) RETURNS TABLE (item_id uuid, step_id uuid, reason_required boolean)
LANGUAGE sql STABLE
AS $$
    SELECT i.id, s.id, i.reason_required
      FROM power_item AS i
      JOIN power_list AS l ON l.id = i.power_list_id AND l.division_id IS NULL
       AND l.started_on <= civil_day() AND (l.ended_on IS NULL OR l.ended_on > civil_day())
      JOIN power_step AS s ON s.power_item_id = i.id AND s.position = step
     WHERE i.code = power_item_in_force.code
     ORDER BY l.started_on DESC
     LIMIT 1
$$;

-- As before, and by which post each role is held.
CREATE OR REPLACE FUNCTION authz_principal(account uuid, session uuid) RETURNS json
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
    SELECT json_build_object(
               'account', a.name,
               'display_name', a.display_name,
               'expires_at', CAST(floor(extract(epoch FROM s.expires_at)) AS bigint),
               'assignments', COALESCE(
                   (SELECT json_agg(json_build_array(r.role, r.division_id, r.started_on, r.ended_on, r.post) ORDER BY r.id)
                      FROM role_assignment AS r
                     WHERE r.account_id = a.id),
                   CAST('[]' AS json)))
      FROM user_account AS a
      JOIN account_session AS s ON s.account_id = a.id
     WHERE a.id = authz_principal.account
       AND s.id = authz_principal.session
       AND a.disabled_at IS NULL
       AND s.ended_at IS NULL
       AND s.expires_at > statement_timestamp()
$$;

GRANT EXECUTE ON FUNCTION power_item_in_force(text, integer) TO registry_runtime;
GRANT EXECUTE ON FUNCTION civil_day() TO registry_runtime;
