// Ports and addresses of a task, and where its images are.
import assert from "node:assert/strict";
import { test } from "node:test";
import { ecrRepositoryOf } from "./ecr-image.ts";
import { addressesOf, mappedPorts } from "./mapped-ports.ts";

const definition = {
  containerDefinitions: [
    { name: "web", portMappings: [{ containerPort: 80 }, { containerPort: 5000, name: "api" }] },
    { name: "dns", portMappings: [{ containerPortRange: "53-54", protocol: "udp" as const }] },
  ],
};

test("Each mapping with its container; a range by its first port", () => {
  assert.deepEqual(
    mappedPorts(definition).map(({ container, port, text, protocol }) => `${container} ${port} ${text} ${protocol}`),
    ["web 80 80 tcp", "web 5000 5000 tcp", "dns 53 53-54 udp"],
  );
});

test("Addresses as a person types them, of TCP ports only", () => {
  assert.deepEqual(addressesOf(definition, "198.18.0.7"), ["http://198.18.0.7", "http://198.18.0.7:5000"]);
  assert.deepEqual(addressesOf(definition, undefined), []);
});

test("Images of this registry and by AWS's name are in ECR; others are not", () => {
  assert.equal(ecrRepositoryOf("localhost:4566/shop/web:2", "localhost:4566"), "shop/web");
  assert.equal(ecrRepositoryOf("000000000000.dkr.ecr.us-east-1.amazonaws.com/web@sha256:01", "localhost:4566"), "web");
  assert.equal(ecrRepositoryOf("nginx:1", "localhost:4566"), undefined);
  assert.equal(ecrRepositoryOf("public.ecr.aws/nginx/nginx:1", "localhost:4566"), undefined);
});
