// JSON to read or to write: a code editor that is loaded when it is first needed, with buttons that copy and download the text.
import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import CopyToClipboard from "@cloudscape-design/components/copy-to-clipboard";
import SpaceBetween from "@cloudscape-design/components/space-between";
import Spinner from "@cloudscape-design/components/spinner";
import { lazy, Suspense } from "react";
import { useCommonWords, useWords } from "../words/use-words.ts";
import { jsonEditorWords } from "./json-editor-words.ts";

export interface JsonMark {
  /** From zero. */
  readonly row: number;
  readonly column: number;
  readonly text: string;
  readonly type: "error" | "warning";
}

export interface JsonEditorProps {
  /** With `onChange`, the text that is edited begins as this; another text needs another `key`. */
  readonly value: string;
  /** What the text is, for screen readers. */
  readonly label: string;
  /** Undefined: it can only be read. */
  readonly onChange?: (value: string) => void;
  /** Shown at their lines. Memoise it. */
  readonly marks?: readonly JsonMark[];
  readonly fileName: string;
  /** Pixels. */
  readonly height?: number;
}

const Ace = lazy(() => import("./json-editor-ace.tsx"));

export function JsonEditor(props: JsonEditorProps) {
  const t = useWords(jsonEditorWords);
  const common = useCommonWords();
  return (
    <SpaceBetween size="xs">
      <Box float="right">
        <SpaceBetween direction="horizontal" size="xs">
          <CopyToClipboard
            copyButtonText={common("copy")}
            textToCopy={props.value}
            copySuccessText={common("copied")}
            copyErrorText={common("copyFailed")}
          />
          <Button formAction="none" iconName="download" onClick={() => download(props.value, props.fileName)}>
            {t("download")}
          </Button>
        </SpaceBetween>
      </Box>
      <Suspense
        fallback={
          <Box textAlign="center" padding="xl">
            <Spinner /> {t("loading")}
          </Box>
        }
      >
        <Ace {...props} />
      </Suspense>
    </SpaceBetween>
  );
}

function download(text: string, name: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
