// A button held for a second acts at once; a short press opens its question.
const HOLD_MS = 1000;

export function holdToAct(root, act) {
  let timer = 0, held = null;
  const begin = (button) => {
    if (timer) return;
    button.classList.add("holding");
    timer = setTimeout(() => {
      held = button;
      end();
      act(button.dataset.hold, button);
    }, HOLD_MS);
  };
  const end = () => {
    clearTimeout(timer);
    timer = 0;
    for (const each of root.querySelectorAll(".holding")) each.classList.remove("holding");
  };
  root.addEventListener("pointerdown", (event) => {
    held = null;
    const button = event.target.closest("[data-hold]");
    if (button && event.button === 0) begin(button);
  });
  for (const kind of ["pointerup", "pointercancel", "blur"]) addEventListener(kind, end);
  root.addEventListener("keydown", (event) => {
    const button = event.target.closest("[data-hold]");
    if (!button || (event.key !== " " && event.key !== "Enter")) return;
    event.preventDefault();
    if (!event.repeat) { held = null; begin(button); }
  });
  root.addEventListener("keyup", (event) => {
    const button = event.target.closest("[data-hold]");
    const wasShort = timer > 0;
    end();
    if (button && wasShort) button.click();
  });
  // The click that ends a long press means nothing more.
  return () => {
    const was = held !== null;
    held = null;
    return was;
  };
}
