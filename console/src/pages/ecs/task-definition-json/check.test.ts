// What the JSON editor says of a text: at which place, and in the order of the text.
import assert from "node:assert/strict";
import { test } from "node:test";
import { check } from "./check.ts";
import { placeOf } from "../../../parts/json-editor/json-text.ts";
import { templateOf } from "./template.ts";

const host = "localhost:4566";
const template = templateOf("000000000000");
const filled = template.replace('"family": ""', '"family": "hola"').replace('"name": ""', '"name": "web"');
const whole = filled.replace('"image": ""', '"image": "nginx"');

/** "3:5 unknown containerDefinitions[0].x" */
const said = (text: string): string[] =>
  check(text, host).problems.map(({ key, values, start }) => {
    const { line, column } = placeOf(text, start);
    return `${line}:${column} ${[key, ...Object.values(values)].join(" ")}`;
  });

test("The template lacks a family, a name and an image; filled in, it is a definition with sizes in words", () => {
  assert.deepEqual(said(template), [
    "5:13 family",
    "8:15 containerName containerDefinitions[0]",
    "9:16 containerImage containerDefinitions[0]",
  ]);
  const { problems, definition } = check(whole, host);
  assert.deepEqual(problems, []);
  assert.deepEqual(definition, JSON.parse(whole));
  assert.equal(definition?.cpu, "1 vCPU");
});

test("Keys that RegisterTaskDefinition does not have are named, at any depth", () => {
  const text = whole
    .replace('"image"', '"colour": 1,\n      "image"')
    .replace('"volumes"', '"status": "ACTIVE",\n  "volumes"');
  assert.deepEqual(said(text), ["9:7 unknown containerDefinitions[0].colour", "14:3 unknown status"]);
});

test("Types are those of the vendor's schema", () => {
  assert.deepEqual(said(whole.replace('"3 GB"', "3")), ["15:13 type memory string number"]);
  assert.deepEqual(said(whole.replace('"essential": true', '"essential": "yes"')), [
    "10:20 type containerDefinitions[0].essential boolean string",
  ]);
  assert.deepEqual(said("[]"), ["1:1 type JSON object array"]);
  assert.deepEqual(said(whole.replace('"volumes": []', '"volumes": null')), []);
});

test("Labels and log options may be called anything", () => {
  const text = whole.replace('"essential"', '"dockerLabels": {"any.key": "v"}, "essential"');
  assert.deepEqual(said(text), []);
  assert.deepEqual(said(text.replace('"v"', "1")), [
    "10:35 type containerDefinitions[0].dockerLabels.any.key string number",
  ]);
});

test("No container at all is said, and a fault of JSON alone", () => {
  assert.deepEqual(said('{"family": "a", "containerDefinitions": []}'), ["1:41 containers"]);
  assert.deepEqual(said('{"family": "a"}'), ["1:1 containers"]);
  assert.deepEqual(said('{"family": "a",}'), ["1:16 json_key }"]);
});

test("At last ECS's own rules, in AWS's words", () => {
  assert.deepEqual(said(whole.replace("3 GB", "1 GB")), [
    "1:1 refused No Fargate configuration exists for given values: 1024 CPU, 1024 memory. See the Amazon ECS documentation for the valid values.",
  ]);
});

test("Null is as if nothing stood there", () => {
  const text = whole.replace('"image"', '"memory": null, "environment": [null], "image"').replace("[]", "null");
  const { containerDefinitions, ...definition } = check(text, host).definition ?? {};
  assert.deepEqual(containerDefinitions, [{ name: "web", environment: [], image: "nginx", essential: true }]);
  assert.ok(!("volumes" in definition));
});
