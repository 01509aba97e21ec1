-- What must always hold, whoever writes: the admin, the API, a command or raw SQL.

-- A record's own version, raised by every update that alters it.
CREATE FUNCTION tracker_raise_row_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW IS DISTINCT FROM OLD THEN
    NEW.row_version := OLD.row_version + 1;
  END IF;
  RETURN NEW;
END $$;

CREATE FUNCTION tracker_slug_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% %: a slug never changes.', TG_TABLE_NAME, OLD.slug
    USING ERRCODE = 'restrict_violation', COLUMN = 'slug';
END $$;

-- Has the notice of a redaction taken the place of the text in that field of the record?
CREATE FUNCTION tracker_is_redacted(kind text, record bigint, altered text, becomes text)
  RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (
    SELECT FROM commitments_redaction r
    WHERE r.object_type = kind AND r.object_id = record
      AND r.field = altered AND r.notice = becomes)
$$;

-- Are two objects that hold fields of a record alike, but for the notices of redactions?
CREATE FUNCTION tracker_alike_but_redacted(kind text, record bigint, was jsonb, becomes jsonb)
  RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT was IS NOT DISTINCT FROM becomes OR (
    jsonb_typeof(was) = 'object' AND jsonb_typeof(becomes) = 'object'
    AND (SELECT array_agg(k ORDER BY k) FROM jsonb_object_keys(was) k)
      IS NOT DISTINCT FROM (SELECT array_agg(k ORDER BY k) FROM jsonb_object_keys(becomes) k)
    AND NOT EXISTS (
      SELECT FROM jsonb_each(was) AS field(key, value)
      WHERE value IS DISTINCT FROM becomes -> key
        AND NOT tracker_is_redacted(kind, record, key, becomes ->> key)))
$$;

-- Rows that are never overwritten. Arguments: the columns that may be noted on it, forward only
-- (from null or empty to a value); the redactions' name for the table; the column with the
-- record's id. One exception: a text replaced by the notice of a redaction, in a column or among
-- the `changes` of a revision.
CREATE FUNCTION tracker_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
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
    RAISE EXCEPTION '%: % is not overwritten; supersede or retract instead.', TG_TABLE_NAME, altered
      USING ERRCODE = 'restrict_violation', COLUMN = altered;
  END LOOP;
  RETURN NEW;
END $$;

-- Change rows carry texts of revised records; a redaction reaches those too.
CREATE FUNCTION tracker_change_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE'
    AND to_jsonb(NEW) - 'before' - 'after' = to_jsonb(OLD) - 'before' - 'after'
    AND tracker_alike_but_redacted(OLD.object_type, OLD.object_id, OLD.before, NEW.before)
    AND tracker_alike_but_redacted(OLD.object_type, OLD.object_id, OLD.after, NEW.after)
  THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'commitments_change: the list of changes is never altered.'
    USING ERRCODE = 'restrict_violation';
END $$;

-- What was published stays published, until it is retracted for good. The words of a record may
-- be revised; its versions keep those that were public.
CREATE FUNCTION tracker_publication_forward() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    RAISE EXCEPTION '%: what was published is never deleted; retract it.', TG_TABLE_NAME
      USING ERRCODE = 'restrict_violation';
  END IF;
  IF NEW.publication NOT IN ('published', 'retracted')
    OR (NEW.published_at, NEW.published_by_id)
      IS DISTINCT FROM (OLD.published_at, OLD.published_by_id)
    OR OLD.publication = 'retracted'
      AND (NEW.publication, NEW.retracted_at, NEW.retracted_by_id, NEW.retraction_reason)
        IS DISTINCT FROM
        (OLD.publication, OLD.retracted_at, OLD.retracted_by_id, OLD.retraction_reason)
  THEN
    RAISE EXCEPTION '%: what was published stays so, but for one retraction.', TG_TABLE_NAME
      USING ERRCODE = 'restrict_violation', COLUMN = 'publication';
  END IF;
  RETURN NEW;
END $$;

-- Who wrote and why: more may be told of it, and nothing is taken back.
CREATE FUNCTION tracker_context_forward() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.id = OLD.id AND NEW.created_at = OLD.created_at
    AND NEW.metadata @> jsonb_strip_nulls(OLD.metadata)
  THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'pghistory_context: who wrote and why is never altered.'
    USING ERRCODE = 'restrict_violation';
END $$;

-- Numbers have no gaps and instants grow with them.
CREATE FUNCTION tracker_change_in_order() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  newest commitments_change;
BEGIN
  SELECT * INTO newest FROM commitments_change ORDER BY number DESC LIMIT 1;
  IF NEW.number <> coalesce(newest.number, 0) + 1 OR NEW.at <= newest.at THEN
    RAISE EXCEPTION 'commitments_change: number % at % does not follow number % at %.',
      NEW.number, NEW.at, newest.number, newest.at USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;

-- A tree stays a tree. Arguments: the column with the parent, what it is called.
CREATE FUNCTION tracker_no_cycle() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  found boolean;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('tracker_no_cycle'), TG_RELID::int);
  EXECUTE format(
    'WITH RECURSIVE up(id) AS (SELECT $1 UNION SELECT t.%1$I FROM %2$I t JOIN up USING (id)
       WHERE t.%1$I IS NOT NULL) SELECT EXISTS (SELECT FROM up WHERE id = $2)',
    TG_ARGV[0], TG_TABLE_NAME)
    INTO found USING (to_jsonb(NEW) ->> TG_ARGV[0])::bigint, NEW.id;
  IF found THEN
    RAISE EXCEPTION '%: % would lead back to itself.', TG_TABLE_NAME, TG_ARGV[1]
      USING ERRCODE = 'check_violation', COLUMN = TG_ARGV[1];
  END IF;
  RETURN NEW;
END $$;

CREATE FUNCTION tracker_no_part_of_cycle() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('tracker_no_cycle'), TG_RELID::int);
  IF EXISTS (
    WITH RECURSIVE up(id) AS (
      SELECT NEW.other_id
      UNION
      SELECT r.other_id FROM commitments_relation r JOIN up ON r.commitment_id = up.id
      WHERE r.type = 'part_of' AND r.id <> NEW.id)
    SELECT FROM up WHERE id = NEW.commitment_id)
  THEN
    RAISE EXCEPTION 'commitments_relation: part_of would lead back to itself.'
      USING ERRCODE = 'check_violation', COLUMN = 'relations';
  END IF;
  RETURN NEW;
END $$;

-- A judgement's party is one of its commitment's.
CREATE FUNCTION tracker_party_is_of_commitment() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM FROM commitments_commitment WHERE id = NEW.commitment_id FOR SHARE;
  IF NEW.party_id IS NOT NULL AND NOT EXISTS (
    SELECT FROM commitments_party
    WHERE commitment_id = NEW.commitment_id AND actor_id = NEW.party_id)
  THEN
    RAISE EXCEPTION '%: the party is not one of the commitment''s.', TG_TABLE_NAME
      USING ERRCODE = 'check_violation', COLUMN = 'party';
  END IF;
  RETURN NEW;
END $$;

CREATE FUNCTION tracker_party_is_judged() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- A judgement being written beside this holds the commitment: wait, then see it.
  PERFORM FROM commitments_commitment WHERE id = OLD.commitment_id FOR NO KEY UPDATE;
  IF NOT EXISTS (
      SELECT FROM commitments_party
      WHERE commitment_id = OLD.commitment_id AND actor_id = OLD.actor_id)
    AND (EXISTS (SELECT FROM commitments_statusupdate
                 WHERE commitment_id = OLD.commitment_id AND party_id = OLD.actor_id)
      OR EXISTS (SELECT FROM commitments_position
                 WHERE commitment_id = OLD.commitment_id AND party_id = OLD.actor_id))
  THEN
    RAISE EXCEPTION 'commitments_party: judgements name this party; it has to stay.'
      USING ERRCODE = 'restrict_violation', COLUMN = 'parties';
  END IF;
  RETURN NULL;
END $$;

-- A meeting's statuses only on meetings, the others only on the rest.
CREATE FUNCTION tracker_status_fits(status text, kind text) RETURNS boolean
  LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE WHEN status IN ('no_public_evidence', 'superseded') THEN true
    ELSE (status IN ('mooted', 'announced', 'confirmed', 'postponed', 'rescheduled', 'held',
                     'cancelled', 'not_held')) = (kind = 'meeting') END
$$;

CREATE FUNCTION tracker_status_fits_kind() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT tracker_status_fits(
    NEW.status, (SELECT kind FROM commitments_commitment WHERE id = NEW.commitment_id FOR SHARE))
  THEN
    RAISE EXCEPTION 'commitments_statusupdate: % is not a status of this kind of commitment.',
      NEW.status USING ERRCODE = 'check_violation', COLUMN = 'status';
  END IF;
  RETURN NEW;
END $$;

CREATE FUNCTION tracker_kind_fits_statuses() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM commitments_statusupdate u
             WHERE u.commitment_id = NEW.id AND NOT tracker_status_fits(u.status, NEW.kind))
  THEN
    RAISE EXCEPTION 'commitments_commitment: its status updates do not fit the kind %.', NEW.kind
      USING ERRCODE = 'check_violation', COLUMN = 'kind';
  END IF;
  RETURN NEW;
END $$;

-- A correction is of a published row, on the same commitment and party (of evidence: target).
-- Argument: the columns that must agree.
CREATE FUNCTION tracker_correction_fits() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  was jsonb;
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
    WHERE was -> c IS DISTINCT FROM to_jsonb(NEW) -> c LIMIT 1;
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

CREATE CONSTRAINT TRIGGER party_is_judged AFTER DELETE OR UPDATE ON commitments_party
  DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW EXECUTE FUNCTION tracker_party_is_judged();
CREATE TRIGGER part_of_no_cycle BEFORE INSERT OR UPDATE ON commitments_relation
  FOR EACH ROW WHEN (NEW.type = 'part_of') EXECUTE FUNCTION tracker_no_part_of_cycle();
CREATE TRIGGER parent_no_cycle BEFORE INSERT ON commitments_actor
  FOR EACH ROW WHEN (NEW.parent_id IS NOT NULL)
  EXECUTE FUNCTION tracker_no_cycle('parent_id', 'parent');
CREATE TRIGGER parent_no_new_cycle BEFORE UPDATE OF parent_id ON commitments_actor
  FOR EACH ROW WHEN (NEW.parent_id IS NOT NULL AND NEW.parent_id IS DISTINCT FROM OLD.parent_id)
  EXECUTE FUNCTION tracker_no_cycle('parent_id', 'parent');
CREATE TRIGGER derived_from_no_cycle BEFORE INSERT ON commitments_source
  FOR EACH ROW WHEN (NEW.derived_from_id IS NOT NULL)
  EXECUTE FUNCTION tracker_no_cycle('derived_from_id', 'derived_from');
CREATE TRIGGER derived_from_no_new_cycle BEFORE UPDATE OF derived_from_id ON commitments_source
  FOR EACH ROW WHEN (
    NEW.derived_from_id IS NOT NULL AND NEW.derived_from_id IS DISTINCT FROM OLD.derived_from_id)
  EXECUTE FUNCTION tracker_no_cycle('derived_from_id', 'derived_from');
CREATE TRIGGER party_is_of_commitment BEFORE INSERT OR UPDATE OF commitment_id, party_id
  ON commitments_statusupdate FOR EACH ROW EXECUTE FUNCTION tracker_party_is_of_commitment();
CREATE TRIGGER party_is_of_commitment BEFORE INSERT OR UPDATE OF commitment_id, party_id
  ON commitments_position FOR EACH ROW EXECUTE FUNCTION tracker_party_is_of_commitment();
CREATE TRIGGER status_fits_kind BEFORE INSERT OR UPDATE OF commitment_id, status
  ON commitments_statusupdate FOR EACH ROW EXECUTE FUNCTION tracker_status_fits_kind();
CREATE TRIGGER kind_fits_statuses BEFORE UPDATE OF kind ON commitments_commitment
  FOR EACH ROW WHEN (NEW.kind <> OLD.kind) EXECUTE FUNCTION tracker_kind_fits_statuses();
CREATE TRIGGER correction_fits BEFORE INSERT OR UPDATE ON commitments_statusupdate
  FOR EACH ROW EXECUTE FUNCTION tracker_correction_fits('{commitment_id,party_id}');
CREATE TRIGGER correction_fits BEFORE INSERT OR UPDATE ON commitments_position
  FOR EACH ROW EXECUTE FUNCTION tracker_correction_fits('{commitment_id,party_id}');
CREATE TRIGGER correction_fits BEFORE INSERT OR UPDATE ON commitments_evidence
  FOR EACH ROW EXECUTE FUNCTION tracker_correction_fits(
    '{commitment_id,status_update_id,position_id,claim_id,statistic_id,risk_id}');
CREATE TRIGGER in_order BEFORE INSERT ON commitments_change
  FOR EACH ROW EXECUTE FUNCTION tracker_change_in_order();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON commitments_change
  FOR EACH ROW EXECUTE FUNCTION tracker_change_append_only();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON commitments_change
  FOR EACH STATEMENT EXECUTE FUNCTION tracker_append_only();

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['actor', 'forum', 'topic', 'commitment', 'claim', 'source', 'risk',
    'statistic', 'statusupdate', 'position', 'evidence', 'revision']
  LOOP
    EXECUTE format('CREATE TRIGGER zz_row_version BEFORE UPDATE ON commitments_%s
      FOR EACH ROW EXECUTE FUNCTION tracker_raise_row_version()', name);
  END LOOP;

  FOREACH name IN ARRAY ARRAY['actor', 'forum', 'topic', 'commitment', 'claim', 'source', 'risk',
    'statistic']
  LOOP
    EXECUTE format('CREATE TRIGGER slug_stays BEFORE UPDATE OF slug ON commitments_%s
      FOR EACH ROW WHEN (NEW.slug <> OLD.slug) EXECUTE FUNCTION tracker_slug_stays()', name);
    EXECUTE format('CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON commitments_%sversion
      FOR EACH ROW EXECUTE FUNCTION tracker_append_only(''{known_to}'', %L, ''record_id'')',
      name, name);
    EXECUTE format('CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON commitments_%sversion
      FOR EACH STATEMENT EXECUTE FUNCTION tracker_append_only()', name);
  END LOOP;

  FOREACH name IN ARRAY ARRAY['statusupdate', 'position', 'evidence'] LOOP
    EXECUTE format('CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON commitments_%s
      FOR EACH ROW WHEN (OLD.published_at IS NOT NULL)
      EXECUTE FUNCTION tracker_append_only(
        ''{retracted_at,retracted_by_id,retraction_reason}'', %L, ''id'')',
      name, replace(name, 'statusupdate', 'status_update'));
  END LOOP;

  CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON commitments_revision
    FOR EACH ROW WHEN (OLD.published_at IS NOT NULL) EXECUTE FUNCTION tracker_append_only('{}');

  FOREACH name IN ARRAY ARRAY['touch', 'redaction'] LOOP
    EXECUTE format('CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON commitments_%s
      FOR EACH ROW EXECUTE FUNCTION tracker_append_only(''{}'')', name);
  END LOOP;
  FOREACH name IN ARRAY ARRAY['commitment', 'claim', 'source', 'risk', 'statistic'] LOOP
    EXECUTE format('CREATE TRIGGER publication_forward BEFORE UPDATE OR DELETE ON commitments_%s
      FOR EACH ROW WHEN (OLD.published_at IS NOT NULL)
      EXECUTE FUNCTION tracker_publication_forward()', name);
  END LOOP;

  FOREACH name IN ARRAY ARRAY['statusupdate', 'position', 'evidence', 'revision', 'touch',
    'redaction', 'party']
  LOOP
    EXECUTE format('CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON commitments_%s
      FOR EACH STATEMENT EXECUTE FUNCTION tracker_append_only()', name);
  END LOOP;
END $$;

-- The audit trail's own rows.
CREATE TRIGGER context_forward BEFORE UPDATE OR DELETE ON pghistory_context
  FOR EACH ROW EXECUTE FUNCTION tracker_context_forward();
CREATE TRIGGER context_truncate BEFORE TRUNCATE ON pghistory_context
  FOR EACH STATEMENT EXECUTE FUNCTION tracker_append_only();

DO $$
DECLARE
  name text;
BEGIN
  FOR name IN
    SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind = 'r' AND c.relname LIKE 'commitments\_%event' AND n.nspname = current_schema()
  LOOP
    EXECUTE format('CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON %I
      FOR EACH ROW EXECUTE FUNCTION tracker_append_only(''{}'', %L, ''pgh_obj_id'')', name,
      replace(substring(name FROM '^commitments_(.*)event$'), 'statusupdate', 'status_update'));
    EXECUTE format('CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON %I
      FOR EACH STATEMENT EXECUTE FUNCTION tracker_append_only()', name);
  END LOOP;
END $$;
