from commitments.models.access_entry import Access, AccessEntry
from commitments.models.actor import Actor, ActorVersion, Office
from commitments.models.capture import Capture, LinkCheck
from commitments.models.change import Change, Touch
from commitments.models.claim import Claim, ClaimVersion
from commitments.models.commitment import (
    Commitment,
    CommitmentTopic,
    CommitmentVersion,
    Party,
    Relation,
)
from commitments.models.erasure import Erasure
from commitments.models.evidence import Evidence
from commitments.models.forum import Forum, ForumVersion
from commitments.models.history import TrackedMembership, TrackedUser
from commitments.models.keeping import Keeping
from commitments.models.list_entry import ListEntry
from commitments.models.position import Position
from commitments.models.pruned_copy import PrunedCopy
from commitments.models.redaction import Redaction
from commitments.models.relation_entry import RelationEntry
from commitments.models.report import Delivery, OptOut, Report, ReportFile
from commitments.models.report_schedule import ReportSchedule
from commitments.models.resolution import Resolution
from commitments.models.review_comment import ReviewComment
from commitments.models.revision import Revision
from commitments.models.risk import Precedent, Risk, RiskCommitment, RiskVersion
from commitments.models.search_entry import SearchEntry
from commitments.models.seed_entry import SeedEntry
from commitments.models.source import Source, SourceVersion
from commitments.models.standing import Standing
from commitments.models.statistic import Statistic, StatisticCommitment, StatisticVersion
from commitments.models.status_update import StatusUpdate
from commitments.models.token_name import TokenName
from commitments.models.topic import Topic, TopicVersion
from commitments.models.user import User
from commitments.models.verification import Verification

__all__ = [
    "Access",
    "AccessEntry",
    "Actor",
    "ActorVersion",
    "Capture",
    "Change",
    "Claim",
    "ClaimVersion",
    "Commitment",
    "CommitmentTopic",
    "CommitmentVersion",
    "Delivery",
    "Erasure",
    "Evidence",
    "Forum",
    "ForumVersion",
    "Keeping",
    "LinkCheck",
    "ListEntry",
    "Office",
    "OptOut",
    "Party",
    "Position",
    "Precedent",
    "PrunedCopy",
    "Redaction",
    "Relation",
    "RelationEntry",
    "Report",
    "ReportFile",
    "ReportSchedule",
    "Resolution",
    "ReviewComment",
    "Revision",
    "Risk",
    "RiskCommitment",
    "RiskVersion",
    "SearchEntry",
    "SeedEntry",
    "Source",
    "SourceVersion",
    "Standing",
    "Statistic",
    "StatisticCommitment",
    "StatisticVersion",
    "StatusUpdate",
    "TokenName",
    "Topic",
    "TopicVersion",
    "Touch",
    "TrackedMembership",
    "TrackedUser",
    "User",
    "Verification",
]
