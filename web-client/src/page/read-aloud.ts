// An article, read aloud by a voice that the browser already has. Only a voice that lives on
// the device is asked: any other sends what is read to whoever made the browser, and nobody
// but the reader is to know which article that was. Nothing is stored; the voice falls silent
// when the page goes out of view or is left.

/** What is needed of the browser's own speech. */
export type Speech = Pick<SpeechSynthesis, "getVoices" | "speak" | "cancel" | "addEventListener">;

type Voice = Pick<SpeechSynthesisVoice, "lang" | "localService" | "default">;

/** Languages whose voice can read a page. Voices for Nynorsk hardly exist: a Norwegian one reads it. */
const read_by: Readonly<Record<string, readonly string[]>> = {
  nb: ["nb", "no"],
  nn: ["nn", "no", "nb"],
  en: ["en"],
};

/** What is read, in the order of the page: what the article says, and nothing of what stands around it. */
const read = "h1, .lead, .summary-box :is(h2, li), .prose :is(h2, h3, p, li)";

/** A voice on this device for a page in this language; the one that the person has chosen before others. */
export function voice_for<V extends Voice>(language: string, voices: readonly V[]): V | undefined {
  const on_this_device = voices.filter(({ localService }) => localService);
  for (const wanted of read_by[language] ?? []) {
    // Some phones write nb_NO.
    const fitting = on_this_device.filter(({ lang }) => lang.toLowerCase().split(/[-_]/)[0] === wanted);
    const voice = fitting.find((each) => each.default) ?? fitting[0];
    if (voice !== undefined) return voice;
  }
  return undefined;
}

/** What the button is and does. */
export type ReadingAloud = {
  /** Begins and stops. Its words while nothing is read are those in the page. */
  readonly button: HTMLElement;
  /** Its words while something is. */
  readonly stop_words: string;
  readonly article: HTMLElement;
  readonly speech: Speech;
  /** Runs when there is a voice, which may be a while after the page has come. */
  readonly on_voice: () => void;
};

/** Arms the button. It is for the caller to show it, once there is a voice. */
export function arm_reading_aloud({ button, stop_words, article, speech, on_voice }: ReadingAloud): void {
  const begin_words = button.textContent;
  let voice: SpeechSynthesisVoice | undefined;
  // Held until they are said: a browser that forgets one forgets to tell of it too.
  let queue: SpeechSynthesisUtterance[] = [];

  const mark = (element: Element | undefined): void => {
    for (const marked of article.querySelectorAll(".being-read")) marked.classList.remove("being-read");
    element?.classList.add("being-read");
  };
  const stop = (): void => {
    queue = [];
    speech.cancel();
    mark(undefined);
    button.textContent = begin_words;
  };
  const begin = (): void => {
    if (voice === undefined) return;
    // Something of an earlier page may still be waiting to be said.
    speech.cancel();
    const said = blocks(article).map((element) => ({ element, utterance: utterance(element, voice) }));
    queue = said.map((each) => each.utterance);
    const last = queue.at(-1);
    // All at once: whoever cancels, the leave button too, cancels all of it.
    for (const { element, utterance } of said) {
      utterance.onstart = () => {
        if (queue.includes(utterance)) mark(element);
      };
      utterance.onend = () => {
        if (utterance === last && queue.includes(utterance)) stop();
      };
      utterance.onerror = () => {
        if (queue.includes(utterance)) stop();
      };
      speech.speak(utterance);
    }
    button.textContent = stop_words;
  };
  const look_for_a_voice = (): void => {
    const known = voice !== undefined;
    voice = voice_for(document.documentElement.lang, speech.getVoices());
    if (voice !== undefined && !known) on_voice();
  };

  button.addEventListener("click", () => (queue.length > 0 ? stop() : begin()));
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) stop();
  });
  addEventListener("pagehide", stop);
  // Most browsers look for their voices after the page has come.
  speech.addEventListener("voiceschanged", look_for_a_voice);
  look_for_a_voice();
}

/** The innermost of what is read: a list's paragraph once, not with its item again. */
function blocks(article: HTMLElement): Element[] {
  const all = [...article.querySelectorAll(read)];
  return all.filter((block) => !all.some((other) => other !== block && block.contains(other)));
}

function utterance(element: Element, voice: SpeechSynthesisVoice | undefined): SpeechSynthesisUtterance {
  const one = new SpeechSynthesisUtterance(element.textContent.trim());
  one.voice = voice ?? null;
  one.lang = voice?.lang ?? "";
  return one;
}
