-- city_viewer
WITH asker AS MATERIALIZED (SELECT guard.enter($8::UUID) AS entered)
SELECT convert_to(
  (
    '{"households":' || (
      WITH household_0_page AS MATERIALIZED (
        SELECT household_0.assistance AS assistance, household_0.assistance_since AS assistance_since,
          household_0.id AS id, household_0.low_income_register_on AS low_income_register_on,
          household_0.number AS number
        FROM household AS household_0
        WHERE household_0.city_id = $1::UUID AND asker.entered AND household_0.assistance = ANY ($2::TEXT[])
        ORDER BY household_0.assistance ASC, household_0.id ASC
        LIMIT $3::BIGINT
      ),
      household_0_shown AS MATERIALIZED (
        SELECT household_0_page.assistance AS assistance, household_0_page.assistance_since AS assistance_since,
          household_0_page.id AS id, household_0_page.low_income_register_on AS low_income_register_on,
          household_0_page.number AS number
        FROM household_0_page
        ORDER BY household_0_page.assistance ASC, household_0_page.id ASC
        LIMIT $4::BIGINT
      )
      SELECT (
        '{"nodes":' || (
          SELECT (
            '[' || coalesce(
              string_agg(
                (
                  '{"number":' || CAST(to_json(household_0_shown.number) AS TEXT)
                  || ',"assistance":"' || household_0_shown.assistance
                  || '","assistanceSince":' || coalesce(
                    ('"' || CAST(household_0_shown.assistance_since AS TEXT) || '"'), 'null'
                  )
                  || ',"lowIncomeRegisterOn":' || coalesce(
                    ('"' || CAST(household_0_shown.low_income_register_on AS TEXT) || '"'), 'null'
                  )
                  || ',"members":' || (
                    SELECT (
                      '[' || coalesce(
                        string_agg(
                          (
                            '{"person":' || coalesce(person_2_object.object, 'null')
                            || ',"division":' || coalesce(division_3_object.object, 'null') || '}'
                          ),
                          ','
                          ORDER BY household_membership_1.relation ASC, household_membership_1.id ASC
                        ),
                        ''
                      )
                      || ']'
                    ) AS json_text_3
                    FROM household_membership AS household_membership_1
                    LEFT OUTER JOIN LATERAL (
                      SELECT ('{"name":' || CAST(to_json(person_2.name) AS TEXT) || '}') AS object
                      FROM person AS person_2
                      WHERE person_2.city_id = $5::UUID AND person_2.merged_into_id IS NULL
                        AND person_2.id = household_membership_1.person_id
                    ) AS person_2_object ON true
                    LEFT OUTER JOIN LATERAL (
                      SELECT ('{"name":' || CAST(to_json(division_3.name) AS TEXT) || '}') AS object
                      FROM division AS division_3
                      WHERE (division_3.city_id = $6::UUID OR division_3.id = ANY ($7::UUID[]))
                        AND division_3.id = household_membership_1.division_id
                    ) AS division_3_object ON true
                    WHERE household_membership_1.city_id = $1::UUID
                      AND household_membership_1.household_id = household_0_shown.id
                      AND household_membership_1.ended_on IS NULL
                  )
                  || '}'
                ),
                ','
                ORDER BY household_0_shown.assistance ASC, household_0_shown.id ASC
              ),
              ''
            )
            || ']'
          ) AS json_text_2
          FROM household_0_shown
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
--   -        WHERE household_0.city_id = $1::UUID AND asker.entered AND household_0.assistance = ANY ($2::TEXT[])
--   +        WHERE household_0.county_id = $1::UUID AND asker.entered AND household_0.assistance = ANY ($2::TEXT[])
--   line 55
--   -                      WHERE person_2.city_id = $5::UUID AND person_2.merged_into_id IS NULL
--   +                      WHERE person_2.county_id = $5::UUID AND person_2.merged_into_id IS NULL
--   line 61
--   -                      WHERE (division_3.city_id = $6::UUID OR division_3.id = ANY ($7::UUID[]))
--   +                      WHERE (division_3.county_id = $6::UUID OR division_3.id = ANY ($7::UUID[]))
--   line 64
--   -                    WHERE household_membership_1.city_id = $1::UUID
--   +                    WHERE household_membership_1.county_id = $1::UUID

-- township_registrar: as city_viewer, but
--   line 10
--   -        WHERE household_0.city_id = $1::UUID AND asker.entered AND household_0.assistance = ANY ($2::TEXT[])
--   +        WHERE household_0.township_id = $1::UUID AND asker.entered AND household_0.assistance = ANY ($2::TEXT[])
--   line 55
--   -                      WHERE person_2.city_id = $5::UUID AND person_2.merged_into_id IS NULL
--   +                      WHERE person_2.township_id = $5::UUID AND person_2.merged_into_id IS NULL
--   line 61
--   -                      WHERE (division_3.city_id = $6::UUID OR division_3.id = ANY ($7::UUID[]))
--   +                      WHERE (division_3.township_id = $6::UUID OR division_3.id = ANY ($7::UUID[]))
--   line 64
--   -                    WHERE household_membership_1.city_id = $1::UUID
--   +                    WHERE household_membership_1.township_id = $1::UUID

-- village_viewer: as city_viewer, but
--   line 10
--   -        WHERE household_0.city_id = $1::UUID AND asker.entered AND household_0.assistance = ANY ($2::TEXT[])
--   +        WHERE household_0.village_id = $1::UUID AND asker.entered AND household_0.assistance = ANY ($2::TEXT[])
--   line 55
--   -                      WHERE person_2.city_id = $5::UUID AND person_2.merged_into_id IS NULL
--   +                      WHERE person_2.village_id = $5::UUID AND person_2.merged_into_id IS NULL
--   line 61
--   -                      WHERE (division_3.city_id = $6::UUID OR division_3.id = ANY ($7::UUID[]))
--   +                      WHERE (division_3.village_id = $6::UUID OR division_3.id = ANY ($7::UUID[]))
--   line 64
--   -                    WHERE household_membership_1.city_id = $1::UUID
--   +                    WHERE household_membership_1.village_id = $1::UUID

-- both_counties: as city_viewer, but
--   line 10
--   -        WHERE household_0.city_id = $1::UUID AND asker.entered AND household_0.assistance = ANY ($2::TEXT[])
--   +        WHERE household_0.county_id = ANY ($1::UUID[]) AND asker.entered
--   +          AND household_0.assistance = ANY ($2::TEXT[])
--   line 55
--   -                      WHERE person_2.city_id = $5::UUID AND person_2.merged_into_id IS NULL
--   +                      WHERE person_2.county_id = ANY ($5::UUID[]) AND person_2.merged_into_id IS NULL
--   line 61
--   -                      WHERE (division_3.city_id = $6::UUID OR division_3.id = ANY ($7::UUID[]))
--   +                      WHERE (division_3.county_id = ANY ($6::UUID[]) OR division_3.id = ANY ($7::UUID[]))
--   line 64
--   -                    WHERE household_membership_1.city_id = $1::UUID
--   +                    WHERE household_membership_1.county_id = ANY ($1::UUID[])

-- mixed_roles: as county_registrar

-- oversight: as county_registrar

-- nobody
-- refused: FORBIDDEN
