// Turns a click on anything that carries data-action into one event with its data.
element.addEventListener("click", (event) => {
  const source = event.target.closest("[data-action]");
  if (!source || !element.contains(source)) return;
  event.preventDefault();
  trigger("click", { ...source.dataset });
});
