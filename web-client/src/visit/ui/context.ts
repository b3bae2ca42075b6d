// What every part of the chat needs: the words, the page's settings and the visit.

import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Translate } from "../../texts/t.ts";
import type { PageData } from "../../ui/page-data/page-data.ts";
import type { Visit } from "../chat/visit.ts";

/** Handed down to all parts. */
export type Surroundings = {
  readonly t: Translate;
  /** The text for an error id, or the general one when it has none. */
  readonly error: (error_id: string) => string;
  readonly page: PageData;
  readonly visit: Visit;
};

/** Filled in by main.tsx. */
export const SurroundingsContext = createContext<Surroundings | undefined>(undefined);

/** The surroundings of the part that asks. */
export function use_surroundings(): Surroundings {
  const surroundings = useContext(SurroundingsContext);
  if (surroundings === undefined) throw new Error("a part of the chat stands outside its surroundings");
  return surroundings;
}
