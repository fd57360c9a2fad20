// What happens when another page is shown: it begins at its top, and the focus goes to its heading, so that who cannot see the
// page hears what it is. A change of the tab within a page is none.
import { useEffect, useRef } from "react";
import { useMatches } from "react-router";

/** `title`: of the page that is shown; pages that are still loading have none of their own yet. */
export function useNewPage(title: string): void {
  const last = useMatches().at(-1);
  const { tab: _sameWhatever, ...names } = last?.params ?? {};
  const page = JSON.stringify([last?.id, names]);
  const before = useRef(page);
  const waits = useRef(false);
  useEffect(() => {
    if (before.current !== page) {
      before.current = page;
      waits.current = true;
      window.scrollTo(0, 0);
    }
    if (waits.current && focusHeading()) waits.current = false;
  }, [page, title]);
}

/** False: there is no heading yet. Whoever writes already (a form's first field) is left alone. */
export function focusHeading(): boolean {
  const heading = document.querySelector<HTMLElement>("main h1");
  if (!heading) return false;
  const active = document.activeElement;
  if (active?.closest("main") && active.matches("input, textarea, select")) return true;
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
  return true;
}
