-- No path changes a row without an entry that names it: who writes must have entered as an account and begun an act, and when
-- the transaction ends the act's entries must speak of every row that it changed. The owner is exempt (migrations, loads), and
-- with it what its functions do beside a change: the server never runs as the owner.

-- Enters an account and begins an act, named by the id of its first entry. Always gives true.
CREATE FUNCTION guard.act(account uuid, entry uuid) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
    PERFORM guard.enter(account);
    PERFORM set_config('registry.act', coalesce(entry::text, ''), true);
    RETURN true;
END
$$;

-- The act that has begun; null when none has.
CREATE FUNCTION guard.current_act() RETURNS uuid
LANGUAGE sql STABLE
AS $$ SELECT CAST(nullif(current_setting('registry.act', true), '') AS uuid) $$;

-- Whether an entry is of the act that has begun.
CREATE FUNCTION guard.is_of_this_act(entry uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$ SELECT EXISTS (SELECT FROM audit_entry AS e WHERE e.id = entry AND e.act_id = guard.current_act()) $$;

CREATE FUNCTION guard.acting() RETURNS trigger
LANGUAGE plpgsql
AS $$
BEGIN
    IF current_user <> 'registry_owner'
       AND (coalesce(current_setting('registry.subject', true), '') = '' OR coalesce(current_setting('registry.act', true), '') = '')
    THEN
        RAISE EXCEPTION 'no acting subject: % of % is refused', TG_OP, TG_TABLE_NAME USING ERRCODE = 'RG001';
    END IF;
    RETURN NULL;
END
$$;

-- Where the row lies, before and after, an entry must name it: who oversees that division would not see it else. The argument is
-- the type by which entries name the table's rows. Nearly every act has one entry, so that one is looked at first: found by its
-- id, it lies in one month, and the others are not even opened.
CREATE FUNCTION guard.leaves_an_entry() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE
    act uuid := guard.current_act();
    changed uuid := CASE TG_OP WHEN 'DELETE' THEN OLD.id ELSE NEW.id END;
    named jsonb := jsonb_build_array(jsonb_build_object('object', TG_ARGV[0] || ':' || changed));
    place uuid;
BEGIN
    FOREACH place IN ARRAY CASE WHEN TG_OP = 'INSERT' THEN ARRAY[NEW.division_id]
                                WHEN TG_OP = 'DELETE' OR OLD.division_id = NEW.division_id THEN ARRAY[OLD.division_id]
                                ELSE ARRAY[OLD.division_id, NEW.division_id] END
    LOOP
        PERFORM FROM audit_entry AS e
          WHERE e.id = act AND e.act_id = act AND e.division_id = place AND e.outcome = 'DONE' AND e.changes @> named;
        CONTINUE WHEN FOUND;
        PERFORM FROM audit_entry AS e
          WHERE e.id > act AND e.act_id = act AND e.division_id = place AND e.outcome = 'DONE' AND e.changes @> named;
        IF NOT FOUND THEN
            RAISE EXCEPTION 'no entry of this act names % % where it lies', TG_TABLE_NAME, changed USING ERRCODE = 'RG002';
        END IF;
    END LOOP;
    RETURN NULL;
END
$$;

REVOKE ALL ON FUNCTION guard.act(uuid, uuid), guard.current_act(), guard.is_of_this_act(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION guard.act(uuid, uuid), guard.current_act(), guard.is_of_this_act(uuid) TO registry_runtime;

CREATE TRIGGER acting BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON cemetery
    FOR EACH STATEMENT EXECUTE FUNCTION guard.acting();
CREATE CONSTRAINT TRIGGER leaves_an_entry AFTER INSERT OR UPDATE OR DELETE ON cemetery
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (current_user <> 'registry_owner')
    EXECUTE FUNCTION guard.leaves_an_entry('Cemetery');

CREATE TRIGGER acting BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON cemetery_approval
    FOR EACH STATEMENT EXECUTE FUNCTION guard.acting();
CREATE CONSTRAINT TRIGGER leaves_an_entry AFTER INSERT OR UPDATE OR DELETE ON cemetery_approval
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (current_user <> 'registry_owner')
    EXECUTE FUNCTION guard.leaves_an_entry('CemeteryApproval');

CREATE TRIGGER acting BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON cemetery_ownership
    FOR EACH STATEMENT EXECUTE FUNCTION guard.acting();
CREATE CONSTRAINT TRIGGER leaves_an_entry AFTER INSERT OR UPDATE OR DELETE ON cemetery_ownership
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (current_user <> 'registry_owner')
    EXECUTE FUNCTION guard.leaves_an_entry('CemeteryOwnership');

CREATE TRIGGER acting BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON cemetery_price
    FOR EACH STATEMENT EXECUTE FUNCTION guard.acting();
CREATE CONSTRAINT TRIGGER leaves_an_entry AFTER INSERT OR UPDATE OR DELETE ON cemetery_price
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (current_user <> 'registry_owner')
    EXECUTE FUNCTION guard.leaves_an_entry('CemeteryPrice');

CREATE TRIGGER acting BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON community_facility
    FOR EACH STATEMENT EXECUTE FUNCTION guard.acting();
CREATE CONSTRAINT TRIGGER leaves_an_entry AFTER INSERT OR UPDATE OR DELETE ON community_facility
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (current_user <> 'registry_owner')
    EXECUTE FUNCTION guard.leaves_an_entry('CommunityFacility');

CREATE TRIGGER acting BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON facility_assessment
    FOR EACH STATEMENT EXECUTE FUNCTION guard.acting();
CREATE CONSTRAINT TRIGGER leaves_an_entry AFTER INSERT OR UPDATE OR DELETE ON facility_assessment
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (current_user <> 'registry_owner')
    EXECUTE FUNCTION guard.leaves_an_entry('FacilityAssessment');

CREATE TRIGGER acting BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON facility_assessment_item
    FOR EACH STATEMENT EXECUTE FUNCTION guard.acting();
CREATE CONSTRAINT TRIGGER leaves_an_entry AFTER INSERT OR UPDATE OR DELETE ON facility_assessment_item
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (current_user <> 'registry_owner')
    EXECUTE FUNCTION guard.leaves_an_entry('FacilityAssessmentItem');

CREATE TRIGGER acting BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON facility_function
    FOR EACH STATEMENT EXECUTE FUNCTION guard.acting();
CREATE CONSTRAINT TRIGGER leaves_an_entry AFTER INSERT OR UPDATE OR DELETE ON facility_function
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (current_user <> 'registry_owner')
    EXECUTE FUNCTION guard.leaves_an_entry('FacilityFunction');

CREATE TRIGGER acting BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON household
    FOR EACH STATEMENT EXECUTE FUNCTION guard.acting();
CREATE CONSTRAINT TRIGGER leaves_an_entry AFTER INSERT OR UPDATE OR DELETE ON household
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (current_user <> 'registry_owner')
    EXECUTE FUNCTION guard.leaves_an_entry('Household');

CREATE TRIGGER acting BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON household_membership
    FOR EACH STATEMENT EXECUTE FUNCTION guard.acting();
CREATE CONSTRAINT TRIGGER leaves_an_entry AFTER INSERT OR UPDATE OR DELETE ON household_membership
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (current_user <> 'registry_owner')
    EXECUTE FUNCTION guard.leaves_an_entry('HouseholdMembership');

CREATE TRIGGER acting BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON institution
    FOR EACH STATEMENT EXECUTE FUNCTION guard.acting();
CREATE CONSTRAINT TRIGGER leaves_an_entry AFTER INSERT OR UPDATE OR DELETE ON institution
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (current_user <> 'registry_owner')
    EXECUTE FUNCTION guard.leaves_an_entry('Institution');

CREATE TRIGGER acting BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON institution_residency
    FOR EACH STATEMENT EXECUTE FUNCTION guard.acting();
CREATE CONSTRAINT TRIGGER leaves_an_entry AFTER INSERT OR UPDATE OR DELETE ON institution_residency
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (current_user <> 'registry_owner')
    EXECUTE FUNCTION guard.leaves_an_entry('InstitutionResidency');

CREATE TRIGGER acting BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON person
    FOR EACH STATEMENT EXECUTE FUNCTION guard.acting();
CREATE CONSTRAINT TRIGGER leaves_an_entry AFTER INSERT OR UPDATE OR DELETE ON person
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (current_user <> 'registry_owner')
    EXECUTE FUNCTION guard.leaves_an_entry('Person');

CREATE TRIGGER acting BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON person_classification
    FOR EACH STATEMENT EXECUTE FUNCTION guard.acting();
CREATE CONSTRAINT TRIGGER leaves_an_entry AFTER INSERT OR UPDATE OR DELETE ON person_classification
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (current_user <> 'registry_owner')
    EXECUTE FUNCTION guard.leaves_an_entry('PersonClassification');

CREATE TRIGGER acting BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON person_merge
    FOR EACH STATEMENT EXECUTE FUNCTION guard.acting();
CREATE CONSTRAINT TRIGGER leaves_an_entry AFTER INSERT OR UPDATE OR DELETE ON person_merge
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (current_user <> 'registry_owner')
    EXECUTE FUNCTION guard.leaves_an_entry('PersonMerge');

CREATE TRIGGER acting BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON social_organization
    FOR EACH STATEMENT EXECUTE FUNCTION guard.acting();
CREATE CONSTRAINT TRIGGER leaves_an_entry AFTER INSERT OR UPDATE OR DELETE ON social_organization
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (current_user <> 'registry_owner')
    EXECUTE FUNCTION guard.leaves_an_entry('SocialOrganization');

CREATE TRIGGER acting BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON social_organization_check
    FOR EACH STATEMENT EXECUTE FUNCTION guard.acting();
CREATE CONSTRAINT TRIGGER leaves_an_entry AFTER INSERT OR UPDATE OR DELETE ON social_organization_check
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (current_user <> 'registry_owner')
    EXECUTE FUNCTION guard.leaves_an_entry('SocialOrganizationCheck');

CREATE TRIGGER acting BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON social_organization_rating
    FOR EACH STATEMENT EXECUTE FUNCTION guard.acting();
CREATE CONSTRAINT TRIGGER leaves_an_entry AFTER INSERT OR UPDATE OR DELETE ON social_organization_rating
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (current_user <> 'registry_owner')
    EXECUTE FUNCTION guard.leaves_an_entry('SocialOrganizationRating');

CREATE TRIGGER acting BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON supervision_committee
    FOR EACH STATEMENT EXECUTE FUNCTION guard.acting();
CREATE CONSTRAINT TRIGGER leaves_an_entry AFTER INSERT OR UPDATE OR DELETE ON supervision_committee
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (current_user <> 'registry_owner')
    EXECUTE FUNCTION guard.leaves_an_entry('SupervisionCommittee');

CREATE TRIGGER acting BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON supervision_committee_member
    FOR EACH STATEMENT EXECUTE FUNCTION guard.acting();
CREATE CONSTRAINT TRIGGER leaves_an_entry AFTER INSERT OR UPDATE OR DELETE ON supervision_committee_member
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (current_user <> 'registry_owner')
    EXECUTE FUNCTION guard.leaves_an_entry('SupervisionCommitteeMember');

CREATE TRIGGER acting BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON village_committee_member
    FOR EACH STATEMENT EXECUTE FUNCTION guard.acting();
CREATE CONSTRAINT TRIGGER leaves_an_entry AFTER INSERT OR UPDATE OR DELETE ON village_committee_member
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (current_user <> 'registry_owner')
    EXECUTE FUNCTION guard.leaves_an_entry('VillageCommitteeMember');
