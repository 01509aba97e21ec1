// Draws a chart anew when it is seen, so that it answers to pointer and keys, from the figures of the
// table behind it. The server's picture keeps the place: it is printed, and stays where this fails.
// Of site.js: `tongue` and `numbers`, the reader's forms.

const DAY = 24 * 60 * 60 * 1000;
const STEPS = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };
const months = new Intl.DateTimeFormat(tongue, { month: "short", year: "2-digit", timeZone: "UTC" });
const dark = matchMedia("(prefers-color-scheme: dark)");
const still = matchMedia("(prefers-reduced-motion: reduce)");
const charts = new Set();
const tones = {};
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
  for (const name of ["ink", "soft", "paper", "line", "late", "window"]) tones[name] = style.getPropertyValue(`--${name}`).trim();
  Object.assign(Chart.defaults, { color: tones.soft, borderColor: tones.line });
  Chart.defaults.font.family = getComputedStyle(document.body).fontFamily;
  for (const chart of charts) chart.update("none");
}

// Heads and rows of cells: the figure of a cell is that of its <data>, the day that of its <time>.
function read(figure) {
  const table = figure.querySelector("table");
  return { heads: [...table.tHead.rows[0].cells], rows: [...table.tBodies[0].rows].map((row) => [...row.cells]) };
}

const figureOf = (cell) => Number(cell.querySelector("data").value);
const dayOf = (cell) => Date.parse(cell.querySelector("time")?.dateTime);

function stacks({ heads, rows }, more) {
  return heads.filter((head) => head.dataset.colour).map((head) => ({
    label: head.textContent,
    data: rows.map((row) => figureOf(row[head.cellIndex])),
    backgroundColor: head.dataset.colour,
    ink: head.dataset.ink,
    column: head.cellIndex,
    ...more,
  }));
}

const columns = (labels, datasets) => ({
  labels,
  datasets,
  indexAxis: "x",
  scales: {
    x: { stacked: true, grid: { display: false }, ticks: { maxRotation: 0, autoSkipPadding: 20 } },
    y: { stacked: true, border: { display: false }, ticks: { precision: 0, maxTicksLimit: 6, callback: (value) => numbers.format(value) } },
  },
});

// What the library is told of each kind beyond what all share.
const KINDS = {
  "status over time": (table) => columns(table.rows.map(([day]) => months.format(dayOf(day))), stacks(table)),
  months: ({ rows }) => columns(
    rows.map(([from, until]) => `${months.format(dayOf(from))}${dayOf(until) ? "" : "+"}`),
    [{ data: rows.map(([, , count]) => figureOf(count)), backgroundColor: () => tones.window }],
  ),
  actors: (table) => ({
    labels: table.rows.map((row) => row[0].textContent),
    datasets: stacks(table, { barThickness: 18 }),
    indexAxis: "y",
    layout: { autoPadding: false, padding: { top: 10 } },
    scales: { x: { stacked: true, display: false }, y: { stacked: true, display: false } },
    plugins: [names, counts],
  }),
  windows: (table, { first, last, today }) => {
    const [begins, ends] = [first, last].map(Date.parse);
    const span = ([, , from, until]) => [Math.max(dayOf(from) || begins, begins), Math.min((dayOf(until) || ends) + DAY, ends)];
    return {
      labels: table.rows.map((row) => row[0].textContent),
      datasets: [{ data: table.rows.map(span), backgroundColor: () => tones.window, barThickness: 10, minBarLength: 4, borderRadius: 3, borderSkipped: false }],
      indexAxis: "y",
      layout: { autoPadding: false },
      scales: {
        x: { min: begins, max: ends, position: "top", border: { display: false }, afterBuildTicks: monthly, grid: { drawOnChartArea: false },
          ticks: { align: "start", maxRotation: 0, callback: (value) => months.format(value) } },
        y: { display: false },
      },
      plugins: [names, rails(Date.parse(today))],
    };
  },
};

// The first of each month, or of every so many that there is room for.
function monthly(scale) {
  const [from, to] = [scale.min, scale.max].map((each) => new Date(each));
  const count = (to.getUTCFullYear() - from.getUTCFullYear()) * 12 + to.getUTCMonth() - from.getUTCMonth();
  const step = Math.max(1, Math.ceil(count / 5));
  const all = Array.from({ length: Math.floor(count / step) + 1 }, (_, place) => Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + place * step));
  const last = scale.min + 0.84 * (scale.max - scale.min); // after which a name sticks out
  scale.ticks = all.filter((value) => value >= scale.min && value <= last).map((value) => ({ value }));
}

function written({ ctx }, how, write) {
  ctx.save();
  Object.assign(ctx, { font: Chart.helpers.toFont().string, ...how });
  write(ctx);
  ctx.restore();
}

// Over each bar, cut to the chart's width.
const names = {
  id: "names",
  afterDatasetsDraw: (chart) => written(chart, { fillStyle: tones.ink, textBaseline: "bottom" }, (ctx) => {
    const { chartArea, scales, data } = chart;
    for (const [place, name] of data.labels.entries()) {
      ctx.direction = /^\P{L}*[\p{Script=Arabic}\p{Script=Hebrew}]/u.test(name) ? "rtl" : "ltr";
      ctx.textAlign = "left";
      ctx.fillText(cut(ctx, name, chartArea.width), chartArea.left, scales.y.getPixelForValue(place) - data.datasets[0].barThickness / 2 - 2);
    }
  }),
};

function cut(ctx, text, room) {
  if (ctx.measureText(text).width <= room) return text;
  const signs = [...new Intl.Segmenter().segment(text)].map((each) => each.segment);
  while (signs.length && ctx.measureText(`${signs.join("")}…`).width > room) signs.pop();
  return `${signs.join("")}…`;
}

// On each part of a bar that has room for its figure.
const counts = {
  id: "counts",
  afterDatasetsDraw: (chart) => written(chart, { textAlign: "center", textBaseline: "middle" }, (ctx) => {
    for (const { index, data: bars } of chart.getSortedVisibleDatasetMetas()) {
      const { data, ink } = chart.data.datasets[index];
      ctx.fillStyle = ink;
      for (const [place, bar] of bars.entries()) {
        const text = numbers.format(data[place]);
        if (data[place] && ctx.measureText(text).width + 4 < bar.width) ctx.fillText(text, (bar.x + bar.base) / 2, bar.y);
      }
    }
  }),
};

// Beneath each window the whole way, and across it the day that is shown.
const rails = (day) => ({
  id: "rails",
  beforeDatasetsDraw: (chart) => across(chart, ({ left, width }, y) => [tones.line, left, y - 1, width, 2]),
  afterDatasetsDraw: (chart) => across(chart, (area, y) => [tones.late, chart.scales.x.getPixelForValue(day) - 1, y - 8, 2, 16]),
});

function across({ ctx, chartArea, data, scales }, place) {
  for (const number of data.labels.keys()) {
    const [colour, ...where] = place(chartArea, scales.y.getPixelForValue(number));
    ctx.fillStyle = colour;
    ctx.fillRect(...where);
  }
}

function draw(picture) {
  const figure = picture.closest("figure");
  const table = read(figure);
  const canvas = document.createElement("canvas");
  const tip = document.createElement("div");
  canvas.tabIndex = 0;
  const told = { role: "application", "aria-roledescription": "chart", "aria-label": figure.querySelector("figcaption").textContent };
  for (const [name, value] of Object.entries(told)) canvas.setAttribute(name, value);
  tip.className = "tip";
  tip.setAttribute("role", "status");
  picture.append(canvas, tip);
  const { labels, datasets, plugins, ...options } = KINDS[figure.dataset.kind](table, figure.dataset);
  for (const each of datasets) Object.assign(each, { borderColor: () => tones.paper, borderWidth: 1, hoverBorderColor: () => tones.ink, hoverBackgroundColor: each.backgroundColor });
  const chart = new Chart(canvas, {
    type: "bar", data: { labels, datasets }, plugins,
    options: {
      ...options, maintainAspectRatio: false, animation: false,
      interaction: { mode: "index", intersect: false, axis: options.indexAxis },
      plugins: { legend: { display: false }, tooltip: { enabled: false, external: ({ tooltip }) => tell(chart, tip, table, tooltip) } },
    },
  });
  charts.add(chart);
  picture.classList.add("drawn");
  canvas.addEventListener("keydown", (event) => walk(event, chart));
  canvas.addEventListener("blur", () => choose(chart, null));
  if (figure.querySelector(".key")) hideable(figure.querySelector(".key"), chart);
}

// The row of the bar that is pointed at, as the table has it, without what is hidden.
function tell(chart, tip, { heads, rows }, tooltip) {
  const place = tooltip.opacity ? tooltip.dataPoints?.[0]?.dataIndex : undefined;
  if (place === undefined) return tip.replaceChildren();
  const shown = chart.getSortedVisibleDatasetMetas().map(({ index }) => chart.data.datasets[index]);
  const name = document.createElement("strong");
  name.textContent = rows[place][0].textContent;
  name.dir = "auto";
  const list = document.createElement("dl");
  for (const head of heads.slice(1)) {
    const { colour } = head.dataset;
    if (colour && !shown.some((each) => each.column === head.cellIndex)) continue;
    const [term, told] = ["dt", "dd"].map((kind) => document.createElement(kind));
    term.textContent = head.textContent;
    told.textContent = rows[place][head.cellIndex].textContent;
    if (colour) {
      term.className = "badge";
      term.style.setProperty("--spot", colour);
    }
    list.append(term, told);
  }
  tip.replaceChildren(name, list);
  const room = chart.width - tip.offsetWidth;
  const beside = tooltip.caretX < chart.width / 2 ? tooltip.caretX + 12 : tooltip.caretX - tip.offsetWidth - 12;
  const across = chart.options.indexAxis === "x" ? beside : tooltip.caretX - tip.offsetWidth / 2;
  tip.style.left = `${Math.max(0, Math.min(across, room))}px`;
  tip.style.top = chart.options.indexAxis === "x" ? "0" : `${tooltip.caretY + 14}px`;
}

function walk(event, chart) {
  const last = chart.data.labels.length - 1;
  const from = chart.getActiveElements()[0]?.index;
  const step = STEPS[event.key];
  const to = { Home: 0, End: last, Escape: null }[event.key]
    ?? (step && from === undefined ? (step > 0 ? 0 : last) : step && Math.max(0, Math.min(from + step, last)));
  if (event.key !== "Escape" && to === undefined) return;
  event.preventDefault();
  choose(chart, to);
}

function choose(chart, place) {
  const metas = chart.getSortedVisibleDatasetMetas();
  const chosen = place === null ? [] : metas.map(({ index }) => ({ datasetIndex: index, index: place }));
  const { x = 0, y = 0 } = place === null ? {} : metas.at(-1)?.data[place] ?? {};
  chart.setActiveElements(chosen);
  chart.tooltip.setActiveElements(chosen, { x, y });
  chart.update("none");
}

// The entries of the key, in the order of the parts of a bar, hide them and show them again.
function hideable(key, chart) {
  key.removeAttribute("aria-hidden");
  for (const [place, entry] of [...key.children].entries()) {
    const button = document.createElement("button");
    button.type = "button";
    button.setAttribute("aria-pressed", "true");
    button.append(...entry.childNodes);
    entry.append(button);
    button.addEventListener("click", () => {
      const shown = !chart.isDatasetVisible(place);
      button.setAttribute("aria-pressed", String(shown));
      chart.setDatasetVisibility(place, shown);
      chart.options.animation = still.matches ? false : { duration: 300 };
      chart.update();
    });
  }
}

function watch() {
  for (const picture of document.querySelectorAll(".chart .picture:not(.drawn)")) seen.observe(picture);
}

watch();
document.addEventListener("charts", watch);
document.addEventListener("keydown", (event) => event.key === "Escape" && charts.forEach((chart) => choose(chart, null)));
dark.addEventListener("change", () => library?.then(paint, () => {}));
