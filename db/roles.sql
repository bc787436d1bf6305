-- The two roles and the database, as a superuser of any PostgreSQL >= 18 makes them once.
-- Give both roles passwords on a server that others can reach: ALTER ROLE registry_runtime PASSWORD '...';

-- Owns the schema and changes it (migrations, the demo load). Row security holds for it too where the tables force it.
CREATE ROLE registry_owner LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOINHERIT NOREPLICATION NOBYPASSRLS;

-- Answers requests. Owns nothing; what it may do is granted by the migrations, table by table.
CREATE ROLE registry_runtime LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOINHERIT NOREPLICATION NOBYPASSRLS;

-- The order of text is the order of code points, on every machine and in every version of the system library.
CREATE DATABASE registry OWNER registry_owner TEMPLATE template0 ENCODING 'UTF8' LOCALE_PROVIDER builtin BUILTIN_LOCALE 'C.UTF-8' LOCALE 'C';

REVOKE ALL ON DATABASE registry FROM PUBLIC;

GRANT CONNECT ON DATABASE registry TO registry_runtime;
