-- city_viewer
-- refused: FORBIDDEN

-- county_registrar: as city_viewer

-- township_registrar: as city_viewer

-- village_viewer: as city_viewer

-- both_counties: as city_viewer

-- mixed_roles: as city_viewer

-- oversight
WITH asker AS MATERIALIZED (SELECT guard.enter($27::UUID) AS entered)
SELECT convert_to(
  (
    '{"person":' || coalesce(
      (
        SELECT (
          '{"name":' || CAST(to_json(person_0.name) AS TEXT)
          || ',"diedOn":' || coalesce(('"' || CAST(person_0.died_on AS TEXT) || '"'), 'null')
          || ',"history":' || (
            WITH audit_entry_2_page AS MATERIALIZED (
              SELECT audit_entry_2.action AS action, audit_entry_2.changes AS changes,
                audit_entry_2.city_id AS city_id, audit_entry_2.county_id AS county_id,
                audit_entry_2.division_id AS division_id, audit_entry_2.id AS id,
                audit_entry_2.object_type AS object_type, audit_entry_2.outcome AS outcome,
                audit_entry_2.township_id AS township_id, audit_entry_2.village_id AS village_id
              FROM audit_object AS audit_object_1, audit_entry AS audit_entry_2
              WHERE audit_entry_2.county_id = $1::UUID AND audit_object_1.object_id = person_0.id
                AND audit_entry_2.id = audit_object_1.entry_id AND audit_object_1.county_id = $1::UUID
              ORDER BY audit_entry_2.id DESC
              LIMIT $2::BIGINT
            ),
            audit_entry_2_shown AS MATERIALIZED (
              SELECT audit_entry_2_page.action AS action, audit_entry_2_page.changes AS changes,
                audit_entry_2_page.city_id AS city_id, audit_entry_2_page.county_id AS county_id,
                audit_entry_2_page.division_id AS division_id, audit_entry_2_page.id AS id,
                audit_entry_2_page.object_type AS object_type, audit_entry_2_page.outcome AS outcome,
                audit_entry_2_page.township_id AS township_id, audit_entry_2_page.village_id AS village_id
              FROM audit_entry_2_page
              ORDER BY audit_entry_2_page.id DESC
              LIMIT $3::BIGINT
            ),
            division_3_objects AS MATERIALIZED (
              SELECT division_3_key.division_id AS division_id, division_3_object.object AS object
              FROM (
                SELECT DISTINCT audit_entry_2_shown.division_id AS division_id
                FROM audit_entry_2_shown
              ) AS division_3_key
              JOIN LATERAL (
                SELECT ('{"name":' || CAST(to_json(division_3.name) AS TEXT) || '}') AS object
                FROM division AS division_3
                WHERE (division_3.county_id = $4::UUID OR division_3.id = ANY ($5::UUID[]))
                  AND division_3.id = division_3_key.division_id
              ) AS division_3_object ON true
            )
            SELECT (
              '{"nodes":' || (
                SELECT (
                  '[' || coalesce(
                    string_agg(
                      (
                        '{"action":' || CAST(to_json(audit_entry_2_shown.action) AS TEXT)
                        || ',"objectType":' || coalesce(
                          CAST(to_json(audit_entry_2_shown.object_type) AS TEXT), 'null'
                        )
                        || ',"outcome":"' || audit_entry_2_shown.outcome
                        || '","changes":' || (
                          SELECT (
                            '[' || coalesce(
                              string_agg(
                                (
                                  '{"field":' || coalesce(
                                    CAST(to_json(audit_entry_2_shown_changes.change ->> 'field') AS TEXT),
                                    'null'
                                  )
                                  || ',"before":' || coalesce(
                                    CAST(to_json(audit_entry_2_shown_changes.change ->> 'before') AS TEXT),
                                    'null'
                                  )
                                  || ',"after":' || coalesce(
                                    CAST(to_json(audit_entry_2_shown_changes.change ->> 'after') AS TEXT),
                                    'null'
                                  )
                                  || '}'
                                ),
                                ','
                                ORDER BY CAST(audit_entry_2_shown_changes.place AS INTEGER)
                              ),
                              ''
                            )
                            || ']'
                          ) AS json_text_4
                          FROM jsonb_array_elements(audit_entry_2_shown.changes)
                          WITH ORDINALITY AS audit_entry_2_shown_changes(change, place)
                          WHERE (audit_entry_2_shown_changes.change ->> 'need') = 'person'
                            AND audit_entry_2_shown.county_id = $6::UUID
                            OR (audit_entry_2_shown_changes.change ->> 'need') = 'person.identity'
                            AND audit_entry_2_shown.county_id = $7::UUID
                            OR (audit_entry_2_shown_changes.change ->> 'need') = 'person.contact'
                            AND audit_entry_2_shown.county_id = $8::UUID
                            OR (audit_entry_2_shown_changes.change ->> 'need') = 'household'
                            AND audit_entry_2_shown.county_id = $9::UUID
                            OR (audit_entry_2_shown_changes.change ->> 'need') = 'household.income'
                            AND audit_entry_2_shown.county_id = $10::UUID
                            OR (audit_entry_2_shown_changes.change ->> 'need') = 'institution'
                            AND audit_entry_2_shown.county_id = $11::UUID
                            OR (audit_entry_2_shown_changes.change ->> 'need') = 'residency'
                            AND audit_entry_2_shown.county_id = $12::UUID
                            OR (audit_entry_2_shown_changes.change ->> 'need') = 'cemetery'
                            AND audit_entry_2_shown.county_id = $13::UUID
                            OR (audit_entry_2_shown_changes.change ->> 'need') = 'social_organization'
                            AND audit_entry_2_shown.county_id = $14::UUID
                            OR (audit_entry_2_shown_changes.change ->> 'need') = 'community_facility'
                            AND audit_entry_2_shown.county_id = $15::UUID
                            OR (audit_entry_2_shown_changes.change ->> 'need') = 'supervision_committee'
                            AND audit_entry_2_shown.county_id = $16::UUID
                            OR (audit_entry_2_shown_changes.change ->> 'need') = 'classification'
                            AND audit_entry_2_shown.county_id = $17::UUID
                            OR (audit_entry_2_shown_changes.change ->> 'need') = 'classification.health'
                            AND audit_entry_2_shown.county_id = $18::UUID
                        )
                        || ',"division":' || coalesce(division_3_objects.object, 'null') || '}'
                      ),
                      ','
                      ORDER BY audit_entry_2_shown.id ASC
                    ),
                    ''
                  )
                  || ']'
                ) AS json_text_3
                FROM audit_entry_2_shown
                LEFT OUTER JOIN division_3_objects ON division_3_objects.division_id = audit_entry_2_shown.division_id
              )
              || ',"totalCount":' || CAST(
                (
                  SELECT count(*) AS count_1
                  FROM audit_object AS audit_object_1, audit_entry AS audit_entry_2
                  WHERE audit_entry_2.county_id = $1::UUID AND audit_object_1.object_id = person_0.id
                    AND audit_entry_2.id = audit_object_1.entry_id AND audit_object_1.county_id = $1::UUID
                ) AS TEXT
              )
              || '}'
            ) AS json_text_2
          )
          || '}'
        ) AS json_text_1
        FROM person AS person_0
        WHERE person_0.county_id = $6::UUID AND person_0.id = $19::UUID AND asker.entered
      ),
      'null'
    )
    || ',"household":' || coalesce(
      (
        SELECT (
          '{"history":' || (
            WITH audit_entry_6_page AS MATERIALIZED (
              SELECT audit_entry_6.action AS action, audit_entry_6.changes AS changes,
                audit_entry_6.city_id AS city_id, audit_entry_6.county_id AS county_id, audit_entry_6.id AS id,
                audit_entry_6.role AS role, audit_entry_6.township_id AS township_id,
                audit_entry_6.village_id AS village_id
              FROM audit_object AS audit_object_5, audit_entry AS audit_entry_6
              WHERE audit_entry_6.county_id = $1::UUID AND audit_object_5.object_id = household_4.id
                AND audit_entry_6.id = audit_object_5.entry_id AND audit_object_5.county_id = $1::UUID
                AND audit_entry_6.outcome = $20::VARCHAR
              ORDER BY audit_entry_6.id ASC
              LIMIT $21::BIGINT
            ),
            audit_entry_6_shown AS MATERIALIZED (
              SELECT audit_entry_6_page.action AS action, audit_entry_6_page.changes AS changes,
                audit_entry_6_page.city_id AS city_id, audit_entry_6_page.county_id AS county_id,
                audit_entry_6_page.id AS id, audit_entry_6_page.role AS role,
                audit_entry_6_page.township_id AS township_id, audit_entry_6_page.village_id AS village_id
              FROM audit_entry_6_page
              ORDER BY audit_entry_6_page.id ASC
              LIMIT $22::BIGINT
            )
            SELECT (
              '{"nodes":' || (
                SELECT (
                  '[' || coalesce(
                    string_agg(
                      (
                        '{"action":' || CAST(to_json(audit_entry_6_shown.action) AS TEXT)
                        || ',"role":' || coalesce(('"' || audit_entry_6_shown.role || '"'), 'null')
                        || ',"changes":' || (
                          SELECT (
                            '[' || coalesce(
                              string_agg(
                                (
                                  '{"__typename":"FieldChange","what":' || coalesce(
                                    CAST(to_json(audit_entry_6_shown_changes.change ->> 'field') AS TEXT),
                                    'null'
                                  )
                                  || '}'
                                ),
                                ','
                                ORDER BY CAST(audit_entry_6_shown_changes.place AS INTEGER)
                              ),
                              ''
                            )
                            || ']'
                          ) AS json_text_8
                          FROM jsonb_array_elements(audit_entry_6_shown.changes)
                          WITH ORDINALITY AS audit_entry_6_shown_changes(change, place)
                          WHERE (audit_entry_6_shown_changes.change ->> 'need') = 'person'
                            AND audit_entry_6_shown.county_id = $6::UUID
                            OR (audit_entry_6_shown_changes.change ->> 'need') = 'person.identity'
                            AND audit_entry_6_shown.county_id = $7::UUID
                            OR (audit_entry_6_shown_changes.change ->> 'need') = 'person.contact'
                            AND audit_entry_6_shown.county_id = $8::UUID
                            OR (audit_entry_6_shown_changes.change ->> 'need') = 'household'
                            AND audit_entry_6_shown.county_id = $9::UUID
                            OR (audit_entry_6_shown_changes.change ->> 'need') = 'household.income'
                            AND audit_entry_6_shown.county_id = $10::UUID
                            OR (audit_entry_6_shown_changes.change ->> 'need') = 'institution'
                            AND audit_entry_6_shown.county_id = $11::UUID
                            OR (audit_entry_6_shown_changes.change ->> 'need') = 'residency'
                            AND audit_entry_6_shown.county_id = $12::UUID
                            OR (audit_entry_6_shown_changes.change ->> 'need') = 'cemetery'
                            AND audit_entry_6_shown.county_id = $13::UUID
                            OR (audit_entry_6_shown_changes.change ->> 'need') = 'social_organization'
                            AND audit_entry_6_shown.county_id = $14::UUID
                            OR (audit_entry_6_shown_changes.change ->> 'need') = 'community_facility'
                            AND audit_entry_6_shown.county_id = $15::UUID
                            OR (audit_entry_6_shown_changes.change ->> 'need') = 'supervision_committee'
                            AND audit_entry_6_shown.county_id = $16::UUID
                            OR (audit_entry_6_shown_changes.change ->> 'need') = 'classification'
                            AND audit_entry_6_shown.county_id = $17::UUID
                            OR (audit_entry_6_shown_changes.change ->> 'need') = 'classification.health'
                            AND audit_entry_6_shown.county_id = $18::UUID
                        )
                        || '}'
                      ),
                      ','
                      ORDER BY audit_entry_6_shown.id ASC
                    ),
                    ''
                  )
                  || ']'
                ) AS json_text_7
                FROM audit_entry_6_shown
              )
              || '}'
            ) AS json_text_6
          )
          || '}'
        ) AS json_text_5
        FROM household AS household_4
        WHERE household_4.county_id = $9::UUID AND household_4.id = $23::UUID AND asker.entered
      ),
      'null'
    )
    || ',"node":' || coalesce(
      (
        SELECT (
          '{"name":' || CAST(to_json(supervision_committee_7.name) AS TEXT)
          || ',"history":' || (
            WITH audit_entry_9_page AS MATERIALIZED (
              SELECT audit_entry_9.action AS action, audit_entry_9.id AS id, audit_entry_9.refusal AS refusal
              FROM audit_object AS audit_object_8, audit_entry AS audit_entry_9
              WHERE audit_entry_9.county_id = $1::UUID AND audit_object_8.object_id = supervision_committee_7.id
                AND audit_entry_9.id = audit_object_8.entry_id AND audit_object_8.county_id = $1::UUID
              ORDER BY audit_entry_9.id ASC
              LIMIT $24::BIGINT
            ),
            audit_entry_9_shown AS MATERIALIZED (
              SELECT audit_entry_9_page.action AS action, audit_entry_9_page.id AS id,
                audit_entry_9_page.refusal AS refusal
              FROM audit_entry_9_page
              ORDER BY audit_entry_9_page.id ASC
              LIMIT $25::BIGINT
            )
            SELECT (
              '{"nodes":' || (
                SELECT (
                  '[' || coalesce(
                    string_agg(
                      (
                        '{"action":' || CAST(to_json(audit_entry_9_shown.action) AS TEXT)
                        || ',"refusal":' || CAST(
                          to_json(coalesce(audit_entry_9_shown.refusal, CAST('{}' AS TEXT[]))) AS TEXT
                        )
                        || '}'
                      ),
                      ','
                      ORDER BY audit_entry_9_shown.id ASC
                    ),
                    ''
                  )
                  || ']'
                ) AS json_text_11
                FROM audit_entry_9_shown
              )
              || '}'
            ) AS json_text_10
          )
          || '}'
        ) AS json_text_9
        FROM supervision_committee AS supervision_committee_7
        WHERE supervision_committee_7.county_id = $16::UUID AND supervision_committee_7.id = $26::UUID
          AND asker.entered
      ),
      'null'
    )
    || '}'
  ),
  'UTF8'
) AS convert_to_1
FROM asker

-- nobody: as city_viewer
