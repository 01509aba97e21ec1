from __future__ import annotations

from typing import Any

from rest_framework import serializers

from commitments.models import Commitment, Evidence, Party, Position, StatusUpdate


class EvidenceSerializer(serializers.ModelSerializer):
    source = serializers.SlugRelatedField("slug", read_only=True)
    attributed_to = serializers.SlugRelatedField("slug", read_only=True)

    class Meta:
        model = Evidence
        exclude = ["authors"]


class StatusUpdateSerializer(serializers.ModelSerializer):
    commitment = serializers.SlugRelatedField("slug", queryset=Commitment.objects.all())
    evidence = EvidenceSerializer(many=True, read_only=True)

    class Meta:
        model = StatusUpdate
        exclude = ["authors"]
        read_only_fields = ["created_at", "recorded_at", "day"]


class PositionSerializer(serializers.ModelSerializer):
    actor = serializers.SlugRelatedField("slug", read_only=True)

    class Meta:
        model = Position
        exclude = ["authors"]


class PartySerializer(serializers.ModelSerializer):
    actor = serializers.SlugRelatedField("slug", read_only=True)

    class Meta:
        model = Party
        fields = ["actor", "role"]


class CommitmentSerializer(serializers.ModelSerializer):
    forum = serializers.SlugRelatedField("slug", read_only=True)
    parties = PartySerializer(many=True)
    topics = serializers.SerializerMethodField()
    relations = serializers.SerializerMethodField()
    standing = serializers.SerializerMethodField()

    class Meta:
        model = Commitment
        exclude = ["authors", "review_note"]

    def get_topics(self, row: Commitment) -> list[str]:
        return [each.topic.slug for each in row.topic_rows.all()]

    def get_relations(self, row: Commitment) -> list[dict[str, str]]:
        return [{"type": r.type, "commitment": r.other.slug} for r in row.relation_rows.all()]

    def get_standing(self, row: Any) -> dict[str, Any]:
        now = row.now[0]
        return {
            "status": now.status,
            "status_as_of": now.status_as_of,
            "confidence": now.confidence,
            "contestation": now.contestation,
            "due": now.due.as_json() if now.due else None,
            "positions": now.positions,
            "update_count": now.update_count,
            "evidence_count": now.evidence_count,
        }


class CommitmentDetailSerializer(CommitmentSerializer):
    updates = StatusUpdateSerializer(many=True)
    positions = PositionSerializer(many=True)
