/**
 * One whole service for one test file: a server, a network in front of it that can
 * be broken, a browser, and the people who use them.
 */

import type { Browser, BrowserContextOptions } from "playwright-core";
import { afterAll, beforeAll, beforeEach } from "vitest";
import { DESK, launch, PHONE } from "./browser.ts";
import { Counsellor } from "./counsellor.ts";
import { Network } from "./network.ts";
import { pictureOfFailure } from "./screens.ts";
import { type Account, account, Server, type Settings, type Skills } from "./server.ts";
import { type Language, Texts } from "./texts.ts";
import { Visitor } from "./visitor.ts";

export class Service {
  readonly server: Server;
  readonly network: Network;
  readonly browser: Browser;
  readonly accounts: readonly Account[];

  private constructor(server: Server, network: Network, browser: Browser, accounts: readonly Account[]) {
    this.server = server;
    this.network = network;
    this.browser = browser;
    this.accounts = accounts;
  }

  static async start(settings: Settings): Promise<Service> {
    const accounts = [account("desk-1", "Rådgiver 1"), account("desk-2", "Rådgiver 2")];
    const network = await Network.open();
    const server = await Server.start(accounts, [network.port], settings);
    network.leadTo(server.port);
    return new Service(server, network, await launch(), accounts);
  }

  /** The address people know, straight to the server. */
  get home(): string {
    return `http://127.0.0.1:${this.server.port}`;
  }

  /** The same through the network that can be broken. */
  get homeThroughNetwork(): string {
    return `http://127.0.0.1:${this.network.port}`;
  }

  /** A visitor with a browser of their own, who has opened nothing yet. */
  async visitor(options: PersonOptions = {}): Promise<Visitor> {
    const { language = "nb", throughNetwork = false, at: _, ...context } = options;
    const page = await (await this.browser.newContext({ viewport: PHONE, hasTouch: true, ...context })).newPage();
    return new Visitor(page, throughNetwork ? this.homeThroughNetwork : this.home, language);
  }

  /** The n-th counsellor, signed in at the desk. */
  async counsellor(n = 0, options: PersonOptions = {}): Promise<Counsellor> {
    const counsellor = await this.counsellorAtTheDoor(n, options);
    await counsellor.signIn();
    return counsellor;
  }

  /** The n-th counsellor, with a browser that has opened nothing yet. */
  async counsellorAtTheDoor(n = 0, options: PersonOptions = {}): Promise<Counsellor> {
    const { throughNetwork = false, language: _, at = this.server, ...context } = options;
    const account = this.accounts[n];
    if (account === undefined) throw new Error(`there is no counsellor ${n}`);
    const page = await (await this.browser.newContext({ viewport: DESK, ...context })).newPage();
    const home = throughNetwork ? this.homeThroughNetwork : `http://127.0.0.1:${at.port}`;
    return new Counsellor(page, home, account, new Texts("nb"));
  }

  /** Somebody new, in this role, signed in at the desk. */
  async arrives(who: Account, role: string, skills: Skills = {}): Promise<Counsellor> {
    await this.server.hires(who, role, skills);
    return this.atADesk(who);
  }

  /** Somebody who has an account, signed in at a desk that nobody sat at before. */
  async atADesk(who: Account): Promise<Counsellor> {
    const page = await (await this.browser.newContext({ viewport: DESK })).newPage();
    const counsellor = new Counsellor(page, this.home, who, new Texts("nb"));
    await counsellor.signIn();
    return counsellor;
  }

  /** What everybody had before their eyes when a test failed. */
  async pictureEverybody(test: string): Promise<void> {
    const pages = this.browser.contexts().flatMap((context) => context.pages());
    for (const [n, page] of pages.entries()) await pictureOfFailure(page, `${test.replace(/\W+/g, "-")}-${n + 1}`);
  }

  async stop(): Promise<void> {
    await this.browser.close();
    await this.network.close();
    await this.server.stop();
  }
}

type PersonOptions = BrowserContextOptions & {
  readonly language?: Language;
  readonly throughNetwork?: boolean;
  /** Another node than the first. */
  readonly at?: Server;
};

/** Starts a service before the file's tests and stops it after them. */
export function serviceForThisFile(settings: Settings | (() => Settings) = {}): () => Service {
  let service: Service | undefined;
  beforeAll(async () => {
    service = await Service.start(typeof settings === "function" ? settings() : settings);
  });
  beforeEach(({ task, onTestFailed }) => {
    onTestFailed(() => service?.pictureEverybody(task.name));
  });
  afterAll(async () => {
    await service?.stop();
  });
  return () => {
    if (service === undefined) throw new Error("the service has not started");
    return service;
  };
}
