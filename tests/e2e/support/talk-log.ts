/** The messages of a talk as they stand on a screen. */

import type { Locator, Page } from "playwright-core";
import { expect } from "vitest";
import { until } from "./until.ts";

export class TalkLog {
  readonly #within: Page | Locator;
  readonly #messages: Locator;
  /** Beside a message: how far it has come. */
  readonly #deliveries: Locator;

  /** Of the only talk on a page, or of the one within a part of it. */
  constructor(within: Page | Locator) {
    this.#within = within;
    this.#deliveries = within.getByRole("log").locator("li [data-delivery]:not(.bubble)");
    // The words stand as text directly in their paragraph, beside who said them.
    this.#messages = within.getByRole("log").locator("li p.bubble");
  }

  /** The words of every message, in the order shown. */
  texts(): Promise<string[]> {
    return this.#messages.evaluateAll((paragraphs) =>
      paragraphs.map((paragraph) =>
        [...paragraph.childNodes]
          .filter((node) => node.nodeType === Node.TEXT_NODE)
          .map((node) => node.textContent ?? "")
          .join(""),
      ),
    );
  }

  /** Waits until exactly these are shown, each once, in this order. */
  async shows(expected: readonly string[]): Promise<void> {
    let seen: string[] = [];
    const same = async () => {
      seen = await this.texts();
      return JSON.stringify(seen) === JSON.stringify(expected);
    };
    await until("the log shows the talk", same).catch(() => expect(seen).toEqual(expected));
  }

  /** Waits until a message with these words is shown. */
  async has(text: string): Promise<void> {
    await until(`a message "${text}" is shown`, async () => (await this.texts()).includes(text));
  }

  /** Waits until so many messages are marked as not sent, and so many are still on their way. */
  async showsNotSent(messages: number, sending = 0): Promise<void> {
    const marked = (delivery: string) =>
      this.#deliveries.and(this.#within.locator(`[data-delivery=${delivery}]`)).count();
    await until(
      `${messages} messages are marked as not sent`,
      async () => (await marked("not_sent")) === messages && (await marked("sending")) === sending,
    );
  }

  /** How many elements the messages hold beside their words: markup that became elements would count. */
  elementsInside(): Promise<number> {
    return this.#messages.evaluateAll((paragraphs) =>
      paragraphs.reduce(
        (sum, paragraph) =>
          sum + paragraph.querySelectorAll(":scope > :not(.visually-hidden), .visually-hidden *").length,
        0,
      ),
    );
  }
}
