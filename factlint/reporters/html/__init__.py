"""The report for editors: one page that shows each article with what was found in it."""

from collections.abc import Iterable

from factlint import Context, Report


class HtmlReporter:
    """One self-contained page: no network, and no script is needed to read it."""

    name = "html"

    def render(self, report: Report, context: Context) -> Iterable[str]:
        """The page, part by part."""
        from factlint.reporters.html.page import render_page  # noqa: PLC0415  # only this report pays for it

        return render_page(report, context)
