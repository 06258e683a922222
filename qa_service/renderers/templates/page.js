// What the page does with links alone, made quicker: keys to walk the findings, filters, both places lit at once.
"use strict";
(() => {
  const cards = [...document.querySelectorAll(".card")];
  const filters = document.querySelector(".filters");
  if (!cards.length || !filters) return;
  filters.hidden = false;

  let lit = [];
  const light = (number) => {
    lit.forEach((element) => element.classList.remove("here"));
    lit = [...document.querySelectorAll(`mark[data-f~="${number}"]`)];
    const card = document.getElementById(`f${number}`);
    if (card) lit.push(card);
    lit.forEach((element) => element.classList.add("here"));
    return card;
  };
  const numberOf = (element) => {
    const link = element.closest('mark a[href^="#f"], .card');
    return link && (link.id || link.getAttribute("href").slice(1)).slice(1);
  };
  document.addEventListener("focusin", (event) => {
    const number = numberOf(event.target);
    if (number) light(number);
  });

  let current = -1;
  const go = (step) => {
    const open = cards.filter((card) => !card.hidden);
    if (!open.length) return;
    const place = open.indexOf(cards[current]);
    const next = place < 0 ? (step > 0 ? 0 : open.length - 1) : (place + step + open.length) % open.length;
    current = cards.indexOf(open[next]);
    const number = open[next].id.slice(1);
    light(number);
    open[next].scrollIntoView({ block: "nearest" });
    document.getElementById(`m${number}`)?.scrollIntoView({ block: "center" });
    open[next].focus({ preventScroll: true });
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select")) return;
    if (event.key === "n") go(1);
    if (event.key === "p") go(-1);
  });
  document.addEventListener("focusin", (event) => {
    const card = event.target.closest(".card");
    if (card) current = cards.indexOf(card);
  });

  filters.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    const shown = button.getAttribute("aria-pressed") !== "true";
    button.setAttribute("aria-pressed", String(shown));
    for (const card of cards) if (card.dataset.severity === button.dataset.severity) card.hidden = !shown;
  });
})();
