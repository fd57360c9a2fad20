// Names and values side by side, with those that people copy ready to be copied.
import CopyToClipboard from "@cloudscape-design/components/copy-to-clipboard";
import KeyValuePairs from "@cloudscape-design/components/key-value-pairs";
import type { ReactNode } from "react";
import { useCommonWords } from "../words/use-words.ts";

export interface Fact {
  readonly label: string;
  readonly value: ReactNode;
}

/** A missing value is shown as a dash. */
export function Facts({ items, columns = 4 }: { readonly items: readonly Fact[]; readonly columns?: number }) {
  const common = useCommonWords();
  return (
    <KeyValuePairs
      columns={columns}
      items={items.map(({ label, value }) => ({
        label,
        value: value === undefined || value === null || value === "" ? common("none") : value,
      }))}
    />
  );
}

/** The text with a button that copies it. `shown`: what stands there instead of a long text. */
export function Copyable({ text, shown }: { readonly text: string; readonly shown?: ReactNode }) {
  const common = useCommonWords();
  return (
    <>
      <CopyToClipboard
        variant="icon"
        textToCopy={text}
        copyButtonAriaLabel={`${common("copy")}: ${text}`}
        copySuccessText={common("copied")}
        copyErrorText={common("copyFailed")}
      />{" "}
      {shown ?? text}
    </>
  );
}
