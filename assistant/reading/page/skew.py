"""Finds by how little a page was laid askew when it was scanned, and straightens its picture."""

import math

import numpy as np
from PIL import Image

from assistant.dossier.passage import Box

MOST = 6.0
"""Degrees by which a page may lean: beyond, it was not laid down but turned."""
LEAST = 1.5
"""Degrees that recognition takes without harm."""
SURE = 1.25
"""Times sharper that the rows of ink must be once straightened: a drawing has no rows."""
LOOKED_AT = 700
"""Pixels of the longer side of the picture in which rows are looked for."""
_STEPS = (np.arange(-MOST, MOST + 0.01, 0.5), np.arange(-0.4, 0.41, 0.1))


def lean(pixels: np.ndarray) -> float:
    """Degrees, clockwise, by which the rows of a grey picture lean; 0 for one that stands straight or has no rows."""
    factor = max(1, round(max(pixels.shape) / LOOKED_AT))
    height, width = (side // factor for side in pixels.shape)
    if not height or not width:
        return 0.0
    cut = pixels[: height * factor, : width * factor]
    small = cut.reshape(height, factor, width, factor).mean(axis=(1, 3))
    rows, columns = np.nonzero(small < small.mean() - small.std())
    if not len(rows):
        return 0.0
    best = 0.0
    for steps in _STEPS:
        best = max((best + step for step in steps), key=lambda angle: _sharpness(rows, columns, angle))
    if abs(best) < LEAST or _sharpness(rows, columns, best) < SURE * _sharpness(rows, columns, 0.0):
        return 0.0
    return round(float(best), 1)


def straightened(pixels: np.ndarray, leaning: float) -> np.ndarray:
    """The picture turned about its middle so that its rows are level; its size stays, what comes in is white."""
    picture = Image.fromarray(np.ascontiguousarray(pixels))
    return np.asarray(picture.rotate(leaning, resample=Image.Resampling.BICUBIC, fillcolor=255))


def leant(box: Box, leaning: float, width: float, height: float) -> Box:
    """Where a box of the straightened picture stands on the picture as it was; all in the unit of its sides."""
    x, y = (box.x0 + box.x1 - width) / 2, (box.top + box.bottom - height) / 2
    sine, cosine = math.sin(math.radians(leaning)), math.cos(math.radians(leaning))
    over, down = width / 2 + x * cosine - y * sine, height / 2 + x * sine + y * cosine
    half, rise = (box.x1 - box.x0) / 2, (box.bottom - box.top) / 2
    return Box(over - half, down - rise, over + half, down + rise)


def _sharpness(rows: np.ndarray, columns: np.ndarray, angle: float) -> float:
    """How much the ink gathers in rows that lean by the angle."""
    level = np.round(rows - columns * math.tan(math.radians(angle))).astype(int)
    return float(np.square(np.bincount(level - level.min()).astype(float)).sum())
