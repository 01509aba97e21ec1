from __future__ import annotations

from django.urls import path

from commitments.pages.home import home

urlpatterns = [path("", home, name="home")]
