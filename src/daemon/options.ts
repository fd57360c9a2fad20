// What a control plane is started with, and where it keeps what it must find again.
import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Clock } from "../kit/clock.ts";
import { type Dice, pick } from "../kit/ids.ts";
import type { Log } from "../kit/log.ts";

/** Time, chance and the log, as every room is handed them. */
export interface HouseFacts {
  readonly clock: Clock;
  readonly dice: Dice;
  readonly log: Log;
  /** The state can no longer be written: nothing may be answered any more. */
  readonly onFailure: (error: Error) => void;
}

export type EngineName = "docker" | "simulated";

export interface DaemonOptions {
  readonly dataDirectory: string;
  /** The loopback port of the APIs, the registry and the console. */
  readonly port: number;
  readonly engine: EngineName;
  /** CIDR; undefined: what this data directory used before, else the first default that is free on this machine. */
  readonly publicPool?: string;
  readonly version: string;
  /** Where the built console lies; absent: this control plane has none. */
  readonly consoleDirectory?: string;
}

/** What makes two control planes on one machine different; made once for a data directory. */
export interface Identity {
  /** Part of every name that this control plane gives to things on the machine. */
  readonly instance: string;
  readonly publicPool?: string;
  /** What it was last started with. */
  readonly engine?: EngineName;
  /** There may be things of Docker's to remove, whatever engine came later. */
  readonly usedDocker?: boolean;
  /** Where it listened last: names of images in its registry have it in them, so the next start takes it again. */
  readonly port?: number;
}

/** The engine to run: as stated, else as before, else Docker. */
export const engineToRun = (stated: EngineName | undefined, identity: Identity | undefined): EngineName =>
  stated ?? identity?.engine ?? "docker";

/** The engine whose things are to be removed. A directory of before engines were remembered may have used Docker. */
export const engineToClear = (stated: EngineName | undefined, identity: Identity | undefined): EngineName =>
  stated ?? (identity?.engine === "simulated" && !identity.usedDocker ? "simulated" : "docker");

export const defaultPublicPools = ["198.18.0.0/16", "198.19.0.0/16"];

/** Port of the metadata endpoint on the machine's public-pool address (80 at 169.254.170.2), as AWS's own agent uses. */
export const metadataPort = 51679;

const identityFile = (dataDirectory: string) => join(dataDirectory, "identity.json");

/** Undefined: nothing was ever started with this data directory. Throws when the file is damaged: names are not guessed. */
export function readIdentity(dataDirectory: string): Identity | undefined {
  const file = identityFile(dataDirectory);
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Identity;
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    if (!(thrown instanceof SyntaxError)) throw thrown;
    throw new Error(
      `${file} is damaged. It says which containers and networks on this machine are Muelle's: put back a copy, or write ` +
        '{"instance":"NAME"} into it, where NAME follows `mu` in `ip link`.',
      { cause: thrown },
    );
  }
}

export function writeIdentity(dataDirectory: string, identity: Identity): void {
  mkdirSync(dataDirectory, { recursive: true, mode: 0o700 });
  const draft = `${identityFile(dataDirectory)}.new`;
  // On the disk before it takes the old one's place: after a power cut it is the one or the other, never an empty file.
  writeFileSync(draft, `${JSON.stringify(identity)}\n`, { mode: 0o600, flush: true });
  renameSync(draft, identityFile(dataDirectory));
}

export const newInstance = (dice: Dice): string => pick(dice, 4, "abcdefghijklmnopqrstuvwxyz0123456789");

/** What a running control plane writes for its clients to find it. */
export interface Announcement {
  readonly pid: number;
  readonly port: number;
  readonly endpoint: string;
  readonly version: string;
  readonly engine: EngineName;
  readonly startedAtMs: number;
}

export const announcementFile = (dataDirectory: string) => join(dataDirectory, "daemon.json");
