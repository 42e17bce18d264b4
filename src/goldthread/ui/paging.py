"""Long lists in pages: the rows of one, and links to the others."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest

from goldthread.ui.words import count_words, thousands

PAGE_SIZE = 50


@dataclass(frozen=True)
class Pages:
    """One page of a list: its rows, where it stands, and the links round it."""

    rows: Sequence[Any]
    count: int
    first: int
    last: int
    total: int
    links: dict[str, Any]

    def sentence(self, one: str, many: str = "") -> str:
        """'Showing 51 to 100 of 1,018 figures', or '12 figures' when that is all."""
        words = count_words(self.count, one, many)
        if self.total <= 1:
            return words
        return f"Showing {thousands(self.first)} to {thousands(self.last)} of {words}"


def pages(request: HttpRequest, rows: Any, size: int = PAGE_SIZE) -> Pages:
    """The page that ?page= asks for; the nearest there is when it asks for nonsense.

    `rows` is a list or a queryset, which is counted and sliced, never read whole.
    """
    page = Paginator(rows, size).get_page(request.GET.get("page"))
    return Pages(
        rows=list(page.object_list),
        count=page.paginator.count,
        first=page.start_index(),
        last=page.end_index(),
        total=page.paginator.num_pages,
        links=links(request, page),
    )


def links(request: HttpRequest, page: Any) -> dict[str, Any]:
    """The page links as the design system's pagination takes them."""
    shown = page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    made: dict[str, Any] = {"items": [link(request, number, page) for number in shown]}
    if page.has_previous():
        made["previous"] = {"href": address(request, page.previous_page_number())}
    if page.has_next():
        made["next"] = {"href": address(request, page.next_page_number())}
    return made


def link(request: HttpRequest, number: int | str, page: Any) -> dict[str, Any]:
    if not isinstance(number, int):
        return {"ellipsis": True}
    return {
        "number": number,
        "href": address(request, number),
        "current": number == page.number,
    }


def address(request: HttpRequest, number: int) -> str:
    """This page's own address with another page number, its filters kept."""
    query = request.GET.copy()
    query["page"] = str(number)
    return f"?{query.urlencode()}"
