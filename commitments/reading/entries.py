"""An actor's commitments of a status in the order of when they were made, without all of them.

An entry stays when what it tells is no longer so: it says where to look, and each row is looked at
again under both clocks. So a page costs what it is long, however many there are in all.
"""

from __future__ import annotations

from dataclasses import replace

from commitments.reading import sql
from commitments.reading.filters import bind
from commitments.reading.keyset import Order
from commitments.reading.listing import Params, Sooner
from commitments.reading.page_sql import PageSQL

MADE_ON = Order("r.made_on_earliest", "date")
MOST = 20  # pairs of status and actor; with more of them all rows are found as soon
MORE = 10  # entries than rows of a page: some may tell what was so at other times only
STREAM = f"""
(SELECT e.made_on, e.commitment_id FROM commitments_listentry e
 WHERE e.actor = {{actor}} AND e.status = {{status}} AND e.made_on <= %(as_of)s AND {{beyond}}
   AND EXISTS (SELECT FROM commitments_standing u WHERE u.commitment_id = e.commitment_id
     AND u.status = e.status AND {sql.known("u")} AND {sql.valid("u")} OFFSET 0)
 ORDER BY {{order}})
"""


def along(sooner: Sooner, page: PageSQL, params: Params) -> str:
    """The condition of a row that is among the first entries of the page's walk; empty where that
    does not go by the day. A page that these rows fill is whole: all of its last day are among
    them. “IS TRUE” keeps a plan for any values from asking other indexes for each row."""
    walk = page.walk
    without_day = walk.start is not None and walk.start[0] is None
    if walk.order != MADE_ON or without_day or not 0 < len(sooner.actors) <= MOST:
        return ""
    day, _ = walk.directions
    beyond = replace(walk, order=Order("e.made_on", "date")).from_its_day(params)
    order = f"e.made_on {day}, e.commitment_id {day}"
    streams = " UNION ALL ".join(
        STREAM.format(
            actor=bind(params, actor), status=bind(params, status), beyond=beyond, order=order
        )
        for status, actor in zip(sooner.statuses, sooner.actors, strict=True)
    )
    return f"""
(r.id, r.made_on_earliest) IN (
  SELECT e.commitment_id, e.made_on FROM (
    SELECT DISTINCT e.made_on, e.commitment_id FROM ({streams}) e ORDER BY {order}) e
  ORDER BY e.made_on {day} FETCH FIRST {page.size + MORE} ROWS WITH TIES)
AND ({sooner.exact}) IS TRUE AND {page.where}"""
