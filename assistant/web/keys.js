// Keyboard of the juror's page. Nothing here decides: it presses the buttons that are on the page.
(() => {
  const press = (selector) => { const found = document.querySelector(selector); if (found) found.click(); };
  const levels = ["met", "partial", "not_met", "not_assessable"];
  document.addEventListener("keydown", (event) => {
    if (!document.querySelector("#examen")) return;
    const writing = event.target.closest("textarea, input:not([type=radio]):not([type=checkbox])");
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) { event.preventDefault(); document.activeElement.blur(); press("#confirmer"); return; }
    if (writing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Enter" && !event.target.closest("button, a, summary, [role=button]")) { event.preventDefault(); press("#confirmer"); return; }
    if (event.key === "Enter" && event.target.matches("[role=button]")) { event.target.click(); return; }
    const level = "1234".indexOf(event.key);
    if (level >= 0 && event.key.length === 1) { press(`#niveaux input[value="${levels[level]}"]`); return; }
    const steps = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 };
    if (event.key in steps && !event.target.closest(".desk, #critere")) {
      const lines = [...document.querySelectorAll(".roll a")];
      const next = lines[lines.findIndex((line) => line.classList.contains("on")) + steps[event.key]];
      if (next) { event.preventDefault(); next.click(); next.scrollIntoView({ block: "nearest" }); }
    }
    if (event.key === "p") press('[data-action="evidence"][data-step="1"]');
    if (event.key === "c") { event.preventDefault(); document.querySelector("#commentaire textarea")?.focus(); }
  });
})();
