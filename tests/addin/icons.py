"""The icons a button may show: names that Microsoft documents, and where each one stands.

CONTROL: a control of Excel in every ``excelcontrols.xlsx`` of github.com/OfficeDev/
office-fluent-ui-command-identifiers, from Office 2013 to Microsoft 365, read there on 2026-11-25.
TABLE: the table of images in section 3.2 of the Open Specification [MS-CUSTOMUI], read on 2026-11-25. What
stands there is a picture in every program, which the id of a control does not promise.
"""

from __future__ import annotations

CONTROL = "excelcontrols.xlsx"
TABLE = "[MS-CUSTOMUI] 3.2"

IMAGE_MSO: dict[str, str] = {
    "AcceptInvitation": TABLE,
    "CalculateNow": TABLE,
    "Consolidate": TABLE,
    "Copy": TABLE,
    "DataValidation": TABLE,
    "FileDocumentInspect": CONTROL,
    "FileNew": TABLE,
    "FilePrint": TABLE,
    "FilePrintPreview": TABLE,
    "FileProperties": CONTROL,
    "FileSave": TABLE,
    "FileSaveAsPdfOrXps": CONTROL,
    "FileSendAsAttachment": TABLE,
    "Help": TABLE,
    "LeftArrow2": TABLE,
    "MailMergeMergeToDocument": TABLE,
    "PivotTableReport": CONTROL,
    "Refresh": TABLE,
    "ReplaceDialog": CONTROL,
    "ReviewTrackChangesMenu": CONTROL,
    "RightArrow2": TABLE,
    "TableExcelSpreadsheetInsert": TABLE,
    "SheetRowsInsert": CONTROL,
    "Undo": TABLE,
    "ViewPageLayoutView": CONTROL,
}
