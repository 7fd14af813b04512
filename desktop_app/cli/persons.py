"""``person``, ``same``, ``link``, ``merge``, ``unmerge``, ``erase``: who is who, a person's card, erasing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

import click

from desktop_app.base.i18n import _
from desktop_app.cli.answer import give
from desktop_app.cli.opening import opened
from desktop_app.cli.options import Options, common_options
from desktop_app.domain.money import format_money
from desktop_app.messages.counts import records_counted

if TYPE_CHECKING:
    from desktop_app.services.erasing import Erased, Erasure, ErasurePlan, Reason
    from desktop_app.services.person_card import PersonCard


@click.command()
@click.argument("record")
@click.option("--blank", is_flag=True, help="Xóa trắng các ô nhạy cảm của người không đồng ý, trong mọi bản ghi.")
@common_options
@click.pass_obj
def person(options: Options, record: str, blank: bool) -> None:
    """Xem mọi điều đang giữ về một người và những lần người đó được hỗ trợ."""
    from desktop_app.services.person_card import PersonCards

    if blank:
        _blank(options, record)
        return
    with opened(options) as session:
        card = PersonCards(session).open(record)
    machine = {
        "id": card.record,
        "name": card.name,
        "state": card.state,
        "same": [other for other, _name in card.same],
        "held": {one.name: None if one.withheld else one.text for one in card.held},
        "records": [
            {
                "id": part.record,
                "kind": part.kind,
                "state": part.state,
                "date": part.when,
                "title": part.title,
                "campaign": part.campaign,
                "amount": part.amount,
            }
            for part in card.parts
        ],
        "totals": [{"kind": total.kind, "records": total.count, "value": total.value} for total in card.totals],
        "value": card.value,
        "probable": [
            {"id": part.record, "kind": part.kind, "unit": part.unit, "date": part.when, "title": part.title}
            for part in card.probable
        ],
    }
    not_shown = _("(không hiện)")  # outside of the line below: words inside an f-string reach no catalogue
    lines = [f"{one.title}: {not_shown if one.withheld else one.text}" for one in card.held]
    lines += [
        "\t".join((part.when, part.kind_title, part.title, "" if part.amount is None else format_money(part.amount)))
        for part in card.parts
    ]
    total = _("Hỗ trợ đã nhận: {amount} đồng").format(amount=format_money(card.value))
    give(options, machine, card.name, *lines, total, *_probable_lines(card))


def _probable_lines(card: PersonCard) -> list[str]:
    """Return the records that may be hers, one a line, under a line that says what to do about them."""
    if not card.probable:
        return []
    heading = _("Có thể cũng là người này (cùng tên, ngày sinh và xã; đúng thì dùng lệnh link):")
    return [heading, *("\t".join((one.record, one.when, one.kind_title, one.title)) for one in card.probable)]


@click.command()
@click.argument("person")
@click.argument("record")
@common_options
@click.pass_obj
def link(options: Options, person: str, record: str) -> None:
    """Ghi rằng người cùng tên, ngày sinh và xã trong một bản ghi đúng là người này."""
    from desktop_app.services.probable import Probable

    with opened(options) as session:
        Probable(session).confirm(person, record)
    give(options, {"id": record, "person": person}, _("Đã ghi bản này là của người đó."))


def _blank(options: Options, record: str) -> None:
    """Take out the sensitive answers of a person who does not agree to them."""
    from desktop_app.services.consents import Consents

    with opened(options) as session:
        count = Consents(session).blank(record)
    words = (
        _("Đã xóa trắng ô nhạy cảm ở {count} bản ghi; số tiền và số lượt vẫn giữ.").format(count=count)
        if count
        else _("Không có ô nhạy cảm nào phải xóa trắng.")
    )
    give(options, {"id": record, "records": count}, words)


@click.command()
@click.argument("record")
@common_options
@click.pass_obj
def same(options: Options, record: str) -> None:
    """Tìm những bản ghi có vẻ cùng một người với bản ghi này."""
    from desktop_app.services.browsing import Browsing
    from desktop_app.services.people import People

    with opened(options) as session:
        hits = People(session).same(Browsing(session).card(record).data, besides=record)
    machine = [{"id": hit.record, "name": hit.name, "birth": hit.birth, "place": hit.place} for hit in hits]
    give(options, {"same": machine}, *("\t".join((hit.record, hit.name, hit.birth, hit.place)) for hit in hits))


@click.command()
@click.argument("kept")
@click.argument("other")
@click.option("--keep", multiple=True, help="Ô lấy theo bản ghi thứ nhất; gọi nhiều lần được.")
@click.option("--take", multiple=True, help="Ô lấy theo bản ghi thứ hai; gọi nhiều lần được.")
@common_options
@click.pass_obj
def merge(options: Options, kept: str, other: str, keep: tuple[str, ...], take: tuple[str, ...]) -> None:
    """Gộp bản ghi thứ hai vào bản ghi thứ nhất của cùng một người."""
    from desktop_app.services.merging import Merging

    with opened(options) as session:
        done = Merging(session).merge(kept, other, take=take, keep=keep)
    give(options, {"id": done.kept, "version": done.kept_version}, _("Đã gộp; bản ghi kia ở trong thùng rác."))


@click.command()
@click.argument("record")
@common_options
@click.pass_obj
def unmerge(options: Options, record: str) -> None:
    """Tách lại một bản ghi đã gộp."""
    from desktop_app.services.merging import Merging

    with opened(options) as session:
        done = Merging(session).undo(record)
    words = _("Đã tách lại thành hai người.")
    if done.kept_changed:
        words += " " + _("Bản giữ lại đã sửa sau khi gộp nên giữ nguyên; xem lại các ô lấy từ bản kia.")
    machine = {"id": done.other, "version": done.other_version, "kept_changed": done.kept_changed}
    give(options, machine, words)


@click.command()
@click.argument("record")
@click.option("--reason", type=click.Choice(["request", "withdrawn", "retention"]), required=True, help="Vì sao xóa.")
@click.option("--sure", is_flag=True, help="Xóa thật; không có thì chỉ cho biết sẽ xóa những gì.")
@common_options
@click.pass_obj
def erase(options: Options, record: str, reason: Literal["request", "withdrawn", "retention"], sure: bool) -> None:
    """Xóa mọi dữ liệu của một người, hoặc của mọi người trong một đợt; số tiền và số lượt vẫn giữ."""
    from desktop_app.services.erasing import Erasure

    with opened(options) as session:
        erasure = Erasure(session)
        if erasure.is_campaign(record):
            _erase_campaign(options, erasure, record, reason, sure=sure)
            return
        plan = erasure.plan(record)
        done = erasure.erase(record, reason) if sure else None
    machine = {
        "id": plan.record,
        "records": plan.records,
        "versions": plan.versions,
        "foreign": plan.foreign,
        "mentions": [{"id": one.record, "kind": one.kind, "title": one.title} for one in plan.mentions],
        "probable": plan.probable,
        **_scans(plan.scans, done),
        "erasure": done.erasure if done else None,
        "log_emptied": done.log_emptied if done else None,
    }
    words = (
        _("Đã xóa: {versions} lần lưu; {records} bản ghi giữ số tiền, không còn tên.")
        if done
        else _(
            "Chưa xóa gì. Sẽ xóa {versions} lần lưu; {records} bản ghi giữ số tiền, không còn tên. Thêm --sure để xóa."
        )
    )
    told = [words.format(versions=plan.versions, records=plan.records)]
    if plan.probable:
        others = records_counted(plan.probable)
        told.append(
            _("Còn {records} cùng tên, ngày sinh và xã, chưa xóa: xem bằng lệnh person.").format(records=others)
        )
    give(options, machine, *told, *_log_left(done), *_scan_words(plan.scans, done), *_mentions(plan))


def _mentions(plan: ErasurePlan) -> list[str]:
    """Return the records that stay as they are though they mention her, for somebody to look at."""
    if not plan.mentions:
        return []
    from desktop_app.messages import unlinked_mentions

    return [unlinked_mentions(len(plan.mentions)), *("\t".join((one.record, one.told)) for one in plan.mentions)]


def _scans(concerned: int, done: Erased | None) -> dict[str, object]:
    """Return what concerns signed copies of papers: how many there are, how many went, which papers keep theirs."""
    kept = list(done.scans.kept) if done else None
    return {"scans": concerned, "scans_erased": done.scans.emptied if done else None, "scans_kept_of": kept}


def _scan_words(concerned: int, done: Erased | None) -> list[str]:
    from desktop_app.messages import scans_concerned, scans_left

    words = scans_left(done.scans.emptied, done.scans.kept) if done else scans_concerned(concerned)
    return [words] if words else []


def _log_left(done: Erased | None) -> list[str]:
    """Return what is to be said where a full disk kept the store's log from being emptied."""
    from desktop_app.messages import describe_code

    return [] if done is None or done.log_emptied else [describe_code("erased_log_left").full]


def _erase_campaign(options: Options, erasure: Erasure, campaign: str, reason: Reason, *, sure: bool) -> None:
    """Tell what erasing everybody in a campaign does, and do it when it is ``sure``."""
    plan = erasure.plan_campaign(campaign)
    done = erasure.erase_campaign(campaign, reason) if sure else None
    machine = {
        "id": plan.campaign,
        "records": plan.records,
        "persons": plan.persons,
        "cards": plan.cards,
        "versions": plan.versions,
        "foreign": plan.foreign,
        **_scans(plan.scans, done),
        "erasure": done.erasure if done else None,
        "log_emptied": done.log_emptied if done else None,
    }
    words = (
        _(
            "Đã xóa dữ liệu cá nhân của đợt {name}: {persons} người trong {records} bản ghi, {cards} thẻ người,"
            " {versions} lần lưu. Số tiền và số lượt vẫn giữ."
        )
        if done
        else _(
            "Chưa xóa gì. Sẽ xóa dữ liệu cá nhân của đợt {name}: {persons} người trong {records} bản ghi, {cards} thẻ"
            " người, {versions} lần lưu. Số tiền và số lượt vẫn giữ. Thêm --sure để xóa; không lấy lại được."
        )
    )
    facts = {"persons": plan.persons, "records": plan.records, "cards": plan.cards, "versions": plan.versions}
    give(options, machine, words.format(name=plan.title, **facts), *_log_left(done), *_scan_words(plan.scans, done))


COMMANDS: Final[dict[str, click.Command]] = {
    "erase": erase,
    "link": link,
    "merge": merge,
    "person": person,
    "same": same,
    "unmerge": unmerge,
}
