-- What is written has been told: where the row lies, before and after, an entry of the act names it, that this very transaction has
-- written, within the hour, in the name of who has entered then. A new row is asked about before it is there, another one at the
-- end of its statement. The owner is exempt, and with it what its functions do beside a change.

-- Gives true if any entry of the act names a row, ``Person:<id>``, in a division; else refuses.
CREATE FUNCTION guard.told_by_any(place uuid, named text) RETURNS boolean
LANGUAGE plpgsql VOLATILE
AS $$
DECLARE
    act uuid := guard.current_act();
BEGIN
    IF act IS NULL OR guard.subject() IS NULL THEN
        RAISE EXCEPTION 'no acting subject: a change of % is refused', named USING ERRCODE = 'RG001';
    END IF;
    PERFORM FROM audit_entry AS e
      WHERE e.id >= act AND e.act_id = act AND e.division_id = place AND e.account_id = guard.subject()
        AND e.outcome = 'DONE' AND e.xmin = CAST(pg_current_xact_id() AS xid) AND e.at > clock_timestamp() - interval '1 hour'
        AND e.changes @> jsonb_build_array(jsonb_build_object('object', named));
    IF NOT FOUND THEN
        RAISE EXCEPTION 'no entry of this act names % where it lies', named USING ERRCODE = 'RG002';
    END IF;
    RETURN true;
END
$$;

-- The same. Nearly every act has one entry, so that one is looked at first: found by its id, it lies in one month, and the others are
-- not even opened. Numbers of transactions come again after four thousand million of them, which takes more than an hour.
CREATE FUNCTION guard.told(place uuid, named text) RETURNS boolean
LANGUAGE sql VOLATILE
AS $$
    SELECT CASE WHEN EXISTS (SELECT FROM audit_entry AS e
                              WHERE e.id = guard.current_act() AND e.act_id = e.id AND e.division_id = place
                                AND e.account_id = guard.subject() AND e.outcome = 'DONE'
                                AND e.xmin = CAST(pg_current_xact_id() AS xid) AND e.at > clock_timestamp() - interval '1 hour'
                                AND e.changes @> jsonb_build_array(jsonb_build_object('object', named)))
                THEN true ELSE guard.told_by_any(place, named) END
$$;
REVOKE ALL ON FUNCTION guard.told(uuid, text), guard.told_by_any(uuid, text) FROM PUBLIC;

-- A register's row takes its lineage from its division, whatever the writer says. The division is held meanwhile: were it moved by
-- another transaction at the same time, neither would see the other's row. A row that is new must have been told, which is seen
-- in the same look. The argument is the type by which entries name the table's rows.
CREATE OR REPLACE FUNCTION keep_lineage() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
    SELECT d.city_id, d.county_id, d.township_id, d.village_id
      INTO STRICT NEW.city_id, NEW.county_id, NEW.township_id, NEW.village_id
      FROM division AS d
     WHERE d.id = NEW.division_id
       AND CASE WHEN TG_OP = 'UPDATE' OR coalesce(nullif(current_setting('role'), 'none'), session_user) = 'registry_owner' THEN true
                ELSE guard.told(d.id, TG_ARGV[0] || ':' || NEW.id) END
       FOR SHARE;
    RETURN NEW;
END
$$;

CREATE OR REPLACE FUNCTION guard.leaves_an_entry() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
    PERFORM guard.told(place, TG_ARGV[0] || ':' || OLD.id)
       FROM unnest(CASE WHEN OLD.division_id = NEW.division_id OR TG_OP = 'DELETE' THEN ARRAY[OLD.division_id]
                        ELSE ARRAY[OLD.division_id, NEW.division_id] END) AS place;
    RETURN NULL;
END
$$;

-- Of a row that is new, keep_lineage asks; of others, who acts is asked before any is looked for, and what was told once it is found.
DO $$
DECLARE
    register record;
BEGIN
    FOR register IN
        SELECT k.tgrelid::regclass AS name, pg_get_triggerdef(k.oid) AS keeping,
               (string_to_array(encode(l.tgargs, 'escape'), '\000'))[1] AS type
          FROM pg_trigger AS k JOIN pg_trigger AS l ON l.tgrelid = k.tgrelid AND l.tgname = 'leaves_an_entry'
         WHERE k.tgname = 'keep_lineage'
    LOOP
        EXECUTE format('DROP TRIGGER keep_lineage ON %s', register.name);
        EXECUTE replace(register.keeping, 'keep_lineage()', format('keep_lineage(%L)', register.type));
        EXECUTE format('DROP TRIGGER acting ON %s', register.name);
        EXECUTE format('CREATE TRIGGER acting BEFORE UPDATE OR DELETE OR TRUNCATE ON %s
                            FOR EACH STATEMENT EXECUTE FUNCTION guard.acting()', register.name);
        EXECUTE format('DROP TRIGGER leaves_an_entry ON %s', register.name);
        EXECUTE format('CREATE TRIGGER leaves_an_entry AFTER UPDATE OR DELETE ON %s
                            FOR EACH ROW WHEN (current_user <> ''registry_owner'')
                            EXECUTE FUNCTION guard.leaves_an_entry(%L)', register.name, register.type);
    END LOOP;
END
$$;
