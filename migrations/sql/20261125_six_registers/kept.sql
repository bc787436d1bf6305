-- What a register's row says of the rows beside it: beds taken, whose a cemetery is. Kept by the database, never by a writer.

-- How many residencies of an institution are open. By difference, not by counting: two writers at once each see only their own row.
CREATE FUNCTION count_residents() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
    IF TG_OP <> 'INSERT' THEN
        UPDATE institution SET beds_occupied = beds_occupied - 1 WHERE id = OLD.institution_id AND OLD.ended_on IS NULL;
    END IF;
    IF TG_OP <> 'DELETE' THEN
        UPDATE institution SET beds_occupied = beds_occupied + 1 WHERE id = NEW.institution_id AND NEW.ended_on IS NULL;
    END IF;
    RETURN NULL;
END
$$;

-- No more residents than usable beds, when the transaction ends: one may come for another who goes.
CREATE FUNCTION beds_suffice() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE
    full_one record;
BEGIN
    SELECT i.name, i.beds_occupied, i.beds_usable INTO full_one
      FROM institution AS i WHERE i.id = NEW.id AND i.beds_occupied > i.beds_usable;
    IF FOUND THEN
        RAISE EXCEPTION '% has % residents and % usable beds', full_one.name, full_one.beds_occupied, full_one.beds_usable
              USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
END
$$;

-- A cemetery is of the nature of the ownership that is open, whatever the writer says.
CREATE FUNCTION keep_ownership() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
    NEW.ownership := (SELECT o.nature FROM cemetery_ownership AS o WHERE o.cemetery_id = NEW.id AND o.ended_on IS NULL);
    RETURN NEW;
END
$$;

-- When an ownership changes, its cemetery works its own out anew. Held first, so that the next statement sees what another
-- transaction has committed meanwhile.
CREATE FUNCTION ownership_changed() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE
    grounds uuid[] := CASE TG_OP
        WHEN 'INSERT' THEN ARRAY[NEW.cemetery_id]
        WHEN 'DELETE' THEN ARRAY[OLD.cemetery_id]
        ELSE ARRAY[NEW.cemetery_id, OLD.cemetery_id] END;
BEGIN
    PERFORM FROM cemetery AS c WHERE c.id = ANY (grounds) ORDER BY c.id FOR NO KEY UPDATE;
    UPDATE cemetery SET ownership = NULL WHERE id = ANY (grounds);
    RETURN NULL;
END
$$;

-- Raises if a number of members or residents, or a cemetery's ownership, differs from the rows that it is kept from, or if
-- an institution has more residents than beds.
CREATE FUNCTION check_kept() RETURNS void
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE
    wrong bigint;
BEGIN
    SELECT count(*) INTO wrong
      FROM household AS h
      LEFT JOIN (SELECT m.household_id, count(*) AS members FROM household_membership AS m WHERE m.ended_on IS NULL GROUP BY 1)
             AS n ON n.household_id = h.id
     WHERE h.member_count <> coalesce(n.members, 0);
    IF wrong > 0 THEN
        RAISE EXCEPTION 'the number of members of % households differs from their memberships', wrong;
    END IF;
    SELECT count(*) INTO wrong
      FROM institution AS i
     WHERE i.beds_occupied > i.beds_usable
        OR i.beds_occupied <> (SELECT count(*) FROM institution_residency AS r
                                WHERE r.institution_id = i.id AND r.ended_on IS NULL);
    IF wrong > 0 THEN
        RAISE EXCEPTION 'the occupied beds of % institutions differ from their residencies, or from their usable beds', wrong;
    END IF;
    SELECT count(*) INTO wrong
      FROM cemetery AS c
     WHERE c.ownership IS DISTINCT FROM (SELECT o.nature FROM cemetery_ownership AS o
                                          WHERE o.cemetery_id = c.id AND o.ended_on IS NULL);
    IF wrong > 0 THEN
        RAISE EXCEPTION 'the ownership of % cemeteries differs from the one that is open', wrong;
    END IF;
END
$$;

CREATE TRIGGER count_residents AFTER INSERT OR DELETE ON institution_residency
    FOR EACH ROW EXECUTE FUNCTION count_residents();
CREATE TRIGGER recount_residents AFTER UPDATE OF institution_id, ended_on ON institution_residency
    FOR EACH ROW WHEN (OLD.institution_id <> NEW.institution_id OR (OLD.ended_on IS NULL) <> (NEW.ended_on IS NULL))
    EXECUTE FUNCTION count_residents();
CREATE CONSTRAINT TRIGGER beds_suffice AFTER INSERT OR UPDATE OF beds_occupied, beds_usable ON institution
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.beds_occupied > NEW.beds_usable) EXECUTE FUNCTION beds_suffice();

CREATE TRIGGER keep_ownership BEFORE INSERT OR UPDATE OF ownership ON cemetery
    FOR EACH ROW EXECUTE FUNCTION keep_ownership();
CREATE TRIGGER ownership_changed AFTER INSERT OR UPDATE OF cemetery_id, nature, ended_on OR DELETE ON cemetery_ownership
    FOR EACH ROW EXECUTE FUNCTION ownership_changed();
