-- $1 county, $2 id of the person before the page. Every household and division of the page is read and written out once,
-- then joined back by hash; text is concatenated because json_build_object looks up the type of each argument at each call.
WITH page AS MATERIALIZED (
    SELECT id, name, sex, birth_date, division_id
    FROM person
    WHERE county_id = $1 AND id > $2 AND merged_into_id IS NULL
    ORDER BY id
    LIMIT 21
), shown AS MATERIALIZED (
    SELECT p.*, m.household_id
    FROM (SELECT * FROM page ORDER BY id LIMIT 20) AS p
    LEFT JOIN household_membership AS m ON m.person_id = p.id AND m.ended_on IS NULL AND m.county_id = $1
), divisions AS MATERIALIZED (
    SELECT d.id, '{"name":' || to_json(d.name)::text || ',"code":"' || d.code || '"}' AS json
    FROM (SELECT DISTINCT division_id FROM shown) AS x
    JOIN division AS d ON d.id = x.division_id
), households AS MATERIALIZED (
    SELECT x.household_id, h.json
    FROM (SELECT DISTINCT household_id FROM shown) AS x
    CROSS JOIN LATERAL (
        SELECT '{"number":' || to_json(h.number)::text || ',"address":' || to_json(h.address)::text
            || ',"kind":"' || h.kind || '","members":[' || coalesce(members.json, '') || ']}' AS json
        FROM household AS h
        LEFT JOIN LATERAL (
            SELECT string_agg(
                '{"relation":{"code":"' || m.relation || '","name":' || coalesce((
                    SELECT to_json(c.name)::text FROM coded_value AS c
                    WHERE c.list = 'GB/T 4761' AND c.code = m.relation
                ), 'null') || '},"person":' || coalesce(
                    '{"name":' || to_json(q.name)::text || ',"sex":"' || q.sex || '","birthDate":"' || q.birth_date || '"}',
                    'null'
                ) || '}', ',' ORDER BY m.relation, m.id
            ) AS json
            FROM household_membership AS m
            LEFT JOIN person AS q ON q.id = m.person_id AND q.county_id = $1
            WHERE m.household_id = h.id AND m.ended_on IS NULL AND m.county_id = $1
        ) AS members ON true
        WHERE h.id = x.household_id AND h.county_id = $1
    ) AS h
)
SELECT convert_to(
    '{"edges":[' || coalesce(string_agg(
        '{"node":{"id":"' || s.id || '","name":' || to_json(s.name)::text
        || ',"sex":"' || s.sex || '","birthDate":"' || s.birth_date || '","household":' || coalesce(h.json, 'null')
        || ',"residenceDivision":' || coalesce(d.json, 'null') || '}}', ',' ORDER BY s.id
    ), '') || '],"pageInfo":{"hasNextPage":' || ((SELECT count(*) FROM page) > 20) || ',"endCursor":'
    || coalesce('"' || (SELECT id FROM shown ORDER BY id DESC LIMIT 1) || '"', 'null') || '}}',
    'UTF8'
)
FROM shown AS s
LEFT JOIN households AS h ON h.household_id = s.household_id
LEFT JOIN divisions AS d ON d.id = s.division_id
