import assert from "node:assert/strict";
import { test } from "node:test";
import { checkOf, disagree, probeAddress } from "./chain.ts";
import { linkIds } from "./link.ts";
import type { Observed } from "./observed.ts";
import type { Path } from "./path.ts";
import { mappedUses, usesOf } from "./port-mappings.ts";
import { definition, path, task, web } from "./test-path.ts";

const answered = { connection: "open", http: { answer: "status", status: 200, firstByteMs: 3 } } as const;

const check = (observed: Observed, changed: Partial<Path> = {}) => checkOf({ ...path, ...changed }, web, observed);

/** The last link that was checked. */
const end = (observed: Observed, changed: Partial<Path> = {}): string => {
  const { links } = check(observed, changed);
  assert.deepEqual(
    links.map(({ id }) => id),
    linkIds,
  );
  const last = links.findLast(({ status }) => status !== "not-checked");
  return `${last?.id} ${last?.status} ${last?.code}`;
};

const listener = (address: string, port: number, waiting = 0) => ({ address, port, waiting });

test("everything holds", () => {
  const found = check({ found: answered });
  assert.equal(found.url, "http://198.18.0.7:5000");
  assert.equal(found.firstBroken, undefined);
  assert.ok(found.links.every(({ status }) => status === "ok"));
  assert.deepEqual(found.links.at(-1)?.facts, { url: found.url, httpStatus: 200, firstByteMs: 3 });
});

test("after the first broken link nothing was checked", () => {
  const { links, firstBroken } = check({ found: { connection: "silent" } }, { rules: [] });
  assert.equal(firstBroken, "security-group");
  assert.deepEqual(
    links.slice(5).map(({ id, status, facts }) => [id, status, facts]),
    ["port", "process", "http"].map((id) => [id, "not-checked", { after: "security-group" }]),
  );
});

test("HTTP: an error status was reached; something else, an end and silence have codes of their own", () => {
  const http = (answer: object) => end({ found: { connection: "open", http: answer } as never });
  assert.equal(http({ answer: "status", status: 503, firstByteMs: 1 }), "http ok http-error-status");
  assert.equal(http({ answer: "not-http", received: "SSH-2.0" }), "http broken not-http");
  assert.equal(http({ answer: "closed" }), "http broken closed-without-answer");
  assert.equal(http({ answer: "none", waitedMs: 5000 }), "http broken no-http-answer");
});

test("refused: nobody listens, on loopback only, on IPv6 only, as the namespace tells", () => {
  const refused = (...listeners: ReturnType<typeof listener>[]) => end({ found: { connection: "refused" }, listeners });
  assert.equal(end({ found: { connection: "refused" } }), "process broken nothing-listens");
  assert.equal(refused(listener("0.0.0.0", 8080)), "process broken nothing-listens");
  assert.equal(refused(listener("127.0.0.1", 5000), listener("::1", 5000)), "process broken listens-on-loopback-only");
  assert.equal(refused(listener("::", 5000)), "process broken listens-on-ipv6-only");
  const listeners = [listener("0.0.0.0", 9000), listener("::", 8080), listener("127.0.0.1", 7000)];
  const { links } = check({ found: { connection: "refused" }, listeners });
  assert.deepEqual(links[6]?.facts, {
    address: "198.18.0.7",
    port: 5000,
    containers: "web",
    listeningPorts: "8080, 9000",
  });
});

test("silence though every rule lets the packet in, and a process that takes no connections", () => {
  assert.equal(end({ found: { connection: "silent" } }), "process broken allowed-but-silent");
  const full = { found: { connection: "silent" } as const, listeners: [listener("0.0.0.0", 5000, 129)] };
  assert.equal(end(full), "process broken process-does-not-accept");
  const unreachable = { found: { connection: "unreachable", reason: "EHOSTUNREACH" } as const };
  assert.equal(end(unreachable), "process broken address-unreachable");
});

test("packets have the last word: what arrives was not stopped", () => {
  const { links, firstBroken } = check({ found: answered }, { rules: [] });
  assert.equal(firstBroken, undefined);
  assert.deepEqual(links[4], {
    id: "security-group",
    status: "ok",
    code: "arrives-anyway",
    facts: { judged: "no-rule-for-client" },
  });
});

test("rules and packets disagree in either direction, and otherwise not", () => {
  const silent = { found: { connection: "silent" } } as const;
  const closed = { ...path, rules: [] };
  assert.deepEqual(
    [disagree(path, web, silent), disagree(closed, web, silent)],
    [true, false],
    "silence with and without a rule",
  );
  assert.deepEqual(
    [disagree(path, web, { found: answered }), disagree(closed, web, { found: answered })],
    [false, true],
  );
  assert.equal(disagree(path, web, { found: { connection: "refused" } }), false);
  assert.equal(disagree(path, web, {}), false);
});

test("a simulated machine says that the packet arrives, and no more", () => {
  const { links, firstBroken } = check({ found: { connection: "arrived" } });
  assert.equal(firstBroken, undefined);
  assert.deepEqual(
    links.slice(6).map(({ id, status, code }) => `${id} ${status} ${code}`),
    ["process not-checked simulated-machine", "http not-checked simulated-machine"],
  );
  assert.equal(end({ found: { connection: "silent" } }, { rules: [] }), "security-group broken no-rule-for-client");
});

test("where packets are sent: to a running task's public address, for TCP", () => {
  assert.equal(probeAddress(path, web), "198.18.0.7");
  assert.equal(probeAddress(path, { port: 5000, protocol: "udp" }), undefined);
  assert.equal(probeAddress({ ...path, task: { ...task, lastStatus: "STOPPING" } }, web), undefined);
  const udp = checkOf(path, { port: 53, protocol: "udp" }, {});
  assert.deepEqual([udp.url, udp.firstBroken], [undefined, "security-group"]);
});

test("the ports of a task: those that are mapped, a range by its first", () => {
  const portMappings = [
    { containerPort: 5000 },
    { containerPort: 5000, protocol: "tcp" as const },
    { containerPort: 53, protocol: "udp" as const },
    { containerPortRange: "8000-8010" },
  ];
  const mapped = { ...definition, spec: { ...definition.spec, containerDefinitions: [{ name: "web", portMappings }] } };
  const text = (uses: ReturnType<typeof mappedUses>) =>
    uses.map(({ protocol, port }) => `${protocol} ${port}`).join(", ");
  assert.equal(text(mappedUses(mapped)), "tcp 5000, udp 53, tcp 8000");
  assert.equal(text(mappedUses(undefined)), "");
  assert.equal(text(usesOf(mapped, 53)), "udp 53");
  assert.equal(text(usesOf(mapped, 9999)), "tcp 9999");
});
