// The pairs of CPU and memory that Fargate has, as two lists: the second depends on what is chosen in the first.
import { fargateSizes, isFargateSize } from "../../../../../src/model/ecs/task-size.ts";

interface Size {
  readonly value: string;
  readonly label: string;
}

const shareOf = (units: number): string => String(units / 1024).replace(/^0\./, ".");
const cpuLabel = (units: number): string => `${shareOf(units)} vCPU`;
const memoryLabel = (mib: number): string => `${mib / 1024} GB`;

/** Fargate's, and the definition's own where that is another (EC2). */
export function cpuSizes(own: string): readonly Size[] {
  const sizes = fargateSizes.map(({ cpu }) => ({ value: String(cpu), label: cpuLabel(cpu) }));
  return own === "" || sizes.some(({ value }) => value === own) ? sizes : [{ value: own, label: own }, ...sizes];
}

/** MiB, from the smallest. */
function memoriesOf(cpu: string): number[] {
  const size = fargateSizes.find((candidate) => candidate.cpu === Number(cpu));
  if (!size) return [];
  const count = Math.floor((size.toMib - size.fromMib) / size.stepMib) + 1;
  const all = Array.from({ length: count }, (_, index) => size.fromMib + index * size.stepMib);
  return isFargateSize(size.cpu, size.fromMib / 2) ? [size.fromMib / 2, ...all] : all;
}

export function memorySizes(cpu: string, own: string): readonly Size[] {
  const sizes = memoriesOf(cpu).map((mib) => ({ value: String(mib), label: memoryLabel(mib) }));
  const isOwn = own !== "" && sizes.length === 0;
  return isOwn ? [{ value: own, label: memoryLabel(Number(own)) }] : sizes;
}

/** What was chosen, if the new CPU has it; else the closest that it has. */
export function nearestMemory(cpu: string, memory: string): string {
  const sizes = memoriesOf(cpu);
  const wanted = Number(memory);
  if (sizes.length === 0 || sizes.includes(wanted)) return memory;
  return String(sizes.reduce((best, size) => (Math.abs(size - wanted) < Math.abs(best - wanted) ? size : best)));
}
