"use strict";
// The pages read without this. It puts numbers into the reader's own form, copies, and hides nothing.

const numbers = new Intl.NumberFormat(navigator.language);
for (const each of document.querySelectorAll("data[value]")) {
  const value = Number(each.value);
  if (Number.isFinite(value)) each.textContent = numbers.format(value);
}

const days = new Intl.DateTimeFormat(navigator.language, { dateStyle: "long", timeZone: "UTC" });
for (const each of document.querySelectorAll("time[datetime]")) {
  const day = new Date(each.dateTime);
  if (!Number.isNaN(day.valueOf()) && each.dateTime.length === 10) each.textContent = days.format(day);
}

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
