// The colours that the reader chose, before anything is drawn. Without a choice the system's are used.
(() => {
  try {
    const chosen = localStorage.getItem("tawatur-theme");
    if (chosen === "dark" || chosen === "light") document.documentElement.dataset.theme = chosen;
  } catch { /* storage may be forbidden */ }
  document.documentElement.classList.add("js");
})();
