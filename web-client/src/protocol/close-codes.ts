// What a close code asks of the client. The table of codes stands in
// server/src/protocol/close_code.rs; the client obeys the range, so that a code it
// has never heard of is still understood.

/** Codes that this client acts on by name. */
export const close_code = {
  /** The same token or staff session said hello in a newer tab. */
  replaced: 4500,
  /** The stay has ended and there is nothing more to say. */
  done: 4501,
  /** The staff session has ended; sign in again. */
  signed_out: 4504,
} as const;

const first_stop = 4500;
const last_stop = 4999;

/** Whether coming back would change nothing. */
export function says_stop(code: number): boolean {
  return code >= first_stop && code <= last_stop;
}
