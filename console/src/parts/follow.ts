// Cloudscape's links are ordinary anchors; this makes a plain click stay in the page, and leaves modified clicks to the browser.
import { useCallback } from "react";
import { useNavigate } from "react-router";

interface Followed {
  preventDefault(): void;
  readonly detail: { readonly href?: string; readonly external?: boolean };
}

/** `<Link href={places.cluster(name)} onFollow={follow}>`. */
export function useFollow(): (event: Followed) => void {
  const navigate = useNavigate();
  return useCallback(
    (event: Followed) => {
      const { href, external } = event.detail;
      if (href === undefined || external || !href.startsWith("/")) return;
      event.preventDefault();
      void navigate(href);
    },
    [navigate],
  );
}
