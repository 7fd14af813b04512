"""What arrives at a province's desk in tests, and the plain recomputation its queue is held to."""

from __future__ import annotations

from pathlib import Path

from desktop_app.services.entry import Entry
from desktop_app.services.province.checking import Checking
from desktop_app.services.province.reviewing import Reviewing
from desktop_app.services.session import Session
from desktop_app.storage.review_queue import ReviewQueue
from tests.services.stores import Pair, campaign, gift_of, send, take


def arrive(pair: Pair) -> str:
    """Bring everything of the office to the province, and return the bundle's SHA-256."""
    file: Path = send(pair.office, pair.stick).written_to
    (answer,) = take(pair.province, file)
    assert answer.ok, answer
    return answer.sha256


def gifts(pair: Pair, *names: str) -> list[str]:
    """Record gifts in a campaign of their own at the office; return their ids, the campaign's first."""
    tet = campaign(pair.office, f"Tết của {names[0]}")
    return [tet, *(Entry(pair.office).complete("gift", gift_of(tet, name)).record for name in names)]


def looked_at(pair: Pair) -> Reviewing:
    """Return the review, everything that waits looked at."""
    Checking(pair.province).look()
    return Reviewing(pair.province)


def seen(session: Session) -> dict[str, str]:
    """Return every record that waits with the version that would be seen of it now."""
    return {row.record: row.version for row in Reviewing(session).rows(0, 1_000)}


def recomputed(session: Session) -> dict[str, str]:
    """Return the records that have to wait, with their heads: record by record, without the queue's SQL."""
    waiting: dict[str, str] = {}
    connection = session.connection
    for seq, record, unit, head, forked in connection.read("SELECT seq, id, unit, head, forked FROM record"):
        if unit == session.identity.unit or head is None:
            continue
        version, state = connection.read("SELECT id, state FROM version WHERE seq = ?", (head,))[0]
        steps = connection.read(
            "SELECT state FROM record_state WHERE record = ? AND version = ? ORDER BY seq", (seq, version)
        )
        last = steps[-1][0] if steps else ""
        decided = last == "returned" or (last == "accepted" and not forked)
        if state == "complete" and not decided:
            waiting[record] = version
    return waiting


def assert_right(session: Session) -> None:
    """Fail unless the queue, its counts and its rows are what a plain recomputation says."""
    expected = recomputed(session)
    review = Reviewing(session)
    assert seen(session) == expected
    counts = review.counts()
    assert counts.waiting == review.total() == len(expected)
    assert counts.waiting == counts.passing + counts.doubtful + counts.forks + counts.locked + counts.unseen
    assert sum(waiting for waiting, _passing in counts.by_unit.values()) == counts.waiting
    assert list(ReviewQueue(session.connection).differences()) == []
