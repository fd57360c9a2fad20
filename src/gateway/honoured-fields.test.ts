// No silent acceptance, held to the vendor's schemas: every input member of every supported operation, nested ones too, is
// mentioned in the code that the operation reaches, or is refused by name, or stands below with the reason why it asks for
// nothing. A mention is not yet an honest use; but what is nowhere mentioned is surely ignored.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import type { NormalizedSchema } from "@smithy/core/schema";
import { must } from "../kit/assert.ts";
import { lazyServices, type ServiceMachines } from "../daemon/services.ts";
import { type FieldPath, fieldPath } from "./refused-fields.ts";
import type { AnyOperation, Service } from "./service.ts";
import { ServiceModel } from "./wire/model.ts";

const src = fileURLToPath(new URL("..", import.meta.url));

/** Who honours, from the store, what an operation only keeps. */
const keptFor: Readonly<Record<string, readonly string[]>> = {
  RegisterTaskDefinition: ["agent/task-runner"],
  RunTask: ["agent/task-runner"],
  CreateService: ["control/service-deployer"],
  UpdateService: ["control/service-deployer"],
};

/** Members that are neither read nor refused, with the reason. `operation` or `operation.member.path`. */
const asksNothing: Readonly<Record<string, string>> = {
  "DeleteAttributes.attributes.targetType": "there are no targets, so every one is refused",
  "PutAttributes.attributes.targetType": "there are no targets, so every one is refused",
  "DescribeCapacityProviders.include": "FARGATE and FARGATE_SPOT have no tags",
  "DescribeContainerInstances.include": "there are no container instances",
  ListAttributes: "there is nothing that has attributes",
  ListContainerInstances: "there are no container instances",
  "DescribeAvailabilityZones.AllAvailabilityZones": "there is no zone that one would have to opt in to",
  "DescribeNetworkInterfaces.IncludeManagedResources": "there is none that is hidden",
  ListMFADevices: "there are none",
  ListSSHPublicKeys: "there are none",
  ListServerCertificates: "there are none",
  ListServiceSpecificCredentials: "there are none",
  ListSigningCertificates: "there are none",
  ListVirtualMFADevices: "there are none",
  "FilterLogEvents.interleaved": "AWS, too, ignores it: events are always interleaved",
  "FilterLogEvents.unmask": "nothing is masked",
  "GetLogEvents.unmask": "nothing is masked",
};

const read = (file: string) => readFileSync(file, "utf8");
const files = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts") && !/\.test|^test\//.test(name))
    .map((name) => join(folder, name));

const uncommented = (text: string) => text.replaceAll(/^\s*\/\*[\s\S]*?\*\//gm, "").replaceAll(/^\s*\/\/.*$/gm, "");
const refusing = (text: string) => text.replaceAll(/refuses: \[[\s\S]*?\]/g, "");

/** A file's code without other operations, comments and the lists of what is refused. */
function codeOf(file: string, operation: string): string {
  const [head = "", ...declarations] = uncommented(read(file)).split(/^(?=(?:export )?const \w+ = \w*[oO]peration)/m);
  const own = declarations.map((text) => {
    const named = /^[^(]*\(/.exec(text)?.[0] ?? "";
    const other = named.includes('"') && !named.includes(`"${operation}"`);
    return other ? text.replace(/^[\s\S]*?^}\);$/m, "") : text;
  });
  return refusing([head, ...own].join(""));
}

/** The code that an operation can reach from the files that name it. */
function reached(service: Service, operation: string): string {
  const { id } = service.spec;
  const starts = files(join(src, "gateway", id)).filter((file) => uncommented(read(file)).includes(`"${operation}"`));
  assert.ok(starts.length > 0, `no file of src/gateway/${id} names ${operation}`);
  const seen = new Set<string>();
  const texts: string[] = [];
  const queue = [...starts, ...(keptFor[operation] ?? []).flatMap((folder) => files(join(src, folder)))];
  for (const file of queue) {
    if (seen.has(file) || file.endsWith("not-yet.ts")) continue;
    seen.add(file);
    texts.push(codeOf(file, operation));
    for (const [, from = ""] of read(file).matchAll(/^(?:import|export|}) .*from "(\..*)";$/gm))
      queue.push(resolve(dirname(file), from));
  }
  return texts.join("\n").replaceAll(/^import [\s\S]*?;$/gm, "");
}

interface Look {
  readonly refused: readonly FieldPath[];
  readonly words: ReadonlySet<string>;
  readonly ignored: string[];
}

function look(schema: NormalizedSchema, path: FieldPath, above: readonly unknown[], { refused, words, ignored }: Look) {
  if (schema.isListSchema() || schema.isMapSchema()) {
    look(schema.getValueSchema(), path, above, { refused, words, ignored });
    return;
  }
  if (!schema.isStructSchema() || above.includes(schema.getSchema())) return;
  for (const [name, member] of schema.structIterator()) {
    const at = [...path, name];
    const dotted = at.join(".");
    if (refused.some((one) => one.join(".") === dotted)) continue;
    const refusedInside = refused.some((one) => one.join(".").startsWith(`${dotted}.`));
    if (words.has(name) || refusedInside) look(member, at, [...above, schema.getSchema()], { refused, words, ignored });
    else ignored.push(dotted);
  }
}

function ignoredBy(service: Service, name: string, { refuses = [] }: AnyOperation<unknown, unknown>): string[] {
  const model = new ServiceModel(service.spec, service.module).operations.get(name);
  assert.ok(model);
  const ignored: string[] = [];
  const words = new Set(reached(service, name).match(/\w+/g));
  if (service.spec.id === "ec2") words.add("DryRun"); // of every operation: invoke.ts
  look(model.input, [], [], { refused: refuses.map(fieldPath), words, ignored });
  return ignored.filter((path) => asksNothing[name] === undefined && asksNothing[`${name}.${path}`] === undefined);
}

const awsvpcOnly = "only awsvpc definitions run, and those must not state it";
const fargateOnly = "only what Fargate can run is run, and that must not state it";

/** The agent does what a definition says; these members it need not know. */
const notTheAgents: Readonly<Record<string, string>> = {
  "containerDefinitions.dnsSearchDomains": awsvpcOnly,
  "containerDefinitions.dnsServers": awsvpcOnly,
  "containerDefinitions.extraHosts": awsvpcOnly,
  "containerDefinitions.hostname": awsvpcOnly,
  "containerDefinitions.linuxParameters.sharedMemorySize": fargateOnly,
  "containerDefinitions.portMappings.appProtocol": "for Service Connect, which services are refused",
  "containerDefinitions.portMappings.containerPortRange": "awsvpc maps no ports",
  "containerDefinitions.portMappings.hostPort": "awsvpc maps no ports",
  "containerDefinitions.privileged": fargateOnly,
  "containerDefinitions.versionConsistency": "its rule takes `disabled` only",
  ephemeralStorage: "there is as much as this machine's disk has",
  networkMode: "only awsvpc definitions run",
  requiresCompatibilities: "a promise, which the rules check",
  "runtimePlatform.operatingSystemFamily": "its rule takes LINUX only",
  "volumes.host": "without a sourcePath, which Fargate must not state, it says nothing",
};

test("ecs: the agent knows every member of a task definition that is not refused", async () => {
  const [lazy] = lazyServices({} as ServiceMachines);
  const service = await must(lazy, "ecs").load();
  const model = new ServiceModel(service.spec, service.module).operations.get("RegisterTaskDefinition");
  const { refuses = [] } = must(service.operations["RegisterTaskDefinition"], "RegisterTaskDefinition");
  const agent = files(join(src, "agent")).map((file) => uncommented(read(file)));
  const ignored: string[] = [];
  const words = new Set(agent.join("\n").match(/\w+/g));
  look(must(model, "its model").input, [], [], { refused: refuses.map(fieldPath), words, ignored });
  assert.deepEqual(ignored.sort(), Object.keys(notTheAgents).sort());
});

for (const lazy of lazyServices({} as ServiceMachines))
  test(`${lazy.spec.id}: every member is honoured or refused by name`, async () => {
    const service = await lazy.load();
    const ignored = Object.entries(service.operations).flatMap(([name, operation]) =>
      operation ? ignoredBy(service, name, operation).map((path) => `${name}.${path}`) : [],
    );
    assert.deepEqual(ignored, []);
  });
