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
                  AND e.xmin = CAST(pg_current_xact_id() AS xid)
                  AND e.changes @> jsonb_build_array(jsonb_build_object('object', TG_ARGV[0] || ':' || coalesce(NEW.id, OLD.id))))
    THEN
        RETURN NULL;
    END IF;
    IF guard.current_act() IS NULL THEN
        RAISE EXCEPTION 'no acting subject: % of % is refused', TG_OP, TG_TABLE_NAME USING ERRCODE = 'RG001';
    END IF;
    FOREACH place IN ARRAY array_remove(ARRAY[OLD.division_id, NEW.division_id], NULL) LOOP
        PERFORM FROM audit_entry AS e
          WHERE e.id >= guard.current_act() AND e.act_id = guard.current_act() AND e.division_id = place AND e.outcome = 'DONE'
            AND e.xmin = CAST(pg_current_xact_id() AS xid)
            AND e.changes @> jsonb_build_array(jsonb_build_object('object', TG_ARGV[0] || ':' || coalesce(NEW.id, OLD.id)));
        IF NOT FOUND THEN
            RAISE EXCEPTION 'no entry of this act names % % where it lies', TG_TABLE_NAME, coalesce(NEW.id, OLD.id)
                  USING ERRCODE = 'RG002';
        END IF;
    END LOOP;
    RETURN NULL;
END
$$;

-- A row that is added is looked at when the transaction ends, and row security lets nobody add one who has not entered. So it is
-- changing, removing and emptying that wait for an act to begin, which may touch no row at all.
DO $$
DECLARE
    watched regclass;
BEGIN
    FOR watched IN SELECT t.tgrelid FROM pg_trigger AS t WHERE t.tgname = 'acting' ORDER BY t.tgrelid LOOP
        EXECUTE format('DROP TRIGGER acting ON %s', watched);
        EXECUTE format('CREATE TRIGGER acting BEFORE UPDATE OR DELETE OR TRUNCATE ON %s
                            FOR EACH STATEMENT EXECUTE FUNCTION guard.acting()', watched);
    END LOOP;
END
$$;
