// Walks from page to page in one entry of the tab's back list. After *leave* the Back
// button then finds nothing of ours, whatever was read before. Every page carries its
// own links home, so nobody needs Back to find the way.

/** Follows links to our own pages by replacing the page. */
export function replace_own_links(): void {
  document.addEventListener("click", (event) => {
    const wants_other_tab = event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || event.button !== 0;
    if (event.defaultPrevented || wants_other_tab || !(event.target instanceof Element)) return;
    const link = event.target.closest("a");
    if (link === null || link.target !== "" || link.origin !== location.origin || link.hasAttribute("download")) return;
    const only_the_anchor = link.pathname === location.pathname && link.search === location.search && link.hash !== "";
    if (only_the_anchor) return;
    event.preventDefault();
    location.replace(link.href);
  });
}
