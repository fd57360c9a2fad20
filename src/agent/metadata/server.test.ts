// What any process in a task may write to the metadata endpoint, and that it stays up.
import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { after, before, test } from "node:test";
import { SimulatedEngine } from "../../engine/simulated/simulated-engine.ts";
import { systemClock } from "../../kit/clock.ts";
import { seededDice } from "../../kit/ids.ts";
import { silentLog } from "../../kit/log.ts";
import { MemoryJournal } from "../../store/journal/memory.ts";
import { Store } from "../../store/store.ts";
import { ecsTables } from "../../store/tables/ecs.ts";
import { metadataHandler } from "./server.ts";

const server = createServer(
  metadataHandler({
    store: new Store(new MemoryJournal(), ecsTables),
    engine: new SimulatedEngine({ clock: systemClock, dice: seededDice("metadata") }),
    log: silentLog,
    credentialsOf: () => Promise.reject(new Error("there is no task")),
  }),
);
before(() => once(server.listen(0, "127.0.0.1"), "listening"));
after(() => server.close());

/** The status line of the answer to a request line as told. */
async function ask(requestLine: string): Promise<string> {
  const socket = connect((server.address() as AddressInfo).port, "127.0.0.1");
  socket.end(`${requestLine} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);
  let text = "";
  for await (const chunk of socket.setEncoding("utf8")) text += String(chunk);
  return text.slice(0, text.indexOf("\r\n"));
}

test("no request target ends the process, parsable or not", async () => {
  for (const target of [
    "//",
    "//[",
    "http://[",
    "*",
    "/%",
    "/v4/%zz/task",
    "/v2/credentials?id=%",
    "/v4/__proto__-0/task",
  ])
    assert.match(await ask(`GET ${target}`), /^HTTP\/1\.1 40[04] /, target);
  assert.match(await ask("POST /v4/x/task"), /^HTTP\/1\.1 405 /);
});

test("ids that no task has are not found, whatever they are", async () => {
  assert.match(await ask("GET /v2/credentials/0123456789abcdef"), / 400 /);
  assert.match(await ask("GET /v2/credentials/"), / 400 /);
  for (const id of ["", "undefined-0", "-0", "x"]) assert.match(await ask(`GET /v4/${id}/task`), / 404 /, id);
});
