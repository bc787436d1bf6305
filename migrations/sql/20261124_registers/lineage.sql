-- Lineage: which city, county-level unit, township and village a row lies under. Kept by the database, never by a writer.
-- The dated tree (division_governance) is the source; division and every register below it follow it.

-- A function is nobody's but its owner's until it is granted.
ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;

-- How far below the city a level is.
CREATE FUNCTION depth_of(level text) RETURNS integer
LANGUAGE sql IMMUTABLE
RETURN array_position(ARRAY['city', 'county', 'township', 'village'], level) - 1;

-- Today in Asia/Shanghai: the day by which governance and assignments begin and end.
CREATE FUNCTION civil_day() RETURNS date
LANGUAGE sql STABLE
RETURN CAST(now() AT TIME ZONE 'Asia/Shanghai' AS date);

-- A register's row takes its lineage from its division, whatever the writer says. The division is held meanwhile: were it
-- moved by another transaction at the same time, neither would see the other's row.
CREATE FUNCTION keep_lineage() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
    SELECT d.city_id, d.county_id, d.township_id, d.village_id
      INTO STRICT NEW.city_id, NEW.county_id, NEW.township_id, NEW.village_id
      FROM division AS d
     WHERE d.id = NEW.division_id
       FOR SHARE;
    RETURN NEW;
END
$$;

-- A membership lies where its household lies. Whoever changes a household's members does so one after the other, and not
-- while the household moves.
CREATE FUNCTION keep_membership_division() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
    SELECT h.division_id INTO STRICT NEW.division_id FROM household AS h WHERE h.id = NEW.household_id FOR NO KEY UPDATE;
    RETURN NEW;
END
$$;

-- When a household moves, its memberships move with it.
CREATE FUNCTION move_memberships() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
    UPDATE household_membership SET division_id = NEW.division_id WHERE household_id = NEW.id;
    RETURN NULL;
END
$$;

-- The tree as it stands today: every division with its parent, lineage and path. Today is the civil day of Asia/Shanghai.
CREATE FUNCTION current_lineage()
RETURNS TABLE (id uuid, parent_id uuid, city_id uuid, county_id uuid, township_id uuid, village_id uuid, path text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
    WITH RECURSIVE tree AS (
        SELECT d.id, CAST(NULL AS uuid) AS parent_id, d.id AS city_id, CAST(NULL AS uuid) AS county_id,
               CAST(NULL AS uuid) AS township_id, CAST(NULL AS uuid) AS village_id, d.name AS path, 0 AS depth
          FROM division AS d
         WHERE d.level = 'city'
        UNION ALL
        SELECT d.id, t.id, t.city_id,
               CASE d.level WHEN 'county' THEN d.id ELSE t.county_id END,
               CASE d.level WHEN 'township' THEN d.id ELSE t.township_id END,
               CASE d.level WHEN 'village' THEN d.id ELSE t.village_id END,
               t.path || '/' || d.name,
               depth_of(d.level)
          FROM tree AS t
          JOIN division_governance AS g ON g.parent_id = t.id
           AND daterange(g.started_on, g.ended_on) @> civil_day()
          JOIN division AS d ON d.id = g.division_id
         WHERE depth_of(d.level) > t.depth
    )
    SELECT id, parent_id, city_id, county_id, township_id, village_id, path FROM tree
$$;

-- Brings divisions, and by their trigger every row under them, in line with the tree; gives the number that changed.
CREATE FUNCTION refresh_lineage() RETURNS bigint
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
    WITH changed AS (
        UPDATE division AS d
           SET parent_id = t.parent_id, city_id = t.city_id, county_id = t.county_id,
               township_id = t.township_id, village_id = t.village_id, path = t.path,
               version = d.version + 1, updated_at = now()
          FROM current_lineage() AS t
         WHERE t.id = d.id
           AND (d.parent_id, d.city_id, d.county_id, d.township_id, d.village_id, d.path)
               IS DISTINCT FROM (t.parent_id, t.city_id, t.county_id, t.township_id, t.village_id, t.path)
        RETURNING d.id
    )
    SELECT count(*) FROM changed
$$;

-- The tree is brought in line once, at the end of the transaction that changed it: half a move is no state of the tree.
-- Only in READ COMMITTED does that transaction see the rows that others wrote under the old tree meanwhile.
CREATE FUNCTION tree_changed() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
    IF current_setting('transaction_isolation') <> 'read committed' THEN
        RAISE EXCEPTION 'the tree of divisions is changed in READ COMMITTED only' USING ERRCODE = 'object_not_in_prerequisite_state';
    END IF;
    PERFORM set_config('registry.tree', 'changed', true);
    RETURN NULL;
END
$$;

CREATE FUNCTION tree_is_never_emptied() RETURNS trigger
LANGUAGE plpgsql
AS $$
BEGIN
    RAISE EXCEPTION 'division_governance is never truncated' USING ERRCODE = 'object_not_in_prerequisite_state';
END
$$;

-- Settled comes after the refresh, whose own changes of divisions would else ask for another.
CREATE FUNCTION settle_tree() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
    IF current_setting('registry.tree', true) = 'changed' THEN
        PERFORM check_governance();
        PERFORM refresh_lineage();
        PERFORM set_config('registry.tree', 'settled', true);
    END IF;
    RETURN NULL;
END
$$;

-- Raises if anybody is governed, in whatever period, by a division of the same level or a lower one, so there is no cycle; and
-- if a division that was governed is left without anybody who governs it, unless it is abolished: its people would be nobody's.
CREATE FUNCTION check_governance() RETURNS void
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE
    wrong record;
BEGIN
    FOR wrong IN
        SELECT d.name AS below, p.name AS above
          FROM division_governance AS g
          JOIN division AS d ON d.id = g.division_id
          JOIN division AS p ON p.id = g.parent_id
         WHERE depth_of(p.level) >= depth_of(d.level)
         LIMIT 1
    LOOP
        RAISE EXCEPTION '% cannot be governed by %, which is of no higher level', wrong.below, wrong.above
              USING ERRCODE = 'check_violation';
    END LOOP;
    FOR wrong IN
        SELECT d.name, l.day
          FROM division AS d
         CROSS JOIN LATERAL (
               SELECT g.ended_on AS day FROM division_governance AS g WHERE g.division_id = d.id AND g.ended_on IS NOT NULL
               UNION ALL
               SELECT civil_day() WHERE d.city_id IS NOT NULL) AS l
         WHERE d.level <> 'city'
           AND (d.abolished_on IS NULL OR d.abolished_on > l.day)
           AND NOT EXISTS (SELECT FROM division_governance AS n
                            WHERE n.division_id = d.id AND daterange(n.started_on, n.ended_on) @> l.day)
         LIMIT 1
    LOOP
        RAISE EXCEPTION '% is governed by nobody on %; say who follows, or abolish it', wrong.name, wrong.day
              USING ERRCODE = 'check_violation';
    END LOOP;
END
$$;

-- When divisions change, every register's rows under them follow in the same transaction.
CREATE FUNCTION spread_lineage() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE
    register regclass;
BEGIN
    FOR register IN SELECT t.tgrelid FROM pg_trigger AS t WHERE t.tgname = 'keep_lineage' ORDER BY 1 LOOP
        EXECUTE format(
            'UPDATE %s AS r SET city_id = d.city_id, county_id = d.county_id, township_id = d.township_id,
                    village_id = d.village_id
               FROM new_divisions AS d
              WHERE r.division_id = d.id
                AND (r.city_id, r.county_id, r.township_id, r.village_id)
                    IS DISTINCT FROM (d.city_id, d.county_id, d.township_id, d.village_id)', register);
    END LOOP;
    RETURN NULL;
END
$$;

-- Raises if any row's lineage differs from its division's, any division's from the tree, or any membership's division from
-- its household's. For loads and for tests.
CREATE FUNCTION check_lineage() RETURNS void
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE
    register regclass;
    wrong bigint;
BEGIN
    SELECT count(*) INTO wrong FROM division AS d JOIN current_lineage() AS t ON t.id = d.id
     WHERE (d.parent_id, d.city_id, d.county_id, d.township_id, d.village_id, d.path)
           IS DISTINCT FROM (t.parent_id, t.city_id, t.county_id, t.township_id, t.village_id, t.path);
    IF wrong > 0 THEN
        RAISE EXCEPTION 'the lineage of % divisions differs from the tree', wrong;
    END IF;
    FOR register IN SELECT t.tgrelid FROM pg_trigger AS t WHERE t.tgname = 'keep_lineage' ORDER BY 1 LOOP
        EXECUTE format(
            'SELECT count(*) FROM %s AS r JOIN division AS d ON d.id = r.division_id
              WHERE (r.city_id, r.county_id, r.township_id, r.village_id)
                    IS DISTINCT FROM (d.city_id, d.county_id, d.township_id, d.village_id)', register) INTO wrong;
        IF wrong > 0 THEN
            RAISE EXCEPTION 'the lineage of % rows of % differs from their division', wrong, register;
        END IF;
    END LOOP;
    SELECT count(*) INTO wrong FROM household_membership AS m JOIN household AS h ON h.id = m.household_id
     WHERE m.division_id <> h.division_id;
    IF wrong > 0 THEN
        RAISE EXCEPTION 'the division of % memberships differs from their household', wrong;
    END IF;
END
$$;

-- A household that has members has exactly one head (two are refused by the exclusion constraint). The household is held,
-- or of two transactions one could take the head away while the other adds a member.
CREATE FUNCTION household_has_head() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE
    home uuid;
BEGIN
    FOREACH home IN ARRAY CASE TG_OP
        WHEN 'INSERT' THEN ARRAY[NEW.household_id]
        WHEN 'DELETE' THEN ARRAY[OLD.household_id]
        ELSE ARRAY[NEW.household_id, OLD.household_id] END LOOP
        PERFORM FROM household AS h WHERE h.id = home FOR NO KEY UPDATE;
        IF EXISTS (SELECT FROM household_membership AS m WHERE m.household_id = home AND m.ended_on IS NULL)
           AND NOT EXISTS (SELECT FROM household_membership AS m
                            WHERE m.household_id = home AND m.ended_on IS NULL AND m.relation = '02') THEN
            RAISE EXCEPTION 'household % has members but no head', home USING ERRCODE = 'check_violation';
        END IF;
    END LOOP;
    RETURN NULL;
END
$$;

CREATE TRIGGER keep_lineage BEFORE INSERT OR UPDATE OF division_id, city_id, county_id, township_id, village_id ON person
    FOR EACH ROW EXECUTE FUNCTION keep_lineage();
CREATE TRIGGER keep_lineage BEFORE INSERT OR UPDATE OF division_id, city_id, county_id, township_id, village_id ON household
    FOR EACH ROW EXECUTE FUNCTION keep_lineage();
CREATE TRIGGER keep_lineage
    BEFORE INSERT OR UPDATE OF household_id, division_id, city_id, county_id, township_id, village_id ON household_membership
    FOR EACH ROW EXECUTE FUNCTION keep_lineage();
-- Triggers of one moment fire in the order of their names, so this one comes before keep_lineage.
CREATE TRIGGER keep_division BEFORE INSERT OR UPDATE OF household_id, division_id ON household_membership
    FOR EACH ROW EXECUTE FUNCTION keep_membership_division();
CREATE TRIGGER move_memberships AFTER UPDATE OF division_id ON household
    FOR EACH ROW WHEN (OLD.division_id IS DISTINCT FROM NEW.division_id) EXECUTE FUNCTION move_memberships();
CREATE CONSTRAINT TRIGGER household_has_head AFTER INSERT OR UPDATE OR DELETE ON household_membership
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION household_has_head();
-- Before the statement, so that it has said so when the first row settles, even where constraints are checked at once.
CREATE TRIGGER tree_changed BEFORE INSERT OR UPDATE OR DELETE ON division_governance
    FOR EACH STATEMENT EXECUTE FUNCTION tree_changed();
CREATE TRIGGER tree_changed
    BEFORE INSERT OR UPDATE OF name, level, parent_id, city_id, county_id, township_id, village_id, path ON division
    FOR EACH STATEMENT EXECUTE FUNCTION tree_changed();
CREATE TRIGGER tree_is_never_emptied BEFORE TRUNCATE ON division_governance
    FOR EACH STATEMENT EXECUTE FUNCTION tree_is_never_emptied();
CREATE CONSTRAINT TRIGGER settle_tree AFTER INSERT OR UPDATE OR DELETE ON division_governance
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION settle_tree();
CREATE CONSTRAINT TRIGGER settle_tree
    AFTER INSERT OR UPDATE OF name, level, parent_id, city_id, county_id, township_id, village_id, path ON division
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION settle_tree();
CREATE TRIGGER spread_lineage AFTER UPDATE ON division
    REFERENCING NEW TABLE AS new_divisions FOR EACH STATEMENT EXECUTE FUNCTION spread_lineage();
