// The printers as they are now; without this file the page shows them as they were when it came.
import { follow } from "./live.js";

const GATHER_MS = 300;
const ours = new Set(["printer_changed", "print_changed"]);
const region = document.getElementById("printers-now");
let gathering = 0;

async function look() {
  gathering = 0;
  const answer = await fetch("/admin/printers/now");
  if (!answer.ok) return location.reload();
  const focused = document.activeElement && document.activeElement.getAttribute("aria-label");
  region.innerHTML = await answer.text();
  // Whoever stands on a button goes on standing there.
  const again = focused && region.querySelector(`[aria-label="${CSS.escape(focused)}"]`);
  if (again) again.focus();
}

follow("/admin/printers/events", ["change"], (event) => {
  if (ours.has(event.data) && !gathering) gathering = setTimeout(look, GATHER_MS);
}, { back: look });
