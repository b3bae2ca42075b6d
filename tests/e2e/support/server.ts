/** The real binary on free loopback ports, with a records file of its own. */

import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer, type Server as NetServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { serverPath } from "./paths.ts";
import { until } from "./until.ts";

/** Settings over the defaults: `"queue.offer_s": 5`. */
export type Settings = Readonly<Record<string, string | number | boolean>>;

/** A counsellor's way in. */
export type Account = {
  readonly name: string;
  readonly alias: string;
  /** What is good now: given by an operator, until its holder chooses another. */
  password: string;
};

/** What somebody can do: all languages, all themes and one talk at a time when nothing else is said. */
export type Skills = { readonly languages?: string; readonly themes?: string; readonly capacity?: number };

const STOPPED_WITHIN_MS = 15_000;

export class Server {
  readonly port: number;
  readonly adminPort: number;
  /** Its records file and nothing else of importance. */
  readonly folder: string;
  readonly #environment: NodeJS.ProcessEnv;
  #child: ChildProcess;
  #log = "";

  private constructor(port: number, adminPort: number, folder: string, environment: NodeJS.ProcessEnv) {
    this.port = port;
    this.adminPort = adminPort;
    this.folder = folder;
    this.#environment = environment;
    this.#child = this.#launch();
  }

  #launch(): ChildProcess {
    const child = spawn(serverPath(), ["serve"], { env: this.#environment, stdio: ["ignore", "pipe", "pipe"] });
    const keep = (chunk: Buffer) => {
      this.#log += chunk.toString("utf8");
    };
    child.stdout.on("data", keep);
    child.stderr.on("data", keep);
    return child;
  }

  /** Starts it with these counsellors. `frontPorts` are those of proxies that browsers come through. */
  static async start(accounts: readonly Account[], frontPorts: readonly number[], settings: Settings): Promise<Server> {
    const folder = await mkdtemp(join(tmpdir(), "fortrolig-e2e-"));
    const [port, adminPort] = await twoFreePorts();
    // Passkeys belong to a host with a name; every other flow goes by the number.
    const origins = [...[port, ...frontPorts].map((each) => `http://127.0.0.1:${each}`), `http://localhost:${port}`];
    const environment = environmentOf({
      "listen.address": `127.0.0.1:${port}`,
      "listen.admin_address": `127.0.0.1:${adminPort}`,
      "listen.public_origins": origins.join(","),
      "hours.always_open": true,
      // One flow is about it; elsewhere a password lets a counsellor in.
      "staff.second_step": "off",
      "records.path": join(folder, "records.sqlite"),
      // The same after a restart: what browsers keep is sealed with it.
      "secret.cluster": randomBytes(32).toString("hex"),
      ...settings,
    });
    for (const account of accounts) await addStaff(account, environment);
    const server = new Server(port, adminPort, folder, environment);
    await server.#becomesReady();
    return server;
  }

  /** Another node: the same settings and records. They share what is live when that is in Redis. */
  async another(): Promise<Server> {
    const [port, adminPort] = await twoFreePorts();
    const environment = {
      ...this.#environment,
      ...environmentOf({
        "listen.address": `127.0.0.1:${port}`,
        "listen.admin_address": `127.0.0.1:${adminPort}`,
        "listen.public_origins": `${this.#environment[variable("listen.public_origins")]},http://127.0.0.1:${port}`,
      }),
    };
    const node = new Server(port, adminPort, this.folder, environment);
    await node.#becomesReady();
    return node;
  }

  /** What an administrator does on the command line, and what it answers. */
  async command(...words: string[]): Promise<string> {
    return run(words, "", this.#environment);
  }

  /** Stops as an operator would for a new version; browsers are told when to come back. */
  async leaves(): Promise<void> {
    await ended(this.#child, "SIGTERM");
  }

  /** Kills it in the middle of whatever it does: nothing it holds in memory survives. */
  async dies(): Promise<void> {
    await ended(this.#child, "SIGKILL");
  }

  /** A new process on the same ports, with the same settings and the same records. */
  async startsAgain(): Promise<void> {
    this.#child = this.#launch();
    await this.#becomesReady();
  }

  /** Gives somebody an account in this role, as an operator does, while the server runs. */
  async hires(account: Account, role: string, skills: Skills = {}): Promise<void> {
    await addStaff(account, this.#environment, role, skills);
  }

  /** Gives somebody another password, as an operator does, whether or not the server runs. */
  async issuesPassword(account: Account): Promise<void> {
    account.password = aPassword();
    await run(["staff", "password", "--name", account.name], `${account.password}\n`, this.#environment);
  }

  /** Ends an account, as an operator does, while the server runs. */
  async disables(account: Account): Promise<void> {
    await run(["staff", "disable", "--name", account.name], "", this.#environment);
  }

  /** Everything it has printed so far. */
  log(): string {
    return this.#log;
  }

  /** The metrics as the operator's collector reads them. */
  async metrics(): Promise<string> {
    const answer = await fetch(`http://127.0.0.1:${this.adminPort}/metrics`);
    return answer.text();
  }

  /** One series' value, by its name with its labels. */
  async metric(series: string): Promise<number> {
    const line = (await this.metrics()).split("\n").find((each) => each.startsWith(`${series} `));
    if (line === undefined) throw new Error(`there is no metric ${series}`);
    return Number(line.slice(series.length));
  }

  /** Stops it as an operator would, and removes its files. */
  async stop(): Promise<void> {
    await ended(this.#child, "SIGTERM");
    await rm(this.folder, { recursive: true, force: true });
  }

  async #becomesReady(): Promise<void> {
    try {
      await until("the server is ready", () => this.#isReady());
    } catch (error) {
      await this.stop();
      throw new Error(`${String(error)}\nThe server said:\n${this.log()}`);
    }
  }

  async #isReady(): Promise<boolean> {
    if (this.#child.exitCode !== null) throw new Error(`it stopped with ${this.#child.exitCode}`);
    try {
      return (await fetch(`http://127.0.0.1:${this.adminPort}/health/ready`)).ok;
    } catch {
      return false;
    }
  }
}

/** A counsellor with a password of this run. */
export function account(name: string, alias: string): Account {
  return { name, alias, password: aPassword() };
}

/** One that nobody has used before. */
export function aPassword(): string {
  return randomBytes(12).toString("base64url");
}

/** A port that is free now. */
export async function freePort(): Promise<number> {
  const [one] = await twoFreePorts();
  return one;
}

/** Two ports that are free now. Both are held until both are known, or they could be the same one. */
async function twoFreePorts(): Promise<readonly [number, number]> {
  const [one, other] = [createServer(), createServer()];
  const ports = [await listening(one), await listening(other)] as const;
  await Promise.all([one, other].map((probe) => new Promise((resolve) => probe.close(resolve))));
  return ports;
}

async function listening(probe: NetServer): Promise<number> {
  await new Promise<void>((resolve) => probe.listen(0, "127.0.0.1", resolve));
  const address = probe.address();
  if (address === null || typeof address === "string") throw new Error("no free port");
  return address.port;
}

function variable(key: string): string {
  return `FORTROLIG__${key.replace(".", "__").toUpperCase()}`;
}

function environmentOf(settings: Settings): NodeJS.ProcessEnv {
  const ours = Object.entries(settings).map(([key, value]) => [variable(key), String(value)]);
  return { PATH: process.env["PATH"], ...Object.fromEntries(ours) };
}

async function addStaff(
  { name, alias, password }: Account,
  environment: NodeJS.ProcessEnv,
  role = "counsellor",
  { languages = "nb,nn,en", themes = "", capacity = 1 }: Skills = {},
): Promise<void> {
  const words = ["staff", "add", "--name", name, "--alias", alias, "--languages", languages, "--role", role];
  const skills = ["--themes", themes, "--capacity", String(capacity)];
  await run([...words, ...skills], `${password}\n`, environment);
}

/** What an operator types after `fortrolig`. */
async function run(words: readonly string[], input: string, environment: NodeJS.ProcessEnv): Promise<string> {
  const child = spawn(serverPath(), words, { env: environment, stdio: ["pipe", "pipe", "pipe"] });
  let answer = "";
  child.stdout.on("data", (chunk: Buffer) => {
    answer += chunk.toString("utf8");
  });
  let said = "";
  child.stderr.on("data", (chunk: Buffer) => {
    said += chunk.toString("utf8");
  });
  child.stdin.end(input);
  const code = await new Promise<number | null>((resolve) => child.on("close", resolve));
  if (code !== 0) throw new Error(`${words.slice(0, 2).join(" ")} ended with ${code}: ${said}`);
  return answer;
}

async function ended(child: ChildProcess, signal: "SIGTERM" | "SIGKILL"): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const closed = new Promise<void>((resolve) => child.once("close", () => resolve()));
  child.kill(signal);
  const timer = setTimeout(() => child.kill("SIGKILL"), STOPPED_WITHIN_MS);
  await closed;
  clearTimeout(timer);
}
