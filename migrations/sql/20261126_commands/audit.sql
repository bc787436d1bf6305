-- The audit trail: written once, never changed by anybody, and partitioned by month.
-- Partitions lie in a schema of their own, in which nobody but the owner reads or writes: all goes through the tables above them.

CREATE SCHEMA audit;
GRANT USAGE ON SCHEMA audit TO registry_runtime;

-- The least UUIDv7 of a month: its first instant in Asia/Shanghai as milliseconds, then nothing.
CREATE FUNCTION audit.first_id(month date) RETURNS uuid
LANGUAGE sql STABLE
AS $$
    SELECT CAST(rpad(lpad(to_hex(CAST(extract(epoch FROM CAST(month AS timestamp) AT TIME ZONE 'Asia/Shanghai') * 1000 AS bigint)),
                          12, '0'), 32, '0') AS uuid)
$$;

CREATE FUNCTION audit.never_changed() RETURNS trigger
LANGUAGE plpgsql
AS $$
BEGIN
    RAISE EXCEPTION 'the audit trail is never changed: % of % is refused', TG_OP, TG_TABLE_NAME
          USING ERRCODE = 'object_not_in_prerequisite_state';
END
$$;

-- The lineage of an entry is that of its time: a division that moves leaves its old entries where they were. So it is not kept
-- by keep_lineage, which is how rows are found that follow their division.
CREATE FUNCTION audit.take_lineage() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
    SELECT d.city_id, d.county_id, d.township_id, d.village_id
      INTO STRICT NEW.city_id, NEW.county_id, NEW.township_id, NEW.village_id
      FROM division AS d
     WHERE d.id = NEW.division_id;
    RETURN NEW;
END
$$;

-- Makes one partition. Made beside the table and then attached, so that acts need not wait for it. Triggers of a statement
-- are each table's own, and those of the table above would not fire for a statement that names the partition.
CREATE FUNCTION audit.make_partition(of_table text, name text, since uuid, until uuid) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
    EXECUTE format('CREATE TABLE audit.%I (LIKE %I INCLUDING ALL)', name, of_table);
    EXECUTE format('ALTER TABLE %I ATTACH PARTITION audit.%I FOR VALUES FROM (%s) TO (%L)',
                   of_table, name, coalesce(quote_literal(since), 'MINVALUE'), until);
    EXECUTE format('CREATE TRIGGER never_changed BEFORE UPDATE OR DELETE OR TRUNCATE ON audit.%I
                        FOR EACH STATEMENT EXECUTE FUNCTION audit.never_changed()', name);
    EXECUTE format('ALTER TABLE audit.%I ENABLE ALWAYS TRIGGER never_changed', name);
END
$$;

-- Makes the partitions that are missing of this month and so many months ahead; gives how many. A month without a partition is a
-- month without acts: an entry that lies nowhere makes its act fail. One caller at a time,
-- and ten years at most.
CREATE FUNCTION audit.keep_months(ahead integer) RETURNS bigint
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE
    missing record;
    made bigint := 0;
BEGIN
    IF ahead NOT BETWEEN 0 AND 36 THEN
        RAISE EXCEPTION 'partitions are made for three years ahead at most' USING ERRCODE = 'invalid_parameter_value';
    END IF;
    PERFORM pg_advisory_xact_lock(3213001003);
    FOR missing IN
        SELECT part.of_table, part.prefix || to_char(m.month, '_YYYY_MM') AS name, CAST(m.month AS date) AS month,
               CAST(m.month + interval '1 month' AS date) AS next
          FROM generate_series(CAST(date_trunc('month', civil_day()) AS timestamp),
                               date_trunc('month', civil_day()) + make_interval(months => least(ahead, 120)), '1 month') AS m (month)
         CROSS JOIN (VALUES ('audit_entry', 'entry'), ('audit_object', 'object')) AS part (of_table, prefix)
         WHERE to_regclass('audit.' || part.prefix || to_char(m.month, '_YYYY_MM')) IS NULL
         ORDER BY m.month, part.of_table
    LOOP
        PERFORM audit.make_partition(missing.of_table, missing.name, audit.first_id(missing.month), audit.first_id(missing.next));
        made := made + 1;
    END LOOP;
    RETURN made;
END
$$;

-- Whose filing a row is: the account of the act that made it, found by what an insert always says, its division. Null where the
-- row was there before there was a trail. ``beside`` is what the entry is about, where that is not the row itself.
CREATE FUNCTION audit.filed_by(filed uuid, beside uuid) RETURNS uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
    SELECT e.account_id
      FROM audit_entry AS e
     WHERE e.id IN (SELECT o.entry_id FROM audit_object AS o WHERE o.object_id IN (filed, beside)
                    UNION ALL
                    SELECT a.id FROM audit_entry AS a WHERE a.object_id = filed)
       AND e.outcome = 'DONE'
       AND EXISTS (SELECT FROM jsonb_to_recordset(e.changes) AS c (object text, field text, before text)
                    WHERE split_part(c.object, ':', 2) = filed::text AND c.field = 'divisionId' AND c.before IS NULL)
     ORDER BY e.id
     LIMIT 1
$$;

CREATE FUNCTION audit.filed_by(filed uuid) RETURNS uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$ SELECT audit.filed_by(filed, filed) $$;

GRANT EXECUTE ON FUNCTION audit.keep_months(integer), audit.filed_by(uuid), audit.filed_by(uuid, uuid) TO registry_runtime;

CREATE TRIGGER never_changed BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_entry
    FOR EACH STATEMENT EXECUTE FUNCTION audit.never_changed();
CREATE TRIGGER never_changed BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_object
    FOR EACH STATEMENT EXECUTE FUNCTION audit.never_changed();
ALTER TABLE audit_entry ENABLE ALWAYS TRIGGER never_changed;
ALTER TABLE audit_object ENABLE ALWAYS TRIGGER never_changed;
CREATE TRIGGER take_lineage BEFORE INSERT ON audit_entry FOR EACH ROW EXECUTE FUNCTION audit.take_lineage();
CREATE TRIGGER take_lineage BEFORE INSERT ON audit_object FOR EACH ROW EXECUTE FUNCTION audit.take_lineage();

-- All that is older than the first month, then the months.
SELECT audit.make_partition(part.of_table, part.prefix || '_before', NULL,
                            audit.first_id(CAST(date_trunc('month', civil_day()) AS date)))
  FROM (VALUES ('audit_entry', 'entry'), ('audit_object', 'object')) AS part (of_table, prefix);
SELECT audit.keep_months(12);
