from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("admin/", admin.site.urls),
    path("", include("commitments.api.urls")),
    path("", include("commitments.pages.urls")),
]

handler400 = "tracker.errors.bad_request"
handler403 = "tracker.errors.not_allowed"
handler404 = "tracker.errors.not_found"
handler500 = "tracker.errors.broken"
