// CPU and memory of tasks: the notations that users may write, and the pairs that Fargate offers.
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-tasks-services.html#fargate-tasks-size

/** CPU units: "1024", "1 vCPU" or ".5 vcpu"; undefined when it is none. */
export function cpuUnits(text: string): number | undefined {
  const [, number, unit] = /^\s*(\d*\.?\d+)\s*(vcpu)?\s*$/i.exec(text) ?? [];
  return wholeOf(number, unit);
}

/** MiB: "2048", "2GB" or "0.5 GB"; undefined when it is none. */
export function memoryMib(text: string): number | undefined {
  const [, number, unit] = /^\s*(\d*\.?\d+)\s*(gb)?\s*$/i.exec(text) ?? [];
  return wholeOf(number, unit);
}

function wholeOf(number: string | undefined, unit: string | undefined): number | undefined {
  if (number === undefined) return undefined;
  const value = Number(number) * (unit ? 1024 : 1);
  return Number.isInteger(value) && value > 0 ? value : undefined;
}

interface FargateSize {
  readonly cpu: number;
  readonly fromMib: number;
  readonly toMib: number;
  readonly stepMib: number;
}

const gib = 1024;

export const fargateSizes: readonly FargateSize[] = [
  { cpu: 256, fromMib: gib, toMib: 2 * gib, stepMib: gib },
  { cpu: 512, fromMib: gib, toMib: 4 * gib, stepMib: gib },
  { cpu: 1024, fromMib: 2 * gib, toMib: 8 * gib, stepMib: gib },
  { cpu: 2048, fromMib: 4 * gib, toMib: 16 * gib, stepMib: gib },
  { cpu: 4096, fromMib: 8 * gib, toMib: 30 * gib, stepMib: gib },
  { cpu: 8192, fromMib: 16 * gib, toMib: 60 * gib, stepMib: 4 * gib },
  { cpu: 16384, fromMib: 32 * gib, toMib: 120 * gib, stepMib: 8 * gib },
];

export function isFargateSize(cpu: number, memory: number): boolean {
  if (cpu === 256 && memory === 512) return true;
  const size = fargateSizes.find((candidate) => candidate.cpu === cpu);
  if (!size || memory < size.fromMib || memory > size.toMib) return false;
  return (memory - size.fromMib) % size.stepMib === 0;
}

/** AWS's words for a pair that Fargate does not have, or a missing half; undefined when it is right. */
export function refuseFargateSize(cpu: string | undefined, memory: string | undefined): string | undefined {
  if (cpu === undefined) return "Fargate requires that 'cpu' be defined at the task level.";
  if (memory === undefined) return "Fargate requires that 'memory' be defined at the task level.";
  if (isFargateSize(Number(cpu), Number(memory))) return undefined;
  return `No Fargate configuration exists for given values: ${cpu} CPU, ${memory} memory. See the Amazon ECS documentation for the valid values.`;
}
