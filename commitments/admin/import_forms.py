"""What is asked before an import, and what goes along until it is confirmed."""

from __future__ import annotations

from typing import Any

from django import forms
from import_export.forms import ConfirmImportForm, ImportForm
from unfold.widgets import (
    UnfoldAdminFileFieldWidget,
    UnfoldAdminSelectWidget,
    UnfoldAdminTextInputWidget,
    UnfoldBooleanWidget,
)

from commitments.domain.permissions import Action, may

MOST_BYTES = 50_000_000
ENCODINGS = [
    ("", "UTF-8"),
    ("cp1252", "Western European (Windows-1252)"),
    ("cp1251", "Cyrillic (Windows-1251)"),
    ("gb18030", "Chinese (GB 18030)"),
    ("big5", "Chinese, traditional (Big5)"),
    ("shift_jis", "Japanese (Shift JIS)"),
    ("euc_kr", "Korean (EUC-KR)"),
    ("tis-620", "Thai (TIS-620)"),
    ("utf-16", "UTF-16"),
]


class FileForm(ImportForm):
    encoding = forms.ChoiceField(
        choices=ENCODINGS,
        required=False,
        widget=UnfoldAdminSelectWidget(),
        help_text="Of a CSV file; workbooks say it themselves.",
    )
    reason = forms.CharField(
        required=False,
        max_length=1000,
        widget=UnfoldAdminTextInputWidget(),
        help_text="It stands beside changes to what is published. Due for publishing at once.",
    )
    publish = forms.BooleanField(
        required=False,
        label="Publish at once, without a second reader",
        widget=UnfoldBooleanWidget(),
        help_text="It is noted in the history as one person's work.",
    )
    field_order = ("import_file", "encoding", "reason", "publish")

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["import_file"].label = "File"
        self.fields["import_file"].help_text = "CSV or a workbook (.xlsx)."
        # The theme's script writes the file's name into the nearest box: this widget has one.
        self.fields["import_file"].widget = UnfoldAdminFileFieldWidget(
            attrs={"accept": ".csv,.xlsx,text/csv"}
        )
        self.fields["format"].widget = forms.HiddenInput()
        self.initial["format"] = "0"
        if not may(user, Action.PUBLISH_ALONE):
            del self.fields["publish"]

    @property
    def media(self) -> forms.Media:
        """Nothing of what the library loads to guess a format: there is one."""
        return forms.Form.media.fget(self)  # type: ignore[attr-defined,no-any-return]

    def clean_import_file(self) -> Any:
        file = self.cleaned_data["import_file"]
        if file.size > MOST_BYTES:
            raise forms.ValidationError(
                f"It has {file.size / 1e6:.0f} MB; {MOST_BYTES / 1e6:.0f} MB are the most here. "
                "Bring it in parts, or from the command line (manage.py import_csv)."
            )
        return file


class ConfirmForm(ConfirmImportForm):
    """`shown`: of what the preview said, so that nothing else is done than was seen."""

    format = forms.ChoiceField(choices=[("0", "")], widget=forms.HiddenInput())
    resource = forms.ChoiceField(choices=[("0", "")], required=False, widget=forms.HiddenInput())
    encoding = forms.CharField(required=False, widget=forms.HiddenInput())
    reason = forms.CharField(required=False, widget=forms.HiddenInput())
    publish = forms.BooleanField(required=False, widget=forms.HiddenInput())
    shown = forms.CharField(widget=forms.HiddenInput())
