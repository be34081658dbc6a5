# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The few functions on places that field forms use; places are asked elsewhere, here they are only worked out."""

import math

from ensure_desk.surveys.xpath.values import Value, each, to_text

EARTH = 6_378_100.0  # metres, as the reference engine takes it


def points(value: Value) -> list[tuple[float, float]]:
    """Return latitude and longitude in radians of the points of a place, a line, an area or nodes."""
    found = []
    for single in each(value):
        for part in to_text(single).split(";"):
            numbers = part.split()
            try:
                found.append((math.radians(float(numbers[0])), math.radians(float(numbers[1]))))
            except (ValueError, IndexError):
                continue
    return found


def area(value: Value) -> float:
    """Return the square metres within a line of points, flattened at its first point; fewer than three enclose none."""
    line = points(value)
    if len(line) < 3:
        return 0.0
    lat, lon = line[0]
    flat = [((b - lon) * math.cos(a) * EARTH, (a - lat) * EARTH) for a, b in line]
    return abs(sum(x1 * y2 - y1 * x2 for (x1, y1), (x2, y2) in zip(flat, flat[1:], strict=False)) / 2)


def distance(*values: Value) -> float:
    """Return the metres along a line of points on a sphere."""
    line = [point for value in values for point in points(value)]
    return sum(_between(a, b) for a, b in zip(line, line[1:], strict=False))


def _between(a: tuple[float, float], b: tuple[float, float]) -> float:
    half = (
        math.sin((b[0] - a[0]) / 2) ** 2 + math.cos(a[0]) * math.cos(b[0]) * math.sin((b[1] - a[1]) / 2) ** 2
    )
    return 2 * EARTH * math.asin(min(1.0, math.sqrt(half)))
