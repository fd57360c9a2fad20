import assert from "node:assert/strict";
import { test } from "node:test";
import { readCommandLine, readManner } from "./command-line.ts";
import { nearest } from "./nearest.ts";
import { Problem } from "./problem.ts";
import { shellWord } from "./shell-word.ts";
import { asTyped } from "./context.ts";

const commands = [
  "up",
  "down",
  "status",
  "env",
  "console",
  "demo",
  "reach",
  "logs",
  "doctor",
  "aws",
  "reset",
  "help",
  "version",
];
const read = (line: string, environment: NodeJS.ProcessEnv = {}) =>
  readCommandLine(line.split(" ").filter(Boolean), commands, environment);

function refused(line: string, environment: NodeJS.ProcessEnv = {}): Problem {
  try {
    read(line, environment);
  } catch (thrown) {
    assert.ok(thrown instanceof Problem, String(thrown));
    assert.equal(thrown.exitCode, 2);
    return thrown;
  }
  throw new assert.AssertionError({ message: `${line} was accepted` });
}

test("what a command does not have is refused, with what it has", () => {
  const cases: Record<string, string> = {
    "demo --cleen": '"demo" has no option --cleen; did you mean --clean?',
    "status --all": '"status" has no option --all.',
    "up --bogus": '"up" has no option --bogus.',
    "up extra": '"up" takes no further words, but was given "extra".',
    "help up down": '"help" takes no further words, but was given "down".',
    "up --port": "--port needs a value: a port number from 1 to 65535.",
    "up --port abc": '--port cannot be "abc": it must be a port number from 1 to 65535.',
    "up --port 99999": '--port cannot be "99999": it must be a port number from 1 to 65535.',
    "up --engine podman": '--engine cannot be "podman": it must be docker or simulated.',
    "up --pool 10.0.0.0/33":
      '--pool cannot be "10.0.0.0/33": it must be a range of IPv4 addresses between /8 and /28, such as 198.18.0.0/16.',
    "up --lang fr": '--lang cannot be "fr": it must be es or en.',
    "reset --data=": '--data cannot be "": it must be a directory.',
    "up --cluster web": '"up" has no option --cluster.',
    "reach one two": '"reach" takes no further words, but was given "two".',
    "reach one --container-port 0": '--container-port cannot be "0": it must be a port number from 1 to 65535.',
    "up --json=no": '--json takes no value, but was given "no".',
  };
  for (const [line, message] of Object.entries(cases)) {
    const problem = refused(line);
    assert.equal(problem.message, message);
    assert.equal(problem.code, "usage");
    assert.deepEqual(problem.actions, [`./muelle help ${line.split(" ")[0]}`]);
  }
});

test("a command that does not exist is refused, with the one that was meant", () => {
  assert.deepEqual(refused("statsu").actions, ["./muelle status", "./muelle help"]);
  assert.deepEqual(refused("dance").actions, ["./muelle help"]);
  assert.equal(refused("help dance").code, "unknown-command");
});

test("the language of a refusal is the one that the line asks for, else the environment's", () => {
  assert.equal(refused("bogus --lang es").message, "No existe el comando «bogus».");
  assert.equal(refused("bogus", { LANG: "es_MX.UTF-8" }).message, "No existe el comando «bogus».");
  assert.equal(refused("bogus --lang en", { LANG: "es_MX.UTF-8" }).message, 'There is no command "bogus".');
  assert.match(refused("up --lang fr", { LANG: "es_MX.UTF-8" }).message, /no puede ser «fr»/);
});

test("the manner is known of a line that is refused", () => {
  const line = ["up", "--bogus", "--json"];
  assert.deepEqual(readManner(line, {}), { command: "up", language: "en", json: true, statedData: undefined });
});

test("every command takes where and how", () => {
  const where = "--data /x --port 4599 --engine simulated --pool 198.19.0.0/22 --lang es --json --debug";
  for (const command of commands.filter((name) => name !== "aws")) {
    const line = read(`${command} ${where}`);
    const { statedData, port, engine, publicPool, language, json } = line;
    assert.deepEqual(
      [line.command, statedData, port, engine, publicPool, language, json],
      [command, "/x", 4599, "simulated", "198.19.0.0/22", "es", true],
    );
  }
  assert.deepEqual([...read("down --all").flags], ["all"]);
  assert.equal(read("up --port=1").port, 1);
  const { words, cluster, containerPort, port } = read("reach 0123 --cluster web --container-port 5000");
  assert.deepEqual([words, cluster, containerPort, port], [["0123"], "web", 5000, undefined]);
});

test("what follows aws is the AWS CLI's, options and all", () => {
  const line = read("--data aws --json aws ecs list-clusters --output json --lang x");
  assert.deepEqual(
    [line.command, line.statedData, line.json, line.words],
    ["aws", "aws", true, ["ecs", "list-clusters", "--output", "json", "--lang", "x"]],
  );
  assert.equal(read("aws ecs help --json").json, false);
});

test("help and version, by either name", () => {
  for (const line of ["", "help", "--help", "-h"])
    assert.deepEqual([read(line).command, read(line).words], ["help", []]);
  for (const line of ["up --help", "help up", "up -h --port"]) assert.deepEqual(read(line).words, ["up"]);
  for (const line of ["version", "--version", "-v"]) assert.equal(read(line).command, "version");
});

test("nearest: one letter in three may be wrong", () => {
  assert.equal(nearest("demp", ["demo", "down"]), "demo");
  assert.equal(nearest("--foregruond", ["--foreground", "--follow"]), "--foreground");
  assert.equal(nearest("lgos", ["logs", "up"]), "logs", "two letters swapped are one slip");
  assert.equal(nearest("dance", ["demo", "down"]), undefined);
});

test("commands are told as they are to be typed: with the data directory that was stated", () => {
  assert.equal(asTyped({ statedData: undefined }, "up --port 4567"), "./muelle up --port 4567");
  assert.equal(asTyped({ statedData: "/tmp/my data" }, "up"), "./muelle up --data '/tmp/my data'");
  assert.equal(asTyped({ statedData: "/x" }, "aws ecs list-clusters"), "./muelle --data /x aws ecs list-clusters");
  assert.equal(shellWord("it's"), `'it'\\''s'`);
});
