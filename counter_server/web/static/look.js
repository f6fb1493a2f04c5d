// Draws paper while its look is being set; without this file a button does the same.

const RESTS_MS = 300;
const form = document.getElementById("look-form");
const papers = document.getElementById("papers");
let timer = 0;
let asked = 0;

async function preview() {
  const mine = ++asked;
  const answer = await fetch(form.dataset.preview, { method: "POST", body: new FormData(form) });
  if (!answer.ok || mine !== asked) return;
  papers.innerHTML = await answer.text();
}

form.addEventListener("input", () => {
  clearTimeout(timer);
  timer = setTimeout(preview, RESTS_MS);
});
