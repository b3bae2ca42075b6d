// The page to which a sign-in provider sends people back: goes on by itself, and leaves nothing of
// what stands in its address behind for *Back* to come to.

const onward = document.querySelector<HTMLFormElement>("form[data-onward]");
if (onward !== null) {
  history.replaceState(null, "", onward.dataset["onward"]);
  onward.requestSubmit();
}
