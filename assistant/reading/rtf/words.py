"""The control words of RTF that open a destination, and those that stand for a character."""

UNREAD = frozenset(
    "pict fldinst themedata datastore colorschememapping latentstyles listtable listoverridetable rsidtbl generator "  # noqa: SIM905
    "xmlnstbl filetbl revtbl pgptbl objdata nonshppict shprslt bkmkstart bkmkend atnid atnauthor atndate atnref "
    "template listpicture mmathPr wgrffmtfilter fontemb falt panose ftnsep ftnsepc aftnsep aftnsepc ftncn "
    "aftncn".split()
)
RUNNING = frozenset(f"{place}{which}" for place in ("header", "footer") for which in ("", "l", "r", "f"))
INDEXED = frozenset({"xe", "tc", "tcn"})
"""Entries of indexes and of tables of contents: marks that the page does not show."""
PROPERTIES = frozenset(
    "title subject author manager company operator category keywords comment doccomm hlinkbase staticval".split()  # noqa: SIM905
)
ASIDE = frozenset({"footnote", "annotation", "running", "box", "style", "property", "indexed", "named", "valued"})
"""Destinations whose text is gathered apart from the body's."""
STARRED = frozenset({"shpinst", "shppict", "picprop", "cs", "do", "background", "userprops"})
"""Groups that may be passed over, and are not."""
CHARACTERS = {
    "tab": "\t", "line": "\n", "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“",
    "rdblquote": "”", "bullet": "•", "emspace": " ", "enspace": " ", "qmspace": " ",
}  # fmt: skip
