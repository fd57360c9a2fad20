// The list of messages on top of the page: what is new comes first, and takes the place of an earlier one with its id.
import type { ReactNode } from "react";

export interface Flash {
  readonly type: "success" | "info" | "warning" | "error" | "in-progress";
  readonly header?: string;
  readonly content: ReactNode;
  /** The next thing to do, as a button. */
  readonly action?: { readonly label: string; readonly to: string };
  /** In place of the button where there are several next things: a menu. */
  readonly control?: ReactNode;
  /** Takes the place of an earlier message with the same id (progress that ends in success). */
  readonly id?: string;
}

export interface ShownFlash extends Flash {
  readonly id: string;
}

/** More than that nobody reads; the oldest go. */
const most = 20;

export function withFlash(shown: readonly ShownFlash[], { id, ...message }: ShownFlash): readonly ShownFlash[] {
  return [{ ...message, id }, ...withoutFlash(shown, id)].slice(0, most);
}

export const withoutFlash = (shown: readonly ShownFlash[], id: string): readonly ShownFlash[] =>
  shown.filter((other) => other.id !== id);
