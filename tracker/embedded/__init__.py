"""The database back end for no DATABASE_URL: PostgreSQL started at the first connection."""
