// The office's pictures and films, shown in the large place while nobody is called. Two elements
// are kept for good and only change what they show.

import { playing } from "./zone.js";

const AGAIN_MS = 30000;

export class Media {
  constructor() {
    this.timer = 0;
    this.rest = 0;
    this.place = -1;
    this.begin({ playlist: [], has_sound: false }, {}, null);
  }

  /** `files` are addresses by the number of a file; a file that is gone is left out. */
  begin(settings, files, clock) {
    this.stop();
    this.hasSound = settings.has_sound && !("preview" in document.body.dataset);
    const isUrgent = Boolean(settings.emergency && settings.emergency.vi);
    this.items = isUrgent ? [] : settings.playlist.filter((item) => files[item.media]);
    this.files = files;
    this.clock = clock;
    this.box = document.getElementById("media");
    if (this.box && this.items.length && !this.box.children.length) this.furnish();
  }

  /** Goes on with the playlist after some seconds without a call. */
  showAfter(rest_s, atOnce) {
    clearTimeout(this.rest);
    if (!this.box || !this.items.length || !this.box.hidden) return;
    this.rest = setTimeout(() => this.next(), atOnce ? 0 : rest_s * 1000);
  }

  hide() {
    this.stop();
    if (this.box) this.box.hidden = true;
  }

  stop() {
    clearTimeout(this.timer);
    clearTimeout(this.rest);
    if (this.film) this.film.pause();
  }

  furnish() {
    this.picture = document.createElement("img");
    this.picture.alt = "";
    this.film = document.createElement("video");
    this.film.setAttribute("playsinline", "");
    this.film.addEventListener("ended", () => this.next());
    this.film.addEventListener("error", () => this.soon());
    this.picture.addEventListener("error", () => this.soon());
    this.box.appendChild(this.picture);
    this.box.appendChild(this.film);
  }

  next() {
    clearTimeout(this.timer);
    const places = playing(this.items, this.clock.minute());
    if (!places.length) {
      this.box.hidden = true;
      this.timer = setTimeout(() => this.next(), AGAIN_MS);
      return;
    }
    const later = places.find((place) => place > this.place);
    this.place = later === undefined ? places[0] : later;
    this.play(this.items[this.place]);
  }

  play(item) {
    const address = this.files[item.media];
    const isFilm = /\.(mp4|webm)$/.test(address);
    this.box.hidden = false;
    this.picture.hidden = isFilm;
    this.film.hidden = !isFilm;
    if (isFilm) this.roll(address);
    else this.stand(address, item.seconds);
  }

  stand(address, seconds) {
    if (this.picture.getAttribute("src") !== address) this.picture.src = address;
    this.timer = setTimeout(() => this.next(), seconds * 1000);
  }

  roll(address) {
    this.film.muted = !this.hasSound;
    if (this.film.getAttribute("src") !== address) this.film.src = address;
    this.film.currentTime = 0;
    const begun = this.film.play();
    if (begun) begun.catch(() => this.mute());
  }

  // Browsers refuse sound until somebody touches the page, never a silent film.
  mute() {
    if (this.film.muted) return;
    this.film.muted = true;
    const begun = this.film.play();
    if (begun) begun.catch(() => this.soon());
  }

  // What cannot be shown is passed over, with a breath so that a broken list does not spin.
  soon() {
    if (this.box.hidden) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.next(), 2000);
  }
}
