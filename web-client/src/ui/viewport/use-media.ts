// What the window is like, for a screen that is built differently in another one.

import { useEffect, useState } from "preact/hooks";

/** Whether this media query holds; follows it as it changes. */
export function use_media(query: string): boolean {
  const [fits, set_fits] = useState(() => matchMedia(query).matches);
  useEffect(() => {
    const media = matchMedia(query);
    const follow = (): void => set_fits(media.matches);
    follow();
    media.addEventListener("change", follow);
    return () => media.removeEventListener("change", follow);
  }, [query]);
  return fits;
}
