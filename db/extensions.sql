-- What a superuser adds inside the database "registry", after roles.sql.

-- Equality beside ranges in one exclusion constraint.
CREATE EXTENSION IF NOT EXISTS btree_gist;

-- Indexes for "name contains".
CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- Only the owner of the database makes things in it.
ALTER SCHEMA public OWNER TO registry_owner;

REVOKE ALL ON SCHEMA public FROM PUBLIC;

GRANT USAGE ON SCHEMA public TO registry_runtime;
