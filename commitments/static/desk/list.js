// Names for what the lists' filters leave without one. Everything works without it.
"use strict";
(() => {
  function nameOf(select) {
    const label = select.labels?.[0] ?? select.closest("div.flex")?.querySelector("label, h3");
    return label?.textContent.trim() ?? "";
  }

  function mend() {
    for (const select of document.querySelectorAll("select.select2-hidden-accessible")) {
      const name = nameOf(select);
      const box = select.nextElementSibling;
      if (!name || !box?.classList.contains("select2")) continue;
      for (const part of box.querySelectorAll("[role=combobox], [role=textbox], [role=searchbox]")) {
        if (part.getAttribute("aria-label") !== name) part.setAttribute("aria-label", name);
        part.removeAttribute("aria-labelledby");
      }
      if (!box.classList.contains("select2-container--open")) continue;
      for (const part of document.querySelectorAll(".select2-dropdown :is([role=listbox], input)")) {
        if (part.getAttribute("aria-label") !== name) part.setAttribute("aria-label", name);
      }
    }
  }

  let waiting = false;
  function soon() {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      mend();
    });
  }

  document.addEventListener("DOMContentLoaded", () => {
    if (!document.getElementById("changelist")) return;
    new MutationObserver(soon).observe(document.body, { childList: true, subtree: true });
    soon();
  });
})();
