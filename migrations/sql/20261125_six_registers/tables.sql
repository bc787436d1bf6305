-- The tables of the registers of institutions, cemeteries, social organisations, facilities, classifications, committees and
-- powers, as db/tables declares them; and what people, households and divisions have more than before.

CREATE TABLE cemetery (
    id UUID DEFAULT uuidv7() NOT NULL,
    division_id UUID NOT NULL,
    city_id UUID NOT NULL,
    county_id UUID,
    township_id UUID,
    village_id UUID,
    name TEXT NOT NULL,
    pinyin TEXT NOT NULL,
    kind TEXT NOT NULL,
    ownership TEXT,
    stage TEXT NOT NULL,
    stage_since DATE,
    licence_number TEXT,
    licensed_on DATE,
    area_mu NUMERIC(10, 3),
    plots_total INTEGER NOT NULL,
    plots_used INTEGER NOT NULL,
    plots_eco INTEGER NOT NULL,
    service_area TEXT,
    address TEXT,
    phone_sealed BYTEA,
    phone_digest BYTEA,
    phone_masked TEXT,
    status TEXT GENERATED ALWAYS AS (CASE stage WHEN 'OPERATING' THEN 'ACTIVE' WHEN 'SUSPENDED' THEN 'SUSPENDED' WHEN 'CLOSED' THEN 'CLOSED' ELSE 'PREPARING' END) STORED NOT NULL,
    status_since DATE,
    opened_on DATE,
    closed_on DATE,
    remarks TEXT,
    spelling TEXT GENERATED ALWAYS AS (replace(pinyin, ' ', '')) STORED NOT NULL,
    initials TEXT GENERATED ALWAYS AS (regexp_replace(pinyin, '(\S)\S*\s*', '\1', 'g')) STORED NOT NULL,
    version BIGINT DEFAULT '1' NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    CONSTRAINT pk_cemetery PRIMARY KEY (id),
    CONSTRAINT ck_cemetery_kind CHECK (kind IN ('COMMERCIAL', 'TOWNSHIP_PUBLIC', 'VILLAGE_PUBLIC', 'COLUMBARIUM', 'ECO')),
    CONSTRAINT ck_cemetery_ownership CHECK (ownership IN ('PRIVATE', 'STATE', 'COLLECTIVE')),
    CONSTRAINT ck_cemetery_stage CHECK (stage IN ('PLANNED', 'APPROVED', 'BUILDING', 'ACCEPTED', 'OPERATING', 'SUSPENDED', 'CLOSED')),
    CONSTRAINT ck_cemetery_not_negative CHECK (area_mu >= 0 AND plots_total >= 0 AND plots_used >= 0 AND plots_eco >= 0),
    CONSTRAINT ck_cemetery_plots CHECK (plots_used <= plots_total AND plots_eco <= plots_total),
    CONSTRAINT ck_cemetery_status CHECK (status IN ('PREPARING', 'ACTIVE', 'SUSPENDED', 'CLOSED')),
    CONSTRAINT ck_cemetery_closed_after_opened CHECK (closed_on >= opened_on),
    CONSTRAINT fk_cemetery_division_id FOREIGN KEY(division_id) REFERENCES division (id)
);

CREATE INDEX ix_cemetery_county_id_id ON cemetery (county_id, id);
CREATE INDEX ix_cemetery_division_id ON cemetery (division_id);
CREATE INDEX ix_cemetery_initials_id ON cemetery (initials, id);
CREATE INDEX ix_cemetery_name_id ON cemetery (name, id);
CREATE INDEX ix_cemetery_spelling_id ON cemetery (spelling, id);
CREATE INDEX ix_cemetery_township_id_id ON cemetery (township_id, id);
CREATE INDEX ix_cemetery_village_id_id ON cemetery (village_id, id);

CREATE TABLE community_facility (
    id UUID DEFAULT uuidv7() NOT NULL,
    division_id UUID NOT NULL,
    city_id UUID NOT NULL,
    county_id UUID,
    township_id UUID,
    village_id UUID,
    name TEXT NOT NULL,
    pinyin TEXT NOT NULL,
    kind TEXT NOT NULL,
    area_m2 NUMERIC(10, 2),
    operator TEXT,
    operator_nature TEXT NOT NULL,
    handed_over_on DATE,
    address TEXT,
    phone_sealed BYTEA,
    phone_digest BYTEA,
    phone_masked TEXT,
    status TEXT NOT NULL,
    status_since DATE,
    opened_on DATE,
    closed_on DATE,
    remarks TEXT,
    spelling TEXT GENERATED ALWAYS AS (replace(pinyin, ' ', '')) STORED NOT NULL,
    initials TEXT GENERATED ALWAYS AS (regexp_replace(pinyin, '(\S)\S*\s*', '\1', 'g')) STORED NOT NULL,
    version BIGINT DEFAULT '1' NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    CONSTRAINT pk_community_facility PRIMARY KEY (id),
    CONSTRAINT ck_community_facility_kind CHECK (kind IN ('SERVICE_CENTRE', 'HOME_CARE_STATION', 'LEFT_BEHIND_ELDERS_POINT', 'LEFT_BEHIND_CHILDREN_HOME', 'DAY_CARE_CENTRE', 'REHABILITATION_POINT')),
    CONSTRAINT ck_community_facility_operator_nature CHECK (operator_nature IN ('PUBLIC', 'SOCIAL')),
    CONSTRAINT ck_community_facility_not_negative CHECK (area_m2 >= 0),
    CONSTRAINT ck_community_facility_status CHECK (status IN ('PREPARING', 'ACTIVE', 'SUSPENDED', 'CLOSED')),
    CONSTRAINT ck_community_facility_closed_after_opened CHECK (closed_on >= opened_on),
    CONSTRAINT fk_community_facility_division_id FOREIGN KEY(division_id) REFERENCES division (id)
);

CREATE INDEX ix_community_facility_county_id_id ON community_facility (county_id, id);
CREATE INDEX ix_community_facility_division_id ON community_facility (division_id);
CREATE INDEX ix_community_facility_initials_id ON community_facility (initials, id);
CREATE INDEX ix_community_facility_name_id ON community_facility (name, id);
CREATE INDEX ix_community_facility_spelling_id ON community_facility (spelling, id);
CREATE INDEX ix_community_facility_township_id_id ON community_facility (township_id, id);
CREATE INDEX ix_community_facility_village_id_id ON community_facility (village_id, id);

CREATE TABLE institution (
    id UUID DEFAULT uuidv7() NOT NULL,
    division_id UUID NOT NULL,
    city_id UUID NOT NULL,
    county_id UUID,
    township_id UUID,
    village_id UUID,
    name TEXT NOT NULL,
    pinyin TEXT NOT NULL,
    kind TEXT NOT NULL,
    unified_credit_code TEXT,
    founder_nature TEXT NOT NULL,
    operator_nature TEXT NOT NULL,
    filing_number TEXT,
    beds_registered INTEGER NOT NULL,
    beds_usable INTEGER NOT NULL,
    beds_nursing INTEGER NOT NULL,
    beds_occupied INTEGER DEFAULT '0' NOT NULL,
    grade INTEGER,
    grade_standard TEXT,
    safety_facilities_on DATE,
    safety_monitoring_on DATE,
    safety_guidance_on DATE,
    safety_inspection_on DATE,
    home_service BOOLEAN DEFAULT 'false' NOT NULL,
    community_service BOOLEAN DEFAULT 'false' NOT NULL,
    address TEXT,
    phone_sealed BYTEA,
    phone_digest BYTEA,
    phone_masked TEXT,
    status TEXT NOT NULL,
    status_since DATE,
    opened_on DATE,
    closed_on DATE,
    remarks TEXT,
    spelling TEXT GENERATED ALWAYS AS (replace(pinyin, ' ', '')) STORED NOT NULL,
    initials TEXT GENERATED ALWAYS AS (regexp_replace(pinyin, '(\S)\S*\s*', '\1', 'g')) STORED NOT NULL,
    version BIGINT DEFAULT '1' NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    CONSTRAINT pk_institution PRIMARY KEY (id),
    CONSTRAINT ck_institution_kind CHECK (kind IN ('ELDER_CARE_HOME', 'TOWNSHIP_ELDER_CARE_CENTRE', 'REGIONAL_SUPPORT_CENTRE', 'CHILD_WELFARE', 'MENTAL_WELFARE', 'RELIEF_STATION')),
    CONSTRAINT ck_institution_founder_nature CHECK (founder_nature IN ('PUBLIC', 'SOCIAL')),
    CONSTRAINT ck_institution_operator_nature CHECK (operator_nature IN ('PUBLIC', 'SOCIAL')),
    CONSTRAINT ck_institution_not_negative CHECK (beds_registered >= 0 AND beds_usable >= 0 AND beds_nursing >= 0 AND beds_occupied >= 0),
    CONSTRAINT ck_institution_grade CHECK (grade BETWEEN 1 AND 5),
    CONSTRAINT uq_institution_unified_credit_code UNIQUE (unified_credit_code),
    CONSTRAINT ck_institution_status CHECK (status IN ('PREPARING', 'ACTIVE', 'SUSPENDED', 'CLOSED')),
    CONSTRAINT ck_institution_closed_after_opened CHECK (closed_on >= opened_on),
    CONSTRAINT fk_institution_division_id FOREIGN KEY(division_id) REFERENCES division (id)
);

CREATE INDEX ix_institution_county_id_id ON institution (county_id, id);
CREATE INDEX ix_institution_division_id ON institution (division_id);
CREATE INDEX ix_institution_initials_id ON institution (initials, id);
CREATE INDEX ix_institution_name_id ON institution (name, id);
CREATE INDEX ix_institution_spelling_id ON institution (spelling, id);
CREATE INDEX ix_institution_township_id_id ON institution (township_id, id);
CREATE INDEX ix_institution_village_id_id ON institution (village_id, id);

CREATE TABLE power_list (
    id UUID DEFAULT uuidv7() NOT NULL,
    division_id UUID NOT NULL,
    title TEXT NOT NULL,
    edition TEXT NOT NULL,
    adopted_on DATE NOT NULL,
    document TEXT,
    started_on DATE NOT NULL,
    ended_on DATE,
    version BIGINT DEFAULT '1' NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    CONSTRAINT pk_power_list PRIMARY KEY (id),
    CONSTRAINT never_twice_power_list_division_id_title EXCLUDE USING gist (division_id WITH =, title WITH =, daterange(started_on, ended_on) WITH &&),
    CONSTRAINT fk_power_list_division_id FOREIGN KEY(division_id) REFERENCES division (id)
);

CREATE INDEX ix_power_list_division_id ON power_list (division_id);

CREATE TABLE social_organization (
    id UUID DEFAULT uuidv7() NOT NULL,
    division_id UUID NOT NULL,
    city_id UUID NOT NULL,
    county_id UUID,
    township_id UUID,
    village_id UUID,
    name TEXT NOT NULL,
    pinyin TEXT NOT NULL,
    kind TEXT NOT NULL,
    unified_credit_code TEXT NOT NULL,
    registrar TEXT NOT NULL,
    supervising_unit TEXT,
    legal_representative TEXT NOT NULL,
    registered_on DATE NOT NULL,
    field TEXT NOT NULL,
    address TEXT,
    phone_sealed BYTEA,
    phone_digest BYTEA,
    phone_masked TEXT,
    status TEXT NOT NULL,
    status_since DATE,
    opened_on DATE,
    closed_on DATE,
    remarks TEXT,
    spelling TEXT GENERATED ALWAYS AS (replace(pinyin, ' ', '')) STORED NOT NULL,
    initials TEXT GENERATED ALWAYS AS (regexp_replace(pinyin, '(\S)\S*\s*', '\1', 'g')) STORED NOT NULL,
    version BIGINT DEFAULT '1' NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    CONSTRAINT pk_social_organization PRIMARY KEY (id),
    CONSTRAINT ck_social_organization_kind CHECK (kind IN ('ASSOCIATION', 'SERVICE_ORGANIZATION', 'FOUNDATION')),
    CONSTRAINT ck_social_organization_field CHECK (field IN ('ELDERLY', 'CHILDREN', 'DISABLED', 'COMMUNITY', 'CHARITY', 'EDUCATION', 'HEALTH', 'CULTURE', 'INDUSTRY', 'OTHER')),
    CONSTRAINT uq_social_organization_unified_credit_code UNIQUE (unified_credit_code),
    CONSTRAINT ck_social_organization_status CHECK (status IN ('PREPARING', 'ACTIVE', 'SUSPENDED', 'CLOSED')),
    CONSTRAINT ck_social_organization_closed_after_opened CHECK (closed_on >= opened_on),
    CONSTRAINT fk_social_organization_division_id FOREIGN KEY(division_id) REFERENCES division (id)
);

CREATE INDEX ix_social_organization_county_id_id ON social_organization (county_id, id);
CREATE INDEX ix_social_organization_division_id ON social_organization (division_id);
CREATE INDEX ix_social_organization_initials_id ON social_organization (initials, id);
CREATE INDEX ix_social_organization_name_id ON social_organization (name, id);
CREATE INDEX ix_social_organization_spelling_id ON social_organization (spelling, id);
CREATE INDEX ix_social_organization_township_id_id ON social_organization (township_id, id);
CREATE INDEX ix_social_organization_village_id_id ON social_organization (village_id, id);

CREATE TABLE supervision_committee (
    id UUID DEFAULT uuidv7() NOT NULL,
    division_id UUID NOT NULL,
    city_id UUID NOT NULL,
    county_id UUID,
    township_id UUID,
    village_id UUID,
    name TEXT NOT NULL,
    pinyin TEXT NOT NULL,
    term INTEGER NOT NULL,
    started_on DATE NOT NULL,
    ended_on DATE,
    address TEXT,
    phone_sealed BYTEA,
    phone_digest BYTEA,
    phone_masked TEXT,
    status TEXT NOT NULL,
    status_since DATE,
    opened_on DATE,
    closed_on DATE,
    remarks TEXT,
    spelling TEXT GENERATED ALWAYS AS (replace(pinyin, ' ', '')) STORED NOT NULL,
    initials TEXT GENERATED ALWAYS AS (regexp_replace(pinyin, '(\S)\S*\s*', '\1', 'g')) STORED NOT NULL,
    version BIGINT DEFAULT '1' NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    CONSTRAINT pk_supervision_committee PRIMARY KEY (id),
    CONSTRAINT ck_supervision_committee_in_a_village CHECK (village_id IS NOT NULL),
    CONSTRAINT never_twice_supervision_committee_division_id EXCLUDE USING gist (division_id WITH =, daterange(started_on, ended_on) WITH &&),
    CONSTRAINT ck_supervision_committee_status CHECK (status IN ('PREPARING', 'ACTIVE', 'SUSPENDED', 'CLOSED')),
    CONSTRAINT ck_supervision_committee_closed_after_opened CHECK (closed_on >= opened_on),
    CONSTRAINT fk_supervision_committee_division_id FOREIGN KEY(division_id) REFERENCES division (id)
);

CREATE INDEX ix_supervision_committee_county_id_id ON supervision_committee (county_id, id);
CREATE INDEX ix_supervision_committee_division_id ON supervision_committee (division_id);
CREATE INDEX ix_supervision_committee_initials_id ON supervision_committee (initials, id);
CREATE INDEX ix_supervision_committee_name_id ON supervision_committee (name, id);
CREATE INDEX ix_supervision_committee_spelling_id ON supervision_committee (spelling, id);
CREATE INDEX ix_supervision_committee_township_id_id ON supervision_committee (township_id, id);
CREATE INDEX ix_supervision_committee_village_id_id ON supervision_committee (village_id, id);

CREATE TABLE cemetery_approval (
    id UUID DEFAULT uuidv7() NOT NULL,
    division_id UUID NOT NULL,
    city_id UUID NOT NULL,
    county_id UUID,
    township_id UUID,
    village_id UUID,
    cemetery_id UUID NOT NULL,
    subject TEXT NOT NULL,
    number TEXT NOT NULL,
    approved_on DATE NOT NULL,
    authority TEXT NOT NULL,
    area_mu NUMERIC(10, 3),
    remarks TEXT,
    version BIGINT DEFAULT '1' NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    CONSTRAINT pk_cemetery_approval PRIMARY KEY (id),
    CONSTRAINT ck_cemetery_approval_subject CHECK (subject IN ('PLAN', 'CONSTRUCTION', 'EXPANSION', 'ACCEPTANCE', 'LICENCE')),
    CONSTRAINT ck_cemetery_approval_not_negative CHECK (area_mu >= 0),
    CONSTRAINT fk_cemetery_approval_division_id FOREIGN KEY(division_id) REFERENCES division (id),
    CONSTRAINT fk_cemetery_approval_cemetery_id FOREIGN KEY(cemetery_id) REFERENCES cemetery (id)
);

CREATE INDEX ix_cemetery_approval_cemetery_id ON cemetery_approval (cemetery_id);
CREATE INDEX ix_cemetery_approval_county_id_id ON cemetery_approval (county_id, id);
CREATE INDEX ix_cemetery_approval_division_id ON cemetery_approval (division_id);
CREATE INDEX ix_cemetery_approval_township_id_id ON cemetery_approval (township_id, id);
CREATE INDEX ix_cemetery_approval_village_id_id ON cemetery_approval (village_id, id);

CREATE TABLE cemetery_ownership (
    id UUID DEFAULT uuidv7() NOT NULL,
    division_id UUID NOT NULL,
    city_id UUID NOT NULL,
    county_id UUID,
    township_id UUID,
    village_id UUID,
    cemetery_id UUID NOT NULL,
    nature TEXT NOT NULL,
    acquisition TEXT NOT NULL,
    owner TEXT NOT NULL,
    former_owner TEXT,
    agreement TEXT,
    agreed_on DATE,
    started_on DATE NOT NULL,
    ended_on DATE,
    version BIGINT DEFAULT '1' NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    CONSTRAINT pk_cemetery_ownership PRIMARY KEY (id),
    CONSTRAINT ck_cemetery_ownership_nature CHECK (nature IN ('PRIVATE', 'STATE', 'COLLECTIVE')),
    CONSTRAINT ck_cemetery_ownership_acquisition CHECK (acquisition IN ('FOUNDED', 'TAKEN_BACK', 'TRANSFERRED')),
    CONSTRAINT ck_cemetery_ownership_taken_back CHECK (acquisition <> 'TAKEN_BACK' OR num_nulls(agreement, agreed_on, former_owner) = 0),
    CONSTRAINT never_twice_cemetery_ownership_cemetery_id EXCLUDE USING gist (cemetery_id WITH =, daterange(started_on, ended_on) WITH &&),
    CONSTRAINT fk_cemetery_ownership_division_id FOREIGN KEY(division_id) REFERENCES division (id),
    CONSTRAINT fk_cemetery_ownership_cemetery_id FOREIGN KEY(cemetery_id) REFERENCES cemetery (id)
);

CREATE INDEX ix_cemetery_ownership_cemetery_id ON cemetery_ownership (cemetery_id);
CREATE INDEX ix_cemetery_ownership_county_id_id ON cemetery_ownership (county_id, id);
CREATE INDEX ix_cemetery_ownership_division_id ON cemetery_ownership (division_id);
CREATE INDEX ix_cemetery_ownership_township_id_id ON cemetery_ownership (township_id, id);
CREATE INDEX ix_cemetery_ownership_village_id_id ON cemetery_ownership (village_id, id);

CREATE TABLE cemetery_price (
    id UUID DEFAULT uuidv7() NOT NULL,
    division_id UUID NOT NULL,
    city_id UUID NOT NULL,
    county_id UUID,
    township_id UUID,
    village_id UUID,
    cemetery_id UUID NOT NULL,
    item TEXT NOT NULL,
    price NUMERIC(12, 2) NOT NULL,
    unit TEXT NOT NULL,
    basis TEXT NOT NULL,
    document TEXT,
    started_on DATE NOT NULL,
    ended_on DATE,
    version BIGINT DEFAULT '1' NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    CONSTRAINT pk_cemetery_price PRIMARY KEY (id),
    CONSTRAINT ck_cemetery_price_basis CHECK (basis IN ('GOVERNMENT_SET', 'GUIDED', 'MARKET')),
    CONSTRAINT ck_cemetery_price_not_negative CHECK (price >= 0),
    CONSTRAINT ck_cemetery_price_period CHECK (ended_on >= started_on),
    CONSTRAINT fk_cemetery_price_division_id FOREIGN KEY(division_id) REFERENCES division (id),
    CONSTRAINT fk_cemetery_price_cemetery_id FOREIGN KEY(cemetery_id) REFERENCES cemetery (id)
);

CREATE INDEX ix_cemetery_price_cemetery_id ON cemetery_price (cemetery_id);
CREATE INDEX ix_cemetery_price_county_id_id ON cemetery_price (county_id, id);
CREATE INDEX ix_cemetery_price_division_id ON cemetery_price (division_id);
CREATE INDEX ix_cemetery_price_township_id_id ON cemetery_price (township_id, id);
CREATE INDEX ix_cemetery_price_village_id_id ON cemetery_price (village_id, id);

CREATE TABLE facility_assessment (
    id UUID DEFAULT uuidv7() NOT NULL,
    division_id UUID NOT NULL,
    city_id UUID NOT NULL,
    county_id UUID,
    township_id UUID,
    village_id UUID,
    community_facility_id UUID NOT NULL,
    standard TEXT NOT NULL,
    result TEXT NOT NULL,
    assessor TEXT NOT NULL,
    started_on DATE NOT NULL,
    ended_on DATE,
    version BIGINT DEFAULT '1' NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    CONSTRAINT pk_facility_assessment PRIMARY KEY (id),
    CONSTRAINT ck_facility_assessment_result CHECK (result IN ('UP_TO_STANDARD', 'NOT_UP_TO_STANDARD')),
    CONSTRAINT never_twice_facility_assessment_community_facility_id_standard EXCLUDE USING gist (community_facility_id WITH =, standard WITH =, daterange(started_on, ended_on) WITH &&),
    CONSTRAINT fk_facility_assessment_division_id FOREIGN KEY(division_id) REFERENCES division (id),
    CONSTRAINT fk_facility_assessment_community_facility_id FOREIGN KEY(community_facility_id) REFERENCES community_facility (id)
);

CREATE INDEX ix_facility_assessment_community_facility_id ON facility_assessment (community_facility_id);
CREATE INDEX ix_facility_assessment_county_id_id ON facility_assessment (county_id, id);
CREATE INDEX ix_facility_assessment_division_id ON facility_assessment (division_id);
CREATE INDEX ix_facility_assessment_township_id_id ON facility_assessment (township_id, id);
CREATE INDEX ix_facility_assessment_village_id_id ON facility_assessment (village_id, id);

CREATE TABLE facility_function (
    id UUID DEFAULT uuidv7() NOT NULL,
    division_id UUID NOT NULL,
    city_id UUID NOT NULL,
    county_id UUID,
    township_id UUID,
    village_id UUID,
    community_facility_id UUID NOT NULL,
    service TEXT NOT NULL,
    version BIGINT DEFAULT '1' NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    CONSTRAINT pk_facility_function PRIMARY KEY (id),
    CONSTRAINT ck_facility_function_service CHECK (service IN ('ONE_STOP', 'ELDER_CARE', 'CHILD_CARE', 'HEALTH', 'CULTURE', 'SPORT', 'LEGAL', 'EMPLOYMENT', 'RETAIL', 'VOLUNTEER', 'POLICING', 'PARTY')),
    CONSTRAINT uq_facility_function_community_facility_id_service UNIQUE (community_facility_id, service),
    CONSTRAINT fk_facility_function_division_id FOREIGN KEY(division_id) REFERENCES division (id),
    CONSTRAINT fk_facility_function_community_facility_id FOREIGN KEY(community_facility_id) REFERENCES community_facility (id)
);

CREATE INDEX ix_facility_function_county_id_id ON facility_function (county_id, id);
CREATE INDEX ix_facility_function_division_id ON facility_function (division_id);
CREATE INDEX ix_facility_function_township_id_id ON facility_function (township_id, id);
CREATE INDEX ix_facility_function_village_id_id ON facility_function (village_id, id);

CREATE TABLE institution_residency (
    id UUID DEFAULT uuidv7() NOT NULL,
    division_id UUID NOT NULL,
    city_id UUID NOT NULL,
    county_id UUID,
    township_id UUID,
    village_id UUID,
    institution_id UUID NOT NULL,
    person_id UUID NOT NULL,
    bed TEXT,
    support TEXT NOT NULL,
    started_on DATE NOT NULL,
    ended_on DATE,
    version BIGINT DEFAULT '1' NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    CONSTRAINT pk_institution_residency PRIMARY KEY (id),
    CONSTRAINT ck_institution_residency_support CHECK (support IN ('SELF_FUNDED', 'SPECIAL_HARDSHIP', 'OTHER')),
    CONSTRAINT never_twice_institution_residency_person_id EXCLUDE USING gist (GREATEST(person_id) WITH =, daterange(started_on, ended_on) WITH &&),
    CONSTRAINT fk_institution_residency_division_id FOREIGN KEY(division_id) REFERENCES division (id),
    CONSTRAINT fk_institution_residency_institution_id FOREIGN KEY(institution_id) REFERENCES institution (id),
    CONSTRAINT fk_institution_residency_person_id FOREIGN KEY(person_id) REFERENCES person (id)
);

CREATE INDEX ix_institution_residency_county_id_id ON institution_residency (county_id, id);
CREATE INDEX ix_institution_residency_division_id ON institution_residency (division_id);
CREATE INDEX ix_institution_residency_ended_on_id ON institution_residency (ended_on, id);
CREATE INDEX ix_institution_residency_institution_id_started_on_id ON institution_residency (institution_id, started_on, id);
CREATE INDEX ix_institution_residency_person_id ON institution_residency (person_id);
CREATE INDEX ix_institution_residency_started_on_id ON institution_residency (started_on, id);
CREATE INDEX ix_institution_residency_support_id ON institution_residency (support, id);
CREATE INDEX ix_institution_residency_township_id_id ON institution_residency (township_id, id);
CREATE INDEX ix_institution_residency_village_id_id ON institution_residency (village_id, id);

CREATE TABLE person_classification (
    id UUID DEFAULT uuidv7() NOT NULL,
    division_id UUID NOT NULL,
    city_id UUID NOT NULL,
    county_id UUID,
    township_id UUID,
    village_id UUID,
    person_id UUID NOT NULL,
    kind TEXT NOT NULL,
    support_form TEXT,
    ground TEXT,
    disability_kind TEXT,
    disability_grade INTEGER,
    elder_class TEXT,
    child_class TEXT,
    self_care TEXT,
    document TEXT,
    started_on DATE NOT NULL,
    ended_on DATE,
    version BIGINT DEFAULT '1' NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    CONSTRAINT pk_person_classification PRIMARY KEY (id),
    CONSTRAINT ck_person_classification_kind CHECK (kind IN ('SPECIAL_HARDSHIP', 'SUBSISTENCE_ALLOWANCE', 'SINGLE_PERSON_GUARANTEE', 'DISABILITY', 'ELDER', 'CHILD', 'SELF_CARE', 'LOW_INCOME_REGISTER')),
    CONSTRAINT ck_person_classification_support_form CHECK (support_form IN ('CONCENTRATED', 'DISPERSED')),
    CONSTRAINT ck_person_classification_ground CHECK (ground IN ('SERIOUS_ILLNESS', 'SEVERE_DISABILITY')),
    CONSTRAINT ck_person_classification_disability_grade CHECK (disability_grade BETWEEN 1 AND 4),
    CONSTRAINT ck_person_classification_elder_class CHECK (elder_class IN ('EMPTY_NEST', 'LIVING_ALONE', 'LEFT_BEHIND', 'DISABLED', 'FAMILY_PLANNING_SPECIAL')),
    CONSTRAINT ck_person_classification_child_class CHECK (child_class IN ('LEFT_BEHIND', 'IN_DIFFICULTY', 'ORPHAN', 'UNATTENDED')),
    CONSTRAINT ck_person_classification_self_care CHECK (self_care IN ('FULL', 'PARTIAL', 'NONE')),
    CONSTRAINT ck_person_classification_detail_of_its_kind CHECK ((support_form IS NOT NULL) = (kind = 'SPECIAL_HARDSHIP') AND (ground IS NOT NULL) = (kind = 'SINGLE_PERSON_GUARANTEE') AND (disability_kind IS NOT NULL) = (kind = 'DISABILITY') AND (disability_grade IS NOT NULL) = (kind = 'DISABILITY') AND (elder_class IS NOT NULL) = (kind = 'ELDER') AND (child_class IS NOT NULL) = (kind = 'CHILD') AND (self_care IS NOT NULL) = (kind = 'SELF_CARE')),
    CONSTRAINT ck_person_classification_period CHECK (ended_on >= started_on),
    CONSTRAINT never_twice_livelihood_person_id EXCLUDE USING gist (GREATEST(person_id) WITH =, daterange(started_on, ended_on) WITH &&) WHERE (kind IN ('SPECIAL_HARDSHIP', 'SUBSISTENCE_ALLOWANCE', 'SINGLE_PERSON_GUARANTEE')),
    CONSTRAINT never_twice_classification_person_id_kind EXCLUDE USING gist (GREATEST(person_id) WITH =, kind WITH =, daterange(started_on, ended_on) WITH &&) WHERE (kind NOT IN ('ELDER', 'CHILD')),
    CONSTRAINT fk_person_classification_division_id FOREIGN KEY(division_id) REFERENCES division (id),
    CONSTRAINT fk_person_classification_person_id FOREIGN KEY(person_id) REFERENCES person (id)
);

CREATE INDEX ix_person_classification_child_class_id ON person_classification (child_class, id);
CREATE INDEX ix_person_classification_county_id_id ON person_classification (county_id, id);
CREATE INDEX ix_person_classification_disability_grade_id ON person_classification (disability_grade, id);
CREATE INDEX ix_person_classification_disability_kind_id ON person_classification (disability_kind, id);
CREATE INDEX ix_person_classification_division_id ON person_classification (division_id);
CREATE INDEX ix_person_classification_elder_class_id ON person_classification (elder_class, id);
CREATE INDEX ix_person_classification_ended_on_id ON person_classification (ended_on, id);
CREATE INDEX ix_person_classification_ground_id ON person_classification (ground, id);
CREATE INDEX ix_person_classification_kind_id ON person_classification (kind, id);
CREATE INDEX ix_person_classification_person_id ON person_classification (person_id);
CREATE INDEX ix_person_classification_self_care_id ON person_classification (self_care, id);
CREATE INDEX ix_person_classification_started_on_id ON person_classification (started_on, id);
CREATE INDEX ix_person_classification_support_form_id ON person_classification (support_form, id);
CREATE INDEX ix_person_classification_township_id_id ON person_classification (township_id, id);
CREATE INDEX ix_person_classification_village_id_id ON person_classification (village_id, id);

CREATE TABLE power_item (
    id UUID DEFAULT uuidv7() NOT NULL,
    power_list_id UUID NOT NULL,
    number INTEGER NOT NULL,
    name TEXT NOT NULL,
    "group" TEXT NOT NULL,
    category TEXT NOT NULL,
    basis TEXT NOT NULL,
    holder_post TEXT NOT NULL,
    publicity_days INTEGER NOT NULL,
    risk_points TEXT,
    version BIGINT DEFAULT '1' NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    CONSTRAINT pk_power_item PRIMARY KEY (id),
    CONSTRAINT ck_power_item_group CHECK ("group" IN ('COLLECTIVE', 'SERVICE')),
    CONSTRAINT ck_power_item_not_negative CHECK (publicity_days >= 0),
    CONSTRAINT uq_power_item_power_list_id_number UNIQUE (power_list_id, number),
    CONSTRAINT fk_power_item_power_list_id FOREIGN KEY(power_list_id) REFERENCES power_list (id)
);

CREATE TABLE social_organization_check (
    id UUID DEFAULT uuidv7() NOT NULL,
    division_id UUID NOT NULL,
    city_id UUID NOT NULL,
    county_id UUID,
    township_id UUID,
    village_id UUID,
    social_organization_id UUID NOT NULL,
    year INTEGER NOT NULL,
    outcome TEXT NOT NULL,
    checked_on DATE,
    version BIGINT DEFAULT '1' NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    CONSTRAINT pk_social_organization_check PRIMARY KEY (id),
    CONSTRAINT ck_social_organization_check_outcome CHECK (outcome IN ('QUALIFIED', 'BASICALLY_QUALIFIED', 'UNQUALIFIED', 'NOT_SUBMITTED')),
    CONSTRAINT uq_social_organization_check_social_organization_id_year UNIQUE (social_organization_id, year),
    CONSTRAINT fk_social_organization_check_division_id FOREIGN KEY(division_id) REFERENCES division (id),
    CONSTRAINT fk_social_organization_check_social_organization_id FOREIGN KEY(social_organization_id) REFERENCES social_organization (id)
);

CREATE INDEX ix_social_organization_check_county_id_id ON social_organization_check (county_id, id);
CREATE INDEX ix_social_organization_check_division_id ON social_organization_check (division_id);
CREATE INDEX ix_social_organization_check_township_id_id ON social_organization_check (township_id, id);
CREATE INDEX ix_social_organization_check_village_id_id ON social_organization_check (village_id, id);

CREATE TABLE social_organization_rating (
    id UUID DEFAULT uuidv7() NOT NULL,
    division_id UUID NOT NULL,
    city_id UUID NOT NULL,
    county_id UUID,
    township_id UUID,
    village_id UUID,
    social_organization_id UUID NOT NULL,
    grade INTEGER NOT NULL,
    assessor TEXT NOT NULL,
    started_on DATE NOT NULL,
    ended_on DATE,
    version BIGINT DEFAULT '1' NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    CONSTRAINT pk_social_organization_rating PRIMARY KEY (id),
    CONSTRAINT ck_social_organization_rating_grade CHECK (grade BETWEEN 1 AND 5),
    CONSTRAINT never_twice_social_organization_rating_social_organization_id EXCLUDE USING gist (social_organization_id WITH =, daterange(started_on, ended_on) WITH &&),
    CONSTRAINT fk_social_organization_rating_division_id FOREIGN KEY(division_id) REFERENCES division (id),
    CONSTRAINT fk_social_organization_rating_social_organization_id FOREIGN KEY(social_organization_id) REFERENCES social_organization (id)
);

CREATE INDEX ix_social_organization_rating_county_id_id ON social_organization_rating (county_id, id);
CREATE INDEX ix_social_organization_rating_division_id ON social_organization_rating (division_id);
CREATE INDEX ix_social_organization_rating_social_organization_id ON social_organization_rating (social_organization_id);
CREATE INDEX ix_social_organization_rating_township_id_id ON social_organization_rating (township_id, id);
CREATE INDEX ix_social_organization_rating_village_id_id ON social_organization_rating (village_id, id);

CREATE TABLE supervision_committee_member (
    id UUID DEFAULT uuidv7() NOT NULL,
    division_id UUID NOT NULL,
    city_id UUID NOT NULL,
    county_id UUID,
    township_id UUID,
    village_id UUID,
    supervision_committee_id UUID NOT NULL,
    person_id UUID NOT NULL,
    post TEXT NOT NULL,
    started_on DATE NOT NULL,
    ended_on DATE,
    version BIGINT DEFAULT '1' NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    CONSTRAINT pk_supervision_committee_member PRIMARY KEY (id),
    CONSTRAINT ck_supervision_committee_member_post CHECK (post IN ('DIRECTOR', 'MEMBER')),
    CONSTRAINT never_twice_director_supervision_committee_id EXCLUDE USING gist (supervision_committee_id WITH =, daterange(started_on, ended_on) WITH &&) WHERE (post = 'DIRECTOR'),
    CONSTRAINT never_twice_seat_supervision_committee_id_person_id EXCLUDE USING gist (supervision_committee_id WITH =, person_id WITH =, daterange(started_on, ended_on) WITH &&),
    CONSTRAINT fk_supervision_committee_member_division_id FOREIGN KEY(division_id) REFERENCES division (id),
    CONSTRAINT fk_supervision_committee_member_supervision_committee_id FOREIGN KEY(supervision_committee_id) REFERENCES supervision_committee (id),
    CONSTRAINT fk_supervision_committee_member_person_id FOREIGN KEY(person_id) REFERENCES person (id)
);

CREATE INDEX ix_supervision_committee_member_county_id_id ON supervision_committee_member (county_id, id);
CREATE INDEX ix_supervision_committee_member_division_id ON supervision_committee_member (division_id);
CREATE INDEX ix_supervision_committee_member_person_id ON supervision_committee_member (person_id);
CREATE INDEX ix_supervision_committee_member_supervision_committee_id ON supervision_committee_member (supervision_committee_id);
CREATE INDEX ix_supervision_committee_member_township_id_id ON supervision_committee_member (township_id, id);
CREATE INDEX ix_supervision_committee_member_village_id_id ON supervision_committee_member (village_id, id);

CREATE TABLE facility_assessment_item (
    id UUID DEFAULT uuidv7() NOT NULL,
    division_id UUID NOT NULL,
    city_id UUID NOT NULL,
    county_id UUID,
    township_id UUID,
    village_id UUID,
    facility_assessment_id UUID NOT NULL,
    item TEXT NOT NULL,
    requirement TEXT NOT NULL,
    finding TEXT,
    passed BOOLEAN NOT NULL,
    version BIGINT DEFAULT '1' NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    CONSTRAINT pk_facility_assessment_item PRIMARY KEY (id),
    CONSTRAINT fk_facility_assessment_item_division_id FOREIGN KEY(division_id) REFERENCES division (id),
    CONSTRAINT fk_facility_assessment_item_facility_assessment_id FOREIGN KEY(facility_assessment_id) REFERENCES facility_assessment (id)
);

CREATE INDEX ix_facility_assessment_item_county_id_id ON facility_assessment_item (county_id, id);
CREATE INDEX ix_facility_assessment_item_division_id ON facility_assessment_item (division_id);
CREATE INDEX ix_facility_assessment_item_facility_assessment_id ON facility_assessment_item (facility_assessment_id);
CREATE INDEX ix_facility_assessment_item_township_id_id ON facility_assessment_item (township_id, id);
CREATE INDEX ix_facility_assessment_item_village_id_id ON facility_assessment_item (village_id, id);

CREATE TABLE power_step (
    id UUID DEFAULT uuidv7() NOT NULL,
    power_item_id UUID NOT NULL,
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    actor_post TEXT NOT NULL,
    evidence TEXT,
    time_limit_days INTEGER,
    version BIGINT DEFAULT '1' NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    CONSTRAINT pk_power_step PRIMARY KEY (id),
    CONSTRAINT ck_power_step_not_negative CHECK (time_limit_days >= 0),
    CONSTRAINT uq_power_step_power_item_id_position UNIQUE (power_item_id, position),
    CONSTRAINT fk_power_step_power_item_id FOREIGN KEY(power_item_id) REFERENCES power_item (id)
);

-- A name's reading and initials; each table is rewritten once.
ALTER TABLE division
    ADD COLUMN spelling TEXT GENERATED ALWAYS AS (replace(pinyin, ' ', '')) STORED NOT NULL,
    ADD COLUMN initials TEXT GENERATED ALWAYS AS (regexp_replace(pinyin, '(\S)\S*\s*', '\1', 'g')) STORED NOT NULL,
    ADD COLUMN counted BOOLEAN DEFAULT 'true' NOT NULL,
    ADD COLUMN data_note TEXT;

ALTER TABLE person
    ADD COLUMN spelling TEXT GENERATED ALWAYS AS (replace(pinyin, ' ', '')) STORED NOT NULL,
    ADD COLUMN initials TEXT GENERATED ALWAYS AS (regexp_replace(pinyin, '(\S)\S*\s*', '\1', 'g')) STORED NOT NULL;

ALTER TABLE household
    ADD COLUMN income_year INTEGER,
    ADD COLUMN low_income_register_on DATE,
    ADD COLUMN assistance TEXT DEFAULT 'NONE' NOT NULL,
    ADD COLUMN assistance_since DATE,
    ADD CONSTRAINT ck_household_assistance CHECK (assistance IN ('NONE', 'SUBSISTENCE_ALLOWANCE', 'LOW_INCOME_MARGIN', 'SPECIAL_HARDSHIP'));

-- Nobody wrote down of which year an income is. It was known when the record was last changed, so it is of that year at the latest.
UPDATE household SET income_year = CAST(extract(year FROM updated_at AT TIME ZONE 'Asia/Shanghai') AS integer)
 WHERE income_per_capita_year IS NOT NULL;

ALTER TABLE household ADD CONSTRAINT ck_household_income_of_a_year CHECK ((income_per_capita_year IS NULL) = (income_year IS NULL));

-- By what divisions, households and people are found, filtered and ordered.
CREATE INDEX ix_division_initials_id ON division (initials, id);
CREATE INDEX ix_division_name_id ON division (name, id);
CREATE INDEX ix_division_spelling_id ON division (spelling, id);
CREATE INDEX ix_household_assistance_id ON household (assistance, id);
CREATE INDEX ix_household_income_per_capita_year_id ON household (income_per_capita_year, id);
CREATE INDEX ix_household_kind_id ON household (kind, id);
CREATE INDEX ix_household_low_income_register_on_id ON household (low_income_register_on, id);
CREATE INDEX ix_household_member_count_id ON household (member_count, id);
CREATE INDEX ix_household_updated_at_id ON household (updated_at, id);
-- Ids as bytes made each check of these two five times as dear as ids; either hides them from the planner (db/tables/period).
ALTER TABLE household_membership DROP CONSTRAINT never_twice_person_id, DROP CONSTRAINT never_twice_household_id;
ALTER TABLE household_membership ADD CONSTRAINT never_twice_person_id
    EXCLUDE USING gist (GREATEST(person_id) WITH =, daterange(started_on, ended_on) WITH &&);
ALTER TABLE household_membership ADD CONSTRAINT never_twice_household_id
    EXCLUDE USING gist (GREATEST(household_id) WITH =, daterange(started_on, ended_on) WITH &&) WHERE (relation = '02');
CREATE INDEX ix_household_membership_person_id ON household_membership (person_id);
CREATE INDEX ix_household_membership_started_on_id ON household_membership (started_on, id);
CREATE INDEX ix_person_education_id ON person (education, id);
CREATE INDEX ix_person_ethnic_group_id ON person (ethnic_group, id);
CREATE INDEX ix_person_id_number_masked_id ON person (id_number_masked, id);
CREATE INDEX ix_person_initials_id ON person (initials, id);
CREATE INDEX ix_person_marital_status_id ON person (marital_status, id);
CREATE INDEX ix_person_registered_division_id_id ON person (registered_division_id, id);
CREATE INDEX ix_person_sex_id ON person (sex, id);
CREATE INDEX ix_person_spelling_id ON person (spelling, id);
CREATE INDEX ix_person_updated_at_id ON person (updated_at, id);

-- All memberships of a person or household are read, not only those that hold.
DROP INDEX ix_household_membership_household_id;
CREATE INDEX ix_household_membership_household_id ON household_membership (household_id);

-- Without statistics, as people and households (20261124_registers): their ids lie in the order of divisions.
ALTER TABLE person_classification ALTER COLUMN id SET STATISTICS 0;
ALTER TABLE institution_residency ALTER COLUMN id SET STATISTICS 0;
