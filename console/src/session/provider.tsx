// Who is visiting: asks for the session at the start, signs in by link or keys, gives the AWS clients their credentials.
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useRef, useState } from "react";
import { signedFetch } from "../aws/signed-fetch.ts";
import { currentSession, type SessionFacts, signInWithKeys, signInWithToken, signOut } from "./session.ts";

interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
  readonly expiration: Date;
}

export interface Session {
  readonly account: string;
  readonly principal: SessionFacts["principal"];
  readonly version: string;
  readonly engine: SessionFacts["engine"];
  /** Renewed when they are about to end. */
  readonly credentials: () => Promise<Credentials>;
  readonly signOut: () => Promise<void>;
}

export interface Doorway {
  /** Why the last attempt did not succeed. */
  readonly problem: string | undefined;
  readonly signInWithKeys: (accessKeyId: string, secretAccessKey: string) => Promise<void>;
}

const Context = createContext<Session | undefined>(undefined);

/** Renewed so long before they end. */
const marginMs = 5 * 60_000;

const asCredentials = ({ credentials }: SessionFacts): Credentials => ({
  ...credentials,
  expiration: new Date(credentials.expiration),
});

/** Once per page: a link's token works once. */
let first: Promise<SessionFacts | undefined> | undefined;

type State = "asking" | "outside" | SessionFacts;

export function SessionProvider({
  children,
  doorway,
  waiting,
}: {
  readonly children: ReactNode;
  /** What a visitor sees who is not signed in. */
  readonly doorway: (door: Doorway) => ReactNode;
  readonly waiting: ReactNode;
}) {
  const [state, setState] = useState<State>("asking");
  const [problem, setProblem] = useState<string>();
  const held = useRef<{ credentials: Credentials; renewing?: Promise<Credentials> }>(undefined);

  const enter = useCallback((facts: SessionFacts | undefined) => {
    held.current = facts && { credentials: asCredentials(facts) };
    setProblem(undefined);
    setState(facts ?? "outside");
  }, []);

  useEffect(() => {
    const refused = (thrown: unknown) => {
      setProblem(thrown instanceof Error ? thrown.message : String(thrown));
      setState("outside");
    };
    (first ??= firstSession()).then(enter, refused);
  }, [enter]);

  const credentials = useCallback(async (): Promise<Credentials> => {
    const now = held.current;
    if (!now) throw new Error("Nobody is signed in.");
    if (now.credentials.expiration.getTime() - Date.now() > marginMs) return now.credentials;
    now.renewing ??= currentSession().then((facts) => {
      if (!facts) {
        enter(undefined);
        throw new Error("The session has ended. Sign in again.");
      }
      held.current = { credentials: asCredentials(facts) };
      return held.current.credentials;
    });
    return now.renewing.catch((thrown: unknown) => {
      delete now.renewing;
      throw thrown;
    });
  }, [enter]);

  const session = useMemo<Session | undefined>(
    () =>
      typeof state === "string"
        ? undefined
        : {
            account: state.principal.account,
            principal: state.principal,
            version: state.version,
            engine: state.engine,
            credentials,
            signOut: async () => {
              await signOut();
              enter(undefined);
            },
          },
    [state, credentials, enter],
  );

  const withKeys = useCallback(
    async (accessKeyId: string, secretAccessKey: string) => {
      const keys = { accessKeyId, secretAccessKey };
      try {
        enter(await signInWithKeys((method, path, body) => signedFetch(keys, "us-east-1", { method, path, body })));
      } catch (thrown) {
        setProblem(thrown instanceof Error ? thrown.message : String(thrown));
      }
    },
    [enter],
  );

  if (state === "asking") return waiting;
  if (!session) return doorway({ problem, signInWithKeys: withKeys });
  return <Context value={session}>{children}</Context>;
}

/** A link's token is used, and taken out of the address so that it is neither kept in the history nor used twice. */
async function firstSession(): Promise<SessionFacts | undefined> {
  const query = new URLSearchParams(location.search);
  const token = query.get("token");
  if (token === null) return currentSession();
  query.delete("token");
  const path = location.pathname === "/sign-in" ? "/" : location.pathname;
  history.replaceState(null, "", query.size > 0 ? `${path}?${query.toString()}` : path);
  return signInWithToken(token).catch(async (thrown: unknown) => {
    const already = await currentSession();
    if (already) return already;
    throw thrown;
  });
}

export function useSession(): Session {
  const session = useContext(Context);
  if (!session) throw new Error("useSession is used outside of SessionProvider");
  return session;
}
