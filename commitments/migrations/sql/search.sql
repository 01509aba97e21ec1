-- Full-text search: a vector on every row that is read with text, kept by trigger.

-- Chinese, Japanese and Thai are written without spaces: their runs are kept as pairs of
-- neighbouring characters, each spelt in hexadecimal so that no parser cuts it up.
CREATE FUNCTION tracker_bigrams(source text, whole boolean) RETURNS text
  LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT coalesce(string_agg(
    'zz' || encode(convert_to(substr(run.chars[1], i, 2), 'UTF8'), 'hex'), ' ' ORDER BY run.place, i), '')
  FROM regexp_matches(source,
      U&'[\0E00-\0E7F\3040-\30FF\3400-\4DBF\4E00-\9FFF\F900-\FAFF]+', 'g')
      WITH ORDINALITY run(chars, place),
    generate_series(1, length(run.chars[1]) - CASE WHEN whole THEN 0 ELSE 1 END) i
$$;

CREATE FUNCTION tracker_search(source text) RETURNS tsvector
  LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN source ~ U&'[\0E00-\0E7F\3040-\30FF\3400-\9FFF\F900-\FAFF]'
    THEN to_tsvector('english', source) || to_tsvector('simple', tracker_bigrams(source, true))
    ELSE to_tsvector('english', source) END
$$;

-- What a term asks for: its words in this order; of a run of characters, its pairs in this order.
CREATE FUNCTION tracker_search_query(term text) RETURNS tsquery
  LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE
    WHEN term !~ U&'[\0E00-\0E7F\3040-\30FF\3400-\9FFF\F900-\FAFF]'
      THEN phraseto_tsquery('english', term)
    WHEN tracker_bigrams(term, false) = ''
      THEN to_tsquery('simple', replace(tracker_bigrams(term, true), ' ', ' & ') || ':*')
    ELSE phraseto_tsquery('simple', tracker_bigrams(term, false)) END
$$;

-- Arguments: weight and column, as in 'A:title'.
CREATE FUNCTION tracker_fill_search() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  said jsonb := to_jsonb(NEW);
  part text;
  filled tsvector := '';
BEGIN
  FOREACH part IN ARRAY TG_ARGV LOOP
    filled := filled || setweight(
      tracker_search(coalesce(said ->> substr(part, 3), '')), left(part, 1)::"char");
  END LOOP;
  NEW.search := filled;
  RETURN NEW;
END $$;

DO $$
DECLARE
  searched text[] := ARRAY[
    ['commitmentversion', 'A:title,B:text,C:criteria,C:place,C:references'],
    ['claimversion', 'A:title,B:text'],
    ['riskversion', 'A:title,B:text,C:indicators,C:precedents'],
    ['statisticversion', 'A:title,B:definition,C:unit,C:series'],
    ['sourceversion', 'A:title,B:publisher'],
    ['actorversion', 'A:name,B:offices'],
    ['forumversion', 'A:name,B:description'],
    ['topicversion', 'A:name,B:description'],
    ['statusupdate', 'B:summary,C:place'],
    ['position', 'B:summary'],
    ['evidence', 'B:excerpt,B:translation,C:speaker_text,D:locator']];
  name text;
  arguments text;
BEGIN
  FOR i IN 1 .. array_length(searched, 1) LOOP
    name := 'commitments_' || searched[i][1];
    SELECT string_agg(quote_literal(part), ', ') INTO arguments
      FROM unnest(string_to_array(searched[i][2], ',')) part;
    EXECUTE format('ALTER TABLE %I ADD COLUMN search tsvector NOT NULL DEFAULT ''''', name);
    EXECUTE format('CREATE TRIGGER aa_fill_search BEFORE INSERT OR UPDATE ON %I
      FOR EACH ROW EXECUTE FUNCTION tracker_fill_search(%s)', name, arguments);
    EXECUTE format('CREATE INDEX %I ON %I USING gin (search)', name || '_search', name);
  END LOOP;
END $$;
