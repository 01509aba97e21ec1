-- What the audit trail said, sealed batch by batch (domain/audit.py). A seal is of the rows of one
-- table: their keys, a digest of each, and one of it all and of the seal before.
CREATE TABLE commitments_auditseal (
  number bigint PRIMARY KEY,
  at timestamptz NOT NULL,
  source text NOT NULL,
  columns text[] NOT NULL,
  keys bigint[] NOT NULL,
  digests bytea NOT NULL,
  digest bytea NOT NULL CHECK (length(digest) = 32),
  CHECK (length(digests) = 32 * cardinality(keys) AND cardinality(keys) > 0)
);
CREATE INDEX commitments_auditseal_source ON commitments_auditseal (source, number DESC);
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON commitments_auditseal
  FOR EACH ROW EXECUTE FUNCTION tracker_append_only('{}');
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON commitments_auditseal
  FOR EACH STATEMENT EXECUTE FUNCTION tracker_append_only();
