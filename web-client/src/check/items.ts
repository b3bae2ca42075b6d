// What is asked, in the order in which it is asked. The words stand in
// content/texts/*/check.ftl under `check-<view>-<item>`.

/** Whom the answers are about: oneself, a friend, or what one does oneself. */
export type View = "me" | "friend" | "own";

/** What should be so. */
export const goods = ["g1", "g2", "g3", "g4", "g5", "g6"] as const;

/** What is worth noticing. */
export const watches = ["w1", "w2", "w3", "w4", "w5", "w6", "w7", "w8", "w9", "w10"] as const;

/** What is dangerous, or may become so. Asked last, and only of those who want to go on. */
export const dangers = ["d1", "d2", "d3", "d4", "d5", "d6", "d7", "d8", "d9", "d10"] as const;

/** What somebody may do to another. */
export const deeds = ["o1", "o2", "o3", "o4", "o5", "o6", "o7", "o8"] as const;

type Good = (typeof goods)[number];
type Watch = (typeof watches)[number];
type Danger = (typeof dangers)[number];

/** What is asked of somebody who thinks of themselves or of a friend. */
export type Sign = Good | Watch | Danger;

/** What is asked of somebody who thinks of what they do. */
export type Deed = (typeof deeds)[number];

/** Anything that is asked. */
export type Item = Sign | Deed;

/** How often; for what is dangerous once is `yes`. Something passed over has no answer. */
export type Answer = "never" | "sometimes" | "often" | "no" | "yes";

/** What has been answered so far. */
export type Answers = Readonly<Partial<Record<Item, Answer>>>;

/** What is asked in this view, before and after the question whether to go on. */
export function items_of(view: View): readonly Item[] {
  return view === "own" ? deeds : [...goods, ...watches, ...dangers];
}

/** Whether the question whether to go on comes before this one. */
export function is_first_danger(item: Item): boolean {
  return item === dangers[0];
}

/** The answers to choose from. */
export function answers_to(item: Item): readonly Answer[] {
  return item.startsWith("d") ? ["no", "yes"] : ["never", "sometimes", "often"];
}
