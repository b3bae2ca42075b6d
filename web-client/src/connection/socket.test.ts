import { describe, expect, test } from "vitest";
import { fake_environment } from "./fake-environment.ts";
import { pong_within_ms } from "./keepalive.ts";
import type { Phase } from "./reconnect.ts";
import { create_link, welcome_within_ms } from "./socket.ts";

type In = { readonly type: "welcome" } | { readonly type: "pong" } | { readonly type: "come_back"; after_ms: number };
type Out = { readonly type: "hello" | "ping"; readonly visible: boolean } | { readonly type: "say" };

const every_ms = 4_000;

function connection() {
  const environment = fake_environment();
  const phases: Phase["name"][] = [];
  const link = create_link<In, Out>(
    environment,
    {
      url: "wss://example.org/ws",
      parse: (frame) => (typeof frame === "string" ? (JSON.parse(frame) as In) : undefined),
      hello: (visible) => ({ type: "hello", visible }),
      ping: (visible) => ({ type: "ping", visible }),
      welcome: (message) => (message.type === "welcome" ? { ping_every_ms: every_ms } : undefined),
      stay_away_ms: (message) => (message.type === "come_back" ? message.after_ms : undefined),
    },
    { on_message: () => {}, on_phase: (phase) => phases.push(phase.name) },
  );
  const hear = (message: In): void => environment.socket().listener.on_frame(JSON.stringify(message));
  const welcome = (): void => {
    environment.socket().listener.on_open();
    hear({ type: "welcome" });
  };
  const pings = (): unknown[] => environment.socket().sent.filter((frame) => (frame as Out).type === "ping");
  return { environment, phases, link, hear, welcome, pings };
}

describe("a connection", () => {
  test("greets before anything else, and sends nothing before it is welcomed", () => {
    const { environment, link, welcome } = connection();
    link.begin();
    expect(link.send({ type: "say" })).toBe(false);
    welcome();
    expect(link.send({ type: "say" })).toBe(true);
    expect(environment.socket().sent).toEqual([{ type: "hello", visible: true }, { type: "say" }]);
  });

  test("gives up a socket that is never welcomed, and tries another", () => {
    const { environment, link } = connection();
    link.begin();
    environment.pass(welcome_within_ms + 2_000);
    expect(environment.sockets.length).toBe(2);
    expect(environment.sockets[0]?.dropped).toBe(true);
  });

  test("finds a phone's dead socket within ten seconds", () => {
    const { environment, link, welcome } = connection();
    link.begin();
    welcome();
    environment.pass(every_ms + pong_within_ms + 1_000);
    expect(environment.sockets[0]?.dropped).toBe(true);
    expect(environment.sockets.length).toBe(2);
  });

  test("stays while the server answers", () => {
    const { environment, link, welcome, hear, pings } = connection();
    link.begin();
    welcome();
    for (let i = 0; i < 20; i += 1) {
      environment.pass(every_ms);
      hear({ type: "pong" });
    }
    expect(environment.sockets.length).toBe(1);
    expect(pings().length).toBe(20);
  });

  test("says once that the page is out of view, then leaves the asking to the server", () => {
    const { environment, link, welcome, pings } = connection();
    link.begin();
    welcome();
    environment.show(false);
    environment.pass(60_000);
    expect(pings()).toEqual([{ type: "ping", visible: false }]);
    environment.show(true);
    expect(pings().at(-1)).toEqual({ type: "ping", visible: true });
    environment.pass(pong_within_ms + 1_000);
    expect(environment.sockets.length).toBe(2);
  });

  test("stays away as long as the restarting server asked", () => {
    const { environment, link, welcome, hear } = connection();
    link.begin();
    welcome();
    hear({ type: "come_back", after_ms: 5_000 });
    environment.socket().listener.on_close(4000);
    environment.wake();
    environment.pass(4_999);
    expect(environment.sockets.length).toBe(1);
    environment.pass(1_002);
    expect(environment.sockets.length).toBe(2);
  });

  test("comes back at once when it is renewed", () => {
    const { environment, link, welcome, phases } = connection();
    link.begin();
    welcome();
    link.renew();
    expect(environment.sockets.length).toBe(2);
    expect(phases.at(-1)).toBe("connecting");
    link.end();
    environment.pass(60_000);
    environment.wake();
    expect(environment.sockets.length).toBe(2);
  });
});
