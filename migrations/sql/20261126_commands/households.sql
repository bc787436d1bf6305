-- The next number of a household of a division: the division's code, filled to twelve digits, and six digits that count on
-- from the highest number of this form. Whoever asks holds the division's numbers until the end of the transaction, or two
-- at once would get one number. Numbers of other forms (given by hand) are passed over.
CREATE FUNCTION next_household_number(division uuid) RETURNS text
LANGUAGE plpgsql VOLATILE STRICT SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE
    prefix text;
    highest text;
BEGIN
    SELECT rpad(d.code, 12, '0') INTO STRICT prefix FROM division AS d WHERE d.id = division;
    PERFORM pg_advisory_xact_lock(hashtextextended('household number ' || prefix, 0));
    SELECT right(h.number, 6) INTO highest
      FROM household AS h
     WHERE h.number BETWEEN prefix || '000000' AND prefix || '999999' AND h.number ~ ('^' || prefix || '[0-9]{6}$')
     ORDER BY h.number DESC
     LIMIT 1;
    RETURN prefix || lpad((coalesce(highest, '0')::int + 1)::text, 6, '0');
END
$$;

REVOKE ALL ON FUNCTION next_household_number(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION next_household_number(uuid) TO registry_runtime;
