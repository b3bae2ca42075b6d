/** What a visitor does on the phone, with the keyboard alone. */

import type { Locator, Page } from "playwright-core";
import { choose, press, write } from "./keyboard.ts";
import { TalkLog } from "./talk-log.ts";
import { type Language, Texts } from "./texts.ts";
import { until } from "./until.ts";

/** The taps before the talk, by the last part of their text keys. A missing one is skipped. */
export type Taps = { readonly safety?: string; readonly age?: string; readonly theme?: string; readonly wish?: string };

export class Visitor {
  readonly page: Page;
  readonly log: TalkLog;
  readonly texts: Texts;
  readonly #home: string;
  readonly #language: Language;

  constructor(page: Page, home: string, language: Language) {
    this.page = page;
    this.log = new TalkLog(page);
    this.texts = new Texts(language);
    this.#home = home;
    this.#language = language;
  }

  /** The address of a page in the visitor's language. */
  address(path: string): string {
    const prefix = this.#language === "nb" ? "" : `/${this.#language}`;
    return `${this.#home}${prefix}${path}`;
  }

  async opens(path: string): Promise<void> {
    await this.page.goto(this.address(path));
  }

  /** From the start page to the first words of the chat. */
  async opensTheChat(): Promise<void> {
    await this.opens("/");
    await this.goesToTheChat();
  }

  /** Follows the start page's way to the chat. */
  async goesToTheChat(): Promise<void> {
    await press(this.page.getByRole("link", { name: this.texts.text("page-start-talk") }).first());
    await this.button("visit-begin").waitFor();
  }

  /** From the start page into the queue. */
  async asksForATalk(taps: Taps = {}): Promise<void> {
    await this.opensTheChat();
    await this.answersTheTaps(taps);
    await this.joins();
  }

  async joins(): Promise<void> {
    await press(this.button("visit-join"));
  }

  /** Through the questions, up to the last one. */
  async answersTheTaps(taps: Taps = {}): Promise<void> {
    await press(this.button("visit-begin"));
    for (const tap of ["safety", "age", "theme", "wish"] as const) {
      await this.isAsked(tap);
      const answer = taps[tap];
      await press(this.button(answer === undefined ? SKIP[tap] : `visit-${tap}-${answer}`));
      if (answer !== undefined && NEEDS_MORE.has(`${tap}-${answer}`)) await press(this.button("visit-help-go-on"));
    }
    await this.isAsked("language");
  }

  async isAsked(tap: string): Promise<void> {
    await this.isTold(`visit-tap-${tap}`);
  }

  /** Ticks *others look at this phone*. */
  async saysOthersLook(): Promise<void> {
    await choose(this.page.getByLabel(this.texts.text("visit-others-look")));
  }

  /** Waits until the queue tells this many ahead. */
  async waitsBehind(ahead: number): Promise<void> {
    // The large number: the words for screen readers follow it at a calmer pace.
    await this.page
      .locator(".place-number")
      .getByText(new RegExp(`${ahead + 1}$`))
      .waitFor();
  }

  /** Waits until the queue tells any place at all. */
  async hasAPlace(): Promise<void> {
    await this.page.locator(".place-number").getByText(/\d$/).waitFor();
  }

  async leavesTheQueue(): Promise<void> {
    await press(this.button("visit-leave-queue"));
    await press(this.button("visit-leave-queue-yes"));
    await this.isTold("visit-ended-title-queue");
  }

  async starts(): Promise<void> {
    await press(this.button("visit-start"));
    await this.composer.waitFor();
  }

  /** Writes and presses Send. */
  async say(text: string): Promise<void> {
    await write(this.composer, text);
    await this.sendsWhatIsWritten();
  }

  async sendsWhatIsWritten(): Promise<void> {
    await press(this.button("visit-compose-send"));
    await until("the writing field is empty", async () => (await this.composer.inputValue()) === "");
  }

  /** Says it and waits until it stands in the log. */
  async says(text: string): Promise<void> {
    await this.say(text);
    await this.log.has(text);
  }

  async endsTheTalk(): Promise<void> {
    await press(this.button("visit-end"));
    await press(this.button("visit-end-yes"));
    await this.isTold("visit-feedback-title");
  }

  async skipsFeedback(): Promise<void> {
    await press(this.button("visit-feedback-skip"));
    await this.isTold("visit-farewell-title");
  }

  /** Follows the link that passes over the bar. */
  async skipsToTheContent(): Promise<void> {
    await press(this.page.locator("a.skip-link").first());
  }

  /** The page goes to the background, as when the phone shows something else. */
  goesOutOfView(): Promise<void> {
    return this.#isVisible("hidden");
  }

  comesIntoView(): Promise<void> {
    return this.#isVisible("visible");
  }

  /** A headless page is always in view, so it is told otherwise. */
  #isVisible(state: DocumentVisibilityState): Promise<void> {
    return this.page.evaluate((now) => {
      Object.defineProperty(document, "visibilityState", { configurable: true, get: () => now });
      document.dispatchEvent(new Event("visibilitychange"));
    }, state);
  }

  /** Waits until the text with this key is on the screen. */
  async isTold(key: string): Promise<void> {
    await this.page.getByText(this.texts.pattern(key)).first().waitFor();
  }

  get leaveButton(): Locator {
    return this.page.locator("#leave");
  }

  get composer(): Locator {
    return this.page.getByLabel(this.texts.text("visit-compose-label"));
  }

  button(key: string): Locator {
    return this.page.getByRole("button", { name: this.texts.text(key), exact: true });
  }
}

const SKIP = {
  safety: "visit-tap-skip",
  age: "visit-age-skip",
  theme: "visit-tap-skip",
  wish: "visit-wish-skip",
} as const;
const NEEDS_MORE: ReadonlySet<string> = new Set(["safety-unsafe", "age-under-16", "age-over-25"]);
