// Reading a house pass: with the camera where the browser can, and sending by itself what is complete. Nothing needs it.
(() => {
  "use strict";
  const ADDRESS = /\/pas\/[\w-]{22}\/?$/;

  // A field that is only for passes, or the name field of a desk (data-pass="send").
  const field = () => document.querySelector("[data-pass]");
  const put = (typed) => {
    const at = field();
    at.value = new URL(typed, location.href).pathname;
    send(at);
  };
  const send = (at) => {
    if (at.dataset.pass === "send") at.form.requestSubmit(at.form.querySelector("[value=search]"));
    else at.form.querySelector("[name=pin]")?.focus();
  };
  const isWhole = (typed) => ADDRESS.test(typed.trim()) || /^[1-9](?:[ .-]?[0-9]){9}$/.test(typed.trim());
  document.addEventListener("input", (event) => {
    if (event.target.dataset.pass === "send" && isWhole(event.target.value)) send(event.target);
  });

  // The one page whose form may send itself: a pass scanned on the enrolled device of an open desk.
  document.querySelector("form[data-send-now]")?.requestSubmit();

  const can = "BarcodeDetector" in window && navigator.mediaDevices?.getUserMedia;
  let stream = null;
  const stop = () => {
    stream?.getTracks().forEach((track) => track.stop());
    stream = null;
    document.querySelector("[data-scan-box]")?.close();
  };
  const look = async (video) => {
    const reader = new BarcodeDetector({ formats: ["qr_code"] });
    while (stream) {
      const found = (await reader.detect(video)).find((code) => ADDRESS.test(code.rawValue));
      if (found) {
        stop();
        return put(found.rawValue);
      }
      await new Promise((next) => setTimeout(next, 150));
    }
  };
  const open = async () => {
    const box = document.querySelector("[data-scan-box]");
    const video = box.querySelector("[data-scan-video]");
    box.showModal();
    try {
      stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } });
      video.srcObject = stream;
      await video.play();
      await look(video);
    } catch {
      const words = box.querySelector("[data-scan-words]");
      words.textContent = words.dataset.sorry;
    }
  };
  const show = () => {
    if (can) document.querySelectorAll("[data-scan]").forEach((each) => (each.hidden = false));
  };
  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-scan-open]")) open();
    if (event.target.closest("[data-scan-close]")) stop();
  });
  document.addEventListener("close", stop, true);
  document.addEventListener("htmx:after:swap", show);
  show();
})();
