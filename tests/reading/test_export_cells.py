"""A workbook has only the cells that say something."""

from __future__ import annotations

import io
import zipfile
from xml.etree.ElementTree import fromstring

import pytest

from commitments.reading.export import write_xlsx
from commitments.reading.listings import LISTINGS
from tests.factories.records import make_commitment
from tests.factories.states import published
from tests.reading.asking import clocks

pytestmark = pytest.mark.django_db
SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def test_an_empty_cell_is_not_written():
    published(make_commitment("pledge", text=""))
    file = io.BytesIO()
    write_xlsx(file, LISTINGS["commitment"], {}, clocks())
    with zipfile.ZipFile(file) as book:
        sheet = book.read("xl/worksheets/sheet1.xml")
    cells = [*fromstring(sheet).iter(f"{SHEET}c")]
    assert len(cells) > 20
    assert all("".join(cell.itertext()) for cell in cells)
