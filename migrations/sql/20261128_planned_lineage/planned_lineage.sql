-- A child takes its division from its parent, whatever the writer says. The parent is held meanwhile: whoever changes its
-- children does so one after the other, and not while it moves.
--
-- A statement that is put together is planned at each row, which took longer than all else that a new child costs. So each
-- parent has one of its own, which a session plans once; only a parent that is not named here is found in the old way.
CREATE OR REPLACE FUNCTION keep_division() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
    CASE TG_ARGV[0] || '.' || TG_ARGV[1]
        WHEN 'household.household_id' THEN
            SELECT p.division_id INTO STRICT NEW.division_id FROM household AS p
             WHERE p.id = NEW.household_id FOR NO KEY UPDATE;
        WHEN 'person.person_id' THEN
            SELECT p.division_id INTO STRICT NEW.division_id FROM person AS p
             WHERE p.id = NEW.person_id FOR NO KEY UPDATE;
        WHEN 'person.winner_id' THEN
            SELECT p.division_id INTO STRICT NEW.division_id FROM person AS p
             WHERE p.id = NEW.winner_id FOR NO KEY UPDATE;
        WHEN 'institution.institution_id' THEN
            SELECT p.division_id INTO STRICT NEW.division_id FROM institution AS p
             WHERE p.id = NEW.institution_id FOR NO KEY UPDATE;
        WHEN 'cemetery.cemetery_id' THEN
            SELECT p.division_id INTO STRICT NEW.division_id FROM cemetery AS p
             WHERE p.id = NEW.cemetery_id FOR NO KEY UPDATE;
        WHEN 'social_organization.social_organization_id' THEN
            SELECT p.division_id INTO STRICT NEW.division_id FROM social_organization AS p
             WHERE p.id = NEW.social_organization_id FOR NO KEY UPDATE;
        WHEN 'community_facility.community_facility_id' THEN
            SELECT p.division_id INTO STRICT NEW.division_id FROM community_facility AS p
             WHERE p.id = NEW.community_facility_id FOR NO KEY UPDATE;
        WHEN 'facility_assessment.facility_assessment_id' THEN
            SELECT p.division_id INTO STRICT NEW.division_id FROM facility_assessment AS p
             WHERE p.id = NEW.facility_assessment_id FOR NO KEY UPDATE;
        WHEN 'supervision_committee.supervision_committee_id' THEN
            SELECT p.division_id INTO STRICT NEW.division_id FROM supervision_committee AS p
             WHERE p.id = NEW.supervision_committee_id FOR NO KEY UPDATE;
        ELSE
            EXECUTE format('SELECT p.division_id FROM %I AS p WHERE p.id = ($1).%I FOR NO KEY UPDATE', TG_ARGV[0], TG_ARGV[1])
               INTO STRICT NEW.division_id USING NEW;
    END CASE;
    RETURN NEW;
END
$$;
