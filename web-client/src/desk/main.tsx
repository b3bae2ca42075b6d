// The counsellors' desk begins here: joins the session to this browser and shows it.

import { effect } from "@preact/signals";
import { render } from "preact";
import { error_id } from "../protocol/parse-shared.ts";
import type { ErrorId } from "../protocol/wire.ts";
import { may_ask, use_passkey } from "../staff/passkey.ts";
import { create_translate } from "../texts/t.ts";
import { on_act } from "../ui/browser/acts.ts";
import { browser_environment, listen, socket_url } from "../ui/browser/environment.ts";
import { read_block, read_page_data, read_texts } from "../ui/page-data/page-data.ts";
import type { CardChoice } from "./chat/cards.ts";
import type { Reply } from "./chat/replies.ts";
import { title_mark, titled } from "./chat/title.ts";
import { begin_session } from "./live-session.ts";
import type { Entry } from "./session.ts";
import { soft_tone } from "./sound/tone.ts";
import { Desk } from "./ui/desk/desk.tsx";
import "./desk.css";

const page = read_page_data();
const t = create_translate(page.language, read_texts());
const tone = soft_tone(document);
const home = page.home.replace(/\/$/, "");
let leaving = false;

const go_to_sign_in = (): void => {
  leaving = true;
  location.assign(`${home}/sign-in`);
};
/** The desk's own page sends whoever is not signed in elsewhere: that is the answer. */
const check_session = async (): Promise<boolean> => {
  const answer = await fetch(home, { redirect: "manual", cache: "no-store" }).catch(() => undefined);
  return answer?.type !== "opaqueredirect" && answer?.status !== 401;
};
/** A form of the sign-in pages, sent from here: where it leads, or why it leads nowhere. */
const send_form = async (path: string, fields: Record<string, string>): Promise<Entry> => {
  const request = { method: "POST", body: new URLSearchParams(fields) };
  const answer = await fetch(`${home}${path}`, request).catch(() => undefined);
  const led_to: Record<string, Entry> = {
    [home]: "in",
    [`${home}/sign-in/code`]: "code",
    [`${home}/sign-in/set-up`]: "set_up",
    [`${home}/sign-in/password`]: "choose",
  };
  const led = answer?.ok ? led_to[new URL(answer.url).pathname] : undefined;
  return led ?? { refused: (answer?.headers.get("fortrolig-problem") ?? "internal") as ErrorId };
};
/** The device is asked from here, as on the sign-in page. */
const ask_device = async (): Promise<Entry> => {
  const outcome = await use_passkey(`${home}/sign-in/passkey`);
  if (outcome.kind === "done") return "in";
  if (outcome.kind === "refused") return { refused: outcome.id };
  return outcome.kind === "unreachable" ? { refused: "internal" } : "given_up";
};

/** A form of the desk's own; why it was not done, when it was not. */
const send = async (
  path: string,
  form: Readonly<Record<string, unknown>>,
  unreachable: ErrorId,
): Promise<ErrorId | undefined> => {
  const fields = Object.entries(form).map(([name, value]) => [name, String(value)]);
  const request = { method: "POST", body: new URLSearchParams(fields) };
  const answer = await fetch(`${home}${path}`, request).catch(() => undefined);
  if (answer === undefined) return unreachable;
  const said = answer.ok ? undefined : await answer.text();
  return said === undefined || error_id(said) ? said : "internal";
};
const own_replies = async (): Promise<unknown> => {
  const answer = await fetch(`${home}/replies`, { cache: "no-store" }).catch(() => undefined);
  return answer?.ok ? answer.json().catch(() => undefined) : undefined;
};

const session = begin_session(
  browser_environment(),
  {
    url: socket_url("/ws/desk"),
    home,
    leads: page.leads === true,
    t,
    replies: read_block("replies") as readonly Reply[],
    cards: read_block("cards") as readonly CardChoice[],
    reading: page.reading,
    has_passkeys: may_ask(page.passkey_host),
    provider: page.provider,
  },
  {
    play: () => tone.play(),
    fresh_name: () => crypto.randomUUID(),
    go_to_sign_in,
    check_session,
    sign_in: (name, password) => send_form("/sign-in", { name, password }),
    use_passkey: ask_device,
    give_code: (code) => send_form("/sign-in/code", { code }),
    // Nobody who answers is as if live state did not.
    set_switch: (form) => send("/switch", form, "live_unavailable"),
    own_replies,
    keep_own_reply: (form) => send("/replies", form, "records_unavailable"),
    remove_own_reply: (id) => send(`/replies/${id}/remove`, {}, "records_unavailable"),
    start_over: () => {
      leaving = true;
      location.reload();
    },
    sign_out: () => {
      leaving = true;
      const form = document.getElementById("sign-out");
      if (form instanceof HTMLFormElement) form.submit();
    },
  },
);

effect(() => {
  document.title = titled(t("desk-title"), title_mark(session.desk.value.shift));
});
on_act(document, () => session.acted());
listen(window, "beforeunload", (event) => {
  if (!leaving && session.has_unsent()) event.preventDefault();
});

const app = document.getElementById("app");
app?.replaceChildren();
if (app !== null) render(<Desk session={session} />, app);
