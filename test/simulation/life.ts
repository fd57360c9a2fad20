// One life of the control plane: store, operations, controllers and agent, built over what the world keeps, as the daemon
// builds them. It ends by being killed at any moment, or by going down in order.
import { Agent } from "../../src/agent/agent.ts";
import { cloudWatchLogs } from "../../src/agent/cloudwatch-logs.ts";
import { registryImages } from "../../src/agent/registry-images.ts";
import { type Control, startControllers } from "../../src/control/controller.ts";
import { serviceDeployer } from "../../src/control/service-deployer/controller.ts";
import { taskCleaner } from "../../src/control/task-cleaner/controller.ts";
import { taskNetworking } from "../../src/control/task-networking/controller.ts";
import { allTables } from "../../src/daemon/tables.ts";
import { onlyRoot } from "../../src/gateway/auth/authoriser.ts";
import { rootPrincipal } from "../../src/gateway/auth/credentials.ts";
import { seed as seedEc2 } from "../../src/gateway/ec2/defaults.ts";
import { ec2 } from "../../src/gateway/ec2/index.ts";
import { ecs } from "../../src/gateway/ecs/index.ts";
import { testAddresses } from "../../src/gateway/harness.ts";
import { seed as seedIam } from "../../src/gateway/iam/defaults.ts";
import { Invoker } from "../../src/gateway/invoke.ts";
import { ServiceRuntime } from "../../src/gateway/runtime.ts";
import { must } from "../../src/kit/assert.ts";
import { type Dice, seededDice, uuid } from "../../src/kit/ids.ts";
import { Store } from "../../src/store/store.ts";
import { Fence } from "./fence.ts";
import { type Disk, LifeJournal } from "./journal.ts";
import { simulatedLog } from "./log.ts";
import { fencedArchive, fencedEngine, fencedPlane } from "./machines.ts";
import { instance, publicPool, sandboxImage, scope, type World } from "./world.ts";

/** Loaded once: reading the vendor's declarations takes longer than a run. */
const runtimes = { ecs: await ServiceRuntime.of(ecs), ec2: await ServiceRuntime.of(ec2) };
export type ServiceId = keyof typeof runtimes;

export class Life {
  readonly store: Store;
  readonly fence: Fence;
  readonly #journal: LifeJournal;
  readonly #invoker: Invoker;
  readonly #control: Control;
  readonly #agent: Agent;
  readonly #dice: Dice;
  #isUp = false;

  constructor(world: World, disk: Disk, number: number, warmSandboxes: number) {
    const dice = (this.#dice = seededDice(`${world.seed}/life/${number}`));
    const log = simulatedLog(world);
    const fence = (this.fence = new Fence(world));
    const { clock } = fence;
    this.#journal = new LifeJournal(world, disk, fence);
    const store = (this.store = new Store(this.#journal, allTables));
    const seeds = [seedIam, seedEc2];
    const parts = { store, clock, dice, log };
    this.#invoker = new Invoker({ ...parts, addresses: testAddresses, authoriser: onlyRoot, seeds });
    this.#invoker.firstUse(scope);
    this.#control = startControllers([taskNetworking(publicPool), serviceDeployer, taskCleaner], parts);
    const network = fencedPlane(world, fence);
    this.#agent = new Agent({
      ...parts,
      engine: fencedEngine(world, fence),
      network,
      images: registryImages({ ...parts, registryHost: testAddresses.registryHost }),
      logs: cloudWatchLogs({ store, archive: fencedArchive(world, fence), dice }, clock),
      metrics: world.metrics,
      instance,
      sandboxImage,
      warmSandboxes,
      registryHost: testAddresses.registryHost,
      endpointInTasks: "http://169.254.170.2:4566",
    });
    network
      .open()
      .then(() => this.#agent.start())
      .then(() => (this.#isUp = true))
      .catch((thrown: unknown) => {
        if (!this.fence.isDead) world.problem(`the agent did not start: ${String(thrown)}`);
      });
  }

  /** The agent has adopted what it found. */
  get isUp(): boolean {
    return this.#isUp;
  }

  /** Nothing moves until time does. */
  isQuiet(disk: Disk): boolean {
    return this.store.revision === disk.revision || this.#journal.waits;
  }

  /** An operation as its caller sees it; never answered when the life ends first. */
  async call(service: ServiceId, name: string, input: object): Promise<Record<string, unknown>> {
    const runtime = runtimes[service];
    const operation = must(runtime.operation(name), `${service}:${name}`);
    const output = await this.#invoker.invoke(runtime, operation, input, {
      principal: rootPrincipal(scope.account, "test"),
      region: scope.region,
      protocol: must(runtime.model.spec.protocols[0], "a protocol"),
      requestId: uuid(this.#dice),
      signal: new AbortController().signal,
    });
    return output as Record<string, unknown>;
  }

  /** kill -9 */
  async kill(): Promise<void> {
    this.fence.kill();
    await this.#journal.killed();
  }

  /** SIGTERM, as the daemon closes its house. */
  async stop(): Promise<void> {
    await this.#control.stop();
    await this.#agent.stop();
    await this.store.close();
    await this.kill();
  }
}
