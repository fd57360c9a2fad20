// Muelle's registry alone in a process of its own, as the other registry is: `node muelle.ts <directory> <port>`.
// Says `ready` when it listens and ends with its standard input.
import { systemClock } from "../../src/kit/clock.ts";
import { systemDice } from "../../src/kit/ids.ts";
import { silentLog } from "../../src/kit/log.ts";
import { openLoopbackRegistry } from "../../src/registry/loopback.ts";

const [directory = "", port = ""] = process.argv.slice(2);
await openLoopbackRegistry({
  directory,
  port: Number(port),
  clock: systemClock,
  dice: systemDice,
  log: silentLog,
  passwords: { bench: "000000000000" },
});
process.stdout.write("ready\n");
process.stdin.resume().once("end", () => process.exit());
