from __future__ import annotations

from django.urls import path

from commitments.pages.about import about
from commitments.pages.actor import actor
from commitments.pages.actor_list import actors
from commitments.pages.chart_files import all_charts, chart
from commitments.pages.claim import claim
from commitments.pages.claim_list import claims
from commitments.pages.commitment import commitment
from commitments.pages.commitment_list import commitments
from commitments.pages.home import home
from commitments.pages.opting_out import leave
from commitments.pages.report_list import reports

urlpatterns = [
    path("", home, name="home"),
    path("commitments/", commitments, name="commitments"),
    path("commitments/<slug:slug>/", commitment, name="commitment"),
    path("claims/", claims, name="claims"),
    path("claims/<slug:slug>/", claim, name="claim"),
    path("actors/", actors, name="actors"),
    path("actors/<slug:slug>/", actor, name="actor"),
    path("reports/", reports, name="reports"),
    path("about/", about, name="about"),
    path("charts/", all_charts, name="charts"),
    path("charts/<str:name>.<str:form>", chart, name="chart"),
    path("reports/opt-out/<str:token>/", leave, name="leave"),
]
