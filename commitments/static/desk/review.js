// Keys of the review: never while somebody types, and off for who switches them off (WCAG 2.1.4).
(() => {
    "use strict";

    const KEPT = "review-keys";
    const page = document.querySelector("[data-review]");
    if (!page) return;

    const remembered = () => {
        try { return localStorage.getItem(KEPT) !== "off"; } catch { return true; }
    };
    const remember = (on) => {
        try { localStorage.setItem(KEPT, on ? "on" : "off"); } catch { /* it holds for this page */ }
    };

    let on = remembered();
    const show = () => page.classList.toggle("review-keys", on);

    const box = page.querySelector("[data-keys]");
    if (box) {
        box.hidden = false;
        const input = box.querySelector("input");
        input.checked = on;
        input.addEventListener("change", () => {
            on = input.checked;
            remember(on);
            show();
        });
    }
    show();

    const typing = (target) =>
        target instanceof Element && target.closest("input, textarea, select, [contenteditable]");

    document.addEventListener("keydown", (event) => {
        const other = event.ctrlKey || event.metaKey || event.altKey || event.isComposing;
        if (!on || other || event.repeat || event.defaultPrevented || typing(event.target)) return;
        const found = page.querySelector(`[data-key="${CSS.escape(event.key.toLowerCase())}"]`);
        if (!found) return;
        event.preventDefault();
        if (found instanceof HTMLAnchorElement) found.click();
        else found.focus();
    });

    // From a box, Ctrl (or ⌘) and Enter send what the box is for.
    page.addEventListener("keydown", (event) => {
        const sends = event.key === "Enter" && (event.ctrlKey || event.metaKey) && !event.isComposing;
        const target = event.target;
        if (!on || !sends || !(target instanceof HTMLTextAreaElement) || !target.form) return;
        const button = { note: "return", comment: "comment", reason: "publish" }[target.name];
        target.form.querySelector(`button[value="${button}"]`)?.click();
    });

    // One press is one decision.
    const form = page.querySelector("[data-decision]");
    let sent = false;
    form?.addEventListener("submit", (event) => {
        if (sent) event.preventDefault();
        sent = true;
    });
    window.addEventListener("pageshow", () => { sent = false; });
})();
