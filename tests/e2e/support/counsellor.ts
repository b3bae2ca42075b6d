/** What a counsellor does at the desk, with the keyboard alone. */

import type { Locator, Page } from "playwright-core";
import { Authenticator } from "./authenticator.ts";
import { press, write } from "./keyboard.ts";
import { type Account, aPassword } from "./server.ts";
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

  /** Where the service asks for nothing but a password. */
  async signIn(): Promise<void> {
    await this.givesPassword();
    await this.isAtTheDesk();
  }

  async givesPassword(): Promise<void> {
    await this.page.goto(`${this.#home}/desk/sign-in`);
    await write(this.field("page-sign-in-name"), this.account.name);
    await write(this.field("page-sign-in-password"), this.account.password);
    await press(this.button("page-sign-in-submit"));
  }

  /** Gives what the app shows. */
  async givesCode(code: string): Promise<void> {
    await write(this.field("page-code-label"), code);
    await press(this.button("page-sign-in-submit"));
  }

  /** In the form for those whose phone is not there, which is open. */
  async givesRecoveryCode(code: string): Promise<void> {
    await write(this.field("page-recovery-label"), code);
    await press(this.button("page-recovery-submit"));
  }

  /** Reads the key and confirms it; the app, with the recovery codes that are shown. */
  async setsUp(): Promise<{ readonly app: Authenticator; readonly recovery: readonly string[] }> {
    const app = new Authenticator(await this.key());
    await write(this.field("page-set-up-code"), app.code());
    await press(this.button("page-set-up-submit"));
    await this.page.getByRole("heading", { name: this.#texts.text("page-recovery-title") }).waitFor();
    return { app, recovery: await this.page.locator(".recovery-codes li").allTextContents() };
  }

  /** What somebody types into the app who cannot scan the picture. */
  async key(): Promise<string> {
    return (await this.page.locator(".key").textContent()) ?? "";
  }

  /** On from the page with the recovery codes. */
  async keepsTheRecoveryCodes(): Promise<void> {
    await press(this.page.getByRole("link", { name: this.#texts.text("page-recovery-go-on") }));
  }

  /** The first sign-in, from the password that an operator has given them to the desk; the app. */
  async signsInForTheFirstTime(): Promise<Authenticator> {
    await this.givesPassword();
    const { app } = await this.setsUp();
    await this.keepsTheRecoveryCodes();
    await this.choosesPassword();
    await this.isAtTheDesk();
    return app;
  }

  /** Types a password of their own in place of the one they were given. */
  async choosesPassword(own = aPassword()): Promise<void> {
    await write(this.field("page-own-password-new"), own);
    await write(this.field("page-own-password-again"), own);
    await press(this.button("page-first-password-submit"));
    this.account.password = own;
  }

  /** Changes it on its page. */
  async changesPassword(own = aPassword()): Promise<void> {
    await write(this.field("page-own-password-current"), this.account.password);
    await write(this.field("page-own-password-new"), own);
    await write(this.field("page-own-password-again"), own);
    await press(this.button("page-own-password-submit"));
    this.account.password = own;
  }

  async isAtTheDesk(): Promise<void> {
    await this.button("desk-sign-out").waitFor();
  }

  /** The desk asks for it after a restart of the server; the talk stays behind the form. */
  async signsInAgain(as: Account = this.account): Promise<void> {
    await this.givesPasswordAgain(as);
    await this.page.getByRole("dialog").waitFor({ state: "detached" });
  }

  /** The first step of it. */
  async givesPasswordAgain(as: Account = this.account): Promise<void> {
    await write(this.field("desk-sign-in-name"), as.name);
    await write(this.field("desk-sign-in-password"), as.password);
    await press(this.button("desk-sign-in-submit"));
  }

  /** And the second. */
  async givesCodeAgain(code: string): Promise<void> {
    await write(this.field("desk-sign-in-code"), code);
    await press(this.button("desk-sign-in-submit"));
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

  field(key: string): Locator {
    return this.page.getByLabel(this.#texts.text(key), { exact: true });
  }

  button(key: string, values: Readonly<Record<string, string>> = {}): Locator {
    return this.page.getByRole("button", { name: this.#texts.text(key, values), exact: true });
  }
}
