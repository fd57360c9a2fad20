import assert from "node:assert/strict";
import { test } from "node:test";
import { below, hex, pick, seededDice, systemDice, uuid } from "./ids.ts";

test("a seed gives the same bytes for ever, whatever the sizes they are asked in", () => {
  assert.equal(hex(seededDice("a seed"), 16), "ff5d2b147089263f");
  const whole = Buffer.from(seededDice(1).bytes(100)).toString("hex");
  const dice = seededDice(1);
  const parts = [1, 31, 33, 35].map((count) => Buffer.from(dice.bytes(count)).toString("hex")).join("");
  assert.equal(parts, whole);
  assert.notEqual(hex(seededDice(1), 32), hex(seededDice(2), 32));
});

test("the system's dice give as many bytes as asked for, and never the same twice", () => {
  for (const count of [0, 1, 4095, 4096, 5000]) assert.equal(systemDice.bytes(count).length, count);
  const seen = new Set(Array.from({ length: 2_000 }, () => hex(systemDice, 32)));
  assert.equal(seen.size, 2_000);
});

test("forms: hexadecimal of odd length, UUIDs of version 4, picks of an alphabet", () => {
  const dice = seededDice("forms");
  assert.match(hex(dice, 7), /^[0-9a-f]{7}$/);
  for (let count = 0; count < 50; count++)
    assert.match(uuid(dice), /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  assert.match(pick(dice, 40, "xyz"), /^[xyz]{40}$/);
});

test("numbers below an end are spread over all of them", () => {
  const dice = seededDice("spread");
  const counts = Array.from({ length: 6 }, () => 0);
  for (let roll = 0; roll < 6_000; roll++) counts[below(dice, 6)]! += 1;
  for (const count of counts) assert.ok(count > 800 && count < 1_200, `${counts.join(" ")}`);
});
