/** The key file as it should be. */
export function text_keys(): string;
