// The code editor itself: ace inside Cloudscape's frame. A chunk of its own, since few visits need it. Under a policy without inline
// styles ace must not write style elements, so that its style sheets are loaded as files; it starts no worker: what is wrong with
// the text is found by who shows it.
import CodeEditor, { type CodeEditorProps } from "@cloudscape-design/components/code-editor";
import type { Ace } from "ace-builds";
import ace from "ace-builds/src-noconflict/ace";
import "ace-builds/src-noconflict/ext-searchbox";
import "ace-builds/src-noconflict/mode-json";
import "ace-builds/src-noconflict/theme-cloud_editor";
import "ace-builds/src-noconflict/theme-cloud_editor_dark";
import "ace-builds/css/ace.css";
import "ace-builds/css/theme/cloud_editor.css";
import "ace-builds/css/theme/cloud_editor_dark.css";
import { useEffect, useMemo, useState } from "react";
import { useWords } from "../words/use-words.ts";
import type { JsonEditorProps } from "./json-editor.tsx";
import { jsonEditorWords } from "./json-editor-words.ts";

ace.config.set("useStrictCSP", true);

const themes: CodeEditorProps.AvailableThemes = { light: ["cloud_editor"], dark: ["cloud_editor_dark"] };

export default function JsonEditorAce({ value, label, onChange, marks, height = 480 }: JsonEditorProps) {
  const t = useWords(jsonEditorWords);
  const [preferences, setPreferences] = useState<Partial<CodeEditorProps.Preferences>>();
  const [editor, setEditor] = useState<Ace.Editor>();
  const readOnly = onChange === undefined;
  // A text that is being typed is ace's: handed back while the next key is pressed, it would take that key away again.
  const [begun] = useState(value);
  // Cloudscape makes the editor by itself: the settings that it has no property for are put in here. It also asks ace to fetch its
  // completion of words from an address that is not there; this editor has none.
  const ours = useMemo(
    () => ({
      ...ace,
      config: { ...ace.config, loadModule: () => undefined },
      edit: (element: HTMLElement, options: Partial<Ace.EditorOptions>) => {
        const made = ace.edit(element, {
          ...options,
          useWorker: false,
          readOnly,
          tabSize: 2,
          showPrintMargin: false,
          displayIndentGuides: false,
        });
        setEditor(made);
        return made;
      },
    }),
    [readOnly],
  );
  useEffect(() => {
    editor?.session.setAnnotations((marks ?? []).map((mark) => ({ ...mark })));
  }, [editor, marks]);
  return (
    <CodeEditor
      ace={ours}
      language="json"
      value={readOnly ? value : begun}
      onDelayedChange={({ detail }) => onChange?.(detail.value)}
      preferences={preferences}
      onPreferencesChange={({ detail }) => setPreferences(detail)}
      themes={themes}
      editorContentHeight={height}
      ariaLabel={`${label}. ${t("leave")}`}
    />
  );
}
