-- city_viewer
-- refused: FORBIDDEN

-- county_registrar: as city_viewer

-- township_registrar: as city_viewer

-- village_viewer: as city_viewer

-- both_counties: as city_viewer

-- mixed_roles: as city_viewer

-- oversight
WITH asker AS MATERIALIZED (SELECT guard.enter($6::UUID) AS entered)
SELECT convert_to(
  (
    '{"auditEntries":' || (
      SELECT (
        '{"groups":' || (
          SELECT (
            '[' || coalesce(
              string_agg(
                (
                  '{"key":{"action":' || coalesce(CAST(to_json(audit_entry_0_groups.action) AS TEXT), 'null')
                  || ',"outcome":' || coalesce(('"' || audit_entry_0_groups.outcome || '"'), 'null')
                  || '},"aggregate":' || audit_entry_0_groups.aggregate_1 || '}'
                ),
                ','
                ORDER BY audit_entry_0_groups.count DESC, audit_entry_0_groups.action ASC,
                  audit_entry_0_groups.outcome ASC
              ),
              ''
            )
            || ']'
          ) AS json_text_2
          FROM (
            SELECT audit_entry_0_grouped.action AS action, audit_entry_0_grouped.outcome AS outcome,
              audit_entry_0_grouped.count AS count, audit_entry_0_grouped.aggregate_1 AS aggregate_1
            FROM (
              SELECT audit_entry_0.action AS action, audit_entry_0.outcome AS outcome, count(*) AS count,
                (
                  '{"count":' || CAST(count(*) AS TEXT)
                  || ',"min":{"at":' || coalesce(CAST(to_json(min(audit_entry_0.at)) AS TEXT), 'null')
                  || '},"max":{"at":' || coalesce(CAST(to_json(max(audit_entry_0.at)) AS TEXT), 'null') || '}}'
                ) AS aggregate_1
              FROM audit_entry AS audit_entry_0
              WHERE audit_entry_0.county_id = $1::UUID AND asker.entered GROUP BY 1, 2
              LIMIT ALL OFFSET 0
            ) AS audit_entry_0_grouped
            ORDER BY audit_entry_0_grouped.count DESC, audit_entry_0_grouped.action ASC,
              audit_entry_0_grouped.outcome ASC
            LIMIT $2::BIGINT
          ) AS audit_entry_0_groups
        )
        || ',"townships":' || (
          SELECT (
            '[' || coalesce(
              string_agg(
                (
                  '{"key":{"divisionTownship":' || coalesce(division_1_object.object, 'null')
                  || ',"role":' || coalesce(('"' || audit_entry_0_groups.role || '"'), 'null')
                  || ',"objectType":' || coalesce(
                    CAST(to_json(audit_entry_0_groups."objectType") AS TEXT), 'null'
                  )
                  || ',"atYear":' || coalesce(CAST(audit_entry_0_groups."atYear" AS TEXT), 'null')
                  || '},"aggregate":' || audit_entry_0_groups.aggregate_1 || '}'
                ),
                ','
                ORDER BY audit_entry_0_groups."divisionTownship" ASC, audit_entry_0_groups.role ASC,
                  audit_entry_0_groups."objectType" ASC, audit_entry_0_groups."atYear" ASC
              ),
              ''
            )
            || ']'
          ) AS json_text_3
          FROM (
            SELECT audit_entry_0_grouped."divisionTownship" AS "divisionTownship",
              audit_entry_0_grouped.role AS role, audit_entry_0_grouped."objectType" AS "objectType",
              audit_entry_0_grouped."atYear" AS "atYear", audit_entry_0_grouped.count AS count,
              audit_entry_0_grouped.aggregate_1 AS aggregate_1
            FROM (
              SELECT audit_entry_0.township_id AS "divisionTownship", audit_entry_0.role AS role,
                audit_entry_0.object_type AS "objectType",
                CAST(date_part('year', timezone('Asia/Shanghai', audit_entry_0.at)) AS INTEGER) AS "atYear",
                count(*) AS count, ('{"count":' || CAST(count(*) AS TEXT) || '}') AS aggregate_1
              FROM audit_entry AS audit_entry_0
              WHERE audit_entry_0.county_id = $1::UUID AND asker.entered GROUP BY 1, 2, 3, 4
              LIMIT ALL OFFSET 0
            ) AS audit_entry_0_grouped
            ORDER BY audit_entry_0_grouped."divisionTownship" ASC, audit_entry_0_grouped.role ASC,
              audit_entry_0_grouped."objectType" ASC, audit_entry_0_grouped."atYear" ASC
            LIMIT $3::BIGINT
          ) AS audit_entry_0_groups
          LEFT OUTER JOIN LATERAL (
            SELECT ('{"name":' || CAST(to_json(division_1.name) AS TEXT) || '}') AS object
            FROM division AS division_1
            WHERE (division_1.county_id = $4::UUID OR division_1.id = ANY ($5::UUID[]))
              AND division_1.id = audit_entry_0_groups."divisionTownship"
          ) AS division_1_object ON true
        )
        || '}'
      ) AS json_text_1
    )
    || '}'
  ),
  'UTF8'
) AS convert_to_1
FROM asker

-- nobody: as city_viewer
