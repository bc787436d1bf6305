-- city_viewer
WITH asker AS MATERIALIZED (SELECT guard.enter($9::UUID) AS entered)
SELECT convert_to(
  (
    '{"supervisionCommittees":' || (
      WITH supervision_committee_0_page AS MATERIALIZED (
        SELECT supervision_committee_0.ended_on AS ended_on, supervision_committee_0.id AS id,
          supervision_committee_0.name AS name, supervision_committee_0.started_on AS started_on,
          supervision_committee_0.term AS term
        FROM supervision_committee AS supervision_committee_0
        WHERE supervision_committee_0.city_id = $1::UUID AND asker.entered
        ORDER BY supervision_committee_0.id ASC
        LIMIT $2::BIGINT
      ),
      supervision_committee_0_shown AS MATERIALIZED (
        SELECT supervision_committee_0_page.ended_on AS ended_on, supervision_committee_0_page.id AS id,
          supervision_committee_0_page.name AS name, supervision_committee_0_page.started_on AS started_on,
          supervision_committee_0_page.term AS term
        FROM supervision_committee_0_page
        ORDER BY supervision_committee_0_page.id ASC
        LIMIT $3::BIGINT
      )
      SELECT (
        '{"nodes":' || (
          SELECT (
            '[' || coalesce(
              string_agg(
                (
                  '{"name":' || CAST(to_json(supervision_committee_0_shown.name) AS TEXT)
                  || ',"term":' || CAST(supervision_committee_0_shown.term AS TEXT)
                  || ',"startedOn":"' || CAST(supervision_committee_0_shown.started_on AS TEXT)
                  || '","endedOn":' || coalesce(
                    ('"' || CAST(supervision_committee_0_shown.ended_on AS TEXT) || '"'), 'null'
                  )
                  || ',"members":' || (
                    SELECT (
                      '[' || coalesce(
                        string_agg(
                          (
                            '{"post":"' || supervision_committee_member_1.post
                            || '","startedOn":"' || CAST(supervision_committee_member_1.started_on AS TEXT)
                            || '","endedOn":' || coalesce(
                              ('"' || CAST(supervision_committee_member_1.ended_on AS TEXT) || '"'), 'null'
                            )
                            || ',"person":' || coalesce(person_2_object.object, 'null') || '}'
                          ),
                          ','
                          ORDER BY supervision_committee_member_1.started_on ASC,
                            supervision_committee_member_1.id ASC
                        ),
                        ''
                      )
                      || ']'
                    ) AS json_text_3
                    FROM supervision_committee_member AS supervision_committee_member_1
                    LEFT OUTER JOIN LATERAL (
                      SELECT ('{"name":' || CAST(to_json(person_2.name) AS TEXT) || '}') AS object
                      FROM person AS person_2
                      WHERE person_2.city_id = $4::UUID AND person_2.merged_into_id IS NULL
                        AND person_2.id = supervision_committee_member_1.person_id
                    ) AS person_2_object ON true
                    WHERE supervision_committee_member_1.city_id = $1::UUID
                      AND supervision_committee_member_1.supervision_committee_id = supervision_committee_0_shown.id
                  )
                  || '}'
                ),
                ','
                ORDER BY supervision_committee_0_shown.id ASC
              ),
              ''
            )
            || ']'
          ) AS json_text_2
          FROM supervision_committee_0_shown
        )
        || '}'
      ) AS json_text_1
    )
    || ',"powerLists":' || (
      WITH power_list_3_page AS MATERIALIZED (
        SELECT power_list_3.division_id AS division_id, power_list_3.edition AS edition, power_list_3.id AS id,
          power_list_3.started_on AS started_on, power_list_3.title AS title
        FROM power_list AS power_list_3
        WHERE asker.entered
        ORDER BY power_list_3.started_on DESC, power_list_3.id DESC
        LIMIT $5::BIGINT
      ),
      power_list_3_shown AS MATERIALIZED (
        SELECT power_list_3_page.division_id AS division_id, power_list_3_page.edition AS edition,
          power_list_3_page.id AS id, power_list_3_page.started_on AS started_on,
          power_list_3_page.title AS title
        FROM power_list_3_page
        ORDER BY power_list_3_page.started_on DESC, power_list_3_page.id DESC
        LIMIT $6::BIGINT
      ),
      division_4_objects AS MATERIALIZED (
        SELECT division_4_key.division_id AS division_id, division_4_object.object AS object
        FROM (
          SELECT DISTINCT power_list_3_shown.division_id AS division_id
          FROM power_list_3_shown
        ) AS division_4_key
        JOIN LATERAL (
          SELECT ('{"name":' || CAST(to_json(division_4.name) AS TEXT) || '}') AS object
          FROM division AS division_4
          WHERE (division_4.city_id = $7::UUID OR division_4.id = ANY ($8::UUID[]))
            AND division_4.id = division_4_key.division_id
        ) AS division_4_object ON true
      )
      SELECT (
        '{"nodes":' || (
          SELECT (
            '[' || coalesce(
              string_agg(
                (
                  '{"title":' || CAST(to_json(power_list_3_shown.title) AS TEXT)
                  || ',"edition":' || CAST(to_json(power_list_3_shown.edition) AS TEXT)
                  || ',"division":' || coalesce(division_4_objects.object, 'null')
                  || ',"items":' || (
                    SELECT (
                      '[' || coalesce(
                        string_agg(
                          (
                            '{"number":' || CAST(power_item_5.number AS TEXT)
                            || ',"name":' || CAST(to_json(power_item_5.name) AS TEXT)
                            || ',"group":"' || power_item_5."group"
                            || '","holderPost":' || CAST(to_json(power_item_5.holder_post) AS TEXT)
                            || ',"publicityDays":' || CAST(power_item_5.publicity_days AS TEXT)
                            || ',"steps":' || (
                              SELECT (
                                '[' || coalesce(
                                  string_agg(
                                    (
                                      '{"position":' || CAST(power_step_6.position AS TEXT)
                                      || ',"name":' || CAST(to_json(power_step_6.name) AS TEXT)
                                      || ',"actorPost":' || CAST(to_json(power_step_6.actor_post) AS TEXT)
                                      || ',"timeLimitDays":' || coalesce(
                                        CAST(power_step_6.time_limit_days AS TEXT), 'null'
                                      )
                                      || '}'
                                    ),
                                    ','
                                    ORDER BY power_step_6.position ASC, power_step_6.id ASC
                                  ),
                                  ''
                                )
                                || ']'
                              ) AS json_text_7
                              FROM power_step AS power_step_6
                              WHERE power_step_6.power_item_id = power_item_5.id
                            )
                            || '}'
                          ),
                          ','
                          ORDER BY power_item_5.number ASC, power_item_5.id ASC
                        ),
                        ''
                      )
                      || ']'
                    ) AS json_text_6
                    FROM power_item AS power_item_5
                    WHERE power_item_5.power_list_id = power_list_3_shown.id
                  )
                  || '}'
                ),
                ','
                ORDER BY power_list_3_shown.started_on DESC, power_list_3_shown.id DESC
              ),
              ''
            )
            || ']'
          ) AS json_text_5
          FROM power_list_3_shown
          LEFT OUTER JOIN division_4_objects ON division_4_objects.division_id = power_list_3_shown.division_id
        )
        || '}'
      ) AS json_text_4
    )
    || '}'
  ),
  'UTF8'
) AS convert_to_1
FROM asker

-- county_registrar: as city_viewer, but
--   line 10
--   -        WHERE supervision_committee_0.city_id = $1::UUID AND asker.entered
--   +        WHERE supervision_committee_0.county_id = $1::UUID AND asker.entered
--   line 58
--   -                      WHERE person_2.city_id = $4::UUID AND person_2.merged_into_id IS NULL
--   +                      WHERE person_2.county_id = $4::UUID AND person_2.merged_into_id IS NULL
--   line 61
--   -                    WHERE supervision_committee_member_1.city_id = $1::UUID
--   +                    WHERE supervision_committee_member_1.county_id = $1::UUID
--   line 104
--   -          WHERE (division_4.city_id = $7::UUID OR division_4.id = ANY ($8::UUID[]))
--   +          WHERE (division_4.county_id = $7::UUID OR division_4.id = ANY ($8::UUID[]))

-- township_registrar: as city_viewer, but
--   line 10
--   -        WHERE supervision_committee_0.city_id = $1::UUID AND asker.entered
--   +        WHERE supervision_committee_0.township_id = $1::UUID AND asker.entered
--   line 58
--   -                      WHERE person_2.city_id = $4::UUID AND person_2.merged_into_id IS NULL
--   +                      WHERE person_2.township_id = $4::UUID AND person_2.merged_into_id IS NULL
--   line 61
--   -                    WHERE supervision_committee_member_1.city_id = $1::UUID
--   +                    WHERE supervision_committee_member_1.township_id = $1::UUID
--   line 104
--   -          WHERE (division_4.city_id = $7::UUID OR division_4.id = ANY ($8::UUID[]))
--   +          WHERE (division_4.township_id = $7::UUID OR division_4.id = ANY ($8::UUID[]))

-- village_viewer: as city_viewer, but
--   line 10
--   -        WHERE supervision_committee_0.city_id = $1::UUID AND asker.entered
--   +        WHERE supervision_committee_0.village_id = $1::UUID AND asker.entered
--   line 58
--   -                      WHERE person_2.city_id = $4::UUID AND person_2.merged_into_id IS NULL
--   +                      WHERE person_2.village_id = $4::UUID AND person_2.merged_into_id IS NULL
--   line 61
--   -                    WHERE supervision_committee_member_1.city_id = $1::UUID
--   +                    WHERE supervision_committee_member_1.village_id = $1::UUID
--   line 104
--   -          WHERE (division_4.city_id = $7::UUID OR division_4.id = ANY ($8::UUID[]))
--   +          WHERE (division_4.village_id = $7::UUID OR division_4.id = ANY ($8::UUID[]))

-- both_counties: as city_viewer, but
--   line 10
--   -        WHERE supervision_committee_0.city_id = $1::UUID AND asker.entered
--   +        WHERE supervision_committee_0.county_id = ANY ($1::UUID[]) AND asker.entered
--   line 58
--   -                      WHERE person_2.city_id = $4::UUID AND person_2.merged_into_id IS NULL
--   +                      WHERE person_2.county_id = ANY ($4::UUID[]) AND person_2.merged_into_id IS NULL
--   line 61
--   -                    WHERE supervision_committee_member_1.city_id = $1::UUID
--   +                    WHERE supervision_committee_member_1.county_id = ANY ($1::UUID[])
--   line 104
--   -          WHERE (division_4.city_id = $7::UUID OR division_4.id = ANY ($8::UUID[]))
--   +          WHERE (division_4.county_id = ANY ($7::UUID[]) OR division_4.id = ANY ($8::UUID[]))

-- mixed_roles: as county_registrar

-- oversight: as county_registrar

-- nobody
-- refused: FORBIDDEN
