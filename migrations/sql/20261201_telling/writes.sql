-- What may be written is asked of the account's roles: whoever sets the settings of a transaction by hand writes no more for it.

ALTER FUNCTION guard.held(uuid) SECURITY INVOKER RESET search_path;

CREATE OR REPLACE FUNCTION guard.writes(register text) RETURNS uuid[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$ SELECT CAST(guard.held(guard.subject()) ->> (register || '+write') AS uuid[]) $$;
