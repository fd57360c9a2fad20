import assert from "node:assert/strict";
import { test } from "node:test";
import { FakeClock } from "../../kit/fake-clock.ts";
import { CommandRefused, commandRunner, unlessGone } from "./command.ts";
import { Shell } from "./shell.ts";

test("one shell runs commands in turn, each with its own input, output and exit code", async () => {
  const shell = new Shell();
  const awkward = 'it\'s $HOME `x` \\ "q"\n\nno end of line';
  assert.deepEqual(await shell.run(["cat"], awkward), { code: 0, out: `${awkward}\n`, printed: "" });
  assert.deepEqual(await shell.run(["printf", "%s|", "a b", "it's"], ""), {
    code: 0,
    out: "a b|it's|",
    printed: "",
  });
  const { code, printed } = await shell.run(["sh", "-c", "echo oops >&2; exit 3"], "");
  assert.deepEqual({ code, printed }, { code: 3, printed: "oops\n" });
  const large = "x".repeat(300_000);
  assert.equal((await shell.run(["cat"], large)).out.length, 300_001);
  assert.equal((await shell.run(["no-such-programme"], "")).code, 127);
  shell.kill();
});

test("a shell that is killed says so to who waits, and takes nothing more", async () => {
  const shell = new Shell();
  const waiting = shell.run(["sleep", "1000"], "");
  shell.kill();
  await assert.rejects(waiting, /ended/);
  assert.equal(shell.alive, false);
  await assert.rejects(shell.run(["true"], ""), /ended/);
});

test("a command that does not end is stopped at its deadline, and the next one runs", async () => {
  const clock = new FakeClock();
  const run = commandRunner(clock);
  const stuck = run(["sleep", "1000"]);
  while (!clock.step()) await Promise.resolve();
  await assert.rejects(stuck, { kind: "time-out" });
  assert.equal(await run(["echo", "on"]), "on\n");
});

test("more commands than shells all run, and refusals keep what was printed", async () => {
  const run = commandRunner();
  const all = await Promise.all(Array.from({ length: 40 }, (_, index) => run(["echo", String(index)])));
  assert.deepEqual(
    all,
    Array.from({ length: 40 }, (_, index) => `${index}\n`),
  );
  await assert.rejects(run(["sh", "-c", "echo 'Operation not permitted' >&2; exit 1"]), { kind: "denied" });
  await assert.rejects(run(["no-such-programme"]), { kind: "unavailable", message: /install iproute2/ });
  const gone = run(["sh", "-c", "echo 'Cannot find device x' >&2; exit 1"]);
  assert.equal(await unlessGone(gone), false);
  await assert.rejects(unlessGone(run(["sh", "-c", "echo other >&2; exit 1"])), CommandRefused);
});
