// The complete address of a task's port: to copy, and to open in a tab of its own.
import CopyToClipboard from "@cloudscape-design/components/copy-to-clipboard";
import { GoOut } from "../../../parts/go.tsx";
import { useCommonWords, useWords } from "../../../words/use-words.ts";
import { reachLabels } from "./reachability-fixes.ts";

/** `shown`: with the address itself as the link's text, where it does not stand beside it already. */
export function Address({ url, shown = false }: { readonly url: string; readonly shown?: boolean }) {
  const t = useWords(reachLabels);
  const common = useCommonWords();
  return (
    <span>
      <CopyToClipboard
        variant="icon"
        textToCopy={url}
        copyButtonAriaLabel={`${common("copy")}: ${url}`}
        copySuccessText={common("copied")}
        copyErrorText={common("copyFailed")}
      />{" "}
      <GoOut to={url}>{shown ? url : t("openAddress")}</GoOut>
    </span>
  );
}
