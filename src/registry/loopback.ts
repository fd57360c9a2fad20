// The registry alone on a loopback port, with names in memory and fixed passwords: for tests and for the bench. In the
// house it shares the daemon's port, and ECR keeps names and rights.
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Clock } from "../kit/clock.ts";
import type { Dice } from "../kit/ids.ts";
import type { Log } from "../kit/log.ts";
import { openDiskBlobStore } from "./bytes/disk-blob-store.ts";
import { MemoryCatalogue } from "./memory-catalogue.ts";
import type { BlobStore, Caller, Guard, RegistryAction, RepositoryRef } from "./ports.ts";
import { Refusal } from "./ports.ts";
import { createRegistryServer } from "./wire/server.ts";

export interface LoopbackOptions {
  readonly directory: string;
  readonly clock: Clock;
  readonly dice: Dice;
  readonly log: Log;
  /** Default 0: any free port. */
  readonly port?: number;
  readonly catalogue?: MemoryCatalogue;
  /** Password to account, for user AWS. */
  readonly passwords: Readonly<Record<string, string>>;
  /** Default: an account may do everything to its own repositories and nothing to others'. */
  readonly may?: (caller: Caller, action: RegistryAction, repository: RepositoryRef) => boolean;
}

export interface LoopbackRegistry {
  readonly port: number;
  readonly blobs: BlobStore;
  readonly catalogue: MemoryCatalogue;
  /** Ends all connections and frees the port. */
  readonly close: () => Promise<void>;
}

export const defaults = { account: "000000000000", region: "us-east-1" } as const;

export async function openLoopbackRegistry(options: LoopbackOptions): Promise<LoopbackRegistry> {
  const catalogue = options.catalogue ?? new MemoryCatalogue({ createOnPush: true });
  const blobs = await openDiskBlobStore(options);
  const registry = createRegistryServer({ blobs, catalogue, guard: guardOf(options), defaults, log: options.log });
  // A layer may take as long as it takes: no limit on the time of a request.
  const server = createServer({ requestTimeout: 0 }, (req, res) => void registry.handle(req, res));
  server.listen(options.port ?? 0, "127.0.0.1");
  await once(server, "listening");
  const close = async () => {
    server.close();
    server.closeAllConnections();
    await once(server, "close");
  };
  return { port: (server.address() as AddressInfo).port, blobs, catalogue, close };
}

function guardOf({ passwords, may }: LoopbackOptions): Guard {
  const allows = may ?? ((caller, _action, repository) => caller.account === repository.account);
  return {
    async authenticate(authorization) {
      const [, encoded = ""] = /^basic ([A-Za-z0-9+/=]+)$/i.exec(authorization ?? "") ?? [];
      const [, password = ""] = /^AWS:(.+)$/.exec(Buffer.from(encoded, "base64").toString()) ?? [];
      const account = Object.hasOwn(passwords, password) ? passwords[password] : undefined;
      return account === undefined ? undefined : { account, description: `arn:aws:iam::${account}:root` };
    },
    authorise(caller, action, repository) {
      if (allows(caller, action, repository)) return;
      throw new Refusal("DENIED", `${caller.description} may not ${action} ${repository.name}`);
    },
  };
}
