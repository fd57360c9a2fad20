// How an AWS service is written down here: one typed operation per file, a table of what is supported, and the facts of its
// wire protocol. Input and output types are the vendor's own, by type import only.
import type { Command } from "@smithy/core/client";
import type { Dice } from "../kit/ids.ts";
import type { Log } from "../kit/log.ts";
import type { Scope } from "../model/arn.ts";
import type { Principal } from "../model/iam/principal.ts";
import type { Store, Transaction } from "../store/store.ts";

export type Protocol = "awsJson1_0" | "awsJson1_1" | "awsQuery" | "ec2Query" | "rpcv2Cbor";

/** What the vendor's schema modules do not carry (a test pins these against the vendor's clients). */
export interface ServiceSpec {
  /** Our short name, also the room's folder: "ecs". */
  readonly id: string;
  /** The first is the default. */
  readonly protocols: readonly Protocol[];
  /** X-Amz-Target prefix. */
  readonly target: string;
  /** `Version` of the query protocols. */
  readonly version: string;
  readonly xmlNamespace?: string;
  /** SigV4 scope name, and IAM action prefix unless there is another. */
  readonly signingName: string;
  /** CloudWatch signs as `monitoring`, and its actions are `cloudwatch:…`. */
  readonly actionPrefix?: string;
  /** The vendor's client package, whose declarations say which member has which enum. */
  readonly package: string;
  /** The code of refused input, where it is not the protocol's usual (ValidationException, ValidationError). */
  readonly validationCode?: string;
}

/** Names, addresses and ports that answers mention. */
export interface Addresses {
  /** http://localhost:4566 */
  readonly endpoint: string;
  /** What image references begin with: localhost:4566 */
  readonly registryHost: string;
  /** The machine as tasks see it: 198.18.0.1 */
  readonly hostAddress: string;
}

/** What an operation is handed beside its input. */
export interface Context extends Scope {
  readonly requestId: string;
  readonly principal: Principal;
  readonly nowMs: number;
  readonly dice: Dice;
  readonly log: Log;
  readonly addresses: Addresses;
  /** The transaction that this operation runs in. Nothing of it holds when the operation throws. */
  readonly tx: Transaction;
  /** Throws the service's access-denied error unless the principal may; for rights beyond the operation's own (iam:PassRole, tags on create). */
  readonly authorise: (
    action: string,
    resource: string,
    conditions?: Readonly<Record<string, string | readonly string[]>>,
  ) => void;
}

/** For the few operations that must wait (bytes on disk, a stream): they transact on the store themselves. */
export interface SlowContext extends Omit<Context, "tx"> {
  readonly store: Store;
  /** Aborted when the client goes away. */
  readonly signal: AbortSignal;
}

export type Access = "Read" | "List" | "Write" | "Tagging" | "Permissions management";

export interface OperationFacts<I> {
  /** As AWS's service authorisation reference has it. */
  readonly access: Access;
  /** IAM action, when it is not `<actionPrefix>:<Operation>`; null: needs no permission (sts:GetCallerIdentity). */
  readonly action?: string | null;
  /** ARNs that the permission is asked for; default "*". */
  readonly resources?: (input: I, scope: Scope) => string | readonly string[];
  /** Condition keys taken from the input, e.g. { "ecs:cluster": arn }. */
  readonly conditions?: (input: I, scope: Scope) => Readonly<Record<string, string | readonly string[]>>;
  /**
   * Input members that Muelle does not honour yet, by dotted path (`serviceConnectConfiguration`,
   * `containerDefinitions.firelensConfiguration`; lists are passed through). A request that carries one (other than an
   * empty list, an empty string or `false`) is refused by that name. The support table is made from this.
   */
  readonly refuses?: readonly string[];
}

export interface Operation<I, O> extends OperationFacts<I> {
  /** Thin: check, write, answer. Never waits. */
  readonly handle: (input: I, context: Context) => O;
}

export interface SlowOperation<I, O> extends OperationFacts<I> {
  readonly perform: (input: I, context: SlowContext) => Promise<O>;
}

/** An output member that is an event stream: the vendor's client type, produced by an async generator of events. */
export type AnyOperation<I, O> = Operation<I, O> | SlowOperation<I, O>;

/** Operation names of a client module: `CreateClusterCommand` → `CreateCluster`. */
export type OperationName<M> = {
  [K in keyof M]: K extends `${infer Name}Command` ? (Name extends "$" | "" ? never : Name) : never;
}[keyof M];

type CommandOf<M, Name extends string> = `${Name}Command` extends keyof M
  ? M[`${Name}Command`] extends abstract new (
      ...a: never[]
    ) => infer C
    ? C
    : never
  : never;

type Leaf = Date | Uint8Array | ((...a: never[]) => unknown);
/** Members typed `x: T | undefined` are required by the model; after validation they are present. */
export type Valid<T> = T extends Leaf
  ? T
  : T extends readonly (infer U)[]
    ? number extends T["length"]
      ? Valid<U>[]
      : T
    : T extends object
      ? { [K in keyof T]: {} extends Pick<T, K> ? Valid<T[K]> : Valid<Exclude<T[K], undefined>> }
      : T;

// The vendor's own command type has five parameters of which two matter here.
// oxlint-disable typescript/no-explicit-any
export type Input<M, Name extends string> =
  CommandOf<M, Name> extends Command<infer I, any, any, any, any> ? Valid<I> : never;
export type Output<M, Name extends string> =
  CommandOf<M, Name> extends Command<any, infer O, any, any, any> ? Omit<O, "$metadata"> : never;
// oxlint-enable typescript/no-explicit-any

/** The shelf of one service: every operation of the vendor's module that Muelle supports, checked by name and type. */
export type Operations<M> = {
  readonly [K in OperationName<M> & string]?: AnyOperation<Input<M, K>, Output<M, K>>;
};

/**
 * Declares one operation: `export const createCluster = operation<typeof ECS, "CreateCluster">({ … })`.
 * Each lives in a file that bears its name in kebab case.
 */
export const operation = <M, Name extends OperationName<M> & string>(
  definition: Operation<Input<M, Name>, Output<M, Name>>,
): Operation<Input<M, Name>, Output<M, Name>> => definition;

export const slowOperation = <M, Name extends OperationName<M> & string>(
  definition: SlowOperation<Input<M, Name>, Output<M, Name>>,
): SlowOperation<Input<M, Name>, Output<M, Name>> => definition;

/** A service as the dispatcher sees it: types erased, schemas and operations at hand. */
export interface Service {
  readonly spec: ServiceSpec;
  /** The vendor's client module: schemas, errors, enums. */
  readonly module: Readonly<Record<string, unknown>>;
  // Inputs and outputs are checked where operations are declared; the dispatcher moves them.
  // oxlint-disable-next-line typescript/no-explicit-any
  readonly operations: Readonly<Record<string, AnyOperation<any, any> | undefined>>;
}

/** Loaded on the first request to the service. */
export interface LazyService {
  readonly spec: ServiceSpec;
  load(): Promise<Service>;
}
