import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { create_outbox, waiting_max } from "./outbox.ts";

const said = (client_ref: string) => ({ client_ref });

describe("what was written", () => {
  test("goes again, in order, until it is answered", () => {
    const wire: string[] = [];
    const outbox = create_outbox<{ client_ref: string }>(({ client_ref }) => wire.push(client_ref));
    for (const ref of ["a", "b", "c"]) outbox.send(said(ref));
    outbox.resend();
    outbox.accepted("a");
    outbox.resend();
    outbox.accepted("b");
    expect(wire).toEqual(["a", "a", "b", "b", "c"]);
  });

  test("stays here while the server is not ready for it, and then goes in order", () => {
    const wire: string[] = [];
    const outbox = create_outbox<{ client_ref: string }>(({ client_ref }) => wire.push(client_ref));
    outbox.send(said("a"));
    outbox.wait();
    outbox.send(said("b"));
    expect(wire).toEqual(["a"]);
    outbox.resend();
    outbox.accepted("a");
    expect(wire).toEqual(["a", "a", "b"]);
  });

  test("waits for the writer once it was refused", () => {
    const wire: string[] = [];
    const outbox = create_outbox<{ client_ref: string }>(({ client_ref }) => wire.push(client_ref));
    outbox.send(said("a"));
    outbox.refused("a");
    outbox.resend();
    expect(wire).toEqual(["a"]);
    outbox.send(said("b"));
    expect(outbox.retry("a")).toBe(true);
    expect(wire).toEqual(["a", "b"]);
    outbox.accepted("b");
    expect(wire).toEqual(["a", "b", "a"]);
  });

  test("is not taken when too much waits already, and the writer keeps it", () => {
    const outbox = create_outbox<{ client_ref: string }>(() => {});
    for (let i = 0; i < waiting_max; i += 1) expect(outbox.send(said(`m${i}`))).toBe(true);
    expect(outbox.send(said("one more"))).toBe(false);
    expect(outbox.size()).toBe(waiting_max);
  });

  test("reaches a server that loses connections, each once and in order", () => {
    const act = fc.oneof(fc.constant("send" as const), fc.constant("cut" as const), fc.constant("answer" as const));
    fc.assert(
      fc.property(fc.array(act, { maxLength: 60 }), (acts) => {
        const server: string[] = [];
        const answers: string[] = [];
        let up = true;
        const outbox = create_outbox<{ client_ref: string }>(({ client_ref }) => {
          if (!up) return;
          if (!server.includes(client_ref)) server.push(client_ref);
          answers.push(client_ref);
        });
        const sent: string[] = [];
        for (const [i, what] of acts.entries()) {
          if (what === "send" && outbox.send(said(`m${i}`))) sent.push(`m${i}`);
          if (what === "answer") outbox.accepted(answers.shift() ?? "");
          if (what === "cut") {
            up = !up;
            answers.length = 0;
            if (up) outbox.resend();
          }
        }
        up = true;
        outbox.resend();
        while (answers.length > 0) outbox.accepted(answers.shift() ?? "");
        expect(server).toEqual(sent);
      }),
    );
  });
});
