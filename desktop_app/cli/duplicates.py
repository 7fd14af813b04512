"""``duplicates``: persons whom several offices record, pair by pair: one person, two, or not decided again."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any, Final

import click

from desktop_app.base.i18n import _, ngettext
from desktop_app.cli.answer import give
from desktop_app.cli.followed import followed
from desktop_app.cli.opening import opened
from desktop_app.cli.options import Options, common_options
from desktop_app.cli.usage import WrongCall
from desktop_app.domain.money import format_money

if TYPE_CHECKING:
    from desktop_app.base.following import Following
    from desktop_app.services.province.person_links import LinkCandidate, LinkFigures, PersonLinks, PersonSide
    from desktop_app.services.session import Session
    from desktop_app.storage.person_links import Decision


@click.command()
@click.option("--decided", is_flag=True, help="Kê các cặp đã quyết định, thay vì các cặp đang chờ.")
@click.option("--limit", type=click.IntRange(1), default=200, show_default=True)
@click.option("--same", multiple=True, metavar="PAIR", help="Cặp này là cùng một người.")
@click.option("--different", multiple=True, metavar="PAIR", help="Cặp này là hai người khác nhau.")
@click.option("--undo", multiple=True, metavar="PAIR", help="Bỏ quyết định về cặp này.")
@common_options
@click.pass_obj
def duplicates(
    options: Options,
    decided: bool,
    limit: int,
    same: tuple[str, ...],
    different: tuple[str, ...],
    undo: tuple[str, ...],
) -> None:
    """Tỉnh: xem những người nhiều đơn vị cùng ghi, quyết định từng cặp là một hay hai người."""
    if sum((decided, bool(same), bool(different), bool(undo))) > 1:
        raise WrongCall(_("nêu một việc thôi: xem, cùng một người, khác nhau hoặc bỏ quyết định."))
    from desktop_app.services.province.person_links import PersonLinks

    with opened(options) as session, followed() as follower:
        links = PersonLinks(session)
        if same or different:
            _decide(options, links, same or different, "same" if same else "different", follower)
        elif undo:
            _undo(options, links, undo, follower)
        else:
            found = links.decided(follower)[:limit] if decided else links.candidates(0, limit, follower)
            figures = links.figures(follower)
            links.remember(figures.unlinked)
            _give_pairs(options, session, found, figures)


def _decide(options: Options, links: PersonLinks, marks: tuple[str, ...], decision: Decision, by: Following) -> None:
    """Decide about all of the pairs, once each of them is known."""
    pairs, waiting = _named(links, marks, by), links.total(by)
    for pair in pairs:
        links.decide(pair.first.key, pair.second.key, decision, pair.first.name)
    waiting -= sum(pair.decision is None for pair in pairs)
    links.remember(waiting)
    said = (
        _("Đã ghi: {name} là cùng một người.") if decision == "same" else _("Đã ghi: hai người tên {name} khác nhau.")
    )
    _give_done(options, pairs, decision, waiting, said)


def _undo(options: Options, links: PersonLinks, marks: tuple[str, ...], by: Following) -> None:
    pairs, waiting = _named(links, marks, by), links.total(by)
    for pair in pairs:
        links.undo(pair.first.key, pair.second.key, pair.first.name)
        waiting += 1
    links.remember(waiting)
    _give_done(options, pairs, None, waiting, _("Đã bỏ quyết định về {name}; cặp này lại chờ quyết định."))


def _named(links: PersonLinks, marks: tuple[str, ...], by: Following) -> list[LinkCandidate]:
    """Return the pairs, each once however often it was named."""
    return list({pair.mark: pair for pair in (links.named(mark, by) for mark in marks)}.values())


def _give_done(
    options: Options, pairs: list[LinkCandidate], decision: Decision | None, waiting: int, said: str
) -> None:
    machine = {"pairs": [pair.mark for pair in pairs], "decision": decision, "waiting": waiting}
    give(options, machine, *(said.format(name=pair.first.name) for pair in pairs), _waiting(waiting))


def _give_pairs(options: Options, session: Session, found: list[LinkCandidate], figures: LinkFigures) -> None:
    communes = {one.key: one.full_name for one in session.communes}
    machine = {
        "waiting": figures.unlinked,
        "by_number": figures.by_number,
        "by_decision": figures.by_decision,
        "rows": [
            {
                "pair": pair.mark,
                "decision": pair.decision,
                "first": _side(pair.first, communes),
                "second": _side(pair.second, communes),
            }
            for pair in found
        ],
    }
    words = {"same": _("cùng một người"), "different": _("hai người khác nhau")}
    lines = [
        "  ".join(
            (
                pair.mark,
                _words(pair.first, communes),
                "|",
                _words(pair.second, communes),
                *([words[pair.decision]] if pair.decision else []),
            )
        )
        for pair in found
    ]
    give(
        options,
        machine,
        *lines,
        _("{count} người của nhiều đơn vị, một số định danh").format(count=format_money(figures.by_number)),
        _("{count} cặp là một theo quyết định").format(count=format_money(figures.by_decision)),
        _waiting(figures.unlinked),
    )


def _waiting(count: int) -> str:
    return ngettext("{count} cặp chờ quyết định", "{count} cặp chờ quyết định", count).format(count=format_money(count))


def _side(side: PersonSide, communes: dict[str, str]) -> dict[str, Any]:
    """Return what tells a person from another one; the key stays here, for it may hold a personal number."""
    told = dataclasses.asdict(side)
    del told["key"]
    return {**told, "commune": communes.get(side.commune, side.commune)}


def _words(side: PersonSide, communes: dict[str, str]) -> str:
    from desktop_app.messages.shown_fields import shown_date

    number = _("bốn số cuối {digits}").format(digits=side.number_end) if side.number_end else ""
    facts = (
        side.name,
        shown_date(side.birth) if side.birth else "",
        communes.get(side.commune, side.commune),
        side.village,
        side.workplace,
        number,
    )
    return f"{', '.join(one for one in facts if one)} ({side.unit_name})"


COMMANDS: Final[dict[str, click.Command]] = {"duplicates": duplicates}
