// The search box finds by words of either language, without case and accents, all of them.
import assert from "node:assert/strict";
import { test } from "node:test";
import { type Entry, find, searchText } from "./search-index.ts";

const entry = (group: string, label: string, ...words: readonly string[]): Entry => ({
  group,
  label,
  href: `/${label}`,
  words: searchText(label, ...words),
});

const entries = [
  entry("ECS", "Clústeres", "Clusters"),
  entry("Clusters", "demo", "cluster", "clúster"),
  entry("Services", "web", "service", "servicio", "demo"),
  entry("Services", "demo-api", "service", "servicio", "demo"),
];
const labels = (typed: string) => find(entries, typed).flatMap((group) => group.entries.map(({ label }) => label));

test("words of either language find the same", () => {
  for (const typed of ["servicio web", "web service", "SERVICIO  Web ", "ser we"])
    assert.deepEqual(labels(typed), ["web"]);
  for (const typed of ["cluster demo", "clúster demo", "Demo clústeR"]) assert.deepEqual(labels(typed), ["demo"]);
  assert.deepEqual(labels("clusteres"), ["Clústeres"]);
});

test("every word must be there", () => {
  assert.deepEqual(labels("servicio otro"), []);
  assert.deepEqual(labels("demo"), ["demo", "web", "demo-api"]);
});

test("what is found stands under its heading, in its order, and no heading is endless", () => {
  assert.deepEqual(
    find(entries, "demo").map(({ label }) => label),
    ["Clusters", "Services"],
  );
  const many = Array.from({ length: 1000 }, (_, at) => entry("Services", `web-${at}`));
  assert.equal(find(many, "web")[0]?.entries.length, 8);
  assert.equal(find(many, "web-999")[0]?.entries[0]?.label, "web-999");
});

test("nothing typed finds all", () => {
  assert.equal(labels("  ").length, entries.length);
});
