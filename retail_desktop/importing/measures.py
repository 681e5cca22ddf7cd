"""What the words of a heading give away: a place, a length of time, or a figure that is neither an item nor a store."""

import re

from retail_desktop.importing.headers import plain_words

HARMLESS = frozenset({
    "hour", "hour of day", "weekday", "wday", "day of week", "day", "month", "year", "week", "quarter", "weekday name",
    "month name", "month no", "id", "line", "line no", "row", "no", "index", "hour of sale", "daypart", "wochentag",
    "jour de la semaine", "dia de la semana", "kw", "monat", "jahr", "mois", "mes", "mese", "ano", "annee", "woche",
})  # fmt: skip
ITEM_WORDS = frozenset(
    {"item", "product", "article", "artikel", "articolo", "articulo", "producto", "prodotto", "produit"}
)
_CODE_WORDS = ITEM_WORDS | {"sku", "prod", "art", "plu", "ref", "upc", "ean", "code", "itm", "itemcode", "artnr"}
_FIGURES = frozenset({
    "abv", "active", "age", "allocated", "amount", "amounts", "aqi", "arrivals", "available", "average", "avg",
    "balance", "balances", "base", "basket", "baskets", "bestand", "betrag", "bons", "bonus", "bounced", "budget",
    "buyers", "canceled", "cancelled", "case", "cases", "cash", "change", "clicks", "clients", "close", "closing",
    "co2", "cogs", "commission", "committed", "confidence", "contents", "conversion", "cost", "costs", "count",
    "counts", "cover", "covers", "cpi", "credit", "customers", "damaged", "damages", "deaths", "debit", "delivered",
    "delivery", "delta", "deposit", "dew", "diff", "difference", "discount", "discounts", "displays", "distance",
    "duration", "erloes", "error", "errors", "expected", "expired", "factor", "fee", "fees", "forecast", "free",
    "freight", "fuel", "gaeste", "gdp", "gross", "guests", "height", "high", "humidity", "images", "impressions",
    "in", "inches", "incoming", "index", "inflation", "inventory", "items", "kcal", "kg", "kosten", "kunden",
    "latitude", "lead", "length", "level", "likes", "limit", "longitude", "lost", "low", "marge", "margin",
    "margins", "markdown", "max", "maximum", "mean", "median", "min", "minimum", "minutes", "missing", "monthly",
    "net", "new", "number", "of", "old", "on", "oos", "open", "opened", "opening", "optimal", "order", "ordered",
    "orders", "out", "outgoing", "pack", "packs", "page", "paid", "pallet", "par", "participants", "passengers",
    "pct", "per", "percent", "percentage", "pm2", "points", "population", "portion", "precipitation", "preis",
    "pressure", "previous", "price", "prices", "probability", "profit", "promo", "promotion", "promotions", "pts",
    "qty", "quantity", "quota", "rain", "rainfall", "rank", "rate", "rates", "rating", "ratings", "ratio",
    "received", "refund", "refunded", "refunds", "reorder", "reserved", "restock", "retail", "retouren", "return",
    "returned", "returns", "revenue", "revenues", "sales", "sample", "samples", "score", "sd", "seconds", "serving",
    "sessions", "share", "shares", "shipped", "shrinkage", "size", "snow", "sold", "speed", "sqft", "staff", "std",
    "stock", "stockouts", "sunshine", "surface", "tare", "target", "tax", "taxes", "temp", "temperature",
    "threshold", "tickets", "time", "tip", "tips", "total", "totals", "traffic", "transactions", "transfer",
    "transferred", "transfers", "turnover", "umsatz", "unavailable", "unemployment", "unique", "unit", "units",
    "uv", "value", "values", "variance", "vat", "ventes", "views", "visibility", "visible", "visitors", "visits",
    "voided", "volume", "waste", "weekly", "weight", "wholesale", "width", "wind", "yield",
})  # fmt: skip
_TIMES = frozenset({
    "afternoon", "annee", "ano", "apr", "april", "aug", "august", "day", "days", "dec", "december", "dia",
    "evening", "feb", "february", "fri", "friday", "giorno", "heure", "hora", "hour", "hours", "jahr", "jan",
    "january", "jour", "jul", "july", "jun", "june", "kw", "last", "mar", "march", "may", "mes", "mese", "midnight",
    "mois", "mon", "monat", "monday", "month", "months", "morning", "mtd", "night", "noon", "nov", "november",
    "oct", "october", "previous", "prior", "q", "quarter", "sat", "saturday", "semaine", "semana", "sep", "sept",
    "september", "settimana", "stunde", "sun", "sunday", "tag", "this", "thu", "thur", "thurs", "thursday", "today",
    "tue", "tues", "tuesday", "w", "wed", "wednesday", "week", "weeks", "wk", "woche", "wtd", "year", "yesterday",
    "ytd",
})  # fmt: skip
_VARIANTS = frozenset({
    "actual", "adult", "all", "bad", "beige", "big", "black", "blue", "box", "boxes", "boys", "brown", "case",
    "cases", "chf", "child", "cl", "current", "default", "dkk", "ea", "each", "editable", "eur", "ex", "excl", "g",
    "gbp", "girls", "gold", "good", "gr", "gray", "green", "grey", "inc", "incl", "kg", "kids", "l", "large", "lb",
    "lbs", "left", "liter", "litre", "ltr", "m", "medium", "men", "mini", "ml", "navy", "nok", "not", "orange",
    "oz", "pack", "packs", "pc", "pcs", "piece", "pieces", "pink", "pln", "purple", "red", "right", "s", "sek",
    "silver", "small", "st", "stck", "stk", "stuck", "sum", "total", "u", "un", "unit", "units", "usd", "white",
    "women", "xl", "xs", "xxl", "xxs", "xxxl", "yellow", "zar",
})  # fmt: skip
_PLACES = frozenset({
    "airport", "allee", "ave", "avenida", "avenue", "blvd", "boulevard", "boutique", "branch", "bridge", "butik",
    "butikk", "cafe", "calle", "campus", "center", "central", "centre", "centro", "city", "corner", "corso",
    "court", "dock", "downtown", "drive", "east", "eastside", "filiale", "garden", "gardens", "gasse", "gate",
    "hall", "harbor", "harbour", "high", "highway", "hill", "hq", "hub", "island", "junction", "kauppa", "kiosk",
    "laden", "lager", "lane", "location", "magasin", "mains", "mall", "marina", "market", "markt", "mill",
    "negozio", "north", "northeast", "northwest", "online", "outlet", "park", "piazza", "pier", "platz", "plaza",
    "plein", "point", "port", "quay", "rd", "retail", "road", "rue", "samples", "shop", "shops", "site", "south",
    "southeast", "southwest", "square", "st", "station", "store", "stores", "str", "straat", "strasse", "street",
    "sucursal", "terminal", "tienda", "town", "uptown", "valley", "via", "village", "warehouse", "way", "web",
    "webshop", "weg", "west", "westside", "wharf", "winkel", "yard", "zentrum",
})  # fmt: skip
_STREETS = frozenset({
    "allee", "avenida", "avenue", "ave", "blvd", "boulevard", "calle", "centre", "center", "corso", "court", "drive",
    "gasse", "highway", "lane", "mall", "marina", "piazza", "pier", "platz", "plaza", "plein", "quay", "rd", "road",
    "rue", "square", "st", "straat", "strasse", "street", "wharf",
})  # fmt: skip
_NUMBERED = re.compile(r"(?:[a-z]{1,3}|store|shop|branch|outlet|location|filiale|site) ?0*\d{1,5}")
_STEM = re.compile(r"(.*?)[\s_-]*\d+")


def names_items(words: str) -> bool:
    """Whether the plain words of a heading are the name of something sold, as in `coffee name`."""
    return words.endswith(" name") and words not in HARMLESS and not words.startswith(("store", "shop", "file"))


def names_figure(heading: str) -> bool:
    """Whether a heading speaks of nothing but a figure: a price, a count of customers, a temperature."""
    words = plain_words(heading).split()
    return bool(words) and _FIGURES.issuperset(words)


def names_place(heading: str) -> bool:
    """Whether a heading sounds like a store: `Harbour St`, `North`, `S01`, `Store 2`."""
    words = plain_words(heading)
    return not _PLACES.isdisjoint(words.split()) or bool(_NUMBERED.fullmatch(words))


def names_street(text: str) -> bool:
    """Whether a text holds a word for a street or a square: `Harbour St`."""
    words = plain_words(text).split()
    return len(words) > 1 and not _STREETS.isdisjoint(words)


def names_no_store(label: str) -> bool:
    """Whether what tells columns of quantities apart is a time, a size, a colour, a unit or another figure."""
    words = plain_words(label).split()
    return not words or words[0] in _TIMES or is_remark(label)


def is_remark(label: str) -> bool:
    """Whether a text in brackets is a unit or a remark, not a name."""
    return (_FIGURES | _VARIANTS).issuperset(plain_words(label).split())


def numbered_alike(headings: list[str]) -> bool:
    """Whether headings are one word with different numbers, such as `sensor1`, `sensor2`, or only small numbers.

    Numbers behind a word for goods are their codes: `SKU001`, `item 7`.
    """
    stems = {plain_words(found[1]) if (found := _STEM.fullmatch(heading.strip())) else None for heading in headings}
    numbers = [heading.strip() for heading in headings if heading.strip().isdigit()]
    if len(stems) != 1 or None in stems or stems <= _CODE_WORDS:
        return False
    return len(numbers) < len(headings) or max(map(len, numbers)) < 4
