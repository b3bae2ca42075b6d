// What the server put into the page for the plan.

/** Where it leads. */
export type PlanPage = {
  /** `nb`, `nn` or `en`. */
  readonly language: string;
  readonly chat: string;
  /** The article about a safer phone. */
  readonly phone: string;
};
