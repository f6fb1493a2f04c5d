// The hall on one screen: state comes by long polling, hands go out as lines.
const by = (id) => document.getElementById(id);
const words = by("words").dataset;
const language = document.body.dataset.language;

const say = (trouble) => { by("trouble").textContent = trouble; by("trouble").hidden = !trouble; };

const act = async (piece, line) => {
  const answer = await fetch("/hall/do", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ piece, line }),
  });
  say((await answer.json()).wrong);
};

// Real pages at their own size, made small enough for their tile.
const fit = (view) => {
  const frame = view.querySelector("iframe");
  const { width, height } = view.dataset;
  const scale = Math.min(view.clientWidth / width, view.clientHeight / height);
  frame.style.width = `${width}px`;
  frame.style.height = `${height}px`;
  const left = Math.max(0, (view.clientWidth - width * scale) / 2);
  frame.style.transform = `translate(${left}px) scale(${scale})`;
};
const sizes = new ResizeObserver((entries) => entries.forEach((entry) => fit(entry.target)));
document.querySelectorAll(".view").forEach((view) => sizes.observe(view));

const openOnPhone = (path) => {
  by("phone").src = `${path}?lang=${language}`;
  by("phone").hidden = false;
  by("phone-wait").hidden = true;
};

// The kiosk: a picture that is touched; the finger's way is sent when it is lifted.
const glass = by("glass");
let places = [];
const placeOf = (event) => {
  const box = glass.getBoundingClientRect();
  const scale = Math.min(box.width / glass.naturalWidth, box.height / glass.naturalHeight);
  const wide = glass.naturalWidth * scale, high = glass.naturalHeight * scale;
  const across = (event.clientX - box.left - (box.width - wide) / 2) / wide;
  const down = (event.clientY - box.top) / high;
  return [across, down].map((each) => Math.min(1, Math.max(0, Number(each.toFixed(4)))));
};
glass.addEventListener("pointerdown", (event) => {
  event.preventDefault();
  glass.setPointerCapture(event.pointerId);
  places = [placeOf(event)];
});
glass.addEventListener("pointermove", (event) => {
  const last = places.at(-1), here = placeOf(event);
  const moved = last && Math.hypot(here[0] - last[0], here[1] - last[1]) > 0.02;
  if (moved && places.length < 58) places.push(here);
});
glass.addEventListener("pointerup", (event) => {
  if (!places.length) return;
  if (places.length > 1) places.push(placeOf(event));
  act("kiosk", JSON.stringify(places));
  places = [];
});
glass.addEventListener("pointercancel", () => { places = []; });

const seen = { picture: 0, page: 0, sound: 0, first: true };

const show = {
  kiosk(state) {
    if (state.trouble) { by("glass-wait").textContent = state.trouble; by("glass-wait").hidden = false; }
    if (!state.picture || state.picture === seen.picture) return;
    seen.picture = state.picture;
    by("glass-wait").hidden = true;
    glass.src = `/hall/kiosk/${state.picture}.jpg`;
  },
  printer(state) {
    const lamp = by("printer-lamp");
    const bad = !state.online ? words.offline : state.cover_open ? words.cover
      : state.cutter_stuck ? words.cutter : state.paper === "out" ? words.out : "";
    lamp.textContent = bad || words[state.paper];
    lamp.className = `lamp ${bad ? "bad" : state.paper === "ok" ? "" : "warn"}`;
    light({ ...state, offline: !state.online });
    state.pages.filter((page) => page.number > seen.page).forEach(printed);
    by("no-paper").hidden = state.pages.length > 0;
  },
  led(state) {
    by("led-board").replaceChildren(...state.board.map(lamps));
    by("led-units").replaceChildren(...state.counters.map((unit) => {
      const box = document.createElement("figure");
      const name = document.createElement("figcaption");
      const lit = document.createElement("output");
      name.textContent = words.counter.replace("{number}", unit.counter);
      lit.className = "lit";
      lit.append(...(unit.lines.length ? unit.lines : [{ text: " " }]).map(lamps));
      box.append(lit, name);
      return box;
    }));
  },
  keypad(state) { by("display").textContent = state.shown || " "; },
  sms(state) {
    by("sms-number").textContent = state.number;
    by("messages").replaceChildren(...state.messages.map((message) => {
      const line = document.createElement("li");
      const time = document.createElement("time");
      line.className = message.ours ? "ours" : "";
      time.textContent = message.at;
      line.append(message.text, time);
      return line;
    }));
    by("messages").scrollTop = by("messages").scrollHeight;
  },
  "board-player"(state) {
    by("no-voice").hidden = state.said.length > 0;
    by("said").replaceChildren(...state.said.map((text) => {
      const line = document.createElement("li");
      line.textContent = text.replace(/^\d+ /, "");
      return line;
    }));
    by("said").scrollTop = by("said").scrollHeight;
    if (state.sound > seen.sound && !seen.first && isLoud) {
      new Audio(`/hall/board-player/${state.sound}.wav`).play().catch(() => say(words.loud));
    }
    seen.sound = state.sound;
  },
};

const lamps = (line) => {
  const row = document.createElement("span");
  row.textContent = line.text || " ";
  row.classList.toggle("flashes", Boolean(line.flashes));
  return row;
};

const light = (state) => document.querySelectorAll(".printer .key").forEach((key) => {
  const { toggle, lit } = key.dataset;
  if (toggle) key.setAttribute("aria-pressed", state[toggle]);
  if (lit) key.setAttribute("aria-pressed", `paper=${state.paper}` === lit);
});

const printed = (page) => {
  seen.page = page.number;
  const slip = by("slip").content.cloneNode(true).querySelector("li");
  slip.querySelector("img").src = `/hall/printer/${page.number}.png`;
  slip.querySelector("img").alt = words.slip.replace("{number}", page.number);
  slip.classList.toggle("new", !seen.first);
  const [scan, open] = slip.querySelectorAll("button");
  if (page.link) {
    scan.addEventListener("click", () => act("scanner", `scan ${page.link}`));
    open.addEventListener("click", () => openOnPhone(page.path));
    openOnPhone(page.path);
  } else {
    slip.querySelector(".keys").remove();
  }
  const paper = by("paper");
  paper.prepend(slip);
  while (paper.children.length > 8) paper.lastElementChild.remove();
};

document.querySelectorAll("[data-piece] .key[data-line]").forEach((key) => {
  const { piece } = key.closest("[data-piece]").dataset;
  key.addEventListener("click", () => {
    const isOn = key.dataset.back && key.getAttribute("aria-pressed") === "true";
    act(piece, isOn ? key.dataset.back : key.dataset.line);
  });
});

by("sms-form").addEventListener("submit", (event) => {
  event.preventDefault();
  const field = event.target.elements.text;
  if (field.value.trim()) act("sms", `send ${field.value}`);
  field.value = "";
});

document.querySelectorAll(".tab").forEach((tab) => tab.addEventListener("click", () => {
  document.querySelectorAll(".tab").forEach((each) => each.setAttribute("aria-pressed", each === tab));
  by("desk").src = `${tab.dataset.path}?lang=${language}`;
}));

let isLoud = false;
by("sound").addEventListener("click", () => {
  isLoud = !isLoud;
  by("sound").setAttribute("aria-pressed", isLoud);
  by("sound").textContent = isLoud ? words.mute : words.loud;
});

const missing = (reasons) => document.querySelectorAll("[data-piece]").forEach((tile) => {
  const note = tile.querySelector(".missing");
  if (!note) return;
  const reason = reasons[tile.dataset.piece] || "";
  note.textContent = reason;
  note.hidden = !reason;
  tile.querySelector(".there").hidden = Boolean(reason);
});

const follow = async () => {
  let after = 0;
  for (;;) {
    try {
      const state = await (await fetch(`/hall/state?after=${after}`)).json();
      after = state.version;
      missing(state.missing);
      Object.entries(state.pieces).forEach(([name, piece]) => show[name]?.(piece));
      seen.first = false;
      if (by("trouble").textContent === words.away) say("");
    } catch {
      say(words.away);
      await new Promise((resolve) => setTimeout(resolve, 2000));
    }
  }
};
follow();
