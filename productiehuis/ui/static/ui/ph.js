// What makes a page quicker or kinder. Everything works without it.
(() => {
  "use strict";
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];

  // The server's own sentences say what is wrong, in the reader's language.
  const own = (root) => all("form[method=post]", root).forEach((form) => { form.noValidate = true; });

  // A second press while the first is on its way does nothing.
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (event.defaultPrevented || form.method !== "post" || form.target) return;
    if (form.dataset.sent) { event.preventDefault(); return; }
    form.dataset.sent = "1";
    if (event.submitter) event.submitter.setAttribute("aria-busy", "true");
    setTimeout(() => release(form), 8000);
  });
  const release = (form) => {
    delete form.dataset.sent;
    all("[aria-busy]", form).forEach((button) => button.removeAttribute("aria-busy"));
  };
  addEventListener("pageshow", () => all("form[data-sent]").forEach(release));

  // Read aloud, each part in the language it is written in.
  const voices = window.speechSynthesis;
  const pieces = (root) => all("h1, h2, h3, p, li, label, legend, dt, dd, th, td, figcaption", root)
    .filter((node) => node.offsetParent && !node.querySelector("p, li, dd") && !node.closest("[data-silent], nav, details:not([open])"))
    .map((node) => [node.innerText.trim(), (node.closest("[lang]") || document.documentElement).lang])
    .filter(([words]) => words);
  // A browser finds its voices some time after the page; a device may have none for this language.
  const found = () => new Promise((done) => {
    if (voices.getVoices().length) return done();
    voices.addEventListener("voiceschanged", done, { once: true });
    setTimeout(done, 600);
  });
  const hasVoice = (lang) => voices.getVoices().some((voice) => voice.lang.slice(0, 2).toLowerCase() === lang.slice(0, 2));
  const speak = async (button) => {
    const label = button.querySelector("span");
    const stop = () => { voices.cancel(); button.setAttribute("aria-pressed", "false"); label.textContent = label.dataset.start; };
    label.dataset.start ||= label.textContent;
    if (button.getAttribute("aria-pressed") === "true") return stop();
    await found();
    const told = button.nextElementSibling;
    told.textContent = hasVoice(document.documentElement.lang) ? "" : told.dataset.none;
    if (told.textContent) return;
    voices.cancel();
    const list = pieces(document.querySelector(button.dataset.speak));
    list.forEach(([words, lang], number) => {
      const part = new SpeechSynthesisUtterance(words);
      part.lang = lang;
      part.rate = 0.9;
      if (number === list.length - 1) part.onend = stop;
      voices.speak(part);
    });
    button.setAttribute("aria-pressed", "true");
    label.textContent = button.dataset.stop;
  };
  if (voices) addEventListener("pagehide", () => voices.cancel());

  document.addEventListener("click", async (event) => {
    const button = event.target.closest("[data-speak], [data-print], [data-copy]");
    if (!button) return all(".ph-menu[open]").forEach((menu) => { if (!menu.contains(event.target)) menu.open = false; });
    if ("speak" in button.dataset) speak(button);
    if ("print" in button.dataset) print();
    if ("copy" in button.dataset) {
      await navigator.clipboard.writeText(button.dataset.copy);
      button.setAttribute("aria-pressed", "true");
    }
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    all(".ph-menu[open]").forEach((menu) => { menu.open = false; menu.querySelector("summary").focus(); });
  });

  const ready = (root) => {
    own(root);
    all("[data-print]", root).forEach((button) => { button.hidden = false; });
    if (voices) all("[data-speak]", root).forEach((button) => { button.hidden = false; });
    if (navigator.clipboard) all("[data-copy]", root).forEach((button) => { button.hidden = false; });
    const wrong = root.querySelector("[data-summary]");
    if (wrong) wrong.focus();
  };
  ready(document);
  document.addEventListener("htmx:after:swap", (event) => ready(event.target instanceof Element ? event.target : document));
})();
