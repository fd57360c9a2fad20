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
  /** Goes on as somebody else, on the same page. Throws SignInRefused. */
  readonly signInAs: (accessKeyId: string, secretAccessKey: string) => Promise<void>;
  /** Asks whether the session still stands; if not, the visitor is led to the door. Never rejects. */
  readonly check: () => Promise<void>;
}

export interface Doorway {
  /** Why the last attempt did not succeed. */
  readonly problem: string | undefined;
  /** There was a session, and it has ended by itself. */
  readonly ended: boolean;
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
  const [ended, setEnded] = useState(false);
  const arn = typeof state === "string" ? undefined : state.principal.arn;
  const held = useRef<{ credentials: Credentials; renewing?: Promise<Credentials> }>(undefined);

  const enter = useCallback((facts: SessionFacts | undefined) => {
    held.current = facts && { credentials: asCredentials(facts) };
    setProblem(undefined);
    setEnded(false);
    setState(facts ?? "outside");
  }, []);
  const end = useCallback(() => {
    enter(undefined);
    setEnded(true);
  }, [enter]);

  useEffect(() => {
    const refused = (thrown: unknown) => {
      setProblem(thrown instanceof Error ? thrown.message : String(thrown));
      setState("outside");
    };
    (first ??= firstSession()).then(enter, refused);
  }, [enter]);

  /** Fresh credentials; those of somebody else when another tab has signed in anew: then this tab goes on as them. */
  const take = useCallback(
    (facts: SessionFacts) => {
      if (facts.principal.arn === arn) held.current = { credentials: asCredentials(facts) };
      else enter(facts);
    },
    [arn, enter],
  );

  const credentials = useCallback(async (): Promise<Credentials> => {
    const now = held.current;
    if (!now) throw new Error("Nobody is signed in.");
    if (now.credentials.expiration.getTime() - Date.now() > marginMs) return now.credentials;
    now.renewing ??= currentSession().then((facts) => {
      if (!facts) {
        end();
        throw new Error("The session has ended. Sign in again.");
      }
      take(facts);
      return asCredentials(facts);
    });
    return now.renewing.catch((thrown: unknown) => {
      delete now.renewing;
      throw thrown;
    });
  }, [take, end]);

  const check = useCallback(async () => {
    const facts = await currentSession().catch(() => "unreachable" as const);
    if (facts === "unreachable") return;
    if (!facts) end();
    else take(facts);
  }, [take, end]);

  const signInAs = useCallback(
    async (accessKeyId: string, secretAccessKey: string) => {
      const keys = { accessKeyId, secretAccessKey };
      enter(await signInWithKeys((method, path, body) => signedFetch(keys, "us-east-1", { method, path, body })));
    },
    [enter],
  );

  const session = useMemo<Session | undefined>(() => {
    if (typeof state === "string") return undefined;
    const { principal, version, engine } = state;
    const leave = async () => {
      await signOut();
      enter(undefined);
    };
    return { account: principal.account, principal, version, engine, credentials, signOut: leave, signInAs, check };
  }, [state, credentials, enter, signInAs, check]);

  const withKeys = (accessKeyId: string, secretAccessKey: string) =>
    signInAs(accessKeyId, secretAccessKey).catch((thrown: unknown) => {
      setProblem(thrown instanceof Error ? thrown.message : String(thrown));
    });

  if (state === "asking") return waiting;
  if (!session) return doorway({ problem, ended, signInWithKeys: withKeys });
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
