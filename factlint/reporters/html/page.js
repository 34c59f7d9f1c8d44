
"use strict";
(() => {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const draw = (name, parent, attributes) => {
    const made = document.createElementNS(svg.namespaceURI, name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    return parent.appendChild(made);
  };
  svg.setAttribute("class", "lines");
  svg.setAttribute("aria-hidden", "true");
  const head = draw("marker", draw("defs", svg, {}), {
    id: "arrow", viewBox: "0 0 10 10", refX: 9, refY: 5, markerWidth: 7, markerHeight: 7, orient: "auto",
  });
  draw("path", head, { d: "M0 0 10 5 0 10z" });
  document.body.appendChild(svg);

  // The first stretch of text behind an anchor that is marked for a finding.
  const marked = (anchor, number) => {
    for (let next = anchor && anchor.nextElementSibling; next; next = next.nextElementSibling) {
      const mark = next.querySelector(".mark");
      if (mark && mark.dataset.findings.split(" ").includes(String(number))) return mark;
    }
    return null;
  };

  // A line from the main place of a finding to each of its other places in the same article.
  const connect = (number) => {
    const main = marked(document.getElementById(`m${number}`), number);
    if (!main) return;
    for (let which = 0; ; which += 1) {
      const anchor = document.getElementById(`r${number}-${which}`);
      if (!anchor) return;
      const other = marked(anchor, number);
      if (!other || other.closest("section") !== main.closest("section")) continue;
      const [from, to] = [main, other].map((element) => element.getClientRects()[0]);
      if (!from || !to) continue;
      const [x1, x2] = [from, to].map((rect) => rect.left + rect.width / 2 + scrollX);
      const down = to.top > from.bottom ? 1 : to.bottom < from.top ? -1 : 0;
      const y1 = (down > 0 ? from.bottom : from.top) + scrollY;
      const y2 = (down < 0 ? to.bottom : to.top) + scrollY;
      const bend = down ? Math.max(20, Math.abs(y2 - y1) / 2) * down : -28;
      draw("path", svg, { d: `M${x1} ${y1}C${x1} ${y1 + bend} ${x2} ${y2 - (down ? bend : -bend)} ${x2} ${y2}`, "marker-end": "url(#arrow)" });
    }
  };

  let shown = "";
  const show = (numbers) => {
    shown = numbers;
    for (const old of document.querySelectorAll(".on")) old.classList.remove("on");
    svg.querySelectorAll("svg > path").forEach((line) => line.remove());
    for (const number of numbers.split(" ").filter(Boolean)) {
      document.getElementById(`f${number}`)?.classList.add("on");
      document.querySelectorAll(`[data-findings~="${number}"]`).forEach((mark) => mark.classList.add("on"));
      connect(number);
    }
  };

  const numbers = (target) => {
    const found = target instanceof Element && target.closest(".mark, .card[id]");
    return found ? found.dataset.findings || found.id.slice(1) : "";
  };
  const shut = () => document.querySelectorAll(".shut").forEach((tip) => tip.classList.remove("shut"));
  document.addEventListener("mouseover", (event) => { shut(); show(numbers(event.target) || numbers(document.activeElement)); });
  document.addEventListener("focusin", (event) => { shut(); show(numbers(event.target)); });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    document.querySelectorAll(".words:hover, .words:focus-within").forEach((words) => words.classList.add("shut"));
    show("");
  });
  document.addEventListener("change", () => show(shown));
  addEventListener("resize", () => show(shown));
  addEventListener("hashchange", () => show(/^#[mfr](\d+)/.exec(location.hash)?.[1] || ""));

  if (innerWidth < 512) document.querySelectorAll(".filters details").forEach((details) => { details.open = false; });

  // What a filter hides in the text is no stop for the keyboard either.
  const stops = () => {
    for (const mark of document.querySelectorAll(".mark")) {
      mark.tabIndex = getComputedStyle(mark).getPropertyValue("--shown").trim() === "none" ? -1 : 0;
    }
  };
  document.addEventListener("change", stops);
  document.addEventListener("reset", () => setTimeout(() => { stops(); show(shown); }));
})();
