-- The tables of the first registers, of accounts and of the policy, as db/tables declares them.

CREATE TABLE authz_version (
    "only" BOOLEAN DEFAULT 'true' NOT NULL,
    version BIGINT DEFAULT '1' NOT NULL,
    CONSTRAINT pk_authz_version PRIMARY KEY ("only"),
    CONSTRAINT ck_authz_version_only CHECK ("only")
);

CREATE TABLE coded_value (
    list TEXT NOT NULL,
    code TEXT NOT NULL,
    name TEXT NOT NULL,
    name_en TEXT NOT NULL,
    CONSTRAINT pk_coded_value PRIMARY KEY (list, code)
);

CREATE TABLE division (
    id UUID DEFAULT uuidv7() NOT NULL,
    level TEXT NOT NULL,
    kind TEXT NOT NULL,
    code TEXT NOT NULL,
    name TEXT NOT NULL,
    pinyin TEXT NOT NULL,
    parent_id UUID,
    city_id UUID,
    county_id UUID,
    township_id UUID,
    village_id UUID,
    path TEXT DEFAULT '' NOT NULL,
    established_on DATE,
    abolished_on DATE,
    version BIGINT DEFAULT '1' NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    CONSTRAINT pk_division PRIMARY KEY (id),
    CONSTRAINT ck_division_level CHECK (level IN ('city', 'county', 'township', 'village')),
    CONSTRAINT ck_division_kind CHECK (kind IN ('PREFECTURE_CITY', 'DISTRICT', 'COUNTY', 'COUNTY_CITY', 'FUNCTIONAL_ZONE', 'STREET', 'TOWN', 'TOWNSHIP', 'QUASI_TOWNSHIP', 'RESIDENTS_COMMITTEE', 'VILLAGERS_COMMITTEE', 'QUASI_RESIDENTIAL', 'QUASI_VILLAGE')),
    CONSTRAINT uq_division_code UNIQUE (code),
    CONSTRAINT fk_division_parent_id FOREIGN KEY(parent_id) REFERENCES division (id)
);

CREATE INDEX ix_division_county_id ON division (county_id);
CREATE INDEX ix_division_parent_id_id ON division (parent_id, id);
CREATE INDEX ix_division_pinyin_id ON division (pinyin, id);
CREATE INDEX ix_division_township_id ON division (township_id);

CREATE TABLE policy_rule (
    id UUID DEFAULT uuidv7() NOT NULL,
    role TEXT NOT NULL,
    object TEXT NOT NULL,
    action TEXT NOT NULL,
    reason TEXT NOT NULL,
    CONSTRAINT pk_policy_rule PRIMARY KEY (id),
    CONSTRAINT ck_policy_rule_role CHECK (role IN ('VIEWER', 'REGISTRAR', 'APPROVER', 'OVERSIGHT', 'ADMINISTRATOR', 'EXCHANGE')),
    CONSTRAINT uq_policy_rule_role_object_action UNIQUE (role, object, action)
);

CREATE TABLE user_account (
    id UUID DEFAULT uuidv7() NOT NULL,
    name TEXT NOT NULL,
    display_name TEXT NOT NULL,
    password_hash TEXT,
    disabled_at TIMESTAMP WITH TIME ZONE,
    version BIGINT DEFAULT '1' NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    CONSTRAINT pk_user_account PRIMARY KEY (id),
    CONSTRAINT uq_user_account_name UNIQUE (name)
);

CREATE TABLE account_session (
    id UUID DEFAULT uuidv7() NOT NULL,
    account_id UUID NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    expires_at TIMESTAMP WITH TIME ZONE NOT NULL,
    ended_at TIMESTAMP WITH TIME ZONE,
    CONSTRAINT pk_account_session PRIMARY KEY (id),
    CONSTRAINT fk_account_session_account_id FOREIGN KEY(account_id) REFERENCES user_account (id)
);

CREATE INDEX ix_account_session_account_id ON account_session (account_id);

CREATE TABLE division_code (
    system TEXT NOT NULL,
    code TEXT NOT NULL,
    division_id UUID NOT NULL,
    started_on DATE NOT NULL,
    ended_on DATE,
    CONSTRAINT pk_division_code PRIMARY KEY (system, code, started_on),
    CONSTRAINT ck_division_code_system CHECK (system IN ('NBS', 'MCA', 'LOCAL')),
    CONSTRAINT never_twice_system_code EXCLUDE USING gist (system WITH =, code WITH =, daterange(started_on, ended_on) WITH &&),
    CONSTRAINT fk_division_code_division_id FOREIGN KEY(division_id) REFERENCES division (id)
);

CREATE INDEX ix_division_code_division_id ON division_code (division_id);

CREATE TABLE division_governance (
    division_id UUID NOT NULL,
    parent_id UUID NOT NULL,
    started_on DATE NOT NULL,
    ended_on DATE,
    CONSTRAINT pk_division_governance PRIMARY KEY (division_id, started_on),
    CONSTRAINT never_twice_division_id EXCLUDE USING gist (division_id WITH =, daterange(started_on, ended_on) WITH &&),
    CONSTRAINT fk_division_governance_division_id FOREIGN KEY(division_id) REFERENCES division (id),
    CONSTRAINT fk_division_governance_parent_id FOREIGN KEY(parent_id) REFERENCES division (id)
);

CREATE INDEX ix_division_governance_parent_id ON division_governance (parent_id);

CREATE TABLE household (
    id UUID DEFAULT uuidv7() NOT NULL,
    division_id UUID NOT NULL,
    city_id UUID NOT NULL,
    county_id UUID,
    township_id UUID,
    village_id UUID,
    number TEXT NOT NULL,
    kind TEXT NOT NULL,
    address TEXT NOT NULL,
    income_per_capita_year NUMERIC(12, 2),
    member_count INTEGER DEFAULT '0' NOT NULL,
    version BIGINT DEFAULT '1' NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    CONSTRAINT pk_household PRIMARY KEY (id),
    CONSTRAINT ck_household_kind CHECK (kind IN ('RURAL', 'URBAN')),
    CONSTRAINT fk_household_division_id FOREIGN KEY(division_id) REFERENCES division (id)
);

CREATE INDEX ix_household_county_id_id ON household (county_id, id);
CREATE INDEX ix_household_division_id ON household (division_id);
CREATE INDEX ix_household_township_id_id ON household (township_id, id);
CREATE INDEX ix_household_village_id_id ON household (village_id, id);
CREATE UNIQUE INDEX uq_household_number ON household (number);

CREATE TABLE person (
    id UUID DEFAULT uuidv7() NOT NULL,
    division_id UUID NOT NULL,
    city_id UUID NOT NULL,
    county_id UUID,
    township_id UUID,
    village_id UUID,
    registered_division_id UUID,
    name TEXT NOT NULL,
    pinyin TEXT NOT NULL,
    sex TEXT NOT NULL,
    birth_date DATE NOT NULL,
    ethnic_group TEXT,
    marital_status TEXT,
    education TEXT,
    id_number_sealed BYTEA,
    id_number_digest BYTEA,
    id_number_masked TEXT,
    phone_sealed BYTEA,
    phone_digest BYTEA,
    phone_masked TEXT,
    version BIGINT DEFAULT '1' NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    CONSTRAINT pk_person PRIMARY KEY (id),
    CONSTRAINT ck_person_sex CHECK (sex IN ('UNKNOWN', 'MALE', 'FEMALE', 'UNSTATED')),
    CONSTRAINT fk_person_division_id FOREIGN KEY(division_id) REFERENCES division (id),
    CONSTRAINT fk_person_registered_division_id FOREIGN KEY(registered_division_id) REFERENCES division (id)
);

CREATE INDEX ix_person_birth_date_id ON person (birth_date, id);
CREATE INDEX ix_person_county_id_id ON person (county_id, id);
CREATE INDEX ix_person_division_id ON person (division_id);
CREATE INDEX ix_person_name_id ON person (name, id);
CREATE INDEX ix_person_phone_digest ON person (phone_digest);
CREATE INDEX ix_person_pinyin_id ON person (pinyin, id);
CREATE INDEX ix_person_township_id_id ON person (township_id, id);
CREATE INDEX ix_person_village_id_id ON person (village_id, id);
CREATE UNIQUE INDEX uq_person_id_number_digest ON person (id_number_digest);

CREATE TABLE role_assignment (
    id UUID DEFAULT uuidv7() NOT NULL,
    account_id UUID NOT NULL,
    role TEXT NOT NULL,
    division_id UUID NOT NULL,
    started_on DATE NOT NULL,
    ended_on DATE,
    CONSTRAINT pk_role_assignment PRIMARY KEY (id),
    CONSTRAINT ck_role_assignment_role CHECK (role IN ('VIEWER', 'REGISTRAR', 'APPROVER', 'OVERSIGHT', 'ADMINISTRATOR', 'EXCHANGE')),
    CONSTRAINT fk_role_assignment_account_id FOREIGN KEY(account_id) REFERENCES user_account (id),
    CONSTRAINT fk_role_assignment_division_id FOREIGN KEY(division_id) REFERENCES division (id)
);

CREATE INDEX ix_role_assignment_account_id ON role_assignment (account_id);
CREATE INDEX ix_role_assignment_division_id ON role_assignment (division_id);

CREATE TABLE household_membership (
    id UUID DEFAULT uuidv7() NOT NULL,
    division_id UUID NOT NULL,
    city_id UUID NOT NULL,
    county_id UUID,
    township_id UUID,
    village_id UUID,
    household_id UUID NOT NULL,
    person_id UUID NOT NULL,
    relation TEXT NOT NULL,
    started_on DATE NOT NULL,
    ended_on DATE,
    version BIGINT DEFAULT '1' NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    CONSTRAINT pk_household_membership PRIMARY KEY (id),
    CONSTRAINT never_twice_person_id EXCLUDE USING gist (uuid_send(person_id) WITH =, daterange(started_on, ended_on) WITH &&),
    CONSTRAINT never_twice_household_id EXCLUDE USING gist (uuid_send(household_id) WITH =, daterange(started_on, ended_on) WITH &&) WHERE (relation = '02'),
    CONSTRAINT fk_household_membership_division_id FOREIGN KEY(division_id) REFERENCES division (id),
    CONSTRAINT fk_household_membership_household_id FOREIGN KEY(household_id) REFERENCES household (id),
    CONSTRAINT fk_household_membership_person_id FOREIGN KEY(person_id) REFERENCES person (id)
);

CREATE INDEX ix_household_membership_division_id ON household_membership (division_id);
CREATE INDEX ix_household_membership_household_id ON household_membership (household_id) WHERE ended_on IS NULL;
CREATE UNIQUE INDEX uq_household_membership_person_id ON household_membership (person_id) WHERE ended_on IS NULL;

-- People and households are entered district by district, so their ids happen to lie in the order of their divisions. A
-- planner that knows this walks the primary key to find a page of one county, past all people of the counties before it. Without
-- the statistic it uses the index of the county.
ALTER TABLE person ALTER COLUMN id SET STATISTICS 0;
ALTER TABLE household ALTER COLUMN id SET STATISTICS 0;
