/**
 * For a field that people write into: no words of the browser's or the phone maker's own
 * after the writer's. Preact does not know the name yet.
 */
export const no_suggestions: object = { writingsuggestions: "false" };
