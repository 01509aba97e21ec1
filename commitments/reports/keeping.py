"""The files of a report, in pieces: a table of all commitments may have a gigabyte, which is more
than a value in PostgreSQL may have, and than a worker has room for."""

from __future__ import annotations

import hashlib

import psycopg
from django.db import connection

from commitments.models import Report
from commitments.models.report import ReportPiece
from commitments.reports.formats import Rendered

FILE = """
INSERT INTO commitments_reportfile (report_id, format, media_type, body, sha256)
VALUES (%s, %s, %s, %b, %s) RETURNING id
"""
PIECE = "INSERT INTO commitments_reportpiece (file_id, place, body) VALUES (%s, %s, %b)"
# An export ends where its reader takes too long, or with the transaction: this one goes on.
NO_LIMIT = "SELECT set_config('transaction_timeout', '0', TRUE)"


def keep(row: Report, name: str, made: Rendered) -> None:
    """The bytes go beside the statement and not in it, where they would take several times their
    room."""
    digest = hashlib.sha256()
    for piece in made.pieces():
        digest.update(piece)
    pieces = made.pieces()
    connection.ensure_connection()
    with psycopg.Cursor(connection.connection) as cursor:
        cursor.execute(NO_LIMIT)
        told = [row.pk, name, made.media_type, next(pieces), digest.hexdigest()]
        ((file,),) = cursor.execute(FILE, told).fetchall()
        for place, piece in enumerate(pieces, start=1):
            cursor.execute(PIECE, [file, place, piece])


def drop_files(row: Report) -> None:
    ReportPiece.objects.filter(file__report=row).delete()
    row.files.all().delete()
