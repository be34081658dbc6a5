# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The words of the XLSForm standard: sheets, columns, question types, appearances (xlsform.org)."""

from ensure_desk.domain.codes import BARRIER

SHEETS = ("survey", "choices", "settings", "external_choices", "osm", "entities", "style")
TEXT_COLUMNS = frozenset(
    [
        "label",
        "hint",
        "guidance_hint",
        "constraint_message",
        "required_message",
        "image",
        "audio",
        "video",
        "media",
    ]
    + ["big-image", "noapperrorstring"]
)
"""Columns that may have a language: `label::Nederlands (nl)`."""
SURVEY_COLUMNS = TEXT_COLUMNS | frozenset(
    [
        "type",
        "name",
        "required",
        "relevant",
        "relevance",
        "constraint",
        "calculation",
        "calculate",
        "appearance",
    ]
    + [
        "default",
        "readonly",
        "read_only",
        "choice_filter",
        "repeat_count",
        "parameters",
        "trigger",
        "note",
        "notes",
    ]
    + [
        "bind",
        "body",
        "control",
        "instance",
        "autoplay",
        "rows",
        "query",
        "accuracythreshold",
        "intent",
        "save_to",
    ]
    + [
        "count",
        "hxl",
        "tags",
        "disabled",
        "command",
        "sms_field",
        "comment",
        "comments",
        "caption",
        "value",
        "skip",
    ]
    + [
        "compact_tag",
        "sms_option",
        "sms_separator",
        "list_name",
        "relation",
        "flat",
        "prefix",
        "read only",
        "repeat",
    ]
)
CHOICE_COLUMNS = TEXT_COLUMNS | frozenset(
    [
        "list_name",
        "list name",
        "name",
        "value",
        "score",
        "geometry",
        "order",
        "sort",
        "filter",
        "note",
        "notes",
    ]
)
SETTINGS_COLUMNS = frozenset(
    [
        "form_title",
        "form_id",
        "version",
        "default_language",
        "style",
        "instance_name",
        "public_key",
        "submission_url",
    ]
    + [
        "auto_send",
        "auto_delete",
        "namespaces",
        "allow_choice_duplicates",
        "title",
        "id_string",
        "clean_text_values",
    ]
    + [
        "omit_instanceid",
        "name",
        "sms_keyword",
        "sms_separator",
        "sms_allow_media",
        "sms_date_format",
        "set form title",
    ]
    + [
        "sms_datetime_format",
        "sms_response",
        "attribute",
        "set form id",
        "form title",
        "form id",
        "xlsform_version",
    ]
    + ["id_string", "xml_root", "client_editable", "default language", "prefix", "delimiter", "flat"]
)
SELECTS = frozenset(
    ["select_one", "select_multiple", "rank", "select one", "select multiple", "select1", "select"]
)
FILE_SELECTS = frozenset(
    ["select_one_from_file", "select_multiple_from_file", "select_one_external", "select_multiple_external"]
)
SELECT_LONG = {
    "select one from": "select_one",
    "select all that apply from": "select_multiple",
    "select one": "select_one",
    "select multiple from": "select_multiple",
    "add select one prompt using": "select_one",
    "select1": "select_one",
    "add select multiple prompt using": "select_multiple",
    "select all that apply": "select_multiple",
    "select multiple": "select_multiple",
    "select_one": "select_one",
    "select_multiple": "select_multiple",
    "rank": "rank",
    "select_multiple_from_file": "select_multiple_from_file",
    "select one external": "select_one_external",
    "select_one_from_file": "select_one_from_file",
    "select_one_external": "select_one_external",
    "select_multiple_external": "select_multiple_external",
    "select one from file": "select_one_from_file",
}
BEGINS = {
    "begin group": "group", "begin_group": "group", "begin repeat": "repeat", "begin_repeat": "repeat",
    "begin loop": "loop", "begin_loop": "loop", "begin table": "table", "begin lgroup": "group",
    "begin looped group": "repeat", "begin_looped_group": "repeat",
}  # fmt: skip
ENDS = {
    "end group": "group", "end_group": "group", "end repeat": "repeat", "end_repeat": "repeat", "end loop": "loop",
    "end_loop": "loop", "end table": "table", "end lgroup": "group", "end looped group": "repeat",
    "end_looped_group": "repeat",
}  # fmt: skip
META = frozenset(
    [
        "start",
        "end",
        "today",
        "deviceid",
        "username",
        "email",
        "phonenumber",
        "imei",
        "simserial",
        "subscriberid",
    ]
    + [
        "simid",
        "uri:deviceid",
        "uri:username",
        "uri:email",
        "uri:phonenumber",
        "uri:simserial",
        "uri:subscriberid",
    ]
    + [
        "start time",
        "end time",
        "device id",
        "subscriber id",
        "sim id",
        "phone number",
        "audit",
        "start-geopoint",
    ]
    + ["background-audio", "background-geopoint", "instanceid", "get start time", "get end time", "get today"]
    + ["get device id", "get subscriber id", "get sim id", "get phone number", "xml-external", "csv-external"]
    + ["set form title", "set form id", "include"]
)
UNSEEN = META | frozenset(["calculate", "hidden", "add calculate prompt", "calculation"])
"""Types that show nothing and need no label."""
ANSWERED = frozenset(
    ["text", "string", "integer", "int", "decimal", "date", "time", "datetime", "datetime", "note", "range"]
    + [
        "acknowledge",
        "trigger",
        "image",
        "photo",
        "audio",
        "video",
        "file",
        "barcode",
        "geopoint",
        "geotrace",
    ]
    + [
        "geoshape",
        "gps",
        "location",
        "osm",
        "add text prompt",
        "add integer prompt",
        "add decimal prompt",
        "select",
    ]
    + ["add date prompt", "add time prompt", "add datetime prompt", "add date time prompt", "add note prompt"]
    + [
        "add image prompt",
        "add audio prompt",
        "add video prompt",
        "add barcode prompt",
        "add location prompt",
    ]
    + [
        "q string",
        "q int",
        "q decimal",
        "q date",
        "q time",
        "q datetime",
        "q date time",
        "q note",
        "q location",
    ]
    + [
        "q geopoint",
        "q picture",
        "q image",
        "q audio",
        "q video",
        "q barcode",
        "q acknowledge",
        "add acknowledge prompt",
    ]
    + ["add file prompt", "url", "input", "rank"]
)
TYPES = ANSWERED | UNSEEN
GOOD_TYPES = (
    [
        "text",
        "integer",
        "decimal",
        "date",
        "time",
        "dateTime",
        "select_one",
        "select_multiple",
        "note",
        "calculate",
    ]
    + [
        "range",
        "rank",
        "acknowledge",
        "begin group",
        "end group",
        "begin repeat",
        "end repeat",
        "hidden",
        "start",
    ]
    + ["end", "today", "username", "deviceid", "image", "audio", "video", "file", "geopoint", "barcode"]
)
"""The types proposed for a word that is none."""
NOT_HERE = frozenset(
    [
        "image",
        "photo",
        "audio",
        "video",
        "file",
        "geopoint",
        "geotrace",
        "geoshape",
        "barcode",
        "gps",
        "location",
        "osm",
    ]
    + ["start-geopoint", "background-audio", "background-geopoint"]
)
"""Types that a computer at a counter cannot ask; the form runs without them."""
WITH_MORE = frozenset(["osm", "hidden", "include", "cascading_select"])
"""Types that have more words behind them."""
APPEARANCES = frozenset(
    [
        "field-list",
        "minimal",
        "multiline",
        "numbers",
        "no-calendar",
        "year",
        "month-year",
        "horizontal",
        "quick",
    ]
    + [
        "horizontal-compact",
        "likert",
        "label",
        "list-nolabel",
        "list",
        "summary",
        "columns",
        "columns-pack",
        "compact",
    ]
    + [
        "no-buttons",
        "autocomplete",
        "autocomplete_chars",
        "search",
        "table-list",
        "thousands-sep",
        "url",
        "masked",
    ]
    + [
        "signature",
        "draw",
        "annotate",
        "new",
        "new-front",
        "selfie",
        "map",
        "maps",
        "placement-map",
        "picker",
        "rating",
    ]
    + [
        "vertical",
        "no-ticks",
        "hidden-answer",
        "image-map",
        "counter",
        "bearing",
        "printer",
        "ethiopian",
        "coptic",
    ]
    + [
        "islamic",
        "bikram-sambat",
        "myanmar",
        "persian",
        "buddhist",
        "quickcompact",
        "front",
        "distress",
        "randomized",
    ]
    + ["choices", "dynamic-advanced", "custom", "acknowledge"]
)
RESERVED_NAMES = frozenset(["meta", "instanceid"])
DOMAINS = frozenset(BARRIER)
"""Codes of barriers that `bind::ensure:domain` may name."""
