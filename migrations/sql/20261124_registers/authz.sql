-- What the runtime role may know about accounts, sessions, assignments, rules and divisions: it reads none of these
-- tables itself, only through the functions below, each of which runs as the owner and answers one narrow question.
-- Every statement ends with a semicolon at the end of a line; no function body holds one.

-- Counts every change of what decides access; a worker that holds an older number must ask again.
CREATE OR REPLACE FUNCTION authz_version() RETURNS bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$ SELECT version FROM authz_version $$;

-- All divisions with their line, the ids from the city down to the division itself.
CREATE OR REPLACE FUNCTION authz_divisions() RETURNS TABLE (id uuid, level text, line uuid[])
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
    SELECT d.id, d.level, array_remove(ARRAY[d.city_id, d.county_id, d.township_id, d.village_id], NULL)
      FROM division AS d
$$;

-- All rules of the policy, in an order that does not change.
CREATE OR REPLACE FUNCTION authz_rules() RETURNS TABLE (role text, object text, action text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$ SELECT r.role, r.object, r.action FROM policy_rule AS r ORDER BY r.role, r.object, r.action $$;

-- Who an account is and what it was ever assigned; null when this session of this account is not alive.
CREATE OR REPLACE FUNCTION authz_principal(account uuid, session uuid) RETURNS json
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
    SELECT json_build_object(
               'account', a.name,
               'display_name', a.display_name,
               'expires_at', CAST(floor(extract(epoch FROM s.expires_at)) AS bigint),
               'assignments', COALESCE(
                   (SELECT json_agg(json_build_array(r.role, r.division_id, r.started_on, r.ended_on) ORDER BY r.id)
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

-- The hash to check a password against; no row for an account that is unknown, disabled or has no password.
CREATE OR REPLACE FUNCTION authz_sign_in(name text) RETURNS TABLE (account_id uuid, password_hash text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
    SELECT a.id, a.password_hash
      FROM user_account AS a
     WHERE a.name = authz_sign_in.name AND a.disabled_at IS NULL AND a.password_hash IS NOT NULL
$$;

-- Begins a session and gives its id; null when the account is unknown or disabled, or the end already lies behind us.
CREATE OR REPLACE FUNCTION authz_open_session(account uuid, expires timestamptz) RETURNS uuid
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
    INSERT INTO account_session (account_id, expires_at)
    SELECT a.id, authz_open_session.expires
      FROM user_account AS a
     WHERE a.id = authz_open_session.account AND a.disabled_at IS NULL
       AND authz_open_session.expires > statement_timestamp()
    RETURNING id
$$;

REVOKE ALL ON FUNCTION authz_version(), authz_divisions(), authz_rules(), authz_principal(uuid, uuid),
    authz_sign_in(text), authz_open_session(uuid, timestamptz) FROM PUBLIC;

GRANT EXECUTE ON FUNCTION authz_version(), authz_divisions(), authz_rules(), authz_principal(uuid, uuid),
    authz_sign_in(text), authz_open_session(uuid, timestamptz) TO registry_runtime;
