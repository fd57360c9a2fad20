// What happens to a decoded input: checks, first use of the scope, permission, one transaction, durability.
import type { Clock } from "../kit/clock.ts";
import type { Dice } from "../kit/ids.ts";
import type { Log } from "../kit/log.ts";
import { type Scope, scopeKey } from "../model/arn.ts";
import { AwsError } from "../model/errors.ts";
import type { Reader, Store, Transaction } from "../store/store.ts";
import { accessDenied, type Authoriser, type Conditions } from "./auth/authoriser.ts";
import { requestConditions } from "./auth/request-conditions.ts";
import type { Caller } from "./caller.ts";
import { refusedField } from "./refused-fields.ts";
import type { RuntimeOperation, ServiceRuntime } from "./runtime.ts";
import type { Addresses, Context, SlowContext } from "./service.ts";
import { refusal } from "./wire/refusal.ts";

/** Puts what AWS has in an account and region from the start (a default VPC …). Idempotent. */
export type Seed = (tx: Transaction, scope: Scope, facts: { readonly nowMs: number; readonly dice: Dice }) => void;

export interface InvokerOptions {
  readonly store: Store;
  readonly clock: Clock;
  readonly dice: Dice;
  readonly log: Log;
  readonly addresses: Addresses;
  readonly authoriser: Authoriser;
  readonly seeds?: readonly Seed[];
}

export class Invoker {
  readonly #options: InvokerOptions;
  readonly #seeded = new Set<string>();

  constructor(options: InvokerOptions) {
    this.#options = options;
  }

  /** The operation's output. Throws modelled exceptions and AwsErrors; anything else is a bug. */
  async invoke(runtime: ServiceRuntime, operation: RuntimeOperation, input: object, caller: Caller): Promise<object> {
    this.#check(runtime, operation, input, caller);
    const scope = { account: caller.principal.account, region: caller.region };
    this.firstUse(scope);
    const output = await this.#run(operation, input, caller, scope);
    await this.#options.store.flushed();
    return output ?? {};
  }

  /** Seeds the scope once in this process's life. */
  firstUse(scope: Scope): void {
    const key = scopeKey(scope);
    if (this.#seeded.has(key)) return;
    const { store, clock, dice, seeds } = this.#options;
    const nowMs = clock.nowMs();
    if (seeds?.length) store.transact((tx) => seeds.forEach((seed) => seed(tx, scope, { nowMs, dice })));
    this.#seeded.add(key);
  }

  #check(runtime: ServiceRuntime, { model, refuses }: RuntimeOperation, input: object, caller: Caller): void {
    const { spec } = runtime.model;
    const issues = runtime.validator.issues(model.input, input);
    if (issues.length > 0) throw refusal(spec, caller.protocol, issues);
    const refused = refusedField(input, refuses);
    if (refused !== undefined) throw notHonoured(`${spec.id}:${model.name}`, refused);
  }

  #run(operation: RuntimeOperation, input: object, caller: Caller, scope: Scope): object | undefined | Promise<object> {
    const { implementation } = operation;
    const { store } = this.#options;
    if (!implementation) throw new AwsError("InternalFailure", "An operation without implementation was invoked.", 500);
    if ("perform" in implementation) {
      this.#permit(operation, input, caller, scope, store);
      return implementation.perform(input, this.#slowContext(caller, scope));
    }
    return store.transact((tx) => {
      this.#permit(operation, input, caller, scope, tx);
      return implementation.handle(input, this.#context(caller, scope, tx));
    });
  }

  /** The operation's own permission, then EC2's DryRun, which asks for that answer only. */
  #permit(operation: RuntimeOperation, input: object, caller: Caller, scope: Scope, reader: Reader): void {
    const { action, implementation } = operation;
    if (action !== undefined) {
      const conditions = implementation?.conditions?.(input, scope) ?? {};
      const resources = implementation?.resources?.(input, scope) ?? "*";
      for (const resource of typeof resources === "string" ? [resources] : resources)
        this.#authorise(caller, action, resource, conditions, reader);
    }
    if (caller.protocol === "ec2Query" && "DryRun" in input && input.DryRun === true)
      throw new AwsError("DryRunOperation", "Request would have succeeded, but DryRun flag is set.", 412);
  }

  #authorise(caller: Caller, action: string, resource: string, conditions: Conditions, reader: Reader): void {
    const { principal, protocol } = caller;
    const { authoriser, clock } = this.#options;
    // Root's rights have no conditions, so the hot path need not gather them.
    const all = principal.kind === "root" ? conditions : { ...requestConditions(caller, clock.nowMs()), ...conditions };
    const { allowed, reason } = authoriser.decide(principal, action, resource, all, reader);
    if (!allowed) throw accessDenied(protocol, principal, action, resource, reason);
  }

  #context(caller: Caller, scope: Scope, tx: Transaction): Context {
    const { clock, dice, log, addresses } = this.#options;
    return {
      account: scope.account,
      region: scope.region,
      requestId: caller.requestId,
      principal: caller.principal,
      nowMs: clock.nowMs(),
      dice,
      log,
      addresses,
      tx,
      authorise: (action, resource, conditions = {}) => this.#authorise(caller, action, resource, conditions, tx),
    };
  }

  #slowContext(caller: Caller, scope: Scope): SlowContext {
    const { store } = this.#options;
    // Outside a transaction the store itself is the reader; a slow operation transacts where it writes.
    const { tx: _, ...context } = this.#context(caller, scope, store as unknown as Transaction);
    return { ...context, store, signal: caller.signal };
  }
}

const notHonoured = (operation: string, field: string) =>
  new AwsError(
    "NotImplemented",
    `Muelle does not honour \`${field}\` of ${operation} yet, so the request was refused and nothing was done. ` +
      "Remove the field from the request; docs/support.md lists what is supported.",
  );
