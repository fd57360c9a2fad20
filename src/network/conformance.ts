// The contract of network.ts as tests: what every plane promises, with real connections where the plane is real. A plane is
// handed in with peers: things that live in a network namespace, listen and connect.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { isKind, type MachineErrorKind } from "../kit/machine-error.ts";
import type { Firewall, FirewallRule, InterfaceSpec, NetworkPlane, PlaneOptions, VpcSpec } from "./network.ts";

export type Transport = "tcp" | "udp";

/** Something in a network namespace. */
export interface Peer {
  /** Where its namespace is found; of the machine itself, empty. */
  readonly namespace: string;
  /** Answers everybody who comes, on every address, with the address that they come from; then repeats what it is told. */
  listen(port: number, transport?: Transport): Promise<void>;
  /** Undefined when nothing comes about in a moment that is long for a kernel and short for a test. */
  connect(address: string, port: number, transport?: Transport): Promise<Connection | undefined>;
  /** Ends it, and its namespace with it. */
  end(): Promise<void>;
}

export interface Connection {
  /** The connecting side's address, as the listener sees it. */
  readonly source: string;
  /** Whether what is said is repeated. */
  alive(): Promise<boolean>;
}

/** A machine with one plane's instance on it. */
export interface PlaneUnderTest {
  /** A pool of 198.19.x.0/24 and one door, port 80 to hostPort. */
  readonly options: PlaneOptions;
  /** A new plane on the same machine for the same instance: what a new process would have. */
  plane(): NetworkPlane;
  /** A new namespace that has only lo. */
  peer(): Promise<Peer>;
  /** The machine itself. */
  readonly host: Peer;
  close(): Promise<void>;
}

const everybody = "0.0.0.0/0";
const port = 5000;
const shut: Firewall = { ingress: [], egress: [] };

const tcp = (cidr: string, first = port, last = first): FirewallRule => ({
  protocol: "tcp",
  fromPort: first,
  toPort: last,
  cidrs: [cidr],
});

/** Lets in what the rules say, and out whatever wants out. */
const letting = (...ingress: FirewallRule[]): Firewall => ({
  ingress,
  egress: [{ protocol: "all", cidrs: [everybody] }],
});

const vpc = (vpcId: string, destinations: string[] = [everybody]): VpcSpec => ({
  vpcId,
  cidrs: ["172.30.0.0/16"],
  subnets: [
    { subnetId: `${vpcId}-a`, cidr: "172.30.0.0/20", internetDestinations: destinations },
    { subnetId: `${vpcId}-b`, cidr: "172.30.16.0/20", internetDestinations: [] },
  ],
});

interface Stage {
  readonly it: PlaneUnderTest;
  readonly plane: NetworkPlane;
  /** Public address number `index` of the pool. */
  readonly publicAddress: (index: number) => string;
  readonly nic: (index: number, changes?: Partial<InterfaceSpec>) => InterfaceSpec;
  /** A listening peer with that interface. */
  readonly attached: (nic: InterfaceSpec) => Promise<Peer>;
}

async function withStage(begin: () => Promise<PlaneUnderTest>, play: (stage: Stage) => Promise<void>): Promise<void> {
  const it = await begin();
  const plane = it.plane();
  try {
    await plane.open();
    await plane.ensureVpc(vpc("vpc-1"));
    await play(stageOf(it, plane));
  } finally {
    await plane.removeAll();
    await it.close();
  }
}

function stageOf(it: PlaneUnderTest, plane: NetworkPlane): Stage {
  const base = it.options.publicPool.replace(/\.0\/24$/, "");
  return {
    it,
    plane,
    publicAddress: (index) => `${base}.${10 + index}`,
    nic: (index, changes = {}) => ({
      interfaceId: `eni-${index}`,
      vpcId: "vpc-1",
      subnetId: "vpc-1-a",
      macAddress: `02:00:00:00:00:0${index}`,
      privateAddress: `172.30.0.${10 + index}`,
      firewall: letting(tcp(everybody)),
      ...changes,
    }),
    async attached(nic) {
      const peer = await it.peer();
      await plane.attach(nic, peer.namespace);
      await peer.listen(port);
      return peer;
    },
  };
}

async function refused(work: Promise<unknown>, kind: MachineErrorKind, message: RegExp): Promise<void> {
  await assert.rejects(work, (error: Error) => {
    assert.match(error.message, message);
    return isKind(error, kind) || assert.fail(`expected ${kind}: ${error.message}`);
  });
}

/** Whom the listener saw; `nobody` when nothing came about. */
async function seen(from: Peer, address: string, to = port, transport: Transport = "tcp"): Promise<string> {
  return (await from.connect(address, to, transport))?.source ?? "nobody";
}

async function connected(from: Peer, address: string, to = port): Promise<Connection> {
  const connection = await from.connect(address, to);
  assert.ok(connection, `no connection to ${address}:${to}`);
  return connection;
}

// Most of a scene is waiting for what must not arrive, so a few run at once.
const scenesAtOnce = 4;

/** Runs the suite. `begin` makes a fresh machine, or a fresh instance on a real one; several are in use at once. */
export function networkConformance(name: string, begin: () => Promise<PlaneUnderTest>): void {
  const scene: Scene = (title, play) => {
    test(title, () => withStage(begin, play));
  };
  describe(`network plane: ${name}`, { concurrency: scenesAtOnce }, () => {
    stating(scene);
    reaching(scene);
    mapping(scene);
    enduring(scene);
  });
}

type Scene = (title: string, play: (stage: Stage) => Promise<void>) => void;

function stating(scene: Scene): void {
  scene("opens any number of times, with the pool's first address as the machine's own", async ({ it, plane }) => {
    const { hostAddress } = await plane.open();
    assert.equal(hostAddress, it.options.publicPool.replace(/0\/24$/, "1"));
  });

  scene("is of no use before open and after close, and says so", async ({ it, plane }) => {
    await refused(it.plane().list(), "unavailable", /open\(\)/);
    await plane.close();
    await refused(plane.ensureVpc(vpc("vpc-2")), "unavailable", /open\(\)/);
    await plane.open();
  });

  scene("attaching again changes nothing, and each is listed once", async ({ plane, it, nic, publicAddress }) => {
    const peer = await it.peer();
    const one = nic(1, { publicAddress: publicAddress(1) });
    await plane.attach(one, peer.namespace);
    await plane.attach(one, peer.namespace);
    await peer.listen(port);
    const { interfaceId, vpcId, macAddress, privateAddress } = one;
    assert.deepEqual(await plane.list(), [
      { interfaceId, vpcId, macAddress, privateAddress, publicAddress: publicAddress(1) },
    ]);
    assert.notEqual(await seen(it.host, publicAddress(1)), "nobody");
  });

  scene("what is not there is not found, what cannot be is invalid", async ({ plane, it, nic }) => {
    const peer = await it.peer();
    await refused(plane.attach(nic(1, { vpcId: "vpc-9" }), peer.namespace), "not-found", /vpc-9/);
    await refused(plane.attach(nic(1, { subnetId: "vpc-1-z" }), peer.namespace), "not-found", /vpc-1-z/);
    await refused(plane.attach(nic(1, { privateAddress: "10.0.0.1" }), peer.namespace), "invalid", /10\.0\.0\.1/);
    await refused(plane.attach(nic(1, { publicAddress: "9.9.9.9" }), peer.namespace), "invalid", /9\.9\.9\.9/);
    await peer.end();
    await refused(plane.attach(nic(1), peer.namespace), "not-found", /namespace/);
    assert.deepEqual(await plane.list(), []);
  });

  scene("an address is given to one interface, until that is detached", async ({ plane, it, nic, publicAddress }) => {
    const [first, second] = [await it.peer(), await it.peer()];
    const one = nic(1, { publicAddress: publicAddress(1) });
    await plane.attach(one, first.namespace);
    const other = nic(2, { privateAddress: one.privateAddress });
    await refused(plane.attach(other, second.namespace), "conflict", /eni-1/);
    await refused(plane.attach(nic(2, { publicAddress: publicAddress(1) }), second.namespace), "conflict", /eni-1/);
    await refused(plane.attach(nic(2), first.namespace), "conflict", /eni-1/);
    await refused(plane.attach(one, second.namespace), "conflict", /eni-1/);
    await plane.detach("eni-1");
    await plane.attach({ ...other, publicAddress: publicAddress(1) }, second.namespace);
    await second.listen(port);
    assert.notEqual(await seen(it.host, publicAddress(1)), "nobody");
  });

  scene("of two that ask for one address at the same time, one gets it", async ({ plane, it, nic }) => {
    const peers = [await it.peer(), await it.peer()];
    const results = await Promise.allSettled(
      peers.map((peer, index) => plane.attach(nic(index + 1, { privateAddress: "172.30.0.99" }), peer.namespace)),
    );
    assert.deepEqual(results.map(({ status }) => status).sort(), ["fulfilled", "rejected"]);
    assert.equal((await plane.list()).length, 1);
  });

  scene("a VPC goes when it is empty, and not before", async ({ plane, it, nic }) => {
    const peer = await it.peer();
    await plane.attach(nic(1), peer.namespace);
    await refused(plane.removeVpc("vpc-1"), "conflict", /eni-1/);
    await plane.detach("eni-1");
    assert.ok((await plane.vpcs()).includes("vpc-1"));
    await plane.removeVpc("vpc-1");
    await plane.removeVpc("vpc-1");
    assert.ok(!(await plane.vpcs()).includes("vpc-1"));
    await refused(plane.attach(nic(1), peer.namespace), "not-found", /vpc-1/);
    await plane.ensureVpc(vpc("vpc-1"));
    await plane.attach(nic(1), peer.namespace);
  });
}

function reaching(scene: Scene): void {
  scene("in one subnet and across two, peers reach each other exactly as the rules say", async ({ nic, attached }) => {
    const one = await attached(nic(1, { firewall: letting(tcp("172.30.16.12/32")) }));
    const two = await attached(nic(2, { subnetId: "vpc-1-b", privateAddress: "172.30.16.12" }));
    const three = await attached(nic(3));
    assert.deepEqual(
      await Promise.all([
        seen(two, "172.30.0.11"),
        seen(three, "172.30.0.11"),
        seen(one, "172.30.16.12"),
        seen(one, "172.30.0.13"),
        seen(one, "172.30.0.77"),
        seen(one, "172.30.99.77"),
      ]),
      ["172.30.16.12", "nobody", "172.30.0.11", "172.30.0.11", "nobody", "nobody"],
    );
  });

  scene("VPCs with the same ranges do not meet", async ({ plane, nic, attached }) => {
    await plane.ensureVpc(vpc("vpc-2"));
    const one = await attached(nic(1));
    const far = await attached(nic(2, { vpcId: "vpc-2", subnetId: "vpc-2-a" }));
    await attached(nic(3, { vpcId: "vpc-2", subnetId: "vpc-2-a", privateAddress: "172.30.0.11" }));
    assert.deepEqual(await Promise.all([seen(one, "172.30.0.12"), seen(far, "172.30.0.11")]), [
      "nobody",
      "172.30.0.12",
    ]);
  });

  scene(
    "closed, then open, then closed again, and flows that lose their rule end",
    async ({ plane, nic, attached }) => {
      const one = await attached(nic(1, { firewall: shut }));
      const [two, three] = [await attached(nic(2)), await attached(nic(3))];
      assert.equal(await seen(two, "172.30.0.11"), "nobody");
      await plane.setFirewalls(new Map([["eni-1", letting(tcp("172.30.0.0/24"))]]));
      const [fromTwo, fromThree] = [await connected(two, "172.30.0.11"), await connected(three, "172.30.0.11")];
      assert.ok((await fromTwo.alive()) && (await fromThree.alive()));
      await plane.setFirewalls(
        new Map([
          ["eni-1", letting(tcp("172.30.0.13/32"))],
          ["eni-unknown", shut],
        ]),
      );
      assert.deepEqual(await Promise.all([fromTwo.alive(), fromThree.alive(), seen(two, "172.30.0.11")]), [
        false,
        true,
        "nobody",
      ]);
      const outwards = await connected(one, "172.30.0.12");
      await plane.setFirewalls(new Map([["eni-1", shut]]));
      assert.deepEqual(await Promise.all([outwards.alive(), fromThree.alive()]), [false, false]);
    },
  );

  scene("egress rules hold", async ({ nic, attached, it, publicAddress }) => {
    const only: Firewall = { ingress: [tcp(everybody)], egress: [tcp("172.30.0.12/32")] };
    const one = await attached(nic(1, { firewall: only, publicAddress: publicAddress(1) }));
    await attached(nic(2));
    await attached(nic(3));
    assert.deepEqual(
      await Promise.all([seen(one, "172.30.0.12"), seen(one, "172.30.0.13"), seen(it.host, publicAddress(1))]),
      ["172.30.0.11", "nobody", it.options.publicPool.replace(/0\/24$/, "1")],
    );
  });

  scene("udp has rules of its own, and is answered", async ({ plane, nic, attached }) => {
    const one = await attached(nic(1));
    const two = await attached(nic(2));
    await one.listen(port, "udp");
    assert.equal(await seen(two, "172.30.0.11", port, "udp"), "nobody");
    await plane.setFirewalls(new Map([["eni-1", letting({ ...tcp(everybody), protocol: "udp" })]]));
    assert.deepEqual(await Promise.all([seen(two, "172.30.0.11", port, "udp"), seen(two, "172.30.0.11")]), [
      "172.30.0.12",
      "nobody",
    ]);
  });

  scene("a door is reached whatever the firewall says, and from a subnet without a way out", async (stage) => {
    const { it, nic, attached } = stage;
    await it.host.listen(it.options.doors[0]?.hostPort ?? 0);
    const one = await attached(nic(1, { firewall: shut }));
    const two = await attached(nic(2, { firewall: shut, subnetId: "vpc-1-b", privateAddress: "172.30.16.12" }));
    const answers = [one, two].map((peer) => seen(peer, "169.254.170.2", 80));
    assert.ok((await Promise.all(answers)).every((source) => source !== "nobody"));
    assert.equal(await seen(one, "169.254.170.2", 81), "nobody");
  });
}

function mapping(scene: Scene): void {
  scene(
    "a public address leads to its interface, which sees who comes",
    async ({ it, nic, attached, publicAddress }) => {
      const { hostAddress } = await it.plane().open();
      const mine = letting(tcp(`${hostAddress}/32`));
      await attached(nic(1, { publicAddress: publicAddress(1), firewall: mine }));
      await attached(nic(2, { publicAddress: publicAddress(2), firewall: letting(tcp("9.9.9.9/32")) }));
      assert.deepEqual(await Promise.all([1, 2, 3].map((index) => seen(it.host, publicAddress(index)))), [
        hostAddress,
        "nobody",
        "nobody",
      ]);
      assert.equal(await seen(it.host, "172.30.0.11"), "nobody", "private addresses are not the machine's to reach");
    },
  );

  scene("by public address from a task: with its own public address, or not at all", async (stage) => {
    const { plane, nic, attached, publicAddress } = stage;
    await plane.ensureVpc(vpc("vpc-2"));
    const one = await attached(nic(1, { publicAddress: publicAddress(1) }));
    const far = { vpcId: "vpc-2", subnetId: "vpc-2-a", publicAddress: publicAddress(2) };
    const two = await attached(nic(2, far));
    const near = await attached(nic(3));
    assert.deepEqual(
      await Promise.all([
        seen(one, publicAddress(2)),
        seen(two, publicAddress(1)),
        seen(one, publicAddress(1)),
        seen(near, publicAddress(1)),
        seen(one, publicAddress(9)),
      ]),
      [publicAddress(1), publicAddress(2), publicAddress(1), "nobody", "nobody"],
    );
  });

  scene("the way out follows the subnet's routes, also for who runs already", async (stage) => {
    const { plane, it, nic, attached, publicAddress } = stage;
    const { hostAddress } = await plane.open();
    await it.host.listen(port);
    const one = await attached(nic(1, { publicAddress: publicAddress(1) }));
    const inner = { subnetId: "vpc-1-b", privateAddress: "172.30.16.12", publicAddress: publicAddress(2) };
    const two = await attached(nic(2, inner));
    assert.deepEqual(await Promise.all([seen(one, hostAddress), seen(two, hostAddress)]), [publicAddress(1), "nobody"]);
    await plane.ensureVpc(vpc("vpc-1", ["9.0.0.0/8"]));
    assert.deepEqual(await Promise.all([seen(one, hostAddress), seen(it.host, publicAddress(1))]), [
      "nobody",
      "nobody",
    ]);
    await plane.ensureVpc(vpc("vpc-1", ["9.0.0.0/8", `${hostAddress}/32`]));
    assert.equal(await seen(one, hostAddress), publicAddress(1));
  });

  scene("the public address moves when the interface is stated with another one", async (stage) => {
    const { plane, it, nic, publicAddress } = stage;
    const peer = await it.peer();
    await plane.attach(nic(1, { publicAddress: publicAddress(1) }), peer.namespace);
    await peer.listen(port);
    await connected(it.host, publicAddress(1));
    await plane.attach(nic(1, { publicAddress: publicAddress(2) }), peer.namespace);
    const tried = () =>
      Promise.all([1, 2].map(async (index) => (await seen(it.host, publicAddress(index))) !== "nobody"));
    assert.deepEqual(await tried(), [false, true]);
    await plane.attach(nic(1), peer.namespace);
    assert.deepEqual(await tried(), [false, false]);
    assert.equal((await plane.list())[0]?.publicAddress, undefined);
  });
}

function enduring(scene: Scene): void {
  scene(
    "detaching takes the addresses away, any number of times",
    async ({ plane, it, nic, attached, publicAddress }) => {
      await attached(nic(1, { publicAddress: publicAddress(1) }));
      const two = await attached(nic(2));
      for (const id of ["eni-1", "eni-1", "eni-unknown"]) await plane.detach(id);
      assert.deepEqual(
        (await plane.list()).map(({ interfaceId }) => interfaceId),
        ["eni-2"],
      );
      assert.deepEqual(await Promise.all([seen(it.host, publicAddress(1)), seen(two, "172.30.0.11")]), [
        "nobody",
        "nobody",
      ]);
      const next = await attached(nic(3, { privateAddress: "172.30.0.11", publicAddress: publicAddress(1) }));
      assert.notEqual(await seen(it.host, publicAddress(1)), "nobody");
      assert.equal(await seen(two, "172.30.0.11"), "172.30.0.12");
      await next.end();
    },
  );

  scene("a new process knows what an old one attached, and its flows go on", async (stage) => {
    const { it, nic, attached, publicAddress } = stage;
    const one = await attached(nic(1, { publicAddress: publicAddress(1) }));
    await attached(nic(2));
    const flow = await connected(it.host, publicAddress(1));
    const later = it.plane();
    await later.open();
    assert.ok((await later.vpcs()).includes("vpc-1"));
    await later.ensureVpc(vpc("vpc-1"));
    assert.deepEqual((await later.list()).map(({ interfaceId }) => interfaceId).sort(), ["eni-1", "eni-2"]);
    assert.ok(await flow.alive(), "the flow from before");
    assert.equal(await seen(one, "172.30.0.12"), "172.30.0.11");
    await refused(
      later.attach(nic(3, { privateAddress: "172.30.0.11" }), (await it.peer()).namespace),
      "conflict",
      /eni-1/,
    );
    await later.setFirewalls(new Map([["eni-1", shut]]));
    assert.ok(!(await flow.alive()), "the flow without its rule");
    await later.detach("eni-1");
    assert.deepEqual(
      (await later.list()).map(({ interfaceId }) => interfaceId),
      ["eni-2"],
    );
  });

  scene("an interface whose namespace died is not listed, and its addresses can be given again", async (stage) => {
    const { plane, it, nic, attached, publicAddress } = stage;
    const spec = nic(1, { publicAddress: publicAddress(1) });
    const one = await attached(spec);
    await attached(nic(2));
    await one.end();
    while ((await plane.list()).length > 1);
    await plane.setFirewalls(new Map([["eni-1", shut]]));
    await attached({ ...spec, interfaceId: "eni-3" });
    assert.notEqual(await seen(it.host, publicAddress(1)), "nobody");
    await plane.detach("eni-1");
    assert.notEqual(
      await seen(it.host, publicAddress(1)),
      "nobody",
      "detaching the dead one does not touch the living",
    );
  });

  scene("removeAll leaves nothing, whoever made it, and can be called again", async (stage) => {
    const { it, nic, attached, publicAddress } = stage;
    await attached(nic(1, { publicAddress: publicAddress(1) }));
    const later = it.plane();
    await later.removeAll();
    await later.removeAll();
    await later.open();
    assert.deepEqual(await later.list(), []);
    await refused(later.attach(nic(1), (await it.peer()).namespace), "not-found", /vpc-1/);
    assert.equal(await seen(it.host, publicAddress(1)), "nobody");
  });
}
