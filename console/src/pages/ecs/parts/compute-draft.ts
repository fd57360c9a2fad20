// Compute configuration of a form (capacity provider strategy or launch type, platform version) as plain data.
// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CapacityProviderStrategyItem.html
import type { CapacityProviderStrategyItem, Cluster, CreateServiceCommandInput, Service } from "@aws-sdk/client-ecs";
import { wholeNumber } from "./whole-number.ts";

/** A row of a custom strategy, as typed. */
export interface StrategyRow {
  readonly provider: string;
  readonly base: string;
  readonly weight: string;
}

export interface ComputeDraft {
  readonly option: "strategy" | "launchType";
  /** `default`: what the cluster says. */
  readonly strategy: "default" | "custom";
  readonly rows: readonly StrategyRow[];
  /** "LATEST" or a version. */
  readonly platformVersion: string;
}

export type RowProblem = "baseInvalid" | "weightInvalid";

export interface ComputeProblems {
  readonly strategy?: "strategyEmpty" | "baseTwice" | "weightMissing";
  /** By row. */
  readonly rows?: readonly (RowProblem | undefined)[];
}

export const fargateProviders = ["FARGATE", "FARGATE_SPOT"] as const;

/** What Fargate's tasks here run on; src/model/ecs/new-task.ts has the same, and a test says so. */
export const platformVersions = ["LATEST", "1.4.0"] as const;

const mostBase = 100_000;
const mostWeight = 1000;

const newRow = (provider: string, weight = "1"): StrategyRow => ({ provider, base: "0", weight });

/** AWS's order: the cluster's default strategy; else a custom one over FARGATE, if the cluster has it; else the launch type. */
export function computePreset(cluster: Cluster | undefined): ComputeDraft {
  const { defaultCapacityProviderStrategy: standard = [], capacityProviders = [] } = cluster ?? {};
  return {
    option: standard.length > 0 || capacityProviders.includes("FARGATE") ? "strategy" : "launchType",
    strategy: standard.length > 0 ? "default" : "custom",
    rows: [newRow("FARGATE")],
    platformVersion: "LATEST",
  };
}

/** As a service has it now. */
export function computeOf({ capacityProviderStrategy: items = [], platformVersion = "LATEST" }: Service): ComputeDraft {
  const rows = items.map(rowOf);
  return {
    option: items.length > 0 ? "strategy" : "launchType",
    strategy: "custom",
    rows: rows.length > 0 ? rows : [newRow("FARGATE")],
    platformVersion,
  };
}

export const rowOf = ({ capacityProvider = "", base = 0, weight = 0 }: CapacityProviderStrategyItem): StrategyRow => ({
  provider: capacityProvider,
  base: String(base),
  weight: String(weight),
});

/** The provider that no row has yet; undefined: all are there. */
export function nextRow(rows: readonly StrategyRow[], providers: readonly string[]): StrategyRow | undefined {
  const provider = providers.find((name) => !rows.some((row) => row.provider === name));
  return provider === undefined ? undefined : newRow(provider);
}

export function problemsOfCompute({ option, strategy, rows }: ComputeDraft): ComputeProblems {
  if (option === "launchType" || strategy === "default") return {};
  return rows.length === 0 ? { strategy: "strategyEmpty" } : problemsOfRows(rows);
}

/** AWS's rules of a strategy that has rows. */
export function problemsOfRows(rows: readonly StrategyRow[]): ComputeProblems {
  const each = rows.map(problemOfRow);
  if (each.some((problem) => problem !== undefined)) return { rows: each };
  if (rows.filter(({ base }) => Number(base) > 0).length > 1) return { strategy: "baseTwice" };
  return rows.every(({ weight }) => Number(weight) === 0) ? { strategy: "weightMissing" } : {};
}

function problemOfRow({ base, weight }: StrategyRow): RowProblem | undefined {
  if (wholeNumber(base, 0, mostBase) === undefined) return "baseInvalid";
  return wholeNumber(weight, 0, mostWeight) === undefined ? "weightInvalid" : undefined;
}

/** A draft without problems; the cluster's default strategy is what holds when nothing is said. */
export function computeRequest(
  draft: ComputeDraft,
): Pick<CreateServiceCommandInput, "launchType" | "capacityProviderStrategy" | "platformVersion"> {
  const { platformVersion } = draft;
  if (draft.option === "launchType") return { launchType: "FARGATE", platformVersion };
  if (draft.strategy === "default") return { platformVersion };
  return { capacityProviderStrategy: strategyOf(draft), platformVersion };
}

export const strategyOf = ({ rows }: Pick<ComputeDraft, "rows">): CapacityProviderStrategyItem[] =>
  rows.map(({ provider, base, weight }) => ({
    capacityProvider: provider,
    base: Number(base),
    weight: Number(weight),
  }));
