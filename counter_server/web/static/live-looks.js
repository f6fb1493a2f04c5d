// Looks at the server: events that come together cost one, and a storm of them one a second.
// looksAt(ask, gatherMs) -> { look() now, gather() soon }
const REST_MS = 1000;

export function looksAt(ask, gatherMs) {
  let gathering = 0, looked = 0;

  const look = () => {
    clearTimeout(gathering);
    gathering = 0;
    looked = Date.now();
    ask().catch(() => {}); // the line is cut: live.js says so and tries again
  };
  const gather = () => {
    if (!gathering) gathering = setTimeout(look, Math.max(gatherMs, looked + REST_MS - Date.now()));
  };
  return { look, gather };
}
