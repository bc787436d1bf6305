-- Which rows of the new registers the runtime role sees, and which columns. Sealed values it never reads.
-- The subselects are evaluated once for a statement, at the first row that asks.

ALTER TABLE institution ENABLE ROW LEVEL SECURITY;
CREATE POLICY see ON institution FOR SELECT TO registry_runtime
    USING ((SELECT guard.roots('institution')) && ARRAY[city_id, county_id, township_id, village_id]);

ALTER TABLE cemetery ENABLE ROW LEVEL SECURITY;
CREATE POLICY see ON cemetery FOR SELECT TO registry_runtime
    USING ((SELECT guard.roots('cemetery')) && ARRAY[city_id, county_id, township_id, village_id]);

ALTER TABLE social_organization ENABLE ROW LEVEL SECURITY;
CREATE POLICY see ON social_organization FOR SELECT TO registry_runtime
    USING ((SELECT guard.roots('social_organization')) && ARRAY[city_id, county_id, township_id, village_id]);

ALTER TABLE community_facility ENABLE ROW LEVEL SECURITY;
CREATE POLICY see ON community_facility FOR SELECT TO registry_runtime
    USING ((SELECT guard.roots('community_facility')) && ARRAY[city_id, county_id, township_id, village_id]);

ALTER TABLE supervision_committee ENABLE ROW LEVEL SECURITY;
CREATE POLICY see ON supervision_committee FOR SELECT TO registry_runtime
    USING ((SELECT guard.roots('supervision_committee')) && ARRAY[city_id, county_id, township_id, village_id]);

ALTER TABLE institution_residency ENABLE ROW LEVEL SECURITY;
CREATE POLICY see ON institution_residency FOR SELECT TO registry_runtime
    USING ((SELECT guard.roots('residency')) && ARRAY[city_id, county_id, township_id, village_id]);

ALTER TABLE cemetery_ownership ENABLE ROW LEVEL SECURITY;
CREATE POLICY see ON cemetery_ownership FOR SELECT TO registry_runtime
    USING ((SELECT guard.roots('cemetery')) && ARRAY[city_id, county_id, township_id, village_id]);

ALTER TABLE cemetery_approval ENABLE ROW LEVEL SECURITY;
CREATE POLICY see ON cemetery_approval FOR SELECT TO registry_runtime
    USING ((SELECT guard.roots('cemetery')) && ARRAY[city_id, county_id, township_id, village_id]);

ALTER TABLE cemetery_price ENABLE ROW LEVEL SECURITY;
CREATE POLICY see ON cemetery_price FOR SELECT TO registry_runtime
    USING ((SELECT guard.roots('cemetery')) && ARRAY[city_id, county_id, township_id, village_id]);

ALTER TABLE social_organization_rating ENABLE ROW LEVEL SECURITY;
CREATE POLICY see ON social_organization_rating FOR SELECT TO registry_runtime
    USING ((SELECT guard.roots('social_organization')) && ARRAY[city_id, county_id, township_id, village_id]);

ALTER TABLE social_organization_check ENABLE ROW LEVEL SECURITY;
CREATE POLICY see ON social_organization_check FOR SELECT TO registry_runtime
    USING ((SELECT guard.roots('social_organization')) && ARRAY[city_id, county_id, township_id, village_id]);

ALTER TABLE facility_function ENABLE ROW LEVEL SECURITY;
CREATE POLICY see ON facility_function FOR SELECT TO registry_runtime
    USING ((SELECT guard.roots('community_facility')) && ARRAY[city_id, county_id, township_id, village_id]);

ALTER TABLE facility_assessment ENABLE ROW LEVEL SECURITY;
CREATE POLICY see ON facility_assessment FOR SELECT TO registry_runtime
    USING ((SELECT guard.roots('community_facility')) && ARRAY[city_id, county_id, township_id, village_id]);

ALTER TABLE facility_assessment_item ENABLE ROW LEVEL SECURITY;
CREATE POLICY see ON facility_assessment_item FOR SELECT TO registry_runtime
    USING ((SELECT guard.roots('community_facility')) && ARRAY[city_id, county_id, township_id, village_id]);

ALTER TABLE person_classification ENABLE ROW LEVEL SECURITY;
CREATE POLICY see ON person_classification FOR SELECT TO registry_runtime
    USING ((SELECT guard.roots('classification')) && ARRAY[city_id, county_id, township_id, village_id]);

ALTER TABLE supervision_committee_member ENABLE ROW LEVEL SECURITY;
CREATE POLICY see ON supervision_committee_member FOR SELECT TO registry_runtime
    USING ((SELECT guard.roots('supervision_committee')) && ARRAY[city_id, county_id, township_id, village_id]);

GRANT SELECT ON institution_residency, cemetery_ownership, cemetery_approval, cemetery_price, social_organization_rating,
    social_organization_check, facility_function, facility_assessment, facility_assessment_item, person_classification,
    supervision_committee_member TO registry_runtime;
GRANT SELECT (spelling, initials) ON person TO registry_runtime;
GRANT SELECT (id, division_id, city_id, county_id, township_id, village_id, name, pinyin, kind, unified_credit_code,
              founder_nature, operator_nature, filing_number, beds_registered, beds_usable, beds_nursing,
              beds_occupied, grade, grade_standard, safety_facilities_on, safety_monitoring_on, safety_guidance_on,
              safety_inspection_on, home_service, community_service, address, phone_masked, status, status_since,
              opened_on, closed_on, remarks, spelling, initials, version, created_at, updated_at)
    ON institution TO registry_runtime;
GRANT SELECT (id, division_id, city_id, county_id, township_id, village_id, name, pinyin, kind, ownership, stage,
              stage_since, licence_number, licensed_on, area_mu, plots_total, plots_used, plots_eco, service_area,
              address, phone_masked, status, status_since, opened_on, closed_on, remarks, spelling, initials, version,
              created_at, updated_at)
    ON cemetery TO registry_runtime;
GRANT SELECT (id, division_id, city_id, county_id, township_id, village_id, name, pinyin, kind, unified_credit_code,
              registrar, supervising_unit, legal_representative, registered_on, field, address, phone_masked, status,
              status_since, opened_on, closed_on, remarks, spelling, initials, version, created_at, updated_at)
    ON social_organization TO registry_runtime;
GRANT SELECT (id, division_id, city_id, county_id, township_id, village_id, name, pinyin, kind, area_m2, operator,
              operator_nature, handed_over_on, address, phone_masked, status, status_since, opened_on, closed_on,
              remarks, spelling, initials, version, created_at, updated_at)
    ON community_facility TO registry_runtime;
GRANT SELECT (id, division_id, city_id, county_id, township_id, village_id, name, pinyin, term, started_on, ended_on,
              address, phone_masked, status, status_since, opened_on, closed_on, remarks, spelling, initials, version,
              created_at, updated_at)
    ON supervision_committee TO registry_runtime;

-- Lists of powers are published by law: everybody reads them, as the code lists.
GRANT SELECT ON power_list, power_item, power_step TO registry_runtime;
