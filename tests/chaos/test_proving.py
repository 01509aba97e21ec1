"""What went wrong while something was broken is told, and never passed over."""

from __future__ import annotations

import json
import socket
import threading
from pathlib import Path
from typing import Any

import pytest

from chaos.asking import ask
from chaos.clients import Clients, Seen
from chaos.faults import FAULTS, Fault
from chaos.place import Place
from chaos.proofs import look
from chaos.replicas import followed
from chaos.running import again, caused, elsewhere, silences


class Nowhere(Place):
    """A place that nobody serves, with a copy in which there is nothing."""

    def copies(self) -> dict[str, Any]:
        return {"at the copy": lambda statement, given: []}


class Behind(Nowhere):
    def copies(self) -> dict[str, Any]:
        raise RuntimeError("Not within 30 s: the standby has replayed all.")


def fault(**given: Any) -> Fault:
    return Fault("any", "Any", **{"cause": lambda place, hold: None} | given)


def seen(*reads: float, writes: tuple[float, ...] = (2, 6)) -> Seen:
    return Seen(came={"read": list(reads), "write": list(writes)})


def written(clients: Clients, *writes: tuple[str, str, float]) -> None:
    lines = [json.dumps({"name": name, "state": state, "at": at}) for name, state, at in writes]
    (clients.folder / f"{clients.run}-0.jsonl").write_text("\n".join(lines))


def test_reads_that_go_on_are_no_fault() -> None:
    assert silences(seen(1, 4, 8), begun=0, ended=10) == []


def test_reads_that_cease_are_a_fault() -> None:
    said = ["no read for 6.0 s while it lasted"]
    assert silences(seen(1, 7), begun=0, ended=10) == said
    assert silences(seen(1, 4), begun=0, ended=10) == said
    assert silences(seen(11, writes=(1, 5, 9)), begun=0, ended=10) == [
        "no read for 10.0 s while it lasted"
    ]


def test_a_cause_that_does_not_come_to_its_end_is_told(tmp_path: Path) -> None:
    def broken(place: Place, hold: float) -> None:
        raise RuntimeError("Not within 10 s: it was noticed.")

    said = caused(fault(cause=broken), Place(tmp_path), 1.0)
    assert said == ["Not within 10 s: it was noticed."]


def test_what_does_not_come_again_never_does(tmp_path: Path) -> None:
    never = fault(again=lambda place: False)
    assert again(never, Place(tmp_path), seconds=0.3) == float("inf")
    assert again(fault(), Place(tmp_path), seconds=0.3) < 0.3


def test_what_a_copy_lacks_is_lost(tmp_path: Path) -> None:
    clients = Clients(tmp_path, [], {})
    written(clients, ("one", "published", 1))
    assert elsewhere(Nowhere(tmp_path), clients) == ["at the copy, lost: one"]
    assert elsewhere(Behind(tmp_path), clients) == [
        "Not within 30 s: the standby has replayed all."
    ]


def test_each_write_is_looked_for_by_itself(tmp_path: Path) -> None:
    clients = Clients(tmp_path, [], {})
    written(clients, ("one", "draft", 1), ("one", "published", 2), ("two", "draft", 3))
    only_one = [[("one", "in_review")], []]

    found = look(lambda statement, given: only_one.pop(0), clients)

    assert found.of(clients.writes()) == 1  # of three: published it is not, the other is nowhere
    assert found.of(clients.writes(since=1.5)) == 0
    assert len(clients.writes(since=1.5)) == 2


def test_what_is_done_to_a_replica_asks_that_all_goes_on_meanwhile() -> None:
    done = [fault for fault in FAULTS if fault.where is followed]
    assert [fault.name for fault in done] == ["kill_replica", "freeze_replica", "delay_replica"]
    assert all(fault.goes_on and fault.hold for fault in done)


CHUNK = b"Transfer-Encoding: chunked\r\n\r\n5\r\nslug,\r\n"
PART = b"Content-Length: 500\r\n\r\n{"


@pytest.mark.parametrize(
    ("head", "fault"), [(CHUNK, ""), (PART, "a connection that broke: IncompleteRead(1 bytes")]
)
def test_only_a_file_may_break_off_where_files_may(head: bytes, fault: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        breaking = threading.Thread(target=break_off, args=(server, head))
        breaking.start()
        answer = ask(server.getsockname()[1], "GET", "/")
        breaking.join()
    assert answer.fault(may_cut=False, may_cut_files=True)[: len(fault) or None] == fault
    assert answer.fault(may_cut=False).startswith("a connection that broke: IncompleteRead(")
    assert answer.fault(may_cut=True) == ""


def break_off(server: socket.socket, head: bytes) -> None:
    connection, _ = server.accept()
    with connection:
        connection.recv(1024)
        connection.sendall(b"HTTP/1.1 200 OK\r\n" + head)
