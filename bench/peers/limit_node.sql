-- $1 county, $2 person.
SELECT convert_to(
    '{"id":"' || p.id || '","name":' || to_json(p.name)::text || ',"birthDate":"' || p.birth_date
    || '","residenceDivision":' || coalesce('{"name":' || to_json(d.name)::text || '}', 'null') || '}',
    'UTF8'
)
FROM person AS p
LEFT JOIN division AS d ON d.id = p.division_id
WHERE p.id = $2 AND p.county_id = $1
