/** A real Redis that writes to no disk, on a free port. */

import { type ChildProcess, spawn } from "node:child_process";
import { connect } from "node:net";
import { freePort } from "./server.ts";
import { until } from "./until.ts";

export class Redis {
  readonly port: number;
  #child: ChildProcess;

  private constructor(port: number) {
    this.port = port;
    this.#child = launch(port);
  }

  static async start(): Promise<Redis> {
    const redis = new Redis(await freePort());
    await redis.#answers();
    return redis;
  }

  get url(): string {
    return `redis://127.0.0.1:${this.port}/0`;
  }

  /** Dies with everything it held. */
  async dies(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const closed = new Promise<void>((resolve) => this.#child.once("close", () => resolve()));
    this.#child.kill("SIGKILL");
    await closed;
  }

  /** An empty one in the same place. */
  async startsEmpty(): Promise<void> {
    this.#child = launch(this.port);
    await this.#answers();
  }

  async #answers(): Promise<void> {
    await until("redis-server answers", () => {
      if (this.#child.exitCode !== null) throw new Error("redis-server stopped; is Debian's package installed?");
      return isOpen(this.port);
    });
  }
}

function launch(port: number): ChildProcess {
  const words = ["--port", String(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"];
  return spawn("redis-server", words, { stdio: "ignore" });
}

function isOpen(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = connect(port, "127.0.0.1");
    probe.once("connect", () => {
      probe.destroy();
      resolve(true);
    });
    probe.once("error", () => resolve(false));
  });
}
