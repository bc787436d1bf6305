-- The reach of an account, for whatever registers the rules name: a new register needs no new column and no new function.

DROP FUNCTION guard.derive(uuid[]);
DROP TABLE guard.reach;

-- What each account may read where: a JSON object that gives per register the roots of the subtrees as the text of an array,
-- worked out from assignments and rules whenever one of them changes, good from one day up to, not including, the next on
-- which an assignment begins or ends.
CREATE TABLE guard.reach (
    account_id uuid PRIMARY KEY,
    roots text NOT NULL,
    since date NOT NULL,
    until date NOT NULL
);

-- Works out the reach of these accounts, or of all. An account without a role in force today has none. Field groups, which
-- have a dot in their name, are columns: row security knows rows only.
CREATE FUNCTION guard.derive(accounts uuid[]) RETURNS SETOF guard.reach
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
    WITH held AS (
        SELECT a.account_id, p.object, array_agg(DISTINCT a.division_id)::text AS roots
          FROM role_assignment AS a
          JOIN user_account AS u ON u.id = a.account_id AND u.disabled_at IS NULL
          JOIN policy_rule AS p ON p.role = a.role AND p.action = 'read' AND strpos(p.object, '.') = 0
         WHERE (accounts IS NULL OR a.account_id = ANY (accounts))
           AND a.started_on <= civil_day() AND (a.ended_on IS NULL OR a.ended_on > civil_day())
         GROUP BY a.account_id, p.object
    )
    SELECT h.account_id,
           json_object_agg(h.object, h.roots ORDER BY h.object)::text,
           civil_day(),
           (SELECT coalesce(min(turn), 'infinity')
              FROM role_assignment AS r CROSS JOIN LATERAL (VALUES (r.started_on), (r.ended_on)) AS t (turn)
             WHERE r.account_id = h.account_id AND turn > civil_day())
      FROM held AS h
     GROUP BY h.account_id
$$;

-- Enters an account: its reach of today into settings of this transaction; nothing for a disabled account, or nobody's.
-- Whatever was entered before is forgotten. Always gives true, so that what depends on it runs.
CREATE OR REPLACE FUNCTION guard.enter(account uuid) RETURNS boolean
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
            set_config('registry.roots', coalesce(mine.roots, ''), true);
    RETURN true;
END
$$;

-- The roots of who has entered, for a register; null where there are none.
CREATE OR REPLACE FUNCTION guard.roots(register text) RETURNS uuid[]
LANGUAGE sql STABLE
AS $$ SELECT CAST(CAST(nullif(current_setting('registry.roots', true), '') AS json) ->> register AS uuid[]) $$;

SELECT guard.renew(NULL);
