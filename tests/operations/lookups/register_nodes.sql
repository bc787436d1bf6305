-- city_viewer
WITH asker AS MATERIALIZED (SELECT guard.enter($13::UUID) AS entered)
SELECT convert_to(
  (
    '{"nodes":' || (
      SELECT (
        '[' || coalesce(
          string_agg(
            coalesce(
              coalesce(
                cemetery_0_object.object, community_facility_2_object.object, institution_4_object.object,
                social_organization_6_object.object, supervision_committee_8_object.object
              ),
              'null'
            ),
            ','
            ORDER BY anon_1.position
          ),
          ''
        )
        || ']'
      ) AS json_text_1
      FROM unnest($1::UUID[], $2::UUID[], $3::UUID[], $4::UUID[], $5::UUID[])
      WITH ORDINALITY AS anon_1(
        cemetery_0_id, community_facility_2_id, institution_4_id, social_organization_6_id,
        supervision_committee_8_id, position
      )
      LEFT OUTER JOIN LATERAL (
        SELECT (
          '{"__typename":"Cemetery","id":"Cemetery:' || CAST(cemetery_0.id AS TEXT)
          || '","name":' || CAST(to_json(cemetery_0.name) AS TEXT) || ',"status":"' || cemetery_0.status
          || '","statusSince":' || coalesce(('"' || CAST(cemetery_0.status_since AS TEXT) || '"'), 'null')
          || ',"phoneMasked":' || coalesce(CAST(to_json(cemetery_0.phone_masked) AS TEXT), 'null')
          || ',"division":' || coalesce(division_1_object.object, 'null')
          || ',"ownership":' || coalesce(('"' || cemetery_0.ownership || '"'), 'null')
          || ',"areaMu":' || coalesce(('"' || CAST(cemetery_0.area_mu AS TEXT) || '"'), 'null') || '}'
        ) AS object
        FROM cemetery AS cemetery_0
        LEFT OUTER JOIN LATERAL (
          SELECT ('{"path":' || CAST(to_json(division_1.path) AS TEXT) || '}') AS object
          FROM division AS division_1
          WHERE (division_1.city_id = $6::UUID OR division_1.id = ANY ($7::UUID[]))
            AND division_1.id = cemetery_0.division_id
        ) AS division_1_object ON true
        WHERE cemetery_0.city_id = $8::UUID AND cemetery_0.id = anon_1.cemetery_0_id
      ) AS cemetery_0_object ON true
      LEFT OUTER JOIN LATERAL (
        SELECT (
          '{"__typename":"CommunityFacility","id":"CommunityFacility:' || CAST(community_facility_2.id AS TEXT)
          || '","name":' || CAST(to_json(community_facility_2.name) AS TEXT)
          || ',"status":"' || community_facility_2.status
          || '","statusSince":' || coalesce(
            ('"' || CAST(community_facility_2.status_since AS TEXT) || '"'), 'null'
          )
          || ',"phoneMasked":' || coalesce(CAST(to_json(community_facility_2.phone_masked) AS TEXT), 'null')
          || ',"division":' || coalesce(division_3_object.object, 'null') || '}'
        ) AS object
        FROM community_facility AS community_facility_2
        LEFT OUTER JOIN LATERAL (
          SELECT ('{"path":' || CAST(to_json(division_3.path) AS TEXT) || '}') AS object
          FROM division AS division_3
          WHERE (division_3.city_id = $6::UUID OR division_3.id = ANY ($7::UUID[]))
            AND division_3.id = community_facility_2.division_id
        ) AS division_3_object ON true
        WHERE community_facility_2.city_id = $9::UUID
          AND community_facility_2.id = anon_1.community_facility_2_id
      ) AS community_facility_2_object ON true
      LEFT OUTER JOIN LATERAL (
        SELECT (
          '{"__typename":"Institution","id":"Institution:' || CAST(institution_4.id AS TEXT)
          || '","name":' || CAST(to_json(institution_4.name) AS TEXT) || ',"status":"' || institution_4.status
          || '","statusSince":' || coalesce(('"' || CAST(institution_4.status_since AS TEXT) || '"'), 'null')
          || ',"phoneMasked":' || coalesce(CAST(to_json(institution_4.phone_masked) AS TEXT), 'null')
          || ',"division":' || coalesce(division_5_object.object, 'null')
          || ',"operatorNature":"' || institution_4.operator_nature || '"}'
        ) AS object
        FROM institution AS institution_4
        LEFT OUTER JOIN LATERAL (
          SELECT ('{"path":' || CAST(to_json(division_5.path) AS TEXT) || '}') AS object
          FROM division AS division_5
          WHERE (division_5.city_id = $6::UUID OR division_5.id = ANY ($7::UUID[]))
            AND division_5.id = institution_4.division_id
        ) AS division_5_object ON true
        WHERE institution_4.city_id = $10::UUID AND institution_4.id = anon_1.institution_4_id
      ) AS institution_4_object ON true
      LEFT OUTER JOIN LATERAL (
        SELECT (
          '{"__typename":"SocialOrganization","id":"SocialOrganization:' || CAST(
            social_organization_6.id AS TEXT
          )
          || '","name":' || CAST(to_json(social_organization_6.name) AS TEXT)
          || ',"status":"' || social_organization_6.status
          || '","statusSince":' || coalesce(
            ('"' || CAST(social_organization_6.status_since AS TEXT) || '"'), 'null'
          )
          || ',"phoneMasked":' || coalesce(CAST(to_json(social_organization_6.phone_masked) AS TEXT), 'null')
          || ',"division":' || coalesce(division_7_object.object, 'null') || '}'
        ) AS object
        FROM social_organization AS social_organization_6
        LEFT OUTER JOIN LATERAL (
          SELECT ('{"path":' || CAST(to_json(division_7.path) AS TEXT) || '}') AS object
          FROM division AS division_7
          WHERE (division_7.city_id = $6::UUID OR division_7.id = ANY ($7::UUID[]))
            AND division_7.id = social_organization_6.division_id
        ) AS division_7_object ON true
        WHERE social_organization_6.city_id = $11::UUID
          AND social_organization_6.id = anon_1.social_organization_6_id
      ) AS social_organization_6_object ON true
      LEFT OUTER JOIN LATERAL (
        SELECT (
          '{"__typename":"SupervisionCommittee","id":"SupervisionCommittee:' || CAST(
            supervision_committee_8.id AS TEXT
          )
          || '","name":' || CAST(to_json(supervision_committee_8.name) AS TEXT)
          || ',"status":"' || supervision_committee_8.status
          || '","statusSince":' || coalesce(
            ('"' || CAST(supervision_committee_8.status_since AS TEXT) || '"'), 'null'
          )
          || ',"phoneMasked":' || coalesce(CAST(to_json(supervision_committee_8.phone_masked) AS TEXT), 'null')
          || ',"division":' || coalesce(division_9_object.object, 'null') || '}'
        ) AS object
        FROM supervision_committee AS supervision_committee_8
        LEFT OUTER JOIN LATERAL (
          SELECT ('{"path":' || CAST(to_json(division_9.path) AS TEXT) || '}') AS object
          FROM division AS division_9
          WHERE (division_9.city_id = $6::UUID OR division_9.id = ANY ($7::UUID[]))
            AND division_9.id = supervision_committee_8.division_id
        ) AS division_9_object ON true
        WHERE supervision_committee_8.city_id = $12::UUID
          AND supervision_committee_8.id = anon_1.supervision_committee_8_id
      ) AS supervision_committee_8_object ON true
      WHERE asker.entered
    )
    || '}'
  ),
  'UTF8'
) AS convert_to_1
FROM asker

-- county_registrar: as city_viewer, but
--   line 41
--   -          WHERE (division_1.city_id = $6::UUID OR division_1.id = ANY ($7::UUID[]))
--   +          WHERE (division_1.county_id = $6::UUID OR division_1.id = ANY ($7::UUID[]))
--   line 44
--   -        WHERE cemetery_0.city_id = $8::UUID AND cemetery_0.id = anon_1.cemetery_0_id
--   +        WHERE cemetery_0.county_id = $8::UUID AND cemetery_0.id = anon_1.cemetery_0_id
--   line 61
--   -          WHERE (division_3.city_id = $6::UUID OR division_3.id = ANY ($7::UUID[]))
--   +          WHERE (division_3.county_id = $6::UUID OR division_3.id = ANY ($7::UUID[]))
--   line 64
--   -        WHERE community_facility_2.city_id = $9::UUID
--   +        WHERE community_facility_2.county_id = $9::UUID
--   line 80
--   -          WHERE (division_5.city_id = $6::UUID OR division_5.id = ANY ($7::UUID[]))
--   +          WHERE (division_5.county_id = $6::UUID OR division_5.id = ANY ($7::UUID[]))
--   line 83
--   -        WHERE institution_4.city_id = $10::UUID AND institution_4.id = anon_1.institution_4_id
--   +        WHERE institution_4.county_id = $10::UUID AND institution_4.id = anon_1.institution_4_id
--   line 102
--   -          WHERE (division_7.city_id = $6::UUID OR division_7.id = ANY ($7::UUID[]))
--   +          WHERE (division_7.county_id = $6::UUID OR division_7.id = ANY ($7::UUID[]))
--   line 105
--   -        WHERE social_organization_6.city_id = $11::UUID
--   +        WHERE social_organization_6.county_id = $11::UUID
--   line 125
--   -          WHERE (division_9.city_id = $6::UUID OR division_9.id = ANY ($7::UUID[]))
--   +          WHERE (division_9.county_id = $6::UUID OR division_9.id = ANY ($7::UUID[]))
--   line 128
--   -        WHERE supervision_committee_8.city_id = $12::UUID
--   +        WHERE supervision_committee_8.county_id = $12::UUID

-- township_registrar: as city_viewer, but
--   line 41
--   -          WHERE (division_1.city_id = $6::UUID OR division_1.id = ANY ($7::UUID[]))
--   +          WHERE (division_1.township_id = $6::UUID OR division_1.id = ANY ($7::UUID[]))
--   line 44
--   -        WHERE cemetery_0.city_id = $8::UUID AND cemetery_0.id = anon_1.cemetery_0_id
--   +        WHERE cemetery_0.township_id = $8::UUID AND cemetery_0.id = anon_1.cemetery_0_id
--   line 61
--   -          WHERE (division_3.city_id = $6::UUID OR division_3.id = ANY ($7::UUID[]))
--   +          WHERE (division_3.township_id = $6::UUID OR division_3.id = ANY ($7::UUID[]))
--   line 64
--   -        WHERE community_facility_2.city_id = $9::UUID
--   +        WHERE community_facility_2.township_id = $9::UUID
--   line 80
--   -          WHERE (division_5.city_id = $6::UUID OR division_5.id = ANY ($7::UUID[]))
--   +          WHERE (division_5.township_id = $6::UUID OR division_5.id = ANY ($7::UUID[]))
--   line 83
--   -        WHERE institution_4.city_id = $10::UUID AND institution_4.id = anon_1.institution_4_id
--   +        WHERE institution_4.township_id = $10::UUID AND institution_4.id = anon_1.institution_4_id
--   line 102
--   -          WHERE (division_7.city_id = $6::UUID OR division_7.id = ANY ($7::UUID[]))
--   +          WHERE (division_7.township_id = $6::UUID OR division_7.id = ANY ($7::UUID[]))
--   line 105
--   -        WHERE social_organization_6.city_id = $11::UUID
--   +        WHERE social_organization_6.township_id = $11::UUID
--   line 125
--   -          WHERE (division_9.city_id = $6::UUID OR division_9.id = ANY ($7::UUID[]))
--   +          WHERE (division_9.township_id = $6::UUID OR division_9.id = ANY ($7::UUID[]))
--   line 128
--   -        WHERE supervision_committee_8.city_id = $12::UUID
--   +        WHERE supervision_committee_8.township_id = $12::UUID

-- village_viewer: as city_viewer, but
--   line 41
--   -          WHERE (division_1.city_id = $6::UUID OR division_1.id = ANY ($7::UUID[]))
--   +          WHERE (division_1.village_id = $6::UUID OR division_1.id = ANY ($7::UUID[]))
--   line 44
--   -        WHERE cemetery_0.city_id = $8::UUID AND cemetery_0.id = anon_1.cemetery_0_id
--   +        WHERE cemetery_0.village_id = $8::UUID AND cemetery_0.id = anon_1.cemetery_0_id
--   line 61
--   -          WHERE (division_3.city_id = $6::UUID OR division_3.id = ANY ($7::UUID[]))
--   +          WHERE (division_3.village_id = $6::UUID OR division_3.id = ANY ($7::UUID[]))
--   line 64
--   -        WHERE community_facility_2.city_id = $9::UUID
--   +        WHERE community_facility_2.village_id = $9::UUID
--   line 80
--   -          WHERE (division_5.city_id = $6::UUID OR division_5.id = ANY ($7::UUID[]))
--   +          WHERE (division_5.village_id = $6::UUID OR division_5.id = ANY ($7::UUID[]))
--   line 83
--   -        WHERE institution_4.city_id = $10::UUID AND institution_4.id = anon_1.institution_4_id
--   +        WHERE institution_4.village_id = $10::UUID AND institution_4.id = anon_1.institution_4_id
--   line 102
--   -          WHERE (division_7.city_id = $6::UUID OR division_7.id = ANY ($7::UUID[]))
--   +          WHERE (division_7.village_id = $6::UUID OR division_7.id = ANY ($7::UUID[]))
--   line 105
--   -        WHERE social_organization_6.city_id = $11::UUID
--   +        WHERE social_organization_6.village_id = $11::UUID
--   line 125
--   -          WHERE (division_9.city_id = $6::UUID OR division_9.id = ANY ($7::UUID[]))
--   +          WHERE (division_9.village_id = $6::UUID OR division_9.id = ANY ($7::UUID[]))
--   line 128
--   -        WHERE supervision_committee_8.city_id = $12::UUID
--   +        WHERE supervision_committee_8.village_id = $12::UUID

-- both_counties: as city_viewer, but
--   line 41
--   -          WHERE (division_1.city_id = $6::UUID OR division_1.id = ANY ($7::UUID[]))
--   +          WHERE (division_1.county_id = ANY ($6::UUID[]) OR division_1.id = ANY ($7::UUID[]))
--   line 44
--   -        WHERE cemetery_0.city_id = $8::UUID AND cemetery_0.id = anon_1.cemetery_0_id
--   +        WHERE cemetery_0.county_id = ANY ($8::UUID[]) AND cemetery_0.id = anon_1.cemetery_0_id
--   line 61
--   -          WHERE (division_3.city_id = $6::UUID OR division_3.id = ANY ($7::UUID[]))
--   +          WHERE (division_3.county_id = ANY ($6::UUID[]) OR division_3.id = ANY ($7::UUID[]))
--   line 64
--   -        WHERE community_facility_2.city_id = $9::UUID
--   +        WHERE community_facility_2.county_id = ANY ($9::UUID[])
--   line 80
--   -          WHERE (division_5.city_id = $6::UUID OR division_5.id = ANY ($7::UUID[]))
--   +          WHERE (division_5.county_id = ANY ($6::UUID[]) OR division_5.id = ANY ($7::UUID[]))
--   line 83
--   -        WHERE institution_4.city_id = $10::UUID AND institution_4.id = anon_1.institution_4_id
--   +        WHERE institution_4.county_id = ANY ($10::UUID[]) AND institution_4.id = anon_1.institution_4_id
--   line 102
--   -          WHERE (division_7.city_id = $6::UUID OR division_7.id = ANY ($7::UUID[]))
--   +          WHERE (division_7.county_id = ANY ($6::UUID[]) OR division_7.id = ANY ($7::UUID[]))
--   line 105
--   -        WHERE social_organization_6.city_id = $11::UUID
--   +        WHERE social_organization_6.county_id = ANY ($11::UUID[])
--   line 125
--   -          WHERE (division_9.city_id = $6::UUID OR division_9.id = ANY ($7::UUID[]))
--   +          WHERE (division_9.county_id = ANY ($6::UUID[]) OR division_9.id = ANY ($7::UUID[]))
--   line 128
--   -        WHERE supervision_committee_8.city_id = $12::UUID
--   +        WHERE supervision_committee_8.county_id = ANY ($12::UUID[])

-- mixed_roles: as county_registrar

-- oversight: as county_registrar

-- nobody
-- refused: FORBIDDEN
