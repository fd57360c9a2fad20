// Messages on top of the page that stay while the visitor goes on, and carry the next action.
import Button from "@cloudscape-design/components/button";
import Flashbar, { type FlashbarProps } from "@cloudscape-design/components/flashbar";
import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from "react";
import { useNavigate } from "react-router";
import { useCommonWords, useWords } from "../words/use-words.ts";
import { asProblem } from "../aws/problems.ts";
import { type Flash, type ShownFlash, withFlash, withoutFlash } from "./flash-list.ts";
import { appWords } from "./words.ts";

export type { Flash } from "./flash-list.ts";

interface Flashes {
  readonly flash: (message: Flash) => void;
  /** An error, in the words of whoever refused, with what to do where that is known. */
  readonly flashProblem: (thrown: unknown, header?: string) => void;
}

const Context = createContext<Flashes | undefined>(undefined);
const ShownContext = createContext<{ readonly shown: readonly ShownFlash[]; readonly dismiss: (id: string) => void }>({
  shown: [],
  dismiss: () => {},
});

let count = 0;

export function FlashProvider({ children }: { readonly children: ReactNode }) {
  const [shown, setShown] = useState<readonly ShownFlash[]>([]);
  const flash = useCallback((message: Flash) => {
    const id = message.id ?? `flash-${++count}`;
    setShown((now) => withFlash(now, { ...message, id }));
  }, []);
  const flashProblem = useCallback(
    (thrown: unknown, header?: string) => {
      const { code, message } = asProblem(thrown);
      flash({ type: "error", header: header ?? code, content: header ? `${code}: ${message}` : message });
    },
    [flash],
  );
  const dismiss = useCallback((id: string) => setShown((now) => withoutFlash(now, id)), []);
  const flashes = useMemo(() => ({ flash, flashProblem }), [flash, flashProblem]);
  const list = useMemo(() => ({ shown, dismiss }), [shown, dismiss]);
  return (
    <Context value={flashes}>
      <ShownContext value={list}>{children}</ShownContext>
    </Context>
  );
}

export function useFlash(): Flashes {
  const flashes = useContext(Context);
  if (!flashes) throw new Error("useFlash is used outside of FlashProvider");
  return flashes;
}

export function Flashes() {
  const { shown, dismiss } = useContext(ShownContext);
  const common = useCommonWords();
  const t = useWords(appWords);
  const navigate = useNavigate();
  const items = shown.map(
    ({ id, type, header, content, action, control }): FlashbarProps.MessageDefinition => ({
      id,
      type: type === "in-progress" ? "info" : type,
      loading: type === "in-progress",
      header,
      content,
      dismissible: true,
      dismissLabel: common("close"),
      onDismiss: () => dismiss(id),
      ariaRole: type === "error" ? "alert" : "status",
      action: action ? <Button onClick={() => void navigate(action.to)}>{action.label}</Button> : control,
    }),
  );
  return (
    <Flashbar
      items={items}
      stackItems
      i18nStrings={{ ariaLabel: t("notifications"), notificationBarText: t("notifications") }}
    />
  );
}
