"""The translation catalogues: ``update`` writes them from the code, ``check`` refuses what is stale or incomplete.

Message ids are the Vietnamese sentences, so ``vi.po`` is filled with each id itself; ``en.po`` is translated by hand.
Nothing volatile (dates, line numbers, versions) stands in the files: a fresh template equals the committed one to
the byte, and a change of code that changes no sentence changes no catalogue.
"""

from __future__ import annotations

import io
import re
import string
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from tests.checks.sources import ROOT, Finding

TEMPLATE: Final = "so-cong-doan.pot"
LOCALES: Final = ("vi", "en")
KEYWORDS: Final = {"_": None, "N_": None, "ngettext": (1, 2), "pgettext": ((1, "c"), 2)}
VOLATILE: Final = re.compile(
    r'^"(POT-Creation-Date|PO-Revision-Date|Generated-By|Last-Translator|Language-Team|Report-Msgid-Bugs-To):.*\n', re.M
)
FIXED_HEADER: Final = """\
"PO-Revision-Date: 2026-11-23 00:00+0700\\n"
"Last-Translator: the Sổ Công đoàn authors\\n"
"Language-Team: the Sổ Công đoàn authors\\n"
"""


def texts(text: object) -> tuple[str, ...]:
    """Return the forms of a message's id or string: one, or singular and plural(s)."""
    if isinstance(text, str):
        return (text,)
    return tuple(str(form) for form in text) if isinstance(text, list | tuple) else ()


def extracted(package: Path) -> Catalog:
    """Return the catalogue of every text marked in ``package``."""
    catalogue = Catalog(project="Sổ Công đoàn", version="1", charset="utf-8", fuzzy=False)
    catalogue.header_comment = "# Sổ Công đoàn. Message ids are the Vietnamese sentences.\n# Made by make catalogues."
    found = extract_from_dir(
        package,
        method_map=[("**.py", "python")],
        keywords=KEYWORDS,
        comment_tags=("Translators:",),
        strip_comment_tags=True,
    )
    for _file, _line, message, comments, context in found:
        catalogue.add(message, auto_comments=comments, context=context)
    return catalogue


def written(catalogue: Catalog) -> str:
    """Return ``catalogue`` as the text of a .po file: sorted, without places, without anything volatile."""
    stream = io.BytesIO()
    write_po(stream, catalogue, no_location=True, sort_output=True, width=100, ignore_obsolete=True)
    text = stream.getvalue().decode()
    kept = VOLATILE.sub("", text)
    return kept.replace('"MIME-Version:', FIXED_HEADER + '"MIME-Version:', 1)


def read(path: Path, locale: str | None = None) -> Catalog:
    """Return the catalogue in ``path``; an empty one where there is none yet."""
    if not path.exists():
        return Catalog(locale=locale, charset="utf-8", fuzzy=False)
    with path.open("rb") as stream:
        return read_po(stream, locale=locale)


def translation_of(message: Message, old: Catalog, locale: str) -> str | tuple[str, ...]:
    """Return what ``old`` says for ``message``; Vietnamese is the id itself, unknown English is empty."""
    forms = texts(message.id)
    if locale == "vi":
        return forms[0] if len(forms) == 1 else (forms[0],)
    known = old.get(forms[0], message.context)
    said = texts(known.string) if known else ()
    if len(forms) == 1:
        return said[0] if len(said) == 1 else ""
    return said if len(said) == len(forms) else tuple("" for _ in forms)


def brought_up_to_date(old: Catalog, template: Catalog, locale: str) -> Catalog:
    """Return the catalogue of ``locale`` for ``template``: known translations kept, Vietnamese filled with its ids."""
    new = Catalog(locale=locale, project="Sổ Công đoàn", version="1", charset="utf-8", fuzzy=False)
    new.header_comment = template.header_comment
    for message in template:
        if not message.id:
            continue
        new.add(
            message.id,
            string=translation_of(message, old, locale),
            auto_comments=message.auto_comments,
            context=message.context,
        )
    return new


def update(folder: Path, package: Path) -> None:
    """Write the template and both catalogues; what is new stays empty in ``en.po`` until it is translated."""
    template = extracted(package)
    (folder / TEMPLATE).write_text(written(template), encoding="utf-8")
    for locale in LOCALES:
        path = folder / f"{locale}.po"
        path.write_text(written(brought_up_to_date(read(path, locale), template, locale)), encoding="utf-8")


def placeholders(text: str) -> set[str]:
    """Return the named places of ``text``; raises ValueError where its braces do not match."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def faults(message: Message) -> Iterator[str]:
    """Yield what is wrong with one translated message."""
    translations = texts(message.string)
    if message.fuzzy:
        yield "is marked fuzzy: confirm or translate it"
    if not translations or not all(translations):
        yield "is not translated"
        return
    try:
        wanted = {name for form in texts(message.id) for name in placeholders(form)}
        for form in translations:
            if placeholders(form) != wanted:
                yield f"has other placeholders than the sentence: {sorted(placeholders(form))}, not {sorted(wanted)}"
    except ValueError as error:
        yield f"has braces that do not match: {error}"
    first = texts(message.id)[0]
    if any(
        (form[:1].isspace(), form[-1:].isspace()) != (first[:1].isspace(), first[-1:].isspace())
        for form in translations
    ):
        yield "begins or ends with another space than the sentence"


def msgfmt(path: Path) -> Iterator[Finding]:
    """Yield what ``msgfmt --check`` says: Babel compiles a wrong file without complaint."""
    done = subprocess.run(
        ["msgfmt", "--check", "--output-file=/dev/null", path], capture_output=True, text=True, check=False
    )
    if done.returncode or "error" in done.stderr:
        yield Finding(path.name, done.stderr.strip())


def check_locale(path: Path, locale: str, template: Catalog) -> Iterator[Finding]:
    """Yield what the catalogue of ``locale`` lacks, has too much, or says wrongly."""
    catalogue = read(path, locale)
    wanted = {(texts(message.id)[0], message.context) for message in template if message.id}
    for message in catalogue:
        first = texts(message.id)[0]
        if first and (first, message.context) not in wanted:
            yield Finding(path.name, f"{first!r} is no longer in the code: run make catalogues")
    for sentence, context in sorted(wanted, key=str):
        known = catalogue.get(sentence, context)
        if known is None:
            yield Finding(path.name, f"{sentence!r} is missing: run make catalogues")
            continue
        yield from (Finding(path.name, f"{sentence!r} {fault}") for fault in faults(known))
        if locale == "vi" and any(form != sentence for form in texts(known.string)):
            yield Finding(path.name, f"{sentence!r} differs from its own sentence: change the code instead")


def check(folder: Path, package: Path) -> Iterator[Finding]:
    """Yield every reason why the catalogues in ``folder`` do not fit ``package``."""
    template = extracted(package)
    path = folder / TEMPLATE
    if not path.exists() or path.read_text(encoding="utf-8") != written(template):
        yield Finding(path.name, "is not what the code says: run make catalogues")
    for locale in LOCALES:
        yield from check_locale(folder / f"{locale}.po", locale, template)
    for path in sorted(folder.glob("*.po")):
        yield from msgfmt(path)


def main(arguments: Sequence[str]) -> int:
    """Do ``update`` or ``check`` on this tree; exit code 1 if anything is left to do."""
    folder, package = ROOT / "translations", ROOT / "desktop_app"
    if arguments == ["update"]:
        update(folder, package)
    elif arguments != ["check"]:
        print("usage: python -m tests.checks.catalogues update|check")
        return 2
    found = list(check(folder, package))
    for finding in found:
        print(finding)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
