// Reading that stays true: what a page reads is kept, and asked again when a change notice names something that it looks at.
import {
  type QueryClient,
  QueryClient as Queries,
  QueryClientProvider,
  useQuery,
  type UseQueryResult,
} from "@tanstack/react-query";
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from "react";
import { useSettings } from "../app/settings.tsx";
import { useSession } from "../session/provider.tsx";
import { Aws } from "./aws.ts";
import { type Change, type ChangeListener, followChanges } from "./changes.ts";
import { refresh } from "./refresh.ts";
import { followSharedChanges, tabsOfThisBrowser } from "./shared-changes.ts";
import { Stale, type Watched } from "./stale.ts";

export { isWatched, type Watched } from "./stale.ts";

declare module "@tanstack/react-query" {
  interface Register {
    queryMeta: { readonly on?: readonly Watched[] };
  }
}

export type Connection = "connecting" | "live" | "broken";

interface Live {
  readonly aws: Aws;
  readonly connection: Connection;
  /** Calls `hear` with every batch of notices; returns the function that ends it. */
  readonly subscribe: (hear: (changes: readonly Change[]) => void) => () => void;
}

const Context = createContext<Live | undefined>(undefined);

export function LiveProvider({ children }: { readonly children: ReactNode }) {
  const { region } = useSettings();
  const { account, principal, credentials, check } = useSession();
  const [connection, setConnection] = useState<Connection>("connecting");
  const aws = useMemo(() => new Aws(region, account, credentials), [region, account, credentials]);
  const queries = useMemo(() => (void aws, newQueries()), [aws]);
  const hearers = useMemo(() => new Set<(changes: readonly Change[]) => void>(), []);
  useEffect(() => {
    const stop = new AbortController();
    const stale = new Stale((isStale) => refresh(queries, isStale));
    const listener = {
      onReady: () => {
        setConnection("live");
        void queries.invalidateQueries();
      },
      onChanges: (changes: readonly Change[]) => {
        stale.mark(changes);
        for (const hear of hearers) hear(changes);
      },
      onBroken: () => setConnection("broken"),
    };
    const stream = {
      // Who is told what depends on who asks.
      name: `muelle-changes ${principal.arn} ${aws.region}`,
      tabs: tabsOfThisBrowser(),
      follow: (own: ChangeListener, signal: AbortSignal) =>
        followChanges(aws, { ...own, onRefused: () => void check() }, signal),
    };
    void followSharedChanges(stream, listener, stop.signal);
    return () => {
      stop.abort();
      stale.stop();
      setConnection("connecting");
    };
  }, [aws, queries, hearers, principal.arn, check]);
  const live = useMemo<Live>(
    () => ({
      aws,
      connection,
      subscribe: (hear) => {
        hearers.add(hear);
        return () => void hearers.delete(hear);
      },
    }),
    [aws, connection, hearers],
  );
  return (
    <Context value={live}>
      <QueryClientProvider client={queries}>{children}</QueryClientProvider>
    </Context>
  );
}

/** Refused requests are not tried again: the answer would be the same. */
const newQueries = (): QueryClient =>
  new Queries({
    defaultOptions: {
      queries: { staleTime: Number.POSITIVE_INFINITY, gcTime: 60_000, retry: false, refetchOnWindowFocus: false },
      mutations: { retry: false },
    },
  });

function useLiveContext(): Live {
  const live = useContext(Context);
  if (!live) throw new Error("This hook is used outside of LiveProvider");
  return live;
}

export const useAws = (): Aws => useLiveContext().aws;
export const useConnection = (): Connection => useLiveContext().connection;

/** For what keeps its own copy (long lists): every batch of notices. `hear` must be stable. */
export function useChanges(hear: (changes: readonly Change[]) => void): void {
  const { subscribe } = useLiveContext();
  useEffect(() => subscribe(hear), [subscribe, hear]);
}

export interface LiveRead<T> {
  /** Names what is read; the region and account are added. */
  readonly key: readonly unknown[];
  /** Which change notices make it stale. Empty: never. */
  readonly on: readonly Watched[];
  readonly read: (aws: Aws, signal: AbortSignal) => Promise<T>;
  /** Not read while false. */
  readonly enabled?: boolean;
  /** Beside the notices, for what no notice tells (metrics): read again so often. */
  readonly everyMs?: number;
}

export function useLive<T>({ key, on, read, enabled = true, everyMs }: LiveRead<T>): UseQueryResult<T, Error> {
  const aws = useAws();
  return useQuery<T, Error>({
    queryKey: [aws.account, aws.region, ...key],
    queryFn: ({ signal }) => read(aws, signal),
    enabled,
    meta: { on },
    ...(everyMs !== undefined && { refetchInterval: everyMs }),
  });
}
