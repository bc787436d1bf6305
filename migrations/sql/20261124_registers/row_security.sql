-- The second wall: which rows the runtime role sees, derived here from the subject's assignments and the policy alone.
-- A statement begins with guard.enter(account): it works out the account's roots once, into settings that last for its own
-- transaction, and the policies of the tables read them. Nobody entered, no assignment in force, no rule: no row.
-- Nothing here knows of the predicates that the planner makes.

CREATE SCHEMA guard;
GRANT USAGE ON SCHEMA guard TO registry_runtime;

-- What each account may read where: per register the roots of the subtrees, worked out from assignments and rules whenever
-- one of them changes, good from one day up to, not including, the next on which an assignment begins or ends.
CREATE TABLE guard.reach (
    account_id uuid PRIMARY KEY,
    person uuid[] NOT NULL,
    household uuid[] NOT NULL,
    division uuid[] NOT NULL,
    since date NOT NULL,
    until date NOT NULL
);

-- Works out the reach of these accounts, or of all. An account without a role in force today has none.
CREATE FUNCTION guard.derive(accounts uuid[]) RETURNS SETOF guard.reach
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
    SELECT a.account_id,
           coalesce(array_agg(DISTINCT a.division_id) FILTER (WHERE p.object = 'person'), '{}'),
           coalesce(array_agg(DISTINCT a.division_id) FILTER (WHERE p.object = 'household'), '{}'),
           coalesce(array_agg(DISTINCT a.division_id) FILTER (WHERE p.object = 'division'), '{}'),
           civil_day(),
           (SELECT coalesce(min(turn), 'infinity')
              FROM role_assignment AS r CROSS JOIN LATERAL (VALUES (r.started_on), (r.ended_on)) AS t (turn)
             WHERE r.account_id = a.account_id AND turn > civil_day())
      FROM role_assignment AS a
      JOIN user_account AS u ON u.id = a.account_id AND u.disabled_at IS NULL
      JOIN policy_rule AS p ON p.role = a.role AND p.action = 'read'
     WHERE (accounts IS NULL OR a.account_id = ANY (accounts))
       AND a.started_on <= civil_day() AND (a.ended_on IS NULL OR a.ended_on > civil_day())
     GROUP BY a.account_id
$$;

-- Works out the reach of these accounts, or of all, anew. One transaction at a time: the next sees what the one before it has
-- committed, so that a change of a rule and a change of an assignment cannot pass each other.
CREATE FUNCTION guard.renew(accounts uuid[]) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
    IF current_setting('transaction_isolation') <> 'read committed' THEN
        RAISE EXCEPTION 'accounts, assignments and rules are changed in READ COMMITTED only'
              USING ERRCODE = 'object_not_in_prerequisite_state';
    END IF;
    PERFORM pg_advisory_xact_lock(3213001001);
    DELETE FROM guard.reach AS r WHERE accounts IS NULL OR r.account_id = ANY (accounts);
    INSERT INTO guard.reach SELECT * FROM guard.derive(accounts);
END
$$;

CREATE FUNCTION guard.assignments_changed() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
    IF TG_OP <> 'DELETE' THEN
        PERFORM guard.renew(coalesce((SELECT array_agg(DISTINCT n.account_id) FROM arrived AS n), '{}'));
    END IF;
    IF TG_OP <> 'INSERT' THEN
        PERFORM guard.renew(coalesce((SELECT array_agg(DISTINCT o.account_id) FROM departed AS o), '{}'));
    END IF;
    RETURN NULL;
END
$$;

CREATE FUNCTION guard.accounts_changed() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE
    turned uuid[] := (SELECT array_agg(n.id) FROM arrived AS n JOIN departed AS o ON o.id = n.id
                       WHERE (n.disabled_at IS NULL) <> (o.disabled_at IS NULL));
BEGIN
    IF turned IS NOT NULL THEN
        PERFORM guard.renew(turned);
    END IF;
    RETURN NULL;
END
$$;

CREATE FUNCTION guard.rules_changed() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
    PERFORM guard.renew(NULL);
    RETURN NULL;
END
$$;

CREATE TRIGGER keep_reach_arrived AFTER INSERT ON role_assignment
    REFERENCING NEW TABLE AS arrived FOR EACH STATEMENT EXECUTE FUNCTION guard.assignments_changed();
CREATE TRIGGER keep_reach_changed AFTER UPDATE ON role_assignment
    REFERENCING NEW TABLE AS arrived OLD TABLE AS departed FOR EACH STATEMENT EXECUTE FUNCTION guard.assignments_changed();
CREATE TRIGGER keep_reach_departed AFTER DELETE ON role_assignment
    REFERENCING OLD TABLE AS departed FOR EACH STATEMENT EXECUTE FUNCTION guard.assignments_changed();
CREATE TRIGGER keep_reach_emptied AFTER TRUNCATE ON role_assignment
    FOR EACH STATEMENT EXECUTE FUNCTION guard.rules_changed();
CREATE TRIGGER keep_reach AFTER UPDATE ON user_account
    REFERENCING NEW TABLE AS arrived OLD TABLE AS departed FOR EACH STATEMENT EXECUTE FUNCTION guard.accounts_changed();
CREATE TRIGGER keep_reach AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON policy_rule
    FOR EACH STATEMENT EXECUTE FUNCTION guard.rules_changed();

-- Enters an account: its reach of today into settings of this transaction; nothing for a disabled account, or nobody's.
-- Whatever was entered before is forgotten. Always gives true, so that what depends on it runs.
CREATE FUNCTION guard.enter(account uuid) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE
    mine guard.reach;
    asks uuid := account;
BEGIN
    SELECT r.* INTO mine FROM guard.reach AS r
     WHERE r.account_id = account AND r.since <= civil_day() AND r.until > civil_day();
    IF NOT FOUND THEN
        SELECT r.* INTO mine FROM guard.derive(ARRAY[account]) AS r;
        SELECT u.id INTO asks FROM user_account AS u WHERE u.id = account AND u.disabled_at IS NULL;
    END IF;
    PERFORM set_config('registry.subject', coalesce(asks::text, ''), true),
            set_config('registry.roots_person', coalesce(mine.person::text, ''), true),
            set_config('registry.roots_household', coalesce(mine.household::text, ''), true),
            set_config('registry.roots_division', coalesce(mine.division::text, ''), true);
    RETURN true;
END
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

GRANT EXECUTE ON FUNCTION guard.enter(uuid), guard.subject(), guard.roots(text), guard.superiors() TO registry_runtime;

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
-- Called at each midnight by whichever process is first; it can only bring the tree in line with what is written.
GRANT EXECUTE ON FUNCTION refresh_lineage() TO registry_runtime;
GRANT SELECT ON division, division_code, household, household_membership, coded_value, role_assignment TO registry_runtime;
GRANT SELECT (id, name, display_name, version, created_at, updated_at) ON user_account TO registry_runtime;
GRANT SELECT (id, division_id, city_id, county_id, township_id, village_id, registered_division_id, name, pinyin, sex,
              birth_date, ethnic_group, marital_status, education, id_number_masked, phone_masked, version, created_at,
              updated_at) ON person TO registry_runtime;
