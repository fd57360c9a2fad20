import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { knowsEndpointUrl, tooOldAwsCli } from "./aws-cli.ts";

test("which versions know AWS_ENDPOINT_URL", () => {
  for (const version of ["1.29.0", "1.45.11", "2.13.0", "2.31"]) assert.equal(knowsEndpointUrl(version), true, version);
  for (const version of ["1.22.34", "2.9.19", "2.12.9", "?"]) assert.equal(knowsEndpointUrl(version), false, version);
});

test("a distribution's AWS CLI tells its age by its package; another one is believed", () => {
  const packages = mkdtempSync(join(tmpdir(), "muelle-packages-"));
  try {
    assert.equal(tooOldAwsCli("/usr/bin/aws", packages), undefined, "none is there");
    mkdirSync(join(packages, "awscli-2.9.19.dist-info"));
    mkdirSync(join(packages, "awscli_plugin-1.0.dist-info"));
    assert.equal(tooOldAwsCli("/usr/bin/aws", packages), "2.9.19");
    assert.equal(tooOldAwsCli("/usr/local/bin/aws", packages), undefined);
    assert.equal(tooOldAwsCli("/usr/bin/aws", join(packages, "none")), undefined);
  } finally {
    rmSync(packages, { recursive: true });
  }
});
