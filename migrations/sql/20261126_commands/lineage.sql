-- A merge lies where the person who stays lies; a seat in a village's committee lies in that village.

CREATE TRIGGER keep_division BEFORE INSERT OR UPDATE OF winner_id, division_id ON person_merge
    FOR EACH ROW EXECUTE FUNCTION keep_division('person', 'winner_id');
CREATE TRIGGER keep_lineage
    BEFORE INSERT OR UPDATE OF winner_id, division_id, city_id, county_id, township_id, village_id ON person_merge
    FOR EACH ROW EXECUTE FUNCTION keep_lineage();
CREATE TRIGGER keep_lineage
    BEFORE INSERT OR UPDATE OF division_id, city_id, county_id, township_id, village_id ON village_committee_member
    FOR EACH ROW EXECUTE FUNCTION keep_lineage();
