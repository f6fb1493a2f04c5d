// From the microphone to a WAV file: 16 bit, mono, at the rate the hall's voice has.

export const RATE = 22050;

/** A microphone that is open; `level()` is the loudest of this moment, 0 to 1. */
export class Microphone {
  static async open() {
    const stream = await navigator.mediaDevices.getUserMedia({
      audio: { channelCount: 1, echoCancellation: false, noiseSuppression: true },
    });
    return new Microphone(stream);
  }

  constructor(stream) {
    this.stream = stream;
    this.context = new AudioContext();
    this.analyser = this.context.createAnalyser();
    this.context.createMediaStreamSource(stream).connect(this.analyser);
    this.window = new Float32Array(this.analyser.fftSize);
  }

  level() {
    this.analyser.getFloatTimeDomainData(this.window);
    return loudest(this.window);
  }

  /** Begins to record; the function it gives ends that and promises the samples at `RATE`. */
  record() {
    const recorder = new MediaRecorder(this.stream);
    const pieces = [];
    recorder.ondataavailable = (event) => pieces.push(event.data);
    const ended = new Promise((done) => { recorder.onstop = done; });
    recorder.start();
    return async () => {
      recorder.stop();
      await ended;
      const body = await new Blob(pieces, { type: recorder.mimeType }).arrayBuffer();
      return resampled(await this.context.decodeAudioData(body));
    };
  }

  async play(samples) {
    await this.context.resume();
    const buffer = this.context.createBuffer(1, samples.length, RATE);
    buffer.copyToChannel(samples, 0);
    const source = this.context.createBufferSource();
    source.buffer = buffer;
    source.connect(this.context.destination);
    source.start();
  }
}

/** The greatest distance from silence, 0 to 1. */
export function loudest(samples) {
  return samples.reduce((most, each) => Math.max(most, Math.abs(each)), 0);
}

/** Without the silence before and after, a little of it kept. */
export function trimmed(samples) {
  const floor = loudest(samples) / 20;
  const isLoud = (each) => Math.abs(each) > floor;
  const first = samples.findIndex(isLoud);
  if (first < 0) return samples;
  const last = samples.length - 1 - samples.slice().reverse().findIndex(isLoud);
  const keep = Math.round(RATE * 0.1);
  return samples.slice(Math.max(0, first - keep), Math.min(samples.length, last + keep));
}

/** The bytes of a WAV file. */
export function wav(samples) {
  const view = new DataView(new ArrayBuffer(44 + samples.length * 2));
  const text = (place, letters) =>
    Array.from(letters).forEach((each, at) => view.setUint8(place + at, each.charCodeAt(0)));
  text(0, "RIFF");
  view.setUint32(4, 36 + samples.length * 2, true);
  text(8, "WAVEfmt ");
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, RATE, true);
  view.setUint32(28, RATE * 2, true);
  view.setUint16(32, 2, true);
  view.setUint16(34, 16, true);
  text(36, "data");
  view.setUint32(40, samples.length * 2, true);
  samples.forEach((each, place) =>
    view.setInt16(44 + place * 2, Math.max(-1, Math.min(1, each)) * 32767, true));
  return new Blob([view], { type: "audio/wav" });
}

async function resampled(buffer) {
  const length = Math.max(1, Math.ceil(buffer.duration * RATE));
  const offline = new OfflineAudioContext(1, length, RATE);
  const source = offline.createBufferSource();
  source.buffer = buffer;
  source.connect(offline.destination);
  source.start();
  return (await offline.startRendering()).getChannelData(0);
}
