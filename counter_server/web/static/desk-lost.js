// A click that was not done because the session had ended is told after the next sign-in.
const KEY = "desk-lost";

export function keepLost(desk, what) {
  sessionStorage.setItem(KEY, JSON.stringify({ person: desk.dataset.person, what }));
}

export function tellLost(desk, say) {
  const kept = JSON.parse(sessionStorage.getItem(KEY) || "null");
  sessionStorage.removeItem(KEY);
  if (kept && kept.person === desk.dataset.person) say(desk.dataset.lost.replace("{what}", kept.what), "info");
}
