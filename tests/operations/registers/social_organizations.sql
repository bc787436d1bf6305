-- city_viewer
WITH asker AS MATERIALIZED (SELECT guard.enter($5::UUID) AS entered)
SELECT convert_to(
  (
    '{"socialOrganizations":' || (
      WITH social_organization_0_page AS MATERIALIZED (
        SELECT social_organization_0.field AS field, social_organization_0.id AS id,
          social_organization_0.kind AS kind, social_organization_0.name AS name,
          social_organization_0.registered_on AS registered_on,
          social_organization_0.unified_credit_code AS unified_credit_code
        FROM social_organization AS social_organization_0
        WHERE social_organization_0.city_id = $1::UUID AND asker.entered
          AND NOT (
            EXISTS (
              SELECT 1
              FROM social_organization_check AS social_organization_check_1
              WHERE social_organization_check_1.city_id = $1::UUID
                AND social_organization_check_1.social_organization_id = social_organization_0.id
                AND social_organization_check_1.outcome = $2::VARCHAR
            )
          )
        ORDER BY social_organization_0.id ASC
        LIMIT $3::BIGINT
      ),
      social_organization_0_shown AS MATERIALIZED (
        SELECT social_organization_0_page.field AS field, social_organization_0_page.id AS id,
          social_organization_0_page.kind AS kind, social_organization_0_page.name AS name,
          social_organization_0_page.registered_on AS registered_on,
          social_organization_0_page.unified_credit_code AS unified_credit_code
        FROM social_organization_0_page
        ORDER BY social_organization_0_page.id ASC
        LIMIT $4::BIGINT
      )
      SELECT (
        '{"nodes":' || (
          SELECT (
            '[' || coalesce(
              string_agg(
                (
                  '{"name":' || CAST(to_json(social_organization_0_shown.name) AS TEXT)
                  || ',"kind":"' || social_organization_0_shown.kind
                  || '","unifiedCreditCode":' || CAST(
                    to_json(social_organization_0_shown.unified_credit_code) AS TEXT
                  )
                  || ',"field":"' || social_organization_0_shown.field
                  || '","registeredOn":"' || CAST(social_organization_0_shown.registered_on AS TEXT)
                  || '","ratings":' || (
                    SELECT (
                      '[' || coalesce(
                        string_agg(
                          (
                            '{"grade":' || CAST(social_organization_rating_2.grade AS TEXT)
                            || ',"startedOn":"' || CAST(social_organization_rating_2.started_on AS TEXT)
                            || '","endedOn":' || coalesce(
                              ('"' || CAST(social_organization_rating_2.ended_on AS TEXT) || '"'), 'null'
                            )
                            || '}'
                          ),
                          ','
                          ORDER BY social_organization_rating_2.started_on ASC,
                            social_organization_rating_2.id ASC
                        ),
                        ''
                      )
                      || ']'
                    ) AS json_text_3
                    FROM social_organization_rating AS social_organization_rating_2
                    WHERE social_organization_rating_2.city_id = $1::UUID
                      AND social_organization_rating_2.social_organization_id = social_organization_0_shown.id
                  )
                  || ',"checks":' || (
                    SELECT (
                      '[' || coalesce(
                        string_agg(
                          (
                            '{"year":' || CAST(social_organization_check_3.year AS TEXT)
                            || ',"outcome":"' || social_organization_check_3.outcome
                            || '","checkedOn":' || coalesce(
                              ('"' || CAST(social_organization_check_3.checked_on AS TEXT) || '"'), 'null'
                            )
                            || ',"socialOrganization":' || coalesce(social_organization_4_object.object, 'null')
                            || '}'
                          ),
                          ','
                          ORDER BY social_organization_check_3.year ASC, social_organization_check_3.id ASC
                        ),
                        ''
                      )
                      || ']'
                    ) AS json_text_4
                    FROM social_organization_check AS social_organization_check_3
                    LEFT OUTER JOIN LATERAL (
                      SELECT ('{"name":' || CAST(to_json(social_organization_4.name) AS TEXT) || '}') AS object
                      FROM social_organization AS social_organization_4
                      WHERE social_organization_4.city_id = $1::UUID
                        AND social_organization_4.id = social_organization_check_3.social_organization_id
                    ) AS social_organization_4_object ON true
                    WHERE social_organization_check_3.city_id = $1::UUID
                      AND social_organization_check_3.social_organization_id = social_organization_0_shown.id
                  )
                  || '}'
                ),
                ','
                ORDER BY social_organization_0_shown.id ASC
              ),
              ''
            )
            || ']'
          ) AS json_text_2
          FROM social_organization_0_shown
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
--   line 11
--   -        WHERE social_organization_0.city_id = $1::UUID AND asker.entered
--   +        WHERE social_organization_0.county_id = $1::UUID AND asker.entered
--   line 16
--   -              WHERE social_organization_check_1.city_id = $1::UUID
--   +              WHERE social_organization_check_1.county_id = $1::UUID
--   line 67
--   -                    WHERE social_organization_rating_2.city_id = $1::UUID
--   +                    WHERE social_organization_rating_2.county_id = $1::UUID
--   line 94
--   -                      WHERE social_organization_4.city_id = $1::UUID
--   +                      WHERE social_organization_4.county_id = $1::UUID
--   line 97
--   -                    WHERE social_organization_check_3.city_id = $1::UUID
--   +                    WHERE social_organization_check_3.county_id = $1::UUID

-- township_registrar: as city_viewer, but
--   line 11
--   -        WHERE social_organization_0.city_id = $1::UUID AND asker.entered
--   +        WHERE social_organization_0.township_id = $1::UUID AND asker.entered
--   line 16
--   -              WHERE social_organization_check_1.city_id = $1::UUID
--   +              WHERE social_organization_check_1.township_id = $1::UUID
--   line 67
--   -                    WHERE social_organization_rating_2.city_id = $1::UUID
--   +                    WHERE social_organization_rating_2.township_id = $1::UUID
--   line 94
--   -                      WHERE social_organization_4.city_id = $1::UUID
--   +                      WHERE social_organization_4.township_id = $1::UUID
--   line 97
--   -                    WHERE social_organization_check_3.city_id = $1::UUID
--   +                    WHERE social_organization_check_3.township_id = $1::UUID

-- village_viewer: as city_viewer, but
--   line 11
--   -        WHERE social_organization_0.city_id = $1::UUID AND asker.entered
--   +        WHERE social_organization_0.village_id = $1::UUID AND asker.entered
--   line 16
--   -              WHERE social_organization_check_1.city_id = $1::UUID
--   +              WHERE social_organization_check_1.village_id = $1::UUID
--   line 67
--   -                    WHERE social_organization_rating_2.city_id = $1::UUID
--   +                    WHERE social_organization_rating_2.village_id = $1::UUID
--   line 94
--   -                      WHERE social_organization_4.city_id = $1::UUID
--   +                      WHERE social_organization_4.village_id = $1::UUID
--   line 97
--   -                    WHERE social_organization_check_3.city_id = $1::UUID
--   +                    WHERE social_organization_check_3.village_id = $1::UUID

-- both_counties: as city_viewer, but
--   line 11
--   -        WHERE social_organization_0.city_id = $1::UUID AND asker.entered
--   +        WHERE social_organization_0.county_id = ANY ($1::UUID[]) AND asker.entered
--   line 16
--   -              WHERE social_organization_check_1.city_id = $1::UUID
--   +              WHERE social_organization_check_1.county_id = ANY ($1::UUID[])
--   line 67
--   -                    WHERE social_organization_rating_2.city_id = $1::UUID
--   +                    WHERE social_organization_rating_2.county_id = ANY ($1::UUID[])
--   line 94
--   -                      WHERE social_organization_4.city_id = $1::UUID
--   +                      WHERE social_organization_4.county_id = ANY ($1::UUID[])
--   line 97
--   -                    WHERE social_organization_check_3.city_id = $1::UUID
--   +                    WHERE social_organization_check_3.county_id = ANY ($1::UUID[])

-- mixed_roles: as county_registrar

-- oversight: as county_registrar

-- nobody
-- refused: FORBIDDEN
