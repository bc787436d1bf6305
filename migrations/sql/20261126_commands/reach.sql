-- The reach of an account knows what it may write and reveal, too: 'person+write' where any rule lets it register, change or
-- approve people or a field group of theirs, 'person.identity+reveal' where it may reveal that.

CREATE OR REPLACE FUNCTION guard.derive(accounts uuid[]) RETURNS SETOF guard.reach
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
    WITH held AS (
        SELECT a.account_id, granted.object, array_agg(DISTINCT a.division_id)::text AS roots
          FROM role_assignment AS a
          JOIN user_account AS u ON u.id = a.account_id AND u.disabled_at IS NULL
          JOIN policy_rule AS p ON p.role = a.role
         CROSS JOIN LATERAL (
               SELECT CASE WHEN p.action = 'read' AND strpos(p.object, '.') = 0 THEN p.object
                           WHEN p.action IN ('register', 'change', 'approve') THEN split_part(p.object, '.', 1) || '+write'
                           WHEN p.action = 'reveal' THEN p.object || '+reveal' END) AS granted (object)
         WHERE (accounts IS NULL OR a.account_id = ANY (accounts))
           AND granted.object IS NOT NULL
           AND a.started_on <= civil_day() AND (a.ended_on IS NULL OR a.ended_on > civil_day())
         GROUP BY a.account_id, granted.object
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

-- The roots of who has entered, below which rows of a register may be written; null where there are none.
CREATE FUNCTION guard.writes(register text) RETURNS uuid[]
LANGUAGE sql STABLE
AS $$ SELECT guard.roots(register || '+write') $$;

GRANT EXECUTE ON FUNCTION guard.writes(text) TO registry_runtime;

SELECT guard.renew(NULL);
