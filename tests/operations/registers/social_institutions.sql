-- city_viewer
WITH asker AS MATERIALIZED (SELECT guard.enter($8::UUID) AS entered)
SELECT convert_to(
  (
    '{"institutions":' || (
      WITH institution_0_page AS MATERIALIZED (
        SELECT institution_0.community_service AS community_service, institution_0.id AS id,
          institution_0.kind AS kind, institution_0.name AS name
        FROM institution AS institution_0
        WHERE institution_0.city_id = $1::UUID AND asker.entered AND institution_0.home_service = $2::BOOLEAN
          AND (institution_0.founder_nature = $3::VARCHAR OR institution_0.operator_nature = $4::VARCHAR)
          AND (institution_0.kind = ANY ($5::TEXT[])) IS NOT true
        ORDER BY institution_0.community_service DESC, institution_0.kind ASC, institution_0.id ASC
        LIMIT $6::BIGINT
      ),
      institution_0_shown AS MATERIALIZED (
        SELECT institution_0_page.community_service AS community_service,
          institution_0_page.id AS id, institution_0_page.kind AS kind, institution_0_page.name AS name
        FROM institution_0_page
        ORDER BY institution_0_page.community_service DESC, institution_0_page.kind ASC,
          institution_0_page.id ASC
        LIMIT $7::BIGINT
      )
      SELECT (
        '{"edges":' || (
          SELECT (
            '[' || coalesce(
              string_agg(
                (
                  '{"cursor":"' || replace(
                    encode(
                      convert_to(
                        (
                          '["7ddbf80f",' || CAST(
                            to_json(CAST(institution_0_shown.community_service AS TEXT)) AS TEXT
                          )
                          || ',' || CAST(to_json(CAST(institution_0_shown.kind AS TEXT)) AS TEXT)
                          || ',"' || CAST(institution_0_shown.id AS TEXT) || '"]'
                        ),
                        'UTF8'
                      ),
                      'base64'
                    ),
                    E'\n', ''
                  )
                  || '","node":{"name":' || CAST(to_json(institution_0_shown.name) AS TEXT)
                  || ',"kind":"' || institution_0_shown.kind
                  || '","communityService":' || CAST(institution_0_shown.community_service AS TEXT) || '}}'
                ),
                ','
                ORDER BY institution_0_shown.community_service DESC, institution_0_shown.kind ASC,
                  institution_0_shown.id ASC
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

-- county_registrar: as city_viewer, but
--   line 9
--   -        WHERE institution_0.city_id = $1::UUID AND asker.entered AND institution_0.home_service = $2::BOOLEAN
--   +        WHERE institution_0.county_id = $1::UUID AND asker.entered AND institution_0.home_service = $2::BOOLEAN

-- township_registrar: as city_viewer, but
--   line 9
--   -        WHERE institution_0.city_id = $1::UUID AND asker.entered AND institution_0.home_service = $2::BOOLEAN
--   +        WHERE institution_0.township_id = $1::UUID AND asker.entered
--   +          AND institution_0.home_service = $2::BOOLEAN

-- village_viewer: as city_viewer, but
--   line 9
--   -        WHERE institution_0.city_id = $1::UUID AND asker.entered AND institution_0.home_service = $2::BOOLEAN
--   +        WHERE institution_0.village_id = $1::UUID AND asker.entered AND institution_0.home_service = $2::BOOLEAN

-- both_counties: as city_viewer, but
--   line 9
--   -        WHERE institution_0.city_id = $1::UUID AND asker.entered AND institution_0.home_service = $2::BOOLEAN
--   +        WHERE institution_0.county_id = ANY ($1::UUID[]) AND asker.entered
--   +          AND institution_0.home_service = $2::BOOLEAN

-- mixed_roles: as county_registrar

-- oversight: as county_registrar

-- nobody
-- refused: FORBIDDEN
