// Tells how long somebody waits, in the page's own words, and counts on by itself.
// keepTelling(page) -> tell(now): the server's clock has just said this.
const TICK_MS = 15000;

export function keepTelling(page) {
  let skew = 0;

  const spelled = (seconds) => {
    const minutes = Math.max(0, Math.floor(seconds / 60));
    if (minutes < 1) return page.dataset.less;
    if (minutes < 60) return page.dataset.minutes.replace("{minutes}", minutes);
    return page.dataset.hours.replace("{hours}", Math.floor(minutes / 60)).replace("{minutes}", minutes % 60);
  };
  const tick = () => {
    const seconds = Date.now() / 1000 + skew;
    for (const each of page.querySelectorAll("[data-since]")) {
      const text = spelled(seconds - Number(each.dataset.since));
      if (each.textContent !== text) each.textContent = text;
    }
  };
  const tell = (now) => {
    skew = now - Date.now() / 1000;
    tick();
  };
  tell(Number(page.dataset.now));
  setInterval(tick, TICK_MS);
  return tell;
}
