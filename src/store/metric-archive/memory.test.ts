import { metricArchiveConformance } from "./conformance.ts";
import { MemoryMetricArchive } from "./memory.ts";

metricArchiveConformance("memory", () => new MemoryMetricArchive());
