// Every supported operation of every service, in random order over one house, with inputs that are nearly right and names
// that earlier answers gave: each call succeeds, or fails with an AWS error. Repeatable by its seed.
import assert from "node:assert/strict";
import { test } from "node:test";
import { asError } from "../kit/assert.ts";
import { FakeClock } from "../kit/fake-clock.ts";
import { below, type Dice, seededDice } from "../kit/ids.ts";
import { MemoryLogArchive } from "../store/log-archive/memory.ts";
import { seed as seedEc2 } from "./ec2/defaults.ts";
import { ec2 } from "./ec2/index.ts";
import { ecs } from "./ecs/index.ts";
import { CallError, type Harness, harness } from "./harness.ts";
import { seed as seedIam } from "./iam/defaults.ts";
import { iam } from "./iam/index.ts";
import { createLogs } from "./logs/index.ts";
import { policyAuthoriser } from "./policies/authoriser.ts";
import type { Service } from "./service.ts";
import { sts } from "./sts/index.ts";
import { allowedValues } from "./wire/enums.ts";
import { ValueMaker } from "./wire/every-service.ts";
import { ServiceModel } from "./wire/model.ts";
import { damage } from "./wire/nonsense.ts";

const seed = process.env.FUZZ_SEED ?? "muelle";
const calls = Number(process.env.FUZZ_CALLS ?? 1500);
/** Most strings of inputs are replaced by names that are known, so that operations find what others made. */
const knownInHundred = 60;
const mostKnown = 400;

/** Strings that answers held: ids, names, ARNs. */
class Known {
  readonly #texts: string[] = ["default", "awsvpc", "256", "512"];
  readonly #dice: Dice;

  constructor(dice: Dice) {
    this.#dice = dice;
  }

  learn(value: unknown): void {
    if (typeof value === "string") {
      if (value.length < 200)
        this.#texts[this.#texts.length < mostKnown ? this.#texts.length : below(this.#dice, mostKnown)] = value;
    } else if (
      typeof value === "object" &&
      value !== null &&
      !(value instanceof Date) &&
      !(Symbol.asyncIterator in value)
    )
      for (const item of Object.values(value)) this.learn(item);
  }

  /** The value with strings replaced by known ones, optional members left out by chance. */
  use(value: unknown, keptInHundred: number): unknown {
    if (typeof value === "string") {
      if (below(this.#dice, 100) >= knownInHundred) return value.slice(0, 12).replace(/[^\w-]/g, "");
      return this.#texts[below(this.#dice, this.#texts.length)];
    }
    if (Array.isArray(value))
      return value.slice(0, 1 + below(this.#dice, 2)).map((item) => this.use(item, keptInHundred));
    if (typeof value !== "object" || value === null || value instanceof Date || value instanceof Uint8Array)
      return value;
    const kept = Object.entries(value).filter(() => below(this.#dice, 100) < keptInHundred);
    return Object.fromEntries(kept.map(([name, item]) => [name, this.use(item, keptInHundred)]));
  }
}

interface Target {
  readonly service: Service;
  readonly name: string;
  readonly make: () => unknown;
  readonly required: ReadonlySet<string>;
}

async function targetsOf(services: readonly Service[]): Promise<Target[]> {
  const targets: Target[] = [];
  for (const service of services) {
    const maker = new ValueMaker(await allowedValues(service.spec.package, service.module));
    const model = new ServiceModel(service.spec, service.module);
    for (const [name, implementation] of Object.entries(service.operations)) {
      const { input, eventStream } = model.operations.get(name)!;
      if (!implementation || eventStream) continue;
      const count = input.isUnitSchema() ? 0 : Number((input.getSchema() as readonly unknown[])[6] ?? 0);
      const required = new Set(
        input.isUnitSchema() ? [] : [...input.structIterator()].slice(0, count).map(([key]) => key),
      );
      targets.push({ service, name, make: () => (input.isUnitSchema() ? {} : (maker.make(input) ?? {})), required });
    }
  }
  return targets;
}

/** Only the members that an operation honours, so that it is reached. */
function withoutRefused(service: Service, name: string, input: object): object {
  const refused = new Set((service.operations[name]?.refuses ?? []).map((path) => path.split(".")[0]));
  return Object.fromEntries(Object.entries(input).filter(([member]) => !refused.has(member)));
}

async function attempt(
  h: Harness,
  { service, name, make, required }: Target,
  known: Known,
  dice: Dice,
): Promise<string> {
  const whole = withoutRefused(service, name, make() as object) as Record<string, unknown>;
  const kept = [0, 10, 25, 60][below(dice, 4)]!;
  const some = known.use(whole, kept) as Record<string, unknown>;
  for (const member of required) some[member] ??= known.use(whole[member], 100 - kept);
  const input = below(dice, 3) === 0 ? damage(dice, some, 10) : some;
  if (typeof input !== "object" || input === null) return "";
  try {
    known.learn(await h.call(service.spec.id, name, input));
    return "answered";
  } catch (thrown) {
    if (thrown instanceof CallError && thrown.status < 500) return "refused";
    const shown = JSON.stringify(input).slice(0, 1500);
    throw new Error(`FUZZ_SEED=${seed} ${service.spec.id}:${name} ${shown}\n${asError(thrown).stack}`);
  }
}

test("operations answer or refuse, whatever they are given", async (t) => {
  const dice = seededDice(`${seed}/operations`);
  const logs = createLogs({ archive: new MemoryLogArchive(), clock: new FakeClock() });
  const services = [ecs, ec2, iam, sts, logs];
  const h = await harness({ services, seeds: [seedIam, seedEc2], authoriser: policyAuthoriser });
  const targets = await targetsOf(services);
  const known = new Known(dice);
  const failures = new Map<string, string>();
  const outcomes: Record<string, number> = {};
  for (let i = 0; i < calls; i++) {
    const target = targets[i % 3 === 0 ? below(dice, targets.length) : i % targets.length]!;
    const outcome = await attempt(h, target, known, dice).catch((thrown: Error) => {
      failures.set(`${target.service.spec.id}:${target.name}`, thrown.message);
      return "failed";
    });
    outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
    if (i % 50 === 0) h.clock.advance(1000);
  }
  t.diagnostic(JSON.stringify(outcomes));
  assert.deepEqual([...failures.values()], []);
  assert.ok(outcomes.answered! > calls / 20, "too few calls are right to reach far");
});
