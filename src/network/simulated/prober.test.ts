import assert from "node:assert/strict";
import { test } from "node:test";
import { FakeClock } from "../../kit/fake-clock.ts";
import { SimulatedMachine } from "./machine.ts";
import { simulatedPlane } from "./plane.ts";
import { simulatedProber } from "./prober.ts";

const patience = { connectMs: 1000, answerMs: 1000 };
const cidrs = ["0.0.0.0/0"];

test("a packet follows what was stated: it arrives or it does not, and nothing is known of processes", async () => {
  const machine = new SimulatedMachine(new FakeClock());
  const plane = simulatedPlane({ instance: "sim", publicPool: "198.19.7.0/24", doors: [] }, machine);
  const prober = simulatedProber(machine);
  await assert.rejects(prober.probe({ address: "198.19.7.5", port: 80 }, patience), { kind: "invalid" });
  await plane.open();
  const subnet = { subnetId: "subnet-1", cidr: "10.0.0.0/24", internetDestinations: cidrs };
  await plane.ensureVpc({ vpcId: "vpc-1", cidrs: ["10.0.0.0/16"], subnets: [subnet] });
  const firewall = { ingress: [{ protocol: "tcp", fromPort: 80, toPort: 80, cidrs } as const], egress: [] };
  await plane.attach(
    {
      interfaceId: "eni-1",
      vpcId: "vpc-1",
      subnetId: "subnet-1",
      macAddress: "02:00:00:00:00:01",
      privateAddress: "10.0.0.10",
      publicAddress: "198.19.7.5",
      firewall,
    },
    "/simulated/1",
  );
  const probe = async (address: string, port: number) => (await prober.probe({ address, port }, patience)).connection;
  assert.equal(await probe("198.19.7.5", 80), "arrived");
  assert.equal(await probe("198.19.7.5", 81), "silent");
  assert.equal(await probe("198.19.7.6", 80), "silent");
  await assert.rejects(probe("198.19.7.1", 80), { kind: "invalid" });
  assert.equal(await prober.listeners("any"), undefined);
});
