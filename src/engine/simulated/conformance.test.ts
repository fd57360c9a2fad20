import { systemClock } from "../../kit/clock.ts";
import { seededDice } from "../../kit/ids.ts";
import { engineConformance, type EngineFixture, type Programme } from "../conformance.ts";
import { MachineError } from "../../kit/machine-error.ts";
import type { Behaviour } from "./script.ts";
import { SimulatedEngine } from "./simulated-engine.ts";

const image = "simulated/conformance:1";
const digest = `sha256:${"d".repeat(64)}`;
const ready = [{ afterMs: 0, text: "ready" }];
const longestLine = 256 * 1024;

function behaviourOf(programme: Programme): Behaviour {
  switch (programme.kind) {
    case "run":
      return { lines: ready };
    case "exit":
      return { exit: { afterMs: 5, code: programme.code } };
    case "exit-on-term":
    case "exit-on-interrupt":
      return { lines: ready, onStop: { afterMs: 5, code: programme.code } };
    case "ignore-term":
      return { lines: ready, onStop: "ignore" };
    case "count":
      return counting(programme.count, programme.pauseMs);
    case "long-line": {
      const pieces = programme.bytes > longestLine ? [longestLine, programme.bytes - longestLine] : [programme.bytes];
      return {
        lines: pieces.map((length) => ({ afterMs: 0, text: "x".repeat(length) })),
        exit: { afterMs: 0, code: 0 },
      };
    }
    case "sicken":
      return {
        health: [
          { afterMs: 10, health: "healthy" },
          { afterMs: 20, health: "unhealthy" },
        ],
      };
    case "exhaust-memory":
      return { exit: { afterMs: 5, code: 137, outOfMemory: true } };
    case "cannot-start":
      return { startError: 'exec: "/nope": stat /nope: no such file or directory' };
  }
}

function counting(count: number, pauseMs: number): Behaviour {
  const lines = Array.from({ length: count }, (_, at) => ({
    afterMs: at * pauseMs,
    text: String(at + 1),
    stream: at % 2 === 0 ? ("stdout" as const) : ("stderr" as const),
  }));
  return { lines, exit: { afterMs: count * pauseMs, code: 0 } };
}

async function makeEngine(): Promise<EngineFixture> {
  let asked = 0;
  const engine = new SimulatedEngine({
    clock: systemClock,
    dice: seededDice("conformance"),
    catalogue: (reference) => {
      asked++;
      if (reference.startsWith("registry/missing")) return undefined;
      if (reference.startsWith("registry/denied")) throw new MachineError("denied", "requested access is denied");
      return reference.startsWith("registry/published") ? { digest } : {};
    },
  });
  await engine.pull(image);
  return {
    engine,
    labels: { muelle: "conformance" },
    namePrefix: "conformance",
    program(name, programme) {
      engine.script.container(name, behaviourOf(programme));
      return { image };
    },
    published: { reference: "registry/published:1", digest, asked: () => asked },
    missingReference: "registry/missing:1",
    deniedReference: "registry/denied:1",
    async *context() {
      yield Buffer.from("context");
    },
    close: () => Promise.resolve(),
  };
}

engineConformance("The simulated engine", makeEngine);
