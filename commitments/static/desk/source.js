// A new source's form fills itself from what stands at the address; what was typed stays.
"use strict";
document.addEventListener("DOMContentLoaded", () => {
  const url = document.getElementById("id_url");
  const form = url?.form;
  const token = form?.querySelector("[name=csrfmiddlewaretoken]")?.value;
  if (!token || !location.pathname.endsWith("/add/")) return;

  const box = document.createElement("div");
  box.className = "desk-look-up";
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = "Fill in from the address";
  const told = document.createElement("span");
  told.setAttribute("role", "status");
  box.append(button, told);
  url.after(box);

  const language = document.getElementById("id_language");
  let asked = "";
  let languageTyped = false;
  language?.addEventListener("input", (event) => {
    if (event.isTrusted) languageTyped = true;
  });

  function fill(name, value) {
    const input = document.getElementById(`id_${name}`);
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
    if (url.value.trim() !== asked && !document.getElementById("id_title")?.value.trim()) lookUp();
  });
});
