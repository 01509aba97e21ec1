"""A client made from the schema's file by openapi-python-client does a whole cycle."""

from __future__ import annotations

import importlib
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from commitments.api.schema.examples import EXAMPLES
from tests.api.test_schema import KEPT
from tests.tracker.served import Served, token

NAME = "made_client"
CONFIG = {
    "post_hooks": [],
    # It knows neither feeds, which are text to it, nor printed reports and workbooks.
    "content_type_overrides": {
        "application/atom+xml": "text/html",
        "application/pdf": "application/octet-stream",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": (
            "application/octet-stream"
        ),
    },
}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The folder in which the client was made, from which it can be imported."""
    folder = tmp_path_factory.mktemp("client")
    config = folder / "config.json"
    config.write_text(json.dumps(CONFIG))
    program = Path(sys.executable).with_name("openapi-python-client")
    command = [program, "generate", "--path", KEPT, "--output-path", folder / NAME]
    command += ["--meta", "none", "--config", config, "--fail-on-warning"]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(folder))
        yield folder


class Maker:
    """One person's client: operations by tag and id, bodies by the name of their schema."""

    def __init__(self, served: Served, name: str = "", role: str = "") -> None:
        clients = importlib.import_module(f"{NAME}.client")
        if role:
            bearer = token(served, name, role)
            self.client = clients.AuthenticatedClient(base_url=served.address(), token=bearer)
        else:
            self.client = clients.Client(base_url=served.address())

    def do(self, tag: str, operation: str, *key: Any, **given: Any) -> Any:
        """The parsed answer of a success."""
        module = importlib.import_module(f"{NAME}.api.{tag}.{tag}_{operation}")
        answer = module.sync_detailed(*key, client=self.client, **given)
        assert answer.status_code in {200, 201, 204}, answer.content
        return answer.parsed

    def publish(self, tag: str, key: Any, *, reviewer: Maker) -> None:
        assert self.do(tag, "submit", key).publication.value == "in_review"
        assert reviewer.do(tag, "publish", key).publication.value == "published"


def body(name: str, given: dict[str, Any]) -> Any:
    return getattr(importlib.import_module(f"{NAME}.models"), name).from_dict(given)


@pytest.fixture
def makers(made: Path, served: Served) -> Iterator[list[Maker]]:
    """An analyst's, an editor's and a stranger's."""
    people = (("ann", "analyst"), ("ed", "editor"), ())
    found = [Maker(served, *person) for person in people]
    yield found
    for maker in found:
        maker.client.get_httpx_client().close()


def test_create_submit_publish_read_and_correct(makers: list[Maker]) -> None:
    analyst, editor, stranger = makers
    slug = "made-by-a-client"

    source = body("SourceInput", EXAMPLES["source"] | {"slug": f"{slug}-source"})
    assert analyst.do("sources", "create", body=source).slug == f"{slug}-source"
    pledge = EXAMPLES["commitment"] | {"slug": slug, "topics": [], "forum": None}
    draft = analyst.do("commitments", "create", body=body("CommitmentInput", pledge))
    assert (draft.slug, draft.publication.value) == (slug, "draft")
    assert draft.due.said == "over the summer"
    analyst.publish("commitments", slug, reviewer=editor)

    quoted = [EXAMPLES["status_update"]["evidence"][0] | {"source": f"{slug}-source"}]
    finding = EXAMPLES["status_update"] | {"commitment": slug, "evidence": quoted}
    update = analyst.do("status_updates", "create", body=body("StatusUpdateInput", finding))
    analyst.publish("status_updates", update.id, reviewer=editor)
    read = stranger.do("commitments", "retrieve", slug)
    assert (read.status.value, read.update_count, read.evidence_count) == ("initiated", 1, 1)
    listed = stranger.do("status_updates", "list", commitment=[slug])
    assert [row.id for row in listed.results] == [update.id]
    assert listed.results[0].evidence[0].excerpt == quoted[0]["excerpt"]

    correction = body("StatusUpdateCorrection", {"status": "ongoing"})
    corrected = analyst.do("status_updates", "supersede", update.id, body=correction)
    assert corrected.supersedes == update.id
    analyst.publish("status_updates", corrected.id, reviewer=editor)
    assert stranger.do("commitments", "retrieve", slug).status.value == "ongoing"
    assert stranger.do("status_updates", "retrieve", update.id).superseded_by == corrected.id
