-- city_viewer
WITH asker AS MATERIALIZED (SELECT guard.enter($3::UUID) AS entered)
SELECT convert_to(
  (
    '{"disabilityKinds":' || (
      SELECT (
        '[' || coalesce(
          string_agg(
            (
              '{"__typename":"CodedValue","code":' || CAST(to_json(coded_value_0.code) AS TEXT)
              || ',"name":' || CAST(to_json(coded_value_0.name) AS TEXT)
              || ',"nameEn":' || CAST(to_json(coded_value_0.name_en) AS TEXT) || '}'
            ),
            ','
            ORDER BY coded_value_0.code ASC
          ),
          ''
        )
        || ']'
      ) AS json_text_1
      FROM coded_value AS coded_value_0
      WHERE coded_value_0.list = $1::VARCHAR AND asker.entered
    )
    || ',"grades":' || (
      SELECT (
        '[' || coalesce(
          string_agg(
            (
              '{"code":' || CAST(to_json(coded_value_1.code) AS TEXT)
              || ',"name":' || CAST(to_json(coded_value_1.name) AS TEXT) || '}'
            ),
            ','
            ORDER BY coded_value_1.code ASC
          ),
          ''
        )
        || ']'
      ) AS json_text_2
      FROM coded_value AS coded_value_1
      WHERE coded_value_1.list = $2::VARCHAR AND asker.entered
    )
    || '}'
  ),
  'UTF8'
) AS convert_to_1
FROM asker

-- county_registrar: as city_viewer

-- township_registrar: as city_viewer

-- village_viewer: as city_viewer

-- both_counties: as city_viewer

-- mixed_roles: as city_viewer

-- oversight: as city_viewer

-- nobody: as city_viewer
