// The content of the help panel: what a page is, the same by the AWS CLI, and where to read on.
import CopyToClipboard from "@cloudscape-design/components/copy-to-clipboard";
import type { ReactNode } from "react";
import { appWords } from "../app/words.ts";
import { useCommonWords, useWords } from "../words/use-words.ts";
import { GoOut } from "./go.tsx";

export interface HelpProps {
  /** What this page is for, in a paragraph or two (`<p>`). */
  readonly children: ReactNode;
  /** Commands that do the same: "aws ecs list-clusters". */
  readonly commands?: readonly string[];
  /** Pages of AWS's documentation in the visitor's language. */
  readonly more?: readonly { readonly text: string; readonly href: string }[];
}

/** `<Page help={<Help commands={["aws ecs list-clusters"]}><p>…</p></Help>}>`. */
export function Help({ children, commands = [], more = [] }: HelpProps) {
  const t = useWords(appWords);
  return (
    <>
      {children}
      {commands.length > 0 && (
        <>
          <h3>{t("sameWithCli")}</h3>
          <p>{t("cliFirst")}</p>
          <Command text={'eval "$(./muelle env)"'} />
          {commands.map((command) => (
            <Command key={command} text={command} />
          ))}
        </>
      )}
      {more.length > 0 && (
        <>
          <h3>{t("learnMore")}</h3>
          <ul>
            {more.map(({ text, href }) => (
              <li key={href}>
                <GoOut to={href}>{text}</GoOut>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

/** A command for a terminal, with a button that copies it. */
export function Command({ text }: { readonly text: string }) {
  const common = useCommonWords();
  return (
    <div className="command">
      <kbd>{text}</kbd>
      <CopyToClipboard
        variant="icon"
        textToCopy={text}
        copyButtonAriaLabel={`${common("copy")}: ${text}`}
        copySuccessText={common("copied")}
        copyErrorText={common("copyFailed")}
      />
    </div>
  );
}
