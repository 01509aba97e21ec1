-- What counts as one since it was merged. A merged record names the one that stays in `merged_into`,
-- always one that was not merged itself, so that one step leads there.

-- Who stood for it at an instant: itself, or the one that it was merged into by then. When it came
-- to stand for it, and by which slug it goes.
DO $$
DECLARE
  kind text;
BEGIN
  FOREACH kind IN ARRAY ARRAY['actor', 'source'] LOOP
    EXECUTE format($f$
CREATE FUNCTION tracker_%1$s_at(record bigint, instant timestamptz) RETURNS bigint
  LANGUAGE plpgsql STABLE PARALLEL SAFE AS $b$
BEGIN
  RETURN coalesce((
    SELECT v.merged_into_id FROM commitments_%1$sversion v
    WHERE v.record_id = record AND v.known_from <= instant
      AND (v.known_to IS NULL OR v.known_to > instant)), record);
END $b$;
CREATE FUNCTION tracker_%1$s_slug_at(record bigint, instant timestamptz) RETURNS text
  LANGUAGE plpgsql STABLE PARALLEL SAFE AS $b$
BEGIN
  RETURN (SELECT slug FROM commitments_%1$s WHERE id = tracker_%1$s_at(record, instant));
END $b$;
CREATE FUNCTION tracker_%1$s_merged_at(record bigint, instant timestamptz) RETURNS timestamptz
  LANGUAGE plpgsql STABLE PARALLEL SAFE AS $b$
BEGIN
  RETURN (
    SELECT v.known_from FROM commitments_%1$sversion v
    WHERE v.record_id = record AND v.merged_into_id IS NOT NULL AND v.known_from <= instant
      AND (v.known_to IS NULL OR v.known_to > instant));
END $b$;
    $f$, kind);
  END LOOP;
END $$;

-- The same for now, by the live row.
CREATE FUNCTION tracker_actor_now(record bigint) RETURNS bigint LANGUAGE plpgsql STABLE AS $$
BEGIN
  RETURN coalesce((SELECT merged_into_id FROM commitments_actor WHERE id = record), record);
END $$;

-- A merge is for good, into one of the same kind that stands by itself and not below what goes.
CREATE FUNCTION tracker_merge_fits() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  stays jsonb;
  wrong text;
BEGIN
  IF NEW.merged_into_id IS NULL THEN
    RAISE EXCEPTION '%: what was merged stays so.', TG_TABLE_NAME
      USING ERRCODE = 'restrict_violation', COLUMN = 'merged_into';
  END IF;
  PERFORM pg_advisory_xact_lock(hashtext('tracker_no_cycle'), TG_RELID::int);
  EXECUTE format('SELECT to_jsonb(t) FROM %I t WHERE id = $1 FOR SHARE', TG_TABLE_NAME)
    INTO stays USING NEW.merged_into_id;
  EXECUTE format(
    'SELECT CASE
       WHEN $1 = ($2 ->> ''id'')::bigint THEN ''nothing is merged into itself''
       WHEN $2 ->> ''merged_into_id'' IS NOT NULL THEN ''the other was merged itself''
       WHEN $3 ->> ''kind'' IS DISTINCT FROM $2 ->> ''kind'' THEN ''they are of different kinds''
       WHEN EXISTS (SELECT FROM %1$I WHERE merged_into_id = $1) THEN ''others count under it''
       WHEN EXISTS (
         WITH RECURSIVE up(id) AS (
           SELECT ($2 ->> %2$L)::bigint
           UNION
           SELECT t.%2$I FROM up JOIN %1$I was ON was.id = up.id
           JOIN %1$I t ON t.id = coalesce(was.merged_into_id, was.id))
         SELECT FROM up JOIN %1$I was ON was.id = up.id WHERE $1 IN (was.id, was.merged_into_id))
         THEN ''the other would lead back to itself''
     END', TG_TABLE_NAME, TG_ARGV[0])
    INTO wrong USING NEW.id, stays, to_jsonb(NEW);
  IF wrong IS NOT NULL THEN
    RAISE EXCEPTION '%: %.', TG_TABLE_NAME, wrong
      USING ERRCODE = 'check_violation', COLUMN = 'merged_into';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER merge_fits BEFORE UPDATE OF merged_into_id ON commitments_actor
  FOR EACH ROW WHEN (NEW.merged_into_id IS DISTINCT FROM OLD.merged_into_id)
  EXECUTE FUNCTION tracker_merge_fits('parent_id');
CREATE TRIGGER merge_fits_new BEFORE INSERT ON commitments_actor
  FOR EACH ROW WHEN (NEW.merged_into_id IS NOT NULL)
  EXECUTE FUNCTION tracker_merge_fits('parent_id');
CREATE TRIGGER merge_fits BEFORE UPDATE OF merged_into_id ON commitments_source
  FOR EACH ROW WHEN (NEW.merged_into_id IS DISTINCT FROM OLD.merged_into_id)
  EXECUTE FUNCTION tracker_merge_fits('derived_from_id');
CREATE TRIGGER merge_fits_new BEFORE INSERT ON commitments_source
  FOR EACH ROW WHEN (NEW.merged_into_id IS NOT NULL)
  EXECUTE FUNCTION tracker_merge_fits('derived_from_id');

-- The guards on what points to actors and sources take those that were merged for one.

CREATE OR REPLACE FUNCTION tracker_no_cycle() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  found boolean;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('tracker_no_cycle'), TG_RELID::int);
  EXECUTE format(
    'WITH RECURSIVE up(id) AS (
       SELECT coalesce(t.merged_into_id, t.id) FROM %2$I t WHERE t.id = $1
       UNION
       SELECT coalesce(above.merged_into_id, above.id)
       FROM up JOIN %2$I t ON t.id = up.id JOIN %2$I above ON above.id = t.%1$I)
     SELECT $1 = $2 OR EXISTS (SELECT FROM up WHERE id = $2)',
    TG_ARGV[0], TG_TABLE_NAME)
    INTO found USING (to_jsonb(NEW) ->> TG_ARGV[0])::bigint, NEW.id;
  IF found THEN
    RAISE EXCEPTION '%: % would lead back to itself.', TG_TABLE_NAME, TG_ARGV[1]
      USING ERRCODE = 'check_violation', COLUMN = TG_ARGV[1];
  END IF;
  RETURN NEW;
END $$;

CREATE OR REPLACE FUNCTION tracker_party_is_of_commitment() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM FROM commitments_commitment WHERE id = NEW.commitment_id FOR SHARE;
  IF NEW.party_id IS NOT NULL AND NOT EXISTS (
    SELECT FROM commitments_party
    WHERE commitment_id = NEW.commitment_id
      AND tracker_actor_now(actor_id) = tracker_actor_now(NEW.party_id))
  THEN
    RAISE EXCEPTION '%: the party is not one of the commitment''s.', TG_TABLE_NAME
      USING ERRCODE = 'check_violation', COLUMN = 'party';
  END IF;
  RETURN NEW;
END $$;

CREATE OR REPLACE FUNCTION tracker_party_is_judged() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  left_as bigint := tracker_actor_now(OLD.actor_id);
BEGIN
  -- A judgement being written beside this holds the commitment: wait, then see it.
  PERFORM FROM commitments_commitment WHERE id = OLD.commitment_id FOR NO KEY UPDATE;
  IF NOT EXISTS (
      SELECT FROM commitments_party
      WHERE commitment_id = OLD.commitment_id AND tracker_actor_now(actor_id) = left_as)
    AND (EXISTS (SELECT FROM commitments_statusupdate
                 WHERE commitment_id = OLD.commitment_id AND tracker_actor_now(party_id) = left_as)
      OR EXISTS (SELECT FROM commitments_position
                 WHERE commitment_id = OLD.commitment_id AND tracker_actor_now(party_id) = left_as))
  THEN
    RAISE EXCEPTION 'commitments_party: judgements name this party; it has to stay.'
      USING ERRCODE = 'restrict_violation', COLUMN = 'parties';
  END IF;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION tracker_correction_fits() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  was jsonb;
  becomes jsonb := to_jsonb(NEW);
  state text;
  differing text;
BEGIN
  IF NEW.supersedes_id IS NULL THEN
    RETURN NEW;
  END IF;
  EXECUTE format('SELECT to_jsonb(t) FROM %I t WHERE id = $1', TG_TABLE_NAME)
    INTO was USING NEW.supersedes_id;
  state := was ->> 'publication';
  SELECT c INTO differing FROM unnest(TG_ARGV[0]::text[]) c
    WHERE was -> c IS DISTINCT FROM becomes -> c
      AND NOT (c = 'party_id' AND tracker_actor_now((was ->> c)::bigint)
        IS NOT DISTINCT FROM tracker_actor_now((becomes ->> c)::bigint))
    LIMIT 1;
  IF differing IS NOT NULL THEN
    RAISE EXCEPTION '%: a correction keeps the % of what it corrects.', TG_TABLE_NAME, differing
      USING ERRCODE = 'check_violation', COLUMN = 'supersedes';
  END IF;
  IF state <> 'published' AND NEW.publication <> 'retracted'
    AND (TG_OP = 'INSERT' OR NEW.publication = 'published' AND OLD.publication <> 'published')
  THEN
    RAISE EXCEPTION '%: only what is published can be corrected.', TG_TABLE_NAME
      USING ERRCODE = 'check_violation', COLUMN = 'supersedes';
  END IF;
  RETURN NEW;
END $$;
