-- city_viewer
WITH asker AS MATERIALIZED (SELECT guard.enter($7::UUID) AS entered)
SELECT convert_to(
  (
    '{"cemeteries":' || (
      WITH cemetery_0_page AS MATERIALIZED (
        SELECT cemetery_0.area_mu AS area_mu, cemetery_0.id AS id, cemetery_0.kind AS kind,
          cemetery_0.name AS name, cemetery_0.ownership AS ownership, cemetery_0.plots_total AS plots_total,
          cemetery_0.plots_used AS plots_used, cemetery_0.stage AS stage, cemetery_0.status AS status
        FROM cemetery AS cemetery_0
        WHERE cemetery_0.city_id = $1::UUID AND asker.entered
          AND (
            EXISTS (
              SELECT 1
              FROM cemetery_ownership AS cemetery_ownership_1
              WHERE cemetery_ownership_1.city_id = $1::UUID AND cemetery_ownership_1.cemetery_id = cemetery_0.id
                AND cemetery_ownership_1.acquisition = $2::VARCHAR
            )
          )
        ORDER BY cemetery_0.id ASC
        LIMIT $3::BIGINT
      ),
      cemetery_0_shown AS MATERIALIZED (
        SELECT cemetery_0_page.area_mu AS area_mu, cemetery_0_page.id AS id, cemetery_0_page.kind AS kind,
          cemetery_0_page.name AS name, cemetery_0_page.ownership AS ownership,
          cemetery_0_page.plots_total AS plots_total, cemetery_0_page.plots_used AS plots_used,
          cemetery_0_page.stage AS stage, cemetery_0_page.status AS status
        FROM cemetery_0_page
        ORDER BY cemetery_0_page.id ASC
        LIMIT $4::BIGINT
      )
      SELECT (
        '{"nodes":' || (
          SELECT (
            '[' || coalesce(
              string_agg(
                (
                  '{"name":' || CAST(to_json(cemetery_0_shown.name) AS TEXT)
                  || ',"kind":"' || cemetery_0_shown.kind
                  || '","ownership":' || coalesce(('"' || cemetery_0_shown.ownership || '"'), 'null')
                  || ',"stage":"' || cemetery_0_shown.stage || '","status":"' || cemetery_0_shown.status
                  || '","areaMu":' || coalesce(('"' || CAST(cemetery_0_shown.area_mu AS TEXT) || '"'), 'null')
                  || ',"plotsTotal":' || CAST(cemetery_0_shown.plots_total AS TEXT)
                  || ',"plotsUsed":' || CAST(cemetery_0_shown.plots_used AS TEXT)
                  || ',"ownershipHistory":' || (
                    SELECT (
                      '[' || coalesce(
                        string_agg(
                          (
                            '{"nature":"' || cemetery_ownership_2.nature
                            || '","acquisition":"' || cemetery_ownership_2.acquisition
                            || '","owner":' || CAST(to_json(cemetery_ownership_2.owner) AS TEXT)
                            || ',"formerOwner":' || coalesce(
                              CAST(to_json(cemetery_ownership_2.former_owner) AS TEXT), 'null'
                            )
                            || ',"agreement":' || coalesce(
                              CAST(to_json(cemetery_ownership_2.agreement) AS TEXT), 'null'
                            )
                            || ',"agreedOn":' || coalesce(
                              ('"' || CAST(cemetery_ownership_2.agreed_on AS TEXT) || '"'), 'null'
                            )
                            || ',"startedOn":"' || CAST(cemetery_ownership_2.started_on AS TEXT)
                            || '","endedOn":' || coalesce(
                              ('"' || CAST(cemetery_ownership_2.ended_on AS TEXT) || '"'), 'null'
                            )
                            || ',"cemetery":' || coalesce(cemetery_3_object.object, 'null') || '}'
                          ),
                          ','
                          ORDER BY cemetery_ownership_2.started_on ASC, cemetery_ownership_2.id ASC
                        ),
                        ''
                      )
                      || ']'
                    ) AS json_text_3
                    FROM cemetery_ownership AS cemetery_ownership_2
                    LEFT OUTER JOIN LATERAL (
                      SELECT ('{"name":' || CAST(to_json(cemetery_3.name) AS TEXT) || '}') AS object
                      FROM cemetery AS cemetery_3
                      WHERE cemetery_3.city_id = $1::UUID AND cemetery_3.id = cemetery_ownership_2.cemetery_id
                    ) AS cemetery_3_object ON true
                    WHERE cemetery_ownership_2.city_id = $1::UUID
                      AND cemetery_ownership_2.cemetery_id = cemetery_0_shown.id
                  )
                  || ',"approvals":' || (
                    SELECT (
                      '[' || coalesce(
                        string_agg(
                          (
                            '{"subject":"' || cemetery_approval_4.subject
                            || '","number":' || CAST(to_json(cemetery_approval_4.number) AS TEXT)
                            || ',"approvedOn":"' || CAST(cemetery_approval_4.approved_on AS TEXT)
                            || '","authority":' || CAST(to_json(cemetery_approval_4.authority) AS TEXT)
                            || ',"areaMu":' || coalesce(
                              ('"' || CAST(cemetery_approval_4.area_mu AS TEXT) || '"'), 'null'
                            )
                            || '}'
                          ),
                          ','
                          ORDER BY cemetery_approval_4.approved_on ASC, cemetery_approval_4.id ASC
                        ),
                        ''
                      )
                      || ']'
                    ) AS json_text_4
                    FROM cemetery_approval AS cemetery_approval_4
                    WHERE cemetery_approval_4.city_id = $1::UUID
                      AND cemetery_approval_4.cemetery_id = cemetery_0_shown.id
                  )
                  || ',"prices":' || (
                    SELECT (
                      '[' || coalesce(
                        string_agg(
                          (
                            '{"item":' || CAST(to_json(cemetery_price_5.item) AS TEXT)
                            || ',"price":"' || CAST(cemetery_price_5.price AS TEXT)
                            || '","unit":' || CAST(to_json(cemetery_price_5.unit) AS TEXT)
                            || ',"basis":"' || cemetery_price_5.basis
                            || '","startedOn":"' || CAST(cemetery_price_5.started_on AS TEXT)
                            || '","endedOn":' || coalesce(
                              ('"' || CAST(cemetery_price_5.ended_on AS TEXT) || '"'), 'null'
                            )
                            || ',"division":' || coalesce(division_6_object.object, 'null') || '}'
                          ),
                          ','
                          ORDER BY cemetery_price_5.started_on ASC, cemetery_price_5.id ASC
                        ),
                        ''
                      )
                      || ']'
                    ) AS json_text_5
                    FROM cemetery_price AS cemetery_price_5
                    LEFT OUTER JOIN LATERAL (
                      SELECT ('{"name":' || CAST(to_json(division_6.name) AS TEXT) || '}') AS object
                      FROM division AS division_6
                      WHERE (division_6.city_id = $5::UUID OR division_6.id = ANY ($6::UUID[]))
                        AND division_6.id = cemetery_price_5.division_id
                    ) AS division_6_object ON true
                    WHERE cemetery_price_5.city_id = $1::UUID
                      AND cemetery_price_5.cemetery_id = cemetery_0_shown.id
                  )
                  || '}'
                ),
                ','
                ORDER BY cemetery_0_shown.id ASC
              ),
              ''
            )
            || ']'
          ) AS json_text_2
          FROM cemetery_0_shown
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
--   -        WHERE cemetery_0.city_id = $1::UUID AND asker.entered
--   +        WHERE cemetery_0.county_id = $1::UUID AND asker.entered
--   line 15
--   -              WHERE cemetery_ownership_1.city_id = $1::UUID AND cemetery_ownership_1.cemetery_id = cemetery_0.id
--   +              WHERE cemetery_ownership_1.county_id = $1::UUID
--   +                AND cemetery_ownership_1.cemetery_id = cemetery_0.id
--   line 78
--   -                      WHERE cemetery_3.city_id = $1::UUID AND cemetery_3.id = cemetery_ownership_2.cemetery_id
--   +                      WHERE cemetery_3.county_id = $1::UUID AND cemetery_3.id = cemetery_ownership_2.cemetery_id
--   line 80
--   -                    WHERE cemetery_ownership_2.city_id = $1::UUID
--   +                    WHERE cemetery_ownership_2.county_id = $1::UUID
--   line 105
--   -                    WHERE cemetery_approval_4.city_id = $1::UUID
--   +                    WHERE cemetery_approval_4.county_id = $1::UUID
--   line 134
--   -                      WHERE (division_6.city_id = $5::UUID OR division_6.id = ANY ($6::UUID[]))
--   +                      WHERE (division_6.county_id = $5::UUID OR division_6.id = ANY ($6::UUID[]))
--   line 137
--   -                    WHERE cemetery_price_5.city_id = $1::UUID
--   +                    WHERE cemetery_price_5.county_id = $1::UUID

-- township_registrar: as city_viewer, but
--   line 10
--   -        WHERE cemetery_0.city_id = $1::UUID AND asker.entered
--   +        WHERE cemetery_0.township_id = $1::UUID AND asker.entered
--   line 15
--   -              WHERE cemetery_ownership_1.city_id = $1::UUID AND cemetery_ownership_1.cemetery_id = cemetery_0.id
--   +              WHERE cemetery_ownership_1.township_id = $1::UUID
--   +                AND cemetery_ownership_1.cemetery_id = cemetery_0.id
--   line 78
--   -                      WHERE cemetery_3.city_id = $1::UUID AND cemetery_3.id = cemetery_ownership_2.cemetery_id
--   +                      WHERE cemetery_3.township_id = $1::UUID
--   +                        AND cemetery_3.id = cemetery_ownership_2.cemetery_id
--   line 80
--   -                    WHERE cemetery_ownership_2.city_id = $1::UUID
--   +                    WHERE cemetery_ownership_2.township_id = $1::UUID
--   line 105
--   -                    WHERE cemetery_approval_4.city_id = $1::UUID
--   +                    WHERE cemetery_approval_4.township_id = $1::UUID
--   line 134
--   -                      WHERE (division_6.city_id = $5::UUID OR division_6.id = ANY ($6::UUID[]))
--   +                      WHERE (division_6.township_id = $5::UUID OR division_6.id = ANY ($6::UUID[]))
--   line 137
--   -                    WHERE cemetery_price_5.city_id = $1::UUID
--   +                    WHERE cemetery_price_5.township_id = $1::UUID

-- village_viewer: as city_viewer, but
--   line 10
--   -        WHERE cemetery_0.city_id = $1::UUID AND asker.entered
--   +        WHERE cemetery_0.village_id = $1::UUID AND asker.entered
--   line 15
--   -              WHERE cemetery_ownership_1.city_id = $1::UUID AND cemetery_ownership_1.cemetery_id = cemetery_0.id
--   +              WHERE cemetery_ownership_1.village_id = $1::UUID
--   +                AND cemetery_ownership_1.cemetery_id = cemetery_0.id
--   line 78
--   -                      WHERE cemetery_3.city_id = $1::UUID AND cemetery_3.id = cemetery_ownership_2.cemetery_id
--   +                      WHERE cemetery_3.village_id = $1::UUID
--   +                        AND cemetery_3.id = cemetery_ownership_2.cemetery_id
--   line 80
--   -                    WHERE cemetery_ownership_2.city_id = $1::UUID
--   +                    WHERE cemetery_ownership_2.village_id = $1::UUID
--   line 105
--   -                    WHERE cemetery_approval_4.city_id = $1::UUID
--   +                    WHERE cemetery_approval_4.village_id = $1::UUID
--   line 134
--   -                      WHERE (division_6.city_id = $5::UUID OR division_6.id = ANY ($6::UUID[]))
--   +                      WHERE (division_6.village_id = $5::UUID OR division_6.id = ANY ($6::UUID[]))
--   line 137
--   -                    WHERE cemetery_price_5.city_id = $1::UUID
--   +                    WHERE cemetery_price_5.village_id = $1::UUID

-- both_counties: as city_viewer, but
--   line 10
--   -        WHERE cemetery_0.city_id = $1::UUID AND asker.entered
--   +        WHERE cemetery_0.county_id = ANY ($1::UUID[]) AND asker.entered
--   line 15
--   -              WHERE cemetery_ownership_1.city_id = $1::UUID AND cemetery_ownership_1.cemetery_id = cemetery_0.id
--   +              WHERE cemetery_ownership_1.county_id = ANY ($1::UUID[])
--   +                AND cemetery_ownership_1.cemetery_id = cemetery_0.id
--   line 78
--   -                      WHERE cemetery_3.city_id = $1::UUID AND cemetery_3.id = cemetery_ownership_2.cemetery_id
--   +                      WHERE cemetery_3.county_id = ANY ($1::UUID[])
--   +                        AND cemetery_3.id = cemetery_ownership_2.cemetery_id
--   line 80
--   -                    WHERE cemetery_ownership_2.city_id = $1::UUID
--   +                    WHERE cemetery_ownership_2.county_id = ANY ($1::UUID[])
--   line 105
--   -                    WHERE cemetery_approval_4.city_id = $1::UUID
--   +                    WHERE cemetery_approval_4.county_id = ANY ($1::UUID[])
--   line 134
--   -                      WHERE (division_6.city_id = $5::UUID OR division_6.id = ANY ($6::UUID[]))
--   +                      WHERE (division_6.county_id = ANY ($5::UUID[]) OR division_6.id = ANY ($6::UUID[]))
--   line 137
--   -                    WHERE cemetery_price_5.city_id = $1::UUID
--   +                    WHERE cemetery_price_5.county_id = ANY ($1::UUID[])

-- mixed_roles: as county_registrar

-- oversight: as county_registrar

-- nobody
-- refused: FORBIDDEN
