// The desk with script: stay on the page, take nothing in while sending, say clearly when nothing was stored, be ready for the next visitor.
(() => {
  "use strict";
  const desk = () => document.querySelector("form[data-desk]");
  const failed = (shown) => {
    const notice = document.querySelector("[data-failed]");
    if (!notice) return;
    notice.hidden = !shown;
    if (shown) notice.scrollIntoView({ block: "nearest" });
  };

  // While the form is on its way, what is tapped would be thrown away by the answer: so it takes no taps.
  const lock = (form) => {
    const button = form.querySelector("[data-busy]");
    const back = document.activeElement;
    const words = button.querySelector("span");
    const before = words.textContent;
    form.inert = true;
    form.setAttribute("aria-busy", "true");
    words.textContent = button.dataset.busy;
    return () => {
      form.inert = false;
      form.removeAttribute("aria-busy");
      words.textContent = before;
      if (form.contains(back)) back.focus({ preventScroll: true });
    };
  };
  let unlock = () => {};
  document.addEventListener("htmx:before:request", (event) => {
    if (event.detail.ctx.sourceElement === desk()) unlock = lock(desk());
  });
  document.addEventListener("htmx:finally:request", (event) => {
    if (event.detail.ctx.sourceElement.matches("form[data-desk]")) unlock();
  });

  // While a name is typed only the name goes along, not what else stands in the form.
  document.addEventListener("htmx:config:request", (event) => {
    const { ctx } = event.detail;
    if (!ctx.sourceElement.matches('form[data-desk] [name="name"]')) return;
    for (const each of new Set(ctx.request.body.keys()))
      if (each !== "name" && each !== "csrfmiddlewaretoken") ctx.request.body.delete(each);
  });

  // Who was chosen stays chosen: an answer to letters that were typed before comes too late. Somebody new stays new, as
  // seen beside the people who were shown at that tap: the desk asks when that were not all.
  const letters = (event) => event.detail.ctx.sourceElement.matches('form[data-desk] [name="name"]');
  let chosen = null;
  document.addEventListener("change", (event) => {
    if (event.target.matches('form[data-desk] #mensen [name="who"]'))
      chosen = { who: event.target.value, seen: desk().elements.seen?.value };
  });
  document.addEventListener("input", (event) => {
    if (event.target.matches('form[data-desk] [name="name"]')) chosen = null;
  });
  const late = (event) => chosen && chosen.who !== "new" && letters(event);
  document.addEventListener("htmx:before:swap", (event) => late(event) && event.preventDefault());
  document.addEventListener("htmx:after:swap", (event) => {
    const again = chosen && letters(event) && desk()?.querySelector('#mensen [name="who"][value="new"]');
    if (!again || desk().querySelector('[name="who"]:checked')) return;
    again.checked = true;
    desk().elements.seen.value = chosen.seen;
  });

  // Another page than the desk answers (the desk is locked): go there. An error answers: keep the form.
  document.addEventListener("htmx:before:response", (event) => {
    if (late(event)) return event.preventDefault();
    const answer = event.detail.ctx.response;
    if (answer.headers.get("X-Desk") || answer.headers.get("HX-Redirect")) return failed(false);
    event.preventDefault();
    const form = desk();
    // Locked while typing a name: send the form, so that the desk puts aside what stands in it.
    if (form && event.detail.ctx.sourceElement !== form) return form.requestSubmit(form.querySelector("[value=search]"));
    if (answer.raw.redirected && answer.status < 400) return location.assign(answer.raw.url);
    failed(true);
  });
  document.addEventListener("htmx:error", () => failed(true));
  document.addEventListener("htmx:after:swap", () => {
    const form = desk();
    if (!form || !document.querySelector(".desk-done") || document.activeElement.closest("form")) return;
    scrollTo(0, 0);
    if (matchMedia("(pointer: fine)").matches) form.elements.name.focus({ preventScroll: true });
  });
})();
