"""``python -m tests.reading.concealment [--show tuned|all]``: both halves apart; faults of the tuned half by default."""

import argparse

from tests.reading.concealment.measure import measured, rates, readable


def main() -> None:
    """Prints the rates, and the cases that went wrong."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--show", choices=("none", "tuned", "all"), default="tuned")
    parser.add_argument("--family", choices=("concealed", "instruction", "honest"))
    options = parser.parse_args()
    outcomes = measured(case for case in readable() if options.family in (None, case.family))
    for each in outcomes:
        if each.fault and (options.show == "all" or (options.show == "tuned" and not each.case.held_out)):
            print(f"{each.case.family}, {each.case.name}: {each.fault}\n    {each.case.target}")
    for (family, half), (good, total) in rates(outcomes).items():
        print(f"{family:12} {half:9} {good:4} of {total:4}  {100 * good / total:5.1f} %")


if __name__ == "__main__":
    main()
