-- With which key values are sealed, and how it changes while people work; the ways to sealed values and their digests.

CREATE TABLE sealing_key (
    "only" BOOLEAN DEFAULT 'true' NOT NULL,
    current SMALLINT DEFAULT '1' NOT NULL,
    fingerprint BYTEA,
    CONSTRAINT pk_sealing_key PRIMARY KEY ("only"),
    CONSTRAINT ck_sealing_key_only CHECK ("only"),
    CONSTRAINT ck_sealing_key_current CHECK (current BETWEEN 1 AND 255)
);
INSERT INTO sealing_key DEFAULT VALUES;
GRANT SELECT ON sealing_key TO registry_runtime;

-- The number of the key in force, which stays in force until this transaction ends: who changes it waits for all who hold it,
-- and whoever comes later waits for the change. So all who seal at one time seal with one key, and the unique digests of one
-- key are enough to keep one number from being registered twice.
CREATE FUNCTION guard.hold_sealing_key() RETURNS smallint
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE
    number smallint;
BEGIN
    IF current_setting('transaction_isolation') <> 'read committed' THEN
        RAISE EXCEPTION 'values are sealed in READ COMMITTED only' USING ERRCODE = 'object_not_in_prerequisite_state';
    END IF;
    PERFORM pg_advisory_xact_lock_shared(3213001002);
    SELECT k.current INTO STRICT number FROM sealing_key AS k;
    RETURN number;
END
$$;

-- Puts the next key in force, once nobody seals with the one before.
CREATE FUNCTION guard.turn_sealing_key(number smallint, mark bytea) RETURNS void
LANGUAGE plpgsql VOLATILE SET search_path = public, pg_temp
AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(3213001002);
    UPDATE sealing_key SET current = number, fingerprint = mark;
END
$$;

-- A value sealed with another key than that in force is not taken: its writer reads the keys again and tries again.
CREATE FUNCTION guard.refuse_other_key() RETURNS trigger
LANGUAGE plpgsql
AS $$
BEGIN
    RAISE EXCEPTION 'sealed with a key that is not in force' USING ERRCODE = 'RG003';
END
$$;

CREATE TRIGGER id_number_sealed_now BEFORE INSERT OR UPDATE OF id_number_sealed ON person
    FOR EACH ROW WHEN (NEW.id_number_sealed IS NOT NULL AND get_byte(NEW.id_number_sealed, 0) <> guard.hold_sealing_key())
    EXECUTE FUNCTION guard.refuse_other_key();
CREATE TRIGGER phone_sealed_now BEFORE INSERT OR UPDATE OF phone_sealed ON person
    FOR EACH ROW WHEN (NEW.phone_sealed IS NOT NULL AND get_byte(NEW.phone_sealed, 0) <> guard.hold_sealing_key())
    EXECUTE FUNCTION guard.refuse_other_key();
CREATE TRIGGER phone_sealed_now BEFORE INSERT OR UPDATE OF phone_sealed ON institution
    FOR EACH ROW WHEN (NEW.phone_sealed IS NOT NULL AND get_byte(NEW.phone_sealed, 0) <> guard.hold_sealing_key())
    EXECUTE FUNCTION guard.refuse_other_key();
CREATE TRIGGER phone_sealed_now BEFORE INSERT OR UPDATE OF phone_sealed ON cemetery
    FOR EACH ROW WHEN (NEW.phone_sealed IS NOT NULL AND get_byte(NEW.phone_sealed, 0) <> guard.hold_sealing_key())
    EXECUTE FUNCTION guard.refuse_other_key();
CREATE TRIGGER phone_sealed_now BEFORE INSERT OR UPDATE OF phone_sealed ON social_organization
    FOR EACH ROW WHEN (NEW.phone_sealed IS NOT NULL AND get_byte(NEW.phone_sealed, 0) <> guard.hold_sealing_key())
    EXECUTE FUNCTION guard.refuse_other_key();
CREATE TRIGGER phone_sealed_now BEFORE INSERT OR UPDATE OF phone_sealed ON community_facility
    FOR EACH ROW WHEN (NEW.phone_sealed IS NOT NULL AND get_byte(NEW.phone_sealed, 0) <> guard.hold_sealing_key())
    EXECUTE FUNCTION guard.refuse_other_key();
CREATE TRIGGER phone_sealed_now BEFORE INSERT OR UPDATE OF phone_sealed ON supervision_committee
    FOR EACH ROW WHEN (NEW.phone_sealed IS NOT NULL AND get_byte(NEW.phone_sealed, 0) <> guard.hold_sealing_key())
    EXECUTE FUNCTION guard.refuse_other_key();

-- Whether any person has a number of which these are the digests, one for each key. The key in force is held first: without
-- that, two transactions could register one number at the same time, each with another key.
CREATE FUNCTION guard.digest_taken(kind text, digests bytea[]) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
    PERFORM guard.hold_sealing_key();
    IF kind <> 'id_number' THEN
        RAISE EXCEPTION 'only citizen numbers are unique' USING ERRCODE = 'invalid_parameter_value';
    END IF;
    RETURN EXISTS (SELECT FROM person AS p WHERE p.id_number_digest = ANY (digests));
END
$$;

-- The sealed values that an entry of audit says are shown, as they were then, to whoever made that entry and may reveal them
-- there, for five minutes. The entry must have been committed: a transaction that has written anything might still be undone,
-- and then nobody would know what was shown.
CREATE FUNCTION guard.sealed_of(entry uuid) RETURNS TABLE (field text, sealed bytea)
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
       AND guard.roots(own.needed) && ARRAY[p.city_id, p.county_id, p.township_id, p.village_id];
END
$$;

REVOKE EXECUTE ON FUNCTION guard.hold_sealing_key(), guard.turn_sealing_key(smallint, bytea), guard.refuse_other_key(),
    guard.digest_taken(text, bytea[]), guard.sealed_of(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION guard.hold_sealing_key(), guard.digest_taken(text, bytea[]), guard.sealed_of(uuid)
    TO registry_runtime;
