// The parts of the service's form that its pages compose; each is handed the draft and gives back the next one.
import type { ServiceDraft, ServiceProblems } from "./draft.ts";

export interface SectionProps {
  readonly draft: ServiceDraft;
  /** Nothing in it until the visitor has tried to send. */
  readonly problems: ServiceProblems;
  readonly onChange: (draft: ServiceDraft) => void;
}
