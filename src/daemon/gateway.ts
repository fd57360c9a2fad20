// The gateway with its doors: loopback for this machine's user, and the machine's public-pool address for tasks.
import { join } from "node:path";
import { Authenticator } from "../gateway/auth/authenticate.ts";
import { firstOf } from "../gateway/auth/credentials.ts";
import { Dispatcher } from "../gateway/dispatch.ts";
import { seed as seedEc2 } from "../gateway/ec2/defaults.ts";
import { storeCatalogue } from "../gateway/ecr/catalogue.ts";
import { ecrGuard } from "../gateway/ecr/guard.ts";
import { RegistryLogins } from "../gateway/ecr/registry-logins.ts";
import { seed as seedIam } from "../gateway/iam/defaults.ts";
import { sitePages } from "../gateway/http/pages.ts";
import { Invoker } from "../gateway/invoke.ts";
import { muelleCalls } from "../gateway/muelle/index.ts";
import { policyAuthoriser } from "../gateway/policies/authoriser.ts";
import { iamCredentials } from "../gateway/policies/credentials.ts";
import { GatewayServer } from "../gateway/server.ts";
import type { Addresses } from "../gateway/service.ts";
import { stsCredentials } from "../gateway/sts/credentials.ts";
import { seed as seedSts } from "../gateway/sts/defaults.ts";
import { openDiskBlobStore } from "../registry/bytes/disk-blob-store.ts";
import type { BlobStore, Catalogue } from "../registry/registry.ts";
import { createRegistryServer } from "../registry/wire/server.ts";
import type { LogArchive } from "../store/log-archive/log-archive.ts";
import type { MetricArchive } from "../store/metric-archive/metric-archive.ts";
import type { Store } from "../store/store.ts";
import type { BuiltMachines } from "./machines.ts";
import type { DaemonOptions, HouseFacts, Identity } from "./options.ts";
import { lazyServices } from "./services.ts";

export interface GatewayParts extends HouseFacts {
  readonly options: DaemonOptions;
  readonly identity: Identity;
  readonly store: Store;
  readonly archive: LogArchive;
  readonly metrics: MetricArchive;
  readonly machines: BuiltMachines;
}

export interface OpenGateway {
  readonly addresses: Addresses;
  readonly blobs: BlobStore;
  readonly catalogue: Catalogue;
  close(): Promise<void>;
}

export const defaultScope = { account: "000000000000", region: "us-east-1" } as const;

export async function openGateway(parts: GatewayParts): Promise<OpenGateway> {
  const { options, store, archive, metrics, machines, clock, dice, log } = parts;
  const { port } = options;
  const startedAtMs = clock.nowMs();
  const addresses: Addresses = {
    endpoint: `http://localhost:${port}`,
    registryHost: `localhost:${port}`,
    hostAddress: machines.hostAddress,
  };
  const blobs = await openDiskBlobStore({ directory: join(options.dataDirectory, "registry"), clock, dice });
  const catalogue = storeCatalogue({ store, clock });
  const seeds = [seedIam, seedSts, seedEc2];
  const invoker = new Invoker({ store, clock, dice, log, addresses, authoriser: policyAuthoriser, seeds });
  const longTermKeys = iamCredentials(store);
  const credentials = firstOf(longTermKeys, stsCredentials(store));
  const logins = new RegistryLogins(clock);
  const authenticator = new Authenticator(credentials, clock);
  const dispatcher = new Dispatcher({
    clock,
    dice,
    log,
    invoker,
    services: lazyServices({ blobs, archive, metrics }),
    credentials,
  });
  invoker.firstUse(defaultScope);
  const server = new GatewayServer({
    dispatcher,
    clock,
    log,
    registry: createRegistryServer({
      blobs,
      catalogue,
      guard: ecrGuard({ store, clock, authoriser: policyAuthoriser, logins }),
      defaults: defaultScope,
      log,
    }).handle,
    muelle: muelleCalls({
      store,
      clock,
      dice,
      log,
      addresses,
      authenticator,
      authoriser: policyAuthoriser,
      longTermKeys,
      logins,
      prober: machines.prober,
      house: { instance: parts.identity.instance, version: options.version, engine: options.engine },
    }),
    ...(options.consoleDirectory !== undefined && { pages: sitePages(options.consoleDirectory) }),
    health: () => ({
      version: options.version,
      pid: process.pid,
      data: options.dataDirectory,
      engine: options.engine,
      instance: parts.identity.instance,
      endpoint: addresses.endpoint,
      startedAtMs,
    }),
  });
  await server.open({ name: "loopback", trusted: true, address: "127.0.0.1", port });
  if (options.engine === "docker")
    await server.open({ name: "tasks", trusted: false, address: machines.hostAddress, port, names: ["169.254.170.2"] });
  return { addresses, blobs, catalogue, close: () => server.close() };
}
