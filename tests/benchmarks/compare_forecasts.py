"""Compare the product's forecasts with those of statsforecast on real data.

The shared folder has the data and the scoring tools; neither becomes part of the project. What never changes
(an environment with statsforecast, the prepared sets, the forecasts of its models) is made once and kept in the
cache; the product forecasts anew each time. The first run takes an hour or more, most of it AutoETS; later ones a few
minutes, most of it the product on whole shops.
"""

import argparse
import shutil
import sys
from pathlib import Path

from comparison import peers, scoring, through_commands
from comparison.peers import PLANS, Place, call, facts_of
from platformdirs import user_cache_path

ROOT = Path(__file__).resolve().parents[2]
NOTES = """\
Ratios are product / peer, means over the cutoffs; below 1 the product is better. Every method gets the same items, days
and cutoffs; the product forecasts the whole shop they belong to, unless --only-scored was given.
Coverage is the part of the totals below their quantile .. at or below it; the nominal level should lie in or near it.
Pinball: mean of the levels 50, 80, 90, 95 and 99 %. AutoETS by 200 sample paths at the newest cutoffs, in sets named
..w by its own intervals; ETS_ANA by its intervals, days independent.
Time is per series, one process each: the product's with backtest and quantiles, the peers' points without either. Wall
times compare only on a machine that does nothing else; CPU times nearly always.
Asked of a set other than M5: RMSSE / best cheap model at most 1.01; store_item: RMSSE / ETS_ANA at most 0.92.
carparts: months taken as 28 days, the units of each on one made-up day: only 28-day totals mean anything.
freshretail: days touched by a lack of stock are not scored; _masked: the product was told of days mostly without.
m5_..w: only so many weeks before the cutoff are known."""


def main() -> None:
    """Prepare, forecast, score and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path, help="the folder with data/ and tools/")
    parser.add_argument("--sets", default=",".join(PLANS), help="default: %(default)s")
    parser.add_argument("--items", type=int, help="how many series of a set are scored, about")
    parser.add_argument("--cutoffs", type=int, help="how many cutoffs")
    parser.add_argument("--only-scored", action="store_true", help="the product gets the scored series alone")
    parser.add_argument("--quick", action="store_true", help="AutoETS only as far as the cache has it already")
    parser.add_argument("--again", action="store_true", help="score the product's forecasts of the last time again")
    parser.add_argument("--commands", action="store_true", help="also forecast the scored series by the command line")
    parser.add_argument("--cache", type=Path, default=user_cache_path("retail-desktop-benchmarks", appauthor=False))
    parser.add_argument("--workers", type=int, default=1, help="processes of the product; its times compare at 1")
    options = parser.parse_args()
    place = Place(options.shared.resolve(), options.cache.resolve())
    unknown = set(options.sets.split(",")) - set(PLANS)
    if unknown:
        parser.error(f"no set is called {', '.join(sorted(unknown))}; there are {', '.join(PLANS)}")
    place.cache.mkdir(parents=True, exist_ok=True)
    peers.provide_environment(place)
    columns, agreements = [], []
    for name in options.sets.split(","):
        plan = PLANS[name].asked(options.items, options.cutoffs)
        folder = peers.prepare(place, plan)
        peers.compute(place, plan, folder, options.quick)
        flags = [*(["--only-scored"] if options.only_scored else []), *(["--mask"] if plan.mask else [])]
        product = folder / f"product-{name}{'-alone' if options.only_scored else ''}"
        if not options.again or not product.exists():
            run_product(folder, product, [*flags, "--workers", options.workers])
        columns.append(scoring.score(place, name, plan, folder, product))
        if options.commands and not plan.mask and not plan.weeks:
            agreements.append(through_commands.compare(ROOT, folder, name))
    print("\n".join(["", scoring.table(columns), "", NOTES, *agreements]))


def run_product(folder: Path, out: Path, flags: list[object]) -> None:
    """Let this product forecast at every cutoff, each time in a process of its own."""
    shutil.rmtree(out, ignore_errors=True)
    for cutoff in facts_of(folder)["cutoffs"]:
        print(f"{out.name}, {cutoff} …", flush=True)
        script = Path(__file__).parent / "comparison" / "run_product.py"
        call(sys.executable, script, folder, cutoff, out / cutoff, *flags, path=ROOT)


if __name__ == "__main__":
    main()
