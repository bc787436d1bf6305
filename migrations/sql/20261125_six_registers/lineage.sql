-- Lineage of the new registers, and of rows that lie where another row lies: a child lies where its parent lies.
-- A table says who its parent is by its trigger keep_division(parent, column); all else reads that.

-- Which register is whose child, by which column.
CREATE FUNCTION children() RETURNS TABLE (child regclass, parent regclass, reference name)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
    SELECT t.tgrelid, CAST(said[1] AS regclass), CAST(said[2] AS name)
      FROM pg_trigger AS t
     CROSS JOIN LATERAL string_to_array(encode(t.tgargs, 'escape'), '\000') AS said
     WHERE t.tgname = 'keep_division'
     ORDER BY t.tgrelid
$$;

-- A child takes its division from its parent, whatever the writer says. The parent is held meanwhile: whoever changes its
-- children does so one after the other, and not while it moves.
CREATE FUNCTION keep_division() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
    EXECUTE format('SELECT p.division_id FROM %I AS p WHERE p.id = ($1).%I FOR NO KEY UPDATE', TG_ARGV[0], TG_ARGV[1])
       INTO STRICT NEW.division_id USING NEW;
    RETURN NEW;
END
$$;

-- When a parent moves, its children move with it, and theirs with them.
CREATE FUNCTION move_children() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE
    kin record;
BEGIN
    FOR kin IN SELECT * FROM children() AS c WHERE c.parent = TG_RELID LOOP
        EXECUTE format('UPDATE %s SET division_id = $1 WHERE %I = $2', kin.child, kin.reference)
          USING NEW.division_id, NEW.id;
    END LOOP;
    RETURN NULL;
END
$$;

-- Raises if any row's lineage differs from its division's, any division's from the tree, any child's division from its
-- parent's, or anything that is kept beside (check_kept) from what it is kept from. For loads and for tests.
CREATE OR REPLACE FUNCTION check_lineage() RETURNS void
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE
    register regclass;
    kin record;
    wrong bigint;
BEGIN
    SELECT count(*) INTO wrong FROM division AS d JOIN current_lineage() AS t ON t.id = d.id
     WHERE (d.parent_id, d.city_id, d.county_id, d.township_id, d.village_id, d.path)
           IS DISTINCT FROM (t.parent_id, t.city_id, t.county_id, t.township_id, t.village_id, t.path);
    IF wrong > 0 THEN
        RAISE EXCEPTION 'the lineage of % divisions differs from the tree', wrong;
    END IF;
    FOR register IN SELECT t.tgrelid FROM pg_trigger AS t WHERE t.tgname = 'keep_lineage' ORDER BY 1 LOOP
        EXECUTE format(
            'SELECT count(*) FROM %s AS r JOIN division AS d ON d.id = r.division_id
              WHERE (r.city_id, r.county_id, r.township_id, r.village_id)
                    IS DISTINCT FROM (d.city_id, d.county_id, d.township_id, d.village_id)', register) INTO wrong;
        IF wrong > 0 THEN
            RAISE EXCEPTION 'the lineage of % rows of % differs from their division', wrong, register;
        END IF;
    END LOOP;
    FOR kin IN SELECT * FROM children() LOOP
        EXECUTE format('SELECT count(*) FROM %s AS c JOIN %s AS p ON p.id = c.%I WHERE c.division_id <> p.division_id',
                       kin.child, kin.parent, kin.reference) INTO wrong;
        IF wrong > 0 THEN
            RAISE EXCEPTION 'the division of % rows of % differs from that of their %', wrong, kin.child, kin.parent;
        END IF;
    END LOOP;
    PERFORM check_kept();
END
$$;

CREATE TRIGGER keep_lineage BEFORE INSERT OR UPDATE OF division_id, city_id, county_id, township_id, village_id ON institution
    FOR EACH ROW EXECUTE FUNCTION keep_lineage();
CREATE TRIGGER keep_lineage BEFORE INSERT OR UPDATE OF division_id, city_id, county_id, township_id, village_id ON cemetery
    FOR EACH ROW EXECUTE FUNCTION keep_lineage();
CREATE TRIGGER keep_lineage BEFORE INSERT OR UPDATE OF division_id, city_id, county_id, township_id, village_id ON social_organization
    FOR EACH ROW EXECUTE FUNCTION keep_lineage();
CREATE TRIGGER keep_lineage BEFORE INSERT OR UPDATE OF division_id, city_id, county_id, township_id, village_id ON community_facility
    FOR EACH ROW EXECUTE FUNCTION keep_lineage();
CREATE TRIGGER keep_lineage BEFORE INSERT OR UPDATE OF division_id, city_id, county_id, township_id, village_id ON supervision_committee
    FOR EACH ROW EXECUTE FUNCTION keep_lineage();

-- Triggers of one moment fire in the order of their names, so keep_division comes before keep_lineage.
DROP TRIGGER keep_division ON household_membership;
DROP FUNCTION keep_membership_division();
CREATE TRIGGER keep_division BEFORE INSERT OR UPDATE OF household_id, division_id ON household_membership
    FOR EACH ROW EXECUTE FUNCTION keep_division('household', 'household_id');
CREATE TRIGGER keep_division BEFORE INSERT OR UPDATE OF institution_id, division_id ON institution_residency
    FOR EACH ROW EXECUTE FUNCTION keep_division('institution', 'institution_id');
CREATE TRIGGER keep_lineage
    BEFORE INSERT OR UPDATE OF institution_id, division_id, city_id, county_id, township_id, village_id ON institution_residency
    FOR EACH ROW EXECUTE FUNCTION keep_lineage();
CREATE TRIGGER keep_division BEFORE INSERT OR UPDATE OF cemetery_id, division_id ON cemetery_ownership
    FOR EACH ROW EXECUTE FUNCTION keep_division('cemetery', 'cemetery_id');
CREATE TRIGGER keep_lineage
    BEFORE INSERT OR UPDATE OF cemetery_id, division_id, city_id, county_id, township_id, village_id ON cemetery_ownership
    FOR EACH ROW EXECUTE FUNCTION keep_lineage();
CREATE TRIGGER keep_division BEFORE INSERT OR UPDATE OF cemetery_id, division_id ON cemetery_approval
    FOR EACH ROW EXECUTE FUNCTION keep_division('cemetery', 'cemetery_id');
CREATE TRIGGER keep_lineage
    BEFORE INSERT OR UPDATE OF cemetery_id, division_id, city_id, county_id, township_id, village_id ON cemetery_approval
    FOR EACH ROW EXECUTE FUNCTION keep_lineage();
CREATE TRIGGER keep_division BEFORE INSERT OR UPDATE OF cemetery_id, division_id ON cemetery_price
    FOR EACH ROW EXECUTE FUNCTION keep_division('cemetery', 'cemetery_id');
CREATE TRIGGER keep_lineage
    BEFORE INSERT OR UPDATE OF cemetery_id, division_id, city_id, county_id, township_id, village_id ON cemetery_price
    FOR EACH ROW EXECUTE FUNCTION keep_lineage();
CREATE TRIGGER keep_division BEFORE INSERT OR UPDATE OF social_organization_id, division_id ON social_organization_rating
    FOR EACH ROW EXECUTE FUNCTION keep_division('social_organization', 'social_organization_id');
CREATE TRIGGER keep_lineage
    BEFORE INSERT OR UPDATE OF social_organization_id, division_id, city_id, county_id, township_id, village_id ON social_organization_rating
    FOR EACH ROW EXECUTE FUNCTION keep_lineage();
CREATE TRIGGER keep_division BEFORE INSERT OR UPDATE OF social_organization_id, division_id ON social_organization_check
    FOR EACH ROW EXECUTE FUNCTION keep_division('social_organization', 'social_organization_id');
CREATE TRIGGER keep_lineage
    BEFORE INSERT OR UPDATE OF social_organization_id, division_id, city_id, county_id, township_id, village_id ON social_organization_check
    FOR EACH ROW EXECUTE FUNCTION keep_lineage();
CREATE TRIGGER keep_division BEFORE INSERT OR UPDATE OF community_facility_id, division_id ON facility_function
    FOR EACH ROW EXECUTE FUNCTION keep_division('community_facility', 'community_facility_id');
CREATE TRIGGER keep_lineage
    BEFORE INSERT OR UPDATE OF community_facility_id, division_id, city_id, county_id, township_id, village_id ON facility_function
    FOR EACH ROW EXECUTE FUNCTION keep_lineage();
CREATE TRIGGER keep_division BEFORE INSERT OR UPDATE OF community_facility_id, division_id ON facility_assessment
    FOR EACH ROW EXECUTE FUNCTION keep_division('community_facility', 'community_facility_id');
CREATE TRIGGER keep_lineage
    BEFORE INSERT OR UPDATE OF community_facility_id, division_id, city_id, county_id, township_id, village_id ON facility_assessment
    FOR EACH ROW EXECUTE FUNCTION keep_lineage();
CREATE TRIGGER keep_division BEFORE INSERT OR UPDATE OF facility_assessment_id, division_id ON facility_assessment_item
    FOR EACH ROW EXECUTE FUNCTION keep_division('facility_assessment', 'facility_assessment_id');
CREATE TRIGGER keep_lineage
    BEFORE INSERT OR UPDATE OF facility_assessment_id, division_id, city_id, county_id, township_id, village_id ON facility_assessment_item
    FOR EACH ROW EXECUTE FUNCTION keep_lineage();
CREATE TRIGGER keep_division BEFORE INSERT OR UPDATE OF person_id, division_id ON person_classification
    FOR EACH ROW EXECUTE FUNCTION keep_division('person', 'person_id');
CREATE TRIGGER keep_lineage
    BEFORE INSERT OR UPDATE OF person_id, division_id, city_id, county_id, township_id, village_id ON person_classification
    FOR EACH ROW EXECUTE FUNCTION keep_lineage();
CREATE TRIGGER keep_division BEFORE INSERT OR UPDATE OF supervision_committee_id, division_id ON supervision_committee_member
    FOR EACH ROW EXECUTE FUNCTION keep_division('supervision_committee', 'supervision_committee_id');
CREATE TRIGGER keep_lineage
    BEFORE INSERT OR UPDATE OF supervision_committee_id, division_id, city_id, county_id, township_id, village_id ON supervision_committee_member
    FOR EACH ROW EXECUTE FUNCTION keep_lineage();

DROP TRIGGER move_memberships ON household;
DROP FUNCTION move_memberships();
CREATE TRIGGER move_children AFTER UPDATE OF division_id ON household
    FOR EACH ROW WHEN (OLD.division_id IS DISTINCT FROM NEW.division_id) EXECUTE FUNCTION move_children();
CREATE TRIGGER move_children AFTER UPDATE OF division_id ON person
    FOR EACH ROW WHEN (OLD.division_id IS DISTINCT FROM NEW.division_id) EXECUTE FUNCTION move_children();
CREATE TRIGGER move_children AFTER UPDATE OF division_id ON institution
    FOR EACH ROW WHEN (OLD.division_id IS DISTINCT FROM NEW.division_id) EXECUTE FUNCTION move_children();
CREATE TRIGGER move_children AFTER UPDATE OF division_id ON cemetery
    FOR EACH ROW WHEN (OLD.division_id IS DISTINCT FROM NEW.division_id) EXECUTE FUNCTION move_children();
CREATE TRIGGER move_children AFTER UPDATE OF division_id ON social_organization
    FOR EACH ROW WHEN (OLD.division_id IS DISTINCT FROM NEW.division_id) EXECUTE FUNCTION move_children();
CREATE TRIGGER move_children AFTER UPDATE OF division_id ON community_facility
    FOR EACH ROW WHEN (OLD.division_id IS DISTINCT FROM NEW.division_id) EXECUTE FUNCTION move_children();
-- An assessment is a child itself: given to another facility, it moves without its division being named in the statement.
CREATE TRIGGER move_children AFTER UPDATE OF community_facility_id, division_id ON facility_assessment
    FOR EACH ROW WHEN (OLD.division_id IS DISTINCT FROM NEW.division_id) EXECUTE FUNCTION move_children();
CREATE TRIGGER move_children AFTER UPDATE OF division_id ON supervision_committee
    FOR EACH ROW WHEN (OLD.division_id IS DISTINCT FROM NEW.division_id) EXECUTE FUNCTION move_children();
