/** What a counsellor does at the desk, with the keyboard alone. */

import type { Locator, Page } from "playwright-core";
import { press, write } from "./keyboard.ts";
import type { Account } from "./server.ts";
import { TalkLog } from "./talk-log.ts";
import type { Texts } from "./texts.ts";
import { until } from "./until.ts";

export class Counsellor {
  readonly page: Page;
  readonly log: TalkLog;
  readonly account: Account;
  readonly #home: string;
  readonly #texts: Texts;

  constructor(page: Page, home: string, account: Account, texts: Texts) {
    this.page = page;
    this.log = new TalkLog(page);
    this.account = account;
    this.#home = home;
    this.#texts = texts;
  }

  async signIn(): Promise<void> {
    await this.page.goto(`${this.#home}/desk/sign-in`);
    await write(this.page.getByLabel(this.#texts.text("page-sign-in-name")), this.account.name);
    await write(this.page.getByLabel(this.#texts.text("page-sign-in-password")), this.account.password);
    await press(this.button("page-sign-in-submit"));
    await this.button("desk-sign-out").waitFor();
  }

  /** The desk asks for it after a restart of the server; the talk stays behind the form. */
  async signsInAgain(as: Account = this.account): Promise<void> {
    await write(this.page.getByLabel(this.#texts.text("desk-sign-in-name")), as.name);
    await write(this.page.getByLabel(this.#texts.text("desk-sign-in-password")), as.password);
    await press(this.button("desk-sign-in-submit"));
    await this.page.getByRole("dialog").waitFor({ state: "detached" });
  }

  async readyForNext(): Promise<void> {
    await press(this.button("desk-ready"));
    await this.button("desk-pause").or(this.composer).waitFor();
  }

  /** Waits until the talk is open. */
  async talkOpens(): Promise<void> {
    await this.composer.waitFor();
  }

  async say(text: string): Promise<void> {
    await write(this.composer, text);
    await press(this.button("desk-send"));
    await until("the writing field is empty", async () => (await this.composer.inputValue()) === "");
  }

  /** Says it and waits until it stands in the log. */
  async says(text: string): Promise<void> {
    await this.say(text);
    await this.log.has(text);
  }

  async endsTheTalk(): Promise<void> {
    await press(this.button("desk-end"));
    await press(this.button("desk-end-yes"));
    await this.isTold("desk-ended-counsellor-ended");
  }

  async erasesTheTalk(): Promise<void> {
    await press(this.button("desk-erase-now"));
  }

  /** How many wait, as the queue says. */
  async sees(waiting: number): Promise<void> {
    const words = waiting === 0 ? "desk-queue-none" : "desk-queue-count";
    await this.page
      .getByText(this.#texts.text(words, { n: waiting }))
      .first()
      .waitFor();
  }

  /** Waits until the text with this key is on the screen. */
  async isTold(key: string): Promise<void> {
    await this.text(key).first().waitFor();
  }

  /** Wherever the text with this key stands. */
  text(key: string): Locator {
    return this.page.getByText(this.#texts.pattern(key));
  }

  get composer(): Locator {
    return this.page.getByLabel(this.#texts.text("desk-write"));
  }

  button(key: string): Locator {
    return this.page.getByRole("button", { name: this.#texts.text(key), exact: true });
  }
}
