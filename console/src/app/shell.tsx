// What a page tells the frame about itself: its title, the way back, the help beside it, the panel below it.
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from "react";

export interface ShellFacts {
  readonly title: string;
  readonly crumbs: readonly { readonly text: string; readonly href: string }[];
  readonly help?: ReactNode;
}

/** The panel at the bottom: logs, later a terminal. */
export interface Panel {
  readonly title: string;
  readonly content: ReactNode;
}

interface Shell {
  readonly facts: ShellFacts;
  readonly setFacts: (facts: ShellFacts) => void;
  readonly panel: Panel | undefined;
  readonly setPanel: (panel: Panel | undefined) => void;
  readonly helpOpen: boolean;
  readonly setHelpOpen: (open: boolean) => void;
}

const Context = createContext<Shell | undefined>(undefined);

export function ShellProvider({ children }: { readonly children: ReactNode }) {
  const [facts, setFacts] = useState<ShellFacts>({ title: "Muelle", crumbs: [] });
  const [panel, setPanel] = useState<Panel>();
  const [helpOpen, setHelpOpen] = useState(false);
  const shell = useMemo(() => ({ facts, setFacts, panel, setPanel, helpOpen, setHelpOpen }), [facts, panel, helpOpen]);
  return <Context value={shell}>{children}</Context>;
}

export function useShellContext(): Shell {
  const shell = useContext(Context);
  if (!shell) throw new Error("useShellContext is used outside of ShellProvider");
  return shell;
}

/** Says what the page is, for as long as it is shown. */
export function useShell({ title, crumbs, help }: ShellFacts): void {
  const { setFacts } = useShellContext();
  const way = JSON.stringify(crumbs);
  useEffect(() => {
    document.title = `${title} | Muelle`;
    setFacts({ title, crumbs: JSON.parse(way) as ShellFacts["crumbs"], help });
    // `help` is a new element at every render; the page's title and way say when it is another page.
  }, [title, way, setFacts]);
}

/** Shows `panel` at the bottom while the page is there; undefined: nothing. Memoise it. */
export function usePanel(panel: Panel | undefined): void {
  const { setPanel } = useShellContext();
  useEffect(() => {
    setPanel(panel);
    return () => setPanel(undefined);
  }, [panel, setPanel]);
}
