// Walks from page to page in one entry of the tab's back list. After *leave* the Back
// button then finds nothing of ours, whatever was read before. Every page carries its
// own links home, so nobody needs Back to find the way.

/** Follows links to our own pages by replacing the page, and links within the page by going there. */
export function replace_own_links(): void {
  document.addEventListener("click", (event) => {
    const wants_other_tab = event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || event.button !== 0;
    if (event.defaultPrevented || wants_other_tab || !(event.target instanceof Element)) return;
    const link = event.target.closest("a");
    if (link === null || link.target !== "" || link.origin !== location.origin || link.hasAttribute("download")) return;
    event.preventDefault();
    const within = link.pathname === location.pathname && link.search === location.search && link.hash !== "";
    if (within) go_to(document.getElementById(decodeURIComponent(link.hash.slice(1))));
    else location.replace(link.href);
  });
}

/** As the browser would, but for the new address: that would be one more step for Back to find. */
function go_to(target: HTMLElement | null): void {
  if (target === null) return;
  target.scrollIntoView();
  if (target.tabIndex < 0 && !target.hasAttribute("tabindex")) target.setAttribute("tabindex", "-1");
  target.focus({ preventScroll: true });
}
