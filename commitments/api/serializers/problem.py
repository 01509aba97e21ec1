from __future__ import annotations

from rest_framework import serializers


class FieldProblemSerializer(serializers.Serializer):
    """One thing wrong in the input: a member of the body, or a parameter of the query."""

    pointer = serializers.CharField(
        required=False, help_text="Where in the body: a JSON pointer (RFC 6901)."
    )
    parameter = serializers.CharField(required=False, help_text="Which parameter of the query.")
    detail = serializers.CharField(help_text="What is wrong, and the way out.")


class ProblemSerializer(serializers.Serializer):
    """Why a request was refused (RFC 9457). What is asked first is told first: who asks (401, 403),
    of what (404), whether query and body can be read in any state of the record (400), If-Match
    (412), the state that the record is in (409, 410), and last what it lacks in that state (400).
    """

    type = serializers.CharField(help_text="A URI that names the kind of problem.")
    title = serializers.CharField(help_text="The kind of problem in words.")
    status = serializers.IntegerField(help_text="The HTTP status.")
    detail = serializers.CharField(help_text="What is wrong with this request.")
    errors = FieldProblemSerializer(many=True, required=False)
    retracted_at = serializers.DateTimeField(required=False, help_text="With 410: when.")
    reason = serializers.CharField(required=False, help_text="With 410: why.")
    address = serializers.CharField(required=False, help_text="The address that was meant.")
