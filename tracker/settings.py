"""Everything is read from the environment; each setting has a default that is safe.

A text that is set but empty counts as not set, as a compose file passes it on. Secrets may be
named as files instead: SECRET_KEY_FILE, DATABASE_URL_FILE and so on (tracker/environment.py).
Without any, the tracker runs on an embedded PostgreSQL, with its secrets, mails and
files under `var/`.
"""

from datetime import timedelta
from pathlib import Path
from urllib.parse import unquote, urlsplit

import environ
import pghistory
import sentry_sdk

from tracker.environment import at_least_one, role, secret, whole
from tracker.kept import kept_secret
from tracker.logs import logging_config
from tracker.look import DESK
from tracker.pooled.connection import Connection
from tracker.replica.connection import Connection as OfReplica

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()

# Where this checkout keeps what it makes: database, secrets, mails, files.
VAR_DIR = Path(env.str("VAR_DIR", default="") or BASE_DIR / "var").absolute()

DEBUG = env.bool("DEBUG", default=False)
SECRET_KEY = secret("SECRET_KEY") or kept_secret(VAR_DIR / "secret-key")

# The address under which the outside reaches the tracker; links in answers start with it.
BASE_URL = env.str("BASE_URL", default="") or f"http://localhost:{env.int('PORT', default=8000)}"
BASE_URL = BASE_URL.rstrip("/")
_site = urlsplit(BASE_URL)
IS_LOCAL = _site.hostname in {"localhost", "127.0.0.1", "::1"}  # it is being tried
_hosts = dict.fromkeys([_site.hostname, "localhost", "127.0.0.1", "[::1]"])
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=[]) or list(_hosts)
TRUSTED_PROXIES = env.list("TRUSTED_PROXIES", default=[])
PUBLIC_READ = env.bool("PUBLIC_READ", default=True)
METRICS_TOKEN = secret("METRICS_TOKEN")
READ_ONLY = env.bool("READ_ONLY", default=False)

INSTALLED_APPS = [
    "unfold",
    "unfold.contrib.filters",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "pgtrigger",
    "pghistory",
    "rest_framework",
    "tracker.apps.TokensConfig",
    "axes",
    "django_otp",
    "django_otp.plugins.otp_totp",
    "django_otp.plugins.otp_static",
    "corsheaders",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "procrastinate.contrib.django",
    "import_export",
    "tracker",
    "commitments",
]

MIDDLEWARE = [
    "tracker.proxies.TrustedProxiesMiddleware",
    "tracker.request_id.RequestIdMiddleware",
    "tracker.health.HealthMiddleware",
    "tracker.metrics.MetricsMiddleware",
    "tracker.content_security.ContentSecurityMiddleware",
    "tracker.read_only.ReadOnlyMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "corsheaders.middleware.CorsMiddleware",
    "tracker.sessions.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "tracker.sessions.SessionEndMiddleware",
    "tracker.second_factor.SecondFactorMiddleware",
    "tracker.desk_throttle.DeskThrottleMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "pghistory.middleware.HistoryMiddleware",
    "axes.middleware.AxesMiddleware",
    "tracker.reads_noted.ReadsNotedMiddleware",
    "tracker.replica.middleware.ReplicaMiddleware",
]

ROOT_URLCONF = "tracker.urls"
WSGI_APPLICATION = "tracker.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    }
]

# Database
# A pool is for processes of many threads that live long and never fork: the web workers,
# whose configuration (tracker/gunicorn.py) sets the number.
_pool = env.int("DATABASE_POOL", default=0)


# So that no request hangs: nothing waits ten seconds for the database, whatever it is at.
STATEMENT_SECONDS = at_least_one("STATEMENT_SECONDS", default=8)
EXPORT_SECONDS = at_least_one("EXPORT_SECONDS", default=600)  # until its reader has all of it
POOLED = {"django.db.backends.postgresql": "tracker.pooled"}
POOL = {
    "min_size": 1,
    "timeout": 4,  # seconds
    "reconnect_timeout": 3,
    "connection_class": Connection,
}
LIMITS = {
    "connect_timeout": 3,
    "tcp_user_timeout": 8000,  # milliseconds
    "keepalives_idle": 5,  # seconds in which a machine that is gone has not been heard of
    "keepalives_interval": 2,
    # Answers of some milliseconds are worth neither compiling a plan for nor further processes.
    "options": f"-c statement_timeout={STATEMENT_SECONDS}s -c lock_timeout=4s -c jit=off"
    " -c parallel_setup_cost=20000",
}


def _database(variable: str) -> dict:
    address = secret(variable)
    config = env.db_url_config(address) if address else {}
    if not config:
        config = {"ENGINE": "tracker.embedded", "NAME": "tracker", "OPTIONS": {}}
    config.setdefault("OPTIONS", {})
    config["HOST"] = unquote(config.get("HOST", ""))  # a socket's folder is written %2Flike%2Fthis
    if _pool:
        config["ENGINE"] = POOLED.get(config["ENGINE"], config["ENGINE"])
        config["OPTIONS"] = LIMITS | config["OPTIONS"]
        config["OPTIONS"]["pool"] = POOL | {"max_size": _pool}
    return config


def _replica() -> dict:
    """Nothing is written there, whatever it is; who gets no connection soon asks the primary."""
    config = _database("DATABASE_REPLICA_URL")
    if _pool:
        options = config["OPTIONS"]
        options["options"] += " -c default_transaction_read_only=on"
        options["pool"] |= {"timeout": 1, "connection_class": OfReplica}
    return config | {"TEST": {"MIRROR": "default"}}


DATABASES = {"default": _database("DATABASE_URL")}
if secret("DATABASE_REPLICA_URL"):
    DATABASES["replica"] = _replica()
    DATABASE_ROUTERS = ["commitments.reading.database.Router"]
# Off where a pooler gives each transaction another session, and knows no prepared statements.
PREPARED_STATEMENTS = env.bool("PREPARED_STATEMENTS", default=True)
# How late what is replayed there may be before reads go to the primary alone (docs/scaling.md).
REPLICA_LAG_SECONDS = at_least_one("REPLICA_LAG_SECONDS", default=10)
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Reads write nothing; without a context around them they need not ask who reads.
PGHISTORY_MIDDLEWARE_METHODS = ("POST", "PUT", "PATCH", "DELETE")
# Events are found by their row; by what else, each model says (commitments/models/audit.py).
PGHISTORY_FOREIGN_KEY_FIELD = pghistory.ForeignKey(db_index=False)
PGHISTORY_OBJ_FIELD = pghistory.ObjForeignKey(db_index=True)

# People
AUTH_USER_MODEL = "commitments.User"
LOGIN_URL = "admin:login"
LOGIN_REDIRECT_URL = "admin:index"
_validators = "django.contrib.auth.password_validation."
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": _validators + "UserAttributeSimilarityValidator"},
    {"NAME": _validators + "MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": _validators + "CommonPasswordValidator"},
    {"NAME": _validators + "NumericPasswordValidator"},
]

# Logging in (docs/logging-in.md)
AUTHENTICATION_BACKENDS = [
    "commitments.admin.lockouts.LockoutBackend",
    "django.contrib.auth.backends.ModelBackend",
]
THROTTLE_DESK = whole("THROTTLE_DESK", default=600)  # requests a minute; 0: no limit
LOCKOUT_FAILURES = at_least_one("LOCKOUT_FAILURES", default=5)
LOCKOUT_ADDRESS_FAILURES = at_least_one("LOCKOUT_ADDRESS_FAILURES", default=50)
LOCKOUT_TIME = timedelta(minutes=at_least_one("LOCKOUT_MINUTES", default=15))
REQUIRE_SECOND_FACTOR = role("REQUIRE_SECOND_FACTOR")
SESSION_TIME = timedelta(hours=at_least_one("SESSION_HOURS", default=12))
SESSION_IDLE_TIME = timedelta(minutes=at_least_one("SESSION_IDLE_MINUTES", default=120))
SESSION_COOKIE_AGE = int(SESSION_TIME.total_seconds())
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "tracker.errors.stale_form"
OTP_TOTP_ISSUER = f"Commitments {_site.hostname}"
# What is counted, and when it is too much, is said in commitments.domain.lockouts alone.
AXES_HANDLER = "commitments.admin.lockouts.LockoutHandler"
AXES_LOCKOUT_CALLABLE = "commitments.admin.lockouts.locked_page"
AXES_CLIENT_IP_CALLABLE = "commitments.admin.lockouts.counted_address"
AXES_USERNAME_CALLABLE = "commitments.admin.lockouts.counted_name"
AXES_COOLOFF_TIME = LOCKOUT_TIME
AXES_ENABLE_ADMIN = False
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_VERBOSE = False

# Words and days
LANGUAGE_CODE = "en"
USE_TZ = True
FORMAT_MODULE_PATH = "tracker.formats"
TIME_ZONE = env.str("TIME_ZONE", default="") or "UTC"

# Safety
_https = _site.scheme == "https"
SECURE_SSL_REDIRECT = _https
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if _https else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = _https
SECURE_HSTS_PRELOAD = _https
SESSION_COOKIE_SECURE = _https
CSRF_COOKIE_SECURE = _https
# A name that browsers take only from this very host, over https and for all of it.
_only_here = "__Host-" if _https else ""
SESSION_COOKIE_NAME = f"{_only_here}sessionid"
CSRF_COOKIE_NAME = f"{_only_here}csrftoken"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"  # no third cookie
CSRF_TRUSTED_ORIGINS = [f"{_site.scheme}://{_site.netloc}"]
# Safe since tracker.proxies drops the header when it comes from anybody else.
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
X_FRAME_OPTIONS = "DENY"

# Files and mail
STATIC_URL = "/static/"
STATIC_ROOT = Path(env.str("STATIC_ROOT", default="") or BASE_DIR / "staticfiles")
MEDIA_URL = "/media/"
MEDIA_ROOT = Path(env.str("MEDIA_ROOT", default="") or VAR_DIR / "media")
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="") or f"tracker@{_site.hostname}"
SERVER_EMAIL = DEFAULT_FROM_EMAIL
if _mail := secret("EMAIL_URL"):
    vars().update(env.email_url_config(_mail))
else:
    EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    EMAIL_FILE_PATH = VAR_DIR / "mail"

if _dsn := secret("SENTRY_DSN"):
    sentry_sdk.init(
        dsn=_dsn,
        # Neither who it was nor what was sent: texts of drafts would be among it.
        send_default_pii=False,
        max_request_body_size="never",
        include_local_variables=False,
    )

LOGGING = logging_config(level=env.str("LOG_LEVEL", default="INFO"))
# From then on a statement is a line in the log (commitments/reading/slow.py).
SLOW_STATEMENT_SECONDS = at_least_one("SLOW_STATEMENT_MS", default=1000) / 1000

# Archived copies (docs/evidence.md). Off: nothing is fetched from the web, ever.
FETCH = env.bool("FETCH", default=True)
FETCH_PAUSE = 1.0  # seconds between two requests to one host
FETCH_LOOPBACK = False  # for tests alone: they serve their pages on this machine

# What goes by itself (commitments/domain/pruning.py, docs/operations.md).
KEEP_JOBS = timedelta(days=at_least_one("KEEP_JOBS_DAYS", default=7))
KEEP_COPIES = timedelta(days=at_least_one("KEEP_COPIES_DAYS", default=365))

# The API
API_BODY_LIMIT = 5 * 1024 * 1024  # bytes
KEEP_ANSWERS = env.int("KEEP_ANSWERS", default=16)  # megabytes of each web worker; 0: none is kept
APPEND_SLASH = False
# Anybody's page may read what anybody may read; cookies never come along, and writes are same-site.
CORS_ALLOW_ALL_ORIGINS = True
CORS_URLS_REGEX = r"^/api/"
CORS_ALLOW_METHODS = ["GET", "HEAD", "OPTIONS"]
CORS_ALLOW_HEADERS = ["accept", "authorization", "if-none-match"]
CORS_EXPOSE_HEADERS = [
    "As-Of",
    "Content-Disposition",
    "ETag",
    "Known-At",
    "RateLimit",
    "RateLimit-Policy",
    "Retry-After",
    "X-Request-ID",
]
REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": [
        "commitments.api.authentication.BearerToken",
        "rest_framework.authentication.SessionAuthentication",
    ],
    "DEFAULT_PERMISSION_CLASSES": ["commitments.api.permissions.ReadOrRole"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["commitments.api.parsers.StrictJSONParser"],
    "DEFAULT_SCHEMA_CLASS": "commitments.api.schema.auto.TrackerSchema",
    # Requests a minute; 0: no limit.
    "DEFAULT_THROTTLE_RATES": {
        "address": whole("THROTTLE_ADDRESS", default=1200),
        "user": whole("THROTTLE_USER", default=1200),
    },
    "EXCEPTION_HANDLER": "commitments.api.problems.handle",
    "URL_FORMAT_OVERRIDE": None,
}
REST_KNOX = {"AUTH_HEADER_PREFIX": "Bearer", "TOKEN_TTL": timedelta(days=365)}
SPECTACULAR_SETTINGS = {
    "TITLE": "Commitments tracker",
    "DESCRIPTION": "Who promised what to whom, and where it stands, on any day and as known at "
    "any instant.",
    "VERSION": "1",
    "OAS_VERSION": "3.1.0",
    "SERVERS": [{"url": "/"}],
    "DEFAULT_GENERATOR_CLASS": "commitments.api.schema.auto.TrackerGenerator",
    "ENUM_GENERATE_CHOICE_DESCRIPTION": False,
    "POSTPROCESSING_HOOKS": [],
}

UNFOLD = DESK
