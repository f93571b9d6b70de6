"""The icons a button may show: names that Microsoft documents, and where each one stands.

KONTROL: a control of Excel in every ``excelcontrols.xlsx`` of github.com/OfficeDev/
office-fluent-ui-command-identifiers, from Office 2013 to Microsoft 365, read there on 2026-11-22.
TABEL: the table of images in section 3.2 of the Open Specification [MS-CUSTOMUI].
"""

from __future__ import annotations

KONTROL = "excelcontrols.xlsx"
TABEL = "[MS-CUSTOMUI] 3.2"

IMAGE_MSO: dict[str, str] = {
    "CalculateNow": KONTROL,
    "Consolidate": KONTROL,
    "DataValidation": KONTROL,
    "FileDocumentInspect": KONTROL,
    "FilePrint": TABEL,
    "FilePrintPreview": TABEL,
    "FileProperties": KONTROL,
    "FileSave": TABEL,
    "FileSendAsAttachment": KONTROL,
    "Help": KONTROL,
    "LeftArrow2": TABEL,
    "PivotTableReport": KONTROL,
    "RefreshStatus": KONTROL,
    "ReviewAcceptOrRejectChangeDialog": KONTROL,
    "RightArrow2": TABEL,
    "Undo": TABEL,
    "ViewPageLayoutView": KONTROL,
}
