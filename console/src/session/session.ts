// The visit's credentials: asked for with the session's cookie, which scripts cannot read, and held in memory only. They are
// temporary (STS); the cookie gives new ones until the visitor signs out. See docs/muelle-api.md.
export interface SessionFacts {
  readonly credentials: {
    readonly accessKeyId: string;
    readonly secretAccessKey: string;
    readonly sessionToken: string;
    /** ISO 8601. */
    readonly expiration: string;
  };
  readonly principal: {
    readonly account: string;
    readonly arn: string;
    readonly name: string;
    readonly kind: string;
  };
  readonly region: string;
  readonly version: string;
  readonly engine: "docker" | "simulated";
}

const path = "/_muelle/session";

/** What stood in the way of a sign-in, as the control plane says it. */
export class SignInRefused extends Error {
  override readonly name = "SignInRefused";
}

async function answer(response: Response): Promise<SessionFacts> {
  const body = (await response.json().catch(() => ({}))) as SessionFacts & { message?: string };
  if (!response.ok) throw new SignInRefused(body.message ?? `The control plane answered ${response.status}.`);
  return body;
}

/** Undefined: nobody is signed in. */
export async function currentSession(): Promise<SessionFacts | undefined> {
  const response = await fetch(path, { credentials: "same-origin" });
  return response.status === 204 ? undefined : answer(response);
}

/** A link's token works once. Throws SignInRefused. */
export async function signInWithToken(token: string): Promise<SessionFacts> {
  const headers = { "content-type": "application/json" };
  return answer(
    await fetch(path, { method: "POST", headers, body: JSON.stringify({ token }), credentials: "same-origin" }),
  );
}

/** `send` signs with long-term keys: they are used for this one request and forgotten. Throws SignInRefused. */
export async function signInWithKeys(send: (method: string, path: string, body: string) => Promise<Response>) {
  return answer(await send("POST", path, "{}"));
}

export async function signOut(): Promise<void> {
  await fetch(path, { method: "DELETE", credentials: "same-origin" });
}
