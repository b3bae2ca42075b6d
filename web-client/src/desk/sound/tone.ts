// Two soft tones made on the spot: no sound file, nothing to download. A browser lets a
// page make a sound only after a click or a key, so the first of those opens it.

/** A sound that can be played. */
export interface Tone {
  /** Plays it, if the browser allows it by now. */
  play(): void;
}

const first_hz = 523.25;
const second_hz = 659.25;
const loudest = 0.08;
const apart_s = 0.18;
const length_s = 0.5;

/** Makes the tone and opens it at the first click or key in `page`. */
export function soft_tone(page: Document): Tone {
  let audio: AudioContext | undefined;
  const open = (): void => {
    audio ??= new AudioContext();
    void audio.resume();
  };
  page.addEventListener("pointerdown", open, { once: true });
  page.addEventListener("keydown", open, { once: true });
  return {
    play: () => {
      if (audio?.state !== "running") return;
      note(audio, first_hz, audio.currentTime);
      note(audio, second_hz, audio.currentTime + apart_s);
    },
  };
}

function note(audio: AudioContext, pitch_hz: number, starts_s: number): void {
  const voice = audio.createOscillator();
  const volume = audio.createGain();
  voice.type = "sine";
  voice.frequency.value = pitch_hz;
  // In and out slowly: a click at either end is what makes a tone harsh.
  volume.gain.setValueAtTime(0, starts_s);
  volume.gain.linearRampToValueAtTime(loudest, starts_s + 0.04);
  volume.gain.exponentialRampToValueAtTime(0.0001, starts_s + length_s);
  voice.connect(volume).connect(audio.destination);
  voice.start(starts_s);
  voice.stop(starts_s + length_s);
}
