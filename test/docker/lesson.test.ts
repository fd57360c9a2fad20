// Session 01 by hand: the script that reads as the lesson does, run with the AWS CLI and docker as they are.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { type House, openHouse, root, run } from "../house.ts";

const skip = spawnSync("aws", ["--version"]).error ? "there is no AWS CLI on this machine (Debian: awscli)" : false;

let house: House;
before(async () => void (house = await openHouse()));
after(() => house.close());

test("from an image to a page behind a security group: closed, open, closed again", {
  skip,
  timeout: 240_000,
}, async () => {
  const script = join(root, "test/aws/sesion-01.sh");
  const { code, stdout, stderr } = await run("sh", [script], { environment: house.environment });
  assert.equal(code, 0, `${stdout}\n${stderr}`);
  const steps = [...stdout.matchAll(/^# (.*)$/gm)].map(([, title]) => title ?? "");
  const order = ["Sin acceso", "Dar acceso", "Validación", "Y cerrado otra vez", "Limpieza"];
  const found = order.map((title) => steps.findIndex((step) => step.startsWith(title)));
  assert.deepEqual(
    found,
    [...found].sort((one, other) => one - other),
  );
  assert.ok(!found.includes(-1), String(steps));
  assert.match(stdout, /\nLESSON OK\n$/);
});
