-- What was found when stays so. It goes with a draft alone; and where the law takes the text of a
-- copy, the words beside an excerpt go with it.
CREATE FUNCTION tracker_verification_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF to_jsonb(NEW) - 'prefix' - 'suffix' = to_jsonb(OLD) - 'prefix' - 'suffix'
      AND NEW.prefix = '' AND NEW.suffix = ''
      AND EXISTS (
        SELECT FROM commitments_redaction
        WHERE object_type = 'capture' AND object_id = OLD.capture_id AND field = 'text')
    THEN
      RETURN NEW;
    END IF;
    RAISE EXCEPTION 'commitments_verification: what was found is not overwritten; verify again.'
      USING ERRCODE = 'restrict_violation';
  END IF;
  IF EXISTS (
      SELECT FROM commitments_evidence WHERE id = OLD.evidence_id AND published_at IS NOT NULL)
    AND EXISTS (
      SELECT FROM commitments_capture c JOIN commitments_source s ON s.id = c.source_id
      WHERE c.id IN (OLD.capture_id, OLD.newest_id) AND s.published_at IS NOT NULL)
  THEN
    RAISE EXCEPTION 'commitments_verification: what was found of published evidence is kept.'
      USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN OLD;
END $$;
CREATE TRIGGER stays BEFORE UPDATE OR DELETE ON commitments_verification
  FOR EACH ROW EXECUTE FUNCTION tracker_verification_stays();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON commitments_verification
  FOR EACH STATEMENT EXECUTE FUNCTION tracker_append_only();

CREATE FUNCTION tracker_forget_beside() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE commitments_verification SET prefix = '', suffix = ''
    WHERE capture_id = NEW.object_id AND (prefix <> '' OR suffix <> '');
  RETURN NULL;
END $$;
CREATE TRIGGER forget_beside AFTER INSERT ON commitments_redaction
  FOR EACH ROW WHEN (NEW.object_type = 'capture' AND NEW.field = 'text')
  EXECUTE FUNCTION tracker_forget_beside();

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON commitments_resolution
  FOR EACH ROW EXECUTE FUNCTION tracker_append_only('{}');
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON commitments_resolution
  FOR EACH STATEMENT EXECUTE FUNCTION tracker_append_only();

-- The digest of what is looked for: an excerpt, as it is quoted, from a source.
CREATE FUNCTION tracker_sought(source bigint, mode text, excerpt text) RETURNS text
  LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT encode(sha256(convert_to(source || E'\n' || mode || E'\n' || excerpt, 'UTF8')), 'hex')
$$;

-- A source and all that it re-reports, up to the origin, as known at an instant; of merged ones the
-- one that stays. What has no version then is a draft, and says it of itself.
CREATE FUNCTION tracker_source_line(record bigint, instant timestamptz) RETURNS bigint[]
  LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
DECLARE
  line bigint[] := '{}';
  one bigint := record;
BEGIN
  LOOP
    one := tracker_source_at(one, instant);
    EXIT WHEN one IS NULL OR one = ANY (line);
    line := line || one;
    SELECT coalesce(v.derived_from_id, CASE WHEN v.id IS NULL THEN s.derived_from_id END) INTO one
    FROM commitments_source s
    LEFT JOIN commitments_sourceversion v ON v.record_id = s.id AND v.known_from <= instant
      AND (v.known_to IS NULL OR v.known_to > instant)
    WHERE s.id = one;
  END LOOP;
  RETURN line;
END $$;

-- The last instant at which that line became another one.
CREATE FUNCTION tracker_source_line_since(record bigint, instant timestamptz) RETURNS timestamptz
  LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
BEGIN
  RETURN (
    SELECT max(v.known_from) FROM commitments_sourceversion v
    JOIN commitments_sourceversion p ON p.record_id = v.record_id AND p.number = v.number - 1
    WHERE v.record_id = ANY (record || tracker_source_line(record, instant))
      AND v.known_from <= instant
      AND (v.derived_from_id, v.merged_into_id)
        IS DISTINCT FROM (p.derived_from_id, p.merged_into_id));
END $$;
