// From a request to a service, an operation's name and a protocol: by CBOR path, X-Amz-Target, or Action and Version.
// What nothing here claims is left to others (S3's restXml, when it comes, is what remains).
import type { LazyService, Protocol } from "../service.ts";
import { type FormNode, parseForm } from "./form.ts";
import type { WireRequest } from "./message.ts";

export interface Route {
  readonly protocol: Protocol;
  /** Undefined: no service of ours bears this target or version. */
  readonly service: LazyService | undefined;
  readonly operation: string;
  /** What the request named its service by, for messages. */
  readonly named: string;
  /** The fields of a query request; empty for the others. */
  readonly form: FormNode;
}

const noForm: FormNode = {};
const cborPath = /\/service\/([^/]+)\/operation\/([^/]+)$/;

export class Router {
  readonly #byTarget = new Map<string, LazyService>();
  readonly #byVersion = new Map<string, LazyService>();

  constructor(services: readonly LazyService[]) {
    for (const service of services) {
      const { target, version, protocols } = service.spec;
      this.#byTarget.set(target, service);
      if (protocols.some((protocol) => protocol === "awsQuery" || protocol === "ec2Query"))
        this.#byVersion.set(version, service);
    }
  }

  /** Undefined: not a request of these protocols. */
  route(request: WireRequest): Route | undefined {
    const target = request.headers["x-amz-target"];
    if (target !== undefined) return this.#json(target, request.headers["content-type"]);
    if (request.headers["smithy-protocol"] === "rpc-v2-cbor") return this.#cbor(request.path);
    return this.#query(request);
  }

  #json(target: string, contentType = ""): Route {
    const dot = target.lastIndexOf(".");
    const named = target.slice(0, Math.max(dot, 0));
    const protocol = contentType.includes("json-1.0") ? "awsJson1_0" : "awsJson1_1";
    const service = this.#byTarget.get(named);
    const speaks = service?.spec.protocols.some((spoken) => spoken === "awsJson1_0" || spoken === "awsJson1_1");
    return { protocol, service: speaks ? service : undefined, operation: target.slice(dot + 1), named, form: noForm };
  }

  #cbor(path: string): Route | undefined {
    const [, named, operation] = cborPath.exec(path) ?? [];
    if (named === undefined || operation === undefined) return undefined;
    const service = this.#byTarget.get(named);
    const speaks = service?.spec.protocols.includes("rpcv2Cbor");
    return { protocol: "rpcv2Cbor", service: speaks ? service : undefined, operation, named, form: noForm };
  }

  #query({ method, headers, query, body }: WireRequest): Route | undefined {
    const isForm = headers["content-type"]?.startsWith("application/x-www-form-urlencoded");
    if (!isForm && method !== "GET") return undefined;
    const form = parseForm(isForm ? body.toString("utf8") : query);
    const operation = form.children?.get("Action")?.value;
    if (operation === undefined) return undefined;
    const named = form.children?.get("Version")?.value ?? "";
    const service = this.#byVersion.get(named);
    const protocol = service?.spec.protocols.includes("ec2Query") ? "ec2Query" : "awsQuery";
    return { protocol, service, operation, named, form };
  }
}
