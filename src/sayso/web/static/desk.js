// Keys and lighting up. Everything works without this file; nothing here decides what is true.
"use strict";
(() => {
  const sheet = document.getElementById("sheet");
  const opener = document.getElementById("keys");
  if (opener && sheet) {
    opener.hidden = false;
    opener.addEventListener("click", () => sheet.showModal());
  }

  // Words and the card they belong to light up together.
  const partOf = (target) => {
    if (!target) return [];
    const title = target.getAttribute("title");
    const same = title && target.classList.contains("st")
      ? [...document.querySelectorAll(".st")].filter((one) => one.getAttribute("title") === title)
      : [target];
    const link = document.querySelector(`.beside a[href="#${CSS.escape(target.id)}"]`);
    const card = link && link.closest("tr, .card, li");
    return card ? [...same, card] : same;
  };
  let lit = [];
  const light = (target, scroll) => {
    for (const one of lit) one.classList.remove("lit");
    lit = partOf(target);
    for (const one of lit) one.classList.add("lit");
    const beside = document.querySelector(".beside");
    const card = lit.find((one) => beside && beside.contains(one));
    if (scroll && card && beside.scrollHeight > beside.clientHeight) {
      beside.scrollTop += card.getBoundingClientRect().top - beside.getBoundingClientRect().top - 40;
    }
  };
  const here = () => document.getElementById(decodeURIComponent(location.hash.slice(1)));
  addEventListener("hashchange", () => light(here(), true));
  light(here(), true);
  document.addEventListener("mouseover", (event) => {
    const card = event.target.closest && event.target.closest(".beside .card");
    const words = card && card.querySelector("blockquote a, q");
    const link = words && (words.closest("a") || words);
    const target = link && link.hash && document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (target) light(target, false);
  });

  // One entry is open beside the article at a time.
  document.addEventListener("htmx:beforeSwap", (event) => {
    if (event.detail.target.classList.contains("mend")) for (const one of document.querySelectorAll(".beside #entry")) one.remove();
  });

  // Keys, as the sheet tells them.
  const stops = () => [...document.querySelectorAll(".beside .card, .moment, .question, .rows-of tbody tr, .links > li")]
    .filter((one) => one.offsetParent !== null);
  const linkIn = (one) => one && (one.querySelector("blockquote a, a.words, a") || one);
  let at = -1;
  const go = (step) => {
    const all = stops();
    if (!all.length) return;
    at = Math.min(all.length - 1, Math.max(0, at + step));
    const link = linkIn(all[at]);
    if (link !== all[at]) link.focus();
    all[at].scrollIntoView({ block: "center" });
    const target = link.hash && link.pathname === location.pathname && document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (target) { light(target, true); target.scrollIntoView({ block: "center" }); }
  };
  const press = (id) => {
    const form = document.getElementById(id);
    if (form) form.querySelector("button").click();
    return Boolean(form);
  };
  const open = () => {
    const entry = stops()[at] && stops()[at].querySelector("a.entry");
    if (entry) { location.assign(entry.href); return; }
    const first = document.querySelector("#correct input:not([type=hidden]), #correct select");
    if (first) first.focus();
  };
  const later = document.getElementById("later");
  const KEYS = {
    j: () => (later ? later.click() : go(1)),
    k: () => (later ? history.back() : go(-1)),
    c: open,
    a: () => press("accept"),
    x: () => press("reject") || open(),
    u: () => press("undo") || (document.querySelector(".take-back button") || { click() {} }).click(),
    d: () => {
      const to = document.getElementById("disputes") || document.getElementById("page-disputes");
      if (to) to.scrollIntoView();
    },
    "/": () => document.getElementById("find").focus(),
    "?": () => sheet && sheet.showModal(),
  };
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest && event.target.closest("input, textarea, select, dialog");
    if (typing && event.key === "Escape") event.target.blur();
    if (typing || event.ctrlKey || event.metaKey || event.altKey || !Object.hasOwn(KEYS, event.key)) return;
    event.preventDefault();
    KEYS[event.key]();
  });
})();
