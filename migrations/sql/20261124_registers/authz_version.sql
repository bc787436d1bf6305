-- Every change of what decides access counts the version up and tells the workers, in the transaction that makes it.
CREATE FUNCTION authz_changed() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE
    now_at bigint;
BEGIN
    UPDATE authz_version SET version = version + 1 RETURNING version INTO now_at;
    PERFORM pg_notify('authz_changed', now_at::text);
    RETURN NULL;
END
$$;

INSERT INTO authz_version DEFAULT VALUES;

CREATE TRIGGER authz_changed AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON role_assignment
    FOR EACH STATEMENT EXECUTE FUNCTION authz_changed();
CREATE TRIGGER authz_changed AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON policy_rule
    FOR EACH STATEMENT EXECUTE FUNCTION authz_changed();
CREATE TRIGGER authz_changed AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON division_governance
    FOR EACH STATEMENT EXECUTE FUNCTION authz_changed();
CREATE TRIGGER authz_changed AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON division
    FOR EACH STATEMENT EXECUTE FUNCTION authz_changed();
CREATE TRIGGER authz_changed AFTER UPDATE OR DELETE OR TRUNCATE ON user_account
    FOR EACH STATEMENT EXECUTE FUNCTION authz_changed();
-- A new session changes nobody's access; an ended one does.
CREATE TRIGGER authz_changed AFTER UPDATE OR DELETE OR TRUNCATE ON account_session
    FOR EACH STATEMENT EXECUTE FUNCTION authz_changed();
