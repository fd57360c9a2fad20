// The last third of the lesson: closed, opened in the security group, fetched.
import {
  AuthorizeSecurityGroupIngressCommand,
  type EC2ServiceException,
  RevokeSecurityGroupIngressCommand,
} from "@aws-sdk/client-ec2";
import { connect } from "node:net";
import { sleep } from "../../kit/clock.ts";
import type { CommandContext } from "../context.ts";
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

export async function openAndFetch(
  { terminal, texts, clock }: CommandContext,
  clients: Clients,
  address: string,
  groupId: string,
): Promise<string> {
  const { demo } = texts;
  await close(clients, groupId);
  await terminal.step(
    demo.closed(address),
    async () => {
      // A rule that an earlier demo opened was taken back just now: it ends within a tenth of a second.
      let open = await answers(address, silenceMs);
      for (let tries = 0; open && tries < 20; tries++) {
        await sleep(clock, 100);
        open = await answers(address, silenceMs);
      }
      if (open) throw new Problem("not-closed", demo.notClosed, ["./muelle doctor"]);
    },
    () => demo.closedSaid,
  );
  await terminal.step(demo.open, () =>
    clients.ec2.send(new AuthorizeSecurityGroupIngressCommand({ GroupId: groupId, IpPermissions: [permission] })),
  );
  const url = `http://${address}:${names.port}`;
  await terminal.step(demo.fetch(url), async () => {
    // The rule is in force within a tenth of a second; the page's server may need as long to listen.
    for (let tries = 0; !(await answers(address, silenceMs)) && tries < 20; tries++) await sleep(clock, 100);
    const response = await fetch(url);
    if (!response.ok) throw new Problem("page-failed", `${url}: HTTP ${response.status}`, ["./muelle doctor"]);
    await response.arrayBuffer();
  });
  return url;
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
