-- The second wall: which rows the runtime role sees, derived here from the subject's assignments and the policy alone.
-- A statement begins with guard.enter(account): it works out the account's roots once, into settings that last for its own
-- transaction, and the policies of the tables read them. Nobody entered, no assignment in force, no rule: no row.
-- Nothing here knows of the predicates that the planner makes.

CREATE SCHEMA guard;
GRANT USAGE ON SCHEMA guard TO registry_runtime;

-- Enters an account: per register the roots of the subtrees in which it may read today, none for anyone else's account,
-- a disabled one, or nobody. Whatever was entered before is forgotten. Always gives true, so that what depends on it runs.
CREATE FUNCTION guard.enter(account uuid) RETURNS boolean
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
    SELECT (set_config('registry.subject', coalesce(account::text, ''), true),
            set_config('registry.roots_person', coalesce(r.person::text, ''), true),
            set_config('registry.roots_household', coalesce(r.household::text, ''), true),
            set_config('registry.roots_division', coalesce(r.division::text, ''), true)) IS NOT NULL
      FROM (SELECT array_agg(a.division_id) FILTER (WHERE p.object = 'person') AS person,
                   array_agg(a.division_id) FILTER (WHERE p.object = 'household') AS household,
                   array_agg(a.division_id) FILTER (WHERE p.object = 'division') AS division
              FROM role_assignment AS a
              JOIN user_account AS u ON u.id = a.account_id AND u.disabled_at IS NULL
              JOIN policy_rule AS p ON p.role = a.role AND p.action = 'read'
             WHERE a.account_id = account
               AND a.started_on <= CAST(now() AT TIME ZONE 'Asia/Shanghai' AS date)
               AND (a.ended_on IS NULL OR a.ended_on > CAST(now() AT TIME ZONE 'Asia/Shanghai' AS date))) AS r
$$;

-- Who has entered; null when nobody has.
CREATE FUNCTION guard.subject() RETURNS uuid
LANGUAGE sql STABLE
AS $$ SELECT CAST(nullif(current_setting('registry.subject', true), '') AS uuid) $$;

-- The roots of who has entered, for a register; null where there are none.
CREATE FUNCTION guard.roots(register text) RETURNS uuid[]
LANGUAGE sql STABLE
AS $$ SELECT CAST(nullif(current_setting('registry.roots_' || register, true), '') AS uuid[]) $$;

-- The divisions above those roots: who holds a role in a village may see the names of the township, county and city over it.
CREATE FUNCTION guard.superiors() RETURNS uuid[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
    SELECT array_agg(DISTINCT above)
      FROM division AS d
     CROSS JOIN LATERAL unnest(ARRAY[d.city_id, d.county_id, d.township_id]) AS above
     WHERE d.id = ANY (guard.roots('division')) AND above IS NOT NULL
$$;

REVOKE ALL ON ALL FUNCTIONS IN SCHEMA guard FROM PUBLIC;
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA guard TO registry_runtime;

-- The subselects are evaluated once for a statement, at the first row that asks.
ALTER TABLE person ENABLE ROW LEVEL SECURITY;
CREATE POLICY see ON person FOR SELECT TO registry_runtime
    USING ((SELECT guard.roots('person')) && ARRAY[city_id, county_id, township_id, village_id]);

ALTER TABLE household ENABLE ROW LEVEL SECURITY;
CREATE POLICY see ON household FOR SELECT TO registry_runtime
    USING ((SELECT guard.roots('household')) && ARRAY[city_id, county_id, township_id, village_id]);

ALTER TABLE household_membership ENABLE ROW LEVEL SECURITY;
CREATE POLICY see ON household_membership FOR SELECT TO registry_runtime
    USING ((SELECT guard.roots('household')) && ARRAY[city_id, county_id, township_id, village_id]);

ALTER TABLE division ENABLE ROW LEVEL SECURITY;
CREATE POLICY see ON division FOR SELECT TO registry_runtime
    USING ((SELECT guard.roots('division')) && ARRAY[city_id, county_id, township_id, village_id]
           OR id = ANY (CAST((SELECT guard.superiors()) AS uuid[])));

ALTER TABLE division_code ENABLE ROW LEVEL SECURITY;
CREATE POLICY see ON division_code FOR SELECT TO registry_runtime
    USING (EXISTS (SELECT FROM division AS d WHERE d.id = division_code.division_id));

-- Everyone sees the own account and the own assignments, nobody another's.
ALTER TABLE user_account ENABLE ROW LEVEL SECURITY;
CREATE POLICY see ON user_account FOR SELECT TO registry_runtime USING (id = (SELECT guard.subject()));

ALTER TABLE role_assignment ENABLE ROW LEVEL SECURITY;
CREATE POLICY see ON role_assignment FOR SELECT TO registry_runtime USING (account_id = (SELECT guard.subject()));

-- Locked entirely: these are read only through the narrow functions of authz.sql.
ALTER TABLE account_session ENABLE ROW LEVEL SECURITY;
ALTER TABLE policy_rule ENABLE ROW LEVEL SECURITY;
ALTER TABLE division_governance ENABLE ROW LEVEL SECURITY;

-- The runtime role reads; what it may write comes with the commands. Sealed values and password hashes it never reads whole.
REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO registry_runtime;
GRANT SELECT ON division, division_code, household, household_membership, coded_value, role_assignment TO registry_runtime;
GRANT SELECT (id, name, display_name, version, created_at, updated_at) ON user_account TO registry_runtime;
GRANT SELECT (id, division_id, city_id, county_id, township_id, village_id, registered_division_id, name, pinyin, sex,
              birth_date, ethnic_group, marital_status, education, id_number_digest, id_number_masked, phone_digest,
              phone_masked, version, created_at, updated_at) ON person TO registry_runtime;
