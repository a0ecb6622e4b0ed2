"""A model server that lies, obeys the dossier, breaks off and floods: ``python -m tests.drafting.adversary``.

Each case is one group of critères drafted through a server of our own that misbehaves in a seeded way. What came out
is judged here without the product's own finding of quotes: letters and figures of the dossier, and nothing else.
"""

import argparse
import asyncio
import json
import random
import sys
import tempfile
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

from assistant.dossier.dossier import Dossier
from assistant.drafting.assignment import Assignment, Group
from assistant.drafting.chat import Chat, Endpoint
from assistant.drafting.llm import LlmDrafter
from assistant.drafting.prompt import load_prompt
from assistant.drafting.reply import Reply
from assistant.importing.shelf import shipped
from assistant.judgement.draft import Draft, RankedPassage
from assistant.judgement.level import Level
from assistant.reading.supervised import read_file
from tests.drafting.lies import COMMAND, CRITERIA, DOSSIER, at_the_wire, mangled, spoiled, swapped
from tests.openai_server import Answer, Body, OpenAIServer, answers, completion


@dataclass
class Case:
    """One way to misbehave, the same every time it is drawn."""

    number: int
    seed: int

    @property
    def name(self) -> str:
        return f"cas-{self.number}"

    @property
    def kind(self) -> str:
        return ("quotes and levels", "ids", "form", "wire")[self.number % 4]

    def answer(self, body: Body, turn: int) -> Answer:
        chance = random.Random(f"{self.seed}/{self.number}/{turn}")
        if turn and chance.random() < 0.3:
            return answers(body)
        if self.kind == "wire":
            return at_the_wire(body, random.Random(f"{self.seed}/{self.number}"))
        content = swapped(body, chance) if self.kind == "ids" else spoiled(body, chance)
        text = json.dumps(content, ensure_ascii=chance.random() < 0.5)
        return completion(mangled(text, chance) if self.kind == "form" else text)


class Shelf:
    """Replies in memory."""

    def __init__(self) -> None:
        self.kept: dict[str, Reply] = {}

    def get(self, key: str) -> Reply | None:
        return self.kept.get(key)

    def put(self, reply: Reply) -> None:
        self.kept[reply.key] = reply
        reply.model_dump_json()

    def reject(self, key: str) -> None:
        self.kept.pop(key, None)


@dataclass
class Tally:
    """What all cases together showed."""

    cases: Counter[str] = field(default_factory=Counter)
    statuses: Counter[str] = field(default_factory=Counter)
    levels: int = 0
    unverified_shown: int = 0
    wrong: list[str] = field(default_factory=list)


_UNREADABLE = ("Cc", "Cf", "Co", "Cs", "Zl", "Zp")
"""Controls, what turns the direction of writing, what has no width, halves of characters, odd ends of line."""
_FOREIGN = ("the budget is well defined", "im Text nicht erklärt", "所有证据")


def plain(text: str) -> str:
    """Letters and figures only."""
    return "".join(c for c in text.casefold() if c.isalnum())


def faults(drafts: list[Draft], dossier: Dossier) -> Iterator[str]:
    """What no draft may be, whatever the server did."""
    if [draft.criterion for draft in drafts] != list(CRITERIA):
        yield f"critères {[draft.criterion for draft in drafts]}"
    passages = {passage.id: passage for passage in dossier.passages}
    good = [plain(p.text) for p in dossier.passages if p.is_evidence and COMMAND not in p.text]
    good += ["".join(pair) for pair in pairwise(good)]  # a sentence may run over a passage's end
    seen = [plain(p.text) for p in dossier.passages if p.is_evidence]
    seen += ["".join(pair) for pair in pairwise(seen)]
    for draft in drafts:
        where = f"{draft.criterion} {draft.status} {draft.level}"
        json.dumps(draft.as_json(), allow_nan=False, ensure_ascii=False).encode()
        found = [quote for quote in draft.evidence if quote.verified]
        for quote in found:
            if not any(plain(quote.quote) in text for text in seen) or plain(COMMAND) in plain(quote.quote):
                yield f"{where}: shown as evidence and not in the dossier: {quote.quote[:60]!r}"
            if any(passages[a.passage].page != a.page for a in quote.anchors):
                yield f"{where}: a wrong page"
        if draft.criterion == "C5.3-2" and draft.level is not Level.NOT_ASSESSABLE:
            yield f"{where}: graded though only the oral shows it"
        if (draft.level is None) != (draft.status != "drafted"):
            yield f"{where}: status and level disagree"
        if draft.level in (Level.MET, Level.PARTIAL, Level.NOT_MET) and not any(
            plain(quote.quote) in text for quote in found for text in good
        ):
            yield f"{where}: a level without its grounds"
        if draft.level is not None and not draft.feedback.strip():
            yield f"{where}: a level without feedback"
        if draft.level is Level.NOT_ASSESSABLE and not (draft.reasons or draft.reason):
            yield f"{where}: not assessable without a reason"
        if draft.status != "drafted" and not (draft.reason or "").strip():
            yield f"{where}: no reason"
        if draft.confidence is not None:
            yield f"{where}: a confidence that nothing calibrates"
        said = [draft.feedback, draft.reasons, draft.question or "", draft.reason or ""]
        for text in (*said, *(quote.quote for quote in draft.evidence)):
            odd = {c for c in text if unicodedata.category(c) in _UNREADABLE and c != "\n"}
            if odd:
                yield f"{where}: shown with characters that nobody sees: {sorted(odd)}"
            if "</dossier" in text and text in said:
                yield f"{where}: our own tags are shown"
        if any(word in text for word in _FOREIGN for text in said):
            yield f"{where}: not in French"
        expected = [f"{draft.criterion}.{n}" for n in range(1, len(draft.indicators) + 1)]
        if draft.status != "failed" and [seen.id for seen in draft.indicators] != expected:
            yield f"{where}: indicators {[seen.id for seen in draft.indicators]}"
        if "4711" in draft.feedback or "812" in draft.feedback:
            yield f"{where}: a page that the dossier does not have"
        if draft.status == "failed" and ("Traceback" in (draft.reason or "") or "\n" in (draft.reason or "")):
            yield f"{where}: {draft.reason}"


async def _tried(case: Case, group: Group, url: str, tally: Tally) -> None:
    endpoint = Endpoint(model=case.name, base_url=url, timeout=1.5)
    prompt = load_prompt("draft")
    second = case.number % 7 == 0
    drafter = LlmDrafter(Chat(endpoint, Shelf(), prompt=prompt.id), prompt, second_opinion=second)
    try:
        drafts, _ = await drafter.draft(group)
    finally:
        await drafter.close()
    tally.cases[case.kind] += 1
    for draft in drafts:
        tally.statuses[draft.status] += 1
        tally.levels += draft.level is not None
        tally.unverified_shown += sum(not quote.verified for quote in draft.evidence)
    tally.wrong.extend(f"{case.name} ({case.kind}) {fault}" for fault in faults(drafts, group.dossier))


def group_of(folder: Path) -> Group:
    """The critères with every passage of the dossier."""
    path = folder / "dossier.md"
    path.write_text(DOSSIER, encoding="utf-8")
    dossier = read_file(path)
    rubric = shipped("esg-rmc")
    ranked = tuple(RankedPassage(id=p.id, page=p.page, text=p.text, score=1.0) for p in dossier.passages[:10])
    return Group(0, rubric, dossier, tuple(Assignment(rubric.criterion(c), ranked) for c in CRITERIA))


def run(cases: int, seed: int, together: int = 10) -> Tally:
    """Drafts each case and judges what came out."""
    turns: Counter[str] = Counter()
    known = {case.name: case for case in (Case(number, seed) for number in range(cases))}
    tally = Tally()

    def behaviour(body: Body, _: int) -> Answer:
        turns[body["model"]] += 1
        return known[body["model"]].answer(body, turns[body["model"]] - 1)

    async def every(group: Group, url: str) -> None:
        places = asyncio.Semaphore(together)

        async def one(case: Case) -> None:
            async with places:
                await _tried(case, group, url, tally)

        await asyncio.gather(*(one(case) for case in known.values()))

    with tempfile.TemporaryDirectory() as folder, OpenAIServer(behaviour) as server:
        asyncio.run(every(group_of(Path(folder)), server.url))
    return tally


def main() -> None:
    """Prints the tally; fails when anything is wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=400)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    tally = run(options.cases, options.seed)
    print(f"cases: {tally.cases.total()} ({', '.join(f'{n} {kind}' for kind, n in sorted(tally.cases.items()))})")
    print(f"drafts: {dict(tally.statuses)}, {tally.levels} with a level, {tally.unverified_shown} quotes as unverified")
    print(f"wrong: {len(tally.wrong)}")
    for wrong in tally.wrong[:20]:
        print(f"  {wrong}")
    sys.exit(1 if tally.wrong else 0)


if __name__ == "__main__":
    main()
