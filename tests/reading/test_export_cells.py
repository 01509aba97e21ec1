"""A workbook has only the cells that say something."""

from __future__ import annotations

import io
import re
import zipfile

import pytest

from commitments.reading.export import write_xlsx
from commitments.reading.listings import LISTINGS
from tests.factories.records import make_commitment
from tests.factories.states import published
from tests.reading.asking import clocks

pytestmark = pytest.mark.django_db


def test_an_empty_cell_is_not_written():
    published(make_commitment("pledge", text=""))
    file = io.BytesIO()
    write_xlsx(file, LISTINGS["commitment"], {}, clocks())
    with zipfile.ZipFile(file) as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
    cells = re.findall(r"<c [^>]*>(.*?)</c>|<c [^>]*/>", sheet)
    assert len(cells) > 20
    assert all(re.search(r"<t[^>]*>[^<]+</t>", cell) for cell in cells)
