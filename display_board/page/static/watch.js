// A server of a newer version has newer pages: the board loads itself anew in a quiet moment.

const EVERY_MS = 600000;
const QUIET_MS = 1000;
const LONGEST_MS = 300000;

export class Watch {
  /** `isQuiet()` says whether no call would be lost. */
  constructor(version, url, isQuiet) {
    this.version = version;
    this.url = url;
    this.isQuiet = isQuiet;
    this.isLeaving = false;
  }

  begin() {
    setInterval(() => this.look(), EVERY_MS);
  }

  async look() {
    if (!this.version || this.isLeaving) return;
    try {
      const answer = await fetch(this.url, { cache: "no-store" });
      const told = answer.ok ? (await answer.json()).version : this.version;
      if (told !== this.version) this.leave(performance.now());
    } catch (error) {
      // the stream says that we are cut off, and looks again when it is back
    }
  }

  leave(since) {
    this.isLeaving = true;
    if (this.isQuiet() || performance.now() - since > LONGEST_MS) location.reload();
    else setTimeout(() => this.leave(since), QUIET_MS);
  }
}
