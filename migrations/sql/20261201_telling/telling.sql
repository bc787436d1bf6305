-- Entries are written in one way: by audit.tell. Who did it, where that lies, and when, the database says itself.

DROP POLICY add ON audit_entry;
DROP POLICY add ON audit_object;
REVOKE INSERT ON audit_entry, audit_object FROM registry_runtime;

DROP TRIGGER take_lineage ON audit_entry;
DROP TRIGGER take_lineage ON audit_object;
DROP FUNCTION audit.take_lineage();
DROP FUNCTION guard.is_of_this_act(uuid);
DROP FUNCTION guard.act(uuid, uuid);

-- The act in which a further entry is told: one that this transaction has begun by its first entry, in the same name, and within the
-- hour. An entry that was written after a savepoint has another xmin, and begins nothing.
CREATE FUNCTION audit.begun() RETURNS uuid
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
    PERFORM FROM audit_entry AS e
      WHERE e.id = guard.current_act() AND e.act_id = e.id AND e.account_id = guard.subject()
        AND e.xmin = CAST(pg_current_xact_id() AS xid) AND e.at > clock_timestamp() - interval '1 hour';
    IF NOT FOUND THEN
        RAISE EXCEPTION 'no act has begun in which more could be told' USING ERRCODE = 'RG001';
    END IF;
    RETURN guard.current_act();
END
$$;

-- Tells of what is done, or refused, in a division: writes an entry with the objects that it touches, in the name of who has
-- entered, and gives its id. One that is not ``further`` begins an act, whose id it is; a further one is of the act that has begun.
-- Its lineage is the division's as it is now: a division that moves leaves its old entries where they were. In a transaction that
-- sees the world as it was when it began, neither lineage nor rights would be those of now. What is read of ``changes`` is read
-- as an array of objects, and an entry that is none could never be mended.
CREATE FUNCTION audit.tell(
    further boolean, division uuid, session uuid, role text, post text, power_item uuid, power_step uuid, action text,
    object_type text, object uuid, changes jsonb, reason text, outcome text, refusal text[], request text, client_address text,
    document text, client_mutation text, touched_types text[], touched uuid[]) RETURNS uuid
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE
    own uuid;
    act uuid;
    account uuid;
    account_name text;
    actor text;
    city uuid;
    county uuid;
    township uuid;
    village uuid;
    wrong text;
BEGIN
    -- Each expression of its own would be made ready once more in every transaction: so all is asked in one.
    SELECT i.id, CASE WHEN further THEN audit.begun() ELSE CAST(set_config('registry.act', CAST(i.id AS text), true) AS uuid) END,
           u.id, u.name, u.display_name, d.city_id, d.county_id, d.township_id, d.village_id,
           CASE WHEN current_setting('transaction_isolation') <> 'read committed' THEN 'an act is READ COMMITTED'
                WHEN jsonb_typeof(changes) <> 'array' OR jsonb_path_exists(changes, 'strict $[*] ? (@.type() != "object")')
                THEN 'changes are an array of objects' END
      INTO own, act, account, account_name, actor, city, county, township, village, wrong
      FROM (SELECT uuidv7() AS id) AS i CROSS JOIN user_account AS u CROSS JOIN public.division AS d
     WHERE u.id = guard.subject() AND u.disabled_at IS NULL AND d.id = division;
    IF account IS NULL THEN
        RAISE EXCEPTION 'no acting subject: an act in division % is refused', division USING ERRCODE = 'RG001';
    ELSIF wrong IS NOT NULL THEN
        RAISE EXCEPTION '%', wrong USING ERRCODE = 'invalid_parameter_value';
    END IF;
    INSERT INTO audit_entry (id, act_id, account_id, account, actor, session_id, role, post, division_id, city_id, county_id,
        township_id, village_id, power_item_id, power_step_id, action, object_type, object_id, changes, reason, outcome, refusal,
        request_id, client_address, document_hash, client_mutation_id)
    VALUES (own, act, account, account_name, actor, session, role, post, division, city, county, township, village, power_item,
        power_step, action, object_type, object, changes, reason, outcome, refusal, request, client_address, document,
        client_mutation);
    INSERT INTO audit_object (entry_id, object_type, object_id, division_id, city_id, county_id, township_id, village_id)
    SELECT own, t.type, t.id, division, city, county, township, village FROM unnest(touched_types, touched) AS t (type, id);
    RETURN own;
END
$$;

REVOKE ALL ON FUNCTION audit.begun(), audit.tell FROM PUBLIC;
GRANT EXECUTE ON FUNCTION audit.tell TO registry_runtime;

-- The objects of an entry are only ever looked for by the object: one index does for that, and for that none is told twice.
DROP INDEX ix_audit_object_object_id_entry_id;
ALTER TABLE audit_object DROP CONSTRAINT pk_audit_object;
ALTER TABLE audit_object ADD CONSTRAINT pk_audit_object PRIMARY KEY (object_id, entry_id);

-- PostgreSQL's own compression takes long beside all else that is done to write an entry. Where there is no other, an entry that fits
-- in a page is not compressed.
CREATE OR REPLACE FUNCTION audit.make_partition(of_table text, name text, since uuid, until uuid) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
    EXECUTE format('CREATE TABLE audit.%I (LIKE %I INCLUDING ALL)', name, of_table);
    PERFORM audit.leave_whole(format('audit.%I', name));
    EXECUTE format('ALTER TABLE %I ATTACH PARTITION audit.%I FOR VALUES FROM (%s) TO (%L)',
                   of_table, name, coalesce(quote_literal(since), 'MINVALUE'), until);
    EXECUTE format('CREATE TRIGGER never_changed BEFORE UPDATE OR DELETE OR TRUNCATE ON audit.%I
                        FOR EACH STATEMENT EXECUTE FUNCTION audit.never_changed()', name);
    EXECUTE format('ALTER TABLE audit.%I ENABLE ALWAYS TRIGGER never_changed', name);
END
$$;

CREATE FUNCTION audit.leave_whole(part regclass) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
    IF NOT (SELECT 'lz4' = ANY (enumvals) FROM pg_settings WHERE name = 'default_toast_compression') THEN
        EXECUTE format('ALTER TABLE %s SET (toast_tuple_target = 8160)', part);
    END IF;
END
$$;
REVOKE ALL ON FUNCTION audit.leave_whole(regclass) FROM PUBLIC;

SELECT audit.leave_whole(t.relid) FROM pg_partition_tree('audit_entry') AS t WHERE t.isleaf;
