// Turns a click on anything that carries data-action into one event with its data.
let pressed = null;
element.addEventListener("pointerdown", (event) => { pressed = event.target.closest("[data-action]"); });
// What is drawn anew between press and release gets no click from the browser, though somebody clicked.
element.addEventListener("pointerup", () => {
  if (pressed && !pressed.isConnected) trigger("click", { ...pressed.dataset });
  pressed = null;
});
element.addEventListener("click", (event) => {
  const source = event.target.closest("[data-action]");
  if (!source || !element.contains(source)) return;
  event.preventDefault();
  trigger("click", { ...source.dataset });
});
