-- What an entry costs beside the rows that it tells of; and which entries speak for a change.

-- An entry outlives what it speaks of, so it has no foreign keys: not to accounts and powers before, and now not to divisions.
-- A key would lock the division's row at each act, for all who act there at once. That the division is there is seen when the
-- lineage is taken from it; that it stays is seen here, once for each division that goes.
ALTER TABLE audit_entry DROP CONSTRAINT fk_audit_entry_division_id;
ALTER TABLE audit_object DROP CONSTRAINT fk_audit_object_division_id;

CREATE FUNCTION audit.keep_division() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
    IF (OLD.level = 'village' AND EXISTS (SELECT FROM audit_entry AS e WHERE e.village_id = OLD.id))
       OR (OLD.level = 'township' AND EXISTS (SELECT FROM audit_entry AS e WHERE e.township_id = OLD.id))
       OR (OLD.level = 'county' AND EXISTS (SELECT FROM audit_entry AS e WHERE e.county_id = OLD.id))
       OR (OLD.level = 'city' AND EXISTS (SELECT FROM audit_entry AS e WHERE e.city_id = OLD.id))
    THEN
        RAISE EXCEPTION 'the audit trail tells of acts in division %', OLD.id USING ERRCODE = 'foreign_key_violation';
    END IF;
    RETURN NULL;
END
$$;

CREATE TRIGGER keep_told_division AFTER DELETE ON division FOR EACH ROW EXECUTE FUNCTION audit.keep_division();

-- LZ4 takes a fraction of the time of PostgreSQL's own method; where PostgreSQL was built without it, that one stays.
-- A partition that is made later is made like the table.
DO $$
DECLARE
    part regclass;
BEGIN
    IF (SELECT 'lz4' = ANY (enumvals) FROM pg_settings WHERE name = 'default_toast_compression') THEN
        FOR part IN SELECT t.relid FROM pg_partition_tree('audit_entry') AS t LOOP
            EXECUTE format('ALTER TABLE %s ALTER COLUMN changes SET COMPRESSION lz4', part);
        END LOOP;
    END IF;
END
$$;

-- Only an entry that this very transaction has written speaks for what it changes: whoever takes up an act of earlier by its id
-- has no entry for what they do now. An entry that was written after a savepoint has another xmin, and speaks for nothing.
-- Numbers of transactions come again after four thousand million of them, which takes more than an hour.
--
-- Nearly every act has one entry, and nearly every row that it changes stays where it is: that is looked at first, in one go.
-- Of a row that is added there is nothing old, of one that is removed nothing new.
CREATE OR REPLACE FUNCTION guard.leaves_an_entry() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE
    place uuid;
BEGIN
    IF EXISTS (SELECT FROM audit_entry AS e
                WHERE e.id = guard.current_act() AND e.act_id = e.id AND e.outcome = 'DONE'
                  AND e.division_id = coalesce(NEW.division_id, OLD.division_id)
                  AND e.division_id = coalesce(OLD.division_id, NEW.division_id)
                  AND e.xmin = CAST(pg_current_xact_id() AS xid) AND e.at > now() - interval '1 hour'
                  AND e.changes @> jsonb_build_array(jsonb_build_object('object', TG_ARGV[0] || ':' || coalesce(NEW.id, OLD.id))))
    THEN
        RETURN NULL;
    END IF;
    FOREACH place IN ARRAY array_remove(ARRAY[OLD.division_id, NEW.division_id], NULL) LOOP
        PERFORM FROM audit_entry AS e
          WHERE e.id >= guard.current_act() AND e.act_id = guard.current_act() AND e.division_id = place AND e.outcome = 'DONE'
            AND e.xmin = CAST(pg_current_xact_id() AS xid) AND e.at > now() - interval '1 hour'
            AND e.changes @> jsonb_build_array(jsonb_build_object('object', TG_ARGV[0] || ':' || coalesce(NEW.id, OLD.id)));
        IF NOT FOUND THEN
            RAISE EXCEPTION 'no entry of this act names % % where it lies', TG_TABLE_NAME, coalesce(NEW.id, OLD.id)
                  USING ERRCODE = 'RG002';
        END IF;
    END LOOP;
    RETURN NULL;
END
$$;

-- What an account's roles let it do today. The settings of a transaction, which the role of requests could set by itself, are not
-- asked.
CREATE FUNCTION guard.held(account uuid) RETURNS json
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
    SELECT CAST(coalesce((SELECT r.roots FROM guard.reach AS r
                           WHERE r.account_id = account AND r.since <= civil_day() AND r.until > civil_day()),
                         (SELECT r.roots FROM guard.derive(ARRAY[account]) AS r)) AS json)
$$;
REVOKE ALL ON FUNCTION guard.held(uuid) FROM PUBLIC;

-- What a further entry of an act touches is said by the transaction that writes it.
CREATE OR REPLACE FUNCTION guard.is_of_this_act(entry uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
    SELECT EXISTS (SELECT FROM audit_entry AS e WHERE e.id = entry AND e.act_id = guard.current_act()
                      AND e.xmin = CAST(pg_current_xact_id() AS xid) AND e.at > now() - interval '1 hour')
$$;

-- The hour of an entry's id is that in which it is written, however long ago its transaction began.
ALTER POLICY add ON audit_entry
    WITH CHECK (account_id = (SELECT guard.subject()) AND act_id = (SELECT guard.current_act())
                AND uuid_extract_timestamp(id) BETWEEN clock_timestamp() - interval '1 hour'
                                                   AND clock_timestamp() + interval '1 hour');

-- Tables that follow the tree are the owner's. Whoever makes a table of their own, with a trigger of that name, does not get the
-- owner to write to it, and so to run what they have put there.
CREATE OR REPLACE FUNCTION spread_lineage() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE
    register regclass;
BEGIN
    FOR register IN SELECT t.tgrelid FROM pg_trigger AS t JOIN pg_class AS c ON c.oid = t.tgrelid
                     WHERE t.tgname = 'keep_lineage' AND c.relowner = CAST(current_user AS regrole) ORDER BY 1 LOOP
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

CREATE OR REPLACE FUNCTION children() RETURNS TABLE (child regclass, parent regclass, reference name)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
    SELECT t.tgrelid, CAST(said[1] AS regclass), CAST(said[2] AS name)
      FROM pg_trigger AS t
      JOIN pg_class AS c ON c.oid = t.tgrelid AND c.relowner = CAST(current_user AS regrole)
     CROSS JOIN LATERAL string_to_array(encode(t.tgargs, 'escape'), '\000') AS said
     WHERE t.tgname = 'keep_division'
     ORDER BY t.tgrelid
$$;

-- As before, but what may be revealed is asked of the account's roles, not of the settings of the transaction.
CREATE OR REPLACE FUNCTION guard.sealed_of(entry uuid) RETURNS TABLE (field text, sealed bytea)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
    IF pg_current_xact_id_if_assigned() IS NOT NULL THEN
        RAISE EXCEPTION 'a value is shown once its entry is durable' USING ERRCODE = 'object_not_in_prerequisite_state';
    END IF;
    RETURN QUERY
    SELECT own.field, own.sealed
      FROM audit_entry AS e
     CROSS JOIN LATERAL jsonb_to_recordset(e.changes) AS shown (object text, field text, after text)
      JOIN person AS p ON p.id = e.object_id
     CROSS JOIN LATERAL (VALUES ('idNumber', p.id_number_sealed, p.id_number_digest, 'person.identity+reveal'),
                                ('phone', p.phone_sealed, p.phone_digest, 'person.contact+reveal'))
                        AS own (field, sealed, digest, needed)
     WHERE e.id = entry
       AND e.account_id = guard.subject()
       AND e.action = 'revealIdentity'
       AND e.outcome = 'DONE'
       AND e.at > clock_timestamp() - interval '5 minutes'
       AND e.division_id = p.division_id
       AND shown.object = 'Person:' || p.id
       AND own.field = shown.field
       AND encode(own.digest, 'hex') IS NOT DISTINCT FROM shown.after
       AND CAST(guard.held(e.account_id) ->> own.needed AS uuid[]) && ARRAY[p.city_id, p.county_id, p.township_id, p.village_id];
END
$$;
