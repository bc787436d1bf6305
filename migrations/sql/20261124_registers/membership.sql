-- How many memberships of a household hold now. By difference, not by counting: two writers at once each see only their own row.
CREATE FUNCTION count_members() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
    IF TG_OP <> 'INSERT' THEN
        UPDATE household SET member_count = member_count - 1 WHERE id = OLD.household_id AND OLD.ended_on IS NULL;
    END IF;
    IF TG_OP <> 'DELETE' THEN
        UPDATE household SET member_count = member_count + 1 WHERE id = NEW.household_id AND NEW.ended_on IS NULL;
    END IF;
    RETURN NULL;
END
$$;

CREATE TRIGGER count_members AFTER INSERT OR DELETE ON household_membership
    FOR EACH ROW EXECUTE FUNCTION count_members();
CREATE TRIGGER recount_members AFTER UPDATE OF household_id, ended_on ON household_membership
    FOR EACH ROW WHEN (OLD.household_id <> NEW.household_id OR (OLD.ended_on IS NULL) <> (NEW.ended_on IS NULL))
    EXECUTE FUNCTION count_members();
