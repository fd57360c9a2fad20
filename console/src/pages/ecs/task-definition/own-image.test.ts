// Images of the account's own repositories are told from others.
import assert from "node:assert/strict";
import { test } from "node:test";
import { ownImage } from "./own-image.ts";

test("An image of ECR names its repository, and its digest where it has one", () => {
  const host = "localhost:4566";
  assert.deepEqual(ownImage("000000000000.dkr.ecr.us-east-1.amazonaws.com/team/hola:1.2", host), {
    repository: "team/hola",
  });
  assert.deepEqual(ownImage("localhost:4566/hola", host), { repository: "hola" });
  assert.deepEqual(ownImage("localhost:4566/hola@sha256:ab", host), { repository: "hola", digest: "sha256:ab" });
  for (const image of ["nginx", "nginx:1", "public.ecr.aws/nginx:1", "localhost:5000/hola"])
    assert.equal(ownImage(image, host), undefined);
});
