// The text being sorted: every choice and every word typed goes out with the item's key and a number of its own, and an
// answer that is older than what was typed since does not undo it.
let number = 0;
let typing = null;
let focused = null;
const sent = {};
const name = (field) => `${field.dataset.key}/${field.dataset.set}`;
const send = (field, value) => {
  number += 1;
  sent[name(field)] = { number, value };
  trigger("click", { action: "set", key: field.dataset.key, field: field.dataset.set, value, number: String(number) });
};
const finish = () => {
  if (!typing) return;
  const { field, value } = typing;
  typing = null;
  send(field, value);
};
const isText = (field) => field.matches("input[type=text]");
element.addEventListener("input", (event) => {
  const field = event.target.closest("[data-set]");
  if (!field || !isText(field)) return;
  const known = { dataset: { key: field.dataset.key, set: field.dataset.set } };
  typing = { field: known, value: field.value };
});
element.addEventListener("change", (event) => {
  const field = event.target.closest("[data-set]");
  if (!field || isText(field)) return;
  send(field, field.value);
});
element.addEventListener("focusin", (event) => { focused = event.target.dataset.focus || null; });
element.addEventListener("focusout", finish);
element.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && event.target.matches("input[type=text]")) finish();
});
element.addEventListener("click", (event) => {
  const source = event.target.closest("[data-action]");
  if (!source || !element.contains(source)) return;
  event.preventDefault();
  finish();
  trigger("click", { ...source.dataset });
});
const settle = () => {
  const drawn = element.querySelector(".sorted");
  if (!drawn) return;
  const answered = Number(drawn.dataset.number || 0);
  if (typing && typing.field.dataset.key !== drawn.dataset.key) finish();
  for (const each of Object.keys(sent)) if (sent[each].number <= answered) delete sent[each];
  for (const field of element.querySelectorAll("input[type=text][data-set]")) {
    const mine = typing && name(typing.field) === name(field) ? typing.value : sent[name(field)]?.value;
    const wanted = mine ?? field.getAttribute("value") ?? "";
    if (field.value !== wanted) field.value = wanted;
  }
  for (const box of element.querySelectorAll("input[type=radio]")) {
    const mine = sent[name(box)]?.value;
    const wanted = mine === undefined ? box.hasAttribute("checked") : box.value === mine;
    if (box.checked !== wanted) box.checked = wanted;
  }
  for (const list of element.querySelectorAll("select[data-set]")) if (list.value !== "") list.value = "";
  // A control that was drawn anew under the keyboard gets the keyboard back.
  if (focused && document.activeElement === document.body) element.querySelector(`[data-focus="${focused}"]`)?.focus({ preventScroll: true });
};
new MutationObserver(settle).observe(element, { childList: true, subtree: true, attributes: true, attributeFilter: ["value", "checked", "data-number", "data-key"] });
