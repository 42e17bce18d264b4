"""Writing a report: a section with its parts, one part, a new part, comments."""

from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from goldthread.core.audit import record
from goldthread.core.now import now
from goldthread.partnership.permissions import check_may, may, member, with_permission
from goldthread.partnership.roles import Permission
from goldthread.reports import keeping
from goldthread.reports.actions import COMMENT_SETTLED, REPORT_COMMENTED
from goldthread.reports.bound.edition import Edition, decided
from goldthread.reports.bound.judged import judged_of, surroundings
from goldthread.reports.content.blocks import Block, JudgedBlock, TextBlock
from goldthread.reports.content.codec import KINDS
from goldthread.reports.content.rows import RowsBlock
from goldthread.reports.content.section import Content, NoSuchPart, Section
from goldthread.reports.document.sentences import is_said
from goldthread.reports.forms import BlockForm, CommentForm, form_for
from goldthread.reports.models import Comment, Report
from goldthread.reports.presenters.writing import choices, parts, preview
from goldthread.reports.views.finding import names_of, report_or_404, section_or_404, trail
from goldthread.ui.access import access

WRITE = with_permission(Permission.WRITE_REPORTS)


@access(member)
def section(request: HttpRequest, report_id: int, key: str) -> HttpResponse:
    """A section: its parts, how it reads, and what people say of it."""
    report = report_or_404(request, report_id)
    version = keeping.newest(report)
    content = keeping.content_of(version)
    found = section_or_404(content, key)
    form = CommentForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and comment(request, report, key, version.number, form):
        return redirect("report-section", report.pk, key)
    comments = list(report.comments.filter(part=key, settled_at=None))
    return render(
        request,
        "reports/section.html",
        {
            "report": report,
            "section": found,
            "parts": parts(report, found),
            "preview": preview(report, content, found),
            "kinds": new_kinds(),
            "comments": comments,
            "people": names_of(one.written_by or 0 for one in comments),
            "form": form,
            "may_write": report.is_open and may(request, Permission.WRITE_REPORTS),
            "may_comment": may(request, Permission.COMMENT_ON_REPORTS),
            "breadcrumbs": trail(report, (found.heading, "")),
        },
        status=422 if form.errors else 200,
    )


def comment(
    request: HttpRequest, report: Report, key: str, version: int, form: CommentForm
) -> bool:
    """Keep a comment; False where there is none to keep."""
    check_may(request, Permission.COMMENT_ON_REPORTS)
    if not form.is_valid():
        return False
    made = Comment.objects.create(
        report=report,
        partnership=report.partnership,
        part=key,
        text=form.cleaned_data["text"],
        version=version,
        written_by=request.user.pk,
        written_at=now(),
    )
    record(REPORT_COMMENTED, made, after={"title": report.title, "part": key})
    messages.success(request, "Your comment stands beside the section until it is settled.")
    return True


@access(with_permission(Permission.COMMENT_ON_REPORTS))
@require_POST
def comment_settle(request: HttpRequest, report_id: int, comment_id: int) -> HttpResponse:
    """Settle a comment: it is kept, and no longer asks for anything."""
    report = report_or_404(request, report_id)
    found = report.comments.filter(pk=comment_id).first()
    if found is None:
        raise Http404("no such comment")
    if found.settled_at is None:
        found.settled_by, found.settled_at = request.user.pk, now()
        found.save(update_fields=["settled_by", "settled_at"])
        record(COMMENT_SETTLED, found, after={"title": report.title, "part": found.part})
    messages.success(request, "Settled.")
    return redirect("report-section", report.pk, found.part)


def new_kinds() -> list[tuple[str, str]]:
    """What can be added to a section by hand."""
    by_hand = (kind for kind in KINDS.values() if issubclass(kind, TextBlock | RowsBlock))
    return [(kind.kind, kind.name) for kind in by_hand]


@access(WRITE)
@require_POST
def part_new(request: HttpRequest, report_id: int, key: str) -> HttpResponse:
    """Add an empty part and open it."""
    report = report_or_404(request, report_id)
    kind = KINDS.get(request.POST.get("kind", ""))
    if kind is None or (kind.kind, kind.name) not in new_kinds():
        raise Http404("no such kind of part")
    named: dict[str, Any] = {"caption": kind.name} if issubclass(kind, RowsBlock) else {}
    try:
        made = keeping.add_block(report, key, kind(**named))
    except (keeping.CannotEdit, NoSuchPart) as error:
        messages.warning(request, str(error))
        return redirect("report", report.pk)
    return redirect("report-part", report.pk, key, made.id)


@access(WRITE)
@require_POST
def part_change(request: HttpRequest, report_id: int, key: str, block_id: str) -> HttpResponse:
    """Move a part up or down, or take it out."""
    report = report_or_404(request, report_id)
    asked = request.POST.get("do", "")
    try:
        if asked == "remove":
            keeping.remove_block(report, key, block_id)
            messages.success(
                request, "Taken out. The version before still has it: go back to it to undo this."
            )
        elif asked in ("up", "down"):
            keeping.move_block(report, key, block_id, -1 if asked == "up" else 1)
        else:
            raise Http404("nothing that can be done")
    except (keeping.CannotEdit, NoSuchPart) as error:
        messages.warning(request, str(error))
    return redirect("report-section", report.pk, key)


@access(WRITE)
def part(request: HttpRequest, report_id: int, key: str, block_id: str) -> HttpResponse:
    """One part in its form."""
    report = report_or_404(request, report_id)
    version = keeping.newest(report)
    content = keeping.content_of(version)
    found = section_or_404(content, key)
    try:
        block = found.block(block_id)
    except NoSuchPart as error:
        raise Http404("no such part") from error
    form = form_of(request, report, content, block, version.number)
    if request.method == "POST" and form.is_valid() and keep(request, report, key, form):
        return redirect("report-section", report.pk, key)
    return render(
        request,
        "reports/part.html",
        {
            "report": report,
            "section": found,
            "block": block,
            "form": form,
            "choices": choices(content, found),
            "breadcrumbs": trail(
                report,
                (found.heading, reverse("report-section", args=[report.pk, key])),
                (block.name, ""),
            ),
        },
        status=422 if form.errors else 200,
    )


def form_of(
    request: HttpRequest, report: Report, content: Content, block: Block, number: int
) -> BlockForm:
    """The block's form: as sent, or as the block stands."""
    kind = form_for(block)
    more: dict[str, Any] = {"block": block}
    if isinstance(block, JudgedBlock):
        more["drafts"] = drafts(report, content, block)
    if request.method == "POST":
        return kind(request.POST, **more)
    fields = {name: getattr(block, name, "") for name in kind.base_fields}
    return kind(initial={**fields, "seen": number}, **more)


def drafts(report: Report, content: Content, block: JudgedBlock) -> list[Any]:
    """The sentences drafted of a block's figures, as the partners' edition shows them."""
    alone = Content((Section("", "", (replace(block, edits={}),)),))
    bound = decided(alone, report.area, report.partnership, Edition.PARTNERS)
    judged = judged_of(block, bound, surroundings(alone, bound, report.area))
    if judged is None:
        return []
    return [one for one in judged.judgement.sentences if is_said(one, judged)]


def keep(request: HttpRequest, report: Report, key: str, form: BlockForm) -> bool:
    """Keep what the form says; False with the form's error where it may not be."""
    seen = form.cleaned_data.get("seen", "")
    try:
        number = int(seen) if str(seen).isdecimal() else 0
        keeping.change_block(report, key, form.made(), number)
    except (keeping.CannotEdit, NoSuchPart) as error:
        form.add_error(None, str(error))
        return False
    messages.success(request, "Kept, as a new version.")
    return True
