// The lists of CPU and memory hold Fargate's pairs and no other.
import assert from "node:assert/strict";
import { test } from "node:test";
import { isFargateSize } from "../../../../../src/model/ecs/task-size.ts";
import { cpuSizes, memorySizes, nearestMemory } from "./sizes.ts";

test("Every pair that the lists offer is one of Fargate's", () => {
  const pairs = cpuSizes("").flatMap((cpu) => memorySizes(cpu.value, "").map((memory) => [cpu.value, memory.value]));
  assert.ok(pairs.length > 60);
  assert.deepEqual(
    pairs.filter(([cpu, memory]) => !isFargateSize(Number(cpu), Number(memory))),
    [],
  );
  assert.deepEqual(
    memorySizes("256", "").map(({ label }) => label),
    ["0.5 GB", "1 GB", "2 GB"],
  );
  assert.equal(cpuSizes("")[0]?.label, ".25 vCPU");
});

test("Another CPU keeps the memory where it has it, and takes the nearest where not", () => {
  assert.equal(nearestMemory("2048", "4096"), "4096");
  assert.equal(nearestMemory("256", "3072"), "2048");
  assert.equal(nearestMemory("4096", "3072"), "8192");
});

test("A size that Fargate has not is shown as it is", () => {
  assert.equal(cpuSizes("100")[0]?.value, "100");
  assert.deepEqual(memorySizes("100", "200"), [{ value: "200", label: "0.1953125 GB" }]);
});
