-- What acts need: the day of a death, tombstones of merged people, posts, powers with codes; the audit trail, receipts of acts,
-- merged people, village committees. The partitions of the audit trail are made in audit.sql.

ALTER TABLE person
    ADD COLUMN died_on DATE,
    ADD COLUMN merged_into_id UUID,
    ADD CONSTRAINT ck_person_died_after_birth CHECK (died_on >= birth_date),
    ADD CONSTRAINT ck_person_merged_into_another CHECK (merged_into_id <> id),
    ADD CONSTRAINT fk_person_merged_into_id FOREIGN KEY(merged_into_id) REFERENCES person (id);
CREATE INDEX ix_person_merged_into_id ON person (merged_into_id);

ALTER TABLE role_assignment ADD COLUMN post TEXT;

ALTER TABLE power_list
    ALTER COLUMN division_id DROP NOT NULL,
    ADD CONSTRAINT never_twice_platform_power_list_title EXCLUDE USING gist (title WITH =, daterange(started_on, ended_on) WITH &&) WHERE (division_id IS NULL);

ALTER TABLE power_item
    ADD COLUMN code TEXT,
    ADD COLUMN reason_required BOOLEAN DEFAULT 'false' NOT NULL,
    ADD CONSTRAINT ck_power_item_code CHECK (code ~ '^[A-Z]+(_[A-Z]+)*$');
CREATE UNIQUE INDEX uq_power_item_code_power_list_id ON power_item (code, power_list_id);

CREATE TABLE audit_entry (
    id UUID DEFAULT uuidv7() NOT NULL,
    division_id UUID NOT NULL,
    city_id UUID NOT NULL,
    county_id UUID,
    township_id UUID,
    village_id UUID,
    act_id UUID NOT NULL,
    at TIMESTAMP WITH TIME ZONE DEFAULT clock_timestamp() NOT NULL,
    account_id UUID,
    account TEXT NOT NULL,
    actor TEXT NOT NULL,
    session_id UUID,
    role TEXT,
    post TEXT,
    power_item_id UUID,
    power_step_id UUID,
    action TEXT NOT NULL,
    object_type TEXT,
    object_id UUID,
    changes JSONB DEFAULT '[]' NOT NULL,
    reason TEXT,
    outcome TEXT NOT NULL,
    refusal TEXT[],
    request_id TEXT,
    client_address TEXT,
    document_hash TEXT,
    client_mutation_id TEXT,
    CONSTRAINT pk_audit_entry PRIMARY KEY (id),
    CONSTRAINT ck_audit_entry_role CHECK (role IN ('VIEWER', 'REGISTRAR', 'APPROVER', 'OVERSIGHT', 'ADMINISTRATOR', 'EXCHANGE')),
    CONSTRAINT ck_audit_entry_outcome CHECK (outcome IN ('DONE', 'REFUSED')),
    CONSTRAINT ck_audit_entry_of_an_account CHECK (account_id IS NOT NULL OR account = 'registry_owner'),
    CONSTRAINT fk_audit_entry_division_id FOREIGN KEY(division_id) REFERENCES division (id)
) PARTITION BY RANGE (id);

CREATE INDEX ix_audit_entry_account_id ON audit_entry (account, id);
CREATE INDEX ix_audit_entry_act_id ON audit_entry (act_id);
CREATE INDEX ix_audit_entry_action_id ON audit_entry (action, id);
CREATE INDEX ix_audit_entry_at_id ON audit_entry (at, id);
CREATE INDEX ix_audit_entry_county_id_id ON audit_entry (county_id, id);
CREATE INDEX ix_audit_entry_object_id_id ON audit_entry (object_id, id);
CREATE INDEX ix_audit_entry_outcome_county_id_id ON audit_entry (outcome, county_id, id);
CREATE INDEX ix_audit_entry_power_item_id_id ON audit_entry (power_item_id, id);
CREATE INDEX ix_audit_entry_township_id_id ON audit_entry (township_id, id);
CREATE INDEX ix_audit_entry_village_id_id ON audit_entry (village_id, id);

CREATE TABLE audit_object (
    entry_id UUID NOT NULL,
    object_id UUID NOT NULL,
    division_id UUID NOT NULL,
    city_id UUID NOT NULL,
    county_id UUID,
    township_id UUID,
    village_id UUID,
    object_type TEXT NOT NULL,
    CONSTRAINT pk_audit_object PRIMARY KEY (entry_id, object_id),
    CONSTRAINT fk_audit_object_division_id FOREIGN KEY(division_id) REFERENCES division (id)
) PARTITION BY RANGE (entry_id);

CREATE INDEX ix_audit_object_object_id_entry_id ON audit_object (object_id, entry_id);

CREATE TABLE act_receipt (
    account_id UUID NOT NULL,
    client_mutation_id TEXT NOT NULL,
    mutation TEXT NOT NULL,
    input_digest BYTEA NOT NULL,
    object_type TEXT,
    object_id UUID,
    warnings JSONB DEFAULT '[]' NOT NULL,
    entry_id UUID NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    CONSTRAINT pk_act_receipt PRIMARY KEY (account_id, client_mutation_id)
);

CREATE TABLE person_merge (
    id UUID DEFAULT uuidv7() NOT NULL,
    division_id UUID NOT NULL,
    city_id UUID NOT NULL,
    county_id UUID,
    township_id UUID,
    village_id UUID,
    winner_id UUID NOT NULL,
    loser_id UUID NOT NULL,
    merged_on DATE NOT NULL,
    undone_on DATE,
    moved JSONB DEFAULT '[]' NOT NULL,
    version BIGINT DEFAULT '1' NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    CONSTRAINT pk_person_merge PRIMARY KEY (id),
    CONSTRAINT ck_person_merge_of_two CHECK (winner_id <> loser_id),
    CONSTRAINT ck_person_merge_undone_after_merged CHECK (undone_on >= merged_on),
    CONSTRAINT fk_person_merge_division_id FOREIGN KEY(division_id) REFERENCES division (id),
    CONSTRAINT fk_person_merge_winner_id FOREIGN KEY(winner_id) REFERENCES person (id),
    CONSTRAINT fk_person_merge_loser_id FOREIGN KEY(loser_id) REFERENCES person (id)
);

CREATE INDEX ix_person_merge_county_id_id ON person_merge (county_id, id);
CREATE INDEX ix_person_merge_division_id ON person_merge (division_id);
CREATE INDEX ix_person_merge_township_id_id ON person_merge (township_id, id);
CREATE INDEX ix_person_merge_village_id_id ON person_merge (village_id, id);
CREATE INDEX ix_person_merge_winner_id ON person_merge (winner_id);
CREATE UNIQUE INDEX uq_person_merge_loser_id ON person_merge (loser_id) WHERE undone_on IS NULL;

CREATE TABLE village_committee_member (
    id UUID DEFAULT uuidv7() NOT NULL,
    division_id UUID NOT NULL,
    city_id UUID NOT NULL,
    county_id UUID,
    township_id UUID,
    village_id UUID,
    person_id UUID NOT NULL,
    post TEXT NOT NULL,
    started_on DATE NOT NULL,
    ended_on DATE,
    version BIGINT DEFAULT '1' NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    CONSTRAINT pk_village_committee_member PRIMARY KEY (id),
    CONSTRAINT ck_village_committee_member_post CHECK (post IN ('DIRECTOR', 'DEPUTY', 'MEMBER')),
    CONSTRAINT ck_village_committee_member_in_a_village CHECK (village_id IS NOT NULL),
    CONSTRAINT never_twice_village_committee_seat_division_id_person_id EXCLUDE USING gist (division_id WITH =, person_id WITH =, daterange(started_on, ended_on) WITH &&),
    CONSTRAINT fk_village_committee_member_division_id FOREIGN KEY(division_id) REFERENCES division (id),
    CONSTRAINT fk_village_committee_member_person_id FOREIGN KEY(person_id) REFERENCES person (id)
);

CREATE INDEX ix_village_committee_member_county_id_id ON village_committee_member (county_id, id);
CREATE INDEX ix_village_committee_member_division_id ON village_committee_member (division_id);
CREATE INDEX ix_village_committee_member_person_id ON village_committee_member (person_id);
CREATE INDEX ix_village_committee_member_township_id_id ON village_committee_member (township_id, id);
CREATE INDEX ix_village_committee_member_village_id_id ON village_committee_member (village_id, id);
