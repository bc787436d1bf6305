-- What PostGraphile is served over, as favourable to it as we could make it: narrow views with only the columns asked for,
-- current memberships as a view of their own (so that a person's household is a to-one relation and the partial indexes
-- are used), relations as a small keyed table, policies that are one equality with a setting and read no table.
DROP SCHEMA IF EXISTS bench CASCADE;
CREATE SCHEMA bench;

CREATE TABLE bench.relation_kind (code text PRIMARY KEY, name text NOT NULL);
INSERT INTO bench.relation_kind SELECT code, name FROM public.coded_value WHERE list = 'GB/T 4761';

CREATE VIEW bench.person WITH (security_invoker = true) AS
    SELECT id, name, sex, birth_date, division_id FROM public.person WHERE merged_into_id IS NULL;
CREATE VIEW bench.household WITH (security_invoker = true) AS
    SELECT id, number, address, kind FROM public.household;
CREATE VIEW bench.membership WITH (security_invoker = true) AS
    SELECT id, household_id, person_id, relation FROM public.household_membership WHERE ended_on IS NULL;
CREATE VIEW bench.division WITH (security_invoker = true) AS
    SELECT id, name, code FROM public.division;

COMMENT ON VIEW bench.household IS E'@primaryKey id';
COMMENT ON VIEW bench.division IS E'@primaryKey id';
COMMENT ON VIEW bench.person IS E'@primaryKey id
@foreignKey (division_id) references bench.division (id)|@fieldName residenceDivision|@foreignFieldName residents';
COMMENT ON VIEW bench.membership IS E'@primaryKey id
@unique person_id
@foreignKey (person_id) references bench.person (id)|@fieldName person|@foreignFieldName membership
@foreignKey (household_id) references bench.household (id)|@fieldName household|@foreignSimpleFieldName members
@foreignKey (relation) references bench.relation_kind (code)|@fieldName relationKind|@foreignFieldName memberships';

GRANT USAGE ON SCHEMA public, bench TO bench_postgraphile;
GRANT SELECT ON ALL TABLES IN SCHEMA bench TO bench_postgraphile;
GRANT SELECT ON public.person, public.household, public.household_membership, public.division TO bench_postgraphile;

DROP POLICY IF EXISTS bench_postgraphile ON public.person;
DROP POLICY IF EXISTS bench_postgraphile ON public.household;
DROP POLICY IF EXISTS bench_postgraphile ON public.household_membership;
DROP POLICY IF EXISTS bench_postgraphile ON public.division;
CREATE POLICY bench_postgraphile ON public.person FOR SELECT TO bench_postgraphile
    USING (county_id = (SELECT current_setting('bench.county', true)::uuid));
CREATE POLICY bench_postgraphile ON public.household FOR SELECT TO bench_postgraphile
    USING (county_id = (SELECT current_setting('bench.county', true)::uuid));
CREATE POLICY bench_postgraphile ON public.household_membership FOR SELECT TO bench_postgraphile
    USING (county_id = (SELECT current_setting('bench.county', true)::uuid));
CREATE POLICY bench_postgraphile ON public.division FOR SELECT TO bench_postgraphile USING (true);
