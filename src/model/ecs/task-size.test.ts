import assert from "node:assert/strict";
import { test } from "node:test";
import { cpuUnits, fargateSizes, isFargateSize, memoryMib, refuseFargateSize } from "./task-size.ts";

test("CPU is written in units or in vCPU", () => {
  const written = ["256", "1 vCPU", "1vcpu", ".25 vCPU", "0.5 VCPU", " 1024 ", "", "x", "1.5", "-1", "0", "1 GB"];
  assert.deepEqual(written.map(cpuUnits), [
    256,
    1024,
    1024,
    256,
    512,
    1024,
    undefined,
    undefined,
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
});

test("memory is written in MiB or in GB", () => {
  assert.deepEqual(["512", "1GB", "0.5 gb", "30 GB", "1 TB", "0"].map(memoryMib), [
    512,
    1024,
    512,
    30720,
    undefined,
    undefined,
  ]);
});

/** AWS's table, as counts of memory sizes for each CPU size. */
const counts: Record<number, number> = { 256: 3, 512: 4, 1024: 7, 2048: 13, 4096: 23, 8192: 12, 16384: 12 };

test("Fargate has as many pairs as AWS's table", () => {
  for (const { cpu } of fargateSizes) {
    const sizes = Array.from({ length: 122880 / 512 }, (_, i) => (i + 1) * 512).filter((mib) =>
      isFargateSize(cpu, mib),
    );
    assert.equal(sizes.length, counts[cpu], `${cpu}`);
  }
  assert.equal(isFargateSize(300, 1024), false);
});

test("what is missing is said first", () => {
  assert.match(refuseFargateSize(undefined, "512") ?? "", /'cpu'/);
  assert.match(refuseFargateSize("256", undefined) ?? "", /'memory'/);
  assert.equal(refuseFargateSize("256", "512"), undefined);
});
