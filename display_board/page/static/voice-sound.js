// Fetches the sounds of an announcement and plays them one after another, without a gap we do
// not want: they are set on the clock of the sound card, not of the page.

const KEPT = 24;
const BEGIN_S = 0.05;
const LEEWAY_MS = 5000;

export class Sounds {
  constructor(context) {
    this.context = context;
    this.kept = new Map();
  }

  /** Whether the browser lets us be heard. */
  isAllowed() {
    return Boolean(this.context) && this.context.state === "running";
  }

  /** Plays what is told; done once the silence after the last sound is over. */
  async play(told, base) {
    const urls = told.clips.map((clip) => new URL(clip.url, base).href);
    const buffers = await Promise.all(urls.map((url) => this.buffer(url)));
    const gain = this.context.createGain();
    gain.gain.value = told.volume / 100;
    gain.connect(this.context.destination);
    let at = this.context.currentTime + BEGIN_S;
    buffers.forEach((buffer, place) => {
      this.begin(buffer, gain, at);
      at += buffer.duration + told.clips[place].after_ms / 1000;
    });
    await this.until(at);
    gain.disconnect();
  }

  begin(buffer, gain, at) {
    const source = this.context.createBufferSource();
    source.buffer = buffer;
    source.connect(gain);
    source.start(at);
  }

  // The sound card's clock stands still while the browser is silenced: never wait on it forever.
  async until(at) {
    const left_ms = () => (at - this.context.currentTime) * 1000;
    const latest = performance.now() + left_ms() + LEEWAY_MS;
    while (left_ms() > 0 && performance.now() < latest) await wait(Math.max(20, left_ms()));
  }

  async buffer(url) {
    if (!this.kept.has(url)) this.kept.set(url, await this.fetch(url));
    while (this.kept.size > KEPT) this.kept.delete(this.kept.keys().next().value);
    return this.kept.get(url);
  }

  async fetch(url) {
    const answer = await fetch(url);
    if (!answer.ok) throw new Error(`sound: ${answer.status}`);
    const body = await answer.arrayBuffer();
    return new Promise((done, failed) => this.context.decodeAudioData(body, done, failed));
  }
}

export function wait(ms) {
  return new Promise((done) => setTimeout(done, ms));
}
