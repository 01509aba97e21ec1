// What the desk's forms tell while one types and chooses. Everything works without it.
"use strict";
(() => {
  const WAIT = 250;
  const timers = new WeakMap();
  const asked = new WeakMap();

  // How what is typed is read: the window of a date, or how many a filter lets through.
  function askReading(input) {
    clearTimeout(timers.get(input));
    timers.set(input, setTimeout(() => readWords(input), WAIT));
  }

  async function readWords(input) {
    const output = input.form?.querySelector(`output[for="${CSS.escape(input.id)}"]`);
    if (!output) return;
    const text = input.value;
    asked.set(input, text);
    const url = new URL(input.dataset.reads, location.href);
    url.searchParams.set("text", text);
    let read;
    try {
      const response = await fetch(url, { headers: { Accept: "application/json" } });
      if (!response.ok || response.redirected) throw new Error(String(response.status));
      read = await response.json();
    } catch {
      read = { error: "The words could not be read just now; they are when you save." };
    }
    if (asked.get(input) !== text) return; // overtaken by what was typed since
    output.textContent = read.error ?? read.told ?? "";
    output.classList.toggle("desk-window-error", "error" in read);
  }

  // The definition of the term chosen, beneath its list.
  function tellTerm(select) {
    const box = scopeOf(select);
    if (!box) return;
    const code = CSS.escape(select.value);
    const term = select.value && box.querySelector(`[data-terms] [data-code="${code}"] dd`);
    box.querySelector("[data-chosen]").textContent = term ? term.textContent : "";
  }

  function scopeOf(control) {
    for (let box = control.parentElement; box && box.tagName !== "FORM"; box = box.parentElement) {
      if (box.querySelectorAll("select").length > 1) return null;
      if (box.querySelector("[data-chosen]")) return box;
    }
    return null;
  }

  // The last judgements of the party chosen stand out.
  function showLast() {
    const party = document.getElementById("id_party");
    if (!party) return;
    for (const row of document.querySelectorAll(".desk-last [data-of-party]")) {
      row.classList.toggle("desk-here", row.dataset.ofParty === party.value);
    }
  }

  function pressable(part, name) {
    part.dataset.pressable = "yes";
    part.setAttribute("role", "button");
    part.setAttribute("tabindex", "0");
    part.setAttribute("aria-label", name);
  }

  // What the theme leaves without a name, or without a key.
  function mend(root) {
    for (const select of root.querySelectorAll("select[id]")) {
      const box = select.nextElementSibling;
      const label = document.querySelector(`label[for="${CSS.escape(select.id)}"]`);
      if (!label || !box?.classList.contains("select2")) continue;
      label.id ||= `${select.id}_label`;
      for (const part of box.querySelectorAll("[role=combobox], [role=textbox]")) {
        part.setAttribute("aria-labelledby", label.id);
      }
    }
    for (const cell of root.querySelectorAll("td[data-label]")) {
      for (const control of cell.querySelectorAll("select, input:not([type=hidden]), textarea")) {
        if (!control.labels?.length) control.setAttribute("aria-label", cell.dataset.label);
      }
      for (const part of cell.querySelectorAll("[role=combobox], [role=textbox]")) {
        part.removeAttribute("aria-labelledby");
        part.setAttribute("aria-label", cell.dataset.label);
      }
    }
    for (const opener of root.querySelectorAll("[x-ref^=relatedWidgetWrapper]")) {
      pressable(opener, "More about the choice: add, change or view");
    }
    for (const box of root.querySelectorAll("label input.delete")) {
      box.parentElement.classList.replace("hidden", "desk-unseen");
      box.setAttribute("aria-label", "Remove this row");
    }
    for (const link of root.querySelectorAll("a.inline-deletelink, .delete-template")) {
      pressable(link, "Remove this row");
    }
    for (const control of root.querySelectorAll("[aria-describedby*=__prefix__]")) {
      const number = control.id.match(/-(\d+)-/)?.[1];
      if (number === undefined) continue;
      const ids = control.getAttribute("aria-describedby").replaceAll("__prefix__", number);
      control.setAttribute("aria-describedby", ids);
      const output = control.closest("div")?.parentElement.querySelector("output[for*=__prefix__]");
      if (output) {
        output.htmlFor = control.id;
        output.id = output.id.replace("__prefix__", number);
      }
    }
  }

  // A folded part in which something was written is not hidden after a refusal.
  function unfoldWritten() {
    for (const part of document.querySelectorAll("fieldset details:not(.desk-terms)")) {
      const fields = [...part.querySelectorAll("input[type=text], input[type=url], textarea")];
      if (fields.some((field) => field.value && !field.name.endsWith("language"))) part.open = true;
    }
  }

  document.addEventListener("input", (event) => {
    if (event.target.matches("input[data-reads]")) askReading(event.target);
  });
  document.addEventListener("keydown", (event) => {
    if (!event.target.matches("[data-pressable]") || !["Enter", " "].includes(event.key)) return;
    event.preventDefault();
    event.target.click();
  });
  document.addEventListener("change", (event) => {
    if (event.target.matches("select")) tellTerm(event.target);
    if (event.target.id === "id_party") showLast();
  });
  document.addEventListener("formset:added", (event) => {
    event.target.querySelectorAll("select").forEach(tellTerm);
    // The theme dresses the new row's lists after this.
    setTimeout(() => {
      mend(event.target);
      event.target.querySelector(".select2-selection, input:not([type=hidden]), textarea")?.focus();
    }, 50);
  });

  document.addEventListener("DOMContentLoaded", () => {
    unfoldWritten();
    document.querySelectorAll("form select").forEach(tellTerm);
    showLast();
    // The theme dresses its lists once the page is there.
    setTimeout(() => mend(document), 0);
  });
})();
