// The kernel plane with real packets, in namespaces of its own. Needs root, ip, nft and nsenter.
import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { test } from "node:test";
import { networkConformance, type Peer, type PlaneUnderTest } from "../conformance.ts";
import type { Firewall, InterfaceSpec, NetworkPlane, PlaneOptions, VpcSpec } from "../network.ts";
import { hostPeer, startPeer } from "./peer.test-stage.ts";
import { kernelPlane } from "./plane.ts";

const slots = [1, 2, 3, 4, 5, 6];

/** An instance of its own, so that several scenes run at once: most of their time they wait for silence. */
async function begin(): Promise<PlaneUnderTest> {
  const slot = slots.shift() ?? assert.fail("more scenes at once than slots");
  const options: PlaneOptions = {
    instance: `nwt${slot}`,
    publicPool: `198.19.${220 + slot}.0/24`,
    doors: [{ port: 80, hostPort: 42080 + slot }],
  };
  const host = hostPeer();
  const peers = new Set<{ end(): Promise<void> }>();
  await kernelPlane(options).removeAll();
  return {
    options,
    plane: () => kernelPlane(options),
    async peer() {
      const peer = await startPeer();
      peers.add(peer);
      return peer;
    },
    host,
    async close() {
      host.close();
      await Promise.all([...peers].map((peer) => peer.end()));
      slots.push(slot);
    },
  };
}

const missing = whyNot();
if (missing) test("network plane: kernel", { skip: `NOT RUN: ${missing}` }, () => {});
else networkConformance("kernel", begin);

function whyNot(): string | undefined {
  if (process.platform !== "linux") return "this is not Linux";
  if (process.getuid?.() !== 0) return "this needs root, to make network namespaces";
  for (const command of [
    ["ip", "-V"],
    ["nft", "-v"],
    ["nsenter", "-V"],
    ["unshare", "-V"],
  ])
    try {
      execFileSync(command[0]!, command.slice(1), { stdio: "ignore" });
    } catch {
      return `${command[0]} is not installed (Debian: apt-get install iproute2 nftables util-linux)`;
    }
  return undefined;
}

/**
 * What a person sees of the machine's network, as far as it bears our names and ranges: others work on this machine too.
 * One text per kind of thing.
 */
function snapshot(): string[] {
  const commands = [
    "ip -o link",
    "ip netns",
    "nft list ruleset",
    "iptables-save",
    "ip route show table all",
    "ip -o -4 addr",
  ];
  const ours = /munwt|muelle_nwt|198\.19\.231\.|172\.29\./;
  return commands.map((command) => {
    const printed = execFileSync("sh", ["-c", `${command} 2>/dev/null || true`], { encoding: "utf8" });
    return printed
      .split("\n")
      .filter((line) => ours.test(line))
      .join("\n");
  });
}

const real = missing ? { skip: `NOT RUN: ${missing}` } : {};
const everybody: Firewall = {
  ingress: [{ protocol: "all", cidrs: ["0.0.0.0/0"] }],
  egress: [{ protocol: "all", cidrs: ["0.0.0.0/0"] }],
};
const subnet = { subnetId: "subnet-1", cidr: "172.29.0.0/20", internetDestinations: ["0.0.0.0/0"] };
const vpc: VpcSpec = { vpcId: "vpc-1", cidrs: ["172.29.0.0/16"], subnets: [subnet] };

function nic(index: number, publicAddress?: string): InterfaceSpec {
  const privateAddress = `172.29.0.${10 + index}`;
  const macAddress = `02:00:00:00:01:0${index}`;
  const base = { interfaceId: `eni-${index}`, vpcId: "vpc-1", subnetId: "subnet-1", firewall: everybody };
  return { ...base, macAddress, privateAddress, publicAddress };
}

async function withPlane(instance: string, publicPool: string, play: (plane: NetworkPlane) => Promise<void>) {
  const plane = kernelPlane({ instance, publicPool, doors: [{ port: 80, hostPort: 42081 }] });
  try {
    await plane.open();
    await plane.ensureVpc(vpc);
    await play(plane);
  } finally {
    await plane.removeAll();
  }
}

async function withPeers(count: number, play: (...peers: Peer[]) => Promise<void>): Promise<void> {
  const peers = await Promise.all(Array.from({ length: count }, startPeer));
  try {
    await play(...peers);
  } finally {
    await Promise.all(peers.map((peer) => peer.end()));
  }
}

test("removeAll leaves the machine as it was", real, async () => {
  const before = snapshot();
  await withPeers(1, async (peer) => {
    await withPlane("nwt", "198.19.231.0/24", async (plane) => {
      await plane.attach(nic(1, "198.19.231.20"), peer.namespace);
      const during = snapshot();
      const hasFilter = execFileSync("nft", ["list", "tables"], { encoding: "utf8" }).includes("table ip filter");
      for (const [kind, text] of during.entries())
        if (kind !== 3 || hasFilter) assert.notEqual(text, before[kind], "something of every kind was there");
    });
    const inside = execFileSync("nsenter", [`--net=${peer.namespace}`, "nft", "list", "ruleset"], {
      encoding: "utf8",
    });
    assert.equal(inside, "", "nor anything in the task's namespace");
  });
  assert.deepEqual(snapshot(), before);
});

test("two instances on one machine do not touch each other's things", real, () =>
  withPeers(2, async (one, two) => {
    await withPlane("nwt", "198.19.231.0/24", async (first) => {
      await first.attach(nic(1, "198.19.231.20"), one.namespace);
      await one.listen(80);
      await withPlane("nwt2", "198.19.232.0/24", async (second) => {
        await second.attach(nic(1, "198.19.232.20"), two.namespace);
        assert.equal((await second.list())[0]?.publicAddress, "198.19.232.20");
        assert.equal(await two.connect("198.19.231.20", 80), undefined, "and do not reach each other");
      });
      assert.equal((await first.list()).length, 1);
      const host = hostPeer();
      assert.equal((await host.connect("198.19.231.20", 80))?.source, "198.19.231.1");
      host.close();
    });
  }),
);

test("a pool that the machine uses already is refused with the route's name", real, async () => {
  execFileSync("ip", ["link", "add", "nwtest0", "type", "bridge"]);
  execFileSync("ip", ["link", "set", "nwtest0", "up"]);
  try {
    execFileSync("ip", ["route", "add", "198.19.233.128/25", "dev", "nwtest0"]);
    const plane = kernelPlane({ instance: "nwt", publicPool: "198.19.233.0/24", doors: [] });
    await assert.rejects(plane.open(), {
      kind: "conflict",
      message: /198\.19\.233\.128\/25 dev nwtest0.*another pool/,
    });
    await plane.removeAll();
  } finally {
    execFileSync("ip", ["link", "del", "nwtest0"]);
  }
  await withPlane("nwt", "198.19.231.0/24", async () => {
    const other = kernelPlane({ instance: "nwt", publicPool: "198.19.233.0/24", doors: [] });
    await assert.rejects(other.open(), { kind: "conflict", message: /munwt with the pool 198\.19\.231\.0\/24/ });
  });
});

test(
  "beyond the machine, an interface with a public address appears as the machine; without one nothing leaves",
  real,
  () =>
    withPeers(3, async (one, two, outside) => {
      // A network beside the machine, as its LAN would be: 203.0.113.0/24, with somebody at .9 who routes back to the pool.
      const there = (...words: string[]) => execFileSync("nsenter", [`--net=${outside.namespace}`, "ip", ...words]);
      execFileSync("ip", ["link", "add", "nwtest1", "type", "veth", "peer", "name", "lan0"]);
      try {
        execFileSync("ip", ["link", "set", "lan0", "netns", /\d+/.exec(outside.namespace)![0]]);
        execFileSync("ip", ["addr", "add", "203.0.113.1/24", "dev", "nwtest1"]);
        execFileSync("ip", ["link", "set", "nwtest1", "up"]);
        there("addr", "add", "203.0.113.9/24", "dev", "lan0");
        there("addr", "add", "169.254.77.9/32", "dev", "lan0");
        execFileSync("ip", ["route", "add", "169.254.77.9/32", "dev", "nwtest1", "src", "203.0.113.1"]);
        there("link", "set", "lan0", "up");
        there("route", "add", "198.19.231.0/24", "via", "203.0.113.1");
        await outside.listen(80);
        await withPlane("nwt", "198.19.231.0/24", async (plane) => {
          await plane.attach(nic(1, "198.19.231.20"), one.namespace);
          await plane.attach(nic(2), two.namespace);
          await one.listen(80);
          assert.equal((await one.connect("203.0.113.9", 80))?.source, "203.0.113.1");
          const [linkLocal, without, intruder] = await Promise.all([
            one.connect("169.254.77.9", 80),
            two.connect("203.0.113.9", 80),
            outside.connect("198.19.231.20", 80),
          ]);
          assert.equal(linkLocal, undefined, "link-local: where a cloud tells a machine its credentials");
          assert.equal(without, undefined, "no public address");
          assert.equal(intruder, undefined, "nobody outside of the machine reaches the pool");
        });
      } finally {
        execFileSync("ip", ["link", "del", "nwtest1"]);
      }
    }),
);

test("a packet for a range of ours never takes the machine's default route", real, () =>
  withPlane("nwt", "198.19.231.0/24", async () => {
    const way = (to: string) => {
      try {
        return execFileSync("ip", ["route", "get", to], { encoding: "utf8", stdio: "pipe" });
      } catch (error) {
        return String((error as { stderr: string }).stderr);
      }
    };
    assert.match(way("172.29.0.10"), /unreachable|No route to host/);
    assert.match(way("198.19.231.77"), /dev munwt /);
    execFileSync("ip", ["link", "set", "munwt", "down"]);
    assert.match(way("198.19.231.77"), /unreachable|No route to host/);
  }),
);

test("an interface cannot speak with another one's address", real, () =>
  withPeers(2, async (one, two) => {
    await withPlane("nwt", "198.19.231.0/24", async (plane) => {
      await plane.attach(nic(1), one.namespace);
      await plane.attach(nic(2), two.namespace);
      await two.listen(80);
      assert.ok(await one.connect("172.29.0.12", 80));
      const there = (...words: string[]) => execFileSync("nsenter", [`--net=${one.namespace}`, "ip", ...words]);
      there("addr", "add", "172.29.0.50/20", "dev", "eth0");
      there("route", "replace", "172.29.0.0/20", "dev", "eth0", "src", "172.29.0.50");
      assert.equal(await one.connect("172.29.0.12", 80), undefined);
    });
  }),
);

test("what an earlier process had half made is made whole", real, () =>
  withPeers(1, async (peer) => {
    const inRouter = (...words: string[]) => execFileSync("nsenter", ["--net=/run/netns/munwt-vpc-1", ...words]);
    await withPlane("nwt", "198.19.231.0/24", async (plane) => {
      const host = hostPeer();
      const process = /\d+/.exec(peer.namespace)![0];
      inRouter("ip", "link", "add", "muac1d000b", "type", "veth", "peer", "name", "eth0", "netns", process);
      await plane.attach(nic(1, "198.19.231.20"), peer.namespace);
      await peer.listen(80);
      assert.ok(await host.connect("198.19.231.20", 80), "a pair without a name on it");
      inRouter("nft", "flush", "map", "ip", "muelle", "to_private");
      execFileSync("ip", ["route", "del", "198.19.231.20"]);
      const later = kernelPlane({ instance: "nwt", publicPool: "198.19.231.0/24", doors: [] });
      await later.open();
      await later.ensureVpc(vpc);
      await later.attach(nic(1, "198.19.231.20"), peer.namespace);
      assert.ok(await host.connect("198.19.231.20", 80), "a lost mapping and a lost route");
      host.close();
    });
  }),
);

test("a path whose namespace is gone is not found, and a namespace that moved is found again", real, () =>
  withPeers(2, async (one, two) => {
    await withPlane("nwt", "198.19.231.0/24", async (plane) => {
      await assert.rejects(plane.attach(nic(1), import.meta.filename), { kind: "not-found" });
      // A second process in the namespace; then the one by whose number the plane knew it ends.
      const words = [`--net=${one.namespace}`, "sh", "-c", "echo in; exec sleep 1000"];
      const second = spawn("nsenter", words, { stdio: ["ignore", "pipe", "inherit"] });
      await once(second.stdout, "data");
      try {
        await plane.attach(nic(1, "198.19.231.20"), one.namespace);
        await one.end();
        const shut = { ingress: [], egress: [] };
        await plane.setFirewalls(new Map([["eni-1", shut]]));
        const told = execFileSync("nsenter", [`--net=/proc/${second.pid}/ns/net`, "nft", "list", "ruleset"], {
          encoding: "utf8",
        });
        assert.match(told, /chain ingress \{\s*\}/);
        assert.equal((await plane.list()).length, 1);
        await plane.attach(nic(2), two.namespace);
      } finally {
        second.kill("SIGKILL");
      }
    });
  }),
);
