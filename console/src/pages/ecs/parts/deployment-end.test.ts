// How deployments end, as the message says it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { endOfDeployment } from "./deployment-end.ts";

test("A deployment under way has no end", () => {
  for (const status of ["PENDING", "IN_PROGRESS", "ROLLBACK_IN_PROGRESS", "STOP_REQUESTED"] as const)
    assert.equal(endOfDeployment({ status }), undefined, status);
  assert.equal(endOfDeployment({}), undefined);
});

test("Success, replacement, failure and rollback are told apart", () => {
  assert.deepEqual(endOfDeployment({ status: "SUCCESSFUL" }), { type: "success", word: "deployed" });
  assert.deepEqual(endOfDeployment({ status: "STOPPED" }), { type: "warning", word: "deployStopped" });
  assert.deepEqual(endOfDeployment({ status: "ROLLBACK_SUCCESSFUL" }), { type: "error", word: "rolledBack" });
  assert.deepEqual(endOfDeployment({ status: "STOPPED", deploymentCircuitBreaker: { status: "TRIGGERED" } }), {
    type: "error",
    word: "deployFailed",
  });
});
