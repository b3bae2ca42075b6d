import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Line } from "../protocol/wire.ts";
import { in_frames, merged, name_of } from "./restore.ts";
import { asked, begun_anew, empty_transcript, heard, opened, shown, type Transcript, to_give } from "./transcript.ts";

const longest = 30;
const history: readonly Line[] = Array.from({ length: longest }, (_, place) => ({
  position: { epoch: 1, offset: place + 1 },
  from: place % 3 === 0 ? "counsellor" : "visitor",
  text: `line ${place + 1}`,
  sent_at_ms: 1_000 + place,
  receipt: "r",
  client_ref: `ref-${place}`,
}));
const names = (lines: readonly Line[]): string[] => lines.map(name_of);
const part = (kept: readonly boolean[]): readonly Line[] => history.filter((_, place) => kept[place] === true);

/** The server as its own words describe it: what it lacks goes to where it stood, in a new epoch. */
class Server {
  epoch = 2;
  lines: readonly Line[];
  constructor(lines: readonly Line[]) {
    this.lines = this.#placed(lines);
  }
  refill(given: readonly Line[]): void {
    const known = new Set(names(this.lines));
    const fresh = given.filter((line) => !known.has(name_of(line)));
    if (fresh.length === 0) return;
    this.epoch += 1;
    this.lines = this.#placed([...this.lines, ...fresh].sort((a, b) => a.sent_at_ms - b.sent_at_ms));
  }
  #placed(lines: readonly Line[]): readonly Line[] {
    return lines.map((line, place) => ({ ...line, position: { epoch: this.epoch, offset: place + 1 } }));
  }
}

/** Shows the page everything, as the server does; `until` breaks the connection on the way. */
function told(page: Transcript, server: Server, until = longest): Transcript {
  const anew = begun_anew(page, server.epoch, server.lines.length);
  return server.lines.slice(0, until).reduce(heard, anew);
}

/** The page answers what it was asked. */
function answers(page: Transcript, server: Server): Transcript {
  for (const frame of in_frames(to_give(page) ?? [])) server.refill(frame);
  return asked(page, false);
}

const page_with = (lines: readonly Line[]): Transcript => lines.reduce(heard, opened(empty_transcript, 1));
const any_part = fc.array(fc.boolean(), { minLength: longest, maxLength: longest }).map(part);

describe("a history that the server has lost a part of", () => {
  test("is the same on both sides afterwards, each line once, however it was split", () => {
    fc.assert(
      fc.property(any_part, any_part, any_part, (kept, visitors, counsellors) => {
        const server = new Server(kept);
        let visitor = answers(told(page_with(visitors), server), server);
        let desk = answers(told(page_with(counsellors), server), server);
        visitor = answers(told(visitor, server), server);
        desk = answers(told(desk, server), server);
        const all = history.filter((line) => [kept, visitors, counsellors].some((lines) => lines.includes(line)));
        expect(names(server.lines)).toEqual(names(all));
        expect(shown(visitor)).toEqual(server.lines);
        expect(shown(desk)).toEqual(server.lines);
        expect(visitor.held).toEqual([]);
      }),
    );
  });

  test("never leaves the page, not even when it is told only a part of what is left", () => {
    fc.assert(
      fc.property(any_part, any_part, fc.nat(longest), (kept, held, until) => {
        const page = told(page_with(held), new Server(kept), until);
        const seen = names(shown(page));
        expect(new Set(seen).size).toBe(seen.length);
        for (const line of held) expect(seen).toContain(name_of(line));
        // Half a telling is no ground for an answer.
        expect(to_give(page) === undefined).toBe(until < kept.length);
      }),
    );
  });

  test("is given once the second telling is whole, when the first broke off", () => {
    const server = new Server(history.slice(0, 5));
    const first = told(page_with(history.slice(0, 8)), server, 3);
    server.refill(history.slice(20, 21));
    const second = told(opened(first, server.epoch), server);
    expect(names(to_give(second) ?? [])).toEqual(names(history.slice(5, 8)));
  });

  test("is asked for anew on every connection", () => {
    const server = new Server([]);
    const page = told(page_with(history.slice(0, 2)), server);
    expect(to_give(opened(page, server.epoch))).toBeUndefined();
    expect(to_give(told(opened(page, server.epoch), server))).toHaveLength(2);
  });
});

describe("lines on their way back", () => {
  test("stand where they stood, and before what was said since", () => {
    const since: Line = { ...(history[9] as Line), client_ref: "new", sent_at_ms: 9_999 };
    expect(names(merged([since], history.slice(0, 3)))).toEqual(names([...history.slice(0, 3), since]));
    const shuffled = [history[2], history[0]] as Line[];
    expect(names(merged(shuffled, history.slice(0, 4)))).toEqual(
      names([history[2], history[0], history[1], history[3]] as Line[]),
    );
  });

  test("go in frames that fit, of one life each, in order and without a loss", () => {
    const letter = fc.constantFrom("a", "å", "€", "🙂", '"', "\n");
    const words = fc.array(letter, { minLength: 1, maxLength: 2_000 }).map((letters) => letters.join(""));
    const lines = fc.array(fc.record({ words, epoch: fc.integer({ min: 1, max: 2 }) }), { maxLength: 12 });
    fc.assert(
      fc.property(lines, (written) => {
        const all = written.map(({ words, epoch }, place): Line => {
          const position = { epoch, offset: place + 1 };
          return { ...(history[0] as Line), client_ref: `ref-${place}`, text: words, position };
        });
        const frames = in_frames(all);
        expect(frames.length).toBeGreaterThan(0);
        expect(frames.flat()).toEqual(all);
        for (const frame of frames) {
          const json = JSON.stringify({ type: "restore", conversation: "c".repeat(22), lines: frame, done: false });
          expect(new TextEncoder().encode(json).length).toBeLessThan(12_000);
          expect(new Set(frame.map((line) => line.position.epoch)).size).toBeLessThanOrEqual(1);
        }
      }),
      { numRuns: 50 },
    );
  });
});
