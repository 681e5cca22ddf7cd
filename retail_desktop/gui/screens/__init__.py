"""The pages, one module each, named like what the user sees, with their parts beside them.

Belongs here: composing widgets, asking services, showing answers. May import: PySide6, the rest of gui, services and
domain.
"""

from retail_desktop.gui.screen import Screen
from retail_desktop.gui.screens.figures_screen import FiguresScreen
from retail_desktop.gui.screens.forecasts_screen import ForecastsScreen
from retail_desktop.gui.screens.home_screen import HomeScreen
from retail_desktop.gui.screens.import_screen import ImportScreen
from retail_desktop.gui.screens.item_screen import ItemScreen
from retail_desktop.gui.screens.items_screen import ItemsScreen
from retail_desktop.gui.screens.lookup_screen import LookupScreen
from retail_desktop.gui.screens.orders_screen import OrdersScreen
from retail_desktop.gui.screens.reorder_screen import ReorderScreen
from retail_desktop.gui.screens.replay_screen import ReplayScreen
from retail_desktop.gui.screens.reports_screen import ReportsScreen
from retail_desktop.gui.screens.sales_screen import SalesScreen
from retail_desktop.gui.screens.settings_screen import SettingsScreen
from retail_desktop.gui.screens.stock_screen import StockScreen
from retail_desktop.gui.screens.suppliers_screen import SuppliersScreen

SCREENS: tuple[type[Screen], ...] = (
    HomeScreen,
    ItemsScreen,
    ReorderScreen,
    OrdersScreen,
    StockScreen,
    ForecastsScreen,
    SuppliersScreen,
    SalesScreen,
    FiguresScreen,
    ReplayScreen,
    ReportsScreen,
    LookupScreen,
    ImportScreen,
    SettingsScreen,
    ItemScreen,
)
"""In the order of the navigation; the last one is opened from lists and the search."""
