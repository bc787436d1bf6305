-- city_viewer
-- refused: FORBIDDEN

-- county_registrar: as city_viewer

-- township_registrar: as city_viewer

-- village_viewer: as city_viewer

-- both_counties: as city_viewer

-- mixed_roles: as city_viewer

-- oversight
WITH asker AS MATERIALIZED (SELECT guard.enter($26::UUID) AS entered)
SELECT convert_to(
  (
    '{"refused":' || (
      WITH audit_entry_0_page AS MATERIALIZED (
        SELECT audit_entry_0.account AS account, audit_entry_0.action AS action, audit_entry_0.at AS at,
          audit_entry_0.changes AS changes, audit_entry_0.city_id AS city_id,
          audit_entry_0.county_id AS county_id, audit_entry_0.id AS id, audit_entry_0.object_id AS object_id,
          audit_entry_0.object_type AS object_type, audit_entry_0.post AS post,
          audit_entry_0.refusal AS refusal, audit_entry_0.role AS role,
          audit_entry_0.township_id AS township_id, audit_entry_0.village_id AS village_id
        FROM audit_entry AS audit_entry_0
        WHERE audit_entry_0.county_id = $1::UUID AND asker.entered AND audit_entry_0.at < $2::TIMESTAMP
        WITH TIME ZONE AND audit_entry_0.outcome = $3::VARCHAR
        ORDER BY audit_entry_0.id ASC
        LIMIT $4::BIGINT
      ),
      audit_entry_0_shown AS MATERIALIZED (
        SELECT audit_entry_0_page.account AS account, audit_entry_0_page.action AS action,
          audit_entry_0_page.at AS at, audit_entry_0_page.changes AS changes,
          audit_entry_0_page.city_id AS city_id, audit_entry_0_page.county_id AS county_id,
          audit_entry_0_page.id AS id, audit_entry_0_page.object_id AS object_id,
          audit_entry_0_page.object_type AS object_type, audit_entry_0_page.post AS post,
          audit_entry_0_page.refusal AS refusal, audit_entry_0_page.role AS role,
          audit_entry_0_page.township_id AS township_id, audit_entry_0_page.village_id AS village_id
        FROM audit_entry_0_page
        ORDER BY audit_entry_0_page.id ASC
        LIMIT $5::BIGINT
      )
      SELECT (
        '{"nodes":' || (
          SELECT (
            '[' || coalesce(
              string_agg(
                (
                  '{"at":' || CAST(to_json(audit_entry_0_shown.at) AS TEXT)
                  || ',"account":' || CAST(to_json(audit_entry_0_shown.account) AS TEXT)
                  || ',"action":' || CAST(to_json(audit_entry_0_shown.action) AS TEXT)
                  || ',"objectType":' || coalesce(
                    CAST(to_json(audit_entry_0_shown.object_type) AS TEXT), 'null'
                  )
                  || ',"object":' || coalesce(
                    (
                      '"' || CAST(
                        audit_entry_0_shown.object_type
                        || ':' || CAST(audit_entry_0_shown.object_id AS TEXT) AS TEXT
                      )
                      || '"'
                    ),
                    'null'
                  )
                  || ',"refusal":' || CAST(
                    to_json(coalesce(audit_entry_0_shown.refusal, CAST('{}' AS TEXT[]))) AS TEXT
                  )
                  || ',"changes":' || (
                    SELECT (
                      '[' || coalesce(
                        string_agg(
                          (
                            '{"field":' || coalesce(
                              CAST(to_json(audit_entry_0_shown_changes.change ->> 'field') AS TEXT), 'null'
                            )
                            || '}'
                          ),
                          ','
                          ORDER BY CAST(audit_entry_0_shown_changes.place AS INTEGER)
                        ),
                        ''
                      )
                      || ']'
                    ) AS json_text_3
                    FROM jsonb_array_elements(audit_entry_0_shown.changes)
                    WITH ORDINALITY AS audit_entry_0_shown_changes(change, place)
                    WHERE (audit_entry_0_shown_changes.change ->> 'need') = 'person'
                      AND audit_entry_0_shown.county_id = $6::UUID
                      OR (audit_entry_0_shown_changes.change ->> 'need') = 'person.identity'
                      AND audit_entry_0_shown.county_id = $7::UUID
                      OR (audit_entry_0_shown_changes.change ->> 'need') = 'person.contact'
                      AND audit_entry_0_shown.county_id = $8::UUID
                      OR (audit_entry_0_shown_changes.change ->> 'need') = 'household'
                      AND audit_entry_0_shown.county_id = $9::UUID
                      OR (audit_entry_0_shown_changes.change ->> 'need') = 'household.income'
                      AND audit_entry_0_shown.county_id = $10::UUID
                      OR (audit_entry_0_shown_changes.change ->> 'need') = 'institution'
                      AND audit_entry_0_shown.county_id = $11::UUID
                      OR (audit_entry_0_shown_changes.change ->> 'need') = 'residency'
                      AND audit_entry_0_shown.county_id = $12::UUID
                      OR (audit_entry_0_shown_changes.change ->> 'need') = 'cemetery'
                      AND audit_entry_0_shown.county_id = $13::UUID
                      OR (audit_entry_0_shown_changes.change ->> 'need') = 'social_organization'
                      AND audit_entry_0_shown.county_id = $14::UUID
                      OR (audit_entry_0_shown_changes.change ->> 'need') = 'community_facility'
                      AND audit_entry_0_shown.county_id = $15::UUID
                      OR (audit_entry_0_shown_changes.change ->> 'need') = 'supervision_committee'
                      AND audit_entry_0_shown.county_id = $16::UUID
                      OR (audit_entry_0_shown_changes.change ->> 'need') = 'classification'
                      AND audit_entry_0_shown.county_id = $17::UUID
                      OR (audit_entry_0_shown_changes.change ->> 'need') = 'classification.health'
                      AND audit_entry_0_shown.county_id = $18::UUID
                  )
                  || ',"role":' || coalesce(('"' || audit_entry_0_shown.role || '"'), 'null')
                  || ',"post":' || coalesce(CAST(to_json(audit_entry_0_shown.post) AS TEXT), 'null') || '}'
                ),
                ','
                ORDER BY audit_entry_0_shown.id ASC
              ),
              ''
            )
            || ']'
          ) AS json_text_2
          FROM audit_entry_0_shown
        )
        || '}'
      ) AS json_text_1
    )
    || ',"about":' || (
      WITH audit_entry_1_page AS MATERIALIZED (
        SELECT audit_entry_1.action AS action, audit_entry_1.id AS id, audit_entry_1.outcome AS outcome,
          audit_entry_1.reason AS reason
        FROM audit_entry AS audit_entry_1
        WHERE audit_entry_1.county_id = $1::UUID AND asker.entered AND audit_entry_1.object_id = $19::UUID
          AND (audit_entry_1.object_type || ':' || CAST(audit_entry_1.object_id AS TEXT)) = $20::VARCHAR
        ORDER BY audit_entry_1.id ASC
        LIMIT $21::BIGINT
      ),
      audit_entry_1_shown AS MATERIALIZED (
        SELECT audit_entry_1_page.action AS action, audit_entry_1_page.id AS id,
          audit_entry_1_page.outcome AS outcome, audit_entry_1_page.reason AS reason
        FROM audit_entry_1_page
        ORDER BY audit_entry_1_page.id ASC
        LIMIT $22::BIGINT
      )
      SELECT (
        '{"nodes":' || (
          SELECT (
            '[' || coalesce(
              string_agg(
                (
                  '{"action":' || CAST(to_json(audit_entry_1_shown.action) AS TEXT)
                  || ',"outcome":"' || audit_entry_1_shown.outcome
                  || '","reason":' || coalesce(CAST(to_json(audit_entry_1_shown.reason) AS TEXT), 'null') || '}'
                ),
                ','
                ORDER BY audit_entry_1_shown.id ASC
              ),
              ''
            )
            || ']'
          ) AS json_text_5
          FROM audit_entry_1_shown
        )
        || '}'
      ) AS json_text_4
    )
    || ',"by":' || (
      WITH audit_entry_2_page AS MATERIALIZED (
        SELECT audit_entry_2.action AS action, audit_entry_2.id AS id, audit_entry_2.object_id AS object_id,
          audit_entry_2.object_type AS object_type
        FROM audit_entry AS audit_entry_2
        WHERE audit_entry_2.county_id = $1::UUID AND asker.entered AND audit_entry_2.account = $23::VARCHAR
        ORDER BY audit_entry_2.id DESC
        LIMIT $24::BIGINT
      ),
      audit_entry_2_shown AS MATERIALIZED (
        SELECT audit_entry_2_page.action AS action, audit_entry_2_page.id AS id,
          audit_entry_2_page.object_id AS object_id, audit_entry_2_page.object_type AS object_type
        FROM audit_entry_2_page
        ORDER BY audit_entry_2_page.id DESC
        LIMIT $25::BIGINT
      )
      SELECT (
        '{"nodes":' || (
          SELECT (
            '[' || coalesce(
              string_agg(
                (
                  '{"action":' || CAST(to_json(audit_entry_2_shown.action) AS TEXT)
                  || ',"object":' || coalesce(
                    (
                      '"' || CAST(
                        audit_entry_2_shown.object_type
                        || ':' || CAST(audit_entry_2_shown.object_id AS TEXT) AS TEXT
                      )
                      || '"'
                    ),
                    'null'
                  )
                  || '}'
                ),
                ','
                ORDER BY audit_entry_2_shown.id ASC
              ),
              ''
            )
            || ']'
          ) AS json_text_7
          FROM audit_entry_2_shown
        )
        || '}'
      ) AS json_text_6
    )
    || '}'
  ),
  'UTF8'
) AS convert_to_1
FROM asker

-- nobody: as city_viewer
