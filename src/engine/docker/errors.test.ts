import assert from "node:assert/strict";
import { test } from "node:test";
import { answerError, pullError, startError } from "./errors.ts";

/** Texts as dockerd 20.10 to 28 give them. */
const pulls: readonly (readonly [string, string])[] = [
  ["not-found", "manifest for r/x:1 not found: manifest unknown: manifest unknown"],
  ["not-found", "name unknown: The repository with name 'x' does not exist in the registry"],
  ["not-found", 'error parsing HTTP 404 response body: unexpected end of JSON input: ""'],
  [
    "denied",
    "pull access denied for x, repository does not exist or may require 'docker login': denied: requested access to the resource is denied",
  ],
  ["denied", 'Head "http://r/v2/x/manifests/1": no basic auth credentials'],
  ["denied", "unauthorized: authentication required"],
  ["invalid", "no matching manifest for linux/amd64 in the manifest list entries"],
  ["invalid", 'image operating system "windows" cannot be used on this platform'],
  ["invalid", "invalid reference format: repository name must be lowercase"],
  [
    "time-out",
    'Get "https://r/v2/": net/http: request canceled while waiting for connection (Client.Timeout exceeded while awaiting headers)',
  ],
  ["time-out", 'Get "https://r/v2/": dial tcp 10.0.0.1:443: i/o timeout'],
  ["unavailable", 'Get "http://127.0.0.1:9/v2/": dial tcp 127.0.0.1:9: connect: connection refused'],
  ["unavailable", 'Get "https://nowhere/v2/": dial tcp: lookup nowhere: no such host'],
  ["unavailable", "toomanyrequests: You have reached your pull rate limit"],
  ["unavailable", "unexpected EOF"],
];

for (const [kind, text] of pulls)
  test(`a pull that ends with "${text.slice(0, 50)}…" is ${kind}`, () => {
    const error = pullError("r/x:1", text);
    assert.equal(error.kind, kind);
    assert.ok(error.message.endsWith(text), "Docker's text is kept");
    assert.ok(error.message.includes("r/x:1"), "the reference is named");
  });

const answers: readonly (readonly [number, string, string])[] = [
  [400, "Minimum memory limit allowed is 6MB", "invalid"],
  [404, "No such container: x", "not-found"],
  [409, 'Conflict. The container name "/x" is already in use', "conflict"],
  [500, "unable to find user nobodyhere: no matching entries in passwd file", "invalid"],
  [
    500,
    'failed to create shim task: OCI runtime create failed: runc create failed: sysctl "nope.x" is not in a separate kernel namespace: unknown',
    "invalid",
  ],
  [
    500,
    'error gathering device information while adding custom device "/dev/nope": no such file or directory',
    "invalid",
  ],
  [500, "write /var/lib/docker/x: no space left on device", "unavailable"],
  [501, "configured logging driver does not support reading", "invalid"],
  [503, "This node is not a swarm manager", "unavailable"],
];

for (const [status, message, kind] of answers)
  test(`${status} "${message.slice(0, 50)}" is ${kind}`, () => {
    const error = answerError(status, message);
    assert.deepEqual([error.kind, error.message], [kind, message]);
  });

test("a start that lacks another container is a conflict, one that lacks its own is not-found", () => {
  assert.equal(startError("abc", answerError(404, "No such container: abc")).kind, "not-found");
  assert.equal(startError("abc", answerError(404, "No such container: sandbox")).kind, "conflict");
});
