// What every page can do with JavaScript and does without: theme, copying citations, narrowing lists, printing.
"use strict";

const isDark = () => {
  const chosen = document.documentElement.dataset.theme;
  return chosen ? chosen === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
};

document.querySelectorAll("[data-theme-switch]").forEach((button) => {
  button.hidden = false;
  button.addEventListener("click", () => {
    const next = isDark() ? "light" : "dark";
    document.documentElement.dataset.theme = next;
    try { localStorage.setItem("tawatur-theme", next); } catch { /* forbidden */ }
    document.dispatchEvent(new CustomEvent("tawatur:theme"));
  });
});

document.querySelectorAll("[data-print]").forEach((button) => {
  button.hidden = false;
  button.addEventListener("click", () => print());
});

async function copyText(text) {
  if (navigator.clipboard && isSecureContext) return navigator.clipboard.writeText(text);
  const area = document.createElement("textarea");
  area.value = text;
  area.className = "sr";
  document.body.append(area);
  area.select();
  document.execCommand("copy");
  area.remove();
}

function prepare(root) {
  root.querySelectorAll("[data-copy]").forEach((button) => { button.hidden = false; });
  root.querySelectorAll("[data-narrow]").forEach((input) => { input.hidden = false; });
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-copy]");
  if (!button) return;
  copyText(button.dataset.copy.replace(/\s+/g, " ").trim()).then(() => {
    button.classList.add("is-done");
    setTimeout(() => button.classList.remove("is-done"), 1600);
  });
});

// Arabic letters that are written one for another, as the search folds them.
const folded = (text) => text.toLowerCase().replace(/[\u064b-\u065f\u0670\u0640]/g, "")
  .replace(/[أإآٱ]/g, "ا").replace(/[ىئ]/g, "ي").replace(/ة/g, "ه").replace(/ؤ/g, "و");

document.addEventListener("input", (event) => {
  const input = event.target.closest("[data-narrow]");
  if (!input) return;
  const asked = folded(input.value.trim());
  document.querySelectorAll(`${input.dataset.narrow} > li`).forEach((item) => {
    item.hidden = asked !== "" && !folded(item.dataset.names || "").includes(asked);
  });
});

// A claim's link marks all the pieces of its sentence, and scrolls to the first.
function markClaim() {
  const claim = location.hash.startsWith("#claim-") ? location.hash.slice(7) : null;
  if (!claim) return;
  const pieces = [...document.querySelectorAll("mark.claimed")]
    .filter((piece) => piece.dataset.claims.split(" ").includes(claim));
  document.querySelectorAll("mark.is-chosen").forEach((piece) => piece.classList.remove("is-chosen"));
  pieces.forEach((piece) => piece.classList.add("is-chosen"));
  if (pieces[0]) pieces[0].scrollIntoView({ block: "center" });
}

// What a link leads to may lie in the folded rest of a list; on paper nothing is folded.
function unfoldTarget() {
  const target = document.getElementById(location.hash.slice(1));
  const rest = target && target.closest("details[data-rest]");
  if (!rest || rest.open) return;
  rest.open = true;
  target.scrollIntoView();
}
addEventListener("hashchange", unfoldTarget);
addEventListener("load", unfoldTarget);
addEventListener("beforeprint", () => document.querySelectorAll("details[data-rest]").forEach((one) => { one.open = true; }));
addEventListener("hashchange", markClaim);
addEventListener("load", markClaim);
prepare(document);
document.addEventListener("htmx:after:swap", () => prepare(document));
