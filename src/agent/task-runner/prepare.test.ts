import assert from "node:assert/strict";
import { test } from "node:test";
import type { CPUArchitecture } from "@aws-sdk/client-ecs";
import type { Architecture } from "../../engine/engine.ts";
import { SimulatedEngine } from "../../engine/simulated/simulated-engine.ts";
import { FakeClock } from "../../kit/fake-clock.ts";
import { seededDice } from "../../kit/ids.ts";
import { checkPlatform } from "./prepare.ts";

const clock = new FakeClock();
const on = (...architectures: Architecture[]) =>
  new SimulatedEngine({ clock, dice: seededDice("platform"), machine: { architectures } });
const stating = (cpuArchitecture?: CPUArchitecture) => ({
  spec: { containerDefinitions: [], runtimePlatform: { cpuArchitecture } },
});

test("a task whose definition states another architecture than the machine's fails, and says why", async () => {
  await assert.rejects(checkPlatform(on("X86_64"), stating("ARM64")), {
    name: "TaskFailure",
    message: /^ResourceInitializationError: .*cpuArchitecture is ARM64, and this machine runs X86_64 only/,
  });
  await assert.rejects(checkPlatform(on("ARM64"), stating("X86_64")), /is X86_64, and this machine runs ARM64 only/);
});

test("the machine's own architecture is taken, and so is a definition that states none", async () => {
  await checkPlatform(on("X86_64"), stating("X86_64"));
  await checkPlatform(on("ARM64"), stating());
  await checkPlatform(on("ARM64"), { spec: { containerDefinitions: [] } });
});

test("the simulated machine, which runs no programmes, takes either", async () => {
  const engine = new SimulatedEngine({ clock, dice: seededDice("either") });
  for (const cpuArchitecture of ["X86_64", "ARM64"] as const) await checkPlatform(engine, stating(cpuArchitecture));
});
