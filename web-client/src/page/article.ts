// What an article's page can do with a script: be printed, and be read aloud where the device
// has a voice for it. Without one, or in another page that shows the article, nothing is offered.

import { arm_reading_aloud } from "./read-aloud.ts";

const tools = document.getElementById("article-tools");
const article = document.querySelector<HTMLElement>("article");
const aloud = document.getElementById("read-aloud");

document.getElementById("print")?.addEventListener("click", () => print());
if (tools) tools.hidden = false;

if (article && aloud && "speechSynthesis" in window) {
  arm_reading_aloud({
    button: aloud,
    stop_words: aloud.dataset["stop"] ?? "",
    article,
    speech: speechSynthesis,
    on_voice: () => {
      aloud.hidden = false;
      const hint = document.getElementById("read-aloud-hint");
      if (hint) hint.hidden = false;
    },
  });
}
