// Listening without leaving the page; without scripts the same links open the sound itself.

const trouble = document.getElementById("listen-trouble");
let playing = null;

function stop() {
  if (!playing) return;
  playing.audio.pause();
  playing.place.classList.remove("playing");
  playing = null;
}

async function listen(place, address) {
  const isAgain = playing && playing.place === place;
  stop();
  if (isAgain) return;
  const answer = await fetch(address, { headers: { Accept: "application/json, audio/wav" } });
  if (!answer.ok) {
    tell(await answer.json().then((problem) => `${problem.title} ${problem.detail}`));
    return;
  }
  tell("");
  const audio = new Audio(address);
  playing = { audio, place };
  place.classList.add("playing");
  audio.addEventListener("ended", stop);
  await audio.play().catch(stop);
}

function tell(words) {
  if (!trouble) return;
  trouble.hidden = !words;
  trouble.querySelector("span").textContent = words;
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-listen]");
  if (!link) return;
  event.preventDefault();
  listen(link, link.href);
});

document.querySelectorAll("form[data-listen]").forEach((form) => {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const query = new URLSearchParams(new FormData(form));
    listen(form.querySelector("button"), `${form.action}?${query}`);
  });
});
