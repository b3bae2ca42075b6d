// A counsellor's own prepared replies: written, changed and deleted here. They are found in the
// same list as the shared ones.

import type { JSX } from "preact";
import { useEffect, useId, useRef, useState } from "preact/hooks";
import { length_in_chars } from "../../../protocol/limits.ts";
import type { ErrorId, Language } from "../../../protocol/wire.ts";
import { no_suggestions } from "../../../ui/browser/no-suggestions.ts";
import { Confirm } from "../../../ui/confirm/confirm.tsx";
import { type OwnReply, own_reply_limits } from "../../chat/own-replies.ts";
import type { Session } from "../../session.ts";
import { Dialog } from "../dialog/dialog.tsx";
import { language_key, refusal } from "../words.ts";
import "./own-replies.css";

const languages: readonly Language[] = ["nb", "nn", "en"];

/** The dialog. */
export function OwnReplies({
  session,
  language,
  on_close,
}: {
  readonly session: Session;
  /** The language that a new one begins with. */
  readonly language: Language;
  readonly on_close: () => void;
}): JSX.Element {
  const { t } = session;
  const own = session.own_replies.value;
  const [changing, set_changing] = useState<OwnReply | undefined>(undefined);
  const [takes_focus, set_takes_focus] = useState(false);
  const [refused, set_refused] = useState<ErrorId | undefined>(undefined);
  useEffect(() => void session.ask_own_replies(), [session]);
  const change = (one: OwnReply | undefined): void => {
    set_takes_focus(true);
    set_changing(one);
  };
  return (
    <Dialog label={t("desk-own-replies")} on_close={on_close}>
      <p class="own-replies-hint">{t("desk-own-replies-hint")}</p>
      {own.length === 0 ? (
        <p>{t("desk-own-replies-none")}</p>
      ) : (
        <ul class="own-replies">
          {own.map((one) => (
            <li key={one.id}>
              <p>
                <strong lang={one.language}>{one.title}</strong>
                <span class="own-reply-text" lang={one.language}>
                  {one.text}
                </span>
                <span class="own-reply-language">{t(language_key[one.language])}</span>
              </p>
              <div class="own-reply-acts">
                <button
                  type="button"
                  class="ds-button"
                  data-variant="tertiary"
                  aria-label={t("desk-own-replies-change-one", { title: one.title })}
                  onClick={() => change({ ...one })}
                >
                  {t("desk-own-replies-change")}
                </button>
                <Confirm
                  variant="tertiary"
                  text={
                    <>
                      {t("desk-own-replies-remove")}
                      <span class="visually-hidden"> {one.title}</span>
                    </>
                  }
                  question={t("desk-own-replies-remove-ask", { title: one.title })}
                  yes={t("desk-own-replies-remove-yes")}
                  no={t("desk-own-replies-remove-no")}
                  on_yes={async () => {
                    if (changing?.id === one.id) change(undefined);
                    set_refused(await session.remove_own_reply(one.id));
                    document.getElementById("own-reply-title")?.focus();
                  }}
                />
              </div>
            </li>
          ))}
        </ul>
      )}
      {refused !== undefined && <p role="alert">{refusal(t, refused)}</p>}
      <ReplyForm
        // Another form for another reply: nothing of the one before is left in it.
        key={changing?.id ?? "new"}
        session={session}
        changing={changing}
        language={language}
        takes_focus={takes_focus}
        on_done={() => change(undefined)}
      />
      <div class="desk-actions">
        <button type="button" class="ds-button" data-variant="tertiary" onClick={on_close}>
          {t("desk-close")}
        </button>
      </div>
    </Dialog>
  );
}

function ReplyForm({
  session,
  changing,
  language,
  takes_focus,
  on_done,
}: {
  readonly session: Session;
  readonly changing: OwnReply | undefined;
  readonly language: Language;
  /** It stands where another form stood that had the focus. */
  readonly takes_focus: boolean;
  readonly on_done: () => void;
}): JSX.Element {
  const { t } = session;
  const id = useId();
  const first = useRef<HTMLInputElement>(null);
  const [title, set_title] = useState(changing?.title ?? "");
  const [text, set_text] = useState(changing?.text ?? "");
  const [spoken, set_spoken] = useState(changing?.language ?? language);
  const [busy, set_busy] = useState(false);
  const [outcome, set_outcome] = useState<ErrorId | "kept" | undefined>(undefined);
  const { title_max_chars, text_max_chars } = own_reply_limits;
  const over = length_in_chars(text.trim()) - text_max_chars;
  const is_whole = title.trim() !== "" && text.trim() !== "" && over <= 0;
  useEffect(() => {
    if (takes_focus) first.current?.focus();
  }, [takes_focus]);
  const save = async (): Promise<void> => {
    if (!is_whole || busy) return;
    set_busy(true);
    const words = { language: spoken, title, text };
    const problem = await session.keep_own_reply(changing === undefined ? words : { ...words, id: changing.id });
    set_busy(false);
    set_outcome(problem ?? "kept");
    if (problem !== undefined) return;
    set_title("");
    set_text("");
    on_done();
    first.current?.focus();
  };
  return (
    <form
      class="own-reply-form"
      aria-labelledby={`${id}-name`}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <h3 class="ds-heading" data-size="2xs" id={`${id}-name`}>
        {t(changing === undefined ? "desk-own-replies-new" : "desk-own-replies-changing")}
      </h3>
      <label for="own-reply-title">{t("desk-own-replies-title")}</label>
      <input
        ref={first}
        class="ds-input"
        id="own-reply-title"
        type="text"
        maxLength={title_max_chars}
        autocomplete="off"
        {...no_suggestions}
        value={title}
        onInput={(event) => {
          set_title(event.currentTarget.value);
          set_outcome(undefined);
        }}
      />
      <label for={`${id}-language`}>{t("desk-own-replies-language")}</label>
      <select
        class="ds-input"
        id={`${id}-language`}
        value={spoken}
        onChange={(event) => {
          const chosen = languages.find((one) => one === event.currentTarget.value);
          if (chosen !== undefined) set_spoken(chosen);
        }}
      >
        {languages.map((one) => (
          <option key={one} value={one}>
            {t(language_key[one])}
          </option>
        ))}
      </select>
      <label for={`${id}-text`}>{t("desk-own-replies-text")}</label>
      <textarea
        class="ds-input"
        id={`${id}-text`}
        rows={4}
        lang={spoken}
        autocomplete="off"
        spellcheck={false}
        {...no_suggestions}
        value={text}
        onInput={(event) => {
          set_text(event.currentTarget.value);
          set_outcome(undefined);
        }}
      />
      <p class="own-reply-outcome" role="status" data-bad={over > 0 || (outcome !== undefined && outcome !== "kept")}>
        {over > 0
          ? t("desk-hand-over-note-over", { n: over })
          : outcome === "kept"
            ? t("desk-own-replies-kept")
            : outcome === undefined
              ? ""
              : refusal(t, outcome)}
      </p>
      <div class="own-reply-acts">
        <button type="submit" class="ds-button" data-variant="secondary" aria-disabled={!is_whole || busy}>
          {t("desk-own-replies-save")}
        </button>
        {changing !== undefined && (
          <button type="button" class="ds-button" data-variant="tertiary" onClick={on_done}>
            {t("desk-own-replies-cancel")}
          </button>
        )}
      </div>
    </form>
  );
}
