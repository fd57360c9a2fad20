// Push and pull of an image in layers: Muelle's registry against Debian's docker-registry, on the same disk, in turns.
import { createHash, randomFillSync } from "node:crypto";
import { execFile } from "node:child_process";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { Client } from "./registry/client.ts";
import type { Layer } from "./registry/client.ts";
import { assertDockerRegistry, startDockerRegistry, startMuelle } from "./registry/contenders.ts";
import type { Contender, ContenderName } from "./registry/contenders.ts";

export interface RegistryBenchOptions {
  /** Default 1 GiB. */
  readonly totalBytes?: number;
  /** Default 64 MiB. */
  readonly layerBytes?: number;
  /** Layers that are under way at once. Default 3: docker's own for downloads. */
  readonly concurrency?: number;
  /** How often each registry is measured. Default 5. */
  readonly rounds?: number;
  /** Where both keep their data, in a folder that is removed at the end. Default: the system's for temporary files. */
  readonly directory?: string;
}

export interface RegistrySample {
  readonly registry: ContenderName;
  readonly round: number;
  readonly pushMs: number;
  readonly pullMs: number;
  /** Processor time of the registry's process. */
  readonly pushCpuMs: number;
  readonly pullCpuMs: number;
}

export interface RegistryBench {
  /** Median speed of Muelle over that of docker-registry: above 1, Muelle is faster. */
  readonly pushRatio: number;
  readonly pullRatio: number;
  readonly totalBytes: number;
  readonly layerBytes: number;
  readonly concurrency: number;
  readonly samples: readonly RegistrySample[];
}

const mebibyte = 1 << 20;

/** Measures both registries in turns. Throws, with what to do, when docker-registry is not installed. */
export async function benchRegistry(options: RegistryBenchOptions = {}): Promise<RegistryBench> {
  const { totalBytes = 1024 * mebibyte, layerBytes = 64 * mebibyte, concurrency = 3, rounds = 5 } = options;
  await assertDockerRegistry();
  const directory = await mkdtemp(join(options.directory ?? tmpdir(), "muelle-bench-registry-"));
  const contenders: Contender[] = [];
  const samples: RegistrySample[] = [];
  try {
    contenders.push(await startMuelle(directory), await startDockerRegistry(directory));
    const layers = randomLayers(Math.max(1, Math.round(totalBytes / layerBytes)), layerBytes);
    for (let round = -1; round < rounds; round++) {
      const fresh = layers.map((bytes, index) => stamped(bytes, round, index));
      const measured = await measureInTurn(contenders, round, fresh, concurrency);
      // The first round warms up: processes, file system, and memory that a virtual machine's host has yet to provide.
      if (round >= 0) samples.push(...measured);
    }
  } finally {
    for (const contender of contenders) await contender.stop();
    await rm(directory, { recursive: true });
  }
  const pushRatio = ratio(samples, (sample) => sample.pushMs);
  const pullRatio = ratio(samples, (sample) => sample.pullMs);
  return { pushRatio, pullRatio, totalBytes, layerBytes, concurrency, samples };
}

/** Random bytes do not compress, as real layers do not; one buffer serves all layers, told apart by a stamp. */
function randomLayers(count: number, bytes: number): readonly Uint8Array[] {
  return Array.from({ length: count }, () => randomFillSync(Buffer.allocUnsafeSlow(bytes)));
}

/** A layer that no registry has seen, so that none is spared the work. */
function stamped(bytes: Uint8Array, round: number, index: number): Layer {
  new DataView(bytes.buffer, bytes.byteOffset).setBigUint64(0, BigInt((round + 1) * 10_000 + index));
  return { bytes, digest: `sha256:${createHash("sha256").update(bytes).digest("hex")}` };
}

/** The one that goes second finds the machine busier: they take turns at that. */
async function measureInTurn(
  contenders: readonly Contender[],
  round: number,
  layers: readonly Layer[],
  concurrency: number,
): Promise<readonly RegistrySample[]> {
  const samples: RegistrySample[] = [];
  for (const contender of round % 2 === 0 ? contenders : contenders.toReversed()) {
    samples.push(await measure(contender, round, layers, concurrency));
    for (const name of await readdir(contender.layersFolder))
      await rm(join(contender.layersFolder, name), { recursive: true });
  }
  return samples;
}

async function measure(
  { name: registry, port, cpuMs }: Contender,
  round: number,
  layers: readonly Layer[],
  concurrency: number,
): Promise<RegistrySample> {
  const client = new Client(port);
  const repository = `bench/round-${round}`;
  // What the other one left to be written is not this one's to pay.
  await promisify(execFile)("sync");
  const cpuAtStartMs = await cpuMs();
  const pushMs = await timed(async () => {
    await atOnce(layers, concurrency, (layer) => client.pushLayer(repository, layer));
    await client.pushManifest(repository, "latest", layers);
  });
  const cpuBetweenMs = await cpuMs();
  const pullMs = await timed(() =>
    atOnce(layers, concurrency, async ({ digest, bytes }) => {
      const received = await client.pullLayer(repository, digest);
      if (received !== bytes.length) throw new Error(`${registry} sent ${received} of ${bytes.length} bytes`);
    }),
  );
  client.close();
  const cpuAtEndMs = await cpuMs();
  const cpu = { pushCpuMs: cpuBetweenMs - cpuAtStartMs, pullCpuMs: cpuAtEndMs - cpuBetweenMs };
  return { registry, round, pushMs, pullMs, ...cpu };
}

async function timed(work: () => Promise<void>): Promise<number> {
  const startMs = performance.now();
  await work();
  return performance.now() - startMs;
}

async function atOnce<T>(items: readonly T[], workers: number, work: (item: T) => Promise<void>): Promise<void> {
  const queue = items.values();
  const worker = async () => {
    for (const item of queue) await work(item);
  };
  await Promise.all(Array.from({ length: workers }, worker));
}

function ratio(samples: readonly RegistrySample[], of: (sample: RegistrySample) => number): number {
  const medianOf = (registry: ContenderName) =>
    median(samples.filter((sample) => sample.registry === registry).map(of));
  return medianOf("docker-registry") / medianOf("muelle");
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((left, right) => left - right);
  const middle = sorted.length >> 1;
  const [low = Number.NaN, high = Number.NaN] = [sorted[(sorted.length - 1) >> 1], sorted[middle]];
  return (low + high) / 2;
}
