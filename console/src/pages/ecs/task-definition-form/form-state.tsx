// What the parts of the form share: the draft, how it changes, and which mistakes are shown at which field.
import ExpandableSection from "@cloudscape-design/components/expandable-section";
import { createContext, type ReactNode, useContext, useMemo, useState } from "react";
import { useWords } from "../../../words/use-words.ts";
import type { ContainerDraft, DefinitionDraft } from "./draft.ts";
import { withContainer } from "./draft.ts";
import { problemWords } from "./problem-words.ts";
import { hasProblems, type Problems } from "./problems.ts";
import { formWords } from "./words.ts";

export interface FormState {
  readonly draft: DefinitionDraft;
  readonly change: (part: Partial<DefinitionDraft>) => void;
  /** What is wrong at a path, in the visitor's language; nothing before the first attempt to send. */
  readonly errorAt: (path: string) => string | undefined;
  readonly hasErrors: (prefix: string) => boolean;
}

const Context = createContext<FormState | undefined>(undefined);

export function FormStateProvider({
  draft,
  change,
  problems,
  children,
}: {
  readonly draft: DefinitionDraft;
  readonly change: FormState["change"];
  /** Undefined: not shown yet. */
  readonly problems: Problems | undefined;
  readonly children: ReactNode;
}) {
  const t = useWords(problemWords);
  const state = useMemo<FormState>(
    () => ({
      draft,
      change,
      errorAt: (path) => {
        const problem = problems?.get(path);
        return problem && t(problem.key, problem.values);
      },
      hasErrors: (prefix) => problems !== undefined && hasProblems(problems, prefix),
    }),
    [draft, change, problems, t],
  );
  return <Context value={state}>{children}</Context>;
}

export function useFormState(): FormState {
  const state = useContext(Context);
  if (!state) throw new Error("useFormState is used outside of FormStateProvider");
  return state;
}

export interface ContainerState {
  readonly container: ContainerDraft;
  readonly put: (part: Partial<ContainerDraft>) => void;
  /** Paths from the container on: "ports.0.port". */
  readonly errorAt: (path: string) => string | undefined;
  readonly hasErrors: (prefix: string) => boolean;
}

export function useContainer(container: ContainerDraft): ContainerState {
  const { draft, change, errorAt, hasErrors } = useFormState();
  const own = (path: string) => `containers.${container.id}.${path}`;
  return {
    container,
    put: (part) => change(withContainer(draft, container.id, part)),
    errorAt: (path) => errorAt(own(path)),
    hasErrors: (prefix) => hasErrors(own(prefix)),
  };
}

/** Headings of parts that may stay empty: "Storage – optional", "Almacenamiento: opcional". */
export function useTitles() {
  const t = useWords(formWords);
  return {
    optional: (title: string) => t("optionalTitle", { title }),
    conditional: (title: string) => t("conditionalTitle", { title }),
  };
}

/** A folded part; a mistake inside unfolds it, so that it can be seen and focused. */
export function Fold({
  title,
  hint,
  hasError = false,
  isOpen = false,
  children,
}: {
  readonly title: string;
  readonly hint?: string;
  readonly hasError?: boolean;
  readonly isOpen?: boolean;
  readonly children: ReactNode;
}) {
  const [open, setOpen] = useState(isOpen);
  return (
    <ExpandableSection
      headerText={title}
      headerDescription={hint}
      headingTagOverride="h3"
      expanded={open || hasError}
      onChange={({ detail }) => setOpen(detail.expanded)}
    >
      {children}
    </ExpandableSection>
  );
}
