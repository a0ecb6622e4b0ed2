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
    if ((event.key === "Enter" || event.key === " ") && event.target.matches("[role=button][data-action]")) { event.preventDefault(); event.target.click(); return; }
    const level = "1234".indexOf(event.key);
    if (level >= 0 && event.key.length === 1) {
      const choice = document.querySelector(`#niveaux input[value="${levels[level]}"]`);
      if (choice) { choice.focus(); choice.click(); }
      return;
    }
    const steps = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 };
    if (event.key in steps && !event.target.closest(".desk, #critere")) {
      const lines = [...document.querySelectorAll(".roll a")];
      const next = lines[lines.findIndex((line) => line.classList.contains("on")) + steps[event.key]];
      if (next) { event.preventDefault(); next.click(); next.scrollIntoView({ block: "nearest" }); }
    }
    if (event.key === "p") press('[data-action="evidence"][data-step="1"]');
    if (event.key === "c") { event.preventDefault(); document.querySelector("#commentaire textarea")?.focus(); }
  });

  // In a low window the reading aids would push the proposal out of sight. Opened or closed, they stay so from then on.
  let aids = window.innerHeight >= 850;
  document.addEventListener("click", (event) => {
    const folded = event.target.closest(".aids > summary");
    if (folded) aids = !folded.parentElement.open;
  });

  // What is asked once is not asked twice while the answer is on its way.
  document.addEventListener("click", (event) => {
    const stop = event.target.closest('[data-action="stop"]');
    if (stop) setTimeout(() => { stop.disabled = true; stop.textContent = "Arrêt demandé…"; });
  });

  // A new criterion is read from its top, and what is boxed is brought before the reader's eyes.
  const seen = {};
  const changed = (name, value) => { const is = value !== undefined && seen[name] !== value; seen[name] = value; return is; };
  new MutationObserver(() => {
    const panel = document.querySelector(".panel");
    const list = panel?.querySelector(".aids");
    if (list && list.open !== aids) list.open = aids;
    if (changed("criterion", panel?.dataset.criterion)) {
      document.querySelector("#critere").scrollTop = 0;
      document.querySelector(".roll a.on")?.scrollIntoView({ block: "nearest" });
    }
    const desk = document.querySelector(".desk");
    if (!changed("place", desk?.dataset.place)) return;
    const box = desk.querySelector(".now, .area");
    if (!box) return;
    const [at, view] = [box.getBoundingClientRect(), desk.getBoundingClientRect()];
    if (at.top < view.top || at.bottom > view.bottom - 8) desk.scrollTop += at.top - view.top - view.height / 3;
    if (at.left < view.left || at.right > view.right - 8) desk.scrollLeft += at.left - view.left - 40;
  }).observe(document, { childList: true, subtree: true });
})();
