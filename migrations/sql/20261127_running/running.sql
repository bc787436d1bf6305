-- What those who run the platform ask of the database, by the role of requests and under no account.

-- Whether the tables are those of the code that asks: read by /readyz.
GRANT SELECT ON alembic_version TO registry_runtime;

-- When the newest entry of the record of power was made. Nothing but the moment: row security shows no entry to nobody.
CREATE FUNCTION guard.audit_newest() RETURNS timestamptz
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
    SELECT uuid_extract_timestamp(id) FROM audit_entry ORDER BY id DESC LIMIT 1
$$;
REVOKE ALL ON FUNCTION guard.audit_newest() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION guard.audit_newest() TO registry_runtime;
