"""Reads that a streaming replica of the database answers, where DATABASE_REPLICA_URL names one."""
