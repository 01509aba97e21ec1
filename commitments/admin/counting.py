"""A column that counts the commitments of a forum or a topic, and leads to them."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, IntegerField, Model, OuterRef, QuerySet, Subquery
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString
from unfold.decorators import display

from commitments.admin.links import list_of
from commitments.models import Commitment


class CountsCommitments:
    """Mixed into a ModelAdmin. `counted`: the model whose rows name the record in `named_by`;
    `filtered_by`: how the list of commitments is asked for them."""

    counted: type[Model]
    named_by: str
    filtered_by: str

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        naming = self.counted._default_manager.filter(**{self.named_by: OuterRef("pk")})
        numbers = naming.order_by().values(self.named_by).annotate(number=Count("pk"))
        found: QuerySet[Any] = super().get_queryset(request)  # type: ignore[misc]
        return found.annotate(
            commitment_count=Subquery(numbers.values("number"), output_field=IntegerField())
        )

    @display(description="Commitments", ordering="commitment_count")
    def commitments(self, row: Any) -> SafeString | str:
        if not row.commitment_count:
            return ""
        address = list_of(Commitment, **{self.filtered_by: row.pk})
        return format_html('<a class="text-link" href="{}">{}</a>', address, row.commitment_count)
