// Filters and keys for a page of many files; without a script the page shows everything.
"use strict";
(() => {
  const cards = [...document.querySelectorAll(".card")];
  const filters = document.querySelector(".filters");
  if (!cards.length || !filters) return;
  filters.hidden = false;
  const check = document.getElementById("check");
  const language = document.getElementById("language");
  const text = document.getElementById("text");
  const shown = document.getElementById("shown");
  const units = [...document.querySelectorAll(".unit")];
  const files = [...document.querySelectorAll(".file")];

  // What a unit and its file's name say, to be looked through for a text: read once, when somebody first looks for one.
  const said = new Map();
  const says = (unit) => {
    if (!said.has(unit)) said.set(unit, `${unit.parentElement.querySelector("h2").textContent}\n${unit.textContent}`.toLowerCase());
    return said.get(unit);
  };

  const apply = () => {
    const off = new Set();
    const wanted = text.value.trim().toLowerCase();
    for (const button of filters.querySelectorAll('button[aria-pressed="false"]')) off.add(button.dataset.severity);
    let count = 0;
    for (const unit of units) {
      const other = (language.value && unit.dataset.lang !== language.value) || (wanted && !says(unit).includes(wanted));
      let some = false;
      for (const card of unit.querySelectorAll(".card")) {
        card.hidden = other || off.has(card.dataset.severity) || (check.value && card.dataset.check !== check.value);
        if (!card.hidden) { some = true; count += 1; }
      }
      unit.hidden = !some;
    }
    const all = !wanted && !off.size && !check.value && !language.value;
    for (const file of files) file.hidden = !file.querySelector(all ? ".unit, .alert" : ".unit:not([hidden])");
    shown.textContent = count === cards.length ? "" : `${count} of ${cards.length} shown`;
  };
  filters.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    button.setAttribute("aria-pressed", String(button.getAttribute("aria-pressed") !== "true"));
    apply();
  });
  check.addEventListener("change", apply);
  language.addEventListener("change", apply);
  let waiting;
  text.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(apply, 150); // milliseconds: while somebody types, only the last letter counts
  });
  apply(); // a browser may have kept what was chosen before a reload

  let lit = [];
  const light = (card) => {
    lit.forEach((element) => element.classList.remove("here"));
    lit = [card, ...card.closest(".unit").querySelectorAll(`mark[data-f~="${card.id.slice(1)}"]`)];
    lit.forEach((element) => element.classList.add("here"));
  };
  let current = -1;
  const go = (step) => {
    const open = cards.filter((card) => !card.hidden);
    if (!open.length) return;
    const place = open.indexOf(cards[current]);
    const next = place < 0 ? (step > 0 ? 0 : open.length - 1) : (place + step + open.length) % open.length;
    current = cards.indexOf(open[next]);
    open[next].scrollIntoView({ block: "center" });
    open[next].focus({ preventScroll: true });
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select")) return;
    if (event.key === "n") go(1);
    if (event.key === "p") go(-1);
  });
  document.addEventListener("focusin", (event) => {
    const link = event.target.closest('mark a[href^="#f"]');
    const card = link ? document.getElementById(link.getAttribute("href").slice(1)) : event.target.closest(".card");
    if (!card) return;
    current = cards.indexOf(card);
    light(card);
  });
})();
