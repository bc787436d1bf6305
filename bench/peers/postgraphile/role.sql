-- By the superuser, once. Without the last two settings PostgreSQL merges the page with the whole index of memberships
-- from its beginning (60 ms and more a page), because it does not see that the page's lower bound holds there too.
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'bench_postgraphile') THEN
        CREATE ROLE bench_postgraphile LOGIN NOSUPERUSER NOBYPASSRLS;
    END IF;
END $$;
GRANT CONNECT ON DATABASE registry TO bench_postgraphile;
ALTER ROLE bench_postgraphile SET enable_mergejoin = off;
ALTER ROLE bench_postgraphile SET enable_hashjoin = off;
