-- What is said of each public commitment now, by whomever and wherever (models/search_entry.py), by
-- whoever writes what it is said in. The web's own role only reads the table; it is written as its owner
-- does.

CREATE AGGREGATE tracker_words(tsvector) (
  SFUNC = tsvector_concat, STYPE = tsvector, INITCOND = '', PARALLEL = SAFE);

-- Of those of the commitments that are public: the title's words with their places, and without places
-- all words of what a search goes through, with “=” before the slug of each party. No word begins so.
CREATE FUNCTION tracker_said(ids bigint[])
  RETURNS TABLE (commitment_id bigint, title tsvector, words tsvector)
  LANGUAGE sql STABLE AS $$
SELECT v.record_id, setweight(ts_filter(v.search, '{a}'), 'D'),
  said.words || array_to_tsvector(ARRAY(
    SELECT '=' || k.key FROM commitments_standing s CROSS JOIN unnest(s.keys) k(key)
    WHERE s.commitment_id = v.record_id AND s.known_to IS NULL AND s.valid_to IS NULL
      AND k.key !~ '[:=]'))
FROM commitments_commitmentversion v
CROSS JOIN LATERAL (
  WITH judged(update_id, position_id, search) AS MATERIALIZED (
    SELECT j.id, NULL::bigint, j.search FROM commitments_statusupdate j
    WHERE j.commitment_id = v.record_id AND j.published_at IS NOT NULL AND j.retracted_at IS NULL
      AND NOT EXISTS (SELECT FROM commitments_statusupdate sb WHERE sb.supersedes_id = j.id
        AND sb.published_at IS NOT NULL AND sb.retracted_at IS NULL)
    UNION ALL
    SELECT NULL, j.id, j.search FROM commitments_position j
    WHERE j.commitment_id = v.record_id AND j.published_at IS NOT NULL AND j.retracted_at IS NULL
      AND NOT EXISTS (SELECT FROM commitments_position sb WHERE sb.supersedes_id = j.id
        AND sb.published_at IS NOT NULL AND sb.retracted_at IS NULL)),
  leaned_on(id) AS (
    SELECT e.id FROM commitments_evidence e WHERE e.commitment_id = v.record_id
    UNION ALL
    SELECT e.id FROM judged j JOIN commitments_evidence e ON e.status_update_id = j.update_id
    UNION ALL
    SELECT e.id FROM judged j JOIN commitments_evidence e ON e.position_id = j.position_id),
  quoted(source_id, search) AS MATERIALIZED (
    SELECT e.source_id, e.search FROM leaned_on l JOIN commitments_evidence e ON e.id = l.id
    WHERE e.published_at IS NOT NULL AND e.retracted_at IS NULL
      AND NOT EXISTS (SELECT FROM commitments_evidence sb WHERE sb.supersedes_id = e.id
        AND sb.published_at IS NOT NULL AND sb.retracted_at IS NULL))
  SELECT tracker_words(strip(x.search)) AS words FROM (
    SELECT v.search
    UNION ALL
    SELECT j.search FROM judged j
    UNION ALL
    SELECT q.search FROM quoted q
    UNION ALL
    SELECT sv.search FROM (SELECT DISTINCT q.source_id FROM quoted q) q
    JOIN commitments_sourceversion sv ON sv.known_to IS NULL AND sv.record_id = ANY(
      CASE WHEN (SELECT tracker_merges()) THEN tracker_source_family(q.source_id, 'infinity')
        ELSE ARRAY[q.source_id] END)) x) said
WHERE v.record_id = ANY(ids) AND v.known_to IS NULL
$$;

-- Whoever else is at the same commitments is waited for first, and seen then.
CREATE FUNCTION tracker_enter_words(ids bigint[]) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  IF coalesce(cardinality(ids), 0) = 0 THEN
    RETURN;
  END IF;
  PERFORM FROM commitments_searchentry e WHERE e.commitment_id = ANY(ids)
    ORDER BY e.commitment_id FOR UPDATE;
  DELETE FROM commitments_searchentry e WHERE e.commitment_id = ANY(ids) AND NOT EXISTS (
    SELECT FROM commitments_commitmentversion v
    WHERE v.record_id = e.commitment_id AND v.known_to IS NULL);
  INSERT INTO commitments_searchentry AS e (commitment_id, title, words)
  SELECT s.commitment_id, s.title, s.words FROM tracker_said(ids) s
  ON CONFLICT (commitment_id) DO UPDATE SET title = excluded.title, words = excluded.words
    WHERE (e.title, e.words) IS DISTINCT FROM (excluded.title, excluded.words);
END $$;

-- The same where nothing went that was said before.
CREATE FUNCTION tracker_add_words(id bigint, added tsvector) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  UPDATE commitments_searchentry e SET words = e.words || strip(added)
  WHERE e.commitment_id = id AND e.words || strip(added) <> e.words;
END $$;

-- The commitment that a row of evidence speaks of, by its three targets.
CREATE FUNCTION tracker_spoken_of(commitment bigint, status_update bigint, judged bigint)
  RETURNS bigint LANGUAGE sql STABLE AS $$
  SELECT coalesce(commitment,
    (SELECT j.commitment_id FROM commitments_statusupdate j WHERE j.id = status_update),
    (SELECT j.commitment_id FROM commitments_position j WHERE j.id = judged))
$$;

CREATE FUNCTION tracker_words_of_versions() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM tracker_enter_words(ARRAY(SELECT DISTINCT v.record_id FROM entered v));
  RETURN NULL;
END $$;

-- Where other parties are entered.
CREATE FUNCTION tracker_words_of_standings() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM tracker_enter_words(ARRAY(SELECT DISTINCT s.commitment_id FROM entered s
    LEFT JOIN commitments_searchentry e USING (commitment_id)
    WHERE s.known_to IS NULL AND s.valid_to IS NULL AND (
      ARRAY(SELECT w.lexeme FROM unnest(e.words) w WHERE w.lexeme LIKE '=%' ORDER BY 1)
      IS DISTINCT FROM
      ARRAY(SELECT DISTINCT '=' || k.key FROM unnest(s.keys) k(key) WHERE k.key !~ '[:=]'
        ORDER BY 1))));
  RETURN NULL;
END $$;

CREATE FUNCTION tracker_is_quoted(judgements name, judged bigint) RETURNS boolean
LANGUAGE sql STABLE AS $$
  SELECT CASE judgements WHEN 'commitments_position'
    THEN EXISTS (SELECT FROM commitments_evidence e
      WHERE e.position_id = judged AND e.published_at IS NOT NULL)
    ELSE EXISTS (SELECT FROM commitments_evidence e
      WHERE e.status_update_id = judged AND e.published_at IS NOT NULL) END
$$;

-- What is new, and takes nothing back, is added to what was said; for all else all is gone through.
CREATE FUNCTION tracker_words_of_judgements() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  said record;
  anew bigint[] := '{}';
BEGIN
  FOR said IN
    SELECT j.commitment_id, j.search, b.published_at IS NULL AND j.retracted_at IS NULL
      AND j.supersedes_id IS NULL AND NOT tracker_is_quoted(TG_TABLE_NAME, j.id) AS is_new
    FROM entered j JOIN before b ON b.id = j.id WHERE j.published_at IS NOT NULL
      AND (j.published_at, j.retracted_at, j.search)
        IS DISTINCT FROM (b.published_at, b.retracted_at, b.search)
  LOOP
    IF said.is_new THEN
      PERFORM tracker_add_words(said.commitment_id, said.search);
    ELSE
      anew := anew || said.commitment_id;
    END IF;
  END LOOP;
  PERFORM tracker_enter_words(anew);
  RETURN NULL;
END $$;

CREATE FUNCTION tracker_words_of_a_judgement() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM tracker_enter_words(ARRAY[NEW.commitment_id]);
  RETURN NULL;
END $$;

CREATE FUNCTION tracker_words_of_evidence() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  said record;
  anew bigint[] := '{}';
BEGIN
  FOR said IN
    SELECT tracker_spoken_of(e.commitment_id, e.status_update_id, e.position_id) AS id, e.search,
      e.source_id, b.published_at IS NULL AND e.retracted_at IS NULL AND e.supersedes_id IS NULL
      AND (e.commitment_id IS NOT NULL
        OR EXISTS (SELECT FROM commitments_statusupdate j WHERE j.id = e.status_update_id
          AND j.published_at IS NOT NULL AND j.retracted_at IS NULL AND NOT EXISTS (
            SELECT FROM commitments_statusupdate sb WHERE sb.supersedes_id = j.id
              AND sb.published_at IS NOT NULL AND sb.retracted_at IS NULL))
        OR EXISTS (SELECT FROM commitments_position j WHERE j.id = e.position_id
          AND j.published_at IS NOT NULL AND j.retracted_at IS NULL AND NOT EXISTS (
            SELECT FROM commitments_position sb WHERE sb.supersedes_id = j.id
              AND sb.published_at IS NOT NULL AND sb.retracted_at IS NULL))) AS is_new
    FROM entered e JOIN before b ON b.id = e.id WHERE e.published_at IS NOT NULL
      AND (e.published_at, e.retracted_at, e.search)
        IS DISTINCT FROM (b.published_at, b.retracted_at, b.search)
  LOOP
    CONTINUE WHEN said.id IS NULL;
    IF said.is_new THEN
      PERFORM tracker_add_words(said.id, (SELECT tracker_words(strip(x.search)) FROM (
        SELECT said.search
        UNION ALL
        SELECT sv.search FROM commitments_sourceversion sv WHERE sv.known_to IS NULL
          AND sv.record_id = ANY(tracker_source_family(said.source_id, 'infinity'))) x));
    ELSE
      anew := anew || said.id;
    END IF;
  END LOOP;
  PERFORM tracker_enter_words(anew);
  RETURN NULL;
END $$;

CREATE FUNCTION tracker_words_of_a_piece() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM tracker_enter_words(array_remove(ARRAY[
    tracker_spoken_of(NEW.commitment_id, NEW.status_update_id, NEW.position_id)], NULL));
  RETURN NULL;
END $$;

-- Of a source whose words are other ones than before, or which counts as another, all that lean on it.
CREATE FUNCTION tracker_words_of_sources(sources bigint[]) RETURNS void LANGUAGE sql AS $$
  SELECT tracker_enter_words(ARRAY(SELECT DISTINCT x.id FROM (
    SELECT tracker_spoken_of(e.commitment_id, e.status_update_id, e.position_id) AS id
    FROM commitments_evidence e WHERE e.published_at IS NOT NULL AND e.source_id = ANY(ARRAY(
      SELECT unnest(s.id || tracker_source_family(s.id, 'infinity')) FROM unnest(sources) s(id)))) x
    WHERE x.id IS NOT NULL))
$$;

CREATE FUNCTION tracker_words_of_new_sources() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM tracker_words_of_sources(ARRAY(SELECT v.record_id FROM entered v
    JOIN commitments_sourceversion b ON b.record_id = v.record_id AND b.number = v.number - 1
    WHERE (v.search, v.merged_into_id) IS DISTINCT FROM (b.search, b.merged_into_id)));
  RETURN NULL;
END $$;

CREATE FUNCTION tracker_words_of_redacted_sources() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM tracker_words_of_sources(ARRAY(SELECT v.record_id FROM entered v
    JOIN before b ON b.id = v.id WHERE v.known_to IS NULL AND v.search <> b.search));
  RETURN NULL;
END $$;

CREATE TRIGGER zz_words_new AFTER INSERT ON commitments_commitmentversion
REFERENCING NEW TABLE AS entered FOR EACH STATEMENT EXECUTE FUNCTION tracker_words_of_versions();
CREATE TRIGGER zz_words AFTER UPDATE ON commitments_commitmentversion
REFERENCING NEW TABLE AS entered FOR EACH STATEMENT EXECUTE FUNCTION tracker_words_of_versions();
CREATE TRIGGER zz_words_new AFTER INSERT ON commitments_standing
REFERENCING NEW TABLE AS entered FOR EACH STATEMENT EXECUTE FUNCTION tracker_words_of_standings();
CREATE TRIGGER zz_words_new AFTER INSERT ON commitments_statusupdate
FOR EACH ROW WHEN (NEW.published_at IS NOT NULL) EXECUTE FUNCTION tracker_words_of_a_judgement();
CREATE TRIGGER zz_words AFTER UPDATE ON commitments_statusupdate
REFERENCING OLD TABLE AS before NEW TABLE AS entered
FOR EACH STATEMENT EXECUTE FUNCTION tracker_words_of_judgements();
CREATE TRIGGER zz_words_new AFTER INSERT ON commitments_position
FOR EACH ROW WHEN (NEW.published_at IS NOT NULL) EXECUTE FUNCTION tracker_words_of_a_judgement();
CREATE TRIGGER zz_words AFTER UPDATE ON commitments_position
REFERENCING OLD TABLE AS before NEW TABLE AS entered
FOR EACH STATEMENT EXECUTE FUNCTION tracker_words_of_judgements();
CREATE TRIGGER zz_words_new AFTER INSERT ON commitments_evidence
FOR EACH ROW WHEN (NEW.published_at IS NOT NULL) EXECUTE FUNCTION tracker_words_of_a_piece();
CREATE TRIGGER zz_words AFTER UPDATE ON commitments_evidence
REFERENCING OLD TABLE AS before NEW TABLE AS entered
FOR EACH STATEMENT EXECUTE FUNCTION tracker_words_of_evidence();
CREATE TRIGGER zz_words_new AFTER INSERT ON commitments_sourceversion
REFERENCING NEW TABLE AS entered FOR EACH STATEMENT EXECUTE FUNCTION tracker_words_of_new_sources();
CREATE TRIGGER zz_words AFTER UPDATE ON commitments_sourceversion
REFERENCING OLD TABLE AS before NEW TABLE AS entered
FOR EACH STATEMENT EXECUTE FUNCTION tracker_words_of_redacted_sources();
