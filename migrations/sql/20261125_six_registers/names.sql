-- Every person whose name holds these characters, wherever in it: what "name contains" asks of six million people.
-- The functions and the operator class are made by a superuser (db/extensions.sql), since only one may call a function leakproof.
-- Characters, not trigrams: a name has two or three of them, and pg_trgm, in a database whose LC_CTYPE is C, knows of no
-- letters but those of ASCII.

CREATE INDEX ix_person_name_grams ON person USING gin (grams(name, NULL) grams_ops);
