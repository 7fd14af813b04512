"""What a report is gathered from: figures in Vietnamese, the newest count of workers, what the figures leave out."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Final

from desktop_app.documents.amounts import money_in_text
from desktop_app.documents.forms.recap_prose import RECAP_AWARDS, RECAP_RESULTS
from desktop_app.documents.forms.report_figures import ReportFigure, ReportFigures, Sort
from desktop_app.documents.forms.report_parts import RECAP_LEADING, REPORT_PARTS, WORKFORCE
from desktop_app.documents.forms.report_points import ReportPart, sentences
from desktop_app.documents.forms.report_text import LIMITS, PLANS, SITUATION, ReportFrame, Sections, drafts_of
from desktop_app.documents.letterhead import Letterhead, day_line
from desktop_app.domain.answers import amount_of, date_of
from desktop_app.domain.counted_numbers import Qualifier
from desktop_app.domain.definition import Definition, Measure
from desktop_app.domain.measures import counts_people
from desktop_app.domain.money import format_money
from desktop_app.domain.records import StoredVersion
from desktop_app.domain.report_model import ReportSection
from desktop_app.domain.report_periods import Period, short_day
from desktop_app.domain.report_questions import Basis, Question
from desktop_app.services.known_persons import known_how, on_paper
from desktop_app.services.paper.gathering import Gathering
from desktop_app.services.paper.wish import NothingChosen
from desktop_app.services.report_texts import ReportTexts
from desktop_app.services.reporting import Reporting
from desktop_app.storage.report_versions import ReportVersions, newest_counts

WORKFORCE_KIND: Final = "workforce"
REGISTER: Final = "register"
"""The group of kinds that are no union work: persons, closings, erasures."""
_MONEY: Final = frozenset({"value", "balance"})
_RATES: Final = frozenset({"rate", "yearly_rate"})
RECAP: Final = "F15"
PARTS: Final[dict[str, tuple[ReportPart, ...]]] = {
    "F13": REPORT_PARTS,
    RECAP: (*RECAP_LEADING, *RECAP_RESULTS, *RECAP_AWARDS),
}
"""The parts of the reports in words that have figures to tell."""
TITLES: Final = {
    SITUATION: "Đặc điểm tình hình",
    LIMITS: "Hạn chế, khó khăn, nguyên nhân",
    PLANS: "Phương hướng, nhiệm vụ",
}

_SPOKEN: Final = [WORKFORCE_KIND, *(name.partition(".")[0] for part in REPORT_PARTS for name in part.figures)]
_ORDER: Final = {kind: place for place, kind in reversed(list(enumerate(_SPOKEN)))}


def spoken_order(kind: str) -> tuple[int, str]:
    """Return where a kind stands in a report, as a key to sort by: kinds it does not speak of come last."""
    return _ORDER.get(kind, len(_SPOKEN)), kind


@dataclass(frozen=True)
class ReportBook:
    """The figures of one printing, of what counts by a ``basis`` (None: as usual at the moment of the wish)."""

    at: Gathering
    given: Basis | None = None

    @property
    def basis(self) -> Basis:
        """What counts."""
        return self.given if self.given is not None else Basis(moment=self.at.wish.moment)

    def period(self) -> Period:
        """Return the period asked for. Raises NothingChosen."""
        start, end = self.at.wish.start, self.at.wish.end
        if start is None or end is None or start > end:
            raise NothingChosen(form=self.at.form.form)
        return Period(start, end)

    def definitions(self) -> list[Definition]:
        """Return the kinds that reports tell of: in the order in which the report speaks of them, then the others."""
        kinds = [one for one in self.at.session.definitions if one.group != REGISTER and not one.internal]
        return sorted(kinds, key=lambda one: spoken_order(one.kind))

    def figures(self, period: Period, measures: Collection[str] | None = None) -> ReportFigures:
        """Return the figures of a period, of everything in the book: all, or of ``measures`` ("kind.measure") alone."""
        asked = Question(period.start, period.end)
        counted = Reporting(self.at.session, self.basis).answer(asked, measures)
        found = {(row.kind, row.measure): row for row in counted}
        rows = []
        for definition, measure in self._measures():
            row = found.get((definition.kind, measure.name))
            if row is not None:
                rows.append(_figure(definition, measure, row.value, row.qualifier, row.unknown))
        return ReportFigures(rows)

    def empty(self) -> ReportFigures:
        """Return all measures without a figure, for a blank."""
        return ReportFigures(_figure(definition, measure, 0, "exact", 0) for definition, measure in self._measures())

    def versions(self, period: Period) -> ReportVersions:
        """Return the versions the figures of a period come from."""
        kinds = self.definitions()
        stocks = [one.kind for one in kinds if any(measure.nature == "stock" for measure in one.measures)]
        return ReportVersions(
            self.at.session.connection,
            [one.kind for one in kinds],
            stocks,
            period.start.isoformat(),
            period.end.isoformat(),
            self.basis,
        )

    def counts(self, day: str) -> list[StoredVersion]:
        """Return the newest count of workers of each unit by the ISO day ``day``, the newest of all first."""
        return newest_counts(self.at.session.connection, WORKFORCE_KIND, day, self.basis)

    def situation(self, period: Period, figures: ReportFigures) -> list[str]:
        """Return the sentences of part I; without a count of workers there are none."""
        counts = self.counts(period.end.isoformat())
        if not counts:
            return []
        data = counts[0].version.data if self._of_one(counts) else {}
        pay = amount_of(data.get("average_pay"))
        told = sentences(WORKFORCE, figures.tell("exact", {"average_pay": money_in_text(pay) if pay else ""}))
        if amount_of(data.get("owed_wages")) == 0:
            told.append("Đơn vị không nợ lương người lao động.")
        return [f"Số liệu {self.counted(period)}:", *(f"- {line}" for line in told)]

    def counted(self, period: Period) -> str:
        """Return when the workers were counted of which a report of the period tells, "" if they never were."""
        counts = self.counts(period.end.isoformat())
        day = date_of(counts[0].version.data.get("counted_on")) if self._of_one(counts) else None
        if day is not None:
            return f"tính đến ngày {short_day(day.end)}" if day.precision == "day" else f"tính đến {day.display()}"
        last = short_day(period.end)
        return f"lần chốt gần nhất của {format_money(len(counts))} đơn vị đến ngày {last}" if counts else ""

    def _of_one(self, counts: list[StoredVersion]) -> bool:
        """Tell whether the newest count is all there is to tell: one unit's, or the office's own."""
        return len(counts) == 1 or (bool(counts) and self.at.session.identity.role == "office")

    def left_out(self, period: Period) -> list[str]:
        """Return what the figures do not hold, because its date does not say where it belongs."""
        undated = Reporting(self.at.session, self.basis).undated(period.start, period.end)
        told = {one.kind for one in self.definitions()}
        of_day = [one for one in undated if one.kind in told]
        said = [f"{self._plural(one.kind)} ({format_money(one.records)} bản ghi)" for one in of_day]
        if not said:
            return []
        return [f"Chưa tính, vì ngày ghi chưa đủ rõ để biết có thuộc kỳ báo cáo không: {'; '.join(said)}."]

    def persons(self, period: Period) -> list[str]:
        """Return by what the persons are known whom the figures count; nothing where they count nobody."""
        kinds = tuple(one.kind for one in self.definitions())
        known = known_how(self.at.session, Question(period.start, period.end, kinds=kinds, basis=self.basis))
        return [on_paper(known)] if known.persons else []

    def said(self, period: Period) -> str:
        """Return how the texts of the paper name its period: a recap by its years, with the days of parts of years."""
        if self.at.form.form != RECAP:
            return period.words
        return period.years_words if period.whole_years else f"{period.years_words} ({period.from_to})"

    def sections(self, period: Period, figures: ReportFigures) -> Sections:
        """Return what the parts of the report say, in the office's own words where it wrote any."""
        at = self.at
        form, texts, said = at.form.form, self.texts(period), self.said(period)
        drafts = [ReportSection(SITUATION, TITLES[SITUATION], tuple(self.situation(period, figures)))]
        drafts += drafts_of(PARTS[form], figures.tell(texts.style))
        drafts.append(ReportSection(LIMITS, TITLES[LIMITS], at.text("limits", period=said)))
        drafts.append(ReportSection(PLANS, TITLES[PLANS], at.text("plans", period=said)))
        return {one.name: one for one in texts.over(drafts)}

    def texts(self, period: Period) -> ReportTexts:
        """Return what the office wrote itself in this report of the period."""
        return ReportTexts(self.at.session, self.at.form.form, period.start, period.end)

    def beside(self, period: Period) -> str:
        """Return what tells papers of the same records apart: the days, and what the office wrote itself."""
        return f"{period.start:%Y%m%d}-{period.end:%Y%m%d}{self.texts(period).mark}"

    def frame(self, period: str) -> ReportFrame:
        """Return what surrounds the content, in the office's words where it has its own."""
        at = self.at
        return ReportFrame(
            addressees=at.text("addressees", period=period),
            grounds=at.text("grounds", period=period),
            opening=at.text("opening", period=period),
            closing=at.text("closing", period=period),
            receivers=at.text("receivers", period=period),
            signature=at.signature(),
        )

    def attached(self, letterhead: Letterhead) -> str:
        """Return "(Kèm theo Báo cáo số … ngày … của …)"."""
        number = letterhead.number or f"……/{self.at.number_tail}"
        return f"(Kèm theo Báo cáo số {number} {day_line(letterhead.day)} của {letterhead.office})"

    def _plural(self, kind: str) -> str:
        return self.at.definition(kind).plural.vi

    def _measures(self) -> Iterator[tuple[Definition, Measure]]:
        return ((definition, measure) for definition in self.definitions() for measure in definition.measures)


def _figure(
    definition: Definition, measure: Measure, value: int | str, qualifier: Qualifier, unknown: int
) -> ReportFigure:
    sort: Sort = "money" if measure.type in _MONEY else "rate" if measure.type in _RATES else "count"
    return ReportFigure(
        definition.kind,
        definition.plural.vi,
        measure.name,
        measure.title.vi,
        sort,
        value,
        qualifier,
        stock=measure.nature == "stock",
        people=measure.type == "persons" and counts_people(definition, measure),
        unknown=unknown,
    )
