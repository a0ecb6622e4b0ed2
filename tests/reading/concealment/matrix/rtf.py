"""Ways of hiding a text in RTF × its places, and honest texts that look like them."""

from tests.reading.concealment.others import coded
from tests.reading.concealment.phrases import BODY

_LETTERS = {
    "white": r"\cf1 ",
    "nearly white": r"\cf3 ",
    "tiny": r"\fs2 ",
    "hidden": r"\v ",
    "colour of its mark": r"\cf2\highlight2 ",
}
_LETTERS_SHOWING = {"white on its mark": r"\cf1\highlight2 ", "small": r"\fs14 ", "pale": r"\cf4 "}
_PLACES = {
    "cell": r"\trowd\cellx4000\cellx9000\pard\intbl Mai\cell {*}\cell\row\pard",
    "header": r"{\header\pard\plain {*}\par}",
    "note": r"Voir{\footnote\pard\plain {*}}.\par",
    "text box": r"Voir{\shp{\*\shpinst\shpleft100\shpright3000{\shptxt\pard\plain {*}\par}}}.\par",
    "heading": r"\pard\plain\outlinelevel0 {*}\par",
}
HIDING = {
    **{
        f"{way}, {place}": content.replace("*}", f"{looks}§}}")
        for way, looks in _LETTERS.items()
        for place, content in _PLACES.items()
    },
    "shade of its paragraph": r"\pard\plain\cbpat2\cf2 §\par",
    "shade of its cell": r"\trowd\clcbpat2\cellx9000\pard\intbl {\cf2 §}\cell\row\pard",
    "narrow": r"{\charscalex1 §}\par",
    "crammed": r"{\expndtw-400 §}\par",
    "raised": r"{\up9000 §}\par",
    "line without height": r"\pard\sl-1\slmult0 §\par",
    "far to the left": r"\pard\li-20000 §\par",
    "frame off the page": r"\pard\posx-20000 §\par",
    "box off the page": r"Voir{\shp{\*\shpinst\shpleft-20000\shpright-15000{\shptxt §\par}}}.\par",
    "hidden box": r"Voir{\shp{\*\shpinst{\sp{\sn fHidden}{\sv 1}}{\shptxt §\par}}}.\par",
    "colour of its box": r"Voir{\shp{\*\shpinst{\sp{\sn fillColor}{\sv 6568991}}{\shptxt{\cf2 §}\par}}}.\par",
    "index entry": r"Voir{\xe §} ici.\par",
    "description": r"Voir{\*\shppict{\pict{\*\picprop{\sp{\sn wzDescription}{\sv §}}}\pngblip 00}}.\par",
    "comment in a note": r"Voir{\footnote Une note{\*\annotation §}.}.\par",
    "moved away": r"{\mvf §}\par",
}
SHOWING = {
    **{
        f"{way}, {place}": content.replace("*}", f"{looks}§}}")
        for way, looks in _LETTERS_SHOWING.items()
        for place, content in _PLACES.items()
        if place != "heading"
    },
    "white on the shade of its paragraph": r"\pard\plain\cbpat2\cf1 §\par",
    "white on the shade of its cell": r"\trowd\clcbpat2\cellx9000\pard\intbl {\cf1 §}\cell\row\pard",
    "white in a dark box": r"Voir{\shp{\*\shpinst{\sp{\sn fillColor}{\sv 6568991}}{\shptxt{\cf1 §}\par}}}.\par",
    "white on a dark page": r"{\*\background{\shp{\*\shpinst{\sp{\sn fillColor}{\sv 6568991}}}}}{\cf1 §}\par",
    "tight line": r"\pard\sl-240\slmult0 §\par",
    "hanging": r"\pard\li720\fi-720 §\par",
    "colours again": r"{\cf1\plain §}\par",
}
_HEAD = (
    r"{\rtf1\ansi\deff0{\fonttbl{\f0 Arial;}}{\colortbl;\red255\green255\blue255;\red31\green60\blue100;"
    r"\red250\green251\blue252;\red190\green190\blue190;}"
)


def built(way: str, text: str) -> bytes:
    dark = way.startswith(r"{\*\background")
    said = "\n".join(rf"\pard\plain\cf{1 if dark else 0} {coded(line)}\par" for line in BODY)
    made = way.replace("§", coded(text))
    return "\n".join((_HEAD, *((made, said) if dark else (said, rf"\pard\plain {made}")), "}")).encode("ascii")
