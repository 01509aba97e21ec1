-- A slug is never used again, not even that of a draft that was dropped.
CREATE TABLE commitments_spentslug (
  kind text NOT NULL,
  slug varchar(100) NOT NULL,
  at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (kind, slug)
);

CREATE FUNCTION tracker_spend_slug() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO commitments_spentslug (kind, slug) VALUES (TG_TABLE_NAME, OLD.slug)
    ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;

CREATE FUNCTION tracker_slug_is_fresh() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM commitments_spentslug WHERE kind = TG_TABLE_NAME AND slug = NEW.slug) THEN
    RAISE EXCEPTION '%: the slug % was used before.', TG_TABLE_NAME, NEW.slug
      USING ERRCODE = 'unique_violation', CONSTRAINT = 'slug_is_fresh', COLUMN = 'slug';
  END IF;
  RETURN NEW;
END $$;

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['actor', 'forum', 'topic', 'commitment', 'claim', 'source', 'risk',
    'statistic']
  LOOP
    EXECUTE format('CREATE TRIGGER spend_slug AFTER DELETE ON commitments_%s
      FOR EACH ROW EXECUTE FUNCTION tracker_spend_slug()', name);
    EXECUTE format('CREATE TRIGGER slug_is_fresh BEFORE INSERT ON commitments_%s
      FOR EACH ROW EXECUTE FUNCTION tracker_slug_is_fresh()', name);
  END LOOP;
END $$;

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON commitments_spentslug
  FOR EACH ROW EXECUTE FUNCTION tracker_append_only('{}');
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON commitments_spentslug
  FOR EACH STATEMENT EXECUTE FUNCTION tracker_append_only();
