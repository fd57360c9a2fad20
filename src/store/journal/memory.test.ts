import { journalConformance } from "./conformance.ts";
import { MemoryJournal } from "./memory.ts";

journalConformance("memory", () => {
  const journal = new MemoryJournal();
  return { open: () => journal };
});
