import { FakeClock } from "../../kit/fake-clock.ts";
import { catalogueConformance } from "../../registry/conformance.ts";
import { MemoryJournal } from "../../store/journal/memory.ts";
import { Store } from "../../store/store.ts";
import { ecrTables, repositories } from "../../store/tables/ecr.ts";
import { storeCatalogue } from "./catalogue.ts";

catalogueConformance("ECR's catalogue over the store", async ({ mutable, immutable }) => {
  const store = new Store(new MemoryJournal(), ecrTables);
  const clock = new FakeClock();
  store.transact((tx) => {
    const all = [
      ...mutable.map((ref) => [ref, "MUTABLE"] as const),
      ...immutable.map((ref) => [ref, "IMMUTABLE"] as const),
    ];
    for (const [ref, mutability] of all)
      tx.put(repositories, {
        ...ref,
        createdAtMs: clock.nowMs(),
        mutability,
        mutabilityExclusions: [],
        scanOnPush: false,
        encryption: { encryptionType: "AES256" },
        tags: [],
      });
  });
  return { catalogue: storeCatalogue({ store, clock }) };
});
