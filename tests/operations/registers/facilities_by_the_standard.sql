-- city_viewer
WITH asker AS MATERIALIZED (SELECT guard.enter($5::UUID) AS entered)
SELECT convert_to(
  (
    '{"communityFacilities":' || (
      WITH community_facility_0_page AS MATERIALIZED (
        SELECT community_facility_0.area_m2 AS area_m2, community_facility_0.id AS id,
          community_facility_0.kind AS kind, community_facility_0.name AS name,
          community_facility_0.operator_nature AS operator_nature
        FROM community_facility AS community_facility_0
        WHERE community_facility_0.city_id = $1::UUID AND asker.entered
          AND (
            EXISTS (
              SELECT 1
              FROM facility_function AS facility_function_1
              WHERE facility_function_1.city_id = $1::UUID
                AND facility_function_1.community_facility_id = community_facility_0.id
                AND facility_function_1.service = ANY ($2::TEXT[])
            )
          )
        ORDER BY community_facility_0.id ASC
        LIMIT $3::BIGINT
      ),
      community_facility_0_shown AS MATERIALIZED (
        SELECT community_facility_0_page.area_m2 AS area_m2, community_facility_0_page.id AS id,
          community_facility_0_page.kind AS kind, community_facility_0_page.name AS name,
          community_facility_0_page.operator_nature AS operator_nature
        FROM community_facility_0_page
        ORDER BY community_facility_0_page.id ASC
        LIMIT $4::BIGINT
      )
      SELECT (
        '{"nodes":' || (
          SELECT (
            '[' || coalesce(
              string_agg(
                (
                  '{"name":' || CAST(to_json(community_facility_0_shown.name) AS TEXT)
                  || ',"kind":"' || community_facility_0_shown.kind
                  || '","areaM2":' || coalesce(
                    ('"' || CAST(community_facility_0_shown.area_m2 AS TEXT) || '"'), 'null'
                  )
                  || ',"operatorNature":"' || community_facility_0_shown.operator_nature
                  || '","functions":' || (
                    SELECT (
                      '[' || coalesce(
                        string_agg(
                          ('{"service":"' || facility_function_2.service || '"}'), ','
                          ORDER BY facility_function_2.service ASC, facility_function_2.id ASC
                        ),
                        ''
                      )
                      || ']'
                    ) AS json_text_3
                    FROM facility_function AS facility_function_2
                    WHERE facility_function_2.city_id = $1::UUID
                      AND facility_function_2.community_facility_id = community_facility_0_shown.id
                  )
                  || ',"assessments":' || (
                    SELECT (
                      '[' || coalesce(
                        string_agg(
                          (
                            '{"standard":' || CAST(to_json(facility_assessment_3.standard) AS TEXT)
                            || ',"result":"' || facility_assessment_3.result
                            || '","startedOn":"' || CAST(facility_assessment_3.started_on AS TEXT)
                            || '","endedOn":' || coalesce(
                              ('"' || CAST(facility_assessment_3.ended_on AS TEXT) || '"'), 'null'
                            )
                            || ',"items":' || (
                              SELECT (
                                '[' || coalesce(
                                  string_agg(
                                    (
                                      '{"item":' || CAST(to_json(facility_assessment_item_4.item) AS TEXT)
                                      || ',"requirement":' || CAST(
                                        to_json(facility_assessment_item_4.requirement) AS TEXT
                                      )
                                      || ',"finding":' || coalesce(
                                        CAST(to_json(facility_assessment_item_4.finding) AS TEXT), 'null'
                                      )
                                      || ',"passed":' || CAST(facility_assessment_item_4.passed AS TEXT) || '}'
                                    ),
                                    ','
                                    ORDER BY facility_assessment_item_4.item ASC,
                                      facility_assessment_item_4.id ASC
                                  ),
                                  ''
                                )
                                || ']'
                              ) AS json_text_5
                              FROM facility_assessment_item AS facility_assessment_item_4
                              WHERE facility_assessment_item_4.city_id = $1::UUID
                                AND facility_assessment_item_4.facility_assessment_id = facility_assessment_3.id
                            )
                            || '}'
                          ),
                          ','
                          ORDER BY facility_assessment_3.started_on ASC, facility_assessment_3.id ASC
                        ),
                        ''
                      )
                      || ']'
                    ) AS json_text_4
                    FROM facility_assessment AS facility_assessment_3
                    WHERE facility_assessment_3.city_id = $1::UUID
                      AND facility_assessment_3.community_facility_id = community_facility_0_shown.id
                  )
                  || '}'
                ),
                ','
                ORDER BY community_facility_0_shown.id ASC
              ),
              ''
            )
            || ']'
          ) AS json_text_2
          FROM community_facility_0_shown
        )
        || '}'
      ) AS json_text_1
    )
    || '}'
  ),
  'UTF8'
) AS convert_to_1
FROM asker

-- county_registrar: as city_viewer, but
--   line 10
--   -        WHERE community_facility_0.city_id = $1::UUID AND asker.entered
--   +        WHERE community_facility_0.county_id = $1::UUID AND asker.entered
--   line 15
--   -              WHERE facility_function_1.city_id = $1::UUID
--   +              WHERE facility_function_1.county_id = $1::UUID
--   line 55
--   -                    WHERE facility_function_2.city_id = $1::UUID
--   +                    WHERE facility_function_2.county_id = $1::UUID
--   line 92
--   -                              WHERE facility_assessment_item_4.city_id = $1::UUID
--   +                              WHERE facility_assessment_item_4.county_id = $1::UUID
--   line 105
--   -                    WHERE facility_assessment_3.city_id = $1::UUID
--   +                    WHERE facility_assessment_3.county_id = $1::UUID

-- township_registrar: as city_viewer, but
--   line 10
--   -        WHERE community_facility_0.city_id = $1::UUID AND asker.entered
--   +        WHERE community_facility_0.township_id = $1::UUID AND asker.entered
--   line 15
--   -              WHERE facility_function_1.city_id = $1::UUID
--   +              WHERE facility_function_1.township_id = $1::UUID
--   line 55
--   -                    WHERE facility_function_2.city_id = $1::UUID
--   +                    WHERE facility_function_2.township_id = $1::UUID
--   line 92
--   -                              WHERE facility_assessment_item_4.city_id = $1::UUID
--   +                              WHERE facility_assessment_item_4.township_id = $1::UUID
--   line 105
--   -                    WHERE facility_assessment_3.city_id = $1::UUID
--   +                    WHERE facility_assessment_3.township_id = $1::UUID

-- village_viewer: as city_viewer, but
--   line 10
--   -        WHERE community_facility_0.city_id = $1::UUID AND asker.entered
--   +        WHERE community_facility_0.village_id = $1::UUID AND asker.entered
--   line 15
--   -              WHERE facility_function_1.city_id = $1::UUID
--   +              WHERE facility_function_1.village_id = $1::UUID
--   line 55
--   -                    WHERE facility_function_2.city_id = $1::UUID
--   +                    WHERE facility_function_2.village_id = $1::UUID
--   line 92
--   -                              WHERE facility_assessment_item_4.city_id = $1::UUID
--   +                              WHERE facility_assessment_item_4.village_id = $1::UUID
--   line 105
--   -                    WHERE facility_assessment_3.city_id = $1::UUID
--   +                    WHERE facility_assessment_3.village_id = $1::UUID

-- both_counties: as city_viewer, but
--   line 10
--   -        WHERE community_facility_0.city_id = $1::UUID AND asker.entered
--   +        WHERE community_facility_0.county_id = ANY ($1::UUID[]) AND asker.entered
--   line 15
--   -              WHERE facility_function_1.city_id = $1::UUID
--   +              WHERE facility_function_1.county_id = ANY ($1::UUID[])
--   line 55
--   -                    WHERE facility_function_2.city_id = $1::UUID
--   +                    WHERE facility_function_2.county_id = ANY ($1::UUID[])
--   line 92
--   -                              WHERE facility_assessment_item_4.city_id = $1::UUID
--   +                              WHERE facility_assessment_item_4.county_id = ANY ($1::UUID[])
--   line 105
--   -                    WHERE facility_assessment_3.city_id = $1::UUID
--   +                    WHERE facility_assessment_3.county_id = ANY ($1::UUID[])

-- mixed_roles: as county_registrar

-- oversight: as county_registrar

-- nobody
-- refused: FORBIDDEN
