# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reading an XForm (ODK XForms specification) into a `Form`; raises FormError when it is none."""

import re
from collections.abc import Iterator
from typing import NoReturn
from xml.etree.ElementTree import Element, ParseError, TreeBuilder, XMLParser

from ensure_desk.surveys.model import (
    Bind,
    ChoiceItem,
    Control,
    Definition,
    Form,
    ItemSet,
    ListNode,
    Output,
    SetValue,
    Translation,
    Wording,
    every,
)

_JR = "{http://openrosa.org/javarosa}"
_SPACES = re.compile(r"[ \t\r\n]+")
_UNTRANSLATED = {"": Wording(("-",))}
"""What the converter writes where a text has no translation; the words of another language are shown then."""
_ITEXT = re.compile(r"\s*jr:itext\(\s*(?:'([^']*)'|\"([^\"]*)\")\s*\)\s*")
_ITEXT_OF = re.compile(r"\s*jr:itext\(\s*([\w.-]+)\s*\)\s*")
_RANDOMIZE = re.compile(r"\s*randomize\(\s*(.*?)\s*(?:,\s*([^,()\]]+(?:\([^)]*\))?)\s*)?\)\s*", re.DOTALL)
_FIRST_LOAD = frozenset({"odk-instance-first-load", "odk-instance-load", "xforms-ready"})
_CONTROLS = frozenset({"input", "select1", "select", "range", "upload", "trigger", "rank", "secret"})


class FormError(Exception):
    """A file that is no questionnaire we can run: `code` and `params` for a sentence."""

    def __init__(self, code: str, **params: str | int) -> None:
        super().__init__(code, params)
        self.code = code
        self.params = params


def read_form(xform: bytes | str) -> Form:
    """Return the questionnaire of an XForm; raises FormError."""
    try:
        document = _parsed(xform)
    except (ParseError, ValueError) as error:
        raise FormError("xform_unreadable") from error
    try:
        return _read(document)
    except RecursionError as error:
        raise FormError("xform_unreadable") from error


def _read(document: Element) -> Form:
    model = next((e for e in document.iter() if local(e) == "model"), None)
    body = next((e for e in document if local(e) == "body"), None)
    instances = _children(model, "instance") if model is not None else []
    if model is None or body is None or not instances or len(instances[0]) == 0:
        raise FormError("xform_no_model")
    return _form(document, model, body, instances)


class _NoDocumentType(TreeBuilder):
    """Builds a tree, refusing a document type: without one, entities can neither grow nor reach outside."""

    def doctype(self, *_: object) -> NoReturn:
        """Refuse."""
        raise FormError("xform_unreadable")


def _parsed(xform: bytes | str) -> Element:
    parser = XMLParser(target=_NoDocumentType())  # noqa: S314  # refuses what makes XML dangerous
    parser.feed(xform)
    document: Element = parser.close()
    return document


def local(element: Element) -> str:
    """Return the name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]


def plain_path(path: str) -> str:
    """Return a path without namespace prefixes and outer spaces."""
    return "/".join(step.strip().rpartition(":")[2] for step in path.strip().split("/"))


def _children(element: Element, name: str) -> list[Element]:
    return [e for e in element if local(e) == name]


def _form(document: Element, model: Element, body: Element, instances: list[Element]) -> Form:
    primary = instances[0][0]
    controls = tuple(_controls(body, "/" + local(primary)))
    repeats = {c.path for c in every(controls) if c.is_repeat}
    languages, default, texts = _texts(model)
    title = next((e.text or "" for e in document.iter() if local(e) == "title"), "")
    rows = [(c.path, s) for c in every(controls) for s in c.on_change if "odk-new-repeat" in s.events]
    return Form(
        title.strip(),
        primary.get("id", ""),
        primary.get("version", ""),
        _definition(primary, "", repeats),
        {plain_path(b.get("nodeset", "")): _bind(b) for b in _children(model, "bind")},
        controls,
        languages,
        default,
        texts,
        {i.get("id", ""): _list(i) for i in instances[1:]},
        (*_first_load(model, controls),),
        tuple(rows),
    )


def _first_load(model: Element, controls: tuple[Control, ...]) -> Iterator[SetValue]:
    """Yield what is set when a response is begun, the first rows of repeats too."""
    for element in _children(model, "setvalue"):
        if (found := _set_value(element)).events & _FIRST_LOAD:
            yield found
    for control in every(controls):
        yield from (s for s in control.on_change if s.events & _FIRST_LOAD)


def _definition(element: Element, parent: str, repeats: set[str]) -> Definition:
    path = f"{parent}/{local(element)}"
    children: list[Definition] = []
    groups: dict[str, list[Element]] = {}
    for child in element:
        groups.setdefault(local(child), []).append(child)
    for name, same in groups.items():
        is_repeat = f"{path}/{name}" in repeats
        templates = [e for e in same if e.get(_JR + "template") is not None]
        plain = [e for e in same if e.get(_JR + "template") is None]
        made = _definition((templates or same)[0], path, repeats)
        if not is_repeat:
            children += [made] if len(same) == 1 else [_definition(e, path, repeats) for e in same]
            continue
        first = _definition(plain[0], path, repeats) if plain and templates else made
        children.append(
            Definition(name, made.path, "", first.children, True, len(plain), made if templates else first)
        )
    text = element.text or ""
    default = "" if len(element) else text if text.strip() else ""
    return Definition(local(element), path, default, tuple(children))


def _bind(element: Element) -> Bind:
    known = {"nodeset", "type", "relevant", "required", "readonly", "calculate", "constraint"}
    extra = {k: v for k, v in element.attrib.items() if k not in known and not k.startswith(_JR)}
    return Bind(
        type=element.get("type", "string").rpartition(":")[2] or "string",
        relevant=element.get("relevant", "").strip(),
        required=element.get("required", "").strip(),
        readonly=element.get("readonly", "").strip(),
        calculate=element.get("calculate", "").strip(),
        constraint=element.get("constraint", "").strip(),
        constraint_message=element.get(_JR + "constraintMsg", ""),
        required_message=element.get(_JR + "requiredMsg", ""),
        preload=element.get(_JR + "preload", ""),
        preload_params=element.get(_JR + "preloadParams", ""),
        extra=extra,
    )


def _list(instance: Element) -> ListNode:
    top = instance[0] if len(instance) else None
    root = ListNode(local(top) if top is not None else "root", "", None)
    waiting = [(top, root)] if top is not None else []
    while waiting:
        element, node = waiting.pop()
        for child in element:
            made = ListNode(local(child), "" if len(child) else (child.text or "").strip(), node)
            node.add(made)
            if len(child):
                waiting.append((child, made))
    above = ListNode("", "", None)
    above.add(root)
    root.parent = above
    return above


def _texts(model: Element) -> tuple[tuple[str, ...], str, dict[str, Translation]]:
    languages: list[str] = []
    default = ""
    texts: dict[str, Translation] = {}
    for itext in _children(model, "itext"):
        for translation in _children(itext, "translation"):
            language = translation.get("lang", "")
            languages.append(language)
            if translation.get("default") is not None:
                default = language
            worded = (
                (text.get("id", ""), {v.get("form") or "": _wording(v) for v in _children(text, "value")})
                for text in _children(translation, "text")
            )
            texts[language] = {key: found for key, found in worded if found != _UNTRANSLATED}
    return tuple(languages), default or (languages[0] if languages else ""), texts


def _wording(element: Element | None) -> Wording:
    if element is None:
        return Wording()
    if found := _ITEXT.fullmatch(element.get("ref", "")):
        return Wording(key=found[1] or found[2] or "")
    parts: list[str | Output] = [element.text] if element.text else []
    for child in element:
        if local(child) == "output":
            parts.append(Output(child.get("value") or child.get("ref") or "''"))
        if child.tail:
            parts.append(child.tail)
    if all(isinstance(p, str) and not p.strip() for p in parts):
        return Wording()
    return Wording(tuple(_SPACES.sub(" ", p) if isinstance(p, str) and p != parts[0] else p for p in parts))


def _set_value(element: Element) -> SetValue:
    path = plain_path(element.get("ref") or element.get("bind") or "")
    return SetValue(
        path,
        frozenset(element.get("event", "").split()),
        element.get("value", "").strip(),
        element.text or "",
    )


def _controls(parent: Element, root: str) -> Iterator[Control]:
    for element in parent:
        name = local(element)
        if name == "group":
            yield _group(element, root)
        elif name == "repeat":
            yield _repeat(element, root)
        elif name in _CONTROLS:
            yield _question(element, root)


def _path_of(element: Element, root: str) -> str:
    path = plain_path(element.get("ref") or element.get("nodeset") or element.get("bind") or "")
    return path if not path or path.startswith("/") else f"{root}/{path}"


def _first(element: Element, name: str) -> Element | None:
    return next(iter(_children(element, name)), None)


def _group(element: Element, root: str) -> Control:
    path = _path_of(element, root)
    return Control(
        "group",
        path,
        _wording(_first(element, "label")),
        _wording(_first(element, "hint")),
        appearance=tuple(element.get("appearance", "").split()),
        children=tuple(_controls(element, path or root)),
        on_change=tuple(_set_value(e) for e in _children(element, "setvalue")),
    )


def _repeat(element: Element, root: str) -> Control:
    path = _path_of(element, root)
    return Control(
        "repeat",
        path,
        _wording(_first(element, "label")),
        appearance=tuple(element.get("appearance", "").split()),
        children=tuple(_controls(element, path)),
        count=(element.get(_JR + "count") or "").strip(),
        fixed=element.get(_JR + "noAddRemove", "") == "true()",
        on_change=tuple(_set_value(e) for e in _children(element, "setvalue")),
    )


def _question(element: Element, root: str) -> Control:
    hint = _first(element, "hint")
    itemset = _first(element, "itemset")
    items = tuple(
        ChoiceItem((value.text or "").strip(), _wording(_first(item, "label")))
        for item in _children(element, "item")
        if (value := _first(item, "value")) is not None
    )
    known = {"ref", "appearance", "bind", "nodeset"}
    return Control(
        "rank" if local(element) == "rank" else local(element),
        _path_of(element, root),
        _wording(_first(element, "label")),
        _wording(hint),
        appearance=tuple(element.get("appearance", "").split()),
        items=items,
        itemset=None if itemset is None else _itemset(itemset),
        on_change=tuple(_set_value(e) for e in _children(element, "setvalue")),
        extra={k: v for k, v in element.attrib.items() if k not in known},
    )


def _itemset(element: Element) -> ItemSet:
    code, label = _first(element, "value"), _first(element, "label")
    nodeset = element.get("nodeset", "")
    shuffled = _RANDOMIZE.fullmatch(nodeset)
    wanted = label.get("ref", "") if label is not None else ""
    translated = _ITEXT_OF.fullmatch(wanted)
    return ItemSet(
        shuffled[1] if shuffled else nodeset,
        code.get("ref", "name") if code is not None else "name",
        f"jr:itext({translated[1]})" if translated else wanted,
        shuffled is not None,
        (shuffled[2] or "") if shuffled else "",
    )
