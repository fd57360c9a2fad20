// What is wrong with a policy document, in the visitor's language; what IAM itself says stays in its own words.
import { useMemo } from "react";
import type { PolicyKind } from "../../../../src/model/iam/policy/statement.ts";
import { useWords } from "../../words/use-words.ts";
import { documentProblem } from "./documents.ts";
import { iamWords } from "./words.ts";

export interface ToldProblem {
  /** From zero. */
  readonly row: number;
  readonly column: number;
  readonly text: string;
}

/** Undefined when the text is a policy. */
export function useDocumentProblem(document: string, kind: PolicyKind): ToldProblem | undefined {
  const t = useWords(iamWords);
  return useMemo(() => {
    const problem = documentProblem(document, kind);
    if (!problem) return undefined;
    const { row, column, fault, refusal = "" } = problem;
    const place = { line: row + 1, column: column + 1 };
    const reason = fault ? `${t(`fault_${fault}`)} ${t("faultAt", place)}` : refusal;
    return { row, column, text: t("documentInvalid", { reason }) };
  }, [document, kind, t]);
}
