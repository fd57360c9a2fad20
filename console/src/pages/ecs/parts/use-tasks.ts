// The collection of tasks in a page: read when the page comes and whenever the stream of notices begins anew, patched in between.
import { useCallback, useEffect, useMemo, useState, useSyncExternalStore } from "react";
import { clusterArnOf, serviceArnOf } from "../../../../../src/model/ecs/names.ts";
import type { Change } from "../../../aws/changes.ts";
import { useAws, useChanges, useLive } from "../../../aws/live.tsx";
import { isWatched } from "../../../aws/stale.ts";
import { TaskCollection, type TaskSnapshot } from "./task-collection.ts";
import { taskSource } from "./task-source.ts";

export interface Tasks {
  readonly snapshot: TaskSnapshot;
  /** Why the whole could not be read. */
  readonly error: unknown;
  readonly retry: () => void;
}

let readers = 0;

/** Of a cluster, or of one of its services; both by name. */
export function useTasks(cluster: string, service?: string): Tasks {
  const aws = useAws();
  const [reader] = useState(() => ++readers);
  const collection = useMemo(() => new TaskCollection(taskSource(aws, cluster, service)), [aws, cluster, service]);
  const stop = useMemo(() => ({ of: collection, controller: new AbortController() }), [collection]);
  useEffect(() => () => stop.controller.abort(), [stop]);
  const snapshot = useSyncExternalStore(collection.subscribe, collection.snapshot);
  // A reader's own key: what another page has read before is not in this collection.
  const { error, refetch } = useLive({
    key: ["tasks", reader, cluster, service ?? null],
    on: [],
    read: async (_aws, signal) => {
      await collection.load(signal);
      return true;
    },
  });
  const hear = useCallback(
    (changes: readonly Change[]) => {
      const watched =
        service === undefined
          ? { kind: "task", cluster: clusterArnOf(aws, cluster) }
          : { kind: "task", service: serviceArnOf(aws, cluster, service) };
      const arns = changes.filter((change) => isWatched([watched], change)).flatMap(({ arn }) => arn ?? []);
      if (arns.length > 0) void collection.changed(arns, stop.controller.signal);
    },
    [aws, cluster, service, collection, stop],
  );
  useChanges(hear);
  return { snapshot, error, retry: () => void refetch() };
}
