// Two soft tones, made here: no sound file. Browsers keep silent until somebody touches the page.

const TONES = [
  { hertz: 659.26, after_s: 0 },
  { hertz: 523.25, after_s: 0.42 },
];
const LENGTH_S = 1.4;
const LOUDNESS = 0.32;

export class Chime {
  /** `blocked(isBlocked)` is told whether somebody has to allow the sound. */
  constructor(blocked) {
    const Context = window.AudioContext || window.webkitAudioContext;
    this.context = Context ? new Context() : null;
    if (!this.context) return;
    const tell = () => blocked(this.context.state !== "running");
    this.context.onstatechange = tell;
    ["click", "keydown"].forEach((touch) =>
      document.addEventListener(touch, () => this.context.resume()));
    tell();
  }

  ring() {
    if (!this.context || this.context.state !== "running") return;
    TONES.forEach((tone) => this.tone(tone.hertz, this.context.currentTime + tone.after_s));
  }

  tone(hertz, start) {
    const gain = this.context.createGain();
    gain.gain.setValueAtTime(0, start);
    gain.gain.linearRampToValueAtTime(LOUDNESS, start + 0.03);
    gain.gain.exponentialRampToValueAtTime(0.001, start + LENGTH_S);
    gain.connect(this.context.destination);
    // The octave above, faintly, so that it sounds of a bell.
    [[hertz, 1], [hertz * 2, 0.18]].forEach((part) => this.partial(part, gain, start));
  }

  partial(part, gain, start) {
    const oscillator = this.context.createOscillator();
    const level = this.context.createGain();
    oscillator.frequency.value = part[0];
    level.gain.value = part[1];
    oscillator.connect(level);
    level.connect(gain);
    oscillator.start(start);
    oscillator.stop(start + LENGTH_S);
  }
}
