// A link to another page of the console, and one that leaves it.
import Link, { type LinkProps } from "@cloudscape-design/components/link";
import type { ReactNode } from "react";
import { useCommonWords } from "../words/use-words.ts";
import { useFollow } from "./follow.ts";

export function Go({
  to,
  children,
  label,
  variant,
}: {
  readonly to: string;
  readonly children: ReactNode;
  /** Said instead of the text where that alone does not tell where it leads. */
  readonly label?: string;
  readonly variant?: LinkProps.Variant;
}) {
  const follow = useFollow();
  return (
    <Link href={to} onFollow={follow} ariaLabel={label} variant={variant ?? "secondary"}>
      {children}
    </Link>
  );
}

/** Opens in a tab of its own. */
export function GoOut({ to, children }: { readonly to: string; readonly children: ReactNode }) {
  const common = useCommonWords();
  return (
    <Link href={to} external externalIconAriaLabel={common("opensNewTab")} variant="secondary">
      {children}
    </Link>
  );
}
