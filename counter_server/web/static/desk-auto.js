// Calls the next visitor by itself, some seconds after a visit ended, unless the clerk stops it.
// A clerk switches it on once; their browser remembers it for their name.
const SECONDS = 5;
const ENDS = ["finish", "no-show", "hold", "transfer"];

export function autoCall(desk, call, say) {
  const key = `desk-auto-${desk.dataset.person}`;
  const box = document.getElementById("use-auto");
  const bar = document.getElementById("auto");
  const text = document.getElementById("auto-text");
  let next = desk.dataset.next, isArmed = false, timer = 0, left = 0;

  const isOn = () => localStorage.getItem(key) === "on";
  const quiet = () => {
    clearInterval(timer);
    timer = 0;
    bar.hidden = true;
  };
  const draw = () => {
    text.textContent = desk.dataset.auto.replace("{number}", next).replace("{seconds}", left);
  };
  const count = () => {
    if (!next) return quiet();
    left -= 1;
    if (left > 0) return draw();
    quiet();
    isArmed = false;
    call();
  };
  const begin = () => {
    if (!isArmed || !next || timer || !isOn()) return;
    left = SECONDS;
    draw();
    bar.hidden = false;
    say(desk.dataset.autoSaid.replace("{number}", next), "info");
    timer = setInterval(count, 1000);
  };
  const stop = () => {
    if (!timer && !isArmed) return false;
    const wasCounting = Boolean(timer);
    quiet();
    isArmed = false;
    if (wasCounting) say(desk.dataset.autoStopped, "info");
    return wasCounting;
  };

  if (box) {
    box.checked = isOn();
    box.addEventListener("change", () => {
      localStorage.setItem(key, box.checked ? "on" : "off");
      if (!box.checked) stop();
    });
  }
  document.getElementById("auto-stop").addEventListener("click", stop);
  return {
    stop,
    // A verb was pressed: whatever was counting is over.
    pressed() { quiet(); isArmed = false; },
    did(verb, isGood) { isArmed = isGood && ENDS.includes(verb); },
    shows(number) {
      next = number;
      if (!next) quiet();
      else if (timer) draw();
      begin();
    },
  };
}
