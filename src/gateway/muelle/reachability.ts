// POST /_muelle/reachability: from a browser on this machine to a process of a task, link by link, with a real connection at
// the end. The links are judged in model/reachability; here is who may ask, for what, and how often packets are sent.
import { sleep } from "../../kit/clock.ts";
import { isKind, MachineError } from "../../kit/machine-error.ts";
import type { Task } from "../../model/ecs/records.ts";
import { type Check, checkOf, disagree, probeAddress } from "../../model/reachability/chain.ts";
import type { Observed } from "../../model/reachability/observed.ts";
import type { Path, PortUse } from "../../model/reachability/path.ts";
import { mappedUses, usesOf } from "../../model/reachability/port-mappings.ts";
import { ruleLinks } from "../../model/reachability/rules.ts";
import type { Probed, Prober, Target } from "../../network/prober.ts";
import { tasks } from "../../store/tables/ecs.ts";
import { pathTo } from "../../store/views/reachability.ts";
import type { OwnHandler } from "../server.ts";
import { askedTask } from "./asked-task.ts";
import { checkDoor, type MuelleParts, signedCall } from "./signed-call.ts";

export interface ReachabilityParts extends MuelleParts {
  readonly prober: Prober;
}

export interface ReachabilityAnswer {
  readonly taskArn: string;
  /** The task's public address; absent: it has none. */
  readonly address?: string;
  /** This machine, as tasks see it. */
  readonly clientAddress: string;
  /** One for each port; none where the task definition maps none and none was named. */
  readonly checks: readonly Check[];
}

/** At the loopback door only: it is about this machine's browser, and makes connections for whoever asks. */
export function reachabilityCall(parts: ReachabilityParts): OwnHandler {
  const answer = reachability(parts);
  return async (request, response, visit) => {
    checkDoor(request, visit);
    await answer(request, response, visit);
  };
}

const reachability = (parts: ReachabilityParts): OwnHandler =>
  signedCall(parts, "POST", async (call): Promise<ReachabilityAnswer> => {
    const { store, addresses } = parts;
    const { task, port } = askedTask(store, call);
    const readPath = () => pathTo(store, store.get(tasks, task.taskArn) ?? task, addresses.hostAddress);
    const { definition, networkInterface, clientAddress } = readPath();
    const uses = port === undefined ? mappedUses(definition) : usesOf(definition, port);
    const checks: Check[] = [];
    for (let from = 0; from < uses.length; from += mostAtOnce)
      checks.push(
        ...(await Promise.all(uses.slice(from, from + mostAtOnce).map((use) => check(parts, readPath, use)))),
      );
    return { taskArn: task.taskArn, address: networkInterface?.publicAddress, clientAddress, checks };
  });

/** Connections of one request: a definition may map hundreds of ports, and files end. */
const mostAtOnce = 32;

/** A rule that was written a moment ago is in force within a tenth of a second: after this pause the two must agree. */
const settleMs = 250;

async function check(parts: ReachabilityParts, readPath: () => Path, use: PortUse): Promise<Check> {
  const first = readPath();
  const seen = await observe(parts, first, use);
  if (!disagree(first, use, seen)) return checkOf(first, use, seen);
  await sleep(parts.clock, settleMs);
  const second = readPath();
  return checkOf(second, use, await observe(parts, second, use));
}

async function observe(parts: ReachabilityParts, path: Path, use: PortUse): Promise<Observed> {
  const address = probeAddress(path, use);
  if (address === undefined) return {};
  const allowed = ruleLinks(path, use).every(({ status }) => status === "ok");
  const found = await knock(parts.prober, { address, port: use.port }, allowed ? patient : brief);
  if (found.connection === "open" || found.connection === "arrived") return { found };
  return { found, listeners: await listenersOf(parts.prober, path.task) };
}

/**
 * How long a connection is waited for, one attempt after the other: a new attempt finds a rule that has just come into
 * force, before the kernel would repeat the first one's packet. Where no rule lets it in, one look is enough.
 */
const patient = [250, 400, 1000];
const brief = [250];
const answerMs = 5000;

async function knock(prober: Prober, target: Target, patienceMs: readonly number[]): Promise<Probed> {
  let found: Probed = { connection: "silent" };
  for (const connectMs of patienceMs) {
    found = await probe(prober, target, connectMs);
    if (found.connection !== "silent") break;
  }
  return found;
}

async function probe(prober: Prober, target: Target, connectMs: number): Promise<Probed> {
  try {
    return await prober.probe(target, { connectMs, answerMs });
  } catch (thrown) {
    // A task that still has an address of a pool of before.
    if (isKind(thrown, "invalid")) return { connection: "unreachable", reason: "outside of the public pool" };
    throw thrown;
  }
}

/** All containers of a task share its network namespace, so any that runs will do. */
async function listenersOf(prober: Prober, task: Task): Promise<Observed["listeners"]> {
  const runtimeId = task.containers.find(({ lastStatus }) => lastStatus === "RUNNING")?.runtimeId;
  if (runtimeId === undefined) return undefined;
  try {
    return await prober.listeners(runtimeId);
  } catch (thrown) {
    // What the engine does not tell is left out; the connection has told the rest.
    if (thrown instanceof MachineError) return undefined;
    throw thrown;
  }
}
