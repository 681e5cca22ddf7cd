"""Commands around what is settled: layouts of files, decisions about codes, whose public holidays are kept."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from retail_desktop.cli.answer import Answer, place_of
from retail_desktop.domain.import_layouts import RememberedLayout

if TYPE_CHECKING:
    from retail_desktop.services.workplace import Workplace


def add_layout_words(kinds: Any) -> None:  # noqa: ANN401 - argparse gives its sub-parsers no public type
    """Teach the command line `settings layouts`."""
    layouts_words = kinds.add_parser("layouts", help="how files were read before")
    layouts_words.set_defaults(command=layouts, step=None)
    steps = layouts_words.add_subparsers(dest="step", metavar="STEP")
    steps.add_parser("list", help="all of them (so too without a step)")
    steps.add_parser("forget", help="be asked again").add_argument("layout", metavar="NAME")
    words = steps.add_parser("rename", help="call one otherwise")
    words.add_argument("layout", metavar="OLD")
    words.add_argument("new", metavar="NEW")
    words = steps.add_parser("export", help="write one as JSON for another store")
    words.add_argument("layout", metavar="NAME")
    words.add_argument("--out", required=True, metavar="FILE")
    steps.add_parser("import", help="take one in that was exported").add_argument("file", metavar="FILE")


def add_code_words(kinds: Any) -> None:  # noqa: ANN401 - as above
    """Teach the command line `settings codes`."""
    codes_words = kinds.add_parser("codes", help="what was decided about codes that are no item's own")
    codes_words.set_defaults(command=codes, step=None)
    steps = codes_words.add_subparsers(dest="step", metavar="STEP")
    steps.add_parser("list", help="all decisions (so too without a step)")
    words = steps.add_parser("match", help="read a code as an item; as itself: it is an item of its own")
    words.add_argument("code", metavar="CODE")
    words.add_argument("sku", metavar="SKU")
    for name, meaning in (("ignore", "never import a code"), ("forget", "take a decision back")):
        steps.add_parser(name, help=meaning).add_argument("code", metavar="CODE")


def add_holiday_words(kinds: Any) -> None:  # noqa: ANN401 - as above
    """Teach the command line `settings holidays`."""
    words = kinds.add_parser("holidays", help="whose public holidays a forecast knows")
    words.add_argument("country", nargs="?", metavar="COUNTRY", help="its ISO code such as DE, or: none")
    words.add_argument("--region", default="", metavar="CODE", help="a part of the country, such as BY")
    words.add_argument("--store", default="", metavar="NAME", help="only this store")
    words.set_defaults(command=holidays)


def layouts(given: argparse.Namespace) -> Answer:
    """List, rename, forget, export and take in remembered layouts."""
    from retail_desktop.services import import_layouts  # noqa: PLC0415 - services load SQLAlchemy

    place, step = place_of(given), given.step or "list"
    if step == "rename":
        import_layouts.rename_layout(place, given.layout, given.new)
        return Answer(f"“{given.layout}” is called “{given.new}” now.", {"name": given.new})
    if step == "forget":
        import_layouts.forget_layout(place, given.layout)
        return Answer(f"“{given.layout}” is forgotten; the next such file is looked at anew.", {"name": given.layout})
    if step == "export":
        out = import_layouts.export_layout(place, given.layout, Path(given.out))
        return Answer(f"“{given.layout}” was written to {out}.", {"name": given.layout, "file": str(out)})
    if step == "import":
        layout = import_layouts.import_layout(place, Path(given.file))
        return Answer(f"“{layout.name}” is remembered.", _layout_data(layout))
    found = import_layouts.list_layouts(place)
    text = "\n".join(map(_layout_text, found)) or "No layout is remembered yet."
    return Answer(text, {"layouts": [_layout_data(one) for one in found]})


def _layout_text(layout: RememberedLayout) -> str:
    data = _layout_data(layout)
    said = [f"{name} {value}" for name, value in data["answers"].items()]
    said += [f"{file}: {name} {value}" for file, told in data["files"].items() for name, value in told.items() if value]
    note = " (not used: the import it was learnt from is undone)" if layout.taken_back else ""
    return f"{layout.name}  {layout.target.value}  {'; '.join(said)}{note}"


def _layout_data(layout: RememberedLayout) -> dict[str, Any]:
    return {
        "name": layout.name, "target": layout.target.value, "fingerprint": layout.fingerprint,
        "headings": list(layout.headings), "answers": dict(layout.answers),
        "files": {name: dict(told) for name, told in layout.files.items()}, "learned_at": layout.learned_at,
        "used_at": layout.used_at, "user": layout.person, "in_use": not layout.taken_back,
    }  # fmt: skip


def codes(given: argparse.Namespace) -> Answer:
    """List, make and forget decisions about codes that are no item's own."""
    from retail_desktop.services import item_decisions  # noqa: PLC0415 - services load SQLAlchemy

    place, step = place_of(given), given.step or "list"
    if step == "match":
        item_decisions.decide(place, given.code, given.sku)
        return Answer(f"{given.code} is read as item {given.sku} from now on.", {"code": given.code, "sku": given.sku})
    if step == "ignore":
        item_decisions.decide(place, given.code, "")
        return Answer(f"Lines of {given.code} are not imported from now on.", {"code": given.code, "sku": None})
    if step == "forget":
        item_decisions.forget_decision(place, given.code)
        return Answer(f"What was decided about {given.code} is forgotten.", {"code": given.code})
    return _decisions(place)


def _decisions(place: "Workplace") -> Answer:
    from retail_desktop.services.item_decisions import list_decisions  # noqa: PLC0415 - services load SQLAlchemy

    found = list_decisions(place)
    lines = [f"{one.code}  {f'is {one.shown}' if one.sku else 'is never imported'}" for one in found]
    data = [{"code": one.code, "sku": one.sku or None, "at": one.decided_at, "user": one.person} for one in found]
    return Answer("\n".join(lines) or "Nothing was decided about any code.", {"codes": data})


def holidays(given: argparse.Namespace) -> Answer:
    """Say or choose whose public holidays are kept."""
    from retail_desktop.services import choose_holidays  # noqa: PLC0415 - services load SQLAlchemy

    place = place_of(given)
    if given.country is not None:
        country = "" if given.country.lower() == "none" else given.country
        choose_holidays.choose_region(place, country, given.region, store=given.store)
    regions = choose_holidays.list_regions(place)
    lines = [f"{store or 'All stores'}  {region.shown}" for store, region in regions.items()]
    data = [
        {"store": store or None, "country": region.country or None, "region": region.part or None}
        for store, region in regions.items()
    ]
    return Answer("\n".join(lines), {"holidays": data})
