-- city_viewer
-- refused: GRAPHQL_VALIDATION_FAILED

-- county_registrar: as city_viewer

-- township_registrar: as city_viewer

-- village_viewer: as city_viewer

-- both_counties: as city_viewer

-- mixed_roles: as city_viewer

-- nobody: as city_viewer
