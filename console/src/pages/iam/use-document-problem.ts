// What is wrong with a policy document, in the visitor's language; what IAM itself says stays in its own words.
import { useMemo } from "react";
import type { PolicyKind } from "../../../../src/model/iam/policy/statement.ts";
import { type ToldProblem, useToldProblem } from "../../parts/json-editor/use-told-problem.ts";
import { useWords } from "../../words/use-words.ts";
import { documentProblem } from "./documents.ts";
import { iamWords } from "./words.ts";

/** Undefined when the text is a policy. */
export function useDocumentProblem(document: string, kind: PolicyKind): ToldProblem | undefined {
  const t = useWords(iamWords);
  const told = useToldProblem(useMemo(() => documentProblem(document, kind), [document, kind]));
  return useMemo(
    () => (told.text ? { ...told, text: t("documentInvalid", { reason: told.text }) } : undefined),
    [told, t],
  );
}
