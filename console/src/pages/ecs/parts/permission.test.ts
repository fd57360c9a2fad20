// Permissions of security groups taken apart.
import assert from "node:assert/strict";
import { test } from "node:test";
import { plainRules } from "./permission.ts";

test("One permission is a rule for each of its peers", () => {
  const rules = plainRules([
    { IpProtocol: "tcp", FromPort: 5000, ToPort: 5000, IpRanges: [{ CidrIp: "0.0.0.0/0" }, { CidrIp: "10.0.0.0/8" }] },
    { IpProtocol: "-1", UserIdGroupPairs: [{ GroupId: "sg-1" }] },
    { IpProtocol: "udp", FromPort: 53, ToPort: 54, Ipv6Ranges: [{ CidrIpv6: "::/0" }] },
    { IpProtocol: "tcp", FromPort: 0, ToPort: 65_535, IpRanges: [{ CidrIp: "10.0.0.1/32" }] },
  ]);
  assert.deepEqual(
    rules.map(({ protocol = "all", ports = "all", peer, isAnywhere }) => `${protocol} ${ports} ${peer} ${isAnywhere}`),
    [
      "TCP 5000 0.0.0.0/0 true",
      "TCP 5000 10.0.0.0/8 false",
      "all all sg-1 false",
      "UDP 53-54 ::/0 true",
      "TCP all 10.0.0.1/32 false",
    ],
  );
  assert.deepEqual(plainRules(undefined), []);
});
