from django.urls import include, path
from rest_framework.routers import DefaultRouter

from benchmarks.plain.views import Commitments, Stats, StatusUpdates

router = DefaultRouter()
router.register("commitments", Commitments, basename="commitment")
router.register("status-updates", StatusUpdates)
urlpatterns = [
    path("api/v1/stats/", Stats.as_view()),
    path("api/v1/", include(router.urls)),
]
