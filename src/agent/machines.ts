// What the agent is handed: the machines, the store, and the few facts of the house that tasks are told.
import type { Engine } from "../engine/engine.ts";
import type { Clock } from "../kit/clock.ts";
import type { Dice } from "../kit/ids.ts";
import type { Log } from "../kit/log.ts";
import type { NetworkPlane } from "../network/network.ts";
import type { MetricArchive } from "../store/metric-archive/metric-archive.ts";
import type { Store } from "../store/store.ts";
import type { ImageSource, LogSink } from "./ports.ts";

export interface Machines {
  readonly store: Store;
  readonly engine: Engine;
  readonly network: NetworkPlane;
  readonly images: ImageSource;
  readonly logs: LogSink;
  readonly metrics: MetricArchive;
  readonly clock: Clock;
  readonly dice: Dice;
  readonly log: Log;
  /** Value of the label `muelle` on everything that this control plane makes. */
  readonly instance: string;
  /** Holds the network namespace of a task open; does nothing else. */
  readonly sandboxImage: string;
  /** Sandboxes that are kept warm. */
  readonly warmSandboxes: number;
  /** What references to images of Muelle's own registry begin with: localhost:4566 */
  readonly registryHost: string;
  /** Where tasks reach the AWS APIs: http://169.254.170.2:4566 */
  readonly endpointInTasks: string;
}

/** Names of the labels on what the agent makes. Those of AWS's own agent come beside them. */
export const labelNames = {
  instance: "muelle",
  role: "muelle.role",
  taskId: "muelle.task",
  taskArn: "muelle.task-arn",
  container: "muelle.container",
} as const;

export const sandboxRole = "sandbox";
export const containerRole = "container";
