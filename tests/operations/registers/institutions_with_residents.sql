-- city_viewer
-- refused: FORBIDDEN

-- county_registrar
WITH asker AS MATERIALIZED (SELECT guard.enter($10::UUID) AS entered)
SELECT convert_to(
  (
    '{"institutions":' || (
      WITH institution_0_page AS MATERIALIZED (
        SELECT institution_0.beds_occupied AS beds_occupied, institution_0.beds_usable AS beds_usable,
          institution_0.founder_nature AS founder_nature, institution_0.home_service AS home_service,
          institution_0.id AS id, institution_0.kind AS kind, institution_0.name AS name,
          institution_0.operator_nature AS operator_nature,
          institution_0.safety_facilities_on AS safety_facilities_on
        FROM institution AS institution_0
        WHERE institution_0.county_id = $1::UUID AND asker.entered
        ORDER BY institution_0.beds_usable DESC, institution_0.id DESC
        LIMIT $2::BIGINT
      ),
      institution_0_shown AS MATERIALIZED (
        SELECT institution_0_page.beds_occupied AS beds_occupied, institution_0_page.beds_usable AS beds_usable,
          institution_0_page.founder_nature AS founder_nature, institution_0_page.home_service AS home_service,
          institution_0_page.id AS id, institution_0_page.kind AS kind, institution_0_page.name AS name,
          institution_0_page.operator_nature AS operator_nature,
          institution_0_page.safety_facilities_on AS safety_facilities_on
        FROM institution_0_page
        ORDER BY institution_0_page.beds_usable DESC, institution_0_page.id DESC
        LIMIT $3::BIGINT
      )
      SELECT (
        '{"totalCount":' || CAST(
          (
            SELECT count(*) AS count_1
            FROM institution AS institution_0
            WHERE institution_0.county_id = $1::UUID AND asker.entered
          ) AS TEXT
        )
        || ',"nodes":' || (
          SELECT (
            '[' || coalesce(
              string_agg(
                (
                  '{"name":' || CAST(to_json(institution_0_shown.name) AS TEXT)
                  || ',"kind":"' || institution_0_shown.kind
                  || '","founderNature":"' || institution_0_shown.founder_nature
                  || '","operatorNature":"' || institution_0_shown.operator_nature
                  || '","bedsUsable":' || CAST(institution_0_shown.beds_usable AS TEXT)
                  || ',"bedsOccupied":' || CAST(institution_0_shown.beds_occupied AS TEXT)
                  || ',"homeService":' || CAST(institution_0_shown.home_service AS TEXT)
                  || ',"safetyFacilitiesOn":' || coalesce(
                    ('"' || CAST(institution_0_shown.safety_facilities_on AS TEXT) || '"'), 'null'
                  )
                  || ',"residents":' || (
                    WITH person_2_page AS MATERIALIZED (
                      SELECT person_2.birth_date AS birth_date, person_2.id AS id, person_2.name AS name
                      FROM institution_residency AS institution_residency_1, person AS person_2
                      WHERE person_2.county_id = $4::UUID AND person_2.merged_into_id IS NULL
                        AND institution_residency_1.institution_id = institution_0_shown.id
                        AND institution_residency_1.ended_on IS NULL
                        AND person_2.id = institution_residency_1.person_id
                        AND institution_residency_1.county_id = $5::UUID
                      ORDER BY person_2.birth_date ASC, person_2.id ASC
                      LIMIT $6::BIGINT
                    ),
                    person_2_shown AS MATERIALIZED (
                      SELECT person_2_page.birth_date AS birth_date, person_2_page.id AS id,
                        person_2_page.name AS name
                      FROM person_2_page
                      ORDER BY person_2_page.birth_date ASC, person_2_page.id ASC
                      LIMIT $7::BIGINT
                    )
                    SELECT (
                      '{"totalCount":' || CAST(
                        (
                          SELECT count(*) AS count_2
                          FROM institution_residency AS institution_residency_1, person AS person_2
                          WHERE person_2.county_id = $4::UUID AND person_2.merged_into_id IS NULL
                            AND institution_residency_1.institution_id = institution_0_shown.id
                            AND institution_residency_1.ended_on IS NULL
                            AND person_2.id = institution_residency_1.person_id
                            AND institution_residency_1.county_id = $5::UUID
                        ) AS TEXT
                      )
                      || ',"nodes":' || (
                        SELECT (
                          '[' || coalesce(
                            string_agg(
                              (
                                '{"name":' || CAST(to_json(person_2_shown.name) AS TEXT)
                                || ',"residency":' || coalesce(institution_residency_3_object.object, 'null')
                                || '}'
                              ),
                              ','
                              ORDER BY person_2_shown.birth_date ASC, person_2_shown.id ASC
                            ),
                            ''
                          )
                          || ']'
                        ) AS json_text_4
                        FROM person_2_shown
                        LEFT OUTER JOIN LATERAL (
                          SELECT (
                            '{"bed":' || coalesce(CAST(to_json(institution_residency_3.bed) AS TEXT), 'null')
                            || '}'
                          ) AS object
                          FROM institution_residency AS institution_residency_3
                          WHERE institution_residency_3.county_id = $5::UUID
                            AND institution_residency_3.person_id = person_2_shown.id
                            AND institution_residency_3.ended_on IS NULL
                        ) AS institution_residency_3_object ON true
                      )
                      || '}'
                    ) AS json_text_3
                  )
                  || ',"residencies":' || (
                    WITH institution_residency_4_page AS MATERIALIZED (
                      SELECT institution_residency_4.ended_on AS ended_on, institution_residency_4.id AS id,
                        institution_residency_4.institution_id AS institution_id,
                        institution_residency_4.person_id AS person_id,
                        institution_residency_4.started_on AS started_on,
                        institution_residency_4.support AS support
                      FROM institution_residency AS institution_residency_4
                      WHERE institution_residency_4.county_id = $5::UUID
                        AND institution_residency_4.institution_id = institution_0_shown.id
                        AND institution_residency_4.ended_on IS NOT NULL
                      ORDER BY institution_residency_4.id ASC
                      LIMIT $8::BIGINT
                    ),
                    institution_residency_4_shown AS MATERIALIZED (
                      SELECT institution_residency_4_page.ended_on AS ended_on,
                        institution_residency_4_page.id AS id,
                        institution_residency_4_page.institution_id AS institution_id,
                        institution_residency_4_page.person_id AS person_id,
                        institution_residency_4_page.started_on AS started_on,
                        institution_residency_4_page.support AS support
                      FROM institution_residency_4_page
                      ORDER BY institution_residency_4_page.id ASC
                      LIMIT $9::BIGINT
                    ),
                    person_5_objects AS MATERIALIZED (
                      SELECT person_5_key.person_id AS person_id, person_5_object.object AS object
                      FROM (
                        SELECT DISTINCT institution_residency_4_shown.person_id AS person_id
                        FROM institution_residency_4_shown
                      ) AS person_5_key
                      JOIN LATERAL (
                        SELECT ('{"name":' || CAST(to_json(person_5.name) AS TEXT) || '}') AS object
                        FROM person AS person_5
                        WHERE person_5.county_id = $4::UUID AND person_5.merged_into_id IS NULL
                          AND person_5.id = person_5_key.person_id
                      ) AS person_5_object ON true
                    ),
                    institution_6_objects AS MATERIALIZED (
                      SELECT institution_6_key.institution_id AS institution_id,
                        institution_6_object.object AS object
                      FROM (
                        SELECT DISTINCT institution_residency_4_shown.institution_id AS institution_id
                        FROM institution_residency_4_shown
                      ) AS institution_6_key
                      JOIN LATERAL (
                        SELECT ('{"name":' || CAST(to_json(institution_6.name) AS TEXT) || '}') AS object
                        FROM institution AS institution_6
                        WHERE institution_6.county_id = $1::UUID
                          AND institution_6.id = institution_6_key.institution_id
                      ) AS institution_6_object ON true
                    )
                    SELECT (
                      '{"nodes":' || (
                        SELECT (
                          '[' || coalesce(
                            string_agg(
                              (
                                '{"startedOn":"' || CAST(institution_residency_4_shown.started_on AS TEXT)
                                || '","endedOn":' || coalesce(
                                  ('"' || CAST(institution_residency_4_shown.ended_on AS TEXT) || '"'), 'null'
                                )
                                || ',"support":"' || institution_residency_4_shown.support
                                || '","person":' || coalesce(person_5_objects.object, 'null')
                                || ',"institution":' || coalesce(institution_6_objects.object, 'null') || '}'
                              ),
                              ','
                              ORDER BY institution_residency_4_shown.id ASC
                            ),
                            ''
                          )
                          || ']'
                        ) AS json_text_6
                        FROM institution_residency_4_shown
                        LEFT OUTER JOIN person_5_objects ON person_5_objects.person_id = institution_residency_4_shown.person_id
                        LEFT OUTER JOIN institution_6_objects ON institution_6_objects.institution_id = institution_residency_4_shown.institution_id
                      )
                      || '}'
                    ) AS json_text_5
                  )
                  || '}'
                ),
                ','
                ORDER BY institution_0_shown.beds_usable DESC, institution_0_shown.id DESC
              ),
              ''
            )
            || ']'
          ) AS json_text_2
          FROM institution_0_shown
        )
        || '}'
      ) AS json_text_1
    )
    || '}'
  ),
  'UTF8'
) AS convert_to_1
FROM asker

-- township_registrar: as county_registrar, but
--   line 12
--   -        WHERE institution_0.county_id = $1::UUID AND asker.entered
--   +        WHERE institution_0.township_id = $1::UUID AND asker.entered
--   line 31
--   -            WHERE institution_0.county_id = $1::UUID AND asker.entered
--   +            WHERE institution_0.township_id = $1::UUID AND asker.entered
--   line 53
--   -                      WHERE person_2.county_id = $4::UUID AND person_2.merged_into_id IS NULL
--   +                      WHERE person_2.township_id = $4::UUID AND person_2.merged_into_id IS NULL
--   line 57
--   -                        AND institution_residency_1.county_id = $5::UUID
--   +                        AND institution_residency_1.township_id = $5::UUID
--   line 73
--   -                          WHERE person_2.county_id = $4::UUID AND person_2.merged_into_id IS NULL
--   +                          WHERE person_2.township_id = $4::UUID AND person_2.merged_into_id IS NULL
--   line 77
--   -                            AND institution_residency_1.county_id = $5::UUID
--   +                            AND institution_residency_1.township_id = $5::UUID
--   line 103
--   -                          WHERE institution_residency_3.county_id = $5::UUID
--   +                          WHERE institution_residency_3.township_id = $5::UUID
--   line 119
--   -                      WHERE institution_residency_4.county_id = $5::UUID
--   +                      WHERE institution_residency_4.township_id = $5::UUID
--   line 145
--   -                        WHERE person_5.county_id = $4::UUID AND person_5.merged_into_id IS NULL
--   +                        WHERE person_5.township_id = $4::UUID AND person_5.merged_into_id IS NULL
--   line 159
--   -                        WHERE institution_6.county_id = $1::UUID
--   +                        WHERE institution_6.township_id = $1::UUID

-- village_viewer: as city_viewer

-- both_counties: as city_viewer

-- mixed_roles: as county_registrar, but
--   line 57
--   -                        AND institution_residency_1.county_id = $5::UUID
--   +                        AND institution_residency_1.township_id = $5::UUID
--   line 77
--   -                            AND institution_residency_1.county_id = $5::UUID
--   +                            AND institution_residency_1.township_id = $5::UUID
--   line 103
--   -                          WHERE institution_residency_3.county_id = $5::UUID
--   +                          WHERE institution_residency_3.township_id = $5::UUID
--   line 119
--   -                      WHERE institution_residency_4.county_id = $5::UUID
--   +                      WHERE institution_residency_4.township_id = $5::UUID

-- oversight: as county_registrar

-- nobody: as city_viewer
