"""The closed vocabularies: codes with labels here, their definitions beside them.

Sources: the project's own judgement scale; ICD 203 (Analytic Standards, 2015) for confidence and
likelihood; the Admiralty code (NATO STANAG 2511) for reliability and credibility.
"""

from __future__ import annotations

from django.db import models


class Role(models.TextChoices):
    VIEWER = "viewer", "Viewer"
    ANALYST = "analyst", "Analyst"
    EDITOR = "editor", "Editor"
    ADMIN = "admin", "Administrator"


class ActorKind(models.TextChoices):
    STATE = "state", "State"
    AGENCY = "agency", "Agency of a state"
    ORGANISATION = "organisation", "International organisation"
    COMPANY = "company", "Company"
    PERSON = "person", "Person"


class Kind(models.TextChoices):
    PLEDGE = "pledge", "Pledge"
    AGENDA_ITEM = "agenda_item", "Agenda item"
    MEETING = "meeting", "Meeting"
    REQUEST = "request", "Request"
    MEASURE = "measure", "Measure"
    LEGISLATION = "legislation", "Legislation"


class Bindingness(models.TextChoices):
    TREATY = "treaty", "Treaty"
    LEGAL = "legal", "Legally binding"
    POLITICAL = "political", "Politically binding"
    NONE = "none", "Not binding"
    UNCLEAR = "unclear", "Unclear"


class Wording(models.TextChoices):
    OFFICIAL_TEXT = "official_text", "Official text"
    QUOTED = "quoted", "Quoted"
    REPORTED = "reported", "Reported"


class Specificity(models.TextChoices):
    VAGUE = "vague", "Vague"
    SCOPED = "scoped", "Scoped"
    MEASURABLE = "measurable", "Measurable"


class PartyRole(models.TextChoices):
    COMMITTING = "committing", "Committing"
    COUNTERPART = "counterpart", "Counterpart"
    REQUESTING = "requesting", "Requesting"
    ADDRESSEE = "addressee", "Addressee"
    HOST = "host", "Host"
    PARTICIPANT = "participant", "Participant"
    MONITOR = "monitor", "Monitor"
    AFFECTED = "affected", "Affected"


class RelationType(models.TextChoices):
    PART_OF = "part_of", "Part of"
    MADE_AT = "made_at", "Made at"
    REVIEWED_AT = "reviewed_at", "To be reviewed at"
    IMPLEMENTS = "implements", "Implements"
    ANSWERS = "answers", "Answers"
    DEPENDS_ON = "depends_on", "Depends on"
    SUPERSEDES = "supersedes", "Supersedes"


class Status(models.TextChoices):
    NOT_ASSESSED = "not_assessed", "Not assessed"
    NO_PUBLIC_EVIDENCE = "no_public_evidence", "No public evidence"
    NOT_STARTED = "not_started", "Not started"
    INITIATED = "initiated", "Initiated"
    PARTIALLY_IMPLEMENTED = "partially_implemented", "Partially implemented"
    IMPLEMENTED = "implemented", "Implemented"
    ONGOING = "ongoing", "Ongoing"
    STALLED = "stalled", "Stalled"
    REVERSED = "reversed", "Reversed"
    CONTRAVENED = "contravened", "Contravened"
    NOT_IMPLEMENTED = "not_implemented", "Not implemented"
    WITHDRAWN = "withdrawn", "Withdrawn"
    SUPERSEDED = "superseded", "Superseded"
    MOOTED = "mooted", "Mooted"
    ANNOUNCED = "announced", "Announced"
    CONFIRMED = "confirmed", "Confirmed"
    POSTPONED = "postponed", "Postponed"
    RESCHEDULED = "rescheduled", "Rescheduled"
    HELD = "held", "Held"
    CANCELLED = "cancelled", "Cancelled"
    NOT_HELD = "not_held", "Not held"
    MIXED = "mixed", "Mixed"


COMPUTED_STATUSES = frozenset({Status.NOT_ASSESSED, Status.MIXED})
MEETING_ONLY_STATUSES = frozenset(
    {
        Status.MOOTED,
        Status.ANNOUNCED,
        Status.CONFIRMED,
        Status.POSTPONED,
        Status.RESCHEDULED,
        Status.HELD,
        Status.CANCELLED,
        Status.NOT_HELD,
    }
)
MEETING_STATUSES = MEETING_ONLY_STATUSES | {Status.NO_PUBLIC_EVIDENCE, Status.SUPERSEDED}
OTHER_STATUSES = frozenset(Status) - MEETING_ONLY_STATUSES - COMPUTED_STATUSES
CLOSED_STATUSES = frozenset(
    {
        Status.IMPLEMENTED,
        Status.NOT_IMPLEMENTED,
        Status.WITHDRAWN,
        Status.SUPERSEDED,
        Status.HELD,
        Status.CANCELLED,
        Status.NOT_HELD,
    }
)


class PositionView(models.TextChoices):
    FULFILLED = "fulfilled", "Fulfilled"
    PROGRESS = "progress", "Progress"
    NO_PROGRESS = "no_progress", "No progress"
    VIOLATED = "violated", "Violated"
    DISPUTES_SCOPE = "disputes_scope", "Disputes the scope"
    DENIES_COMMITMENT = "denies_commitment", "Denies the commitment"
    UNSTATED = "unstated", "Unstated"
    ACCEPTED = "accepted", "Accepted"
    NOTED = "noted", "Noted"
    REFUSED = "refused", "Refused"


REQUEST_ANSWERS = frozenset({PositionView.ACCEPTED, PositionView.NOTED, PositionView.REFUSED})


class Sufficient(models.TextChoices):
    YES = "yes", "Yes"
    NO = "no", "No"
    UNSTATED = "unstated", "Unstated"


class Contestation(models.TextChoices):
    SILENT = "silent", "Silent"
    ONE_SIDED = "one_sided", "One-sided"
    UNCONTESTED = "uncontested", "Uncontested"
    DIVIDED = "divided", "Divided"
    CONTESTED = "contested", "Contested"


class Timeliness(models.TextChoices):
    NO_DEADLINE = "no_deadline", "No deadline"
    ENDED = "ended", "Ended"
    MET_ON_TIME = "met_on_time", "Met on time"
    MET_LATE = "met_late", "Met late"
    LAPSED = "lapsed", "Lapsed"
    OVERDUE = "overdue", "Overdue"
    DUE_SOON = "due_soon", "Due soon"
    IN_WINDOW = "in_window", "In its window"
    NOT_YET_DUE = "not_yet_due", "Not yet due"


class Publication(models.TextChoices):
    DRAFT = "draft", "Draft"
    RETURNED = "returned", "Returned"
    IN_REVIEW = "in_review", "In review"
    PUBLISHED = "published", "Published"
    RETRACTED = "retracted", "Retracted"


OPEN_STATES = (Publication.DRAFT, Publication.RETURNED, Publication.IN_REVIEW)
EDITABLE_STATES = (Publication.DRAFT, Publication.RETURNED)


class Confidence(models.TextChoices):
    LOW = "low", "Low"
    MODERATE = "moderate", "Moderate"
    HIGH = "high", "High"


class Reliability(models.TextChoices):
    A = "A", "A – completely reliable"
    B = "B", "B – usually reliable"
    C = "C", "C – fairly reliable"
    D = "D", "D – not usually reliable"
    E = "E", "E – unreliable"
    F = "F", "F – cannot be judged"


class Credibility(models.TextChoices):
    ONE = "1", "1 – confirmed by other sources"
    TWO = "2", "2 – probably true"
    THREE = "3", "3 – possibly true"
    FOUR = "4", "4 – doubtful"
    FIVE = "5", "5 – improbable"
    SIX = "6", "6 – cannot be judged"


class Likelihood(models.TextChoices):
    ALMOST_NO_CHANCE = "almost_no_chance", "Almost no chance"
    VERY_UNLIKELY = "very_unlikely", "Very unlikely"
    UNLIKELY = "unlikely", "Unlikely"
    ROUGHLY_EVEN_CHANCE = "roughly_even_chance", "Roughly even chance"
    LIKELY = "likely", "Likely"
    VERY_LIKELY = "very_likely", "Very likely"
    ALMOST_CERTAIN = "almost_certain", "Almost certain"


class Stance(models.TextChoices):
    SUPPORTS = "supports", "Supports"
    CONTRADICTS = "contradicts", "Contradicts"
    CONTEXT = "context", "Context"


class Mode(models.TextChoices):
    DIRECT = "direct", "Direct speech"
    INDIRECT = "indirect", "Indirect speech"
    MIXED = "mixed", "Mixed"
    HEADLINE = "headline", "Headline"
    NARRATOR = "narrator", "The outlet's own words"


class Verification(models.TextChoices):
    EXACT = "exact", "Exact"
    NORMALISED = "normalised", "Normalised"
    NOT_FOUND = "not_found", "Not found"
    NOT_CHECKED = "not_checked", "Not checked"


class RiskState(models.TextChoices):
    OPEN = "open", "Open"
    MATERIALISED = "materialised", "Materialised"
    CLOSED = "closed", "Closed"


class Qualifier(models.TextChoices):
    EXACT = "exact", "Exact"
    ABOUT = "about", "About"
    MORE_THAN = "more_than", "More than"
    AT_LEAST = "at_least", "At least"
    LESS_THAN = "less_than", "Less than"
    ESTIMATED = "estimated", "Estimated"


class StatisticRole(models.TextChoices):
    BASELINE = "baseline", "Baseline"
    TARGET = "target", "Target"
    ACTUAL = "actual", "Actual"
    CONTEXT = "context", "Context"


class ChangeType(models.TextChoices):
    PUBLISHED = "published", "Published"
    REVISED = "revised", "Revised"
    CORRECTED = "corrected", "Corrected"
    RETRACTED = "retracted", "Retracted"
    MERGED = "merged", "Merged"
    CAPTURED = "captured", "Captured"
    CHECKED = "checked", "Link checked"
    VERIFIED = "verified", "Verified"
    RESOLVED = "resolved", "Resolved"
    REDACTED = "redacted", "Redacted"


class Cadence(models.TextChoices):
    DAILY = "daily", "Daily"
    WEEKLY = "weekly", "Weekly"
    MONTHLY = "monthly", "Monthly"


class Section(models.TextChoices):
    GLANCE = "glance", "At a glance"
    HAPPENED = "happened", "What happened"
    LEARNT = "learnt", "What we learnt late, or corrected"
    LATE = "late", "Late"
    DUE_SOON = "due_soon", "Due soon"
    MEETINGS = "meetings", "Meetings ahead"
    CONTESTED = "contested", "Contested"
    RISKS = "risks", "Risks that moved"
    HYGIENE = "hygiene", "For the desk"


class ReportFormat(models.TextChoices):
    HTML = "html", "HTML mail"
    PDF = "pdf", "PDF"
    CSV = "csv", "CSV"
    XLSX = "xlsx", "Workbook"
