// What the control plane says of itself: its address, and where its command line finds it.
import { useLive } from "../aws/live.tsx";

export interface Health {
  readonly version: string;
  /** The directory of its state, on the machine where it runs. */
  readonly data: string;
  readonly engine: "docker" | "simulated";
  /** "http://localhost:4566" */
  readonly endpoint: string;
}

/** docs/muelle-api.md, "Health". Undefined until it has answered. */
export function useHealth(): Health | undefined {
  const health = useLive({
    key: ["health"],
    on: [],
    read: (aws, signal) => aws.muelle<Health>("GET", "health", undefined, signal),
  });
  return health.data;
}
