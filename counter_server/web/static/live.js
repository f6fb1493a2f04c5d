// Follows a stream of events for ever, and says so on the page while the line is cut.
// follow(url, ["change"], event => ..., { cut() {}, back() {} }) -> { stop() }
const FIRST_WAIT = 500;
const LONGEST_WAIT = 10000;
const SILENCE = 45000; // three heartbeats; a half-dead line says nothing
const PATIENCE = 1500; // a short cut is mended before anybody needs to know

export function follow(url, kinds, take, options = {}) {
  const notice = options.notice || document.getElementById("line-cut");
  let source = null, last = options.after || "", wait = FIRST_WAIT;
  let again = 0, silence = 0, telling = 0, wasCut = false;

  const open = () => {
    const address = new URL(url, location.href);
    if (last) address.searchParams.set("after", last);
    source = new EventSource(address);
    source.onopen = opened;
    source.onerror = cut;
    source.addEventListener("beat", listen);
    for (const kind of kinds) source.addEventListener(kind, heard);
  };
  const opened = () => {
    wait = FIRST_WAIT;
    clearTimeout(telling);
    telling = 0;
    if (notice) notice.hidden = true;
    if (wasCut && options.back) options.back();
    wasCut = false;
  };
  const heard = (event) => {
    if (event.lastEventId) last = event.lastEventId;
    listen();
    take(event);
  };
  const listen = () => {
    clearTimeout(silence);
    silence = setTimeout(cut, SILENCE);
  };
  const cut = () => {
    stop();
    wasCut = true;
    if (options.cut) options.cut();
    if (!telling) telling = setTimeout(() => { if (notice) notice.hidden = false; }, PATIENCE);
    again = setTimeout(open, wait + Math.random() * wait / 2);
    wait = Math.min(wait * 2, LONGEST_WAIT);
  };
  const stop = () => {
    clearTimeout(again);
    clearTimeout(silence);
    if (source) source.close();
    source = null;
  };
  // A page kept in the browser's memory must not hold a line open.
  addEventListener("pagehide", stop);
  addEventListener("pageshow", (event) => { if (event.persisted) open(); });
  open();
  return { stop };
}
