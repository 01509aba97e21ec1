"""How the editors' desk looks: django-unfold's settings."""

from django.templatetags.static import static
from django.urls import reverse

DESK = {
    "SITE_TITLE": "Commitments tracker",
    "SITE_HEADER": "Commitments",
    "SITE_SUBHEADER": "The editors' desk",
    "SITE_SYMBOL": "handshake",
    "SITE_URL": "/",
    "SITE_FAVICONS": [
        {
            "rel": "icon",
            "type": "image/svg+xml",
            "href": lambda request: static("pages/icon.svg"),
        },
    ],
    "STYLES": [lambda request: static("desk/theme.css")],
    "SCRIPTS": [lambda request: static("desk/theme.js")],
    "SHOW_VIEW_ON_SITE": False,
    "DASHBOARD_CALLBACK": "commitments.admin.home.context",
    "ACCOUNT": {
        "navigation": [{"title": "Your account", "link": lambda request: reverse("admin:account")}],
    },
    "SIDEBAR": {
        "show_search": False,
        "show_all_applications": False,
        "navigation": "commitments.admin.site.navigation",
    },
    "COLORS": {
        "primary": {
            "50": "oklch(97% .014 254.6)",
            "100": "oklch(93.2% .032 255.6)",
            "200": "oklch(88.2% .059 254.1)",
            "300": "oklch(80.9% .105 251.8)",
            "400": "oklch(70.7% .165 254.6)",
            "500": "oklch(62.3% .214 259.8)",
            "600": "oklch(54.6% .215 262.9)",
            "700": "oklch(48.8% .217 264.4)",
            "800": "oklch(42.4% .181 265.6)",
            "900": "oklch(37.9% .138 265.5)",
            "950": "oklch(28.2% .087 267.9)",
        },
    },
}
