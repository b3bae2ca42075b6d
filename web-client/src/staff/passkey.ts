// Asks somebody's device for a passkey, by the browser's own interface, and tells the
// server what it answered. Bytes travel as base64url in JSON.

import type { ErrorId } from "../protocol/wire.ts";

/** What came of it. */
export type Outcome =
  | { readonly kind: "done"; readonly to: string }
  | { readonly kind: "refused"; readonly id: ErrorId; readonly sentence: string }
  /** `given_up`: the person, or the device. `known`: it has a key of theirs already. */
  | { readonly kind: "given_up" | "known" | "unreachable" };

/** What the server wants to know of a device. */
type Options = { readonly challenge: string };
type MakingOptions = Options & {
  readonly user: { readonly id: string; readonly name: string; readonly displayName: string };
  readonly excludeCredentials?: readonly { readonly type: "public-key"; readonly id: string }[];
};

/** Whether this page may ask: keys answer to one host only, and not in every browser. */
export function may_ask(host: string | undefined): boolean {
  return "PublicKeyCredential" in window && location.hostname === host;
}

/** Signs in, whoever the device says is there. `at` is the address of the answer. */
export function use_passkey(at: string): Promise<Outcome> {
  return ask_and_tell<Options>(at, async (options) => {
    const publicKey = { ...options, challenge: bytes(options.challenge), allowCredentials: [] };
    const found = await navigator.credentials.get({ publicKey });
    return found instanceof PublicKeyCredential ? answer_of(found) : undefined;
  });
}

/** Makes a key and gives it a name. */
export function make_passkey(at: string, name: string): Promise<Outcome> {
  return ask_and_tell<MakingOptions & Omit<PublicKeyCredentialCreationOptions, keyof MakingOptions>>(
    at,
    async (options) => {
      const publicKey = {
        ...options,
        challenge: bytes(options.challenge),
        user: { ...options.user, id: bytes(options.user.id) },
        excludeCredentials: (options.excludeCredentials ?? []).map(({ type, id }) => ({ type, id: bytes(id) })),
      };
      const made = await navigator.credentials.create({ publicKey });
      return made instanceof PublicKeyCredential ? { name, key: answer_of(made) } : undefined;
    },
  );
}

/** The question from the server, the device's answer to it, and what the server says to that. */
async function ask_and_tell<O>(at: string, ask: (options: O) => Promise<unknown>): Promise<Outcome> {
  const question = await post(`${at}/begin`);
  if (question === undefined || !question.ok) return refusal(question);
  let answer: unknown;
  try {
    answer = await ask((await question.json()) as O);
  } catch (error) {
    return { kind: error instanceof DOMException && error.name === "InvalidStateError" ? "known" : "given_up" };
  }
  if (answer === undefined) return { kind: "given_up" };
  const told = await post(at, JSON.stringify(answer));
  const to = told?.ok ? told.headers.get("location") : undefined;
  return typeof to === "string" ? { kind: "done", to } : refusal(told);
}

function post(path: string, body = ""): Promise<Response | undefined> {
  return fetch(path, { method: "POST", headers: { "content-type": "application/json" }, body }).catch(() => undefined);
}

async function refusal(answer: Response | undefined): Promise<Outcome> {
  if (answer === undefined) return { kind: "unreachable" };
  const id = (answer.headers.get("fortrolig-problem") ?? "internal") as ErrorId;
  return { kind: "refused", id, sentence: await answer.text() };
}

/** Everything of it that the server reads. */
function answer_of({ id, rawId, type, response }: PublicKeyCredential): unknown {
  const said: Record<string, string | null> = { clientDataJSON: base64url(response.clientDataJSON) };
  if (response instanceof AuthenticatorAttestationResponse) {
    said["attestationObject"] = base64url(response.attestationObject);
  } else if (response instanceof AuthenticatorAssertionResponse) {
    said["authenticatorData"] = base64url(response.authenticatorData);
    said["signature"] = base64url(response.signature);
    said["userHandle"] = response.userHandle === null ? null : base64url(response.userHandle);
  }
  return { id, rawId: base64url(rawId), type, response: said };
}

function bytes(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (sign) => sign.charCodeAt(0));
}

function base64url(buffer: ArrayBuffer): string {
  const signs = Array.from(new Uint8Array(buffer), (byte) => String.fromCharCode(byte)).join("");
  return btoa(signs).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}
