-- Both ends of what versions of commitments say of others (models/relation_entry.py), by whoever writes
-- the version. The web's own role only reads the table; the triggers write it as its owner does.

CREATE FUNCTION tracker_enter_relations() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  INSERT INTO commitments_relationentry (version_id, place, direction, commitment_id, type,
    other_id, other, made_on, known_from, known_to)
  SELECT v.id, x.place, d.direction, d.commitment_id, x.value ->> 'type',
    d.other_id, d.other, v.made_on_earliest, v.known_from, v.known_to
  FROM entered v
  JOIN commitments_commitment c ON c.id = v.record_id
  CROSS JOIN jsonb_array_elements(v.relations) WITH ORDINALITY x(value, place)
  JOIN commitments_commitment o ON o.slug = x.value ->> 'commitment'
  CROSS JOIN LATERAL (VALUES
    ('out', c.id, o.id, o.slug), ('in', o.id, c.id, c.slug)) d(direction, commitment_id, other_id, other);
  RETURN NULL;
END $$;

CREATE FUNCTION tracker_end_relations() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  UPDATE commitments_relationentry e SET known_to = v.known_to FROM ended v
  WHERE e.version_id = v.id AND e.known_to IS DISTINCT FROM v.known_to;
  RETURN NULL;
END $$;

CREATE TRIGGER zz_enter_relations AFTER INSERT ON commitments_commitmentversion
REFERENCING NEW TABLE AS entered FOR EACH STATEMENT EXECUTE FUNCTION tracker_enter_relations();
CREATE TRIGGER zz_end_relations AFTER UPDATE ON commitments_commitmentversion
REFERENCING NEW TABLE AS ended FOR EACH STATEMENT EXECUTE FUNCTION tracker_end_relations();
