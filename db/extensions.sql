-- What a superuser adds inside the database "registry", after roles.sql; again after an update, which does no harm.

-- Equality beside ranges in one exclusion constraint.
CREATE EXTENSION IF NOT EXISTS btree_gist;

-- "Name contains" by an index. PostgreSQL uses an index under row security only for operators that it may trust with rows
-- that nobody may see: they are leakproof, which LIKE is not. Only a superuser may say so of a function. The two below are
-- PostgreSQL's own, under names of ours, for texts alone. The first cuts a text into its characters and is given null as
-- the separator; the second compares two lists of texts for equal items, and equality of texts is leakproof already. Neither
-- has an error that depends on what is in them, and neither writes anything.
CREATE OR REPLACE FUNCTION grams(whole text, separator text) RETURNS text[]
    LANGUAGE internal IMMUTABLE LEAKPROOF PARALLEL SAFE AS 'text_to_array';

CREATE OR REPLACE FUNCTION grams_contain(whole text[], part text[]) RETURNS boolean
    LANGUAGE internal IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE AS 'arraycontains';

-- The support functions are those that PostgreSQL's own index of arrays has, where "contains" is the strategy 2.
DO $$
BEGIN
    IF to_regoperator('@>>(text[], text[])') IS NULL THEN
        CREATE OPERATOR @>> (
            LEFTARG = text[], RIGHTARG = text[], FUNCTION = grams_contain, RESTRICT = contsel, JOIN = contjoinsel
        );
    END IF;
    IF NOT EXISTS (SELECT FROM pg_opclass WHERE opcname = 'grams_ops') THEN
        CREATE OPERATOR CLASS grams_ops FOR TYPE text[] USING gin AS
            OPERATOR 2 @>>,
            FUNCTION 2 ginarrayextract(anyarray, internal, internal),
            FUNCTION 3 ginqueryarrayextract(anyarray, internal, smallint, internal, internal, internal, internal),
            FUNCTION 4 ginarrayconsistent(internal, smallint, anyarray, integer, internal, internal, internal, internal),
            FUNCTION 6 ginarraytriconsistent(internal, smallint, anyarray, integer, internal, internal, internal),
            STORAGE text;
    END IF;
END
$$;

-- Only the owner of the database makes things in it.
ALTER SCHEMA public OWNER TO registry_owner;

REVOKE ALL ON SCHEMA public FROM PUBLIC;

GRANT USAGE ON SCHEMA public TO registry_runtime;
