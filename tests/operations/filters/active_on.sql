-- city_viewer
WITH asker AS MATERIALIZED (SELECT guard.enter($19::UUID) AS entered)
SELECT convert_to(
  (
    '{"open":' || (
      WITH institution_0_page AS MATERIALIZED (
        SELECT institution_0.closed_on AS closed_on, institution_0.id AS id, institution_0.name AS name,
          institution_0.opened_on AS opened_on
        FROM institution AS institution_0
        WHERE institution_0.city_id = $1::UUID AND asker.entered AND institution_0.opened_on <= $2::DATE
          AND (institution_0.closed_on IS NULL OR institution_0.closed_on > $2::DATE)
        ORDER BY institution_0.id ASC
        LIMIT $3::BIGINT
      ),
      institution_0_shown AS MATERIALIZED (
        SELECT institution_0_page.closed_on AS closed_on, institution_0_page.id AS id,
          institution_0_page.name AS name, institution_0_page.opened_on AS opened_on
        FROM institution_0_page
        ORDER BY institution_0_page.id ASC
        LIMIT $4::BIGINT
      )
      SELECT (
        '{"totalCount":' || CAST(
          (
            SELECT count(*) AS count_1
            FROM institution AS institution_0
            WHERE institution_0.city_id = $1::UUID AND asker.entered AND institution_0.opened_on <= $2::DATE
              AND (institution_0.closed_on IS NULL OR institution_0.closed_on > $2::DATE)
          ) AS TEXT
        )
        || ',"nodes":' || (
          SELECT (
            '[' || coalesce(
              string_agg(
                (
                  '{"name":' || CAST(to_json(institution_0_shown.name) AS TEXT)
                  || ',"openedOn":' || coalesce(
                    ('"' || CAST(institution_0_shown.opened_on AS TEXT) || '"'), 'null'
                  )
                  || ',"closedOn":' || coalesce(
                    ('"' || CAST(institution_0_shown.closed_on AS TEXT) || '"'), 'null'
                  )
                  || '}'
                ),
                ','
                ORDER BY institution_0_shown.id ASC
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
    || ',"notOpen":' || (
      WITH institution_1_page AS MATERIALIZED (
        SELECT institution_1.closed_on AS closed_on, institution_1.id AS id, institution_1.name AS name,
          institution_1.opened_on AS opened_on
        FROM institution AS institution_1
        WHERE institution_1.city_id = $1::UUID AND asker.entered
          AND (
            institution_1.opened_on <= $5::DATE
            AND (institution_1.closed_on IS NULL OR institution_1.closed_on > $5::DATE)
          ) IS NOT true
        ORDER BY institution_1.id ASC
        LIMIT $6::BIGINT
      ),
      institution_1_shown AS MATERIALIZED (
        SELECT institution_1_page.closed_on AS closed_on, institution_1_page.id AS id,
          institution_1_page.name AS name, institution_1_page.opened_on AS opened_on
        FROM institution_1_page
        ORDER BY institution_1_page.id ASC
        LIMIT $7::BIGINT
      )
      SELECT (
        '{"nodes":' || (
          SELECT (
            '[' || coalesce(
              string_agg(
                (
                  '{"name":' || CAST(to_json(institution_1_shown.name) AS TEXT)
                  || ',"openedOn":' || coalesce(
                    ('"' || CAST(institution_1_shown.opened_on AS TEXT) || '"'), 'null'
                  )
                  || ',"closedOn":' || coalesce(
                    ('"' || CAST(institution_1_shown.closed_on AS TEXT) || '"'), 'null'
                  )
                  || '}'
                ),
                ','
                ORDER BY institution_1_shown.id ASC
              ),
              ''
            )
            || ']'
          ) AS json_text_4
          FROM institution_1_shown
        )
        || '}'
      ) AS json_text_3
    )
    || ',"privateThen":' || (
      WITH cemetery_2_page AS MATERIALIZED (
        SELECT cemetery_2.id AS id, cemetery_2.name AS name, cemetery_2.ownership AS ownership
        FROM cemetery AS cemetery_2
        WHERE cemetery_2.city_id = $8::UUID AND asker.entered
          AND (
            EXISTS (
              SELECT 1
              FROM cemetery_ownership AS cemetery_ownership_3
              WHERE cemetery_ownership_3.city_id = $8::UUID AND cemetery_ownership_3.cemetery_id = cemetery_2.id
                AND cemetery_ownership_3.nature = $9::VARCHAR AND cemetery_ownership_3.started_on <= $10::DATE
                AND (cemetery_ownership_3.ended_on IS NULL OR cemetery_ownership_3.ended_on > $10::DATE)
            )
          )
        ORDER BY cemetery_2.id ASC
        LIMIT $11::BIGINT
      ),
      cemetery_2_shown AS MATERIALIZED (
        SELECT cemetery_2_page.id AS id, cemetery_2_page.name AS name, cemetery_2_page.ownership AS ownership
        FROM cemetery_2_page
        ORDER BY cemetery_2_page.id ASC
        LIMIT $12::BIGINT
      )
      SELECT (
        '{"totalCount":' || CAST(
          (
            SELECT count(*) AS count_2
            FROM cemetery AS cemetery_2
            WHERE cemetery_2.city_id = $8::UUID AND asker.entered
              AND (
                EXISTS (
                  SELECT 1
                  FROM cemetery_ownership AS cemetery_ownership_3
                  WHERE cemetery_ownership_3.city_id = $8::UUID
                    AND cemetery_ownership_3.cemetery_id = cemetery_2.id
                    AND cemetery_ownership_3.nature = $9::VARCHAR
                    AND cemetery_ownership_3.started_on <= $10::DATE
                    AND (cemetery_ownership_3.ended_on IS NULL OR cemetery_ownership_3.ended_on > $10::DATE)
                )
              )
          ) AS TEXT
        )
        || ',"nodes":' || (
          SELECT (
            '[' || coalesce(
              string_agg(
                (
                  '{"name":' || CAST(to_json(cemetery_2_shown.name) AS TEXT)
                  || ',"ownership":' || coalesce(('"' || cemetery_2_shown.ownership || '"'), 'null') || '}'
                ),
                ','
                ORDER BY cemetery_2_shown.id ASC
              ),
              ''
            )
            || ']'
          ) AS json_text_6
          FROM cemetery_2_shown
        )
        || '}'
      ) AS json_text_5
    )
    || ',"members":' || (
      WITH person_4_page AS MATERIALIZED (
        SELECT person_4.id AS id, person_4.name AS name
        FROM person AS person_4
        WHERE person_4.city_id = $13::UUID AND person_4.merged_into_id IS NULL AND asker.entered
          AND person_4.name = ANY ($14::TEXT[])
          AND (
            EXISTS (
              SELECT 1
              FROM household_membership AS household_membership_5
              WHERE household_membership_5.city_id = $15::UUID
                AND household_membership_5.person_id = person_4.id
                AND household_membership_5.started_on <= $16::DATE
                AND (household_membership_5.ended_on IS NULL OR household_membership_5.ended_on > $16::DATE)
            )
          )
        ORDER BY person_4.id ASC
        LIMIT $17::BIGINT
      ),
      person_4_shown AS MATERIALIZED (
        SELECT person_4_page.id AS id, person_4_page.name AS name
        FROM person_4_page
        ORDER BY person_4_page.id ASC
        LIMIT $18::BIGINT
      )
      SELECT (
        '{"nodes":' || (
          SELECT (
            '[' || coalesce(
              string_agg(
                ('{"name":' || CAST(to_json(person_4_shown.name) AS TEXT) || '}'), ','
                ORDER BY person_4_shown.id ASC
              ),
              ''
            )
            || ']'
          ) AS json_text_8
          FROM person_4_shown
        )
        || '}'
      ) AS json_text_7
    )
    || '}'
  ),
  'UTF8'
) AS convert_to_1
FROM asker

-- county_registrar: as city_viewer, but
--   line 9
--   -        WHERE institution_0.city_id = $1::UUID AND asker.entered AND institution_0.opened_on <= $2::DATE
--   +        WHERE institution_0.county_id = $1::UUID AND asker.entered AND institution_0.opened_on <= $2::DATE
--   line 26
--   -            WHERE institution_0.city_id = $1::UUID AND asker.entered AND institution_0.opened_on <= $2::DATE
--   +            WHERE institution_0.county_id = $1::UUID AND asker.entered AND institution_0.opened_on <= $2::DATE
--   line 61
--   -        WHERE institution_1.city_id = $1::UUID AND asker.entered
--   +        WHERE institution_1.county_id = $1::UUID AND asker.entered
--   line 107
--   -        WHERE cemetery_2.city_id = $8::UUID AND asker.entered
--   +        WHERE cemetery_2.county_id = $8::UUID AND asker.entered
--   line 112
--   -              WHERE cemetery_ownership_3.city_id = $8::UUID AND cemetery_ownership_3.cemetery_id = cemetery_2.id
--   +              WHERE cemetery_ownership_3.county_id = $8::UUID
--   +                AND cemetery_ownership_3.cemetery_id = cemetery_2.id
--   line 131
--   -            WHERE cemetery_2.city_id = $8::UUID AND asker.entered
--   +            WHERE cemetery_2.county_id = $8::UUID AND asker.entered
--   line 136
--   -                  WHERE cemetery_ownership_3.city_id = $8::UUID
--   +                  WHERE cemetery_ownership_3.county_id = $8::UUID
--   line 169
--   -        WHERE person_4.city_id = $13::UUID AND person_4.merged_into_id IS NULL AND asker.entered
--   +        WHERE person_4.county_id = $13::UUID AND person_4.merged_into_id IS NULL AND asker.entered
--   line 175
--   -              WHERE household_membership_5.city_id = $15::UUID
--   +              WHERE household_membership_5.county_id = $15::UUID

-- township_registrar: as city_viewer, but
--   line 9
--   -        WHERE institution_0.city_id = $1::UUID AND asker.entered AND institution_0.opened_on <= $2::DATE
--   +        WHERE institution_0.township_id = $1::UUID AND asker.entered AND institution_0.opened_on <= $2::DATE
--   line 26
--   -            WHERE institution_0.city_id = $1::UUID AND asker.entered AND institution_0.opened_on <= $2::DATE
--   +            WHERE institution_0.township_id = $1::UUID AND asker.entered AND institution_0.opened_on <= $2::DATE
--   line 61
--   -        WHERE institution_1.city_id = $1::UUID AND asker.entered
--   +        WHERE institution_1.township_id = $1::UUID AND asker.entered
--   line 107
--   -        WHERE cemetery_2.city_id = $8::UUID AND asker.entered
--   +        WHERE cemetery_2.township_id = $8::UUID AND asker.entered
--   line 112
--   -              WHERE cemetery_ownership_3.city_id = $8::UUID AND cemetery_ownership_3.cemetery_id = cemetery_2.id
--   +              WHERE cemetery_ownership_3.township_id = $8::UUID
--   +                AND cemetery_ownership_3.cemetery_id = cemetery_2.id
--   line 131
--   -            WHERE cemetery_2.city_id = $8::UUID AND asker.entered
--   +            WHERE cemetery_2.township_id = $8::UUID AND asker.entered
--   line 136
--   -                  WHERE cemetery_ownership_3.city_id = $8::UUID
--   +                  WHERE cemetery_ownership_3.township_id = $8::UUID
--   line 169
--   -        WHERE person_4.city_id = $13::UUID AND person_4.merged_into_id IS NULL AND asker.entered
--   +        WHERE person_4.township_id = $13::UUID AND person_4.merged_into_id IS NULL AND asker.entered
--   line 175
--   -              WHERE household_membership_5.city_id = $15::UUID
--   +              WHERE household_membership_5.township_id = $15::UUID

-- village_viewer: as city_viewer, but
--   line 9
--   -        WHERE institution_0.city_id = $1::UUID AND asker.entered AND institution_0.opened_on <= $2::DATE
--   +        WHERE institution_0.village_id = $1::UUID AND asker.entered AND institution_0.opened_on <= $2::DATE
--   line 26
--   -            WHERE institution_0.city_id = $1::UUID AND asker.entered AND institution_0.opened_on <= $2::DATE
--   +            WHERE institution_0.village_id = $1::UUID AND asker.entered AND institution_0.opened_on <= $2::DATE
--   line 61
--   -        WHERE institution_1.city_id = $1::UUID AND asker.entered
--   +        WHERE institution_1.village_id = $1::UUID AND asker.entered
--   line 107
--   -        WHERE cemetery_2.city_id = $8::UUID AND asker.entered
--   +        WHERE cemetery_2.village_id = $8::UUID AND asker.entered
--   line 112
--   -              WHERE cemetery_ownership_3.city_id = $8::UUID AND cemetery_ownership_3.cemetery_id = cemetery_2.id
--   +              WHERE cemetery_ownership_3.village_id = $8::UUID
--   +                AND cemetery_ownership_3.cemetery_id = cemetery_2.id
--   line 131
--   -            WHERE cemetery_2.city_id = $8::UUID AND asker.entered
--   +            WHERE cemetery_2.village_id = $8::UUID AND asker.entered
--   line 136
--   -                  WHERE cemetery_ownership_3.city_id = $8::UUID
--   +                  WHERE cemetery_ownership_3.village_id = $8::UUID
--   line 169
--   -        WHERE person_4.city_id = $13::UUID AND person_4.merged_into_id IS NULL AND asker.entered
--   +        WHERE person_4.village_id = $13::UUID AND person_4.merged_into_id IS NULL AND asker.entered
--   line 175
--   -              WHERE household_membership_5.city_id = $15::UUID
--   +              WHERE household_membership_5.village_id = $15::UUID

-- both_counties: as city_viewer, but
--   line 9
--   -        WHERE institution_0.city_id = $1::UUID AND asker.entered AND institution_0.opened_on <= $2::DATE
--   +        WHERE institution_0.county_id = ANY ($1::UUID[]) AND asker.entered
--   +          AND institution_0.opened_on <= $2::DATE
--   line 26
--   -            WHERE institution_0.city_id = $1::UUID AND asker.entered AND institution_0.opened_on <= $2::DATE
--   +            WHERE institution_0.county_id = ANY ($1::UUID[]) AND asker.entered
--   +              AND institution_0.opened_on <= $2::DATE
--   line 61
--   -        WHERE institution_1.city_id = $1::UUID AND asker.entered
--   +        WHERE institution_1.county_id = ANY ($1::UUID[]) AND asker.entered
--   line 107
--   -        WHERE cemetery_2.city_id = $8::UUID AND asker.entered
--   +        WHERE cemetery_2.county_id = ANY ($8::UUID[]) AND asker.entered
--   line 112
--   -              WHERE cemetery_ownership_3.city_id = $8::UUID AND cemetery_ownership_3.cemetery_id = cemetery_2.id
--   +              WHERE cemetery_ownership_3.county_id = ANY ($8::UUID[])
--   +                AND cemetery_ownership_3.cemetery_id = cemetery_2.id
--   line 131
--   -            WHERE cemetery_2.city_id = $8::UUID AND asker.entered
--   +            WHERE cemetery_2.county_id = ANY ($8::UUID[]) AND asker.entered
--   line 136
--   -                  WHERE cemetery_ownership_3.city_id = $8::UUID
--   +                  WHERE cemetery_ownership_3.county_id = ANY ($8::UUID[])
--   line 169
--   -        WHERE person_4.city_id = $13::UUID AND person_4.merged_into_id IS NULL AND asker.entered
--   +        WHERE person_4.county_id = ANY ($13::UUID[]) AND person_4.merged_into_id IS NULL AND asker.entered
--   line 175
--   -              WHERE household_membership_5.city_id = $15::UUID
--   +              WHERE household_membership_5.county_id = ANY ($15::UUID[])

-- mixed_roles: as county_registrar

-- oversight: as county_registrar

-- nobody
-- refused: FORBIDDEN
