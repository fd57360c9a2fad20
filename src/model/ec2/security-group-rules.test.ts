import assert from "node:assert/strict";
import { test } from "node:test";
import type { IpPermission } from "@aws-sdk/client-ec2";
import { AwsError } from "../errors.ts";
import {
  describeRule,
  foldPermissions,
  normaliseTraffic,
  ruleIdentity,
  unfoldPermission,
} from "./security-group-rules.ts";

const resolve = ({ GroupId }: { GroupId?: string | undefined }) => ({ groupId: GroupId ?? "", account: "0" });
const unfold = (permission: IpPermission) => unfoldPermission(permission, resolve);
const refusal = (work: () => unknown): string => {
  try {
    work();
  } catch (thrown) {
    if (thrown instanceof AwsError) return `${thrown.code}: ${thrown.message}`;
    throw thrown;
  }
  return "accepted";
};

test("a permission unfolds into a rule for each peer and folds again", () => {
  const permission = {
    IpProtocol: "6",
    FromPort: 80,
    ToPort: 81,
    IpRanges: [{ CidrIp: "10.1.2.3/8", Description: "office" }],
    Ipv6Ranges: [{ CidrIpv6: "::/0" }],
    UserIdGroupPairs: [{ GroupId: "sg-1" }],
  };
  const rules = unfold(permission).map((body, at) => ({
    ...body,
    account: "0",
    region: "r",
    tags: [],
    ruleId: `sgr-${at}`,
    groupId: "sg-2",
    isEgress: false,
  }));
  assert.deepEqual(rules.map(ruleIdentity), ["tcp 80 81 10.0.0.0/8", "tcp 80 81 ::/0", "tcp 80 81 sg-1"]);
  assert.deepEqual(foldPermissions(rules), [
    {
      IpProtocol: "tcp",
      FromPort: 80,
      ToPort: 81,
      IpRanges: [{ CidrIp: "10.0.0.0/8", Description: "office" }],
      Ipv6Ranges: [{ CidrIpv6: "::/0" }],
      PrefixListIds: [],
      UserIdGroupPairs: [{ GroupId: "sg-1", UserId: "0" }],
    },
  ]);
});

test("all protocols and those without ports ignore ports", () => {
  const none = { fromPort: -1, toPort: -1 };
  assert.deepEqual(normaliseTraffic("-1", 80, 80), { ipProtocol: "-1", ...none });
  assert.deepEqual(normaliseTraffic("50", 1, 2), { ipProtocol: "50", ...none });
  assert.deepEqual(normaliseTraffic("58", undefined, undefined), { ipProtocol: "icmpv6", ...none });
});

test("refusals in EC2's words", () => {
  const traffic = (...of: Parameters<typeof normaliseTraffic>) => refusal(() => normaliseTraffic(...of));
  assert.equal(
    traffic("tcp", undefined, undefined),
    "InvalidParameterValue: Invalid value 'Must specify both from and to ports with TCP/UDP.' for portRange.",
  );
  assert.equal(traffic("tcp", -1, -1), "InvalidParameterValue: TCP/UDP (from) port (-1) out of range");
  assert.equal(traffic("udp", 1, 70000), "InvalidParameterValue: TCP/UDP (to) port (70000) out of range");
  assert.equal(traffic("all", 1, 2), "InvalidParameterValue: Invalid value 'all' for IP protocol. Unknown protocol.");
  assert.equal(traffic("icmp", 8, 300), "InvalidParameterValue: ICMP code (300) out of range");
  assert.match(traffic("tcp", 90, 80), /^InvalidParameterValue/);
  const open = { IpProtocol: "tcp", FromPort: 1, ToPort: 1 };
  assert.equal(
    refusal(() => unfold({ ...open, IpRanges: [{ CidrIp: "::/0" }] })),
    "InvalidParameterValue: CIDR block ::/0 is malformed",
  );
  assert.match(
    refusal(() => unfold(open)),
    /^MissingParameter/,
  );
  assert.match(
    refusal(() => unfold({ ...open, PrefixListIds: [{ PrefixListId: "pl-1" }] })),
    /^UnsupportedOperation/,
  );
  assert.match(
    refusal(() => unfold({ ...open, IpRanges: [{ CidrIp: "1.1.1.1/32", Description: "ñ" }] })),
    /^InvalidParameterValue: Invalid rule description/,
  );
});

test("a rule in the words of InvalidPermission.Duplicate", () => {
  const described = (permission: IpPermission) => unfold(permission).map(describeRule)[0];
  const IpRanges = [{ CidrIp: "0.0.0.0/0" }];
  assert.equal(
    described({ IpProtocol: "tcp", FromPort: 5000, ToPort: 5000, IpRanges }),
    "peer: 0.0.0.0/0, TCP, from port: 5000, to port: 5000, ALLOW",
  );
  assert.equal(described({ IpProtocol: "-1", IpRanges }), "peer: 0.0.0.0/0, ALL, ALLOW");
  assert.equal(
    described({ IpProtocol: "icmp", FromPort: 8, ToPort: -1, IpRanges }),
    "peer: 0.0.0.0/0, ICMP, type: 8, code: ALL, ALLOW",
  );
});
