import { logArchiveConformance } from "./conformance.ts";
import { MemoryLogArchive } from "./memory.ts";

logArchiveConformance("memory", () => Promise.resolve(new MemoryLogArchive()));
