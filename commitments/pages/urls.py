from __future__ import annotations

from django.urls import path

from commitments.pages.home import home
from commitments.pages.opting_out import leave

urlpatterns = [
    path("", home, name="home"),
    path("reports/opt-out/<str:token>/", leave, name="leave"),
]
