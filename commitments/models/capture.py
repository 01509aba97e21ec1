from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models

from commitments.models.change import Change
from commitments.models.record import code_constraint
from commitments.models.source import Source


class How(models.TextChoices):
    FETCHED = "fetched", "Fetched from its address"
    UPLOADED = "uploaded", "Uploaded by somebody"
    PASTED = "pasted", "Pasted by somebody"


class Capture(models.Model):
    """An archived copy of a source, as it was at an instant. Append-only.

    `sha256` is of the document itself; `file_sha256` of the WARC file that holds it with what the
    server said, and which lies under that name (`path`, in MEDIA_ROOT). `text` is the plain text
    that excerpts are looked for in. What the document says of itself is kept as it says it.
    """

    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="captures")
    number = models.PositiveIntegerField(help_text="The first copy of a source is its number 1.")
    how = models.CharField(max_length=10, choices=How.choices)
    at = models.DateTimeField(help_text="When it was fetched, or given to us.")
    by = models.ForeignKey(
        "commitments.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    address = models.CharField(max_length=2000, blank=True, default="")
    final_address = models.CharField(max_length=2000, blank=True, default="")
    redirects: ArrayField[list[str], list[str]] = ArrayField(
        models.CharField(max_length=2000),
        blank=True,
        default=list,
        help_text="The addresses that it was sent on to, in order.",
    )
    status = models.PositiveSmallIntegerField(null=True, blank=True, help_text="Of HTTP.")
    file_name = models.CharField(max_length=200, blank=True, default="")
    media_type = models.CharField(max_length=100)
    charset = models.CharField(max_length=40, blank=True, default="")
    size = models.PositiveIntegerField(help_text="Bytes of the document.")
    sha256 = models.CharField(max_length=64)
    path = models.CharField(max_length=200)
    file_sha256 = models.CharField(max_length=64)
    text = models.TextField(blank=True, default="")
    text_sha256 = models.CharField(max_length=64)
    title = models.CharField(max_length=1000, blank=True, default="")
    author = models.CharField(max_length=300, blank=True, default="")
    publisher = models.CharField(max_length=300, blank=True, default="")
    published_on = models.DateField(null=True, blank=True)
    language = models.CharField(max_length=35, blank=True, default="")

    class Meta:
        ordering = ["source", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["source", "number"], name="capture_number_once"),
            code_constraint("how", How, "capture"),
            models.CheckConstraint(
                condition=models.Q(how=How.FETCHED, status__isnull=False) & ~models.Q(address="")
                | ~models.Q(how=How.FETCHED) & models.Q(status__isnull=True),
                name="capture_status_of_what_was_fetched",
            ),
        ]

    def __str__(self) -> str:
        return f"copy {self.number} of {self.source_id}"


class Outcome(models.TextChoices):
    ALIVE = "alive", "It is there"
    MOVED = "moved", "It has moved for good"
    FAILED = "failed", "It is not there"
    UNKNOWN = "unknown", "The site would not tell"


class LinkCheck(models.Model):
    """What a source's address answered, when it was checked or captured. Append-only.

    `unknown`: a robots.txt that asks programs to stay away, a login, a limit, an address that is
    none of the public web: nothing is known of the document. `moved_to` only where the server says
    that it is for good. `told`: one sentence of what happened. `dead_since`: the first failure of
    a link that is dead by this check. `change`: the one by which everybody was told that it died,
    or that it is there again.
    """

    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="link_checks")
    checked_at = models.DateTimeField()
    address = models.CharField(max_length=2000)
    capturing = models.BooleanField(
        default=False, help_text="It was to be captured, not only looked at."
    )
    outcome = models.CharField(max_length=10, choices=Outcome.choices)
    status = models.PositiveSmallIntegerField(null=True, blank=True, help_text="Of HTTP.")
    moved_to = models.CharField(max_length=2000, blank=True, default="")
    told = models.TextField(blank=True, default="")
    dead_since = models.DateTimeField(null=True, blank=True)
    change = models.ForeignKey(Change, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["source", "-checked_at"]
        constraints = [
            code_constraint("outcome", Outcome, "linkcheck"),
            models.CheckConstraint(
                condition=models.Q(outcome=Outcome.MOVED) & ~models.Q(moved_to="")
                | ~models.Q(outcome=Outcome.MOVED) & models.Q(moved_to=""),
                name="linkcheck_moved_to",
            ),
        ]
        indexes = [models.Index(fields=["source", "-checked_at"], name="linkcheck_of_source")]

    def __str__(self) -> str:
        return f"{self.get_outcome_display()}, {self.checked_at:%Y-%m-%d}"
