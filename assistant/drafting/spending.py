"""What a screening may spend, and what it has spent so far."""

from assistant.errors import RunError
from assistant.judgement.usage import Usage
from assistant.settings.prices import Price


class Spending:
    """Counts a screening's tokens and money against its cap; a call that would pass it is not sent."""

    def __init__(
        self,
        *,
        most_tokens: int | None = None,
        most_cost: float | None = None,
        price: Price | None = None,
        before: Usage | None = None,
    ) -> None:
        """A cap in tokens, in money where a price is known, or none; ``before`` is what was spent already."""
        self._most_tokens = most_tokens
        self._most_cost = most_cost
        self._price = price
        self._spent = before or Usage()
        self._booked = Usage()

    def book(self, expected: Usage) -> None:
        """Sets aside what a call is expected to take.

        Raises:
            RunError: the cap would be passed; nothing is set aside.
        """
        after = self._spent + self._booked + expected
        if self._most_tokens is not None and after.tokens > self._most_tokens:
            raise RunError(
                f"Le plafond de {self._most_tokens} jetons est atteint ; "
                "relever CRITERIUM_LLM_MOST_TOKENS et relancer pour continuer."
            )
        if self._most_cost is not None and self._price is not None and self._price.of(after) > self._most_cost:
            raise RunError(
                f"Le plafond de {self._most_cost:g} {self._price.currency} est atteint ; "
                "relever CRITERIUM_LLM_MOST_COST et relancer pour continuer."
            )
        self._booked += expected

    def settle(self, expected: Usage, real: Usage) -> None:
        """Puts what the call really took in the place of what was set aside for it."""
        self._booked = Usage(
            calls=self._booked.calls - expected.calls,
            input_tokens=self._booked.input_tokens - expected.input_tokens,
            output_tokens=self._booked.output_tokens - expected.output_tokens,
        )
        self._spent += real
