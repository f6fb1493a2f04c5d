// A television that was paired says every minute how it is, and follows when it is moved.

const KEPT = "motcua-board-token";
const HEALTH = "/api/v1/devices/self/health";
const EVERY_S = 60;

export function tellHealth() {
  const token = kept();
  if (!token) return;
  setTimeout(() => tell(token), 2000);
}

function kept() {
  try {
    return localStorage.getItem(KEPT);
  } catch (error) {
    return null;
  }
}

async function tell(token) {
  let every = EVERY_S;
  try {
    const answer = await fetch(HEALTH, {
      method: "POST",
      headers: { "Authorization": `Bearer ${token}`, "Content-Type": "application/json" },
      body: JSON.stringify({ program: "board", sent_at: new Date().toISOString(), parts: parts() }),
    });
    if (answer.status === 401) return forget();
    if (answer.ok) {
      const told = await answer.json();
      every = told.every_s;
      move(told.zone);
    }
  } catch (error) {
    // the page says by itself that it is cut off
  }
  setTimeout(() => tell(token), every * 1000);
}

function parts() {
  const button = document.getElementById("sound");
  const isMuted = button && !button.hidden;
  return [
    { part: "screen", value: `${innerWidth}x${innerHeight}` },
    { part: "loudspeaker", problem: isMuted ? "muted" : null },
  ];
}

// Switched off, or another television took its place: the board itself needs no token.
function forget() {
  localStorage.removeItem(KEPT);
}

function move(zone) {
  const wanted = `/board/${encodeURIComponent(zone)}`;
  if (zone && location.pathname !== wanted) location.replace(wanted);
}
