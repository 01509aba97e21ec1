// The description of a new source, in a form of its own or where it is quoted, fills itself from
// what stands at the address; what was typed stays.
"use strict";
document.addEventListener("DOMContentLoaded", () => {
  const token = document.querySelector("[name=csrfmiddlewaretoken]")?.value;
  if (!token) return;

  document.querySelectorAll("[data-look-up]").forEach(offer);
  const own = document.getElementById("id_url");
  if (own && location.pathname.endsWith("/add/")) offer(own);
  document.addEventListener("formset:added", (event) =>
    event.target.querySelectorAll("[data-look-up]").forEach(offer),
  );

  function offer(url) {
    if (url.id.includes("__prefix__") || url.dataset.offered) return;
    url.dataset.offered = "1";
    const stem = url.id.slice(0, -"url".length);
    const field = (name) => document.getElementById(stem + name);

    const box = document.createElement("div");
    box.className = "desk-look-up";
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = "Fill in from the address";
    const told = document.createElement("span");
    told.setAttribute("role", "status");
    box.append(button, told);
    url.after(box);

    const language = field("language");
    let asked = "";
    let languageTyped = false;
    language?.addEventListener("input", (event) => {
      if (event.isTrusted) languageTyped = true;
    });

    function fill(name, value) {
      const input = field(name);
      if (!input || (name === "language" ? languageTyped : input.value.trim())) return false;
      input.value = value;
      for (const kind of ["input", "change", "keyup"]) {
        input.dispatchEvent(new Event(kind, { bubbles: true }));
      }
      return true;
    }

    async function lookUp() {
      const address = url.value.trim();
      if (!address) return;
      asked = address;
      told.textContent = "Looking…";
      button.disabled = true;
      let answer;
      try {
        const response = await fetch(url.dataset.lookUp ?? "../look-up/", {
          method: "POST",
          headers: { Accept: "application/json", "X-CSRFToken": token },
          body: new URLSearchParams({ url: address }),
        });
        if (!response.ok || response.redirected) throw new Error(String(response.status));
        answer = await response.json();
      } catch {
        answer = { error: "It could not be looked up just now; fill the form in by hand." };
      }
      button.disabled = false;
      if (asked !== address) return; // another was typed since
      if (answer.error) {
        told.textContent = answer.error;
        return;
      }
      const filled = Object.entries(answer.filled).filter(([name, value]) => fill(name, value));
      const kept = Object.keys(answer.filled).length - filled.length;
      told.textContent = `${answer.told}${kept ? " What was typed stays." : ""}`;
    }

    button.addEventListener("click", lookUp);
    url.addEventListener("change", () => {
      if (url.value.trim() !== asked && !field("title")?.value.trim()) lookUp();
    });
  }
});
