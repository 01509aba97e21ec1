-- What may go of a person who asked for it, once the erasure is noted: the name, for the pseudonym of
-- the erasure, and what they typed or came from, for nothing. Everything else stays guarded.
CREATE FUNCTION tracker_pseudonym(erasure bigint) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT 'erased-' || erasure
$$;

CREATE FUNCTION tracker_address(erasure bigint) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT tracker_pseudonym(erasure) || '@erased.invalid'
$$;

CREATE FUNCTION tracker_is_erased(kept text, was jsonb, becomes jsonb, altered text)
  RETURNS boolean LANGUAGE plpgsql STABLE AS $$
BEGIN
  CASE kept
    WHEN 'commitments_trackeduserevent' THEN
      RETURN altered IN ('username', 'first_name', 'last_name', 'email') AND EXISTS (
        SELECT FROM commitments_erasure e
        WHERE e.account_id = (was ->> 'pgh_obj_id')::bigint AND becomes ->> altered
          = CASE altered WHEN 'username' THEN tracker_pseudonym(e.id) ELSE '' END);
    WHEN 'commitments_accessentry' THEN
      RETURN EXISTS (
        SELECT FROM commitments_erasure e
        WHERE CASE altered
          WHEN 'username' THEN becomes ->> 'username' = tracker_pseudonym(e.id)
          WHEN 'about' THEN becomes ->> 'about' IN ('', tracker_pseudonym(e.id))
          WHEN 'address' THEN becomes ->> 'address' IS NULL
          ELSE false END
        AND (e.account_id::text IN (was ->> 'user_id', was ->> 'by_id')
          OR becomes ->> 'username' = tracker_pseudonym(e.id)
          OR becomes ->> 'about' = tracker_pseudonym(e.id)));
    WHEN 'commitments_optout' THEN
      RETURN altered = 'address' AND EXISTS (
        SELECT FROM commitments_erasure e WHERE becomes ->> 'address' = tracker_address(e.id));
    WHEN 'commitments_reportscheduleevent' THEN
      RETURN altered = 'recipients' AND jsonb_typeof(becomes -> altered) = 'array'
        AND jsonb_array_length(was -> altered) = jsonb_array_length(becomes -> altered)
        AND NOT EXISTS (
          SELECT FROM jsonb_array_elements_text(was -> altered) WITH ORDINALITY old(address, place)
          JOIN jsonb_array_elements_text(becomes -> altered) WITH ORDINALITY new(address, place)
            USING (place)
          WHERE old.address <> new.address AND NOT EXISTS (
            SELECT FROM commitments_erasure e WHERE new.address = tracker_address(e.id)));
    ELSE
      RETURN false;
  END CASE;
END $$;

-- As it was, and besides lets pass what the law wants gone of a person.
CREATE OR REPLACE FUNCTION tracker_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  forward text[] := TG_ARGV[0]::text[];
  was jsonb;
  becomes jsonb;
  altered text;
BEGIN
  IF TG_OP IN ('DELETE', 'TRUNCATE') THEN
    RAISE EXCEPTION '%: what is published or recorded is never deleted; retract it.', TG_TABLE_NAME
      USING ERRCODE = 'restrict_violation';
  END IF;
  was := to_jsonb(OLD);
  becomes := to_jsonb(NEW);
  FOR altered IN
    SELECT key FROM jsonb_each(becomes) WHERE value IS DISTINCT FROM was -> key
  LOOP
    CONTINUE WHEN altered IN ('row_version', 'search');  -- triggers fill these in
    CONTINUE WHEN altered = 'publication'
      AND was ->> 'publication' = 'published' AND becomes ->> 'publication' = 'retracted';
    CONTINUE WHEN altered = ANY (forward) AND coalesce(was ->> altered, '') = '';
    CONTINUE WHEN TG_NARGS = 3 AND tracker_is_redacted(
      TG_ARGV[1], (becomes ->> TG_ARGV[2])::bigint, altered, becomes ->> altered);
    CONTINUE WHEN altered = 'changes' AND EXISTS (
      SELECT FROM unnest('{commitment,claim,risk,statistic,source}'::text[]) kind
      WHERE tracker_alike_but_redacted(
        kind, (becomes ->> (kind || '_id'))::bigint, was -> altered, becomes -> altered));
    CONTINUE WHEN tracker_is_erased(TG_TABLE_NAME, was, becomes, altered);
    RAISE EXCEPTION '%: % is not overwritten; supersede or retract instead.', TG_TABLE_NAME, altered
      USING ERRCODE = 'restrict_violation', COLUMN = altered;
  END LOOP;
  RETURN NEW;
END $$;

CREATE OR REPLACE FUNCTION tracker_context_forward() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.id = OLD.id AND NEW.created_at = OLD.created_at
    AND (NEW.metadata @> jsonb_strip_nulls(OLD.metadata)
      OR NEW.metadata - 'username' = OLD.metadata - 'username' AND EXISTS (
        SELECT FROM commitments_erasure e
        WHERE e.account_id::text = OLD.metadata ->> 'user'
          AND NEW.metadata ->> 'username' = tracker_pseudonym(e.id)))
  THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'pghistory_context: who wrote and why is never altered.'
    USING ERRCODE = 'restrict_violation';
END $$;

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON commitments_erasure
  FOR EACH ROW EXECUTE FUNCTION tracker_append_only('{}');
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON commitments_erasure
  FOR EACH STATEMENT EXECUTE FUNCTION tracker_append_only();
