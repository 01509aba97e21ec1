import subprocess
import sys
import threading

import pytest
from django.db import connection

from commitments.models import User


@pytest.mark.django_db
def test_a_test_with_a_transaction_has_the_migrated_database() -> None:
    assert User.objects.count() == 0
    User.objects.create(username="someone")


@pytest.mark.django_db
def test_the_next_test_sees_nothing_of_the_last() -> None:
    assert not User.objects.filter(username="someone").exists()


def test_a_committing_test_shares_its_database_with_threads_and_processes(
    committing_db: str,
) -> None:
    User.objects.create(username="someone")
    seen: list[int] = []

    def look() -> None:
        seen.append(User.objects.count())
        connection.close()

    thread = threading.Thread(target=look)
    thread.start()
    thread.join()
    command = "from commitments.models import User; print(User.objects.get().username)"
    done = subprocess.run(
        [sys.executable, "manage.py", "shell", "--no-imports", "-c", command],
        capture_output=True,
        text=True,
        check=False,
    )
    assert seen == [1]
    assert (done.stdout.strip(), done.stderr) == ("someone", "")


def test_another_committing_test_sees_nothing_of_it(committing_db: str) -> None:
    assert User.objects.count() == 0
