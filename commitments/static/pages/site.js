"use strict";
// The pages read without this. It puts numbers into the reader's own form, copies, and hides nothing.

// Charts come when they are seen; until then, and without a script, a link leads to them.
const seen = new IntersectionObserver((entries) => {
  for (const entry of entries.filter((each) => each.isIntersecting)) {
    seen.unobserve(entry.target);
    load(entry.target);
  }
}, { rootMargin: "200px" });

async function load(place) {
  const answer = await fetch(place.dataset.load).catch(() => null);
  if (!answer?.ok) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const figures = page.querySelectorAll("main .charts figure");
  if (!figures.length) return;
  place.querySelector("p").remove();
  place.append(...figures);
  localise(place);
  document.dispatchEvent(new Event("charts"));
}

for (const each of document.querySelectorAll("[data-load]")) seen.observe(each);

const numbers = new Intl.NumberFormat(navigator.language);
// English in one form of date, the one that vague dates are told in.
const tongue = navigator.language.startsWith("en") ? "en-GB" : navigator.language;
const days = new Intl.DateTimeFormat(tongue, { dateStyle: "long", timeZone: "UTC" });
const instants = new Intl.DateTimeFormat(tongue, {
  year: "numeric", month: "long", day: "numeric", hour: "2-digit", minute: "2-digit", second: "2-digit",
  timeZone: "UTC", timeZoneName: "short",
});

function localise(place) {
  for (const each of place.querySelectorAll("data[value]")) {
    const value = Number(each.value);
    if (Number.isFinite(value)) each.textContent = numbers.format(value);
  }
  for (const each of place.querySelectorAll("time[datetime]")) {
    const day = new Date(each.dateTime);
    if (Number.isNaN(day.valueOf())) continue;
    each.textContent = (each.dateTime.length === 10 ? days : instants).format(day);
    each.lang = tongue;
    each.dir = "auto";
  }
}

localise(document);

for (const button of document.querySelectorAll("button[data-copy]")) {
  if (!navigator.clipboard) continue;
  button.hidden = false;
  button.addEventListener("click", async () => {
    const before = button.textContent;
    try {
      await navigator.clipboard.writeText(button.dataset.copy);
      button.textContent = "Copied";
    } catch {
      button.textContent = "Select it and copy by hand";
    }
    setTimeout(() => { button.textContent = before; }, 2500);
  });
}
