/** A phone or a security key that holds passkeys: Chromium's own, driven by the debugger. */

import type { CDPSession, Page } from "playwright-core";

/** A key as it can be carried to another browser, as some phones do by themselves. */
export type Key = {
  readonly credentialId: string;
  readonly isResidentCredential: boolean;
  readonly privateKey: string;
  readonly signCount: number;
};

export class Phone {
  readonly #session: CDPSession;
  readonly #id: string;

  private constructor(session: CDPSession, id: string) {
    this.#session = session;
    this.#id = id;
  }

  /** One beside this page, which its owner opens with a finger whenever it asks. */
  static async beside(page: Page): Promise<Phone> {
    const session = await page.context().newCDPSession(page);
    await session.send("WebAuthn.enable", { enableUI: false });
    const { authenticatorId } = await session.send("WebAuthn.addVirtualAuthenticator", {
      options: {
        protocol: "ctap2",
        transport: "internal",
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    });
    return new Phone(session, authenticatorId);
  }

  /** What it holds. */
  async keys(): Promise<readonly Key[]> {
    return (await this.#session.send("WebAuthn.getCredentials", { authenticatorId: this.#id })).credentials;
  }

  /** Puts a key on it. */
  async takes(key: Key): Promise<void> {
    await this.#session.send("WebAuthn.addCredential", { authenticatorId: this.#id, credential: key });
  }

  /** Whether the finger that is put on it is its owner's. */
  async isItsOwners(isUserVerified: boolean): Promise<void> {
    await this.#session.send("WebAuthn.setUserVerified", { authenticatorId: this.#id, isUserVerified });
  }

  /** It is put away. */
  async goes(): Promise<void> {
    await this.#session.send("WebAuthn.removeVirtualAuthenticator", { authenticatorId: this.#id });
  }
}
