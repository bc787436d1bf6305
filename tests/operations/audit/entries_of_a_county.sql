-- city_viewer
-- refused: FORBIDDEN

-- county_registrar: as city_viewer

-- township_registrar: as city_viewer

-- village_viewer: as city_viewer

-- both_counties: as city_viewer

-- mixed_roles: as city_viewer

-- oversight
WITH asker AS MATERIALIZED (SELECT guard.enter($21::UUID) AS entered)
SELECT convert_to(
  (
    '{"auditEntries":' || (
      WITH audit_entry_0_glance AS MATERIALIZED (
        SELECT audit_entry_0_next.account AS account, audit_entry_0_next.act_id AS act_id,
          audit_entry_0_next.action AS action, audit_entry_0_next.actor AS actor, audit_entry_0_next.at AS at,
          audit_entry_0_next.changes AS changes, audit_entry_0_next.city_id AS city_id,
          audit_entry_0_next.client_address AS client_address, audit_entry_0_next.county_id AS county_id,
          audit_entry_0_next.division_id AS division_id, audit_entry_0_next.document_hash AS document_hash,
          audit_entry_0_next.id AS id, audit_entry_0_next.object_id AS object_id,
          audit_entry_0_next.object_type AS object_type, audit_entry_0_next.post AS post,
          audit_entry_0_next.power_item_id AS power_item_id, audit_entry_0_next.power_step_id AS power_step_id,
          audit_entry_0_next.reason AS reason, audit_entry_0_next.request_id AS request_id,
          audit_entry_0_next.role AS role, audit_entry_0_next.township_id AS township_id,
          audit_entry_0_next.village_id AS village_id
        FROM (
          SELECT audit_entry_0_near.account AS account, audit_entry_0_near.act_id AS act_id,
            audit_entry_0_near.action AS action, audit_entry_0_near.actor AS actor, audit_entry_0_near.at AS at,
            audit_entry_0_near.changes AS changes, audit_entry_0_near.city_id AS city_id,
            audit_entry_0_near.client_address AS client_address, audit_entry_0_near.county_id AS county_id,
            audit_entry_0_near.division_id AS division_id, audit_entry_0_near.document_hash AS document_hash,
            audit_entry_0_near.id AS id, audit_entry_0_near.object_id AS object_id,
            audit_entry_0_near.object_type AS object_type, audit_entry_0_near.post AS post,
            audit_entry_0_near.power_item_id AS power_item_id,
            audit_entry_0_near.power_step_id AS power_step_id, audit_entry_0_near.reason AS reason,
            audit_entry_0_near.request_id AS request_id, audit_entry_0_near.role AS role,
            audit_entry_0_near.township_id AS township_id, audit_entry_0_near.village_id AS village_id,
            audit_entry_0_near.at >= $1::TIMESTAMP
          WITH TIME ZONE
          AND (
            EXISTS (
              SELECT 1
              FROM power_item AS power_item_1
              WHERE power_item_1.id = audit_entry_0_near.power_item_id
                AND power_item_1.reason_required = $2::BOOLEAN
            )
          ) AS fits
          FROM audit_entry AS audit_entry_0_near
          WHERE audit_entry_0_near.county_id = $3::UUID AND asker.entered
          ORDER BY audit_entry_0_near.id ASC
          LIMIT 5000
        ) AS audit_entry_0_next
        WHERE audit_entry_0_next.fits
        ORDER BY audit_entry_0_next.id ASC
        LIMIT $4::BIGINT
      ),
      audit_entry_0_page AS MATERIALIZED (
        SELECT audit_entry_0_glance_or_all.account AS account, audit_entry_0_glance_or_all.act_id AS act_id,
          audit_entry_0_glance_or_all.action AS action, audit_entry_0_glance_or_all.actor AS actor,
          audit_entry_0_glance_or_all.at AS at, audit_entry_0_glance_or_all.changes AS changes,
          audit_entry_0_glance_or_all.city_id AS city_id,
          audit_entry_0_glance_or_all.client_address AS client_address,
          audit_entry_0_glance_or_all.county_id AS county_id,
          audit_entry_0_glance_or_all.division_id AS division_id,
          audit_entry_0_glance_or_all.document_hash AS document_hash, audit_entry_0_glance_or_all.id AS id,
          audit_entry_0_glance_or_all.object_id AS object_id,
          audit_entry_0_glance_or_all.object_type AS object_type, audit_entry_0_glance_or_all.post AS post,
          audit_entry_0_glance_or_all.power_item_id AS power_item_id,
          audit_entry_0_glance_or_all.power_step_id AS power_step_id,
          audit_entry_0_glance_or_all.reason AS reason, audit_entry_0_glance_or_all.request_id AS request_id,
          audit_entry_0_glance_or_all.role AS role, audit_entry_0_glance_or_all.township_id AS township_id,
          audit_entry_0_glance_or_all.village_id AS village_id
        FROM (
          SELECT audit_entry_0_glance.account AS account, audit_entry_0_glance.act_id AS act_id,
            audit_entry_0_glance.action AS action, audit_entry_0_glance.actor AS actor,
            audit_entry_0_glance.at AS at, audit_entry_0_glance.changes AS changes,
            audit_entry_0_glance.city_id AS city_id, audit_entry_0_glance.client_address AS client_address,
            audit_entry_0_glance.county_id AS county_id, audit_entry_0_glance.division_id AS division_id,
            audit_entry_0_glance.document_hash AS document_hash, audit_entry_0_glance.id AS id,
            audit_entry_0_glance.object_id AS object_id, audit_entry_0_glance.object_type AS object_type,
            audit_entry_0_glance.post AS post, audit_entry_0_glance.power_item_id AS power_item_id,
            audit_entry_0_glance.power_step_id AS power_step_id, audit_entry_0_glance.reason AS reason,
            audit_entry_0_glance.request_id AS request_id, audit_entry_0_glance.role AS role,
            audit_entry_0_glance.township_id AS township_id, audit_entry_0_glance.village_id AS village_id
          FROM audit_entry_0_glance
          WHERE (SELECT count(*) AS count_1 FROM audit_entry_0_glance) >= $4::BIGINT
          UNION ALL (
            SELECT audit_entry_0.account AS account, audit_entry_0.act_id AS act_id,
              audit_entry_0.action AS action, audit_entry_0.actor AS actor, audit_entry_0.at AS at,
              audit_entry_0.changes AS changes, audit_entry_0.city_id AS city_id,
              audit_entry_0.client_address AS client_address, audit_entry_0.county_id AS county_id,
              audit_entry_0.division_id AS division_id, audit_entry_0.document_hash AS document_hash,
              audit_entry_0.id AS id, audit_entry_0.object_id AS object_id,
              audit_entry_0.object_type AS object_type, audit_entry_0.post AS post,
              audit_entry_0.power_item_id AS power_item_id, audit_entry_0.power_step_id AS power_step_id,
              audit_entry_0.reason AS reason, audit_entry_0.request_id AS request_id,
              audit_entry_0.role AS role, audit_entry_0.township_id AS township_id,
              audit_entry_0.village_id AS village_id
            FROM audit_entry AS audit_entry_0
            WHERE audit_entry_0.county_id = $3::UUID AND asker.entered AND audit_entry_0.at >= $1::TIMESTAMP
            WITH TIME ZONE
            AND (
              EXISTS (
                SELECT 1
                FROM power_item AS power_item_1
                WHERE power_item_1.id = audit_entry_0.power_item_id
                  AND power_item_1.reason_required = $2::BOOLEAN
              )
            )
            AND (SELECT count(*) AS count_1 FROM audit_entry_0_glance) < $4::BIGINT
            ORDER BY audit_entry_0.id ASC
            LIMIT $4::BIGINT
          )
        ) AS audit_entry_0_glance_or_all
      ),
      audit_entry_0_shown AS MATERIALIZED (
        SELECT audit_entry_0_page.account AS account, audit_entry_0_page.act_id AS act_id,
          audit_entry_0_page.action AS action, audit_entry_0_page.actor AS actor, audit_entry_0_page.at AS at,
          audit_entry_0_page.changes AS changes, audit_entry_0_page.city_id AS city_id,
          audit_entry_0_page.client_address AS client_address, audit_entry_0_page.county_id AS county_id,
          audit_entry_0_page.division_id AS division_id, audit_entry_0_page.document_hash AS document_hash,
          audit_entry_0_page.id AS id, audit_entry_0_page.object_id AS object_id,
          audit_entry_0_page.object_type AS object_type, audit_entry_0_page.post AS post,
          audit_entry_0_page.power_item_id AS power_item_id, audit_entry_0_page.power_step_id AS power_step_id,
          audit_entry_0_page.reason AS reason, audit_entry_0_page.request_id AS request_id,
          audit_entry_0_page.role AS role, audit_entry_0_page.township_id AS township_id,
          audit_entry_0_page.village_id AS village_id
        FROM audit_entry_0_page
        ORDER BY audit_entry_0_page.id ASC
        LIMIT $5::BIGINT
      ),
      division_2_objects AS MATERIALIZED (
        SELECT division_2_key.division_id AS division_id, division_2_object.object AS object
        FROM (
          SELECT DISTINCT audit_entry_0_shown.division_id AS division_id
          FROM audit_entry_0_shown
        ) AS division_2_key
        JOIN LATERAL (
          SELECT (
            '{"name":' || CAST(to_json(division_2.name) AS TEXT)
            || ',"path":' || CAST(to_json(division_2.path) AS TEXT) || '}'
          ) AS object
          FROM division AS division_2
          WHERE (division_2.county_id = $6::UUID OR division_2.id = ANY ($7::UUID[]))
            AND division_2.id = division_2_key.division_id
        ) AS division_2_object ON true
      ),
      power_item_3_objects AS MATERIALIZED (
        SELECT power_item_3_key.power_item_id AS power_item_id, power_item_3_object.object AS object
        FROM (
          SELECT DISTINCT audit_entry_0_shown.power_item_id AS power_item_id
          FROM audit_entry_0_shown
        ) AS power_item_3_key
        JOIN LATERAL (
          SELECT (
            '{"code":' || coalesce(CAST(to_json(power_item_3.code) AS TEXT), 'null')
            || ',"name":' || CAST(to_json(power_item_3.name) AS TEXT)
            || ',"powerList":' || coalesce(power_list_4_object.object, 'null') || '}'
          ) AS object
          FROM power_item AS power_item_3
          LEFT OUTER JOIN LATERAL (
            SELECT ('{"title":' || CAST(to_json(power_list_4.title) AS TEXT) || '}') AS object
            FROM power_list AS power_list_4
            WHERE power_list_4.id = power_item_3.power_list_id
          ) AS power_list_4_object ON true
          WHERE power_item_3.id = power_item_3_key.power_item_id
        ) AS power_item_3_object ON true
      ),
      power_step_5_objects AS MATERIALIZED (
        SELECT power_step_5_key.power_step_id AS power_step_id, power_step_5_object.object AS object
        FROM (
          SELECT DISTINCT audit_entry_0_shown.power_step_id AS power_step_id
          FROM audit_entry_0_shown
        ) AS power_step_5_key
        JOIN LATERAL (
          SELECT (
            '{"position":' || CAST(power_step_5.position AS TEXT)
            || ',"name":' || CAST(to_json(power_step_5.name) AS TEXT) || '}'
          ) AS object
          FROM power_step AS power_step_5
          WHERE power_step_5.id = power_step_5_key.power_step_id
        ) AS power_step_5_object ON true
      )
      SELECT (
        '{"totalCount":' || CAST(
          (
            SELECT count(*) AS count_2
            FROM audit_entry AS audit_entry_0
            WHERE audit_entry_0.county_id = $3::UUID AND asker.entered AND audit_entry_0.at >= $1::TIMESTAMP
            WITH TIME ZONE
            AND (
              EXISTS (
                SELECT 1
                FROM power_item AS power_item_1
                WHERE power_item_1.id = audit_entry_0.power_item_id
                  AND power_item_1.reason_required = $2::BOOLEAN
              )
            )
          ) AS TEXT
        )
        || ',"edges":' || (
          SELECT (
            '[' || coalesce(
              string_agg(
                (
                  '{"cursor":"' || replace(
                    encode(
                      convert_to(('["813e39df","' || CAST(audit_entry_0_shown.id AS TEXT) || '"]'), 'UTF8'),
                      'base64'
                    ),
                    E'\n', ''
                  )
                  || '","node":{"id":"AuditEntry:' || CAST(audit_entry_0_shown.id AS TEXT)
                  || '","act":"AuditEntry:' || CAST(audit_entry_0_shown.act_id AS TEXT)
                  || '","at":' || CAST(to_json(audit_entry_0_shown.at) AS TEXT)
                  || ',"account":' || CAST(to_json(audit_entry_0_shown.account) AS TEXT)
                  || ',"actor":' || CAST(to_json(audit_entry_0_shown.actor) AS TEXT)
                  || ',"role":' || coalesce(('"' || audit_entry_0_shown.role || '"'), 'null')
                  || ',"post":' || coalesce(CAST(to_json(audit_entry_0_shown.post) AS TEXT), 'null')
                  || ',"division":' || coalesce(division_2_objects.object, 'null')
                  || ',"powerItem":' || coalesce(power_item_3_objects.object, 'null')
                  || ',"step":' || coalesce(power_step_5_objects.object, 'null')
                  || ',"action":' || CAST(to_json(audit_entry_0_shown.action) AS TEXT)
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
                  || ',"reason":' || coalesce(CAST(to_json(audit_entry_0_shown.reason) AS TEXT), 'null')
                  || ',"changes":' || (
                    SELECT (
                      '[' || coalesce(
                        string_agg(
                          (
                            '{"object":' || coalesce(
                              CAST(to_json(audit_entry_0_shown_changes.change ->> 'object') AS TEXT), 'null'
                            )
                            || ',"field":' || coalesce(
                              CAST(to_json(audit_entry_0_shown_changes.change ->> 'field') AS TEXT), 'null'
                            )
                            || ',"before":' || coalesce(
                              CAST(to_json(audit_entry_0_shown_changes.change ->> 'before') AS TEXT), 'null'
                            )
                            || ',"after":' || coalesce(
                              CAST(to_json(audit_entry_0_shown_changes.change ->> 'after') AS TEXT), 'null'
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
                      AND audit_entry_0_shown.county_id = $8::UUID
                      OR (audit_entry_0_shown_changes.change ->> 'need') = 'person.identity'
                      AND audit_entry_0_shown.county_id = $9::UUID
                      OR (audit_entry_0_shown_changes.change ->> 'need') = 'person.contact'
                      AND audit_entry_0_shown.county_id = $10::UUID
                      OR (audit_entry_0_shown_changes.change ->> 'need') = 'household'
                      AND audit_entry_0_shown.county_id = $11::UUID
                      OR (audit_entry_0_shown_changes.change ->> 'need') = 'household.income'
                      AND audit_entry_0_shown.county_id = $12::UUID
                      OR (audit_entry_0_shown_changes.change ->> 'need') = 'institution'
                      AND audit_entry_0_shown.county_id = $13::UUID
                      OR (audit_entry_0_shown_changes.change ->> 'need') = 'residency'
                      AND audit_entry_0_shown.county_id = $14::UUID
                      OR (audit_entry_0_shown_changes.change ->> 'need') = 'cemetery'
                      AND audit_entry_0_shown.county_id = $15::UUID
                      OR (audit_entry_0_shown_changes.change ->> 'need') = 'social_organization'
                      AND audit_entry_0_shown.county_id = $16::UUID
                      OR (audit_entry_0_shown_changes.change ->> 'need') = 'community_facility'
                      AND audit_entry_0_shown.county_id = $17::UUID
                      OR (audit_entry_0_shown_changes.change ->> 'need') = 'supervision_committee'
                      AND audit_entry_0_shown.county_id = $18::UUID
                      OR (audit_entry_0_shown_changes.change ->> 'need') = 'classification'
                      AND audit_entry_0_shown.county_id = $19::UUID
                      OR (audit_entry_0_shown_changes.change ->> 'need') = 'classification.health'
                      AND audit_entry_0_shown.county_id = $20::UUID
                  )
                  || ',"requestId":' || coalesce(CAST(to_json(audit_entry_0_shown.request_id) AS TEXT), 'null')
                  || ',"clientAddress":' || coalesce(
                    CAST(to_json(audit_entry_0_shown.client_address) AS TEXT), 'null'
                  )
                  || ',"documentHash":' || coalesce(
                    CAST(to_json(audit_entry_0_shown.document_hash) AS TEXT), 'null'
                  )
                  || '}}'
                ),
                ','
                ORDER BY audit_entry_0_shown.id ASC
              ),
              ''
            )
            || ']'
          ) AS json_text_2
          FROM audit_entry_0_shown
          LEFT OUTER JOIN division_2_objects ON division_2_objects.division_id = audit_entry_0_shown.division_id
          LEFT OUTER JOIN power_item_3_objects ON power_item_3_objects.power_item_id = audit_entry_0_shown.power_item_id
          LEFT OUTER JOIN power_step_5_objects ON power_step_5_objects.power_step_id = audit_entry_0_shown.power_step_id
        )
        || ',"pageInfo":{"hasNextPage":' || CAST(
          (SELECT count(*) AS count_3 FROM audit_entry_0_page) > $5::BIGINT AS TEXT
        )
        || ',"endCursor":' || coalesce(
          (
            SELECT (
              '"' || replace(
                encode(
                  convert_to(('["813e39df","' || CAST(audit_entry_0_shown.id AS TEXT) || '"]'), 'UTF8'),
                  'base64'
                ),
                E'\n', ''
              )
              || '"'
            ) AS json_text_4
            FROM audit_entry_0_shown
            ORDER BY audit_entry_0_shown.id DESC
            LIMIT 1
          ),
          'null'
        )
        || '}}'
      ) AS json_text_1
    )
    || '}'
  ),
  'UTF8'
) AS convert_to_1
FROM asker

-- nobody: as city_viewer
