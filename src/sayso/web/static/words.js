// Words selected in a report: where they stand in its text, and the way to the form that corrects them.
"use strict";
(() => {
  const bar = document.getElementById("chosen");
  const article = document.querySelector(".article");
  if (!bar || !article) return;
  const link = bar.querySelector("a");
  const told = bar.querySelector(".said");
  const LONGEST_SHOWN = 60;

  // Offsets count code points, as the ledger does; a piece of the article says where it begins.
  const points = (text) => [...text].length;
  const within = (piece, node, offset) => {
    const before = document.createRange();
    before.setStart(piece, 0);
    before.setEnd(node, offset);
    return points(before.toString());
  };
  const selected = () => {
    const selection = getSelection();
    if (!selection.rangeCount || selection.isCollapsed) return null;
    const range = selection.getRangeAt(0);
    const pieces = [...article.querySelectorAll("[data-start]")].filter((one) => range.intersectsNode(one));
    if (!pieces.length) return null;
    const first = pieces[0];
    const last = pieces[pieces.length - 1];
    const start = Number(first.dataset.start)
      + (first.contains(range.startContainer) ? within(first, range.startContainer, range.startOffset) : 0);
    const end = Number(last.dataset.start)
      + (last.contains(range.endContainer) ? within(last, range.endContainer, range.endOffset) : points(last.textContent));
    return end > start ? { start, end, words: selection.toString() } : null;
  };

  document.addEventListener("selectionchange", () => {
    const found = selected();
    bar.hidden = !found;
    if (!found) return;
    const words = [...found.words.replace(/\s+/g, " ").trim()];
    told.textContent = words.length > LONGEST_SHOWN ? `${words.slice(0, LONGEST_SHOWN).join("")}…` : words.join("");
    link.href = `${bar.dataset.place}?start=${found.start}&end=${found.end}`;
  });
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest && event.target.closest("input, textarea, select, dialog");
    if (typing || event.ctrlKey || event.metaKey || event.altKey || event.key !== "w") return;
    event.preventDefault();
    if (bar.hidden) document.getElementById("words-find").focus();
    else link.click();
  });
})();
