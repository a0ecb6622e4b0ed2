// The address follows the view: a reload, a bookmark or a colleague's link comes back to it, and Back leaves it.
window.criterium = (() => {
  const params = (address) => new URL(address, location.origin).searchParams;
  const view = (address) => { const [name, value] = [...params(address)][0] ?? [""]; return name === "examen" ? `examen ${value}` : name; };
  const here = () => location.pathname + location.search;
  const at = (address) => {
    if (here() === address) return;
    if (view(here()) === view(address)) history.replaceState(null, "", address);
    else history.pushState(null, "", address);
  };
  let shown = null;
  new MutationObserver(() => {
    const screening = document.querySelector("#bandeau [data-screening]")?.dataset.screening;
    const criterion = document.querySelector("#critere .panel")?.dataset.criterion;
    const now = screening && criterion ? `/?examen=${encodeURIComponent(screening)}&critere=${encodeURIComponent(criterion)}` : null;
    if (now !== shown) {
      // An act that was answered after she left the exam has put its address back.
      if (!now && !screening && params(here()).has("examen")) history.replaceState(null, "", "/");
      shown = now;
      if (now) at(now);
    }
    if (document.querySelector("#examens .gone") && params(here()).has("examen")) history.replaceState(null, "", "/");
  }).observe(document, { childList: true, subtree: true });
  addEventListener("popstate", () => {
    if (view(here())) location.reload();
    else document.querySelector("#retour")?.click();
  });
  return { at };
})();
