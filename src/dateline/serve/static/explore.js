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

  const written = (day) =>
    new Date(day).toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });

  function told(from, to) {
    const events = bins.slice(from, to + 1).reduce((sum, bin) => sum + Number(bin.events), 0);
    const span = from === to ? bins[from].label : `${written(bins[from].first)} to ${written(bins[to].last)}`;
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
    show(told(at, at), event);
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

// Closer and wider, in steps of two; when closer, the map can be dragged. Says whether it just was.
function zoom(figure, drawing) {
  const box = drawing.viewBox.baseVal;
  const whole = { width: box.width, height: box.height };
  const bar = made("div", { class: "zoom" });
  const [closer, wider] = [["+", "Closer"], ["−", "Wider"]].map(([sign, name]) =>
    made("button", { type: "button", "aria-label": `${name} map` }, sign));
  bar.append(closer, wider);

  const within = (value, most) => Math.min(Math.max(0, value), most);
  function set(x, y, width) {
    const height = (whole.height * width) / whole.width;
    box.width = width;
    box.height = height;
    box.x = within(x, whole.width - width);
    box.y = within(y, whole.height - height);
    closer.disabled = width < whole.width / 7;
    wider.disabled = width >= whole.width;
    drawing.classList.toggle("closer", width < whole.width);
  }
  const step = (by) => {
    const width = Math.min(whole.width, box.width * by);
    set(box.x + (box.width - width) / 2, box.y + (box.height - (whole.height * width) / whole.width) / 2, width);
  };
  closer.addEventListener("click", () => step(0.5));
  wider.addEventListener("click", () => step(2));

  let from = null;
  let far = false;
  drawing.addEventListener("pointerdown", (event) => {
    far = false;
    if (box.width < whole.width) from = { x: event.clientX, y: event.clientY, left: box.x, top: box.y };
  });
  window.addEventListener("pointermove", (event) => {
    if (!from) return;
    const scale = box.width / drawing.getBoundingClientRect().width;
    const [x, y] = [event.clientX - from.x, event.clientY - from.y];
    far ||= Math.abs(x) + Math.abs(y) > 5;
    set(from.left - x * scale, from.top - y * scale, box.width);
  });
  for (const end of ["pointerup", "pointercancel"]) window.addEventListener(end, () => { from = null; });
  set(0, 0, whole.width);
  figure.append(bar);
  return () => far;
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
  const moved = zoom(figure, drawing);
  drawing.addEventListener("click", (event) => {
    const to = event.target.dataset?.to;
    if (to && !moved()) window.location.assign(to);
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
