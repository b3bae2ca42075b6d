// Reads a frame into a value whose form has been checked. The only JSON.parse of
// frames. The lists are closed as on the server: an unknown type, an unknown field
// or a wrong value gives `undefined`, and the frame is ignored.

/** Says whether a value has the form it is named for. */
export type Guard<T> = (value: unknown) => value is T;

/** A guard for a field that may be absent. */
export type Maybe<T> = { readonly optional: Guard<T> };

/** One guard for each field: a plain one when it must be there, `maybe` when not. */
export type Fields<T> = {
  readonly [K in keyof T]-?: Record<never, never> extends Pick<T, K> ? Maybe<NonNullable<T[K]>> : Guard<T[K]>;
};

/** Any string. */
export const text: Guard<string> = (value) => typeof value === "string";

/** True or false. */
export const flag: Guard<boolean> = (value) => typeof value === "boolean";

/** A whole number from zero that JavaScript holds exactly. */
export const count: Guard<number> = (value): value is number => Number.isSafeInteger(value) && (value as number) >= 0;

/** One of these words. */
export function one_of<const T extends string>(...words: readonly T[]): Guard<T> {
  return (value): value is T => words.includes(value as T);
}

/** A list of such values. */
export function list<T>(guard: Guard<T>): Guard<T[]> {
  return (value): value is T[] => Array.isArray(value) && value.every(guard);
}

/** A field that may be absent. */
export function maybe<T>(optional: Guard<T>): Maybe<T> {
  return { optional };
}

/** An object with exactly these fields. */
export function object<T>(fields: Fields<T>): Guard<T> {
  const fits = fitting(fields);
  return (value): value is T => fits(value);
}

/** An object told apart by the word in one of its fields. */
export function tagged<T extends Record<Tag, string>, const Tag extends string>(
  tag: Tag,
  variants: { readonly [Word in T[Tag]]: Fields<Omit<Extract<T, Record<Tag, Word>>, Tag>> },
): Guard<T> {
  const known: readonly [string, object][] = Object.entries(variants);
  const guards = new Map<unknown, (value: unknown) => boolean>(
    known.map(([word, fields]) => [word, fitting({ ...fields, [tag]: one_of(word) })]),
  );
  return (value): value is T =>
    typeof value === "object" && value !== null && (guards.get(Reflect.get(value, tag))?.(value) ?? false);
}

function fitting(fields: object): (value: unknown) => boolean {
  const known: readonly [string, Guard<unknown> | Maybe<unknown>][] = Object.entries(fields);
  return (value) => {
    if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
    if (Object.keys(value).some((name) => !Object.hasOwn(fields, name))) return false;
    return known.every(([name, guard]) => {
      const given: unknown = Reflect.get(value, name);
      if (typeof guard === "function") return Object.hasOwn(value, name) && guard(given);
      return !Object.hasOwn(value, name) || guard.optional(given);
    });
  };
}

/** A reader of frames of one closed list. */
export function frames<T>(guard: Guard<T>): (frame: unknown) => T | undefined {
  return (frame) => {
    if (typeof frame !== "string") return undefined;
    try {
      const value: unknown = JSON.parse(frame);
      return guard(value) ? value : undefined;
    } catch {
      return undefined;
    }
  };
}
