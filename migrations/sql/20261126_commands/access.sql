-- What the runtime role may write: column by column, and only rows that lie, before and after, where a rule of the account's
-- roles lets it write the register. Lineage, what the database keeps, and the ids of rows it never writes.

ALTER TABLE audit_entry ENABLE ROW LEVEL SECURITY;
CREATE POLICY see ON audit_entry FOR SELECT TO registry_runtime
    USING ((SELECT guard.roots('audit')) && ARRAY[city_id, county_id, township_id, village_id]);
-- The id says when: it decides the order of the trail and the month in which an entry lies, so it cannot be of another time.
CREATE POLICY add ON audit_entry FOR INSERT TO registry_runtime
    WITH CHECK (account_id = (SELECT guard.subject()) AND act_id = (SELECT guard.current_act())
                AND uuid_extract_timestamp(id) BETWEEN now() - interval '1 hour' AND now() + interval '1 hour');
GRANT SELECT ON audit_entry TO registry_runtime;
GRANT INSERT (id, act_id, account_id, account, actor, session_id, role, post, division_id, power_item_id, power_step_id, action,
    object_type, object_id, changes, reason, outcome, refusal, request_id, client_address, document_hash, client_mutation_id)
    ON audit_entry TO registry_runtime;

ALTER TABLE audit_object ENABLE ROW LEVEL SECURITY;
CREATE POLICY see ON audit_object FOR SELECT TO registry_runtime
    USING ((SELECT guard.roots('audit')) && ARRAY[city_id, county_id, township_id, village_id]);
CREATE POLICY add ON audit_object FOR INSERT TO registry_runtime
    WITH CHECK (entry_id = (SELECT guard.current_act()) OR guard.is_of_this_act(entry_id));
GRANT SELECT ON audit_object TO registry_runtime;
GRANT INSERT (entry_id, object_type, object_id, division_id) ON audit_object TO registry_runtime;

-- Everyone sees and leaves the own receipts, nobody another's.
ALTER TABLE act_receipt ENABLE ROW LEVEL SECURITY;
CREATE POLICY see ON act_receipt FOR SELECT TO registry_runtime USING (account_id = (SELECT guard.subject()));
CREATE POLICY add ON act_receipt FOR INSERT TO registry_runtime WITH CHECK (account_id = (SELECT guard.subject()));
GRANT SELECT ON act_receipt TO registry_runtime;
GRANT INSERT (account_id, client_mutation_id, mutation, input_digest, object_type, object_id, warnings, entry_id)
    ON act_receipt TO registry_runtime;

CREATE POLICY add ON cemetery FOR INSERT TO registry_runtime
    WITH CHECK ((SELECT guard.writes('cemetery')) && ARRAY[city_id, county_id, township_id, village_id]);
CREATE POLICY change ON cemetery FOR UPDATE TO registry_runtime
    USING ((SELECT guard.writes('cemetery')) && ARRAY[city_id, county_id, township_id, village_id])
    WITH CHECK ((SELECT guard.writes('cemetery')) && ARRAY[city_id, county_id, township_id, village_id]);
GRANT INSERT (id, division_id, name, pinyin, kind, stage, stage_since, licence_number, licensed_on, area_mu, plots_total,
    plots_used, plots_eco, service_area, address, phone_sealed, phone_digest, phone_masked, status_since, opened_on,
    closed_on, remarks) ON cemetery TO registry_runtime;
GRANT UPDATE (division_id, name, pinyin, kind, stage, stage_since, licence_number, licensed_on, area_mu, plots_total,
    plots_used, plots_eco, service_area, address, phone_sealed, phone_digest, phone_masked, status_since, opened_on,
    closed_on, remarks, version, updated_at) ON cemetery TO registry_runtime;
GRANT SELECT (phone_digest) ON cemetery TO registry_runtime;

CREATE POLICY add ON cemetery_approval FOR INSERT TO registry_runtime
    WITH CHECK ((SELECT guard.writes('cemetery')) && ARRAY[city_id, county_id, township_id, village_id]);
CREATE POLICY change ON cemetery_approval FOR UPDATE TO registry_runtime
    USING ((SELECT guard.writes('cemetery')) && ARRAY[city_id, county_id, township_id, village_id])
    WITH CHECK ((SELECT guard.writes('cemetery')) && ARRAY[city_id, county_id, township_id, village_id]);
GRANT INSERT (id, division_id, cemetery_id, subject, number, approved_on, authority, area_mu, remarks) ON cemetery_approval TO
    registry_runtime;
GRANT UPDATE (cemetery_id, subject, number, approved_on, authority, area_mu, remarks, version, updated_at) ON
    cemetery_approval TO registry_runtime;

CREATE POLICY add ON cemetery_ownership FOR INSERT TO registry_runtime
    WITH CHECK ((SELECT guard.writes('cemetery')) && ARRAY[city_id, county_id, township_id, village_id]);
CREATE POLICY change ON cemetery_ownership FOR UPDATE TO registry_runtime
    USING ((SELECT guard.writes('cemetery')) && ARRAY[city_id, county_id, township_id, village_id])
    WITH CHECK ((SELECT guard.writes('cemetery')) && ARRAY[city_id, county_id, township_id, village_id]);
GRANT INSERT (id, division_id, cemetery_id, nature, acquisition, owner, former_owner, agreement, agreed_on, started_on,
    ended_on) ON cemetery_ownership TO registry_runtime;
GRANT UPDATE (cemetery_id, nature, acquisition, owner, former_owner, agreement, agreed_on, started_on, ended_on, version,
    updated_at) ON cemetery_ownership TO registry_runtime;

CREATE POLICY add ON cemetery_price FOR INSERT TO registry_runtime
    WITH CHECK ((SELECT guard.writes('cemetery')) && ARRAY[city_id, county_id, township_id, village_id]);
CREATE POLICY change ON cemetery_price FOR UPDATE TO registry_runtime
    USING ((SELECT guard.writes('cemetery')) && ARRAY[city_id, county_id, township_id, village_id])
    WITH CHECK ((SELECT guard.writes('cemetery')) && ARRAY[city_id, county_id, township_id, village_id]);
GRANT INSERT (id, division_id, cemetery_id, item, price, unit, basis, document, started_on, ended_on) ON cemetery_price TO
    registry_runtime;
GRANT UPDATE (cemetery_id, item, price, unit, basis, document, started_on, ended_on, version, updated_at) ON cemetery_price TO
    registry_runtime;

CREATE POLICY add ON community_facility FOR INSERT TO registry_runtime
    WITH CHECK ((SELECT guard.writes('community_facility')) && ARRAY[city_id, county_id, township_id, village_id]);
CREATE POLICY change ON community_facility FOR UPDATE TO registry_runtime
    USING ((SELECT guard.writes('community_facility')) && ARRAY[city_id, county_id, township_id, village_id])
    WITH CHECK ((SELECT guard.writes('community_facility')) && ARRAY[city_id, county_id, township_id, village_id]);
GRANT INSERT (id, division_id, name, pinyin, kind, area_m2, operator, operator_nature, handed_over_on, address, phone_sealed,
    phone_digest, phone_masked, status, status_since, opened_on, closed_on, remarks) ON community_facility TO
    registry_runtime;
GRANT UPDATE (division_id, name, pinyin, kind, area_m2, operator, operator_nature, handed_over_on, address, phone_sealed,
    phone_digest, phone_masked, status, status_since, opened_on, closed_on, remarks, version, updated_at) ON
    community_facility TO registry_runtime;
GRANT SELECT (phone_digest) ON community_facility TO registry_runtime;

CREATE POLICY add ON facility_assessment FOR INSERT TO registry_runtime
    WITH CHECK ((SELECT guard.writes('community_facility')) && ARRAY[city_id, county_id, township_id, village_id]);
CREATE POLICY change ON facility_assessment FOR UPDATE TO registry_runtime
    USING ((SELECT guard.writes('community_facility')) && ARRAY[city_id, county_id, township_id, village_id])
    WITH CHECK ((SELECT guard.writes('community_facility')) && ARRAY[city_id, county_id, township_id, village_id]);
GRANT INSERT (id, division_id, community_facility_id, standard, result, assessor, started_on, ended_on) ON facility_assessment
    TO registry_runtime;
GRANT UPDATE (community_facility_id, standard, result, assessor, started_on, ended_on, version, updated_at) ON
    facility_assessment TO registry_runtime;

CREATE POLICY add ON facility_assessment_item FOR INSERT TO registry_runtime
    WITH CHECK ((SELECT guard.writes('community_facility')) && ARRAY[city_id, county_id, township_id, village_id]);
CREATE POLICY change ON facility_assessment_item FOR UPDATE TO registry_runtime
    USING ((SELECT guard.writes('community_facility')) && ARRAY[city_id, county_id, township_id, village_id])
    WITH CHECK ((SELECT guard.writes('community_facility')) && ARRAY[city_id, county_id, township_id, village_id]);
CREATE POLICY remove ON facility_assessment_item FOR DELETE TO registry_runtime
    USING ((SELECT guard.writes('community_facility')) && ARRAY[city_id, county_id, township_id, village_id]);
GRANT DELETE ON facility_assessment_item TO registry_runtime;
GRANT INSERT (id, division_id, facility_assessment_id, item, requirement, finding, passed) ON facility_assessment_item TO
    registry_runtime;
GRANT UPDATE (facility_assessment_id, item, requirement, finding, passed, version, updated_at) ON facility_assessment_item TO
    registry_runtime;

CREATE POLICY add ON facility_function FOR INSERT TO registry_runtime
    WITH CHECK ((SELECT guard.writes('community_facility')) && ARRAY[city_id, county_id, township_id, village_id]);
CREATE POLICY change ON facility_function FOR UPDATE TO registry_runtime
    USING ((SELECT guard.writes('community_facility')) && ARRAY[city_id, county_id, township_id, village_id])
    WITH CHECK ((SELECT guard.writes('community_facility')) && ARRAY[city_id, county_id, township_id, village_id]);
CREATE POLICY remove ON facility_function FOR DELETE TO registry_runtime
    USING ((SELECT guard.writes('community_facility')) && ARRAY[city_id, county_id, township_id, village_id]);
GRANT DELETE ON facility_function TO registry_runtime;
GRANT INSERT (id, division_id, community_facility_id, service) ON facility_function TO registry_runtime;
GRANT UPDATE (community_facility_id, service, version, updated_at) ON facility_function TO registry_runtime;

CREATE POLICY add ON household FOR INSERT TO registry_runtime
    WITH CHECK ((SELECT guard.writes('household')) && ARRAY[city_id, county_id, township_id, village_id]);
CREATE POLICY change ON household FOR UPDATE TO registry_runtime
    USING ((SELECT guard.writes('household')) && ARRAY[city_id, county_id, township_id, village_id])
    WITH CHECK ((SELECT guard.writes('household')) && ARRAY[city_id, county_id, township_id, village_id]);
GRANT INSERT (id, division_id, number, kind, address, income_per_capita_year, income_year, low_income_register_on, assistance,
    assistance_since) ON household TO registry_runtime;
GRANT UPDATE (division_id, number, kind, address, income_per_capita_year, income_year, low_income_register_on, assistance,
    assistance_since, version, updated_at) ON household TO registry_runtime;

CREATE POLICY add ON household_membership FOR INSERT TO registry_runtime
    WITH CHECK ((SELECT guard.writes('household')) && ARRAY[city_id, county_id, township_id, village_id]);
CREATE POLICY change ON household_membership FOR UPDATE TO registry_runtime
    USING ((SELECT guard.writes('household')) && ARRAY[city_id, county_id, township_id, village_id])
    WITH CHECK ((SELECT guard.writes('household')) && ARRAY[city_id, county_id, township_id, village_id]);
GRANT INSERT (id, division_id, household_id, person_id, relation, started_on, ended_on) ON household_membership TO
    registry_runtime;
GRANT UPDATE (household_id, person_id, relation, started_on, ended_on, version, updated_at) ON household_membership TO
    registry_runtime;

CREATE POLICY add ON institution FOR INSERT TO registry_runtime
    WITH CHECK ((SELECT guard.writes('institution')) && ARRAY[city_id, county_id, township_id, village_id]);
CREATE POLICY change ON institution FOR UPDATE TO registry_runtime
    USING ((SELECT guard.writes('institution')) && ARRAY[city_id, county_id, township_id, village_id])
    WITH CHECK ((SELECT guard.writes('institution')) && ARRAY[city_id, county_id, township_id, village_id]);
GRANT INSERT (id, division_id, name, pinyin, kind, unified_credit_code, founder_nature, operator_nature, filing_number,
    beds_registered, beds_usable, beds_nursing, grade, grade_standard, safety_facilities_on, safety_monitoring_on,
    safety_guidance_on, safety_inspection_on, home_service, community_service, address, phone_sealed, phone_digest,
    phone_masked, status, status_since, opened_on, closed_on, remarks) ON institution TO registry_runtime;
GRANT UPDATE (division_id, name, pinyin, kind, unified_credit_code, founder_nature, operator_nature, filing_number,
    beds_registered, beds_usable, beds_nursing, grade, grade_standard, safety_facilities_on, safety_monitoring_on,
    safety_guidance_on, safety_inspection_on, home_service, community_service, address, phone_sealed, phone_digest,
    phone_masked, status, status_since, opened_on, closed_on, remarks, version, updated_at) ON institution TO
    registry_runtime;
GRANT SELECT (phone_digest) ON institution TO registry_runtime;

CREATE POLICY add ON institution_residency FOR INSERT TO registry_runtime
    WITH CHECK ((SELECT guard.writes('residency')) && ARRAY[city_id, county_id, township_id, village_id]);
CREATE POLICY change ON institution_residency FOR UPDATE TO registry_runtime
    USING ((SELECT guard.writes('residency')) && ARRAY[city_id, county_id, township_id, village_id])
    WITH CHECK ((SELECT guard.writes('residency')) && ARRAY[city_id, county_id, township_id, village_id]);
GRANT INSERT (id, division_id, institution_id, person_id, bed, support, started_on, ended_on) ON institution_residency TO
    registry_runtime;
GRANT UPDATE (institution_id, person_id, bed, support, started_on, ended_on, version, updated_at) ON institution_residency TO
    registry_runtime;

CREATE POLICY add ON person FOR INSERT TO registry_runtime
    WITH CHECK ((SELECT guard.writes('person')) && ARRAY[city_id, county_id, township_id, village_id]);
CREATE POLICY change ON person FOR UPDATE TO registry_runtime
    USING ((SELECT guard.writes('person')) && ARRAY[city_id, county_id, township_id, village_id])
    WITH CHECK ((SELECT guard.writes('person')) && ARRAY[city_id, county_id, township_id, village_id]);
GRANT INSERT (id, division_id, registered_division_id, name, pinyin, sex, birth_date, ethnic_group, marital_status, education,
    id_number_sealed, id_number_digest, id_number_masked, phone_sealed, phone_digest, phone_masked, died_on, merged_into_id)
    ON person TO registry_runtime;
GRANT UPDATE (division_id, registered_division_id, name, pinyin, sex, birth_date, ethnic_group, marital_status, education,
    id_number_sealed, id_number_digest, id_number_masked, phone_sealed, phone_digest, phone_masked, died_on, merged_into_id,
    version, updated_at) ON person TO registry_runtime;
GRANT SELECT (id_number_digest, phone_digest, died_on, merged_into_id) ON person TO registry_runtime;

CREATE POLICY add ON person_classification FOR INSERT TO registry_runtime
    WITH CHECK ((SELECT guard.writes('classification')) && ARRAY[city_id, county_id, township_id, village_id]);
CREATE POLICY change ON person_classification FOR UPDATE TO registry_runtime
    USING ((SELECT guard.writes('classification')) && ARRAY[city_id, county_id, township_id, village_id])
    WITH CHECK ((SELECT guard.writes('classification')) && ARRAY[city_id, county_id, township_id, village_id]);
GRANT INSERT (id, division_id, person_id, kind, support_form, ground, disability_kind, disability_grade, elder_class,
    child_class, self_care, document, started_on, ended_on) ON person_classification TO registry_runtime;
GRANT UPDATE (person_id, kind, support_form, ground, disability_kind, disability_grade, elder_class, child_class, self_care,
    document, started_on, ended_on, version, updated_at) ON person_classification TO registry_runtime;

ALTER TABLE person_merge ENABLE ROW LEVEL SECURITY;
CREATE POLICY see ON person_merge FOR SELECT TO registry_runtime
    USING ((SELECT guard.roots('person')) && ARRAY[city_id, county_id, township_id, village_id]);
GRANT SELECT ON person_merge TO registry_runtime;
CREATE POLICY add ON person_merge FOR INSERT TO registry_runtime
    WITH CHECK ((SELECT guard.writes('person')) && ARRAY[city_id, county_id, township_id, village_id]);
CREATE POLICY change ON person_merge FOR UPDATE TO registry_runtime
    USING ((SELECT guard.writes('person')) && ARRAY[city_id, county_id, township_id, village_id])
    WITH CHECK ((SELECT guard.writes('person')) && ARRAY[city_id, county_id, township_id, village_id]);
GRANT INSERT (id, division_id, winner_id, loser_id, merged_on, undone_on, moved) ON person_merge TO registry_runtime;
GRANT UPDATE (winner_id, loser_id, merged_on, undone_on, moved, version, updated_at) ON person_merge TO registry_runtime;

CREATE POLICY add ON social_organization FOR INSERT TO registry_runtime
    WITH CHECK ((SELECT guard.writes('social_organization')) && ARRAY[city_id, county_id, township_id, village_id]);
CREATE POLICY change ON social_organization FOR UPDATE TO registry_runtime
    USING ((SELECT guard.writes('social_organization')) && ARRAY[city_id, county_id, township_id, village_id])
    WITH CHECK ((SELECT guard.writes('social_organization')) && ARRAY[city_id, county_id, township_id, village_id]);
GRANT INSERT (id, division_id, name, pinyin, kind, unified_credit_code, registrar, supervising_unit, legal_representative,
    registered_on, field, address, phone_sealed, phone_digest, phone_masked, status, status_since, opened_on, closed_on,
    remarks) ON social_organization TO registry_runtime;
GRANT UPDATE (division_id, name, pinyin, kind, unified_credit_code, registrar, supervising_unit, legal_representative,
    registered_on, field, address, phone_sealed, phone_digest, phone_masked, status, status_since, opened_on, closed_on,
    remarks, version, updated_at) ON social_organization TO registry_runtime;
GRANT SELECT (phone_digest) ON social_organization TO registry_runtime;

CREATE POLICY add ON social_organization_check FOR INSERT TO registry_runtime
    WITH CHECK ((SELECT guard.writes('social_organization')) && ARRAY[city_id, county_id, township_id, village_id]);
CREATE POLICY change ON social_organization_check FOR UPDATE TO registry_runtime
    USING ((SELECT guard.writes('social_organization')) && ARRAY[city_id, county_id, township_id, village_id])
    WITH CHECK ((SELECT guard.writes('social_organization')) && ARRAY[city_id, county_id, township_id, village_id]);
GRANT INSERT (id, division_id, social_organization_id, year, outcome, checked_on) ON social_organization_check TO
    registry_runtime;
GRANT UPDATE (social_organization_id, year, outcome, checked_on, version, updated_at) ON social_organization_check TO
    registry_runtime;

CREATE POLICY add ON social_organization_rating FOR INSERT TO registry_runtime
    WITH CHECK ((SELECT guard.writes('social_organization')) && ARRAY[city_id, county_id, township_id, village_id]);
CREATE POLICY change ON social_organization_rating FOR UPDATE TO registry_runtime
    USING ((SELECT guard.writes('social_organization')) && ARRAY[city_id, county_id, township_id, village_id])
    WITH CHECK ((SELECT guard.writes('social_organization')) && ARRAY[city_id, county_id, township_id, village_id]);
GRANT INSERT (id, division_id, social_organization_id, grade, assessor, started_on, ended_on) ON social_organization_rating TO
    registry_runtime;
GRANT UPDATE (social_organization_id, grade, assessor, started_on, ended_on, version, updated_at) ON
    social_organization_rating TO registry_runtime;

CREATE POLICY add ON supervision_committee FOR INSERT TO registry_runtime
    WITH CHECK ((SELECT guard.writes('supervision_committee')) && ARRAY[city_id, county_id, township_id, village_id]);
CREATE POLICY change ON supervision_committee FOR UPDATE TO registry_runtime
    USING ((SELECT guard.writes('supervision_committee')) && ARRAY[city_id, county_id, township_id, village_id])
    WITH CHECK ((SELECT guard.writes('supervision_committee')) && ARRAY[city_id, county_id, township_id, village_id]);
GRANT INSERT (id, division_id, name, pinyin, term, started_on, ended_on, address, phone_sealed, phone_digest, phone_masked,
    status, status_since, opened_on, closed_on, remarks) ON supervision_committee TO registry_runtime;
GRANT UPDATE (division_id, name, pinyin, term, started_on, ended_on, address, phone_sealed, phone_digest, phone_masked,
    status, status_since, opened_on, closed_on, remarks, version, updated_at) ON supervision_committee TO registry_runtime;
GRANT SELECT (phone_digest) ON supervision_committee TO registry_runtime;

CREATE POLICY add ON supervision_committee_member FOR INSERT TO registry_runtime
    WITH CHECK ((SELECT guard.writes('supervision_committee')) && ARRAY[city_id, county_id, township_id, village_id]);
CREATE POLICY change ON supervision_committee_member FOR UPDATE TO registry_runtime
    USING ((SELECT guard.writes('supervision_committee')) && ARRAY[city_id, county_id, township_id, village_id])
    WITH CHECK ((SELECT guard.writes('supervision_committee')) && ARRAY[city_id, county_id, township_id, village_id]);
GRANT INSERT (id, division_id, supervision_committee_id, person_id, post, started_on, ended_on) ON
    supervision_committee_member TO registry_runtime;
GRANT UPDATE (supervision_committee_id, person_id, post, started_on, ended_on, version, updated_at) ON
    supervision_committee_member TO registry_runtime;

ALTER TABLE village_committee_member ENABLE ROW LEVEL SECURITY;
CREATE POLICY see ON village_committee_member FOR SELECT TO registry_runtime
    USING ((SELECT guard.roots('supervision_committee')) && ARRAY[city_id, county_id, township_id, village_id]);
GRANT SELECT ON village_committee_member TO registry_runtime;
CREATE POLICY add ON village_committee_member FOR INSERT TO registry_runtime
    WITH CHECK ((SELECT guard.writes('supervision_committee')) && ARRAY[city_id, county_id, township_id, village_id]);
CREATE POLICY change ON village_committee_member FOR UPDATE TO registry_runtime
    USING ((SELECT guard.writes('supervision_committee')) && ARRAY[city_id, county_id, township_id, village_id])
    WITH CHECK ((SELECT guard.writes('supervision_committee')) && ARRAY[city_id, county_id, township_id, village_id]);
GRANT INSERT (id, division_id, person_id, post, started_on, ended_on) ON village_committee_member TO registry_runtime;
GRANT UPDATE (division_id, person_id, post, started_on, ended_on, version, updated_at) ON village_committee_member TO
    registry_runtime;
