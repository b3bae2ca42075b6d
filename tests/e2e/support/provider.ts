/** A real provider of identities beside the service, and what somebody does on its pages. */

import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";
import type { Settings } from "./server.ts";
import { until } from "./until.ts";

const DRIVER = fileURLToPath(new URL("oidc-provider.mjs", import.meta.url));

export class Provider {
  readonly name = "Jobbkonto";
  readonly #port: number;
  readonly #secret = randomBytes(24).toString("hex");
  #child: ChildProcess | undefined;

  /** On a port that is free. It does not run yet: the service must start without it. */
  constructor(port: number) {
    this.#port = port;
  }

  get address(): string {
    return `http://localhost:${this.#port}`;
  }

  /** What the service is told of it. */
  get settings(): Settings {
    return {
      "provider.issuer": this.address,
      "provider.name": this.name,
      "provider.client_id": "fortrolig",
      "provider.client_secret": this.#secret,
      "provider.second_step_acr": "high",
    };
  }

  /** It runs, and sends people back to the service there and nowhere else. */
  async starts(home: string): Promise<void> {
    const environment = {
      PATH: process.env["PATH"],
      PORT: String(this.#port),
      CLIENT_ID: "fortrolig",
      CLIENT_SECRET: this.#secret,
      REDIRECT_URI: `${home}/desk/sign-in/provider/back`,
    };
    const child = spawn(process.execPath, [DRIVER], { env: environment, stdio: ["ignore", "pipe", "pipe"] });
    this.#child = child;
    let said = "";
    child.stderr.on("data", (chunk: Buffer) => {
      said += chunk.toString("utf8");
    });
    child.stdout.resume();
    await until("the provider answers", async () => {
      if (child.exitCode !== null) throw new Error(`it stopped with ${child.exitCode}: ${said}`);
      return (await fetch(`${this.address}/jwks`).catch(() => undefined))?.ok === true;
    });
  }

  async dies(): Promise<void> {
    const child = this.#child;
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const closed = new Promise<void>((resolve) => child.once("close", () => resolve()));
    child.kill("SIGKILL");
    await closed;
  }

  /** Says there who they are. */
  async isTold(page: Page, who: string, how: "Med passord" | "Med passord og mobil"): Promise<void> {
    await page.getByLabel("Navn").fill(who);
    await page.getByRole("button", { name: how, exact: true }).click();
  }
}
