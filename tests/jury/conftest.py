"""The case of ``case.py`` before a jury."""

from collections.abc import Iterator

import pytest

from assistant.settings.settings import Settings
from tests.jury.case import Case, opened


@pytest.fixture
def case(settings: Settings) -> Iterator[Case]:
    with opened(settings) as made:
        yield made


@pytest.fixture
def blind_case(settings: Settings) -> Iterator[Case]:
    with opened(settings, blind=True) as made:
        yield made
