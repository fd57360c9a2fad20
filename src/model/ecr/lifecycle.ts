// Life-cycle policies: what their JSON must be like, and which images they expire. Pure.
// https://docs.aws.amazon.com/AmazonECR/latest/userguide/LifecyclePolicies.html (evaluation rules),
// …/lifecycle_policy_parameters.html (parameters), …/lifecycle_policy_examples.html (examples, which the tests hold).
import { wildcard } from "./wildcard.ts";

export interface Rule {
  readonly priority: number;
  readonly tagStatus: "tagged" | "untagged" | "any";
  readonly tagPrefixes: readonly string[];
  readonly tagPatterns: readonly string[];
  readonly count: { readonly type: "imageCountMoreThan" | "sinceImagePushed"; readonly number: number };
}

export class InvalidLifecyclePolicy extends Error {
  override readonly name = "InvalidLifecyclePolicy";
}

export interface Candidate {
  readonly digest: string;
  readonly tags: readonly string[];
  readonly pushedAtMs: number;
  /** Named by an index of the same repository: it goes with the index, never before it. */
  readonly isPartOfIndex: boolean;
}

/** An image that a rule expires. */
export interface Verdict {
  readonly digest: string;
  readonly tags: readonly string[];
  readonly pushedAtMs: number;
  readonly rulePriority: number;
}

const dayMs = 86_400_000;

/**
 * What the policy expires now. Rules are asked in order of priority. A rule counts every image that its tags select, those
 * too that a rule before it has expired, but it expires only images that no rule before it selects.
 */
export function expiredBy(rules: readonly Rule[], images: readonly Candidate[], nowMs: number): readonly Verdict[] {
  const newestFirst = images
    .filter((image) => !image.isPartOfIndex)
    .sort((a, b) => b.pushedAtMs - a.pushedAtMs || (a.digest < b.digest ? -1 : 1));
  const claimed = new Set<string>();
  const verdicts: Verdict[] = [];
  for (const rule of [...rules].sort((a, b) => a.priority - b.priority)) {
    const selected = newestFirst.filter(({ tags }) => selects(rule, tags));
    for (const { digest, tags, pushedAtMs } of over(rule, selected, nowMs))
      if (!claimed.has(digest)) verdicts.push({ digest, tags, pushedAtMs, rulePriority: rule.priority });
    for (const { digest } of selected) claimed.add(digest);
  }
  return verdicts;
}

function over({ count }: Rule, newestFirst: readonly Candidate[], nowMs: number): readonly Candidate[] {
  if (count.type === "imageCountMoreThan") return newestFirst.slice(count.number);
  return newestFirst.filter(({ pushedAtMs }) => nowMs - pushedAtMs > count.number * dayMs);
}

/** With several prefixes or patterns, each must find a tag. */
function selects({ tagStatus, tagPrefixes, tagPatterns }: Rule, tags: readonly string[]): boolean {
  if (tagStatus === "any") return true;
  if (tagStatus === "untagged") return tags.length === 0;
  return (
    tagPrefixes.every((prefix) => tags.some((tag) => tag.startsWith(prefix))) &&
    tagPatterns.every((pattern) => tags.some(wildcard(pattern)))
  );
}

type Json = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Throws InvalidLifecyclePolicy with what is wrong. */
export function parseLifecyclePolicy(text: string): readonly Rule[] {
  const policy = object(parseJson(text), "the policy", ["rules"]);
  if (!Array.isArray(policy.rules) || policy.rules.length === 0)
    throw wrong("rules must be a list of at least one rule");
  const rules = policy.rules.map((rule: unknown, index) => parseRule(rule, `rules[${index}]`));
  checkTogether(rules);
  return rules;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw wrong("the policy is not JSON");
  }
}

function parseRule(value: unknown, where: string): Rule {
  const rule = object(value, where, ["rulePriority", "description", "selection", "action"]);
  if (rule.description !== undefined && typeof rule.description !== "string")
    throw wrong(`${where}.description must be a string`);
  const action = object(rule.action, `${where}.action`, ["type"]);
  if (action.type !== "expire")
    throw wrong(`${where}.action.type must be expire; Muelle has no archive to transition to`);
  const fields = ["tagStatus", "tagPrefixList", "tagPatternList", "countType", "countUnit", "countNumber"];
  const selection = object(rule.selection, `${where}.selection`, fields);
  return { priority: atLeastOne(rule.rulePriority, `${where}.rulePriority`), ...parseSelection(selection, where) };
}

function parseSelection(selection: Json, where: string): Omit<Rule, "priority"> {
  const { tagStatus } = selection;
  if (tagStatus !== "tagged" && tagStatus !== "untagged" && tagStatus !== "any")
    throw wrong(`${where}.selection.tagStatus must be tagged, untagged or any`);
  const tagPrefixes = strings(selection.tagPrefixList, `${where}.selection.tagPrefixList`);
  const tagPatterns = strings(selection.tagPatternList, `${where}.selection.tagPatternList`);
  const lists = Number(tagPrefixes.length > 0) + Number(tagPatterns.length > 0);
  if (tagStatus === "tagged" && lists !== 1)
    throw wrong(`${where}: tagStatus tagged needs either tagPrefixList or tagPatternList`);
  if (tagStatus !== "tagged" && lists > 0) throw wrong(`${where}: tagStatus ${tagStatus} takes no list of tags`);
  if (tagPatterns.some((pattern) => pattern.split("*").length > 5))
    throw wrong(`${where}: a tag pattern has at most four asterisks`);
  return { tagStatus, tagPrefixes, tagPatterns, count: parseCount(selection, where) };
}

function parseCount({ countType, countUnit, countNumber }: Json, where: string): Rule["count"] {
  const number = atLeastOne(countNumber, `${where}.selection.countNumber`);
  if (countType === "imageCountMoreThan") {
    if (countUnit !== undefined) throw wrong(`${where}: countUnit goes with sinceImagePushed only`);
    return { type: countType, number };
  }
  if (countType !== "sinceImagePushed")
    throw wrong(`${where}.selection.countType must be imageCountMoreThan or sinceImagePushed`);
  if (countUnit !== "days") throw wrong(`${where}.selection.countUnit must be days`);
  return { type: countType, number };
}

function checkTogether(rules: readonly Rule[]): void {
  if (new Set(rules.map(({ priority }) => priority)).size !== rules.length)
    throw wrong("every rule must have a rulePriority of its own");
  const any = rules.filter(({ tagStatus }) => tagStatus === "any");
  if (any.length > 1 || any.some(({ priority }) => rules.some((rule) => rule.priority > priority)))
    throw wrong("a rule with tagStatus any must be the only one and have the highest rulePriority");
  const untagged = rules.filter(({ tagStatus }) => tagStatus === "untagged");
  if (new Set(untagged.map(({ count }) => count.type)).size !== untagged.length)
    throw wrong("there can be one rule with tagStatus untagged for each countType");
}

function object(value: unknown, where: string, fields: readonly string[]): Json {
  if (!isObject(value)) throw wrong(`${where} must be an object`);
  const unknown = Object.keys(value).find((field) => !fields.includes(field));
  if (unknown !== undefined) throw wrong(`${where} has the unknown field ${unknown}`);
  return value;
}

function strings(value: unknown, where: string): readonly string[] {
  if (value === undefined) return [];
  if (Array.isArray(value) && value.every((item): item is string => typeof item === "string" && item !== ""))
    return value;
  throw wrong(`${where} must be a list of strings`);
}

function atLeastOne(value: unknown, where: string): number {
  if (typeof value === "number" && Number.isSafeInteger(value) && value >= 1) return value;
  throw wrong(`${where} must be a whole number of at least 1`);
}

const wrong = (what: string) => new InvalidLifecyclePolicy(what);
