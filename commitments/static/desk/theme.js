// Names and keys for what the desk's theme leaves without. Everything else works without it.
"use strict";
(() => {
  // Parts that only a mouse could press, by what they do, and names for those without a text.
  const PRESSED = [
    ["openUserLinks =", ""],
    ["sidebarDesktopOpen =", "Show or hide the menu"],
    ["sidebarMobileOpen =", "Show or hide the menu"],
    ["filterOpen = true", ""],
    ["switchTheme(", ""],
  ];

  function givenKeys() {
    for (const part of document.querySelectorAll("[x-on\\:click]")) {
      if (part.matches("button, input, select, summary, a[href], [data-pressed]")) continue;
      const does = part.getAttribute("x-on:click");
      const known = PRESSED.find(([start]) => does.includes(start));
      if (!known) continue;
      part.dataset.pressed = "";
      part.setAttribute("role", "button");
      part.setAttribute("tabindex", "0");
      if (known[1]) part.setAttribute("aria-label", known[1]);
      for (const icon of part.querySelectorAll(".material-symbols-outlined")) icon.ariaHidden = "true";
    }
  }

  // The way past the menu, for those who come by key or listen.
  function landmark() {
    const main = document.getElementById("main");
    const content = document.getElementById("content");
    if (document.querySelector("main")) return;  // which has its own
    if (!main || !content) {  // the pages of the login have no menu
      document.getElementById("page")?.setAttribute("role", "main");
      return;
    }
    main.setAttribute("role", "main");
    content.tabIndex = -1;
    const skip = document.createElement("a");
    skip.href = "#content";
    skip.className = "desk-skip";
    skip.textContent = "Skip to the content";
    document.body.prepend(skip);
  }

  function nameOf(select) {
    const label = select.labels?.[0] ?? select.closest("div.flex")?.querySelector("label, h3");
    return label?.textContent.trim() ?? "";
  }

  function named(parts, name) {
    for (const part of parts) {
      if (part.getAttribute("aria-label") !== name) part.setAttribute("aria-label", name);
      part.removeAttribute("aria-labelledby");
    }
  }

  function namedFilters() {
    for (const select of document.querySelectorAll("select.select2-hidden-accessible")) {
      const name = nameOf(select);
      const box = select.nextElementSibling;
      if (!name || !box?.classList.contains("select2")) continue;
      named(box.querySelectorAll("[role=combobox], [role=textbox], [role=searchbox]"), name);
      if (!box.classList.contains("select2-container--open")) continue;
      named(document.querySelectorAll(".select2-dropdown :is([role=listbox], input)"), name);
    }
  }

  let waiting = false;
  function soon() {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      namedFilters();
    });
  }

  // The sheet of filters takes the focus when it is opened by key, and is gone when that leaves it.
  const sheet = () => document.getElementById("changelist-filter");
  const shown = () => sheet()?.offsetParent !== null || sheet()?.getClientRects().length > 0;
  const opener = () => document.querySelector('[data-pressed][x-on\\:click^="filterOpen"]');

  function closed() {
    document.getElementById("changelist-filter-close")?.click();
  }

  // Before a list of choices swallows it.
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !sheet()?.contains(document.activeElement)) return;
    if (document.querySelector(".select2-container--open")) return;
    closed();
    opener()?.focus();
  }, true);
  document.addEventListener("keydown", (event) => {
    if (!event.target.matches("[data-pressed]") || !["Enter", " "].includes(event.key)) return;
    event.preventDefault();
    event.target.click();
    if (event.target === opener()) {
      setTimeout(() => sheet()?.querySelector("input:not([type=hidden]), .select2-selection")?.focus(), 100);
    }
  });
  document.addEventListener("focusin", (event) => {
    if (!sheet() || !shown() || event.target === opener()) return;
    if (sheet().contains(event.target) || event.target.closest(".select2-container")) return;
    closed();
  });
  document.addEventListener("DOMContentLoaded", () => {
    landmark();
    givenKeys();
    if (!document.getElementById("changelist")) return;
    new MutationObserver(soon).observe(document.body, { childList: true, subtree: true });
    soon();
  });
})();
