"""What does each code mean? One sentence for every code of the closed vocabularies.

Confidence and likelihood follow ICD 203 (Analytic Standards, Office of the Director of National
Intelligence, 2015), reliability and credibility the Admiralty code (NATO AJP-2.1); the words are
our own.
"""

from __future__ import annotations

from collections.abc import Mapping

from django.db import models

from commitments.models import vocabulary as v
from commitments.models.capture import How

Definitions = Mapping[type[models.TextChoices], Mapping[str, str]]

COMMITMENTS: Definitions = {
    v.Kind: {
        v.Kind.PLEDGE: "Something an actor said it would do, or refrain from.",
        v.Kind.AGENDA_ITEM: "A matter put on the agenda of talks. Its status is of the matter, "
        "not of whether it was talked about.",
        v.Kind.MEETING: "A meeting put on a calendar, or spoken of as to come. One record goes "
        "from mooted to held.",
        v.Kind.REQUEST: "What one actor asks of another; nobody's commitment until it is answered. "
        "A tasking within one government is one too.",
        v.Kind.MEASURE: "An act: something an actor did on its own, or to carry out a commitment.",
        v.Kind.LEGISLATION: "A bill or a law: initiated when introduced, partially implemented "
        "when a chamber has passed it, implemented as law. What it obliges is a commitment of its "
        "own.",
    },
    v.Bindingness: {
        v.Bindingness.TREATY: "Binding under a treaty or another international agreement in force.",
        v.Bindingness.LEGAL: "Binding under a law, a regulation or a court's decision.",
        v.Bindingness.POLITICAL: "Given as a word, by statement or declaration; no court can "
        "enforce it.",
        v.Bindingness.NONE: "Binds nobody, as a request or a meeting does.",
        v.Bindingness.UNCLEAR: "It can't be told from what is known.",
    },
    v.Wording: {
        v.Wording.OFFICIAL_TEXT: "The wording is that of a published official text.",
        v.Wording.QUOTED: "The words are quoted from somebody who spoke for the actor.",
        v.Wording.REPORTED: "The words are a reporter's, or ours; the actor's own are not known.",
    },
    v.Specificity: {
        v.Specificity.VAGUE: "A direction, without a measure of what would count as done.",
        v.Specificity.SCOPED: "What is to be done is named, but not how much or by when.",
        v.Specificity.MEASURABLE: "Whether it is done can be measured, by criteria written before "
        "judging.",
    },
    v.PartyRole: {
        v.PartyRole.COMMITTING: "Bound by it; of a measure, the one who acts.",
        v.PartyRole.COUNTERPART: "The other side, to whom it was given.",
        v.PartyRole.REQUESTING: "The one who asks.",
        v.PartyRole.ADDRESSEE: "The one who is asked.",
        v.PartyRole.HOST: "Holds the meeting.",
        v.PartyRole.PARTICIPANT: "Takes part in the meeting.",
        v.PartyRole.MONITOR: "Watches whether it is kept.",
        v.PartyRole.AFFECTED: "Bears its effects without being bound by it.",
    },
    v.RelationType: {
        v.RelationType.PART_OF: "It is a part of the other.",
        v.RelationType.MADE_AT: "It came out of that meeting.",
        v.RelationType.REVIEWED_AT: "That meeting is to measure how far it has come.",
        v.RelationType.IMPLEMENTS: "A measure, law or meeting that carries the other out.",
        v.RelationType.ANSWERS: "A pledge that meets that request.",
        v.RelationType.DEPENDS_ON: "It can't be done unless the other is.",
        v.RelationType.SUPERSEDES: "It takes the place of the other.",
    },
    v.Timeliness: {
        v.Timeliness.NO_DEADLINE: "No window is in force, or it has no last day.",
        v.Timeliness.ENDED: "Closed without being done.",
        v.Timeliness.MET_ON_TIME: "Done by the last day of the window.",
        v.Timeliness.MET_LATE: "Done, after the last day of the window.",
        v.Timeliness.LAPSED: "The last day has passed, and nothing was found since.",
        v.Timeliness.OVERDUE: "The last day has passed, and it was found not done since.",
        v.Timeliness.DUE_SOON: "The last day is at most 14 days away.",
        v.Timeliness.IN_WINDOW: "The window has begun, and its last day is more than 14 days away.",
        v.Timeliness.NOT_YET_DUE: "The window has not begun.",
    },
    v.Contestation: {
        v.Contestation.SILENT: "No actor has taken a position.",
        v.Contestation.ONE_SIDED: "Actors of one state or organisation only have spoken, "
        "and agree.",
        v.Contestation.UNCONTESTED: "Actors of different states or organisations have spoken, and "
        "do not differ.",
        v.Contestation.DIVIDED: "Actors of one and the same state or organisation differ.",
        v.Contestation.CONTESTED: "Actors of different states or organisations differ in view, or "
        "over whether enough was done.",
    },
}
STATUSES: Definitions = {
    v.Status: {
        v.Status.NOT_ASSESSED: "Nobody has looked yet. Computed, never entered, and left out of "
        "percentages.",
        v.Status.NO_PUBLIC_EVIDENCE: "We looked, and found nothing either way.",
        v.Status.NOT_STARTED: "There is evidence that nothing was done.",
        v.Status.INITIATED: "Steps towards it were taken; nothing it promised is delivered yet.",
        v.Status.PARTIALLY_IMPLEMENTED: "Something it promised is delivered.",
        v.Status.IMPLEMENTED: "All it promised is delivered, whenever that was.",
        v.Status.ONGOING: "A continuing duty, and it is being kept.",
        v.Status.STALLED: "It was started; then nothing moved, or it was put on hold.",
        v.Status.REVERSED: "It was done, then undone.",
        v.Status.CONTRAVENED: "The contrary was done.",
        v.Status.NOT_IMPLEMENTED: "It was not done, and its time is over.",
        v.Status.WITHDRAWN: "The one who made it has ended it.",
        v.Status.SUPERSEDED: "Another commitment, which is linked, has taken its place.",
        v.Status.MOOTED: "Spoken of as expected, perhaps with a window.",
        v.Status.ANNOUNCED: "One side has set it officially.",
        v.Status.CONFIRMED: "All sides have set it officially.",
        v.Status.POSTPONED: "Put off, to a new window or to none.",
        v.Status.RESCHEDULED: "Moved to another date.",
        v.Status.HELD: "It took place. That the meeting held is the one expected is itself a "
        "finding, with its confidence.",
        v.Status.CANCELLED: "Called off.",
        v.Status.NOT_HELD: "There is evidence that it did not take place.",
        v.Status.MIXED: "There is no finding on the whole, and its committing parties differ. "
        "Computed, never entered.",
    },
}
VOICES: Definitions = {
    v.PositionView: {
        v.PositionView.FULFILLED: "The actor holds that it was done.",
        v.PositionView.PROGRESS: "The actor sees movement towards it.",
        v.PositionView.NO_PROGRESS: "The actor sees no movement towards it.",
        v.PositionView.VIOLATED: "The actor holds that it was broken.",
        v.PositionView.DISPUTES_SCOPE: "The actor holds that it covers something else.",
        v.PositionView.DENIES_COMMITMENT: "The actor holds that no such commitment was made.",
        v.PositionView.UNSTATED: "The actor spoke of it without judging it; differs from nothing.",
        v.PositionView.ACCEPTED: "The addressee agreed to the request.",
        v.PositionView.NOTED: "The addressee took note of the request and said no more.",
        v.PositionView.REFUSED: "The addressee turned the request down.",
    },
    v.Sufficient: {
        v.Sufficient.YES: "The actor says that what was done is enough.",
        v.Sufficient.NO: "The actor says that what was done is not enough.",
        v.Sufficient.UNSTATED: "The actor does not say whether it is enough; differs from nothing.",
    },
    v.Stance: {
        v.Stance.SUPPORTS: "It speaks for what it is evidence of.",
        v.Stance.CONTRADICTS: "It speaks against what it is evidence of.",
        v.Stance.CONTEXT: "It helps to understand, and speaks neither for nor against.",
    },
    v.Mode: {
        v.Mode.DIRECT: "The speaker's own words, in quotation marks or in a recording.",
        v.Mode.INDIRECT: "What the speaker said, in the outlet's words.",
        v.Mode.MIXED: "The outlet's words with the speaker's own among them.",
        v.Mode.HEADLINE: "From a headline or a caption.",
        v.Mode.NARRATOR: "The outlet says so itself, and names no speaker.",
    },
    v.Verification: {
        v.Verification.EXACT: "The excerpt stands in the archived copy letter by letter.",
        v.Verification.NORMALISED: "It stands in the archived copy but for spaces and quotation "
        "marks.",
        v.Verification.NOT_FOUND: "It was looked for in the archived copies and not found.",
        v.Verification.NOT_CHECKED: "It was not compared with an archived copy.",
    },
    v.ActorKind: {
        v.ActorKind.STATE: "A state, for which its agencies and officials speak.",
        v.ActorKind.AGENCY: "A ministry, agency or other body of a state or an organisation.",
        v.ActorKind.ORGANISATION: "An international organisation or body.",
        v.ActorKind.COMPANY: "A company.",
        v.ActorKind.PERSON: "A person, with offices that each have their dates.",
    },
}
GRADES: Definitions = {
    v.Confidence: {
        v.Confidence.LOW: "The information is scant, fragmentary or doubtful, so that firm "
        "inferences can't be drawn.",
        v.Confidence.MODERATE: "Credibly sourced and plausible, but not of the quality or with the "
        "corroboration that would warrant more.",
        v.Confidence.HIGH: "Good information from several sources, or a matter that allows a solid "
        "judgement; it may still be wrong.",
    },
    v.Likelihood: {
        v.Likelihood.ALMOST_NO_CHANCE: "Remote: 1 to 5 per cent.",
        v.Likelihood.VERY_UNLIKELY: "Highly improbable: 5 to 20 per cent.",
        v.Likelihood.UNLIKELY: "Improbable: 20 to 45 per cent.",
        v.Likelihood.ROUGHLY_EVEN_CHANCE: "Roughly even odds: 45 to 55 per cent.",
        v.Likelihood.LIKELY: "Probable: 55 to 80 per cent.",
        v.Likelihood.VERY_LIKELY: "Highly probable: 80 to 95 per cent.",
        v.Likelihood.ALMOST_CERTAIN: "Nearly certain: 95 to 99 per cent.",
    },
    v.Reliability: {
        v.Reliability.A: "No doubt about its authenticity, trustworthiness or competence; it has "
        "always been right.",
        v.Reliability.B: "Minor doubts; it has mostly been right.",
        v.Reliability.C: "Some doubts; it has been right before.",
        v.Reliability.D: "Serious doubts; it has been right at times.",
        v.Reliability.E: "Not to be trusted; it has been wrong before.",
        v.Reliability.F: "There is no basis on which to judge it. So is every source until it is "
        "graded.",
    },
    v.Credibility: {
        v.Credibility.ONE: "Confirmed by at least two sources that do not re-report one another, "
        "and agrees with what else is known.",
        v.Credibility.TWO: "Not confirmed, but logical, and agrees with what else is known.",
        v.Credibility.THREE: "Not confirmed; reasonable, and agrees with some of what is known.",
        v.Credibility.FOUR: "Not confirmed; possible, but nothing else points to it.",
        v.Credibility.FIVE: "Not confirmed; illogical, or contradicted by what else is known.",
        v.Credibility.SIX: "There is no basis on which to judge it. So is all evidence until it is "
        "graded.",
    },
    v.RiskState: {
        v.RiskState.OPEN: "It could still come about.",
        v.RiskState.MATERIALISED: "It has come about.",
        v.RiskState.CLOSED: "It can't come about any more.",
    },
    v.Qualifier: {
        v.Qualifier.EXACT: "The figure as counted.",
        v.Qualifier.ABOUT: "Rounded, or said to be about so much.",
        v.Qualifier.MORE_THAN: "More than the figure.",
        v.Qualifier.AT_LEAST: "The figure or more.",
        v.Qualifier.LESS_THAN: "Less than the figure.",
        v.Qualifier.ESTIMATED: "Reckoned by a model or an expert, not counted.",
    },
    v.StatisticRole: {
        v.StatisticRole.BASELINE: "Where things stood before.",
        v.StatisticRole.TARGET: "What is to be reached.",
        v.StatisticRole.ACTUAL: "What has been reached.",
        v.StatisticRole.CONTEXT: "Shows the size of the matter.",
    },
}
KEEPING: Definitions = {
    v.Publication: {
        v.Publication.DRAFT: "Being written; seen only by those who may read drafts.",
        v.Publication.RETURNED: "Sent back by a reviewer, with a reason.",
        v.Publication.IN_REVIEW: "Submitted; waits for somebody else to publish it.",
        v.Publication.PUBLISHED: "Public.",
        v.Publication.RETRACTED: "Taken back, with a reason; a tombstone stays.",
    },
    How: {
        How.FETCHED: "The tracker fetched it from the source's address.",
        How.UPLOADED: "Somebody of the desk had the file and uploaded it.",
        How.PASTED: "Somebody of the desk copied the text by hand.",
    },
    v.ChangeType: {
        v.ChangeType.PUBLISHED: "A record became public.",
        v.ChangeType.REVISED: "A public record was changed.",
        v.ChangeType.CORRECTED: "A correction took the place of a judgement or piece of evidence.",
        v.ChangeType.RETRACTED: "A record was taken back.",
        v.ChangeType.MERGED: "Two records were found to be of one thing and became one.",
        v.ChangeType.CAPTURED: "A copy of a public source was archived.",
        v.ChangeType.CHECKED: "The link of a public source was found dead, or is there again.",
        v.ChangeType.VERIFIED: "A check of excerpts against archived copies altered a result.",
        v.ChangeType.RESOLVED: "The desk said why a discrepancy is none, or can be left.",
        v.ChangeType.REDACTED: "A text was replaced by a notice, on legal grounds.",
    },
    v.Role: {
        v.Role.VIEWER: "Reads drafts.",
        v.Role.ANALYST: "Writes drafts and submits them, beside what a viewer may.",
        v.Role.EDITOR: "Reviews, publishes, retracts and keeps report schedules, beside what an "
        "analyst may.",
        v.Role.ADMIN: "Manages users, tokens and redactions, beside what an editor may.",
    },
}
REPORTS: Definitions = {
    v.Cadence: {
        v.Cadence.DAILY: "Each day's report, on the morning after it.",
        v.Cadence.WEEKLY: "The seven days that end on the report's day.",
        v.Cadence.MONTHLY: "The calendar month, on the first morning after it.",
    },
    v.Section: {
        v.Section.GLANCE: "Counts by status with the change since the period began, and a chart.",
        v.Section.HAPPENED: "Judgements whose day lies in the period.",
        v.Section.LEARNT: "Judgements of earlier days that were published in the period, "
        "corrections, and what was retracted.",
        v.Section.LATE: "What is overdue or lapsed, and by how long at least.",
        v.Section.DUE_SOON: "What is due within 14 days.",
        v.Section.MEETINGS: "Meetings whose window opens or closes within 30 days.",
        v.Section.CONTESTED: "Commitments on which actors differ, each with its own words.",
        v.Section.RISKS: "Risks that are new, or whose state or likelihood changed.",
        v.Section.HYGIENE: "For the desk: what has had nothing published for too long.",
    },
    v.ReportFormat: {
        v.ReportFormat.HTML: "The mail itself, with a text part beside it.",
        v.ReportFormat.PDF: "For print, attached.",
        v.ReportFormat.CSV: "The commitments concerned, as the API exports them, attached.",
        v.ReportFormat.XLSX: "The same as a workbook, attached.",
    },
}
DEFINITIONS: Definitions = {**COMMITMENTS, **STATUSES, **VOICES, **GRADES, **KEEPING, **REPORTS}
