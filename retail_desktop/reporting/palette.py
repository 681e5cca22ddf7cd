"""The colours of figures, light and dark; paper is always light."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ChartTheme:
    """Colours by what they mean, as hexadecimal RGB."""

    surface: str
    head: str
    border: str
    strong_border: str
    text: str
    muted: str
    accent: str
    bar: str
    grid: str
    band_50: str
    band_90: str
    stock_out_shade: str
    out: str
    warning: str
    today: str
    ok: str
    too_much: str


LIGHT = ChartTheme(
    surface="#FFFFFF",
    head="#F0F2F3",
    border="#DDE1E4",
    strong_border="#C3C9CE",
    text="#1B2126",
    muted="#56616B",
    accent="#0F6577",
    bar="#7FA9B1",
    grid="#E8EBED",
    band_50="#9CC7CF",
    band_90="#D5E7EA",
    stock_out_shade="#FBE7DA",
    out="#D55E00",
    warning="#E69F00",
    today="#0072B2",
    ok="#009E73",
    too_much="#CC79A7",
)

DARK = ChartTheme(
    surface="#1C2024",
    head="#252B30",
    border="#333A41",
    strong_border="#56616B",
    text="#E8EBED",
    muted="#A9B3BC",
    accent="#5BB8C9",
    bar="#4F8A96",
    grid="#2B3137",
    band_50="#2F6672",
    band_90="#24434B",
    stock_out_shade="#46301F",
    out="#F47B36",
    warning="#F0B030",
    today="#56B4E9",
    ok="#2FBF94",
    too_much="#DE9CC0",
)
