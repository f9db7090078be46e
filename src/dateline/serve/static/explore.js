// The explorer with a pointer: drag over the time line, click on the map. Everything here can be done
// without it, by the two date fields and the links in the tables.
"use strict";

const question = document.getElementById("question");

function made(name, attributes = {}, text = "") {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.textContent = text;
  return element;
}

// One small sign for all that can be pointed at.
const tip = made("div", { class: "tip", "aria-hidden": "true", hidden: "" });
document.body.append(tip);

function show(text, event) {
  tip.textContent = text;
  tip.hidden = false;
  const beyond = Math.max(0, event.clientX + 14 + tip.offsetWidth - document.documentElement.clientWidth);
  tip.style.left = `${Math.max(0, event.clientX + 14 - beyond)}px`;
  tip.style.top = `${event.clientY + 18}px`;
}

// Empty fields stay out of the address.
question?.addEventListener("submit", () => {
  for (const field of question.elements) if (field.name && !field.value) field.disabled = true;
});
window.addEventListener("pageshow", () => {
  for (const field of question?.elements ?? []) field.disabled = false;
});

function timeline(plot) {
  // The bars follow each other without a gap: one ends on the day before the next one begins.
  const rows = document.querySelectorAll("[data-bins] tbody tr");
  const starts = plot.dataset.timeline.split(" ");
  const before = (day) => new Date(Date.parse(day) - 864e5).toISOString().slice(0, 10);
  const bins = starts.map((first, n) => ({
    first,
    last: n + 1 < starts.length ? before(starts[n + 1]) : plot.dataset.last,
    label: rows[n].cells[0].textContent.trim(),
    events: rows[n].cells[1].textContent.trim(),
  }));
  if (!bins.length || !question) return;
  const hint = document.querySelector("[data-hint]");
  const said = hint.textContent;
  const number = (day) => Date.parse(day) / 864e5;
  const begin = number(bins[0].first);
  const days = number(bins.at(-1).last) + 1 - begin;
  const left = (n) => (100 * (number(bins[n].first) - begin)) / days;
  const right = (n) => (100 * (number(bins[n].last) + 1 - begin)) / days;
  const whole = [0, bins.length - 1];
  let ends = [...whole];

  const chosen = made("div", { class: "chosen", hidden: "" });
  const handles = ["First", "Last"].map((name) =>
    made("button", { class: "end", type: "button", role: "slider", "aria-label": `${name} day shown`, "aria-valuemin": 0, "aria-valuemax": bins.length - 1 }),
  );
  plot.classList.add("live");
  plot.append(chosen, ...handles);
  hint.hidden = false;

  function draw(choosing) {
    const [from, to] = ends;
    chosen.hidden = !choosing;
    chosen.style.left = `${left(from)}%`;
    chosen.style.width = `${right(to) - left(from)}%`;
    handles[0].style.left = `${left(from)}%`;
    handles[1].style.left = `${right(to)}%`;
    handles.forEach((handle, side) => {
      const bin = bins[ends[side]];
      handle.setAttribute("aria-valuenow", ends[side]);
      handle.setAttribute("aria-valuetext", bin.label);
    });
    hint.classList.toggle("choosing", choosing);
    hint.textContent = choosing ? told(from, to) : said;
  }

  function told(from, to) {
    const events = bins.slice(from, to + 1).reduce((sum, bin) => sum + Number(bin.events), 0);
    const span = from === to ? bins[from].label : `${bins[from].first} to ${bins[to].last}`;
    return `${span}: ${events.toLocaleString("en")} ${events === 1 ? "event" : "events"}`;
  }

  function apply() {
    question.elements.since.value = bins[ends[0]].first;
    question.elements.until.value = bins[ends[1]].last;
    question.requestSubmit();
  }

  function under(event) {
    const box = plot.getBoundingClientRect();
    const share = Math.min(1, Math.max(0, (event.clientX - box.left) / box.width));
    const day = begin + share * days;
    const at = bins.findIndex((bin) => day < number(bin.last) + 1);
    return at < 0 ? bins.length - 1 : at;
  }

  let start = null;
  const drop = () => { start = null; ends = [...whole]; draw(false); };
  plot.addEventListener("pointerdown", (event) => {
    if (event.button) return;
    const side = handles.indexOf(event.target);
    start = side < 0 ? under(event) : ends[1 - side];
    plot.setPointerCapture(event.pointerId);
    if (side < 0) { ends = [start, start]; draw(true); }
  });
  plot.addEventListener("pointermove", (event) => {
    const at = under(event);
    show(`${bins[at].label}: ${bins[at].events}`, event);
    if (start === null) return;
    ends = [Math.min(start, at), Math.max(start, at)];
    draw(true);
  });
  plot.addEventListener("pointerup", () => {
    if (start === null) return;
    start = null;
    apply();
  });
  plot.addEventListener("pointercancel", drop);
  plot.addEventListener("pointerleave", () => { tip.hidden = true; });

  handles.forEach((handle, side) => handle.addEventListener("keydown", (event) => {
    const page = Math.max(1, Math.round(bins.length / 10));
    const by = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -page, PageUp: page, Home: -bins.length, End: bins.length }[event.key];
    if (event.key === "Escape") drop();
    if (event.key === "Enter") { event.preventDefault(); apply(); }
    if (by === undefined) return;
    event.preventDefault();
    const [low, high] = side ? [ends[0], whole[1]] : [0, ends[1]];
    ends[side] = Math.min(high, Math.max(low, ends[side] + by));
    draw(true);
  }));
  document.addEventListener("keydown", (event) => { if (event.key === "Escape" && start !== null) drop(); });
  draw(false);
}

// The drawing itself in place of its picture: then it has the page's colours, and can be asked and clicked.
async function map(figure) {
  const answer = await fetch(figure.dataset.map);
  if (!answer.ok) return;
  const read = new DOMParser().parseFromString(await answer.text(), "image/svg+xml").documentElement;
  if (read.nodeName !== "svg") return;
  const drawing = document.importNode(read, true);
  drawing.setAttribute("aria-hidden", "true");
  drawing.setAttribute("class", "drawn");
  for (const shape of drawing.querySelectorAll("[aria-label]")) {
    const [code, told] = shape.getAttribute("aria-label").split("|");
    shape.removeAttribute("aria-label");
    if (!told) continue;
    shape.dataset.told = told;
    if (code) shape.dataset.to = figure.dataset.place.replace("ZZZ", code);
  }
  drawing.addEventListener("click", (event) => {
    const to = event.target.dataset?.to;
    if (to) window.location.assign(to);
  });
  drawing.addEventListener("pointermove", (event) => {
    const told = event.target.dataset?.told;
    if (told) show(told, event);
    else tip.hidden = true;
  });
  drawing.addEventListener("pointerleave", () => { tip.hidden = true; });
  figure.querySelector("picture").replaceWith(drawing);
}

const plot = document.querySelector("[data-timeline]");
if (plot) timeline(plot);

const figure = document.querySelector("[data-map]");
if (figure && "IntersectionObserver" in window) {
  const near = new IntersectionObserver((seen) => {
    if (!seen.some((each) => each.isIntersecting)) return;
    near.disconnect();
    map(figure).catch(() => {});
  }, { rootMargin: "400px" });
  near.observe(figure);
}
