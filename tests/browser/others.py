"""What axe finds in templates that are not ours: a rule, where, and why it stays.

Nothing of it is serious or critical. An entry that is found no more has to go.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from tests.browser.checks import Finding


@dataclass(frozen=True)
class Others:
    rule: str
    where: str  # a pattern of the selector
    why: str

    def covers(self, finding: Finding) -> bool:
        return finding.rule == self.rule and re.search(self.where, finding.where) is not None


OTHERS = (
    Others("region", "", "unfold's bar of titles and buttons lies in no landmark"),
    Others(
        "landmark-unique", "simplebar", "unfold's scroll bars are all called “scrollable content”"
    ),
    Others(
        "empty-table-header", "", "the column of unfold's buttons that remove a row has no heading"
    ),
)
