// The import's page: the source follows the text that is chosen, and the keyboard walks the draft.
(() => {
  let shown = null;
  const folded = {};
  const show = (target) => {
    const view = document.querySelector("#source .lines");
    if (!view || !target) return;
    const [at, around] = [target.getBoundingClientRect(), view.getBoundingClientRect()];
    if (at.top < around.top || at.bottom > around.bottom) view.scrollTop += at.top - around.top - around.height / 3;
  };
  const light = (name, targets) => {
    for (const lit of document.querySelectorAll(`#source .${name}`)) if (!targets.includes(lit)) lit.classList.remove(name);
    for (const target of targets) if (!target.classList.contains(name)) target.classList.add(name);
  };
  const line = (number) => document.querySelector(`#source .line[data-line="${number}"]`);
  // A list that was folded away stays so when the column is drawn anew.
  document.addEventListener("toggle", (event) => { if (event.target.matches?.("#propositions details[data-name]")) folded[event.target.dataset.name] = !event.target.open; }, true);
  new MutationObserver(() => {
    for (const list of document.querySelectorAll("#propositions details[data-name]")) {
      const name = list.dataset.name;
      if (name in folded && list.open === folded[name]) list.open = !folded[name];
    }
    const text = document.querySelector("#texte .sorted[data-key]");
    if (!text) { shown = null; return; }
    const marks = [...document.querySelectorAll(`#source mark[data-key="${text.dataset.key}"]`)];
    light("now", marks);
    if (shown === text.dataset.key) return;
    const opening = shown === null;
    shown = text.dataset.key;
    show(marks[0] || line(text.dataset.line));
    // A draft that has just been read shows what to look at first, not the text that happens to be chosen.
    if (!opening) document.querySelector("#propositions a.on")?.scrollIntoView({ block: "nearest" });
  }).observe(document, { childList: true, subtree: true });
  document.addEventListener("click", (event) => {
    const link = event.target.closest("[data-goto]");
    if (!link) return;
    event.preventDefault();
    const target = line(link.dataset.goto);
    light("lit", target ? [target] : []);
    show(target);
  });
  // What was sorted lives in this page only: it is not thrown away without a word.
  let unsaved = false;
  const asked = "Ce qui a été relu n'est pas téléchargé et sera perdu. Continuer ?";
  document.addEventListener("click", (event) => {
    const on = (selector) => event.target.closest(selector);
    if (on("#autre") && unsaved && !confirm(asked)) { event.stopPropagation(); event.preventDefault(); return; }
    if (on("#telecharger, #autre")) unsaved = false;
    else if (on("#relecture") && on("#annuler, [data-action]") && !on("[data-action=select], [data-action=cutting]")) unsaved = true;
  }, true);
  document.addEventListener("input", (event) => { if (event.target.closest("#texte")) unsaved = true; }, true);
  window.addEventListener("beforeunload", (event) => { if (unsaved && document.querySelector("#relecture, #import")) event.preventDefault(); });
  document.addEventListener("keydown", (event) => {
    if (!document.querySelector("#relecture") || event.target.closest("textarea, input[type=text]")) return;
    if (event.key === "z" && (event.ctrlKey || event.metaKey) && !event.shiftKey) { event.preventDefault(); document.querySelector("#annuler")?.click(); return; }
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if ((event.key === "Enter" || event.key === " ") && event.target.matches("[role=button][data-action]")) { event.preventDefault(); event.target.click(); return; }
    const steps = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 };
    if (!(event.key in steps) || event.target.closest("#source, #texte fieldset, select")) return;
    const all = [...document.querySelectorAll("#propositions nav a[data-key]")];
    const next = all[all.findIndex((each) => each.classList.contains("on")) + steps[event.key]];
    if (next) { event.preventDefault(); next.click(); }
  });
})();
