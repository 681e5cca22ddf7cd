"""Pictures of every screen on the sample store: light and dark, at 100 % and at 150 % of a 1366 x 768 display.

screenshots.py [FOLDER]      the folder is build/screenshots unless named
"""
# ruff: noqa: PLC0415 - only the processes that draw load the program, once their scaling and import path are set

import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtCore import SignalInstance

    from retail_desktop.gui.main_window import MainWindow
    from retail_desktop.services.plan_replenishment import Plan
    from retail_desktop.services.workplace import Workplace

ROOT = Path(__file__).resolve().parents[1]
WIDTH, HEIGHT = 1366, 768
SCALES = (1.0, 1.5)
SETTLE_MS = 1500
LONGEST_JOB_MS = 30_000


def main(arguments: list[str]) -> int:
    """Draw at every scaling, each in a process of its own: Qt takes its scaling once, at its start."""
    folder = Path(arguments[0] if arguments else ROOT / "build" / "screenshots").absolute()
    folder.mkdir(parents=True, exist_ok=True)
    for scale in SCALES:
        settings = {"QT_SCALE_FACTOR": str(scale), "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
        command = [sys.executable, __file__, "--draw", str(folder), str(scale)]
        done = subprocess.run(command, env=os.environ | settings, check=False)
        if done.returncode:
            return done.returncode
    return 0


def draw(folder: Path, scale: float) -> None:
    """Draw all screens in both themes at one scaling."""
    from PySide6.QtCore import QLocale
    from PySide6.QtWidgets import QApplication

    from retail_desktop.gui import formats, theme
    from retail_desktop.gui.main_window import MainWindow
    from retail_desktop.gui.opening import freshness_text
    from retail_desktop.gui.preferences import Preferences
    from retail_desktop.gui.screens import SCREENS
    from retail_desktop.gui.screens.stock_screen import StockPart
    from retail_desktop.services.sample_store import open_sample
    from retail_desktop.services.workplace import freshness

    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedStates))
    app = QApplication([])
    place = open_sample(folder, progress=lambda *_: None)
    pages, fresh = list(_pages(place, folder)), freshness(place)
    formats.set_present(fresh.sales_through or date.today())  # noqa: DTZ011 - a trading day has no zone
    for name in ("light", "dark"):
        theme.apply(app, name)
        window = MainWindow(place, SCREENS, Preferences())
        window.setMinimumSize(1, 1)
        window.resize(round(WIDTH / scale), round(HEIGHT / scale))
        window.show_store(fresh.store_name, freshness_text(fresh), is_sample=fresh.is_sample)
        window.show()
        for page, subject in pages:
            window.show_page(page, subject)
            if page in {"import", "sales", "figures"}:
                _wait(LONGEST_JOB_MS, window.jobs.ended)
            _wait(SETTLE_MS)
            part = f"_{subject.name.lower()}" if isinstance(subject, StockPart) else ""
            part = "-calendar" if subject == "calendar" else part
            picture = folder / f"{page}{part}_{name}_{scale:.0%}.png".replace("%", "")
            window.grab().save(str(picture))
            print(picture)
        window.show_page("reorder", None)
        print(_with_budget(window, folder / f"reorder_budget_{name}_{scale:.0%}.png".replace("%", "")))
        window.close()


def _with_budget(window: "MainWindow", picture: Path) -> Path:
    """The plan on two thirds of its money; afterwards it is as it was."""
    from PySide6.QtWidgets import QPushButton, QSlider

    _wait(SETTLE_MS)
    toggle = next(one for one in window.findChildren(QPushButton) if one.text() == "Bud&get")
    toggle.click()
    _wait(2 * SETTLE_MS)
    slider = next(iter(window.findChildren(QSlider)))
    slider.setValue(2 * slider.maximum() // 3)
    _wait(SETTLE_MS)
    window.grab().save(str(picture))
    slider.setValue(slider.maximum())
    _wait(SETTLE_MS)
    return picture


def _pages(place: "Workplace", folder: Path) -> Iterator[tuple[str, object]]:
    """Each screen with the subject that shows most of it."""
    from retail_desktop.domain.purchasing import OrderStatus
    from retail_desktop.domain.receiving import ReturnLine
    from retail_desktop.gui.screens.stock_screen import StockPart
    from retail_desktop.gui.screens.visit import Visit
    from retail_desktop.services import order_goods, plan_replenishment, replay_policy, return_goods

    plan = plan_replenishment.read_plan(place)
    wanted = sorted({line.supplier for line in plan.lines if line.supplier and line.quantity > 0})
    made = order_goods.list_orders(place) or [
        order for code in wanted[::2] for order in order_goods.create_orders(place, plan_id=plan.plan_id, supplier=code)
    ]
    orders = sorted(made, key=lambda order: order.number)
    if orders[0].status is OrderStatus.DRAFT:
        for step in (OrderStatus.APPROVED, OrderStatus.SENT):
            order_goods.change_status(place, orders[0].number, step)
    keys = tuple((line.sku, line.store) for line in plan.lines if line.quantity > 0)
    yield "home", None
    yield "items", None
    yield "reorder", orders[0].supplier
    yield "item", Visit(keys[0], keys, "reorder")
    yield "orders", orders[0].number
    yield "stock", keys[0]
    _receive_lots(place, folder / "lots.csv", plan)
    line = next(one for one in plan.lines if one.on_hand > 0 and one.supplier)
    if not return_goods.list_returns(place):
        return_goods.return_goods(
            place, line.supplier, [ReturnLine(line.sku, line.on_hand)], "Damaged", store=line.store
        )
    yield "stock", StockPart.EXPIRES_SOON
    yield "stock", StockPart.SENT_BACK
    yield "forecasts", None
    yield "suppliers", orders[0].supplier
    yield "suppliers", "calendar"
    yield "sales", None
    yield "figures", None
    yield "replay", replay_policy.replay_policy(place, first=plan.as_of - timedelta(days=90), weeks_between=4)
    yield "reports", "stock"
    yield "lookup", orders[0].lines[0].sku
    yield "import", str(_till_file(folder / "till.csv", plan))
    yield "settings", None


def _receive_lots(place: "Workplace", file: Path, plan: "Plan") -> None:
    """A delivery of lots that have expired, expire soon, and later."""
    from retail_desktop.domain.imports import ImportOptions, Target
    from retail_desktop.services.import_file import import_file

    day = plan.as_of + timedelta(days=1)
    lines = [
        f"{line.sku},{line.store},{12 + 3 * at},{day},L{700 + at},{day + timedelta(days=3 * at - 4)}"
        for at, line in enumerate(plan.lines[:14])
    ]
    file.write_text("\n".join(["sku,store,quantity,date,lot,expires_on", *lines]), encoding="utf-8")
    import_file(place, Target.RECEIPTS, str(file), ImportOptions())


def _till_file(path: Path, plan: "Plan") -> Path:
    """A day from a till, with a return and two lines that cannot be used."""
    day = plan.as_of + timedelta(days=1)
    lines = [f"{day},{line.sku},{count + 1},4.50" for count, line in enumerate(plan.lines[:20])]
    rows = ["Date,SKU,Quantity,Price", *lines, f"{day},{plan.lines[0].sku},-1,4.50", f"soon,{plan.lines[1].sku},1,2.00"]
    path.write_text("\n".join([*rows, f"{day},,2,1.00"]), encoding="utf-8")
    return path


def _wait(milliseconds: int, signal: "SignalInstance | None" = None) -> None:
    """Let the window work for a time, or until a signal if that comes first."""
    from PySide6.QtCore import QEventLoop, QTimer

    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop, loop.quit)
    if signal is not None:
        signal.connect(loop.quit)
    loop.exec()


if __name__ == "__main__":
    if sys.argv[1:2] == ["--draw"]:
        draw(Path(sys.argv[2]), float(sys.argv[3]))
        sys.stdout.flush()
        os._exit(0)  # the windows of both themes outlive Qt's application, and taking them apart after it would crash
    else:
        sys.exit(main(sys.argv[1:]))
