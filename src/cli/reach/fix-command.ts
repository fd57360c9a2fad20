// The one command that mends a broken link, where one command does: words after `./muelle`, the same in every language.
import type { BrokenCode, CodeFacts, LinkCode } from "../../model/reachability/link.ts";

type Commands = { readonly [Code in BrokenCode]?: (facts: CodeFacts[Code]) => string | undefined };

const commands: Commands = {
  "assigned-public-ip-disabled": (facts) => {
    const what = facts.serviceName
      ? `update-service --cluster ${facts.cluster} --service ${facts.serviceName}`
      : `run-task --cluster ${facts.cluster} --task-definition ${facts.taskDefinition} --launch-type FARGATE`;
    const lists = `subnets=[${list(facts.subnets)}],securityGroups=[${list(facts.securityGroups)}]`;
    return `aws ecs ${what} --network-configuration 'awsvpcConfiguration={${lists},assignPublicIp=ENABLED}'`;
  },
  "no-internet-route": ({ routeTableId, internetGatewayId, replaces }) =>
    `aws ec2 ${replaces ? "replace" : "create"}-route --route-table-id ${routeTableId} ` +
    `--destination-cidr-block ${replaces ?? "0.0.0.0/0"} --gateway-id ${internetGatewayId}`,
  "no-internet-gateway": ({ detachedGatewayId, vpcId }) =>
    detachedGatewayId && `aws ec2 attach-internet-gateway --internet-gateway-id ${detachedGatewayId} --vpc-id ${vpcId}`,
  "no-rule-for-client": ({ groupId, protocol, port, client }) =>
    `aws ec2 authorize-security-group-ingress --group-id ${groupId} --protocol ${protocol} --port ${port} --cidr ${client}`,
  "allowed-but-silent": () => "logs",
  "address-unreachable": () => "logs",
};

const list = (told: string): string => told.replaceAll(", ", ",");

/** Undefined: it takes more than a command, or something that only a person can decide. */
export function fixCommand<Code extends LinkCode>(code: Code, facts: CodeFacts[Code]): string | undefined {
  const command = (commands as { readonly [C in LinkCode]?: (its: CodeFacts[C]) => string | undefined })[code];
  return command?.(facts);
}
