"""The icons a button may show: names that Microsoft documents, and where each one stands.

CONTROL: a control of Excel in every ``excelcontrols.xlsx`` of github.com/OfficeDev/
office-fluent-ui-command-identifiers, from Office 2013 to Microsoft 365, read there on 2026-11-22.
TABLE: the table of images in section 3.2 of the Open Specification [MS-CUSTOMUI].
"""

from __future__ import annotations

CONTROL = "excelcontrols.xlsx"
TABLE = "[MS-CUSTOMUI] 3.2"

IMAGE_MSO: dict[str, str] = {
    "CalculateNow": CONTROL,
    "Consolidate": CONTROL,
    "DataValidation": CONTROL,
    "FileDocumentInspect": CONTROL,
    "FilePrint": TABLE,
    "FilePrintPreview": TABLE,
    "FileProperties": CONTROL,
    "FileSave": TABLE,
    "FileSendAsAttachment": CONTROL,
    "Help": CONTROL,
    "LeftArrow2": TABLE,
    "PivotTableReport": CONTROL,
    "RefreshStatus": CONTROL,
    "ReviewAcceptOrRejectChangeDialog": CONTROL,
    "RightArrow2": TABLE,
    "Undo": TABLE,
    "ViewPageLayoutView": CONTROL,
}
