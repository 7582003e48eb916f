// A photo of a phone is often too large to keep. Draw it smaller before it is sent; without this the page says how.
(() => {
  "use strict";
  const LONGEST = 2400;

  async function smaller(file) {
    const drawn = await createImageBitmap(file);
    const scale = Math.min(1, LONGEST / Math.max(drawn.width, drawn.height));
    const canvas = document.createElement("canvas");
    canvas.width = Math.round(drawn.width * scale);
    canvas.height = Math.round(drawn.height * scale);
    const paper = canvas.getContext("2d");
    paper.fillStyle = "white";
    paper.fillRect(0, 0, canvas.width, canvas.height);
    paper.drawImage(drawn, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise((done) => canvas.toBlob(done, "image/jpeg", 0.85));
    return blob && new File([blob], file.name.replace(/\.[^.]*$/, "") + ".jpg", { type: "image/jpeg" });
  }

  async function shrink(input) {
    const file = input.files[0];
    if (!file || !file.type.startsWith("image/") || file.size <= Number(input.dataset.shrink)) return;
    const button = input.form.querySelector("button");
    button.disabled = true;
    try {
      const small = await smaller(file);
      if (small && input.files[0] === file) {
        const chosen = new DataTransfer();
        chosen.items.add(small);
        input.files = chosen.files;
      }
    } catch {
      // A picture this browser cannot draw is sent as it is: the page says what to do.
    } finally {
      button.disabled = false;
    }
  }

  for (const input of document.querySelectorAll("input[data-shrink]")) {
    input.addEventListener("change", () => shrink(input));
  }
})();
