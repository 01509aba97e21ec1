// Draws a chart anew when it is seen, so that it answers to pointer and keys. The server's picture
// keeps the place beneath: it is printed, and stays where this fails. Of chart_kinds.js: KINDS, tones.

const STEPS = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };
const KEYS = "Arrow keys go from bar to bar, Escape closes.";
const dark = matchMedia("(prefers-color-scheme: dark)");
const still = matchMedia("(prefers-reduced-motion: reduce)");
const charts = new Set();
let library;

const seen = new IntersectionObserver((entries) => {
  for (const { target } of entries.filter((each) => each.isIntersecting)) {
    seen.unobserve(target);
    fetched(target.closest("[data-library]").dataset.library).then(() => draw(target), () => {});
  }
}, { rootMargin: "100px" });

function fetched(address) {
  library ??= new Promise((resolve, reject) => {
    const script = document.createElement("script");
    Object.assign(script, { src: address, onload: () => resolve(paint()), onerror: reject });
    document.head.append(script);
  });
  return library;
}

// Takes the colours of the page, which are others in the dark.
function paint() {
  const style = getComputedStyle(document.documentElement);
  for (const name of ["ink", "soft", "line", "late", "window"]) {
    tones[name] = style.getPropertyValue(`--${name}`).trim();
  }
  Object.assign(Chart.defaults, { color: tones.soft, borderColor: tones.line });
  Chart.defaults.font.family = getComputedStyle(document.body).fontFamily;
  for (const chart of charts) chart.update("none");
}

function made(kind, given, ...parts) {
  const element = document.createElement(kind);
  for (const [name, value] of Object.entries(given)) element.setAttribute(name, value);
  element.append(...parts);
  return element;
}

function draw(picture) {
  const figure = picture.closest("figure");
  const { tHead: { rows: [head] }, tBodies: [body] } = figure.querySelector("table");
  const table = { heads: [...head.cells], rows: [...body.rows].map((row) => [...row.cells]) };
  const canvas = made("canvas", {
    tabindex: 0, role: "application", "aria-roledescription": "chart",
    "aria-label": figure.querySelector("figcaption").textContent,
    "aria-describedby": `${figure.id}-keys`,
  });
  const tip = made("div", { class: "tip", role: "status" });
  const keys = made("p", { class: "keys", id: `${figure.id}-keys` }, KEYS);
  picture.append(made("div", { class: "live" }, canvas, tip, keys));
  const { labels, datasets, plugins, ...options } = KINDS[figure.dataset.kind](table, figure.dataset);
  for (const [place, each] of datasets.entries()) Object.assign(each, look(place, each.backgroundColor));
  const external = ({ chart, tooltip }) => tell(chart, tip, table, tooltip);
  const chart = new Chart(canvas, {
    type: "bar",
    data: { labels, datasets },
    plugins,
    options: {
      ...options, maintainAspectRatio: false, animation: false,
      interaction: { mode: "index", intersect: false, axis: options.indexAxis },
      plugins: { legend: { display: false }, tooltip: { enabled: false, animation: false, external } },
    },
  });
  charts.add(chart);
  picture.classList.add("drawn");
  canvas.addEventListener("keydown", (event) => walk(event, chart));
  canvas.addEventListener("blur", () => choose(chart, null));
  if (figure.querySelector(".key")) hideable(figure.querySelector(".key"), chart);
}

// What the key does not point at is pale while it points at another.
function look(place, colour) {
  const own = ({ chart: { pointed = place } }) => {
    const whole = typeof colour === "function" ? colour() : colour;
    return pointed === place ? whole : `${whole}30`;
  };
  return {
    backgroundColor: own, borderColor: () => tones.soft, borderWidth: 0.5,
    hoverBackgroundColor: own, hoverBorderColor: () => tones.ink, hoverBorderWidth: 1,
  };
}

// The row of the bar that is chosen, as the table has it, without what is hidden.
function tell(chart, tip, { heads, rows }, tooltip) {
  const chosen = tooltip.getActiveElements()[0];
  if (!chosen) return tip.replaceChildren();
  const row = rows[chosen.index];
  const shown = chart.getSortedVisibleDatasetMetas().map(({ index }) => chart.data.datasets[index]);
  const list = made("dl", {});
  for (const { cellIndex, dataset: { colour }, textContent } of heads.slice(1)) {
    if (colour && !shown.some((each) => each.column === cellIndex)) continue;
    const term = made("dt", colour ? { class: "badge" } : {}, textContent);
    if (colour) term.style.setProperty("--spot", colour);
    list.append(term, made("dd", { dir: "auto" }, row[cellIndex].textContent));
  }
  if (shown.length < chart.data.datasets.length) {
    const sum = shown.reduce((all, each) => all + each.data[chosen.index], 0);
    list.append(made("dt", {}, "Shown of them"), made("dd", {}, numbers.format(sum)));
  }
  tip.replaceChildren(made("strong", { dir: "auto" }, row[0].textContent), list);
  place(tip, chart, tooltip);
}

// Beside a column, under a bar; never beyond the chart's sides.
function place(tip, { width, options }, { caretX, caretY }) {
  const upright = options.indexAxis === "x";
  const beside = caretX < width / 2 ? caretX + 12 : caretX - tip.offsetWidth - 12;
  const left = upright ? beside : caretX - tip.offsetWidth / 2;
  tip.style.left = `${Math.max(0, Math.min(left, width - tip.offsetWidth))}px`;
  tip.style.top = upright ? "0" : `${caretY + 14}px`;
}

function walk(event, chart) {
  const last = chart.data.labels.length - 1;
  const from = chart.getActiveElements()[0]?.index;
  const step = STEPS[event.key];
  let to = { Home: 0, End: last }[event.key];
  if (step) to = from === undefined ? (step > 0 ? 0 : last) : Math.max(0, Math.min(from + step, last));
  if (to === undefined) return;
  event.preventDefault();
  choose(chart, to);
}

function choose(chart, place) {
  const metas = place === null ? [] : chart.getSortedVisibleDatasetMetas();
  const chosen = metas.map(({ index }) => ({ datasetIndex: index, index: place }));
  const { x = 0, y = 0 } = metas.at(-1)?.data[place] ?? {};
  chart.setActiveElements(chosen);
  chart.tooltip.setActiveElements(chosen, { x, y });
  chart.update("none");
}

// The entries of the key, in the order of the parts of a bar, hide them and show them again.
function hideable(key, chart) {
  key.removeAttribute("aria-hidden");
  for (const [place, entry] of [...key.children].entries()) {
    const button = made("button", { type: "button", "aria-pressed": true }, ...entry.childNodes);
    entry.append(button);
    button.addEventListener("click", () => {
      const shown = !chart.isDatasetVisible(place);
      button.setAttribute("aria-pressed", shown);
      chart.setDatasetVisibility(place, shown);
      chart.options.animation = still.matches ? false : { duration: 300 };
      chart.pointed = undefined;
      chart.update();
    });
    const point = (to) => () => {
      chart.pointed = to;
      chart.update("none");
    };
    for (const name of ["mouseenter", "focus"]) button.addEventListener(name, point(place));
    for (const name of ["mouseleave", "blur"]) button.addEventListener(name, point(undefined));
  }
}

function watch() {
  for (const each of document.querySelectorAll(".chart .picture:not(.drawn)")) seen.observe(each);
}

watch();
document.addEventListener("charts", watch);
document.addEventListener("keydown", ({ key }) => {
  if (key === "Escape") for (const chart of charts) choose(chart, null);
});
dark.addEventListener("change", () => library?.then(paint, () => {}));
