/** A counsellor's phone: an app that makes codes as RFC 6238 says, written apart from the server's. */

import { createHmac } from "node:crypto";

const STEP_MS = 30_000;
const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

export class Authenticator {
  readonly #key: Buffer;
  #newest = 0;

  /** `key` is what stands below the picture, in groups. */
  constructor(key: string) {
    const letters = [...key.replace(/\s/g, "")];
    const bits = letters.map((letter) => LETTERS.indexOf(letter).toString(2).padStart(5, "0")).join("");
    this.#key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
  }

  /** One that was not given yet: the one of now, or the next, which a phone may be ahead by. */
  code(): string {
    const now = step();
    this.#newest = Math.max(now, this.#newest + 1);
    if (this.#newest > now + 1) throw new Error("three codes within half a minute: the server would refuse the third");
    return this.#at(this.#newest);
  }

  /** Six digits that are no code of these minutes. */
  wrong(): string {
    const near = [-2, -1, 0, 1, 2, 3].map((off) => this.#at(step() + off));
    const other = ["000000", "111111", "222222", "333333", "444444", "555555", "666666"].find(
      (code) => !near.includes(code),
    );
    if (other === undefined) throw new Error("seven codes, six steps");
    return other;
  }

  #at(step: number): string {
    const counter = Buffer.alloc(8);
    counter.writeBigUInt64BE(BigInt(step));
    const tag = createHmac("sha1", this.#key).update(counter).digest();
    const at = tag.readUInt8(tag.length - 1) & 0xf;
    return String((tag.readUInt32BE(at) & 0x7fff_ffff) % 1_000_000).padStart(6, "0");
  }
}

function step(): number {
  return Math.floor(Date.now() / STEP_MS);
}
