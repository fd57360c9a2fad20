// The composition root: builds every room with its real machines and starts the loops, in an order in which nothing acts
// before what it acts on is there.
import { mkdirSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { join } from "node:path";
import { Agent } from "../agent/agent.ts";
import { cloudWatchLogs } from "../agent/cloudwatch-logs.ts";
import { registryImages } from "../agent/registry-images.ts";
import { metadataHandler } from "../agent/metadata/server.ts";
import { taskCredentials } from "../agent/task-credentials.ts";
import { type Control, startControllers } from "../control/controller.ts";
import { serviceDeployer } from "../control/service-deployer/controller.ts";
import { taskCleaner } from "../control/task-cleaner/controller.ts";
import { taskNetworking } from "../control/task-networking/controller.ts";
import type { Journal } from "../store/journal/journal.ts";
import { SqliteJournal } from "../store/journal/sqlite.ts";
import { SqliteLogArchive } from "../store/log-archive/sqlite.ts";
import { SqliteMetricArchive } from "../store/metric-archive/sqlite.ts";
import { Store } from "../store/store.ts";
import { openGateway, type OpenGateway } from "./gateway.ts";
import { type Housekeeping, startHousekeeping } from "./housekeeping.ts";
import { type BuiltMachines, openMachines, sandboxImage } from "./machines.ts";
import { type DaemonOptions, type HouseFacts, type Identity, metadataPort } from "./options.ts";
import { allTables } from "./tables.ts";

export interface House {
  readonly endpoint: string;
  readonly publicPool: string;
  /** Lets go of everything; workloads go on. */
  close(): Promise<void>;
}

/** Sandboxes kept warm: as many as a small service starts at once. */
const warmSandboxes = 3;
/** Of all tasks together: one that opens them without end must not take the house's files. */
const mostMetadataConnections = 2048;

/** The state, for this process alone: nothing else in the data directory may be written before. Throws StateInUse. */
export function claimState({ dataDirectory }: DaemonOptions): Journal {
  mkdirSync(dataDirectory, { recursive: true, mode: 0o700 });
  return new SqliteJournal(join(dataDirectory, "state.sqlite"));
}

export async function openHouse(
  options: DaemonOptions,
  identity: Identity,
  journal: Journal,
  facts: HouseFacts,
): Promise<House> {
  const { clock, dice, log } = facts;
  const store = new Store(journal, allTables, facts.onFailure);
  const archive = new SqliteLogArchive(join(options.dataDirectory, "logs.sqlite"));
  const metrics = new SqliteMetricArchive(join(options.dataDirectory, "metrics.sqlite"));
  const machines = await openMachines(options, identity, facts);
  const gateway = await openGateway({ ...facts, options, identity, store, archive, metrics, machines });
  const control = startControllers([taskNetworking(machines.publicPool), serviceDeployer, taskCleaner], {
    store,
    clock,
    dice,
    log,
  });
  const agent = new Agent({
    store,
    engine: machines.engine,
    network: machines.network,
    images: registryImages({ store, clock, dice, registryHost: gateway.addresses.registryHost }),
    logs: cloudWatchLogs({ store, archive, dice }, clock),
    metrics,
    clock,
    dice,
    log,
    instance: identity.instance,
    sandboxImage: await sandboxImage(machines.engine, options, identity.instance),
    warmSandboxes: options.engine === "docker" ? warmSandboxes : 0,
    registryHost: gateway.addresses.registryHost,
    endpointInTasks: `http://169.254.170.2:${options.port}`,
  });
  const metadata = await openMetadata(options, machines, store, facts);
  await agent.start();
  const housekeeping = startHousekeeping({ store, archive, metrics, ...gateway }, facts);
  return {
    endpoint: gateway.addresses.endpoint,
    publicPool: machines.publicPool,
    close: () => close({ gateway, housekeeping, control, agent, metadata, machines, store, archive, metrics }),
  };
}

interface Parts {
  readonly gateway: OpenGateway;
  readonly housekeeping: Housekeeping;
  readonly control: Control;
  readonly agent: Agent;
  readonly metadata: Server | undefined;
  readonly machines: BuiltMachines;
  readonly store: Store;
  readonly archive: SqliteLogArchive;
  readonly metrics: SqliteMetricArchive;
}

/** First nobody may ask, then nobody decides, then nobody acts. */
async function close({
  gateway,
  housekeeping,
  control,
  agent,
  metadata,
  machines,
  store,
  archive,
  metrics,
}: Parts): Promise<void> {
  await gateway.close();
  await housekeeping.stop();
  await control.stop();
  await agent.stop();
  metadata?.close();
  metadata?.closeAllConnections();
  await machines.network.close();
  await archive.close();
  await metrics.close();
  await store.close();
}

/** Where tasks find 169.254.170.2:80. The simulated plane has no addresses to listen on. */
async function openMetadata(
  options: DaemonOptions,
  { engine, hostAddress }: BuiltMachines,
  store: Store,
  { clock, dice, log }: HouseFacts,
): Promise<Server | undefined> {
  if (options.engine !== "docker") return undefined;
  const server = createServer(
    metadataHandler({ store, engine, log, credentialsOf: taskCredentials({ store, clock, dice }) }),
  );
  server.maxConnections = mostMetadataConnections;
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(metadataPort, hostAddress, resolve);
  });
  return server;
}
