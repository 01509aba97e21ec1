from django.contrib import admin

from commitments.admin.access import AccessAdmin
from commitments.admin.actor import ActorAdmin
from commitments.admin.change import ChangeAdmin
from commitments.admin.claim import ClaimAdmin
from commitments.admin.commitment import CommitmentAdmin
from commitments.admin.discrepancies import urls as discrepancy_urls
from commitments.admin.entrance import urls
from commitments.admin.erasure import ErasureAdmin
from commitments.admin.evidence import EvidenceAdmin
from commitments.admin.forum import ForumAdmin
from commitments.admin.position import PositionAdmin
from commitments.admin.redaction import RedactionAdmin
from commitments.admin.report import ReportAdmin
from commitments.admin.report_schedule import ReportScheduleAdmin
from commitments.admin.review import urls as review_urls
from commitments.admin.revision import RevisionAdmin
from commitments.admin.risk import RiskAdmin
from commitments.admin.source import SourceAdmin
from commitments.admin.statistic import StatisticAdmin
from commitments.admin.status_update import StatusUpdateAdmin
from commitments.admin.token import TokenAdmin
from commitments.admin.topic import TopicAdmin
from commitments.admin.user import UserAdmin

__all__ = [
    "AccessAdmin",
    "ActorAdmin",
    "ChangeAdmin",
    "ClaimAdmin",
    "CommitmentAdmin",
    "ErasureAdmin",
    "EvidenceAdmin",
    "ForumAdmin",
    "PositionAdmin",
    "RedactionAdmin",
    "ReportAdmin",
    "ReportScheduleAdmin",
    "RevisionAdmin",
    "RiskAdmin",
    "SourceAdmin",
    "StatisticAdmin",
    "StatusUpdateAdmin",
    "TokenAdmin",
    "TopicAdmin",
    "UserAdmin",
]

admin.site.index_template = "admin/commitments/home.html"
admin.site.extra_urls = lambda: [*urls(), *review_urls(), *discrepancy_urls()]
