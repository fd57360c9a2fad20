// What this house believes about the vendor's modules: a new version that breaks a belief fails here first.
import assert from "node:assert/strict";
import { test } from "node:test";
import { XmlShapeSerializer } from "@aws-sdk/core/protocols";
import type { NormalizedSchema } from "@smithy/core/schema";
import { allowedValues, enumMembers, isEnumOf, readDeclarations } from "./enums.ts";
import { everyService, ValueMaker } from "./every-service.ts";
import { ServiceModel } from "./model.ts";
import { xmlBody } from "./xml.ts";

const models = everyService.map(({ spec, module }) => new ServiceModel(spec, module));

/** Every structure, list, map and scalar reachable from a schema, once. */
function* reachable(schema: NormalizedSchema, seen = new Set<unknown>()): Generator<NormalizedSchema> {
  if (!schema.isStructSchema() && !schema.isListSchema() && !schema.isMapSchema()) return void (yield schema);
  const raw = schema.getSchema();
  if (seen.has(raw)) return;
  seen.add(raw);
  yield schema;
  if (!schema.isStructSchema()) return void (yield* reachable(schema.getValueSchema(), seen));
  for (const [, member] of schema.structIterator()) yield* reachable(member, seen);
}

const protocolNames: Readonly<Record<string, string>> = {
  AwsJson1_0Protocol: "awsJson1_0",
  AwsJson1_1Protocol: "awsJson1_1",
  AwsQueryProtocol: "awsQuery",
  AwsEc2QueryProtocol: "ec2Query",
};

test("services.ts says what the vendor's clients say", () => {
  for (const { spec, module } of everyService) {
    const [, Client] = Object.entries(module).find(([name]) => /^[A-Z]\w+Client$/.test(name))!;
    const { config } = new (Client as new (config: object) => { config: Record<string, never> })({
      region: "us-east-1",
    });
    const { serviceTarget, version, xmlNamespace } = config.protocolSettings as unknown as Record<string, string>;
    const protocol = (config.protocol as unknown as object).constructor.name;
    assert.equal(protocolNames[protocol], spec.protocols[0], spec.id);
    assert.equal(serviceTarget, spec.target);
    assert.equal(version, spec.version);
    assert.equal(config.defaultSigningName, spec.signingName);
    if (spec.xmlNamespace) assert.equal(xmlNamespace, spec.xmlNamespace);
  }
});

test("there are as many operations as expected, or more", () => {
  const counts = Object.fromEntries(models.map(({ spec, operations }) => [spec.id, operations.size]));
  for (const [id, least] of Object.entries({
    ecs: 88,
    ecr: 62,
    ec2: 823,
    iam: 180,
    sts: 11,
    logs: 118,
    cloudwatch: 54,
  }))
    assert.ok(counts[id]! >= least, `${id}: ${counts[id]}`);
});

test("our XML writer writes the vendor's bytes", () => {
  const vendor = new XmlShapeSerializer({
    timestampFormat: { useTrait: true, default: 5 },
    httpBindings: false,
    xmlNamespace: "",
    serviceNamespace: "",
  });
  const maker = new ValueMaker();
  let compared = 0;
  for (const { spec, operations } of models.filter((model) => model.spec.xmlNamespace))
    for (const { name, output, answersUnit } of operations.values()) {
      const value = answersUnit ? undefined : maker.make(output);
      if (!value) continue;
      vendor.write(output, value);
      const theirs = String(vendor.flush()).replace(/^<[^>]*>|<\/[^<]*>$/g, "");
      assert.equal(xmlBody(output)(value as object), theirs, `${spec.id}:${name}`);
      compared++;
    }
  assert.ok(compared > 850, `${compared} outputs compared`);
});

test("every enum member of the declarations is found, and its values are exported", async () => {
  const least = { ecs: 211, ecr: 53, ec2: 1068, iam: 54, sts: 0, logs: 104, cloudwatch: 20 };
  for (const { spec, module } of everyService) {
    const members = enumMembers(await readDeclarations(spec.package), isEnumOf(module));
    const count = Object.values(members).reduce((sum, structure) => sum + Object.keys(structure).length, 0);
    assert.ok(count >= least[spec.id as keyof typeof least], `${spec.id}: ${count}`);
    // Nothing that the declarations type as an exported enum may be missed because it is written in another way.
    const declared = (await readDeclarations(spec.package)).join("\n").replace(/\/\*\*[\s\S]*?\*\//g, "");
    const mentions = [...declared.matchAll(/^\s+(?:readonly )?\w+\??: ([^;{]*) \| undefined;/gm)].filter(([, type]) =>
      [...type!.replace(/Record<\w+,/, "").matchAll(/\w+/g)].some(([word]) => isEnumOf(module)(word)),
    );
    assert.equal(count, mentions.length, spec.id);
  }
});

test("launchType may be what ECS says", async () => {
  const { spec, module } = everyService.find((service) => service.spec.id === "ecs")!;
  const allowed = await allowedValues(spec.package, module);
  assert.deepEqual([...allowed("RunTaskRequest", "launchType")!], ["EC2", "EXTERNAL", "FARGATE", "MANAGED_INSTANCES"]);
  assert.deepEqual(allowed("RunTaskRequest", "cluster"), undefined);
});

test("census: required counts are there, outputs hold no idempotency token, streams are where they are known to be", () => {
  const streams: string[] = [];
  let required = 0;
  for (const { spec, operations } of models)
    for (const { name, input, output, answersUnit, eventStream } of operations.values()) {
      if (eventStream) streams.push(`${spec.id}:${name}`);
      if (!input.isUnitSchema())
        for (const schema of reachable(input)) {
          if (schema.isStructSchema()) required += Number((schema.getSchema() as readonly unknown[])[6] ?? 0);
          assert.ok(!(schema.isStructSchema() && schema.isStreaming()), `${spec.id}:${name} streams its input`);
        }
      if (answersUnit) continue;
      for (const schema of reachable(output))
        assert.ok(!schema.isIdempotencyToken(), `${spec.id}:${name} answers an idempotency token`);
    }
  assert.deepEqual(streams.sort(), ["logs:GetLogObject", "logs:StartLiveTail"]);
  assert.ok(required > 1500, `${required} required members`);
});

test("events of streams are plain structures: no header or payload bindings", () => {
  for (const { operations } of models)
    for (const { eventStream } of operations.values())
      for (const [, event] of eventStream?.union.structIterator() ?? [])
        for (const [name, member] of event.isStructSchema() ? event.structIterator() : []) {
          const traits = member.getMergedTraits() as { eventHeader?: 1; eventPayload?: 1 };
          assert.ok(!traits.eventHeader && !traits.eventPayload, `${event.getName()}.${name}`);
        }
});
