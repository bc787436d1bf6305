-- What those who run the platform ask of the database, by the role of requests and under no account.

-- The version of the tables: /readyz compares it with that of the code that asks.
CREATE FUNCTION guard.schema_version() RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
    SELECT version_num FROM alembic_version
$$;

-- When the newest entry of the record of power was made. Nothing but the moment: row security shows no entry to nobody.
CREATE FUNCTION guard.audit_newest() RETURNS timestamptz
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
    SELECT uuid_extract_timestamp(id) FROM audit_entry ORDER BY id DESC LIMIT 1
$$;
REVOKE ALL ON FUNCTION guard.schema_version(), guard.audit_newest() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION guard.schema_version(), guard.audit_newest() TO registry_runtime;
