import assert from "node:assert/strict";
import { test } from "node:test";
import { clusterReference, definitionReference, familyOf, memberReference } from "./names.ts";

const scope = { account: "123456789012", region: "eu-west-1" };
const arn = (resource: string, account = scope.account) => `arn:aws:ecs:eu-west-1:${account}:${resource}`;

test("a cluster is named by its name, its ARN, or not at all", () => {
  assert.equal(clusterReference(undefined, scope), arn("cluster/default"));
  assert.equal(clusterReference("web", scope), arn("cluster/web"));
  assert.equal(clusterReference(arn("cluster/web"), scope), arn("cluster/web"));
  assert.equal(clusterReference(arn("service/web"), scope), undefined);
  assert.equal(clusterReference(arn("cluster/web", "999999999999"), scope), undefined);
});

test("a member is named with its cluster or without, but not with another's", () => {
  const cluster = arn("cluster/web");
  const of = (text: string) => memberReference(text, "service", cluster, scope);
  assert.equal(of("a"), arn("service/web/a"));
  assert.equal(of(arn("service/web/a")), arn("service/web/a"));
  assert.equal(of(arn("service/a")), arn("service/web/a"));
  assert.equal(of(arn("service/other/a")), undefined);
  assert.equal(of(arn("task/web/a")), undefined);
});

test("a definition is a family, a revision, or the ARN of either", () => {
  assert.deepEqual(definitionReference("a", scope), { family: "a" });
  assert.deepEqual(definitionReference("a:2", scope), { family: "a", revision: 2 });
  assert.deepEqual(definitionReference(arn("task-definition/a:2"), scope), { family: "a", revision: 2 });
  assert.deepEqual(definitionReference(arn("task-definition/a"), scope), { family: "a" });
  assert.equal(definitionReference("a:b", scope), undefined);
  assert.equal(definitionReference(arn("cluster/a"), scope), undefined);
  assert.equal(familyOf(arn("task-definition/a:2")), "a");
});
