// One lasting connection to the server: opens, greets, watches, and comes back.
// Both the visitor's page and the desk use it, each with its own messages.
// Rules of waiting: reconnect.ts. Signs of life: keepalive.ts.

import type { Environment, Socket, Undo } from "./environment.ts";
import { create_keepalive } from "./keepalive.ts";
import { type Happening, type Phase, step } from "./reconnect.ts";

/** A socket that has not been welcomed by then has not reached the server. */
export const welcome_within_ms = 10_000;

/** A code of our own for a connection that went silent; it never goes on the wire. */
const silent_code = 4001;

/** What a page must tell about its messages. */
export type Dialect<In, Out> = {
  /** Where, as `wss://…`. */
  readonly url: string;
  /** Reads a frame; `undefined` when it is not one. */
  readonly parse: (frame: unknown) => In | undefined;
  /** The first frame, made afresh for each connection. */
  readonly hello: (visible: boolean) => Out;
  /** The frame that says *still here*. */
  readonly ping: (visible: boolean) => Out;
  /** How often the server wants a ping, when this is its answer to hello. */
  readonly welcome: (message: In) => { readonly ping_every_ms: number } | undefined;
  /** How long the server wants us to stay away should the socket close, when the message says so. */
  readonly stay_away_ms: (message: In) => number | undefined;
};

/** What a page hears. */
export type Listener<In> = {
  /** A frame that could be read, the welcome included. */
  readonly on_message: (message: In) => void;
  /** The connection stands somewhere else. */
  readonly on_phase: (phase: Phase) => void;
};

/** A lasting connection. */
export interface Link<Out> {
  /** Connects, if it does not already. Also after a stop. */
  begin(): void;
  /** Sends when connected; `false` when there is no connection, and nothing was sent. */
  send(message: Out): boolean;
  /** Lets go and comes back at once, for example to ask for what is missing. */
  renew(): void;
  /** Ends the connection for good. */
  end(): void;
}

/** Makes a connection that rests until `begin`. */
export function create_link<In, Out>(
  environment: Environment,
  dialect: Dialect<In, Out>,
  listener: Listener<In>,
): Link<Out> {
  let phase: Phase = { name: "resting" };
  let socket: Socket | undefined;
  let timer: Undo | undefined;
  let not_before_ms: number | undefined;

  const transmit = (message: Out): void => socket?.send(JSON.stringify(message));
  const let_go = (): void => {
    keepalive.stop();
    socket?.drop();
    socket = undefined;
  };
  const lost = (code: number): void => {
    let_go();
    happen({ type: "lost", code, not_before_ms });
  };
  const keepalive = create_keepalive(environment, {
    ping: (visible) => transmit(dialect.ping(visible)),
    on_silence: () => lost(silent_code),
  });

  const connect = (): void => {
    not_before_ms = undefined;
    socket = environment.open_socket(dialect.url, {
      on_open: () => {
        happen({ type: "opened" });
        transmit(dialect.hello(environment.is_visible()));
      },
      on_frame: (frame) => hear(frame),
      on_close: lost,
    });
    timer = environment.after(welcome_within_ms, () => lost(silent_code));
  };
  const hear = (frame: string | undefined): void => {
    keepalive.heard();
    const message = dialect.parse(frame);
    if (message === undefined) return;
    const stay_away_ms = dialect.stay_away_ms(message);
    if (stay_away_ms !== undefined) not_before_ms = environment.now() + stay_away_ms;
    const welcome = dialect.welcome(message);
    if (welcome !== undefined && phase.name === "greeting") {
      happen({ type: "welcomed" });
      keepalive.start(welcome.ping_every_ms);
    }
    listener.on_message(message);
  };
  const happen = (happening: Happening): void => {
    const next = step(phase, happening, { now_ms: environment.now(), random: environment.random() });
    if (next === phase) return;
    phase = next;
    if (next.name !== "greeting") {
      timer?.();
      timer = undefined;
    }
    if (next.name === "connecting") connect();
    if (next.name === "waiting") {
      timer = environment.after(next.until_ms - environment.now(), () => happen({ type: "due" }));
    }
    listener.on_phase(next);
  };

  environment.on_wake(() => (phase.name === "connected" ? keepalive.probe() : happen({ type: "wake" })));

  return {
    begin: () => happen({ type: "begin" }),
    send: (message) => {
      if (phase.name !== "connected") return false;
      transmit(message);
      return true;
    },
    renew: () => {
      let_go();
      happen({ type: "end" });
      happen({ type: "begin" });
    },
    end: () => {
      let_go();
      happen({ type: "end" });
    },
  };
}
