// While a worker is busy: ask every two seconds how far it is, and go on when it is ready. Without script the page
// comes back by itself.
(() => {
  const box = document.querySelector("[data-working]");
  if (!box) return;
  const ask = async () => {
    try {
      const answer = await fetch(location.href, { credentials: "same-origin" });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const now = page.querySelector("[data-working]");
      if (answer.redirected || !now) return location.replace(answer.url);
      box.replaceChildren(...now.childNodes);
    } catch {
      // No connection for a moment: ask again later.
    }
    setTimeout(ask, 2000);
  };
  setTimeout(ask, 2000);
})();
