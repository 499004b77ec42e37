// The page stands without this.  It adds a choice of theme, filters, and marks that answer to one another.
"use strict";
(() => {
  const root = document.documentElement;
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const byId = (id) => document.getElementById(id);
  root.classList.add("scripted");

  // ---- theme: the system's until someone chooses; a file may have no storage
  const button = byId("theme");
  const system = matchMedia("(prefers-color-scheme: dark)");
  const kept = (value) => {
    try {
      if (value) localStorage.setItem("recoupe-theme", value);
      return localStorage.getItem("recoupe-theme");
    } catch {
      return null;
    }
  };
  const isDark = () => (root.dataset.theme ? root.dataset.theme === "dark" : system.matches);
  const showTheme = () => button.setAttribute("aria-pressed", String(isDark()));
  const chosen = kept();
  if (chosen === "dark" || chosen === "light") root.dataset.theme = chosen;
  button.addEventListener("click", () => {
    root.dataset.theme = isDark() ? "light" : "dark";
    kept(root.dataset.theme);
    showTheme();
  });
  system.addEventListener("change", showTheme);
  showTheme();

  // ---- filters
  const form = byId("filters");
  const findings = all(".finding");
  const filter = () => {
    const asked = new FormData(form);
    const verdicts = asked.getAll("verdict");
    const offered = form.querySelectorAll("[name=verdict]").length; // none where all findings have one verdict
    const narrowed = verdicts.length < offered || asked.get("rule") || asked.get("source");
    for (const finding of findings) {
      const { verdict, rule, sources } = finding.dataset;
      finding.hidden = !(
        (!offered || verdicts.includes(verdict)) &&
        (!asked.get("rule") || asked.get("rule") === rule) &&
        (!asked.get("source") || sources.split(" ").includes(asked.get("source")))
      );
    }
    for (const event of all(".event")) {
      event.hidden = Boolean(narrowed) && !event.querySelector(".finding:not([hidden])");
    }
    for (const item of all(".contents li")) item.hidden = byId(item.dataset.event).hidden;
    const shown = findings.filter((finding) => !finding.hidden).length;
    const output = byId("shown");
    output.textContent = output.dataset.words.replace("#", String(shown));
    byId("none-left").hidden = shown > 0;
    byId("show-all").hidden = !narrowed;
  };
  const unfilter = () => {
    form.reset();
    filter();
  };
  if (form) {
    form.addEventListener("change", filter);
    byId("show-all").addEventListener("click", unfilter);
    form.addEventListener("submit", (event) => event.preventDefault());
    filter();
  }

  // ---- following a link: what it leads to is opened, shown and focused
  const reach = () => {
    const target = byId(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    for (let outer = target; outer; outer = outer.parentElement) {
      if (outer.localName === "details") outer.open = true;
    }
    if (target.closest("[hidden]") && form) unfilter();
    target.scrollIntoView({ block: target.matches(".mention, tr") ? "center" : "start" });
    target.focus({ preventScroll: true });
  };
  addEventListener("hashchange", reach);
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    if (link && link.hash === location.hash) reach(); // a second time: no hashchange
  });
  if (location.hash) reach();

  // ---- what speaks of the same thing lights up together
  const hint = byId("hint");
  let lit = [];
  const dim = () => {
    for (const element of lit) element.classList.remove("lit");
    for (const element of lit) element.removeAttribute("aria-describedby");
    lit = [];
    hint.hidden = true;
  };
  const light = (element) => {
    dim();
    const source = element.closest("[data-for], .finding");
    if (!source) return;
    const targets = (source.dataset.for || source.id).split(" ");
    lit = targets.flatMap((id) => [byId(id), ...all(`[data-for~="${CSS.escape(id)}"]`)]).filter(Boolean);
    for (const other of lit) other.classList.add("lit");
    if (source.dataset.hint) explain(source);
  };
  const explain = (mark) => {
    hint.textContent = mark.dataset.hint;
    hint.hidden = false;
    mark.setAttribute("aria-describedby", "hint");
    place(mark);
  };
  const place = (mark) => {
    const at = mark.getClientRects()[0];
    const below = at.bottom + 8 + hint.offsetHeight < innerHeight;
    hint.style.top = `${Math.max(8, below ? at.bottom + 8 : at.top - 8 - hint.offsetHeight)}px`;
    hint.style.left = `${Math.max(8, Math.min(at.left, innerWidth - hint.offsetWidth - 8))}px`;
  };
  document.addEventListener("mouseover", (event) => light(event.target));
  document.addEventListener("focusin", (event) => light(event.target));
  const follow = () => {
    if (!hint.hidden) place(document.querySelector("[aria-describedby=hint]"));
  };
  document.addEventListener("scroll", follow, { capture: true, passive: true });
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") dim(); });

  // ---- on paper, everything is open
  let closed = [];
  addEventListener("beforeprint", () => {
    closed = all("details:not([open])");
    for (const details of closed) details.open = true;
  });
  addEventListener("afterprint", () => {
    for (const details of closed) details.open = false;
  });
})();
