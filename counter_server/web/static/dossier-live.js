// Keeps the page of a dossier true: its steps and the printing of its receipt.
import { follow } from "/static/live.js";

const live = document.getElementById("live");
const refresh = async () => {
  const answer = await fetch(location.href).catch(() => null);
  if (!answer || !answer.ok) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const fresh = page.getElementById("live");
  if (fresh) live.innerHTML = fresh.innerHTML;
};
follow(live.dataset.follow, ["change"], refresh, { after: live.dataset.after, back: refresh });
