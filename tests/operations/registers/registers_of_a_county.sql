-- city_viewer
WITH asker AS MATERIALIZED (SELECT guard.enter($12::UUID) AS entered)
SELECT convert_to(
  (
    '{"division":' || coalesce(
      (
        SELECT (
          '{"name":' || CAST(to_json(division_0.name) AS TEXT)
          || ',"counted":' || CAST(division_0.counted AS TEXT)
          || ',"dataNote":' || coalesce(CAST(to_json(division_0.data_note) AS TEXT), 'null')
          || ',"institutions":' || (
            SELECT (
              '{"totalCount":' || CAST(
                (
                  SELECT count(*) AS count_1
                  FROM institution AS institution_1_city
                  WHERE institution_1_city.city_id = $1::UUID AND division_0.level = 'city'
                    AND institution_1_city.city_id = division_0.id
                ) + (
                  SELECT count(*) AS count_2
                  FROM institution AS institution_1_county
                  WHERE institution_1_county.city_id = $1::UUID AND division_0.level = 'county'
                    AND institution_1_county.county_id = division_0.id
                ) + (
                  SELECT count(*) AS count_3
                  FROM institution AS institution_1_township
                  WHERE institution_1_township.city_id = $1::UUID AND division_0.level = 'township'
                    AND institution_1_township.township_id = division_0.id
                ) + (
                  SELECT count(*) AS count_4
                  FROM institution AS institution_1_village
                  WHERE institution_1_village.city_id = $1::UUID AND division_0.level = 'village'
                    AND institution_1_village.village_id = division_0.id
                ) AS TEXT
              )
              || '}'
            ) AS json_text_2
          )
          || ',"cemeteries":' || (
            SELECT (
              '{"totalCount":' || CAST(
                (
                  SELECT count(*) AS count_5
                  FROM cemetery AS cemetery_2_city
                  WHERE cemetery_2_city.city_id = $2::UUID AND division_0.level = 'city'
                    AND cemetery_2_city.city_id = division_0.id
                ) + (
                  SELECT count(*) AS count_6
                  FROM cemetery AS cemetery_2_county
                  WHERE cemetery_2_county.city_id = $2::UUID AND division_0.level = 'county'
                    AND cemetery_2_county.county_id = division_0.id
                ) + (
                  SELECT count(*) AS count_7
                  FROM cemetery AS cemetery_2_township
                  WHERE cemetery_2_township.city_id = $2::UUID AND division_0.level = 'township'
                    AND cemetery_2_township.township_id = division_0.id
                ) + (
                  SELECT count(*) AS count_8
                  FROM cemetery AS cemetery_2_village
                  WHERE cemetery_2_village.city_id = $2::UUID AND division_0.level = 'village'
                    AND cemetery_2_village.village_id = division_0.id
                ) AS TEXT
              )
              || '}'
            ) AS json_text_3
          )
          || ',"socialOrganizations":' || (
            SELECT (
              '{"totalCount":' || CAST(
                (
                  SELECT count(*) AS count_9
                  FROM social_organization AS social_organization_3_city
                  WHERE social_organization_3_city.city_id = $3::UUID AND division_0.level = 'city'
                    AND social_organization_3_city.city_id = division_0.id
                ) + (
                  SELECT count(*) AS count_10
                  FROM social_organization AS social_organization_3_county
                  WHERE social_organization_3_county.city_id = $3::UUID AND division_0.level = 'county'
                    AND social_organization_3_county.county_id = division_0.id
                ) + (
                  SELECT count(*) AS count_11
                  FROM social_organization AS social_organization_3_township
                  WHERE social_organization_3_township.city_id = $3::UUID AND division_0.level = 'township'
                    AND social_organization_3_township.township_id = division_0.id
                ) + (
                  SELECT count(*) AS count_12
                  FROM social_organization AS social_organization_3_village
                  WHERE social_organization_3_village.city_id = $3::UUID AND division_0.level = 'village'
                    AND social_organization_3_village.village_id = division_0.id
                ) AS TEXT
              )
              || '}'
            ) AS json_text_4
          )
          || ',"communityFacilities":' || (
            SELECT (
              '{"totalCount":' || CAST(
                (
                  SELECT count(*) AS count_13
                  FROM community_facility AS community_facility_4_city
                  WHERE community_facility_4_city.city_id = $4::UUID AND division_0.level = 'city'
                    AND community_facility_4_city.city_id = division_0.id
                ) + (
                  SELECT count(*) AS count_14
                  FROM community_facility AS community_facility_4_county
                  WHERE community_facility_4_county.city_id = $4::UUID AND division_0.level = 'county'
                    AND community_facility_4_county.county_id = division_0.id
                ) + (
                  SELECT count(*) AS count_15
                  FROM community_facility AS community_facility_4_township
                  WHERE community_facility_4_township.city_id = $4::UUID AND division_0.level = 'township'
                    AND community_facility_4_township.township_id = division_0.id
                ) + (
                  SELECT count(*) AS count_16
                  FROM community_facility AS community_facility_4_village
                  WHERE community_facility_4_village.city_id = $4::UUID AND division_0.level = 'village'
                    AND community_facility_4_village.village_id = division_0.id
                ) AS TEXT
              )
              || '}'
            ) AS json_text_5
          )
          || ',"supervisionCommittees":' || (
            SELECT (
              '{"totalCount":' || CAST(
                (
                  SELECT count(*) AS count_17
                  FROM supervision_committee AS supervision_committee_5_city
                  WHERE supervision_committee_5_city.city_id = $5::UUID AND division_0.level = 'city'
                    AND supervision_committee_5_city.city_id = division_0.id
                ) + (
                  SELECT count(*) AS count_18
                  FROM supervision_committee AS supervision_committee_5_county
                  WHERE supervision_committee_5_county.city_id = $5::UUID AND division_0.level = 'county'
                    AND supervision_committee_5_county.county_id = division_0.id
                ) + (
                  SELECT count(*) AS count_19
                  FROM supervision_committee AS supervision_committee_5_township
                  WHERE supervision_committee_5_township.city_id = $5::UUID AND division_0.level = 'township'
                    AND supervision_committee_5_township.township_id = division_0.id
                ) + (
                  SELECT count(*) AS count_20
                  FROM supervision_committee AS supervision_committee_5_village
                  WHERE supervision_committee_5_village.city_id = $5::UUID AND division_0.level = 'village'
                    AND supervision_committee_5_village.village_id = division_0.id
                ) AS TEXT
              )
              || '}'
            ) AS json_text_6
          )
          || '}'
        ) AS json_text_1
        FROM division AS division_0
        WHERE (division_0.city_id = $6::UUID OR division_0.id = ANY ($7::UUID[]))
          AND division_0.code = $8::VARCHAR AND asker.entered
      ),
      'null'
    )
    || ',"divisions":' || (
      WITH division_6_page AS MATERIALIZED (
        SELECT division_6.data_note AS data_note, division_6.id AS id, division_6.name AS name
        FROM division AS division_6
        WHERE (division_6.city_id = $6::UUID OR division_6.id = ANY ($7::UUID[])) AND asker.entered
          AND division_6.counted = $9::BOOLEAN
        ORDER BY division_6.id ASC
        LIMIT $10::BIGINT
      ),
      division_6_shown AS MATERIALIZED (
        SELECT division_6_page.data_note AS data_note, division_6_page.id AS id, division_6_page.name AS name
        FROM division_6_page
        ORDER BY division_6_page.id ASC
        LIMIT $11::BIGINT
      )
      SELECT (
        '{"nodes":' || (
          SELECT (
            '[' || coalesce(
              string_agg(
                (
                  '{"name":' || CAST(to_json(division_6_shown.name) AS TEXT)
                  || ',"dataNote":' || coalesce(CAST(to_json(division_6_shown.data_note) AS TEXT), 'null')
                  || '}'
                ),
                ','
                ORDER BY division_6_shown.id ASC
              ),
              ''
            )
            || ']'
          ) AS json_text_8
          FROM division_6_shown
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
--   line 16
--   -                  WHERE institution_1_city.city_id = $1::UUID AND division_0.level = 'city'
--   +                  WHERE institution_1_city.county_id = $1::UUID AND division_0.level = 'city'
--   line 21
--   -                  WHERE institution_1_county.city_id = $1::UUID AND division_0.level = 'county'
--   +                  WHERE institution_1_county.county_id = $1::UUID AND division_0.level = 'county'
--   line 26
--   -                  WHERE institution_1_township.city_id = $1::UUID AND division_0.level = 'township'
--   +                  WHERE institution_1_township.county_id = $1::UUID AND division_0.level = 'township'
--   line 31
--   -                  WHERE institution_1_village.city_id = $1::UUID AND division_0.level = 'village'
--   +                  WHERE institution_1_village.county_id = $1::UUID AND division_0.level = 'village'
--   line 44
--   -                  WHERE cemetery_2_city.city_id = $2::UUID AND division_0.level = 'city'
--   +                  WHERE cemetery_2_city.county_id = $2::UUID AND division_0.level = 'city'
--   line 49
--   -                  WHERE cemetery_2_county.city_id = $2::UUID AND division_0.level = 'county'
--   +                  WHERE cemetery_2_county.county_id = $2::UUID AND division_0.level = 'county'
--   line 54
--   -                  WHERE cemetery_2_township.city_id = $2::UUID AND division_0.level = 'township'
--   +                  WHERE cemetery_2_township.county_id = $2::UUID AND division_0.level = 'township'
--   line 59
--   -                  WHERE cemetery_2_village.city_id = $2::UUID AND division_0.level = 'village'
--   +                  WHERE cemetery_2_village.county_id = $2::UUID AND division_0.level = 'village'
--   line 72
--   -                  WHERE social_organization_3_city.city_id = $3::UUID AND division_0.level = 'city'
--   +                  WHERE social_organization_3_city.county_id = $3::UUID AND division_0.level = 'city'
--   line 77
--   -                  WHERE social_organization_3_county.city_id = $3::UUID AND division_0.level = 'county'
--   +                  WHERE social_organization_3_county.county_id = $3::UUID AND division_0.level = 'county'
--   line 82
--   -                  WHERE social_organization_3_township.city_id = $3::UUID AND division_0.level = 'township'
--   +                  WHERE social_organization_3_township.county_id = $3::UUID AND division_0.level = 'township'
--   line 87
--   -                  WHERE social_organization_3_village.city_id = $3::UUID AND division_0.level = 'village'
--   +                  WHERE social_organization_3_village.county_id = $3::UUID AND division_0.level = 'village'
--   line 100
--   -                  WHERE community_facility_4_city.city_id = $4::UUID AND division_0.level = 'city'
--   +                  WHERE community_facility_4_city.county_id = $4::UUID AND division_0.level = 'city'
--   line 105
--   -                  WHERE community_facility_4_county.city_id = $4::UUID AND division_0.level = 'county'
--   +                  WHERE community_facility_4_county.county_id = $4::UUID AND division_0.level = 'county'
--   line 110
--   -                  WHERE community_facility_4_township.city_id = $4::UUID AND division_0.level = 'township'
--   +                  WHERE community_facility_4_township.county_id = $4::UUID AND division_0.level = 'township'
--   line 115
--   -                  WHERE community_facility_4_village.city_id = $4::UUID AND division_0.level = 'village'
--   +                  WHERE community_facility_4_village.county_id = $4::UUID AND division_0.level = 'village'
--   line 128
--   -                  WHERE supervision_committee_5_city.city_id = $5::UUID AND division_0.level = 'city'
--   +                  WHERE supervision_committee_5_city.county_id = $5::UUID AND division_0.level = 'city'
--   line 133
--   -                  WHERE supervision_committee_5_county.city_id = $5::UUID AND division_0.level = 'county'
--   +                  WHERE supervision_committee_5_county.county_id = $5::UUID AND division_0.level = 'county'
--   line 138
--   -                  WHERE supervision_committee_5_township.city_id = $5::UUID AND division_0.level = 'township'
--   +                  WHERE supervision_committee_5_township.county_id = $5::UUID AND division_0.level = 'township'
--   line 143
--   -                  WHERE supervision_committee_5_village.city_id = $5::UUID AND division_0.level = 'village'
--   +                  WHERE supervision_committee_5_village.county_id = $5::UUID AND division_0.level = 'village'
--   line 153
--   -        WHERE (division_0.city_id = $6::UUID OR division_0.id = ANY ($7::UUID[]))
--   +        WHERE (division_0.county_id = $6::UUID OR division_0.id = ANY ($7::UUID[]))
--   line 162
--   -        WHERE (division_6.city_id = $6::UUID OR division_6.id = ANY ($7::UUID[])) AND asker.entered
--   +        WHERE (division_6.county_id = $6::UUID OR division_6.id = ANY ($7::UUID[])) AND asker.entered

-- township_registrar: as city_viewer, but
--   line 16
--   -                  WHERE institution_1_city.city_id = $1::UUID AND division_0.level = 'city'
--   +                  WHERE institution_1_city.township_id = $1::UUID AND division_0.level = 'city'
--   line 21
--   -                  WHERE institution_1_county.city_id = $1::UUID AND division_0.level = 'county'
--   +                  WHERE institution_1_county.township_id = $1::UUID AND division_0.level = 'county'
--   line 26
--   -                  WHERE institution_1_township.city_id = $1::UUID AND division_0.level = 'township'
--   +                  WHERE institution_1_township.township_id = $1::UUID AND division_0.level = 'township'
--   line 31
--   -                  WHERE institution_1_village.city_id = $1::UUID AND division_0.level = 'village'
--   +                  WHERE institution_1_village.township_id = $1::UUID AND division_0.level = 'village'
--   line 44
--   -                  WHERE cemetery_2_city.city_id = $2::UUID AND division_0.level = 'city'
--   +                  WHERE cemetery_2_city.township_id = $2::UUID AND division_0.level = 'city'
--   line 49
--   -                  WHERE cemetery_2_county.city_id = $2::UUID AND division_0.level = 'county'
--   +                  WHERE cemetery_2_county.township_id = $2::UUID AND division_0.level = 'county'
--   line 54
--   -                  WHERE cemetery_2_township.city_id = $2::UUID AND division_0.level = 'township'
--   +                  WHERE cemetery_2_township.township_id = $2::UUID AND division_0.level = 'township'
--   line 59
--   -                  WHERE cemetery_2_village.city_id = $2::UUID AND division_0.level = 'village'
--   +                  WHERE cemetery_2_village.township_id = $2::UUID AND division_0.level = 'village'
--   line 72
--   -                  WHERE social_organization_3_city.city_id = $3::UUID AND division_0.level = 'city'
--   +                  WHERE social_organization_3_city.township_id = $3::UUID AND division_0.level = 'city'
--   line 77
--   -                  WHERE social_organization_3_county.city_id = $3::UUID AND division_0.level = 'county'
--   +                  WHERE social_organization_3_county.township_id = $3::UUID AND division_0.level = 'county'
--   line 82
--   -                  WHERE social_organization_3_township.city_id = $3::UUID AND division_0.level = 'township'
--   +                  WHERE social_organization_3_township.township_id = $3::UUID AND division_0.level = 'township'
--   line 87
--   -                  WHERE social_organization_3_village.city_id = $3::UUID AND division_0.level = 'village'
--   +                  WHERE social_organization_3_village.township_id = $3::UUID AND division_0.level = 'village'
--   line 100
--   -                  WHERE community_facility_4_city.city_id = $4::UUID AND division_0.level = 'city'
--   +                  WHERE community_facility_4_city.township_id = $4::UUID AND division_0.level = 'city'
--   line 105
--   -                  WHERE community_facility_4_county.city_id = $4::UUID AND division_0.level = 'county'
--   +                  WHERE community_facility_4_county.township_id = $4::UUID AND division_0.level = 'county'
--   line 110
--   -                  WHERE community_facility_4_township.city_id = $4::UUID AND division_0.level = 'township'
--   +                  WHERE community_facility_4_township.township_id = $4::UUID AND division_0.level = 'township'
--   line 115
--   -                  WHERE community_facility_4_village.city_id = $4::UUID AND division_0.level = 'village'
--   +                  WHERE community_facility_4_village.township_id = $4::UUID AND division_0.level = 'village'
--   line 128
--   -                  WHERE supervision_committee_5_city.city_id = $5::UUID AND division_0.level = 'city'
--   +                  WHERE supervision_committee_5_city.township_id = $5::UUID AND division_0.level = 'city'
--   line 133
--   -                  WHERE supervision_committee_5_county.city_id = $5::UUID AND division_0.level = 'county'
--   +                  WHERE supervision_committee_5_county.township_id = $5::UUID AND division_0.level = 'county'
--   line 138
--   -                  WHERE supervision_committee_5_township.city_id = $5::UUID AND division_0.level = 'township'
--   +                  WHERE supervision_committee_5_township.township_id = $5::UUID
--   +                    AND division_0.level = 'township'
--   line 143
--   -                  WHERE supervision_committee_5_village.city_id = $5::UUID AND division_0.level = 'village'
--   +                  WHERE supervision_committee_5_village.township_id = $5::UUID AND division_0.level = 'village'
--   line 153
--   -        WHERE (division_0.city_id = $6::UUID OR division_0.id = ANY ($7::UUID[]))
--   +        WHERE (division_0.township_id = $6::UUID OR division_0.id = ANY ($7::UUID[]))
--   line 162
--   -        WHERE (division_6.city_id = $6::UUID OR division_6.id = ANY ($7::UUID[])) AND asker.entered
--   +        WHERE (division_6.township_id = $6::UUID OR division_6.id = ANY ($7::UUID[])) AND asker.entered

-- village_viewer: as city_viewer, but
--   line 16
--   -                  WHERE institution_1_city.city_id = $1::UUID AND division_0.level = 'city'
--   +                  WHERE institution_1_city.village_id = $1::UUID AND division_0.level = 'city'
--   line 21
--   -                  WHERE institution_1_county.city_id = $1::UUID AND division_0.level = 'county'
--   +                  WHERE institution_1_county.village_id = $1::UUID AND division_0.level = 'county'
--   line 26
--   -                  WHERE institution_1_township.city_id = $1::UUID AND division_0.level = 'township'
--   +                  WHERE institution_1_township.village_id = $1::UUID AND division_0.level = 'township'
--   line 31
--   -                  WHERE institution_1_village.city_id = $1::UUID AND division_0.level = 'village'
--   +                  WHERE institution_1_village.village_id = $1::UUID AND division_0.level = 'village'
--   line 44
--   -                  WHERE cemetery_2_city.city_id = $2::UUID AND division_0.level = 'city'
--   +                  WHERE cemetery_2_city.village_id = $2::UUID AND division_0.level = 'city'
--   line 49
--   -                  WHERE cemetery_2_county.city_id = $2::UUID AND division_0.level = 'county'
--   +                  WHERE cemetery_2_county.village_id = $2::UUID AND division_0.level = 'county'
--   line 54
--   -                  WHERE cemetery_2_township.city_id = $2::UUID AND division_0.level = 'township'
--   +                  WHERE cemetery_2_township.village_id = $2::UUID AND division_0.level = 'township'
--   line 59
--   -                  WHERE cemetery_2_village.city_id = $2::UUID AND division_0.level = 'village'
--   +                  WHERE cemetery_2_village.village_id = $2::UUID AND division_0.level = 'village'
--   line 72
--   -                  WHERE social_organization_3_city.city_id = $3::UUID AND division_0.level = 'city'
--   +                  WHERE social_organization_3_city.village_id = $3::UUID AND division_0.level = 'city'
--   line 77
--   -                  WHERE social_organization_3_county.city_id = $3::UUID AND division_0.level = 'county'
--   +                  WHERE social_organization_3_county.village_id = $3::UUID AND division_0.level = 'county'
--   line 82
--   -                  WHERE social_organization_3_township.city_id = $3::UUID AND division_0.level = 'township'
--   +                  WHERE social_organization_3_township.village_id = $3::UUID AND division_0.level = 'township'
--   line 87
--   -                  WHERE social_organization_3_village.city_id = $3::UUID AND division_0.level = 'village'
--   +                  WHERE social_organization_3_village.village_id = $3::UUID AND division_0.level = 'village'
--   line 100
--   -                  WHERE community_facility_4_city.city_id = $4::UUID AND division_0.level = 'city'
--   +                  WHERE community_facility_4_city.village_id = $4::UUID AND division_0.level = 'city'
--   line 105
--   -                  WHERE community_facility_4_county.city_id = $4::UUID AND division_0.level = 'county'
--   +                  WHERE community_facility_4_county.village_id = $4::UUID AND division_0.level = 'county'
--   line 110
--   -                  WHERE community_facility_4_township.city_id = $4::UUID AND division_0.level = 'township'
--   +                  WHERE community_facility_4_township.village_id = $4::UUID AND division_0.level = 'township'
--   line 115
--   -                  WHERE community_facility_4_village.city_id = $4::UUID AND division_0.level = 'village'
--   +                  WHERE community_facility_4_village.village_id = $4::UUID AND division_0.level = 'village'
--   line 128
--   -                  WHERE supervision_committee_5_city.city_id = $5::UUID AND division_0.level = 'city'
--   +                  WHERE supervision_committee_5_city.village_id = $5::UUID AND division_0.level = 'city'
--   line 133
--   -                  WHERE supervision_committee_5_county.city_id = $5::UUID AND division_0.level = 'county'
--   +                  WHERE supervision_committee_5_county.village_id = $5::UUID AND division_0.level = 'county'
--   line 138
--   -                  WHERE supervision_committee_5_township.city_id = $5::UUID AND division_0.level = 'township'
--   +                  WHERE supervision_committee_5_township.village_id = $5::UUID AND division_0.level = 'township'
--   line 143
--   -                  WHERE supervision_committee_5_village.city_id = $5::UUID AND division_0.level = 'village'
--   +                  WHERE supervision_committee_5_village.village_id = $5::UUID AND division_0.level = 'village'
--   line 153
--   -        WHERE (division_0.city_id = $6::UUID OR division_0.id = ANY ($7::UUID[]))
--   +        WHERE (division_0.village_id = $6::UUID OR division_0.id = ANY ($7::UUID[]))
--   line 162
--   -        WHERE (division_6.city_id = $6::UUID OR division_6.id = ANY ($7::UUID[])) AND asker.entered
--   +        WHERE (division_6.village_id = $6::UUID OR division_6.id = ANY ($7::UUID[])) AND asker.entered

-- both_counties: as city_viewer, but
--   line 16
--   -                  WHERE institution_1_city.city_id = $1::UUID AND division_0.level = 'city'
--   +                  WHERE institution_1_city.county_id = ANY ($1::UUID[]) AND division_0.level = 'city'
--   line 21
--   -                  WHERE institution_1_county.city_id = $1::UUID AND division_0.level = 'county'
--   +                  WHERE institution_1_county.county_id = ANY ($1::UUID[]) AND division_0.level = 'county'
--   line 26
--   -                  WHERE institution_1_township.city_id = $1::UUID AND division_0.level = 'township'
--   +                  WHERE institution_1_township.county_id = ANY ($1::UUID[]) AND division_0.level = 'township'
--   line 31
--   -                  WHERE institution_1_village.city_id = $1::UUID AND division_0.level = 'village'
--   +                  WHERE institution_1_village.county_id = ANY ($1::UUID[]) AND division_0.level = 'village'
--   line 44
--   -                  WHERE cemetery_2_city.city_id = $2::UUID AND division_0.level = 'city'
--   +                  WHERE cemetery_2_city.county_id = ANY ($2::UUID[]) AND division_0.level = 'city'
--   line 49
--   -                  WHERE cemetery_2_county.city_id = $2::UUID AND division_0.level = 'county'
--   +                  WHERE cemetery_2_county.county_id = ANY ($2::UUID[]) AND division_0.level = 'county'
--   line 54
--   -                  WHERE cemetery_2_township.city_id = $2::UUID AND division_0.level = 'township'
--   +                  WHERE cemetery_2_township.county_id = ANY ($2::UUID[]) AND division_0.level = 'township'
--   line 59
--   -                  WHERE cemetery_2_village.city_id = $2::UUID AND division_0.level = 'village'
--   +                  WHERE cemetery_2_village.county_id = ANY ($2::UUID[]) AND division_0.level = 'village'
--   line 72
--   -                  WHERE social_organization_3_city.city_id = $3::UUID AND division_0.level = 'city'
--   +                  WHERE social_organization_3_city.county_id = ANY ($3::UUID[]) AND division_0.level = 'city'
--   line 77
--   -                  WHERE social_organization_3_county.city_id = $3::UUID AND division_0.level = 'county'
--   -                    AND social_organization_3_county.county_id = division_0.id
--   +                  WHERE social_organization_3_county.county_id = ANY ($3::UUID[])
--   +                    AND division_0.level = 'county' AND social_organization_3_county.county_id = division_0.id
--   line 82
--   -                  WHERE social_organization_3_township.city_id = $3::UUID AND division_0.level = 'township'
--   +                  WHERE social_organization_3_township.county_id = ANY ($3::UUID[])
--   +                    AND division_0.level = 'township'
--   line 87
--   -                  WHERE social_organization_3_village.city_id = $3::UUID AND division_0.level = 'village'
--   +                  WHERE social_organization_3_village.county_id = ANY ($3::UUID[])
--   +                    AND division_0.level = 'village'
--   line 100
--   -                  WHERE community_facility_4_city.city_id = $4::UUID AND division_0.level = 'city'
--   +                  WHERE community_facility_4_city.county_id = ANY ($4::UUID[]) AND division_0.level = 'city'
--   line 105
--   -                  WHERE community_facility_4_county.city_id = $4::UUID AND division_0.level = 'county'
--   +                  WHERE community_facility_4_county.county_id = ANY ($4::UUID[]) AND division_0.level = 'county'
--   line 110
--   -                  WHERE community_facility_4_township.city_id = $4::UUID AND division_0.level = 'township'
--   +                  WHERE community_facility_4_township.county_id = ANY ($4::UUID[])
--   +                    AND division_0.level = 'township'
--   line 115
--   -                  WHERE community_facility_4_village.city_id = $4::UUID AND division_0.level = 'village'
--   -                    AND community_facility_4_village.village_id = division_0.id
--   +                  WHERE community_facility_4_village.county_id = ANY ($4::UUID[])
--   +                    AND division_0.level = 'village' AND community_facility_4_village.village_id = division_0.id
--   line 128
--   -                  WHERE supervision_committee_5_city.city_id = $5::UUID AND division_0.level = 'city'
--   +                  WHERE supervision_committee_5_city.county_id = ANY ($5::UUID[]) AND division_0.level = 'city'
--   line 133
--   -                  WHERE supervision_committee_5_county.city_id = $5::UUID AND division_0.level = 'county'
--   -                    AND supervision_committee_5_county.county_id = division_0.id
--   +                  WHERE supervision_committee_5_county.county_id = ANY ($5::UUID[])
--   +                    AND division_0.level = 'county' AND supervision_committee_5_county.county_id = division_0.id
--   line 138
--   -                  WHERE supervision_committee_5_township.city_id = $5::UUID AND division_0.level = 'township'
--   +                  WHERE supervision_committee_5_township.county_id = ANY ($5::UUID[])
--   +                    AND division_0.level = 'township'
--   line 143
--   -                  WHERE supervision_committee_5_village.city_id = $5::UUID AND division_0.level = 'village'
--   +                  WHERE supervision_committee_5_village.county_id = ANY ($5::UUID[])
--   +                    AND division_0.level = 'village'
--   line 153
--   -        WHERE (division_0.city_id = $6::UUID OR division_0.id = ANY ($7::UUID[]))
--   +        WHERE (division_0.county_id = ANY ($6::UUID[]) OR division_0.id = ANY ($7::UUID[]))
--   line 162
--   -        WHERE (division_6.city_id = $6::UUID OR division_6.id = ANY ($7::UUID[])) AND asker.entered
--   +        WHERE (division_6.county_id = ANY ($6::UUID[]) OR division_6.id = ANY ($7::UUID[])) AND asker.entered

-- mixed_roles: as county_registrar

-- oversight: as county_registrar

-- nobody
-- refused: FORBIDDEN
