// A document's problem in the visitor's language, and as the mark that the editor shows at its line.
import { useMemo } from "react";
import { useWords } from "../../words/use-words.ts";
import type { JsonMark } from "../json-editor.tsx";
import type { DocumentProblem } from "./document-problem.ts";
import { jsonFaultWords } from "./fault-words.ts";

export interface ToldProblem {
  /** With the place, where it has one. */
  readonly text: string;
  readonly marks: readonly JsonMark[];
}

const nothing: readonly JsonMark[] = [];

/** `text` is empty when nothing is wrong. `problem` must be memoised. */
export function useToldProblem(problem: DocumentProblem | undefined): ToldProblem {
  const t = useWords(jsonFaultWords);
  return useMemo(() => {
    if (!problem) return { text: "", marks: nothing };
    const { row, column, fault, refusal = "" } = problem;
    const reason = fault ? t(`json_${fault.key}`, { found: fault.found }) : refusal;
    const place = t("place", { line: row + 1, column: column + 1 });
    return { text: fault ? `${place}: ${reason}` : reason, marks: [{ row, column, text: reason, type: "error" }] };
  }, [problem, t]);
}
