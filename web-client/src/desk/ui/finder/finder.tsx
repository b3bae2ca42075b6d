// A search field with a list below it (WAI-ARIA's combobox with a listbox), over the writing
// field. The focus stays in the search; the arrows walk the list; Enter chooses.

import type { ComponentChildren, JSX } from "preact";
import { useId, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Language } from "../../../protocol/wire.ts";
import type { Translate } from "../../../texts/t.ts";
import { by_group, step } from "../../chat/found.ts";
import "./finder.css";

/** Something that can be chosen. */
export type Found = {
  readonly id: string;
  /** The heading it stands under; those of one heading stand together. */
  readonly group: string;
  readonly title: string;
  readonly text: string;
  /** The language of the title, where it is not the desk's. */
  readonly title_in?: Language;
};

/** What the list needs. */
export type FinderProps = {
  readonly t: Translate;
  readonly label: string;
  /** Names the search. */
  readonly search: string;
  readonly hint: string;
  readonly none: string;
  /** What stands beside the search. */
  readonly beside?: ComponentChildren;
  /** The language of the words. */
  readonly language: Language;
  /** What a search finds. */
  readonly find: (wanted: string) => readonly Found[];
  /** Whether a dialog stands over it; when it is gone, the search has the focus again. */
  readonly covered?: boolean;
  readonly on_choose: (id: string) => void;
  readonly on_close: () => void;
};

/** The list with its search. */
export function Finder(props: FinderProps): JSX.Element {
  const { t, label, search, hint, none, beside, language, find, covered = false, on_choose, on_close } = props;
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const [wanted, set_wanted] = useState("");
  const [place, set_place] = useState(0);
  const found = find(wanted);
  const active = found[place];

  useLayoutEffect(() => {
    if (!covered) field.current?.focus();
  }, [covered]);
  useLayoutEffect(() => {
    // The first has its heading above it, which belongs in view as well.
    if (place === 0) list.current?.scrollTo({ top: 0 });
    else list.current?.querySelector("[aria-selected=true]")?.scrollIntoView({ block: "nearest" });
  }, [active?.id]);

  const on_key = (event: KeyboardEvent): void => {
    // While a character is being composed, the keys belong to the input method.
    if (event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      set_place(step(place, event.key === "ArrowDown" ? 1 : -1, found.length));
    } else if (event.key === "Enter") {
      if (active !== undefined && !event.repeat) on_choose(active.id);
    } else return;
    event.preventDefault();
  };
  return (
    <section
      class="finder"
      aria-labelledby={`${id}-title`}
      onKeyDown={(event) => {
        if (event.key !== "Escape" || event.isComposing) return;
        event.preventDefault();
        on_close();
      }}
    >
      <h3 class="visually-hidden" id={`${id}-title`}>
        {label}
      </h3>
      <div class="finder-head">
        <input
          ref={field}
          class="ds-input"
          type="text"
          role="combobox"
          aria-label={search}
          placeholder={search}
          aria-autocomplete="list"
          aria-expanded={found.length > 0}
          aria-controls={`${id}-list`}
          aria-activedescendant={active === undefined ? undefined : `${id}-${active.id}`}
          aria-describedby={`${id}-hint`}
          autocomplete="off"
          autocapitalize="none"
          spellcheck={false}
          value={wanted}
          onInput={(event) => {
            set_wanted(event.currentTarget.value);
            set_place(0);
          }}
          onKeyDown={on_key}
        />
        {beside}
        <button type="button" class="ds-button" data-variant="tertiary" data-size="sm" onClick={on_close}>
          {t("desk-close")}
        </button>
      </div>
      <p class="finder-hint" id={`${id}-hint`}>
        {hint}
      </p>
      <p class="visually-hidden" role="status">
        {wanted === "" || found.length === 0 ? "" : t("desk-found", { n: found.length })}
      </p>
      <p class="finder-none" role="status">
        {found.length === 0 ? none : ""}
      </p>
      {found.length > 0 && (
        <div
          class="finder-list"
          role="listbox"
          id={`${id}-list`}
          ref={list}
          aria-labelledby={`${id}-title`}
          // It scrolls with the arrows of the search, and is no stop of its own.
          tabIndex={-1}
        >
          {by_group(found).map(({ group, all }) => (
            // biome-ignore lint/a11y/useSemanticElements: a group of options, not of form fields
            <div key={group} role="group" aria-label={group}>
              <p class="finder-group" role="presentation">
                {group}
              </p>
              {all.map((one) => (
                <Option
                  key={one.id}
                  id={`${id}-${one.id}`}
                  found={one}
                  language={language}
                  active={one === active}
                  on_choose={() => on_choose(one.id)}
                />
              ))}
            </div>
          ))}
        </div>
      )}
    </section>
  );
}

function Option({
  id,
  found,
  language,
  active,
  on_choose,
}: {
  readonly id: string;
  readonly found: Found;
  readonly language: Language;
  readonly active: boolean;
  readonly on_choose: () => void;
}): JSX.Element {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the search field's, which keeps the focus
    <div
      class="found"
      role="option"
      id={id}
      aria-selected={active}
      tabIndex={-1}
      onPointerDown={(event) => event.preventDefault()}
      onClick={on_choose}
    >
      <span class="found-title" lang={found.title_in}>
        {found.title}
      </span>
      <span class="found-text" lang={language}>
        {found.text}
      </span>
    </div>
  );
}
