-- A copy may lose its text and file if no excerpt was ever found, or looked for last, in it; from then
-- on none is. Both sides take the copy's row first, so that neither misses the other.
CREATE FUNCTION tracker_copy_was_never_used() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM FROM commitments_capture WHERE id = NEW.capture_id FOR UPDATE;
  IF EXISTS (
      SELECT FROM commitments_verification WHERE NEW.capture_id IN (capture_id, newest_id))
    OR EXISTS (
      SELECT FROM commitments_capture WHERE id = NEW.capture_id AND how <> 'fetched')
  THEN
    RAISE EXCEPTION 'commitments_prunedcopy: evidence leans on this copy, or it was given to us.'
      USING ERRCODE = 'restrict_violation', COLUMN = 'capture';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER never_used BEFORE INSERT ON commitments_prunedcopy
  FOR EACH ROW EXECUTE FUNCTION tracker_copy_was_never_used();

CREATE FUNCTION tracker_copy_is_whole() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM FROM commitments_capture WHERE id IN (NEW.capture_id, NEW.newest_id) FOR KEY SHARE;
  IF EXISTS (
    SELECT FROM commitments_prunedcopy WHERE capture_id IN (NEW.capture_id, NEW.newest_id))
  THEN
    RAISE EXCEPTION 'commitments_verification: this copy was pruned meanwhile; verify again.'
      USING ERRCODE = 'restrict_violation', COLUMN = 'capture';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER copy_is_whole BEFORE INSERT ON commitments_verification
  FOR EACH ROW EXECUTE FUNCTION tracker_copy_is_whole();

CREATE TRIGGER append_only BEFORE UPDATE ON commitments_prunedcopy
  FOR EACH ROW EXECUTE FUNCTION tracker_append_only('{}');
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON commitments_prunedcopy
  FOR EACH STATEMENT EXECUTE FUNCTION tracker_append_only();

-- Its copy goes with a draft alone, and the note of it with the copy.
CREATE FUNCTION tracker_pruned_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT FROM commitments_capture c JOIN commitments_source s ON s.id = c.source_id
    WHERE c.id = OLD.capture_id AND s.published_at IS NOT NULL)
  THEN
    RAISE EXCEPTION 'commitments_prunedcopy: what was dropped stays told.'
      USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN OLD;
END $$;
CREATE TRIGGER stays BEFORE DELETE ON commitments_prunedcopy
  FOR EACH ROW EXECUTE FUNCTION tracker_pruned_stays();

-- The text of a pruned copy goes, and nothing else of it.
DROP TRIGGER append_only ON commitments_capture;
CREATE FUNCTION tracker_is_pruned(copy bigint) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT FROM commitments_prunedcopy WHERE capture_id = copy)
$$;
CREATE TRIGGER append_only BEFORE UPDATE ON commitments_capture
  FOR EACH ROW WHEN (
    NEW.text <> '' OR to_jsonb(NEW) - 'text' <> to_jsonb(OLD) - 'text'
    OR NOT tracker_is_pruned(OLD.id))
  EXECUTE FUNCTION tracker_append_only('{}', 'capture', 'id');
