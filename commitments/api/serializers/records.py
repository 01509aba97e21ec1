"""The shape of the answer of each kind of record."""

from __future__ import annotations

from commitments.api.serializers.actor import ActorSerializer
from commitments.api.serializers.claim import ClaimSerializer
from commitments.api.serializers.commitment import CommitmentSerializer
from commitments.api.serializers.evidence import EvidenceSerializer
from commitments.api.serializers.fields import RecordSerializer
from commitments.api.serializers.forum import ForumSerializer
from commitments.api.serializers.judgement import PositionSerializer, StatusUpdateSerializer
from commitments.api.serializers.risk import RiskSerializer
from commitments.api.serializers.source import SourceSerializer
from commitments.api.serializers.statistic import StatisticSerializer
from commitments.api.serializers.topic import TopicSerializer

SERIALIZERS: dict[str, type[RecordSerializer]] = {
    "commitment": CommitmentSerializer,
    "status_update": StatusUpdateSerializer,
    "position": PositionSerializer,
    "claim": ClaimSerializer,
    "risk": RiskSerializer,
    "statistic": StatisticSerializer,
    "source": SourceSerializer,
    "evidence": EvidenceSerializer,
    "actor": ActorSerializer,
    "forum": ForumSerializer,
    "topic": TopicSerializer,
}
