# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Why a foreign file is refused or flagged: one code per reason.

The gate knows no language. `exchange` turns each code into a sentence for a person; docs/hostile-files.md
says which hostile file ends in which code.
"""

from enum import StrEnum


class RefusalCode(StrEnum):
    """A reason to refuse a whole file."""

    NOT_FOUND = "gate_not_found"
    NOT_A_FILE = "gate_not_a_file"
    UNREADABLE = "gate_unreadable"
    LOCK_FILE = "gate_lock_file"
    EMPTY = "gate_empty"
    ENCRYPTED = "gate_encrypted"
    WRONG_CODE = "gate_wrong_code"
    SLOW_CODE = "gate_slow_code"
    OLD_EXCEL = "gate_old_excel"
    BINARY_WORKBOOK = "gate_binary_workbook"
    OPEN_DOCUMENT = "gate_open_document"
    NUMBERS = "gate_numbers"
    WEB_PAGE = "gate_web_page"
    XML_FILE = "gate_xml_file"
    OTHER_FILE = "gate_other_file"
    MACROS = "gate_macros"
    DAMAGED = "gate_damaged"
    TOO_LARGE = "gate_too_large"
    BOMB = "gate_bomb"
    TOO_MANY_PARTS = "gate_too_many_parts"
    DUPLICATE_PART = "gate_duplicate_part"
    UNSAFE_PART_NAME = "gate_unsafe_part_name"
    OVERLAPPING_PARTS = "gate_overlapping_parts"
    LYING_SIZE = "gate_lying_size"
    DTD = "gate_dtd"
    ENCODING = "gate_encoding"
    TOO_MANY_ROWS = "gate_too_many_rows"
    TOO_MANY_COLUMNS = "gate_too_many_columns"
    TOO_SPREAD_OUT = "gate_too_spread_out"
    TOO_MANY_MERGES = "gate_too_many_merges"
    TEXT_TOO_LONG = "gate_text_too_long"
    STRING_INDEX = "gate_string_index"
    DUPLICATE_SHEET = "gate_duplicate_sheet"
    NO_SHEETS = "gate_no_sheets"
    TOO_SLOW = "gate_too_slow"
    TOO_MUCH_MEMORY = "gate_too_much_memory"
    READER_FAILED = "gate_reader_failed"
    CANCELLED = "gate_cancelled"


class FindingCode(StrEnum):
    """Something in an accepted file that the importer tells the user about."""

    EXTERNAL_LINKS = "gate_external_links"
    DDE = "gate_dde"
    NUMBER_OUT_OF_RANGE = "gate_number_out_of_range"
    OTHER_SHEET_TYPE = "gate_other_sheet_type"
    GUESSED_ENCODING = "gate_guessed_encoding"
    FIELD_COUNT = "gate_field_count"
