// Manifests of Docker and of OCI, indexes, and what is neither.
import assert from "node:assert/strict";
import { test } from "node:test";
import { artifactType, isContainerConfiguration, parseConfiguration, parseManifest } from "./manifest.ts";

const docker = "application/vnd.docker.container.image.v1+json";
const layer = "application/vnd.docker.image.rootfs.diff.tar.gzip";

test("an image: its configuration and its layers with their sizes", () => {
  const manifest = parseManifest(
    JSON.stringify({
      schemaVersion: 2,
      config: { mediaType: docker, size: 7, digest: "sha256:c" },
      layers: [{ mediaType: layer, size: 10, digest: "sha256:l" }],
    }),
  );
  assert.deepEqual(manifest, {
    kind: "image",
    config: { digest: "sha256:c", sizeBytes: 7, mediaType: docker },
    layers: [{ digest: "sha256:l", sizeBytes: 10, mediaType: layer }],
  });
  assert.ok(manifest.kind === "image" && isContainerConfiguration(manifest.config));
});

test("an index: an image per platform", () => {
  const manifests = [
    { digest: "sha256:a", size: 1, mediaType: "m", platform: { os: "linux", architecture: "arm64", variant: "v8" } },
  ];
  assert.deepEqual(parseManifest(JSON.stringify({ manifests })), {
    kind: "index",
    images: [{ digest: "sha256:a", sizeBytes: 1, mediaType: "m", platform: "linux/arm64/v8" }],
  });
});

test("what is neither is unknown, and nothing in it breaks the page", () => {
  for (const text of ["", "[]", "{}", "null", '{"config":3}'])
    assert.deepEqual(parseManifest(text), { kind: "unknown" });
  assert.deepEqual(parseManifest('{"config":{},"layers":[7]}'), {
    kind: "image",
    config: { digest: "", sizeBytes: 0, mediaType: "" },
    layers: [{ digest: "", sizeBytes: 0, mediaType: "" }],
  });
});

test("a configuration: how a container starts", () => {
  const read = parseConfiguration(
    JSON.stringify({
      os: "linux",
      architecture: "amd64",
      created: "2026-01-02T03:04:05Z",
      config: { Entrypoint: ["/app"], Cmd: ["-v"], Env: ["PORT=5000"], ExposedPorts: { "5000/tcp": {} }, User: "app" },
    }),
  );
  assert.equal(read.platform, "linux/amd64");
  assert.equal(read.createdAt?.toISOString(), "2026-01-02T03:04:05.000Z");
  assert.deepEqual([read.entryPoint, read.command, read.environment], [["/app"], ["-v"], ["PORT=5000"]]);
  assert.deepEqual([read.exposedPorts, read.user, read.workingDirectory], [["5000/tcp"], "app", ""]);
  assert.equal(parseConfiguration("nothing").createdAt, undefined);
});

test("what was pushed, in AWS's words", () => {
  assert.equal(artifactType("application/vnd.oci.image.index.v1+json", undefined), "Image Index");
  assert.equal(artifactType("application/vnd.oci.image.manifest.v1+json", docker), "Image");
  assert.equal(artifactType("application/vnd.oci.image.manifest.v1+json", "application/vnd.cncf.helm"), "Artifact");
});
