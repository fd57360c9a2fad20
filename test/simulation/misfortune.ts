// What befalls the machine from outside: processes die, containers and sandboxes are removed by force, checks turn, the
// engine goes away or its streams break.
import { below } from "../../src/kit/ids.ts";
import { choose } from "./fates.ts";
import type { World } from "./world.ts";

type Misfortune = (world: World) => Promise<string | undefined>;

const any = (role: string, strike: (world: World, id: string) => void): Misfortune => {
  return async (world) => {
    const containers = await world.engine.list({ "muelle.role": role });
    const running = containers.filter(({ state }) => state === "running");
    if (running.length === 0) return undefined;
    const { id } = choose(world.dice, running);
    strike(world, id);
    return id.slice(0, 12);
  };
};

const misfortunes: Readonly<Record<string, Misfortune>> = {
  "a process ends": any("container", ({ engine, dice }, id) => engine.world.exit(id, choose(dice, [0, 1, 139]))),
  "a process is killed for memory": any("container", ({ engine }, id) =>
    engine.world.exit(id, 137, { outOfMemory: true }),
  ),
  "a container vanishes": any("container", ({ engine }, id) => engine.world.vanish(id)),
  "a check fails": any("container", ({ engine }, id) => engine.world.health(id, "unhealthy")),
  "a sandbox vanishes": any("sandbox", (world, id) => {
    world.engine.world.vanish(id);
    world.namespaceEnded(id);
  }),
  "a sandbox ends": any("sandbox", (world, id) => {
    world.engine.world.exit(id, 137);
    world.namespaceEnded(id);
  }),
  "the engine goes away": async ({ engine, dice }) => {
    const ms = 1 + below(dice, 20_000);
    engine.world.unavailableFor(ms);
    return `${ms} ms`;
  },
  "streams break": async ({ engine }) => {
    engine.world.breakStreams();
    return "";
  },
};

/** One of them, told to the trace. Nothing while the engine is away. */
export async function strike(world: World): Promise<void> {
  const name = choose(world.dice, Object.keys(misfortunes));
  const subject = await misfortunes[name]?.(world).catch(() => undefined);
  if (subject !== undefined) world.trace.write(`misfortune: ${name} ${subject}`);
}
