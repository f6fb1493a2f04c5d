// Which counters call for help stands over the board until somebody is there.

/** The counters that call for help after an event. */
export function helpsAfter(helps, event) {
  const others = helps.filter((each) => each !== event.counter_number);
  if (event.kind === "emergency_raised") return others.concat(event.counter_number);
  return event.kind === "emergency_answered" ? others : helps;
}

export function drawHelp(helps) {
  const band = document.getElementById("help");
  const counters = helps.join(", ");
  band.hidden = !counters;
  [].forEach.call(band.querySelectorAll("[data-say]"), (each) => {
    const words = each.getAttribute("data-say").replace("{counters}", counters);
    if (each.textContent !== words) each.textContent = words;
  });
}
