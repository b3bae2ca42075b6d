/**
 * The texts as people read them, from the files the product reads, so that a
 * better wording breaks no test. It understands the subset of Fluent that
 * `content/texts` uses.
 */

import { readdirSync, readFileSync } from "node:fs";
import { fromRoot } from "./paths.ts";

export type Language = "nb" | "nn" | "en";
type Arguments = Readonly<Record<string, string | number>>;

/** A plain message has one form; a message that counts `by` something has `one` and `other`. */
type Message = { readonly other: string; readonly one?: string; readonly by?: string };

export class Texts {
  readonly #messages: ReadonlyMap<string, Message>;

  constructor(language: Language) {
    const folder = fromRoot(`content/texts/${language}`);
    const files = readdirSync(folder).filter((name) => name.endsWith(".ftl"));
    this.#messages = new Map(files.flatMap((name) => parse(readFileSync(`${folder}/${name}`, "utf8"))));
  }

  /** The text with its places filled in. */
  text(key: string, values: Arguments = {}): string {
    const message = this.#message(key);
    const form =
      message.by !== undefined && message.one !== undefined && values[message.by] === 1 ? message.one : message.other;
    return form.replace(PLACE, (_, name: string) => {
      const value = values[name];
      if (value === undefined) throw new Error(`${key} wants { $${name} }`);
      return String(value);
    });
  }

  /** Matches the text whatever stands in its places, also as a part of a longer one. */
  pattern(key: string): RegExp {
    const message = this.#message(key);
    const forms = [message.other, message.one ?? message.other].map((form) =>
      form.split(PLACE_ALONE).map(escaped).join(".+"),
    );
    return new RegExp(forms.join("|"));
  }

  #message(key: string): Message {
    const message = this.#messages.get(key);
    if (message === undefined) throw new Error(`there is no text ${key}`);
    return message;
  }
}

const PLACE = /\{\s*\$(\w+)\s*\}/g;
const PLACE_ALONE = /\{\s*\$\w+\s*\}/;

function parse(source: string): [string, Message][] {
  const found: [string, Message][] = [];
  // A message begins at the line's start and goes on over the indented lines after it.
  for (const block of source.split(/^(?=[a-z])/m)) {
    const match = /^([a-z][a-z0-9-]*) =([\s\S]*)$/.exec(block);
    const [key, body] = [match?.[1], match?.[2]];
    if (key !== undefined && body !== undefined) found.push([key, message(withoutComments(body))]);
  }
  return found;
}

function message(body: string): Message {
  const by = /\$(\w+)\s*->/.exec(body)?.[1];
  if (by === undefined) return { other: body.trim().replace(/\s*\n\s*/g, " ") };
  const variant = (name: string) => new RegExp(`\\[${name}\\] *(.+)`).exec(body)?.[1]?.trim();
  const [one, other] = [variant("one"), variant("other")];
  if (other === undefined) throw new Error(`a select without [other]: ${body}`);
  return one === undefined ? { other } : { one, other, by };
}

function withoutComments(body: string): string {
  return body
    .split("\n")
    .filter((line) => !line.startsWith("#") && line !== "}")
    .join("\n");
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
