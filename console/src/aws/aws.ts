// The vendor's own clients in the browser, all with the visit's temporary credentials, against this page's own origin. A page
// imports the commands that it uses, so that each page's chunk holds only those.
import { type Keys, signedFetch } from "./signed-fetch.ts";

interface ClientConfiguration {
  readonly endpoint: string;
  readonly region: string;
  readonly credentials: () => Promise<Keys & { readonly expiration?: Date }>;
  readonly maxAttempts: number;
  readonly disableHostPrefix: boolean;
}

type ClientClass<T> = new (configuration: ClientConfiguration) => T;

export class Aws {
  readonly region: string;
  readonly account: string;
  readonly #credentials: ClientConfiguration["credentials"];
  readonly #clients = new Map<unknown, unknown>();

  constructor(region: string, account: string, credentials: ClientConfiguration["credentials"]) {
    this.region = region;
    this.account = account;
    this.#credentials = credentials;
  }

  /** `aws.of(ECSClient).send(new ListClustersCommand({}))`: one client per class. */
  of<T>(Client: ClientClass<T>): T {
    const known = this.#clients.get(Client);
    if (known) return known as T;
    const client = new Client({
      endpoint: location.origin,
      region: this.region,
      credentials: this.#credentials,
      maxAttempts: 2,
      // StartLiveTail would go to "stream-localhost": another origin, and no name that resolves.
      disableHostPrefix: true,
    });
    this.#clients.set(Client, client);
    return client;
  }

  /** A call of Muelle's own API: `aws.muelle("POST", "reachability", {…})`. Throws MuelleRefused. */
  async muelle<T>(method: "GET" | "POST", name: string, input?: object, signal?: AbortSignal): Promise<T> {
    const response = await this.stream(method, name, input, signal);
    const text = await response.text();
    return JSON.parse(text) as T;
  }

  /** As muelle(), with the body left to be read as it comes. */
  async stream(method: "GET" | "POST", name: string, input?: object, signal?: AbortSignal): Promise<Response> {
    const body = input === undefined ? undefined : JSON.stringify(input);
    const response = await signedFetch(this.#credentials, this.region, {
      method,
      path: `/_muelle/${name}`,
      body,
      signal,
    });
    if (response.ok) return response;
    const refused = (await response.json().catch(() => ({}))) as { __type?: string; message?: string };
    throw new MuelleRefused(refused.__type ?? String(response.status), refused.message ?? response.statusText);
  }
}

/** As AWS's exceptions: `name` is the code. */
export class MuelleRefused extends Error {
  override readonly name: string;
  constructor(code: string, message: string) {
    super(message);
    this.name = code;
  }
}
