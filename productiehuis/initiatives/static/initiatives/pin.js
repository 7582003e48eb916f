// Big digits for fingers. Without it the phone's own digits do.
(() => {
  "use strict";
  const pad = document.querySelector("[data-pinpad]");
  const field = document.getElementById("id_pin");
  if (!pad || !field) return;
  pad.hidden = false;
  field.focus();
  pad.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    if ("wipe" in button.dataset) field.value = "";
    else if (field.value.length < field.maxLength) field.value += button.dataset.digit;
  });
})();
