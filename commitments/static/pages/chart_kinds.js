"use strict";
// How the library draws each kind of chart, from the table behind it: the figure of a cell is that of
// its <data>, the day that of its <time>. Of site.js: `tongue` and `numbers`, the reader's forms.

const DAY = 24 * 60 * 60 * 1000;
const MONTH_ROOM = 84; // pixels
const months = new Intl.DateTimeFormat(tongue, { month: "short", year: "numeric", timeZone: "UTC" });
const tones = {}; // the page's colours, by the names that its styles give them
const figureOf = (cell) => Number(cell.querySelector("data").value);
const dayOf = (cell) => Date.parse(cell.querySelector("time")?.dateTime);
const monthOf = (cell) => months.format(dayOf(cell));

const KINDS = {
  "status over time": (table) => columns(table.rows.map(([day]) => monthOf(day)), stacks(table)),
  months: ({ rows }) => columns(
    rows.map(([from, until]) => monthOf(from) + (until.querySelector("time") ? "" : "+")),
    [{ data: rows.map(([, , count]) => figureOf(count)), backgroundColor: () => tones.window }],
  ),
  actors: (table) => ({
    labels: table.rows.map(([name]) => name.textContent),
    datasets: stacks(table).map((each) => ({ ...each, barThickness: 18 })),
    indexAxis: "y",
    layout: { autoPadding: false, padding: { top: 10 } },
    scales: { x: { stacked: true, display: false }, y: { stacked: true, display: false } },
    plugins: [names, counts],
  }),
  windows: ({ rows }, { first, last, today }) => {
    const [begins, ends] = [Date.parse(first), Date.parse(last)];
    const span = ([, , from, until]) => [
      Math.max(dayOf(from) || begins, begins),
      Math.min((dayOf(until) || ends) + DAY, ends),
    ];
    const look = { barThickness: 10, minBarLength: 4, borderRadius: 3, borderSkipped: false };
    const ticks = { align: "start", padding: 0, maxRotation: 0, callback: (value) => months.format(value) };
    return {
      labels: rows.map(([name]) => name.textContent),
      datasets: [{ data: rows.map(span), backgroundColor: () => tones.window, ...look }],
      indexAxis: "y",
      layout: { autoPadding: false },
      scales: {
        x: {
          min: begins, max: ends, position: "top", border: { display: false },
          grid: { drawOnChartArea: false }, afterBuildTicks: monthly, ticks,
        },
        y: { display: false },
      },
      plugins: [names, rails(Date.parse(today))],
    };
  },
};

// One set of figures for each column that has a colour.
function stacks({ heads, rows }) {
  return heads.filter((head) => head.dataset.colour).map((head) => ({
    label: head.textContent,
    column: head.cellIndex,
    data: rows.map((row) => figureOf(row[head.cellIndex])),
    backgroundColor: head.dataset.colour,
    ink: head.dataset.ink,
  }));
}

// The last is named, and of those before it as many as there is room for.
function columns(labels, datasets) {
  const named = (scale) => {
    const every = Math.ceil((labels.length * MONTH_ROOM) / scale.chart.width);
    scale.ticks = scale.ticks.filter((_, place) => (labels.length - 1 - place) % every === 0);
  };
  const x = {
    stacked: true, grid: { display: false }, ticks: { maxRotation: 0, autoSkip: false }, afterBuildTicks: named,
  };
  const ticks = { precision: 0, maxTicksLimit: 6, callback: (value) => numbers.format(value) };
  return {
    labels, datasets, indexAxis: "x",
    scales: { x, y: { stacked: true, border: { display: false }, ticks } },
  };
}

// The first of each month, or of every so many that there is room for.
function monthly(scale) {
  const [from, to] = [new Date(scale.min), new Date(scale.max)];
  const start = from.getUTCFullYear() * 12 + from.getUTCMonth();
  const count = to.getUTCFullYear() * 12 + to.getUTCMonth() - start;
  const last = scale.min + 0.84 * (scale.max - scale.min); // after which a name sticks out
  scale.ticks = [];
  for (let month = start; month <= start + count; month += Math.max(1, Math.ceil(count / 5))) {
    const value = new Date(0).setUTCFullYear(Math.floor(month / 12), month % 12, 1);
    if (value >= scale.min && value <= last) scale.ticks.push({ value });
  }
}

function writing({ ctx }, how, write) {
  ctx.save();
  Object.assign(ctx, { font: Chart.helpers.toFont().string, ...how });
  write(ctx);
  ctx.restore();
}

// Over each bar, cut to the chart's width.
const names = {
  id: "names",
  afterDatasetsDraw(chart) {
    const { chartArea, data, scales } = chart;
    const up = data.datasets[0].barThickness / 2 + 3;
    writing(chart, { fillStyle: tones.ink, textAlign: "left", textBaseline: "bottom" }, (ctx) => {
      for (const [place, name] of data.labels.entries()) {
        ctx.direction = /^\P{L}*[\p{Script=Arabic}\p{Script=Hebrew}]/u.test(name) ? "rtl" : "ltr";
        const text = cut(ctx, name, chartArea.width);
        ctx.fillText(text, chartArea.left, scales.y.getPixelForValue(place) - up);
      }
    });
  },
};

function cut(ctx, text, room) {
  if (ctx.measureText(text).width <= room) return text;
  const signs = [...new Intl.Segmenter().segment(text)].map((each) => each.segment);
  while (signs.length && ctx.measureText(`${signs.join("")}…`).width > room) signs.pop();
  return `${signs.join("").trimEnd()}…`;
}

// On each part of a bar that has room for its figure.
const counts = {
  id: "counts",
  afterDatasetsDraw(chart) {
    writing(chart, { textAlign: "center", textBaseline: "middle" }, (ctx) => {
      for (const { index, data: bars } of chart.getSortedVisibleDatasetMetas()) {
        const { data, ink } = chart.data.datasets[index];
        ctx.fillStyle = ink;
        for (const [place, bar] of bars.entries()) {
          const text = numbers.format(data[place]);
          if (!data[place] || ctx.measureText(text).width + 4 > bar.width) continue;
          ctx.fillText(text, (bar.x + bar.base) / 2, bar.y + 1);
        }
      }
    });
  },
};

// Beneath each window the whole way, and across it the day that is shown.
function rails(day) {
  const each = ({ ctx, data, scales }, colour, strip) => {
    ctx.fillStyle = colour;
    for (const place of data.labels.keys()) ctx.fillRect(...strip(scales.y.getPixelForValue(place)));
  };
  return {
    id: "rails",
    beforeDatasetsDraw(chart) {
      const { left, width } = chart.chartArea;
      each(chart, tones.line, (y) => [left, y - 1, width, 2]);
    },
    afterDatasetsDraw(chart) {
      const x = chart.scales.x.getPixelForValue(day) - 1;
      each(chart, tones.late, (y) => [x, y - 8, 2, 16]);
    },
  };
}
