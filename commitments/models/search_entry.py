from __future__ import annotations

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models


class SearchEntry(models.Model):
    """All words that are said of a public commitment now: its own, and those of what is published
    on it. Searches of the present look here, and touch one row a commitment.

    Triggers on whatever says them make it anew (migrations/sql/search_entries.sql). It has no
    places of words, and so can't tell a phrase.
    """

    commitment_id = models.BigIntegerField(primary_key=True)
    title = SearchVectorField()  # with places: what relevance goes by
    words = SearchVectorField()  # and “=” with the slug of each party

    class Meta:
        verbose_name_plural = "search entries"
        indexes = [GinIndex(fields=["words"], name="searchentry_words")]

    def __str__(self) -> str:
        return f"what is said of {self.commitment_id}"
