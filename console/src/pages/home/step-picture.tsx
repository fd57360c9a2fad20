// A small drawing for each step of the way. They repeat what the words beside them say, so they are hidden from screen readers.
import type { ReactNode } from "react";
import type { StepId } from "./way.ts";

const drawings: Readonly<Record<StepId, ReactNode>> = {
  // A shelf for images.
  repository: (
    <>
      <rect x="6" y="8" width="28" height="24" rx="2" />
      <path d="M6 20h28M13 14h8M13 26h8" />
    </>
  ),
  // A crate that is lifted.
  image: (
    <>
      <rect x="8" y="17" width="24" height="15" rx="1" />
      <path d="M14 17v15M20 17v15M26 17v15M20 13V5M16 9l4-4 4 4" />
    </>
  ),
  // Berths beside each other.
  cluster: (
    <>
      <rect x="5" y="10" width="8" height="9" rx="1" />
      <rect x="16" y="10" width="8" height="9" rx="1" />
      <rect x="27" y="10" width="8" height="9" rx="1" />
      <path d="M3 23h34M8 23v9M20 23v9M32 23v9" />
    </>
  ),
  // A sheet with what is to be run.
  definition: (
    <>
      <path d="M10 5h14l6 6v24H10z" />
      <path d="M24 5v6h6M15 18h10M15 23h10M15 28h6" />
    </>
  ),
  // What is kept going.
  service: (
    <>
      <path d="M31 15a12 12 0 0 0-21-2M9 25a12 12 0 0 0 21 2" />
      <path d="M10 6v7h7M30 34v-7h-7" />
      <rect x="16" y="16" width="8" height="8" rx="1" />
    </>
  ),
  // A gate that lets one in.
  rule: (
    <>
      <path d="M20 4l13 5v9c0 8-5 14-13 18C12 32 7 26 7 18V9z" />
      <path d="M13 20h13M21 15l5 5-5 5" />
    </>
  ),
  // The page in a browser.
  page: (
    <>
      <rect x="4" y="7" width="32" height="26" rx="2" />
      <path d="M4 14h32M9 10.5h.5M13 10.5h.5M12 25c3-5 5 3 8-1s5-3 8-2" />
    </>
  ),
};

export function StepPicture({ id }: { readonly id: StepId }) {
  return (
    <svg viewBox="0 0 40 40" width="40" height="40" aria-hidden="true" focusable="false" className="way-picture">
      {drawings[id]}
    </svg>
  );
}
