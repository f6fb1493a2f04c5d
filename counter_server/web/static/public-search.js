// Search while typing: a form with data-live="#where" fills that place with `?part=list`.
// Without this script the form is sent as any other. Also shows the print button.
for (const form of document.querySelectorAll("form[data-live]")) {
  const place = document.querySelector(form.dataset.live);
  const field = form.querySelector("input[type=search]");
  let wait = 0, asked = 0;
  const look = async () => {
    const mine = ++asked;
    const address = new URL(form.action);
    for (const [name, value] of new FormData(form)) address.searchParams.set(name, value);
    address.searchParams.set("part", "list");
    const answer = await fetch(address).catch(() => null);
    if (answer && answer.ok && mine === asked) {
      const text = await answer.text();
      if (mine === asked) place.innerHTML = text;
    }
  };
  field.addEventListener("input", () => {
    clearTimeout(wait);
    wait = setTimeout(look, 150);
  });
}
for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}
