/** One of several talks that stand side by side on a desk. */

import type { Locator } from "playwright-core";
import type { Counsellor } from "./counsellor.ts";
import { press, write } from "./keyboard.ts";
import { TalkLog } from "./talk-log.ts";
import { Texts } from "./texts.ts";

const texts = new Texts("nb");

export class Place {
  readonly root: Locator;
  readonly log: TalkLog;

  /** The n-th from the left, the oldest first. */
  constructor(desk: Counsellor, n: number) {
    this.root = desk.page.locator(".talk-place").nth(n);
    this.log = new TalkLog(this.root);
  }

  /** Says it and waits until it stands in this log. */
  async says(text: string): Promise<void> {
    await write(this.composer, text);
    await press(this.button("desk-send"));
    await this.log.has(text);
  }

  get composer(): Locator {
    return this.root.getByLabel(texts.text("desk-write"));
  }

  button(key: string): Locator {
    return this.root.getByRole("button", { name: texts.text(key), exact: true });
  }
}
