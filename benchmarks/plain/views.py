from __future__ import annotations

from typing import Any

from django.db.models import Count, Prefetch, Q, QuerySet
from django.utils import timezone
from django_filters import rest_framework as filters
from rest_framework.pagination import CursorPagination
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.serializers import BaseSerializer
from rest_framework.views import APIView
from rest_framework.viewsets import ModelViewSet

from benchmarks.plain.serializers import (
    CommitmentDetailSerializer,
    CommitmentSerializer,
    StatusUpdateSerializer,
)
from commitments.models import Actor, Commitment, Position, Standing, StatusUpdate


def current() -> QuerySet[Standing]:
    today = timezone.localdate()
    return Standing.objects.filter(
        Q(valid_from=None) | Q(valid_from__lte=today),
        Q(valid_to=None) | Q(valid_to__gt=today),
        known_to=None,
    )


class CommitmentFilter(filters.FilterSet):
    status = filters.CharFilter(method="by_status")
    actor = filters.CharFilter(method="by_actor")

    class Meta:
        model = Commitment
        fields = ["kind"]

    def by_status(self, rows: QuerySet[Commitment], name: str, value: str) -> Any:
        return rows.filter(pk__in=current().filter(status=value).values("commitment"))

    def by_actor(self, rows: QuerySet[Commitment], name: str, value: str) -> Any:
        found = list(Actor.objects.filter(slug=value))
        for actor in found:
            found += Actor.objects.filter(Q(parent=actor) | Q(offices__of=actor)).distinct()
        return rows.filter(parties__actor__in=found).distinct()


class Pages(CursorPagination):
    page_size_query_param = "page_size"
    max_page_size = 1000
    page_size = 50
    ordering = ("-made_on_earliest", "slug")

    def paginate_queryset(self, queryset: Any, request: Request, view: Any = None) -> Any:
        self.count = queryset.count() if "with_count" in request.query_params else None
        return super().paginate_queryset(queryset, request, view)

    def get_paginated_response(self, data: Any) -> Response:
        response = super().get_paginated_response(data)
        if self.count is not None:
            response.data["count"] = self.count
        return response


class Commitments(ModelViewSet[Commitment]):
    filter_backends = [filters.DjangoFilterBackend]
    filterset_class = CommitmentFilter
    pagination_class = Pages
    lookup_field = "slug"

    def get_serializer_class(self) -> type[BaseSerializer[Commitment]]:
        return CommitmentDetailSerializer if self.action == "retrieve" else CommitmentSerializer

    def get_queryset(self) -> QuerySet[Commitment]:
        rows = Commitment.objects.filter(publication="published").select_related("forum")
        return rows.prefetch_related(
            "parties__actor",
            "topic_rows__topic",
            "relation_rows__other",
            Prefetch("standings", current(), to_attr="now"),
        )

    def get_object(self) -> Commitment:
        found: Any = super().get_object()
        judged = {"commitment": found, "publication": "published"}
        found.updates = StatusUpdate.objects.filter(**judged).prefetch_related(
            "evidence__source", "evidence__attributed_to", "commitment"
        )
        found.positions = Position.objects.filter(**judged).select_related("actor")
        return found


class StatusUpdates(ModelViewSet[StatusUpdate]):
    serializer_class = StatusUpdateSerializer
    queryset = StatusUpdate.objects.filter(publication="published")

    def perform_create(self, serializer: BaseSerializer[StatusUpdate]) -> None:
        now = timezone.now()
        serializer.save(
            created_by=self.request.user,
            created_at=now,
            recorded_at=now,
            day=serializer.validated_data["as_of_latest"],
        )


class Stats(APIView):
    def get(self, request: Request) -> Response:
        rows = (
            current()
            .filter(commitment__publication="published")
            .filter(commitment__parties__role="committing")
            .values("status", "commitment__parties__actor__slug")
            .annotate(count=Count("pk"))
        )
        return Response(
            {
                "total": current().filter(commitment__publication="published").count(),
                "results": [
                    {
                        "status": row["status"],
                        "actor": row["commitment__parties__actor__slug"],
                        "count": row["count"],
                    }
                    for row in rows
                ],
            }
        )
