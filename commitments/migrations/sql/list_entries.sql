-- Where lists by actor and status look (models/list_entry.py): what was ever so is entered, by whoever
-- writes it, and nothing leaves. The web's own role only reads the table; the triggers write it as its
-- owner does.

CREATE FUNCTION tracker_enter_standings() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  INSERT INTO commitments_listentry (actor, status, made_on, commitment_id)
  SELECT DISTINCT p.value ->> 'actor', s.status, v.made_on_earliest, s.commitment_id
  FROM entered s JOIN commitments_commitmentversion v ON v.record_id = s.commitment_id
  CROSS JOIN jsonb_array_elements(s.parties) p
  WHERE v.made_on_earliest IS NOT NULL
  ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;

CREATE FUNCTION tracker_enter_versions() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  INSERT INTO commitments_listentry (actor, status, made_on, commitment_id)
  SELECT DISTINCT p.value ->> 'actor', s.status, v.made_on_earliest, s.commitment_id
  FROM entered v JOIN commitments_standing s ON s.commitment_id = v.record_id
  CROSS JOIN jsonb_array_elements(s.parties) p
  WHERE v.made_on_earliest IS NOT NULL
  ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;

CREATE TRIGGER zz_enter_standings AFTER INSERT ON commitments_standing
REFERENCING NEW TABLE AS entered FOR EACH STATEMENT EXECUTE FUNCTION tracker_enter_standings();
CREATE TRIGGER zz_enter_versions AFTER INSERT ON commitments_commitmentversion
REFERENCING NEW TABLE AS entered FOR EACH STATEMENT EXECUTE FUNCTION tracker_enter_versions();
