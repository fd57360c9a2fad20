// The last third of the lesson: closed, opened in the security group, fetched.
import {
  AuthorizeSecurityGroupIngressCommand,
  DescribeSecurityGroupRulesCommand,
  type EC2ServiceException,
  RevokeSecurityGroupIngressCommand,
} from "@aws-sdk/client-ec2";
import { connect } from "node:net";
import { must } from "../../kit/assert.ts";
import { sleep } from "../../kit/clock.ts";
import { asTyped, type CommandContext } from "../context.ts";
import { Problem } from "../problem.ts";
import type { Clients } from "./clients.ts";
import { names } from "./names.ts";

const permission = {
  IpProtocol: "tcp",
  FromPort: names.port,
  ToPort: names.port,
  IpRanges: [{ CidrIp: "0.0.0.0/0", Description: "muelle demo" }],
};

/** AWS drops what no rule allows, so silence is the sign; this is how long it is waited for. */
const silenceMs = 1500;

const codeOf = (thrown: unknown): string => (thrown as EC2ServiceException).name;

/** Opens the first of the task's security groups. Returns the page's address. */
export async function openAndFetch(
  context: CommandContext,
  clients: Clients,
  address: string,
  groupIds: readonly string[],
): Promise<string> {
  const { terminal, texts, clock } = context;
  const { demo } = texts;
  const groupId = must(groupIds[0], "security group");
  await close(clients, groupId);
  await terminal.step(
    demo.closed(address),
    async () => {
      // A rule that an earlier demo opened was taken back just now: it ends within a tenth of a second.
      let open = await answers(address, silenceMs);
      const rules = open ? await rulesThatLetIn(clients, groupIds) : [];
      if (rules.length > 0) return demo.alreadyOpen(rules.join(", "));
      for (let tries = 0; open && tries < 20; tries++) {
        await sleep(clock, 100);
        open = await answers(address, silenceMs);
      }
      if (open) throw new Problem("not-closed", demo.notClosed, [asTyped(context, "logs")]);
      return demo.closedSaid;
    },
    (told) => told,
  );
  await terminal.step(demo.open, () =>
    clients.ec2.send(new AuthorizeSecurityGroupIngressCommand({ GroupId: groupId, IpPermissions: [permission] })),
  );
  const url = `http://${address}:${names.port}`;
  await terminal.step(demo.fetch(url), async () => {
    // The rule is in force within a tenth of a second; the page's server may need as long to listen.
    for (let tries = 0; !(await answers(address, silenceMs)) && tries < 20; tries++) await sleep(clock, 100);
    const response = await fetch(url);
    if (!response.ok) throw new Problem("page-failed", `${url}: HTTP ${response.status}`, [asTyped(context, "logs")]);
    await response.arrayBuffer();
  });
  return url;
}

/** The ids of rules, of whoever's, by which addresses reach the port. */
async function rulesThatLetIn({ ec2 }: Clients, groupIds: readonly string[]): Promise<string[]> {
  const { SecurityGroupRules = [] } = await ec2.send(
    new DescribeSecurityGroupRulesCommand({ Filters: [{ Name: "group-id", Values: [...groupIds] }] }),
  );
  return SecurityGroupRules.filter(
    ({ IsEgress, CidrIpv4, IpProtocol, FromPort = -1, ToPort = -1 }) =>
      !IsEgress &&
      CidrIpv4 !== undefined &&
      (IpProtocol === "-1" || (IpProtocol === "tcp" && FromPort <= names.port && names.port <= ToPort)),
  ).map(({ SecurityGroupRuleId, CidrIpv4 }) => `${SecurityGroupRuleId}: ${CidrIpv4}`);
}

/** Takes the demo's rule away; there is none: nothing. */
export async function close({ ec2 }: Clients, groupId: string): Promise<void> {
  try {
    await ec2.send(new RevokeSecurityGroupIngressCommand({ GroupId: groupId, IpPermissions: [permission] }));
  } catch (thrown) {
    if (!["InvalidPermission.NotFound", "InvalidGroup.NotFound"].includes(codeOf(thrown))) throw thrown;
  }
}

function answers(address: string, mostMs: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: address, port: names.port, timeout: mostMs });
    const end = (answered: boolean) => {
      socket.destroy();
      resolve(answered);
    };
    socket.once("connect", () => end(true));
    socket.once("timeout", () => end(false));
    socket.once("error", () => end(false));
  });
}
