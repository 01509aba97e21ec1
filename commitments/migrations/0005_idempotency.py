"""The first answers to POSTs that carried an Idempotency-Key, kept for a day."""

from django.db import migrations

MAKE = """
CREATE TABLE commitments_idempotency (
  user_id bigint NOT NULL REFERENCES commitments_user (id) ON DELETE CASCADE,
  key text NOT NULL,
  digest bytea NOT NULL,
  status integer NOT NULL,
  headers jsonb NOT NULL,
  body bytea NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (user_id, key)
);
CREATE INDEX commitments_idempotency_at ON commitments_idempotency (at);
"""


class Migration(migrations.Migration):
    dependencies = [("commitments", "0004_search")]

    operations = [migrations.RunSQL(MAKE, reverse_sql="DROP TABLE commitments_idempotency")]
