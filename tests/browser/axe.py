"""What every page must be in a browser: accessible, quiet, and asking no other host."""

from pathlib import Path
from urllib.parse import urlsplit

AXE = Path(__file__).resolve().parents[2] / "node_modules/axe-core/axe.min.js"
# WCAG 2.2 AA is the law's; the best practices are ours.
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
WATCH_POLICY = """
  window.policyViolations = [];
  document.addEventListener("securitypolicyviolation", event => window.policyViolations.push(
    `${event.violatedDirective}: ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`));
"""


class Watch:
    """Keeps what a page says and asks while it is open."""

    def __init__(self, page):
        self.complaints = []
        self.asked = []
        page.add_init_script(WATCH_POLICY)
        page.on("console", lambda said: self.heard(said))
        page.on("pageerror", lambda error: self.complaints.append(f"script error: {error}"))
        page.on("request", lambda request: self.asked.append(request.url))

    def heard(self, said):
        # A page that is meant to answer 404 is logged as one failed load: that is not a fault.
        if said.type in {"error", "warning"} and "Failed to load resource" not in said.text:
            self.complaints.append(f"console {said.type}: {said.text}")

    def strangers(self, page):
        """The addresses asked that are not this page's own host."""
        own = urlsplit(page.url).netloc
        return [url for url in self.asked if urlsplit(url).netloc not in {own, ""}]


def assert_accessible(page):
    """Fail on any axe violation, policy violation, console error, stranger or sideways scroll."""
    page.evaluate(AXE.read_text())
    options = {"runOnly": {"type": "tag", "values": TAGS}}
    found = page.evaluate("options => axe.run(document, options)", options)
    faults = [line for violation in found["violations"] for line in in_words(violation)]
    faults += page.evaluate("window.policyViolations")
    faults += page.watch.complaints
    faults += [f"asks another host: {url}" for url in page.watch.strangers(page)]
    wide = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    faults += [f"the page scrolls sideways by {wide} pixels"] if wide > 0 else []
    assert not faults, f"{page.url}\n" + "\n".join(faults)


def in_words(violation):
    for node in violation["nodes"]:
        target = " ".join(str(part) for part in node["target"])
        yield f"{violation['id']}: {violation['help']}\n   {target}\n   {node['html'][:300]}"
