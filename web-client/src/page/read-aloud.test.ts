// @vitest-environment happy-dom
import { beforeEach, expect, test, vi } from "vitest";
import { arm_reading_aloud, voice_for } from "./read-aloud.ts";

type Said = { text: string; voice: SpeechSynthesisVoice | null; lang: string } & Partial<
  Record<"onstart" | "onend" | "onerror", () => void>
>;

const voice = (lang: string, localService = true, is_default = false) =>
  ({ lang, localService, default: is_default }) as SpeechSynthesisVoice;

/** A browser's speech that says nothing and remembers what it was asked to. */
class FakeSpeech extends EventTarget {
  voices: SpeechSynthesisVoice[] = [];
  said: Said[] = [];
  getVoices = (): SpeechSynthesisVoice[] => this.voices;
  speak = (one: SpeechSynthesisUtterance): void => {
    this.said.push(one as unknown as Said);
  };
  /** As browsers do it: what waits is gone, and what was being said ends with an error. */
  cancel = (): void => {
    const [first] = this.said;
    this.said = [];
    first?.onerror?.();
  };
}

let speech: FakeSpeech;
let button: HTMLButtonElement;
let article: HTMLElement;
const on_voice = vi.fn();

beforeEach(() => {
  vi.stubGlobal(
    "SpeechSynthesisUtterance",
    class {
      text: string;
      constructor(text: string) {
        this.text = text;
      }
    },
  );
  on_voice.mockReset();
  speech = new FakeSpeech();
  document.documentElement.lang = "nb";
  article = document.createElement("article");
  button = document.createElement("button");
  button.textContent = "Les høyt";
  document.body.replaceChildren(button, article);
  article.append(element("h1", "Grenser"), element("p", "ikke dette"), element("p", "Kort.", "lead"));
  const prose = element("div", "", "prose");
  const item = element("li", "");
  item.append(element("p", "Et punkt."));
  const list = element("ul", "");
  list.append(item);
  prose.append(element("p", " Et avsnitt. "), list);
  article.append(prose);
});

function element(name: string, text: string, style = ""): HTMLElement {
  const one = document.createElement(name);
  one.textContent = text;
  one.className = style;
  return one;
}

function arm(...voices: SpeechSynthesisVoice[]): void {
  speech.voices = voices;
  arm_reading_aloud({ button, stop_words: "Stopp", article, speech, on_voice });
}

const texts = (): string[] => speech.said.map(({ text }) => text);
const marked = (): string[] => [...document.querySelectorAll(".being-read")].map(({ textContent }) => textContent);

test("a voice that sends the text away is no voice", () => {
  expect(voice_for("nb", [voice("nb-NO", false)])).toBeUndefined();
  expect(voice_for("nb", [voice("nb-NO", false), voice("no", true)])?.lang).toBe("no");
});

test("a page is read by a voice of its language, the person's own before others", () => {
  const voices = [voice("en-GB"), voice("en_US", true, true), voice("nb_NO"), voice("sv-SE")];
  expect(voice_for("en", voices)?.lang).toBe("en_US");
  expect(voice_for("nb", voices)?.lang).toBe("nb_NO");
  expect(voice_for("nn", voices)?.lang).toBe("nb_NO");
  expect(voice_for("nn", [...voices, voice("nn-NO")])?.lang).toBe("nn-NO");
  expect(voice_for("nb", [voice("sv-SE"), voice("en-GB")])).toBeUndefined();
  expect(voice_for("uk", voices)).toBeUndefined();
});

test("nothing is offered until there is a voice", () => {
  arm(voice("en-GB"));
  expect(on_voice).not.toHaveBeenCalled();
  button.click();
  expect(texts()).toEqual([]);
  speech.voices = [voice("nb-NO")];
  speech.dispatchEvent(new Event("voiceschanged"));
  speech.dispatchEvent(new Event("voiceschanged"));
  expect(on_voice).toHaveBeenCalledTimes(1);
});

test("the article is read in its order, each part once and nothing around it", () => {
  arm(voice("nb-NO"));
  button.click();
  expect(texts()).toEqual(["Grenser", "Kort.", "Et avsnitt.", "Et punkt."]);
  expect(speech.said.map(({ lang }) => lang)).toEqual(Array(4).fill("nb-NO"));
  expect(button.textContent).toBe("Stopp");
  speech.said[1]?.onstart?.();
  expect(marked()).toEqual(["Kort."]);
  for (const one of [...speech.said]) one.onend?.();
  expect(button.textContent).toBe("Les høyt");
  expect(marked()).toEqual([]);
});

test("the button stops it, and begins again from the top", () => {
  arm(voice("nb-NO"));
  button.click();
  const [first] = speech.said;
  button.click();
  expect(texts()).toEqual([]);
  expect(button.textContent).toBe("Les høyt");
  button.click();
  expect(texts()).toHaveLength(4);
  // What the browser tells late of the one that was stopped is no news.
  first?.onerror?.();
  expect(texts()).toHaveLength(4);
  expect(button.textContent).toBe("Stopp");
});

test.each([
  ["out of view", () => document.dispatchEvent(new Event("visibilitychange"))],
  ["left", () => window.dispatchEvent(new Event("pagehide"))],
])("it is silent when the page is %s", (_, happens) => {
  arm(voice("nb-NO"));
  button.click();
  vi.spyOn(document, "hidden", "get").mockReturnValue(true);
  happens();
  expect(texts()).toEqual([]);
  expect(button.textContent).toBe("Les høyt");
});

test("who else silences the browser silences all of it", () => {
  arm(voice("nb-NO"));
  button.click();
  speech.cancel();
  expect(texts()).toEqual([]);
  expect(button.textContent).toBe("Les høyt");
});
