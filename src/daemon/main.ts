// The control plane as a process: reads its command line, opens the house, says that it is ready, and closes it on SIGTERM.
//   node src/daemon/main.ts run --data DIR --port N [--engine docker|simulated] [--pool CIDR] [--console DIR] [--debug]
//   node src/daemon/main.ts remove --data DIR [--engine docker|simulated]      (takes away all it ever made on the machine)
import { createWriteStream, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { asError } from "../kit/assert.ts";
import { systemClock } from "../kit/clock.ts";
import { systemDice } from "../kit/ids.ts";
import { jsonLog } from "../kit/log.ts";
import { claimState, openHouse } from "./house.ts";
import {
  type Announcement,
  announcementFile,
  type DaemonOptions,
  engineToClear,
  engineToRun,
  type Identity,
  newInstance,
  readIdentity,
  writeIdentity,
} from "./options.ts";
import { removeEverything } from "./remove.ts";

function options(): { readonly command: string; readonly daemon: DaemonOptions; readonly debug: boolean } {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      data: { type: "string" },
      port: { type: "string", default: "4566" },
      engine: { type: "string" },
      pool: { type: "string" },
      version: { type: "string", default: "0" },
      console: { type: "string", default: join(import.meta.dirname, "console") },
      debug: { type: "boolean", default: false },
    },
  });
  const { engine: stated } = values;
  if (stated !== undefined && stated !== "docker" && stated !== "simulated")
    throw new Error(`--engine ${stated}: docker or simulated`);
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 1 || port > 65535) throw new Error(`--port ${values.port}: 1 to 65535`);
  if (!values.data) throw new Error("--data DIR is needed");
  const { data: dataDirectory, pool: publicPool, version, console: consoleDirectory } = values;
  const [command = "run"] = positionals;
  const engine = (command === "remove" ? engineToClear : engineToRun)(stated, readIdentity(dataDirectory));
  return {
    command,
    debug: values.debug,
    daemon: { dataDirectory, port, engine, version, consoleDirectory, ...(publicPool && { publicPool }) },
  };
}

/** Made once, and told each time which engine it is used with. */
function identityOf({ dataDirectory, engine }: DaemonOptions): Identity {
  const known = readIdentity(dataDirectory);
  const usedDocker = engine === "docker" || (known !== undefined && engineToClear(undefined, known) === "docker");
  const identity: Identity = { instance: newInstance(systemDice), ...known, engine, usedDocker };
  writeIdentity(dataDirectory, identity);
  return identity;
}

/** Once it is listened at: a port that was taken must not be asked for again and again. */
function keepPort({ dataDirectory, port }: DaemonOptions): void {
  const known = readIdentity(dataDirectory);
  if (known && known.port !== port) writeIdentity(dataDirectory, { ...known, port });
}

async function run(daemon: DaemonOptions, debug: boolean): Promise<void> {
  const journal = claimState(daemon);
  const identity = identityOf(daemon);
  const file = createWriteStream(join(daemon.dataDirectory, "muelle.log"), { flags: "a", mode: 0o600 });
  const log = jsonLog(
    (line) => void file.write(`${line}\n`),
    () => systemClock.nowMs(),
    debug ? "debug" : "info",
  );
  process.on("unhandledRejection", (reason) => log.error("unhandled rejection", { error: asError(reason) }));
  const onFailure = (error: Error) => {
    log.error("the state cannot be written: ending at once, so that nothing is answered that is not kept", { error });
    file.end(() => process.exit(1));
  };
  const house = await openHouse(daemon, identity, journal, { clock: systemClock, dice: systemDice, log, onFailure });
  const announcement: Announcement = {
    pid: process.pid,
    port: daemon.port,
    endpoint: house.endpoint,
    version: daemon.version,
    engine: daemon.engine,
    startedAtMs: systemClock.nowMs(),
  };
  keepPort(daemon);
  writeFileSync(announcementFile(daemon.dataDirectory), JSON.stringify(announcement), { mode: 0o600 });
  log.info("ready", { ...announcement, publicPool: house.publicPool });
  process.stdout.write(`${JSON.stringify({ ready: true, ...announcement })}\n`);
  await new Promise((resolve) => {
    process.once("SIGTERM", resolve);
    process.once("SIGINT", resolve);
  });
  log.info("going down");
  await house.close();
  forgetAnnouncement(daemon);
  log.info("down");
  await new Promise((resolve) => file.end(resolve));
}

function forgetAnnouncement({ dataDirectory }: DaemonOptions): void {
  const file = announcementFile(dataDirectory);
  const announced = JSON.parse(readFileSync(file, "utf8")) as Announcement;
  if (announced.pid === process.pid) rmSync(file, { force: true });
}

// The data directory may be one that others can enter, and what lies in it are keys: SQLite knows no file mode of its own.
process.umask(0o077);

try {
  const { command, daemon, debug } = options();
  if (command === "run") await run(daemon, debug);
  else if (command === "remove") process.stdout.write(`${JSON.stringify(await removeEverything(daemon))}\n`);
  else throw new Error(`unknown command ${command}: run or remove`);
  process.exit(0);
} catch (thrown) {
  process.stderr.write(`${JSON.stringify({ error: asError(thrown).message, stack: asError(thrown).stack })}\n`);
  process.exit(1);
}
