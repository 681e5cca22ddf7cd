"""The chart of the sales page: whatever picture an answer has, drawn and told."""

from matplotlib.figure import Figure

from retail_desktop.domain.analysis.answer import Answer, Cloud, Course, Curve, Groups, Indices
from retail_desktop.reporting.charts import frame
from retail_desktop.reporting.charts.sales import course, groups, shapes
from retail_desktop.reporting.palette import LIGHT, ChartTheme

NOTHING = "Nothing to draw: no sales in this period."


class SalesChart:
    """Draws the picture of an answer; another kind of picture starts the figure anew."""

    fits_room = True

    def __init__(self, figure: Figure, theme: ChartTheme = LIGHT) -> None:
        self.figure = figure
        self._theme = theme
        self._answer: Answer | None = None
        frame.load_fonts()
        figure.set_facecolor(theme.surface)

    def show(self, answer: Answer) -> None:
        """Draw an answer."""
        self._answer = answer
        title = f"{answer.title}, {answer.unit}" if answer.unit else answer.title
        match answer.picture:
            case Course():
                course.draw(self.figure, self._theme, answer.picture, title)
            case Groups() if answer.picture.names:
                groups.draw(
                    self.figure, self._theme, answer.picture, answer.title if answer.picture.as_percent else title
                )
            case Curve() if answer.picture.reached:
                shapes.draw_curve(self.figure, self._theme, answer.picture, answer.title)
            case Indices():
                shapes.draw_indices(self.figure, self._theme, answer.picture, answer.title)
            case Cloud() if answer.picture.points:
                shapes.draw_cloud(self.figure, self._theme, answer.picture, answer.title)
            case _:
                self.figure.clear()
                frame.title_of(self.figure, self._theme).set_text(NOTHING)

    def summary(self) -> str:
        """What the picture says, for those who do not see it."""
        return self._answer.summary if self._answer else ""

    def tooltip_at(self, x: float, y: float) -> str:
        """The figures at a place of the axes."""
        picture = self._answer.picture if self._answer else None
        match picture:
            case Course():
                return course.tooltip(picture, x)
            case Groups():
                return groups.tooltip(groups.fitting(self.figure, picture), y)
            case Curve():
                return shapes.curve_tooltip(picture, x)
            case Indices():
                return shapes.indices_tooltip(picture, x)
            case Cloud():
                return shapes.cloud_tooltip(picture, x, y)
            case _:
                return ""
