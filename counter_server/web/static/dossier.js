// The intake form: the card's QR fills the person's fields, the due date stays true, one press is
// one dossier. Without this script the form works all the same.
const form = document.querySelector("[data-intake]");
const due = document.querySelector("[data-due]");

// number12|old number|name|birth|sex|address|issued, and four more on cards since 2024
function cardOf(text) {
  const parts = text.replace(/^\uFEFF/, "").trim().split("|");
  const number = (parts[0].match(/\d{12}$/) || [""])[0];
  if (!number || (parts.length < 7 && parts.length > 1)) return null;
  return { id_number: number, name: parts[2] || "", address: parts[5] || "" };
}

const scan = form.querySelector("[data-scan]");
const card = scan.querySelector("input");
const hint = scan.querySelector(".hint");
scan.hidden = false;
card.addEventListener("keydown", (event) => {
  if (event.key !== "Enter") return;
  event.preventDefault();
  const read = cardOf(card.value);
  card.value = "";
  hint.textContent = read ? hint.dataset.right : hint.dataset.wrong;
  if (!read) return;
  for (const [name, value] of Object.entries(read)) if (value) form.elements[name].value = value;
  form.elements.phone.focus();
});

const wrong = form.querySelector("[aria-invalid=true]");
if (wrong) wrong.focus();

setInterval(async () => {
  const answer = await fetch(due.dataset.due).catch(() => null);
  if (answer && answer.ok) due.textContent = await answer.text();
}, 60000);

form.addEventListener("submit", () => {
  const button = form.querySelector("[data-receive]");
  button.setAttribute("aria-busy", "true");
  setTimeout(() => { button.disabled = true; }, 0);
});
addEventListener("pageshow", () => { form.querySelector("[data-receive]").disabled = false; });
