// The words of reach: none missing in the documentation, in both languages, and commands that mend.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { dictionaries, reachTexts } from "../texts/index.ts";
import { fixCommand } from "./fix-command.ts";

test("every code and every link is in the documentation", () => {
  const docs = new URL("../../../docs/", import.meta.url);
  const pages = readdirSync(docs).filter((name) => name.startsWith("muelle-"));
  const text = pages.map((name) => readFileSync(new URL(name, docs), "utf8")).join("\n");
  const { codes, links } = reachTexts.en;
  const missing = [...Object.keys(codes), ...Object.keys(links)].filter((word) => !text.includes(`\`${word}\``));
  assert.deepEqual(missing, []);
});

test("both languages have the same words, and the help of both names the command", () => {
  for (const part of ["links", "codes", "fixes"] as const)
    assert.deepEqual(Object.keys(reachTexts.es[part]).sort(), Object.keys(reachTexts.en[part]).sort());
  for (const { usage } of Object.values(dictionaries)) assert.match(usage, /^ {2}reach T/m);
});

const rule = {
  groupId: "sg-1",
  groupName: "web",
  groupIds: "sg-1",
  protocol: "tcp",
  port: 5000,
  client: "198.18.0.1/32",
};

test("what there is instead of the missing rule is said", () => {
  const { codes } = reachTexts.en;
  assert.equal(codes["no-rule-for-client"](rule), "no inbound rule of sg-1 lets 198.18.0.1/32 in at TCP 5000");
  assert.equal(
    reachTexts.es.codes["no-rule-for-client"]({ ...rule, openTo: "203.0.113.5/32", openPorts: "tcp 80" }),
    "ninguna regla de entrada de sg-1 deja entrar a 198.18.0.1/32 por TCP 5000; está abierto para 203.0.113.5/32; 198.18.0.1/32 puede usar tcp 80",
  );
  const nobody = { address: "198.18.0.7", port: 5000, containers: "web" };
  const listening = (listeningPorts?: string) => codes["nothing-listens"]({ ...nobody, listeningPorts });
  assert.deepEqual(
    [listening(), listening(""), listening("8080")],
    ["", ", nor on any other", "; something does on 8080"].map(
      (end) => `the packet arrived, and nothing listens on port 5000${end}`,
    ),
  );
});

test("commands that mend", () => {
  assert.equal(
    fixCommand("no-rule-for-client", rule),
    "aws ec2 authorize-security-group-ingress --group-id sg-1 --protocol tcp --port 5000 --cidr 198.18.0.1/32",
  );
  const hidden = {
    networkInterfaceId: "eni-1",
    cluster: "web",
    taskDefinition: "hola:3",
    subnets: "subnet-1, subnet-2",
    securityGroups: "sg-1",
  };
  const network =
    "--network-configuration 'awsvpcConfiguration={subnets=[subnet-1,subnet-2],securityGroups=[sg-1],assignPublicIp=ENABLED}'";
  assert.equal(
    fixCommand("assigned-public-ip-disabled", { ...hidden, serviceName: "hola" }),
    `aws ecs update-service --cluster web --service hola ${network}`,
  );
  assert.equal(
    fixCommand("assigned-public-ip-disabled", hidden),
    `aws ecs run-task --cluster web --task-definition hola:3 --launch-type FARGATE ${network}`,
  );
  const route = { subnetId: "subnet-1", routeTableId: "rtb-1", client: "198.18.0.1/32", internetGatewayId: "igw-1" };
  assert.equal(
    fixCommand("no-internet-route", route),
    "aws ec2 create-route --route-table-id rtb-1 --destination-cidr-block 0.0.0.0/0 --gateway-id igw-1",
  );
  assert.match(fixCommand("no-internet-route", { ...route, replaces: "198.18.0.0/15" }) ?? "", /replace-route .*198/);
  const vpc = { subnetId: "subnet-1", routeTableId: "rtb-1", vpcId: "vpc-1" };
  assert.equal(fixCommand("no-internet-gateway", vpc), undefined);
  assert.match(fixCommand("no-internet-gateway", { ...vpc, detachedGatewayId: "igw-9" }) ?? "", /attach-internet/);
  assert.equal(fixCommand("running", { taskArn: "arn" }), undefined);
});
