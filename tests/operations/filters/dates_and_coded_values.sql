-- city_viewer
WITH asker AS MATERIALIZED (SELECT guard.enter($17::UUID) AS entered)
SELECT convert_to(
  (
    '{"leap":' || (
      WITH person_0_page AS MATERIALIZED (
        SELECT person_0.birth_date AS birth_date, person_0.id AS id, person_0.name AS name
        FROM person AS person_0
        WHERE person_0.city_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
          AND person_0.birth_date = ANY ($2::DATE[])
        ORDER BY person_0.id ASC
        LIMIT $3::BIGINT
      ),
      person_0_shown AS MATERIALIZED (
        SELECT person_0_page.birth_date AS birth_date, person_0_page.id AS id, person_0_page.name AS name
        FROM person_0_page
        ORDER BY person_0_page.id ASC
        LIMIT $4::BIGINT
      )
      SELECT (
        '{"nodes":' || (
          SELECT (
            '[' || coalesce(
              string_agg(
                (
                  '{"name":' || CAST(to_json(person_0_shown.name) AS TEXT)
                  || ',"birthDate":"' || CAST(person_0_shown.birth_date AS TEXT) || '"}'
                ),
                ','
                ORDER BY person_0_shown.id ASC
              ),
              ''
            )
            || ']'
          ) AS json_text_2
          FROM person_0_shown
        )
        || '}'
      ) AS json_text_1
    )
    || ',"hui":' || (
      WITH person_1_page AS MATERIALIZED (
        SELECT person_1.ethnic_group AS ethnic_group, person_1.id AS id, person_1.name AS name
        FROM person AS person_1
        WHERE person_1.city_id = $1::UUID AND person_1.merged_into_id IS NULL AND asker.entered
          AND person_1.ethnic_group = $5::VARCHAR
        ORDER BY person_1.id ASC
        LIMIT $6::BIGINT
      ),
      person_1_shown AS MATERIALIZED (
        SELECT person_1_page.ethnic_group AS ethnic_group, person_1_page.id AS id, person_1_page.name AS name
        FROM person_1_page
        ORDER BY person_1_page.id ASC
        LIMIT $7::BIGINT
      )
      SELECT (
        '{"nodes":' || (
          SELECT (
            '[' || coalesce(
              string_agg(
                (
                  '{"name":' || CAST(to_json(person_1_shown.name) AS TEXT)
                  || ',"ethnicGroup":' || coalesce(
                    (
                      SELECT (
                        '{"code":' || CAST(to_json(coded_value_2.code) AS TEXT)
                        || ',"name":' || CAST(to_json(coded_value_2.name) AS TEXT)
                        || ',"nameEn":' || CAST(to_json(coded_value_2.name_en) AS TEXT) || '}'
                      ) AS json_text_5
                      FROM coded_value AS coded_value_2
                      WHERE coded_value_2.list = 'GB/T 3304'
                        AND coded_value_2.code = person_1_shown.ethnic_group
                    ),
                    'null'
                  )
                  || '}'
                ),
                ','
                ORDER BY person_1_shown.id ASC
              ),
              ''
            )
            || ']'
          ) AS json_text_4
          FROM person_1_shown
        )
        || '}'
      ) AS json_text_3
    )
    || ',"unknown":' || (
      WITH person_3_glance AS MATERIALIZED (
        SELECT person_3_next.id AS id, person_3_next.name AS name, person_3_next.updated_at AS updated_at
        FROM (
          SELECT person_3_near.id AS id, person_3_near.name AS name, person_3_near.updated_at AS updated_at,
            person_3_near.education IS NULL AND person_3_near.updated_at >= $8::TIMESTAMP
          WITH TIME ZONE AS fits
          FROM person AS person_3_near
          WHERE person_3_near.city_id = $1::UUID AND person_3_near.merged_into_id IS NULL AND asker.entered
          ORDER BY person_3_near.id ASC
          LIMIT 5000
        ) AS person_3_next
        WHERE person_3_next.fits
        ORDER BY person_3_next.id ASC
        LIMIT $9::BIGINT
      ),
      person_3_page AS MATERIALIZED (
        SELECT person_3_glance_or_all.id AS id, person_3_glance_or_all.name AS name,
          person_3_glance_or_all.updated_at AS updated_at
        FROM (
          SELECT person_3_glance.id AS id, person_3_glance.name AS name,
            person_3_glance.updated_at AS updated_at
          FROM person_3_glance
          WHERE (SELECT count(*) AS count_1 FROM person_3_glance) >= $9::BIGINT
          UNION ALL (
            SELECT person_3.id AS id, person_3.name AS name, person_3.updated_at AS updated_at
            FROM person AS person_3
            WHERE person_3.city_id = $1::UUID AND person_3.merged_into_id IS NULL AND asker.entered
              AND person_3.education IS NULL AND person_3.updated_at >= $8::TIMESTAMP
            WITH TIME ZONE
            AND (SELECT count(*) AS count_1 FROM person_3_glance) < $9::BIGINT
            ORDER BY person_3.id ASC
            LIMIT $9::BIGINT
          )
        ) AS person_3_glance_or_all
      ),
      person_3_shown AS MATERIALIZED (
        SELECT person_3_page.id AS id, person_3_page.name AS name, person_3_page.updated_at AS updated_at
        FROM person_3_page
        ORDER BY person_3_page.id ASC
        LIMIT $10::BIGINT
      )
      SELECT (
        '{"nodes":' || (
          SELECT (
            '[' || coalesce(
              string_agg(
                (
                  '{"name":' || CAST(to_json(person_3_shown.name) AS TEXT)
                  || ',"updatedAt":' || CAST(to_json(person_3_shown.updated_at) AS TEXT) || '}'
                ),
                ','
                ORDER BY person_3_shown.id ASC
              ),
              ''
            )
            || ']'
          ) AS json_text_7
          FROM person_3_shown
        )
        || '}'
      ) AS json_text_6
    )
    || ',"changed":' || (
      WITH division_4_page AS MATERIALIZED (
        SELECT division_4.id AS id, division_4.name AS name, division_4.version AS version
        FROM division AS division_4
        WHERE (division_4.city_id = $11::UUID OR division_4.id = ANY ($12::UUID[])) AND asker.entered
          AND division_4.kind = $13::VARCHAR AND division_4.version >= $14::BIGINT
        ORDER BY division_4.id ASC
        LIMIT $15::BIGINT
      ),
      division_4_shown AS MATERIALIZED (
        SELECT division_4_page.id AS id, division_4_page.name AS name, division_4_page.version AS version
        FROM division_4_page
        ORDER BY division_4_page.id ASC
        LIMIT $16::BIGINT
      )
      SELECT (
        '{"nodes":' || (
          SELECT (
            '[' || coalesce(
              string_agg(
                (
                  '{"name":' || CAST(to_json(division_4_shown.name) AS TEXT)
                  || ',"version":' || CAST(division_4_shown.version AS TEXT) || '}'
                ),
                ','
                ORDER BY division_4_shown.id ASC
              ),
              ''
            )
            || ']'
          ) AS json_text_9
          FROM division_4_shown
        )
        || '}'
      ) AS json_text_8
    )
    || '}'
  ),
  'UTF8'
) AS convert_to_1
FROM asker

-- county_registrar: as city_viewer, but
--   line 8
--   -        WHERE person_0.city_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
--   +        WHERE person_0.county_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
--   line 44
--   -        WHERE person_1.city_id = $1::UUID AND person_1.merged_into_id IS NULL AND asker.entered
--   +        WHERE person_1.county_id = $1::UUID AND person_1.merged_into_id IS NULL AND asker.entered
--   line 97
--   -          WHERE person_3_near.city_id = $1::UUID AND person_3_near.merged_into_id IS NULL AND asker.entered
--   +          WHERE person_3_near.county_id = $1::UUID AND person_3_near.merged_into_id IS NULL AND asker.entered
--   line 116
--   -            WHERE person_3.city_id = $1::UUID AND person_3.merged_into_id IS NULL AND asker.entered
--   +            WHERE person_3.county_id = $1::UUID AND person_3.merged_into_id IS NULL AND asker.entered
--   line 156
--   -        WHERE (division_4.city_id = $11::UUID OR division_4.id = ANY ($12::UUID[])) AND asker.entered
--   +        WHERE (division_4.county_id = $11::UUID OR division_4.id = ANY ($12::UUID[])) AND asker.entered

-- township_registrar: as city_viewer, but
--   line 8
--   -        WHERE person_0.city_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
--   +        WHERE person_0.township_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
--   line 44
--   -        WHERE person_1.city_id = $1::UUID AND person_1.merged_into_id IS NULL AND asker.entered
--   +        WHERE person_1.township_id = $1::UUID AND person_1.merged_into_id IS NULL AND asker.entered
--   line 90
--   -      WITH person_3_glance AS MATERIALIZED (
--   -        SELECT person_3_next.id AS id, person_3_next.name AS name, person_3_next.updated_at AS updated_at
--   -        FROM (
--   -          SELECT person_3_near.id AS id, person_3_near.name AS name, person_3_near.updated_at AS updated_at,
--   -            person_3_near.education IS NULL AND person_3_near.updated_at >= $8::TIMESTAMP
--   -          WITH TIME ZONE AS fits
--   -          FROM person AS person_3_near
--   -          WHERE person_3_near.city_id = $1::UUID AND person_3_near.merged_into_id IS NULL AND asker.entered
--   -          ORDER BY person_3_near.id ASC
--   -          LIMIT 5000
--   -        ) AS person_3_next
--   -        WHERE person_3_next.fits
--   -        ORDER BY person_3_next.id ASC
--   +      WITH person_3_page AS MATERIALIZED (
--   +        SELECT person_3.id AS id, person_3.name AS name, person_3.updated_at AS updated_at
--   +        FROM person AS person_3
--   +        WHERE person_3.township_id = $1::UUID AND person_3.merged_into_id IS NULL AND asker.entered
--   +          AND person_3.education IS NULL AND person_3.updated_at >= $8::TIMESTAMP
--   +        WITH TIME ZONE
--   +        ORDER BY person_3.id ASC
--   line 104
--   -      ),
--   -      person_3_page AS MATERIALIZED (
--   -        SELECT person_3_glance_or_all.id AS id, person_3_glance_or_all.name AS name,
--   -          person_3_glance_or_all.updated_at AS updated_at
--   -        FROM (
--   -          SELECT person_3_glance.id AS id, person_3_glance.name AS name,
--   -            person_3_glance.updated_at AS updated_at
--   -          FROM person_3_glance
--   -          WHERE (SELECT count(*) AS count_1 FROM person_3_glance) >= $9::BIGINT
--   -          UNION ALL (
--   -            SELECT person_3.id AS id, person_3.name AS name, person_3.updated_at AS updated_at
--   -            FROM person AS person_3
--   -            WHERE person_3.city_id = $1::UUID AND person_3.merged_into_id IS NULL AND asker.entered
--   -              AND person_3.education IS NULL AND person_3.updated_at >= $8::TIMESTAMP
--   -            WITH TIME ZONE
--   -            AND (SELECT count(*) AS count_1 FROM person_3_glance) < $9::BIGINT
--   -            ORDER BY person_3.id ASC
--   -            LIMIT $9::BIGINT
--   -          )
--   -        ) AS person_3_glance_or_all
--   line 156
--   -        WHERE (division_4.city_id = $11::UUID OR division_4.id = ANY ($12::UUID[])) AND asker.entered
--   +        WHERE (division_4.township_id = $11::UUID OR division_4.id = ANY ($12::UUID[])) AND asker.entered

-- village_viewer: as city_viewer, but
--   line 8
--   -        WHERE person_0.city_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
--   +        WHERE person_0.village_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
--   line 44
--   -        WHERE person_1.city_id = $1::UUID AND person_1.merged_into_id IS NULL AND asker.entered
--   +        WHERE person_1.village_id = $1::UUID AND person_1.merged_into_id IS NULL AND asker.entered
--   line 90
--   -      WITH person_3_glance AS MATERIALIZED (
--   -        SELECT person_3_next.id AS id, person_3_next.name AS name, person_3_next.updated_at AS updated_at
--   -        FROM (
--   -          SELECT person_3_near.id AS id, person_3_near.name AS name, person_3_near.updated_at AS updated_at,
--   -            person_3_near.education IS NULL AND person_3_near.updated_at >= $8::TIMESTAMP
--   -          WITH TIME ZONE AS fits
--   -          FROM person AS person_3_near
--   -          WHERE person_3_near.city_id = $1::UUID AND person_3_near.merged_into_id IS NULL AND asker.entered
--   -          ORDER BY person_3_near.id ASC
--   -          LIMIT 5000
--   -        ) AS person_3_next
--   -        WHERE person_3_next.fits
--   -        ORDER BY person_3_next.id ASC
--   +      WITH person_3_page AS MATERIALIZED (
--   +        SELECT person_3.id AS id, person_3.name AS name, person_3.updated_at AS updated_at
--   +        FROM person AS person_3
--   +        WHERE person_3.village_id = $1::UUID AND person_3.merged_into_id IS NULL AND asker.entered
--   +          AND person_3.education IS NULL AND person_3.updated_at >= $8::TIMESTAMP
--   +        WITH TIME ZONE
--   +        ORDER BY person_3.id ASC
--   line 104
--   -      ),
--   -      person_3_page AS MATERIALIZED (
--   -        SELECT person_3_glance_or_all.id AS id, person_3_glance_or_all.name AS name,
--   -          person_3_glance_or_all.updated_at AS updated_at
--   -        FROM (
--   -          SELECT person_3_glance.id AS id, person_3_glance.name AS name,
--   -            person_3_glance.updated_at AS updated_at
--   -          FROM person_3_glance
--   -          WHERE (SELECT count(*) AS count_1 FROM person_3_glance) >= $9::BIGINT
--   -          UNION ALL (
--   -            SELECT person_3.id AS id, person_3.name AS name, person_3.updated_at AS updated_at
--   -            FROM person AS person_3
--   -            WHERE person_3.city_id = $1::UUID AND person_3.merged_into_id IS NULL AND asker.entered
--   -              AND person_3.education IS NULL AND person_3.updated_at >= $8::TIMESTAMP
--   -            WITH TIME ZONE
--   -            AND (SELECT count(*) AS count_1 FROM person_3_glance) < $9::BIGINT
--   -            ORDER BY person_3.id ASC
--   -            LIMIT $9::BIGINT
--   -          )
--   -        ) AS person_3_glance_or_all
--   line 156
--   -        WHERE (division_4.city_id = $11::UUID OR division_4.id = ANY ($12::UUID[])) AND asker.entered
--   +        WHERE (division_4.village_id = $11::UUID OR division_4.id = ANY ($12::UUID[])) AND asker.entered

-- both_counties: as city_viewer, but
--   line 8
--   -        WHERE person_0.city_id = $1::UUID AND person_0.merged_into_id IS NULL AND asker.entered
--   +        WHERE person_0.county_id = ANY ($1::UUID[]) AND person_0.merged_into_id IS NULL AND asker.entered
--   line 44
--   -        WHERE person_1.city_id = $1::UUID AND person_1.merged_into_id IS NULL AND asker.entered
--   +        WHERE person_1.county_id = ANY ($1::UUID[]) AND person_1.merged_into_id IS NULL AND asker.entered
--   line 90
--   -      WITH person_3_glance AS MATERIALIZED (
--   -        SELECT person_3_next.id AS id, person_3_next.name AS name, person_3_next.updated_at AS updated_at
--   -        FROM (
--   -          SELECT person_3_near.id AS id, person_3_near.name AS name, person_3_near.updated_at AS updated_at,
--   -            person_3_near.education IS NULL AND person_3_near.updated_at >= $8::TIMESTAMP
--   -          WITH TIME ZONE AS fits
--   -          FROM person AS person_3_near
--   -          WHERE person_3_near.city_id = $1::UUID AND person_3_near.merged_into_id IS NULL AND asker.entered
--   -          ORDER BY person_3_near.id ASC
--   -          LIMIT 5000
--   -        ) AS person_3_next
--   -        WHERE person_3_next.fits
--   -        ORDER BY person_3_next.id ASC
--   +      WITH person_3_page AS MATERIALIZED (
--   +        SELECT person_3.id AS id, person_3.name AS name, person_3.updated_at AS updated_at
--   +        FROM person AS person_3
--   +        WHERE person_3.county_id = ANY ($1::UUID[]) AND person_3.merged_into_id IS NULL AND asker.entered
--   +          AND person_3.education IS NULL AND person_3.updated_at >= $8::TIMESTAMP
--   +        WITH TIME ZONE
--   +        ORDER BY person_3.id ASC
--   line 104
--   -      ),
--   -      person_3_page AS MATERIALIZED (
--   -        SELECT person_3_glance_or_all.id AS id, person_3_glance_or_all.name AS name,
--   -          person_3_glance_or_all.updated_at AS updated_at
--   -        FROM (
--   -          SELECT person_3_glance.id AS id, person_3_glance.name AS name,
--   -            person_3_glance.updated_at AS updated_at
--   -          FROM person_3_glance
--   -          WHERE (SELECT count(*) AS count_1 FROM person_3_glance) >= $9::BIGINT
--   -          UNION ALL (
--   -            SELECT person_3.id AS id, person_3.name AS name, person_3.updated_at AS updated_at
--   -            FROM person AS person_3
--   -            WHERE person_3.city_id = $1::UUID AND person_3.merged_into_id IS NULL AND asker.entered
--   -              AND person_3.education IS NULL AND person_3.updated_at >= $8::TIMESTAMP
--   -            WITH TIME ZONE
--   -            AND (SELECT count(*) AS count_1 FROM person_3_glance) < $9::BIGINT
--   -            ORDER BY person_3.id ASC
--   -            LIMIT $9::BIGINT
--   -          )
--   -        ) AS person_3_glance_or_all
--   line 156
--   -        WHERE (division_4.city_id = $11::UUID OR division_4.id = ANY ($12::UUID[])) AND asker.entered
--   +        WHERE (division_4.county_id = ANY ($11::UUID[]) OR division_4.id = ANY ($12::UUID[])) AND asker.entered

-- mixed_roles: as county_registrar

-- oversight: as county_registrar

-- nobody
-- refused: FORBIDDEN
