
"use strict";
(() => {
  const root = document.documentElement;
  const THEME = "proofread-theme";
  root.classList.add("js");

  // A page from a file may be denied the storage of the browser; then a choice holds until it is closed.
  const remembered = () => { try { return localStorage.getItem(THEME); } catch { return null; } };
  const remember = (theme) => { try { localStorage.setItem(THEME, theme); } catch { /* as above */ } };
  const chosen = remembered();
  if (chosen) root.dataset.theme = chosen;

  document.addEventListener("DOMContentLoaded", () => {
    const one = (selector, within = document) => within.querySelector(selector);
    const all = (selector, within = document) => [...within.querySelectorAll(selector)];
    const form = one(".bar"), panel = one("#panel"), shownIn = one("#finding"), keys = one("#keys");
    const isDark = matchMedia("(prefers-color-scheme: dark)");
    const isStill = matchMedia("(prefers-reduced-motion: reduce)");

    // A finding that reaches over paragraphs has several marks; the first of them has the id.
    const marksOf = new Map();
    for (const mark of all(".prose a.mark:not(.ignored)")) {
      const target = mark.hash.slice(1);
      if (!marksOf.has(target)) marksOf.set(target, []);
      marksOf.get(target).push(mark);
      mark.setAttribute("role", "button");
      mark.setAttribute("aria-controls", "panel");
      mark.setAttribute("aria-expanded", "false");
    }
    const findings = all(".note").map((note) => ({
      note,
      marks: marksOf.get(note.id) || [],
      story: note.closest(".story"),
      check: note.dataset.check,
      severity: note.dataset.severity,
      text: `${note.textContent} ${one("h2", note.closest(".story")).textContent}`.toLowerCase(),
    }));
    const byNote = new Map(findings.map((finding) => [finding.note.id, finding]));
    let visible = findings;
    let current = null;

    function open(finding, { atOnce = isStill.matches } = {}) {
      if (current) unmark(current);
      current = finding;
      for (const mark of finding.marks) {
        mark.classList.add("on");
        mark.setAttribute("aria-expanded", "true");
      }
      fill(finding);
      panel.hidden = false;
      panel.scrollTop = 0;
      const mark = finding.marks[0];
      if (mark) {
        mark.focus({ preventScroll: true });
        mark.scrollIntoView({ block: "nearest", behavior: atOnce ? "instant" : "auto" });
      }
      try { history.replaceState(null, "", `#${mark ? mark.id : finding.note.id}`); } catch { /* not every page may */ }
    }

    function fill(finding) {
      shownIn.replaceChildren(...[...finding.note.children].map((child) => child.cloneNode(true)));
      shownIn.className = finding.severity;
      const described = one("dd", document.getElementById(`check-${finding.check}`) || document.createElement("div"));
      if (described && described.textContent) {
        const about = document.createElement("div");
        about.className = "about";
        const name = document.createElement("b");
        name.textContent = finding.check;
        about.append(name, ...[...described.children].map((child) => child.cloneNode(true)));
        shownIn.append(about);
      }
      one("#step").textContent = `${visible.indexOf(finding) + 1} of ${visible.length}`;
    }

    function unmark(finding) {
      for (const mark of finding.marks) {
        mark.classList.remove("on");
        mark.setAttribute("aria-expanded", "false");
      }
    }

    function close() {
      panel.hidden = true;
      if (current) unmark(current);
      current = null;
    }

    function step(by) {
      if (!visible.length) return;
      if (current) {
        open(visible[(visible.indexOf(current) + by + visible.length) % visible.length]);
        return;
      }
      // Nothing is open: begin with what the reader sees.
      const below = visible.find(({ marks }) => marks.length && marks[0].getBoundingClientRect().top > form.offsetHeight);
      open(below || visible[0]);
    }

    function filter() {
      const given = new FormData(form);
      const severities = new Set(given.getAll("severity"));
      const check = given.get("check"), text = given.get("text").trim().toLowerCase();
      visible = findings.filter((each) =>
        severities.has(each.severity)
        && (!check || each.check === check || (check.endsWith(".") && each.check.startsWith(check)))
        && (!text || each.text.includes(text)));
      const kept = new Set(visible), stories = new Set(visible.map(({ story }) => story));
      const isWhole = visible.length === findings.length;
      for (const finding of findings) {
        const isOff = !kept.has(finding);
        finding.note.hidden = isOff;
        for (const mark of finding.marks) {
          mark.classList.toggle("off", isOff);
          mark.tabIndex = isOff ? -1 : 0;
        }
      }
      for (const story of all(".story")) story.hidden = !isWhole && !stories.has(story);
      for (const notes of all(".notes")) notes.hidden = !isWhole && !stories.has(notes.closest(".story"));
      for (const row of all("[data-story]")) row.hidden = !isWhole && document.getElementById(row.dataset.story).hidden;
      one("#nothing").hidden = isWhole || visible.length > 0;
      form.elements.shown.value = isWhole ? "" : `${visible.length} of ${findings.length}`;
      if (current && !kept.has(current)) close();
      else if (current) fill(current);
    }

    function changeTheme() {
      const theme = (root.dataset.theme || (isDark.matches ? "dark" : "light")) === "dark" ? "light" : "dark";
      root.dataset.theme = theme;
      remember(theme);
    }

    const does = {
      next: () => step(1),
      previous: () => step(-1),
      close,
      theme: changeTheme,
      keys: () => keys.showModal(),
      "close-keys": () => keys.close(),
    };

    document.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      const button = event.target.closest("[data-do]");
      if (button) {
        does[button.dataset.do]();
        return;
      }
      const link = event.target.closest(".mark:not(.ignored), .change a");
      const finding = link && (byNote.get(link.hash.slice(1)) || byNote.get(link.hash.slice(1).replace("m", "n")));
      if (!finding) return;
      event.preventDefault();
      if (finding === current && link.classList.contains("mark")) close();
      else open(finding);
    });

    document.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey || keys.open) return;
      if (event.key === "Escape") {
        if (event.target.matches("input, select")) event.target.blur();
        close();
        return;
      }
      if (event.target.matches("input:not([type=checkbox]), select, textarea")) return;
      const at = {
        j: does.next, ArrowRight: does.next, k: does.previous, ArrowLeft: does.previous, "?": does.keys,
        "/": () => form.elements.text.focus(),
        " ": event.target.matches(".mark") ? () => event.target.click() : null,
      }[event.key];
      if (!at) return;
      event.preventDefault();
      at();
    });

    form.addEventListener("input", filter);
    form.addEventListener("submit", (event) => event.preventDefault());
    keys.addEventListener("click", (event) => { if (event.target === keys) keys.close(); });

    // A browser that comes back to a page may have kept what was typed into it.
    filter();
    const asked = location.hash.slice(1);
    const first = byNote.get(asked) || byNote.get(asked.replace("m", "n"));
    if (first) open(first, { atOnce: true });
  });
})();
