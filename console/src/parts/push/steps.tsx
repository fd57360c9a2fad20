// One command with its copy button, and what the registry has seen of a step.
import CopyToClipboard from "@cloudscape-design/components/copy-to-clipboard";
import LiveRegion from "@cloudscape-design/components/live-region";
import StatusIndicator, { type StatusIndicatorProps } from "@cloudscape-design/components/status-indicator";
import { useCommonWords, useWords } from "../../words/use-words.ts";
import type { Step } from "./commands.ts";
import type { Seen } from "./seen.ts";
import { pushWords } from "./words.ts";
import "./push.css";

/** Wraps instead of scrolling, so that the whole command is seen. */
export function CommandBlock({ text }: { readonly text: string }) {
  const common = useCommonWords();
  return (
    <div className="command-block">
      <CopyToClipboard
        variant="icon"
        textToCopy={text}
        copyButtonAriaLabel={`${common("copy")}: ${text}`}
        copySuccessText={common("copied")}
        copyErrorText={common("copyFailed")}
      />
      <code lang="en">{text}</code>
    </div>
  );
}

export function StepState({ step, seen }: { readonly step: Step; readonly seen: Seen }) {
  const t = useWords(pushWords);
  const [type, text] = stateOf(step, seen, t);
  return (
    <LiveRegion>
      <StatusIndicator type={type}>{text}</StatusIndicator>
    </LiveRegion>
  );
}

type Translate = ReturnType<typeof useWords<keyof (typeof pushWords)["en"]>>;

function stateOf(step: Step, { login, pushed }: Seen, t: Translate): [StatusIndicatorProps.Type, string] {
  const tags = pushed.flatMap(({ imageTags = [] }) => imageTags).join(", ") || t("untagged");
  switch (step) {
    case "login":
      if (login === "done") return ["success", t("loginDone")];
      return login === "token" ? ["in-progress", t("loginToken")] : ["pending", t("loginWaiting")];
    case "build":
    case "tag":
      return pushed.length > 0 ? ["success", t("confirmed")] : ["pending", t("unseen")];
    case "push":
      return pushed.length > 0 ? ["success", t("pushDone", { tags })] : ["pending", t("pushWaiting")];
  }
}
