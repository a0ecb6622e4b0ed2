// The référentiel's page: the tree follows the card, the address follows both, and the keyboard walks the tree.
(() => {
  let shown = null;
  const lines = () => [...document.querySelectorAll("#arbre a[data-action]")];
  const follow = () => {
    const card = document.querySelector("#fiche .card");
    if (!card) { shown = null; return; }
    for (const line of lines()) {
      const on = line.dataset.rubric === card.dataset.rubric && (line.dataset.criterion || "") === card.dataset.criterion;
      if (on === line.classList.contains("on")) continue;
      line.classList.toggle("on", on);
      if (on) { line.setAttribute("aria-current", "true"); line.closest("details")?.setAttribute("open", ""); line.scrollIntoView({ block: "nearest" }); }
      else line.removeAttribute("aria-current");
    }
    if (shown === card.dataset.address) return;
    shown = card.dataset.address;
    document.querySelector("#fiche").scrollTop = 0;
    criterium.at(shown);
  };
  new MutationObserver(follow).observe(document, { childList: true, subtree: true });
  document.addEventListener("keydown", (event) => {
    if (!document.querySelector("#etagere") || event.ctrlKey || event.metaKey || event.altKey) return;
    const search = document.querySelector("#cherche textarea, #cherche input");
    const writing = event.target.closest("textarea, input:not([type=radio])");
    if (event.key === "/" && !writing) { event.preventDefault(); search?.focus(); return; }
    if (writing && !(event.target === search && event.key === "ArrowDown")) return;
    const steps = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 };
    if (!(event.key in steps) || event.target.closest("#fiche, #vus, [role=listbox]")) return;
    const all = lines();
    const next = all[all.findIndex((line) => line.classList.contains("on")) + steps[event.key]];
    if (next) { event.preventDefault(); next.focus(); next.click(); }
  });
})();
