"""Which statement answers a request, and with what?"""

from __future__ import annotations

import base64
import json
from typing import Any

from benchmarks.limit_search import SEARCH
from benchmarks.limit_sql import DETAIL, LIST, LIST_WITH_COUNT, PAGE, STATS


def read(path: str, query: dict[str, list[str]]) -> tuple[str, dict[str, Any]]:
    asked: dict[str, Any] = {name: values[0] for name, values in query.items()}
    if path == "/api/v1/stats/":
        return STATS, {"today": asked["as_of"]} if "as_of" in asked else {}
    if path != "/api/v1/commitments/":
        return DETAIL, {"slug": path.rstrip("/").rpartition("/")[2]}
    if "q" in asked:
        asked["word1"], asked["word2"] = asked["q"].split()
        return SEARCH, asked
    if "cursor" in asked:
        packed = asked["cursor"].partition(".")[2]
        made_on, slug = json.loads(base64.urlsafe_b64decode(packed + "=" * (-len(packed) % 4)))
        return PAGE, {"made_on": made_on, "slug": slug, "size": int(asked["page_size"])}
    return (LIST_WITH_COUNT if "with_count" in asked else LIST), asked
