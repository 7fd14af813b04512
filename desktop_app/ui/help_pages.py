"""Which page of the help is about which screen or dialog, by the name of its class.

By name, so that asking for one page imports none of the other screens. A test walks every screen and dialog there is:
none is without a page, and each page speaks of what it is about.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

ABOUT: Final[Mapping[str, str]] = {
    "HomeScreen": "home",
    "ReturnedDialog": "home",
    "UnlockScreen": "start",
    "RecoveryScreen": "start",
    "FirstRunScreen": "start",
    "RestoreScreen": "safety",
    "SafetyScreen": "safety",
    "RecordList": "lists",
    "FilterDialog": "lists",
    "SavedFiltersDialog": "lists",
    "ColumnChooser": "lists",
    "PickDialog": "lists",
    "RecordForm": "recording",
    "RecordHistory": "recording",
    "RecordDialog": "recording",
    "FileView": "recording",
    "KindChooser": "recording",
    "ReasonQuestion": "recording",
    "Question": "recording",
    "CampaignGrid": "grid",
    "CampaignChoice": "grid",
    "PersonCardScreen": "people",
    "MergingScreen": "people",
    "PrintCentre": "printing",
    "PrintedPapersScreen": "registers",
    "NumberRegisterScreen": "registers",
    "NumberDialog": "registers",
    "PaperTextsScreen": "registers",
    "ReportRoom": "reports",
    "RecordsBehindScreen": "reports",
    "FindReportDialog": "reports",
    "DifferencesDialog": "reports",
    "FoundPaperScreen": "reports",
    "SectionDialog": "reports",
    "ExportScreen": "export",
    "SendingScreen": "receipts",
    "ReceiptScreen": "receipts",
    "ReconciliationScreen": "receipts",
    "EnrolmentScreen": "enrolment",
    "DevicesScreen": "enrolment",
    "SignedJobDialog": "enrolment",
    "GiveHelpDialog": "enrolment",
    "AskingHelpScreen": "operators",
    "HelpSwitchDialog": "operators",
    "HelpOfferDialog": "operators",
    "InboxScreen": "inbox",
    "StickDialog": "inbox",
    "HoldingsScreen": "inbox",
    "ReceiptsScreen": "receipts",
    "ForksScreen": "review",
    "ReviewScreen": "review",
    "NoteQuestion": "review",
    "PeriodClosingScreen": "closing",
    "CompletenessScreen": "periods",
    "PersonLinksScreen": "periods",
    "OwnUnitScreen": "units",
    "UnitsScreen": "units",
    "UnitDialog": "units",
    "OperatorsScreen": "operators",
    "JournalScreen": "operators",
    "AskingDialog": "operators",
    "OperatorDialog": "operators",
    "PassphraseDialog": "operators",
    "RemovalDialog": "operators",
    "RecoverySheetDialog": "operators",
    "WaitingPage": "safety",
    "WorkingDialog": "people",
    "SampleBar": "tour",
    "HelpScreen": "keys",
    "HelpDialog": "keys",
}
PARTS: Final[Mapping[str, int]] = {
    "FilterDialog": 2,
    "SavedFiltersDialog": 2,
    "ColumnChooser": 3,
    "KindChooser": 1,
    "FileView": 6,
    "RecordHistory": 7,
    "CampaignChoice": 2,
    "MergingScreen": 3,
    "OperatorDialog": 2,
    "PassphraseDialog": 3,
    "RemovalDialog": 4,
    "RecoverySheetDialog": 5,
    "PrintedPapersScreen": 1,
    "NumberRegisterScreen": 2,
    "NumberDialog": 2,
    "PaperTextsScreen": 3,
    "JournalScreen": 7,
    "RecordsBehindScreen": 2,
    "SectionDialog": 3,
    "FindReportDialog": 5,
    "DifferencesDialog": 5,
    "FoundPaperScreen": 5,
    "PersonLinksScreen": 3,
    "HoldingsScreen": 4,
    "ForksScreen": 1,
    "ReviewScreen": 2,
    "NoteQuestion": 4,
    "RecoveryScreen": 2,
    "RestoreScreen": 3,
    "ReceiptsScreen": 5,
}
"""Which part (the how manyeth heading) of its page speaks of a dialog or screen, where it is not the whole page."""
FIRST: Final = "home"
"""What is shown for anything else."""


def page_about(front: object) -> str:
    """Return the name of the page about a screen or dialog, or about the nearest kind of it that has one."""
    names = (kind.__name__ for kind in type(front).__mro__)
    return next((ABOUT[name] for name in names if name in ABOUT), FIRST)


def part_about(front: object) -> int:
    """Return which part of the page speaks of ``front``, from 1; 0 for the page from its beginning."""
    names = (kind.__name__ for kind in type(front).__mro__)
    known = next((name for name in names if name in ABOUT), "")
    return PARTS.get(known, 0)
