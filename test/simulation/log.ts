// The log of the control plane under simulation. What machines refuse is their business; anything else that is logged as
// failed is a bug of ours, and so a finding.
import type { Fields, Log } from "../../src/kit/log.ts";
import { MachineError } from "../../src/kit/machine-error.ts";
import type { World } from "./world.ts";

export function simulatedLog(world: World): Log {
  const write = (level: string) => (message: string, fields?: Fields) => {
    const error = fields?.error;
    world.trace.write(`${level} ${message} ${error instanceof Error ? error.message : ""}`);
    const expected = error instanceof MachineError || (error instanceof Error && error.name === "AbortError");
    if (error instanceof Error && !expected) world.problem(`${level}: ${message}: ${error.stack}`);
  };
  const log: Log = {
    debug: () => {},
    info: () => {},
    warn: write("warn"),
    error: write("error"),
    with: () => log,
  };
  return log;
}
