import assert from "node:assert/strict";
import { test } from "node:test";
import { FakeClock } from "../../kit/fake-clock.ts";
import { seededDice } from "../../kit/ids.ts";
import { MachineError } from "../../kit/machine-error.ts";
import { type Connection, networkConformance, type Peer, type PlaneUnderTest, type Transport } from "../conformance.ts";
import type { InterfaceSpec, PlaneOptions } from "../network.ts";
import { SimulatedMachine } from "./machine.ts";
import { simulatedPlane } from "./plane.ts";

const options: PlaneOptions = { instance: "sim", publicPool: "198.19.7.0/24", doors: [{ port: 80, hostPort: 4999 }] };
const hostAddress = "198.19.7.1";

networkConformance("simulated", async () => {
  const machine = new SimulatedMachine(new FakeClock());
  const listening = new Set<string>();
  let peers = 0;
  return {
    options,
    plane: () => simulatedPlane(options, machine),
    peer: async () => peerOf(machine, listening, `/simulated/${++peers}`),
    host: peerOf(machine, listening, ""),
    close: async () => {},
  } satisfies PlaneUnderTest;
});

function peerOf(machine: SimulatedMachine, listening: Set<string>, namespace: string): Peer {
  const placeOf = (at: string) =>
    at === "host" || at === "door" ? "" : machine.alive().find((nic) => nic.interfaceId === at)?.namespace;
  const source = (address: string, port: number, protocol: Transport): string | undefined => {
    const from = machine.alive().find((nic) => nic.namespace === namespace)?.interfaceId ?? `internet:${hostAddress}`;
    const told = machine.trace({ from, to: address, protocol, port });
    if (!told.reached) return undefined;
    const heard = told.at === "door" ? 4999 : port;
    return listening.has(`${placeOf(told.at)} ${protocol} ${heard}`) ? told.source : undefined;
  };
  return {
    namespace,
    listen: async (port, transport = "tcp") => void listening.add(`${namespace} ${transport} ${port}`),
    async connect(address, port, transport = "tcp"): Promise<Connection | undefined> {
      const first = source(address, port, transport);
      return first === undefined
        ? undefined
        : { source: first, alive: async () => source(address, port, transport) === first };
    },
    end: async () => machine.endNamespace(namespace),
  };
}

const nic: InterfaceSpec = {
  interfaceId: "eni-1",
  vpcId: "vpc-1",
  subnetId: "subnet-1",
  macAddress: "02:00:00:00:00:01",
  privateAddress: "10.0.0.10",
  firewall: { ingress: [{ protocol: "all", cidrs: ["10.0.0.0/8"] }], egress: [] },
};

async function opened(clock: FakeClock, seed = 1) {
  const machine = new SimulatedMachine(clock, seededDice(seed));
  const plane = simulatedPlane(options, machine);
  await plane.open();
  const subnets = [{ subnetId: "subnet-1", cidr: "10.0.0.0/24", internetDestinations: [] }];
  await plane.ensureVpc({ vpcId: "vpc-1", cidrs: ["10.0.0.0/16"], subnets });
  return { machine, plane };
}

test("a failure comes before the effect or after it, as often as told", async () => {
  const { machine, plane } = await opened(new FakeClock());
  machine.script.failNext("attach", new MachineError("unavailable", "busy"));
  await assert.rejects(plane.attach(nic, "/n"), { kind: "unavailable" });
  assert.equal((await plane.list()).length, 0);
  machine.script.failNext("attach", new MachineError("time-out", "lost"), 1, "after");
  await assert.rejects(plane.attach(nic, "/n"), { kind: "time-out" });
  assert.equal((await plane.list()).length, 1);
  await plane.attach(nic, "/n");
});

test("delays pass on the clock that was handed in, the same for the same seed", async () => {
  const run = async (seed: number): Promise<number[]> => {
    const clock = new FakeClock(0);
    const { machine, plane } = await opened(clock, seed);
    machine.script.delay("setFirewalls", { leastMs: 10, mostMs: 500 });
    const times: number[] = [];
    for (let count = 0; count < 4; count++) {
      const done = plane.setFirewalls(new Map());
      while (!clock.step()) await Promise.resolve();
      await done;
      times.push(clock.nowMs());
    }
    return times;
  };
  assert.deepEqual(await run(7), await run(7));
  assert.notDeepEqual(await run(7), await run(8));
});

test("the machine says who reaches whom, and why not", async () => {
  const { machine, plane } = await opened(new FakeClock());
  await plane.attach(nic, "/n");
  await plane.attach(
    { ...nic, interfaceId: "eni-2", macAddress: "02:00:00:00:00:02", privateAddress: "10.0.0.11" },
    "/m",
  );
  assert.equal(machine.reaches("eni-1", "10.0.0.11", "tcp", 80), false);
  await plane.setFirewalls(new Map([["eni-1", { ingress: [], egress: [{ protocol: "all", cidrs: ["0.0.0.0/0"] }] }]]));
  assert.equal(machine.reaches("eni-1", "10.0.0.11", "tcp", 80), true);
  machine.endNamespace("/m");
  assert.deepEqual(machine.trace({ from: "eni-1", to: "10.0.0.11", protocol: "tcp", port: 80 }), {
    reached: false,
    because: "nobody in vpc-1 holds 10.0.0.11",
  });
});
