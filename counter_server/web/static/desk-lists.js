// Arrow keys walk through who waits, is held or is absent; Delete asks to cancel that number.
const STEPS = { ArrowDown: 1, ArrowUp: -1 };

export function walkLists(root) {
  root.addEventListener("keydown", (event) => {
    const list = event.target.closest("[data-arrows]");
    if (!list || event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key === "Delete") return askToCancel(event);
    const buttons = [...root.querySelectorAll("[data-arrows] button[data-number]")];
    const here = buttons.indexOf(event.target.closest("li").querySelector("button[data-number]"));
    const there = { Home: 0, End: buttons.length - 1 }[event.key] ?? here + STEPS[event.key];
    if (!buttons[there]) return;
    event.preventDefault();
    buttons[there].focus();
  });
}

function askToCancel(event) {
  const button = event.target.closest("li").querySelector("button[data-number]");
  const dialog = document.getElementById("ask-cancel");
  event.preventDefault();
  dialog.showModal();
  dialog.querySelector("[name=number]").value = button.dataset.number;
}
