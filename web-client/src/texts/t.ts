// The words of the page. The server hands them over as JSON in the page itself, in
// the language of the page; this picks one by key and puts the values in.

import type { TextKeys } from "./keys.ts";

/** A text as the server sends it: plain, or one form for one and one for the rest. */
export type Text = string | { readonly by: string; readonly one: string; readonly other: string };

/** Whatever may stand in a text. */
export type Value = string | number;

/** Looks a text up: `t("visit-place", { n: 3 })`. */
export type Translate = <K extends keyof TextKeys>(
  key: K,
  ...values: [TextKeys[K]] extends [never] ? [] : [Readonly<Record<TextKeys[K], Value>>]
) => string;

// Chromium has no Nynorsk of its own for most things, so Bokmål stands beside it.
const locales: Readonly<Record<string, readonly string[]>> = { nb: ["nb"], nn: ["nn", "nb"], en: ["en-GB"] };

/** The list of locales to hand to `Intl` for a language of ours. */
export function locales_of(language: string): string[] {
  return [...(locales[language] ?? [language, "nb"])];
}

/** Makes the function that looks texts up. A missing text shows its key: ugly, and never silent. */
export function create_translate(language: string, texts: Readonly<Record<string, Text>>): Translate {
  const plural = new Intl.PluralRules(locales_of(language));
  return (key, ...[values]) => {
    const given: Readonly<Record<string, Value>> = values ?? {};
    const text = texts[key];
    if (text === undefined) return key;
    const form =
      typeof text === "string" ? text : text[plural.select(Number(given[text.by])) === "one" ? "one" : "other"];
    return form.replace(/\{ ?([a-z_]+) ?\}/g, (hole, name: string) => String(given[name] ?? hole));
  };
}
