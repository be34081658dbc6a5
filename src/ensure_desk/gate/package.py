# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The small parts of a workbook: its sheets and their state, names, properties, comments and outside links."""

import posixpath
import re
import xml.parsers.expat
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from ensure_desk.gate.codes import FindingCode, RefusalCode
from ensure_desk.gate.container import Part
from ensure_desk.gate.model import Finding, GateRefusal, Position, Source
from ensure_desk.gate.parts import read_small
from ensure_desk.gate.references import position

_STATES = {"visible", "hidden", "veryHidden"}
_TRUE = {"1", "true", "on"}
Attributes = dict[str, str]


@dataclass(frozen=True)
class SheetEntry:
    """A sheet as the workbook part lists it; `part` is None for charts and other sheets without cells."""

    name: str
    hidden: str
    part: Part | None


@dataclass
class Package:
    """Everything the small parts say."""

    sheets: list[SheetEntry] = field(default_factory=list)
    defined_names: dict[str, str] = field(default_factory=dict)
    properties: dict[str, str] = field(default_factory=dict)
    date1904: bool = False
    findings: list[Finding] = field(default_factory=list)


@dataclass(frozen=True)
class Element:
    """One XML element: local name, attributes by local name, and the text straight inside it."""

    name: str
    attributes: Attributes
    text: str


@dataclass(frozen=True)
class Archive:
    """A checked file with its parts, found by name without regard to case."""

    source: Source
    parts: dict[str, Part]

    def find(self, name: str) -> Part | None:
        """Return the part with this name, or None."""
        return self.parts.get(name.casefold())

    def elements(self, name: str) -> Iterator[Element]:
        """Yield the elements of a small XML part, in the order in which they end; nothing if it is absent."""
        part = self.find(name)
        if part is not None:
            yield from read_elements(read_small(self.source, part), part.name)


def open_archive(source: Source, parts: dict[str, Part]) -> Archive:
    """Return the parts of a checked container, findable without regard to case."""
    return Archive(source, {name.casefold(): part for name, part in parts.items()})


def read_elements(data: bytes, name: str) -> list[Element]:
    """Parse a small XML part, or refuse the file as damaged."""
    found: list[Element] = []
    open_elements: list[tuple[str, Attributes, list[str]]] = []

    def start(tag: str, attributes: Attributes) -> None:
        local = {_local(key): value for key, value in attributes.items()}
        if sum(_local(key).lower() == "id" for key in attributes) > 1:
            raise GateRefusal(RefusalCode.DAMAGED, part=name)
        open_elements.append((_local(tag), local, []))

    def text(piece: str) -> None:
        open_elements[-1][2].append(piece)

    def end(_tag: str) -> None:
        tag, attributes, pieces = open_elements.pop()
        found.append(Element(tag, attributes, "".join(pieces)))

    parser = new_parser(name)
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = text
    feed(parser, data, name, last=True)
    return found


def new_parser(name: str) -> xml.parsers.expat.XMLParserType:
    """Return an XML parser that refuses every document type."""
    parser = xml.parsers.expat.ParserCreate("utf-8", " ")
    parser.buffer_text = True

    def refuse(*_: object) -> None:
        raise GateRefusal(RefusalCode.DTD, part=name)

    handler: Callable[..., None] = refuse
    parser.StartDoctypeDeclHandler = handler
    parser.EntityDeclHandler = handler
    return parser


def feed(parser: xml.parsers.expat.XMLParserType, data: bytes, name: str, *, last: bool = False) -> None:
    """Give bytes to a parser; XML that is not well-formed is a damaged file."""
    try:
        parser.Parse(data, last)
    except xml.parsers.expat.ExpatError as error:
        raise GateRefusal(RefusalCode.DAMAGED, part=name) from error


def read_package(archive: Archive, *, macros: bool = False) -> Package:
    """Read the small parts of a workbook that passed the container checks; `macros` are refused unless told."""
    _check_types(archive, macros=macros)
    if archive.find("xl/workbook.xml") is None:
        raise GateRefusal(RefusalCode.OTHER_FILE)
    package = Package()
    relations = _relationships(archive, "xl/workbook.xml")
    targets = {element.attributes.get("Id", ""): element.attributes for element in relations}
    if len(targets) < len(relations):
        raise GateRefusal(RefusalCode.DAMAGED)
    for element in archive.elements("xl/workbook.xml"):
        _take_element(element, targets, archive, package)
    _check_sheets(package)
    styles = archive.find("xl/styles.xml")
    if styles is not None:
        read_small(archive.source, styles)
    package.properties.update(_properties(archive))
    package.findings.extend(_outside_links(archive))
    return package


def read_comments(archive: Archive, part: Part) -> dict[Position, str]:
    """Return the comment texts of a sheet by zero-based position."""
    comments: dict[Position, str] = {}
    for relation in _relationships(archive, part.name):
        if not relation.attributes.get("Type", "").endswith("/comments"):
            continue
        pieces: list[str] = []
        for element in archive.elements(_resolve(part.name, relation.attributes.get("Target", ""))):
            if element.name == "t":
                pieces.append(element.text)
            elif element.name == "comment":
                place = position(element.attributes.get("ref", ""))
                if place is not None:
                    comments[place] = "".join(pieces)
                pieces = []
            elif element.name == "author":
                pieces = []
    return comments


def _local(tag: str) -> str:
    return tag.rpartition(" ")[2]


def _check_types(archive: Archive, *, macros: bool) -> None:
    types = {e.attributes.get("ContentType", "").lower() for e in archive.elements("[content_types].xml")}
    if not macros and any("macroenabled" in item or "vbaproject" in item for item in types):
        raise GateRefusal(RefusalCode.MACROS)
    main = r"(?:spreadsheetml\.(?:sheet|template)|excel\.(?:sheet|template)\.macroenabled)\.main\+xml$"
    if not any(re.search(main, item) for item in types):
        raise GateRefusal(RefusalCode.OTHER_FILE)


def _relationships(archive: Archive, owner: str) -> list[Element]:
    folder, _, name = owner.rpartition("/")
    return [e for e in archive.elements(f"{folder}/_rels/{name}.rels") if e.name == "Relationship"]


def _resolve(owner: str, target: str) -> str:
    if target.startswith("/"):
        return posixpath.normpath(target).lstrip("/")
    return posixpath.normpath(posixpath.join(posixpath.dirname(owner), target))


def _take_element(
    element: Element, targets: dict[str, Attributes], archive: Archive, package: Package
) -> None:
    if element.name == "workbookPr":
        package.date1904 = element.attributes.get("date1904", "0").lower() in _TRUE
    elif element.name == "definedName" and len(package.defined_names) < 10_000:
        package.defined_names[element.attributes.get("name", "")] = element.text
    elif element.name == "sheet":
        package.sheets.append(_sheet_entry(element, targets, archive, package))


def _sheet_entry(
    element: Element, targets: dict[str, Attributes], archive: Archive, package: Package
) -> SheetEntry:
    relation = targets.get(element.attributes.get("id", ""), {})
    name = element.attributes.get("name", "")
    state = element.attributes.get("state", "visible")
    hidden = state if state in _STATES else "visible"
    if not relation.get("Type", "").endswith("/worksheet"):
        package.findings.append(Finding(FindingCode.OTHER_SHEET_TYPE, {"sheet": name}))
        return SheetEntry(name, hidden, None)
    part = archive.find(_resolve("xl/workbook.xml", relation.get("Target", "")))
    if part is None:
        raise GateRefusal(RefusalCode.DAMAGED)
    return SheetEntry(name, hidden, part)


def _check_sheets(package: Package) -> None:
    if not any(sheet.part for sheet in package.sheets):
        raise GateRefusal(RefusalCode.NO_SHEETS)
    names = [sheet.name.casefold() for sheet in package.sheets]
    parts = [sheet.part.name for sheet in package.sheets if sheet.part]
    if len(set(names)) < len(names) or len(set(parts)) < len(parts):
        raise GateRefusal(RefusalCode.DUPLICATE_SHEET)


def _properties(archive: Archive) -> dict[str, str]:
    found = {
        element.name: element.text.strip()
        for element in archive.elements("docprops/core.xml")
        if element.name != "coreProperties"
    }
    value = ""
    for element in archive.elements("docprops/custom.xml"):
        if element.name == "property":
            found[f"custom:{element.attributes.get('name', '')}"] = value
        else:
            value = element.text
    return found


def _outside_links(archive: Archive) -> Iterator[Finding]:
    links = [name for name in archive.parts if re.fullmatch(r"xl/externallinks/[^/]+\.xml", name)]
    if links:
        yield Finding(FindingCode.EXTERNAL_LINKS, {"count": len(links)})
    kinds = {element.name for name in links for element in archive.elements(name)}
    if kinds & {"ddeLink", "oleLink"}:
        yield Finding(FindingCode.DDE)
