// What a search at the desk finds, and how one walks through it.

/**
 * Those in which every word of the search stands somewhere in their words. In their own order.
 */
export function matching<T>(all: readonly T[], search: string, words_of: (one: T) => string): readonly T[] {
  const wanted = plain(search).split(/\s+/).filter(Boolean);
  return all.filter((one) => {
    const words = plain(words_of(one));
    return wanted.every((word) => words.includes(word));
  });
}

/** As one types it: the hyphen that breaks no line is on no keyboard. */
function plain(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[\u2010\u2011]/g, "-")
    .replaceAll("\u00ad", "");
}

/** What was found under its headings. */
export function by_group<T extends { readonly group: string }>(
  found: readonly T[],
): readonly { readonly group: string; readonly all: readonly T[] }[] {
  const groups = [...new Set(found.map(({ group }) => group))];
  return groups.map((group) => ({ group, all: found.filter((one) => one.group === group) }));
}

/** The place after a step down (1) or up (-1) in a list that goes round. */
export function step(place: number, by: 1 | -1, length: number): number {
  return length === 0 ? 0 : (place + by + length) % length;
}
