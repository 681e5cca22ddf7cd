"""The way back, and what was looked at lately."""

from retail_desktop.gui.search_box import Hit
from retail_desktop.gui.visits import Recent, Visits


def page(name: str) -> Hit:
    return Hit(name.capitalize(), "Page", name, None)


def item(code: str) -> Hit:
    return Hit(code, "", "items", code)


def test_the_way_back_ends_at_the_first_page() -> None:
    visits = Visits()
    for visit in (("items", None), ("item", "417"), ("item", "417")):
        visits.add(*visit)
    assert (visits.back(), visits.back()) == (("items", None), None)


def test_of_a_list_gone_through_only_the_last_row_is_kept() -> None:
    recent = Recent()
    for hit in (page("items"), item("1"), item("2"), item("3")):
        recent.see(hit)
    recent.move_on()
    recent.see(page("orders"))
    assert recent.elsewhere("orders") == (item("3"), page("items"))


def test_what_is_looked_at_again_is_listed_once_and_first() -> None:
    recent = Recent()
    for hit in (item("1"), item("2"), item("1")):
        recent.move_on()
        recent.see(hit)
    recent.move_on()
    assert recent.elsewhere("home") == (item("1"), item("2"))


def test_where_the_user_is_does_not_count() -> None:
    recent = Recent()
    recent.see(page("items"))
    recent.see(item("1"))
    assert recent.elsewhere("items") == ()


def test_what_was_seen_long_ago_is_forgotten() -> None:
    recent = Recent()
    for code in range(60):
        recent.move_on()
        recent.see(item(str(code)))
    recent.move_on()
    assert len(recent.elsewhere("home")) == 30
