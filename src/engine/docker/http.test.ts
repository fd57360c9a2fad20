// Against a stand-in for dockerd on a socket of the test's own: what a real one rarely does.
import assert from "node:assert/strict";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer, type RequestListener } from "node:http";
import type { Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { isKind, type MachineErrorKind } from "../../kit/machine-error.ts";
import { DockerEngine, dockerSocketPath } from "./docker-engine.ts";
import { DockerHttp } from "./http.ts";

const kindIs = (kind: MachineErrorKind, text: RegExp) => (thrown: unknown) =>
  isKind(thrown, kind) && text.test((thrown as Error).message);

/** Answers `/version` as Docker does, and all else with `answer`. */
async function withDaemon(answer: RequestListener, work: (socketPath: string, sockets: Set<Socket>) => Promise<void>) {
  const directory = await mkdtemp(join(tmpdir(), "mueng-"));
  const socketPath = join(directory, "docker.sock");
  const sockets = new Set<Socket>();
  const server = createServer((request, response) => {
    if (request.url === "/version")
      return void response.end(JSON.stringify({ Version: "28.0.0", ApiVersion: "1.50", MinAPIVersion: "1.24" }));
    return answer(request, response);
  });
  server.on("connection", (socket) => sockets.add(socket));
  server.listen(socketPath);
  await once(server, "listening");
  try {
    await work(socketPath, sockets);
  } finally {
    server.closeAllConnections();
    server.close();
    await rm(directory, { recursive: true });
  }
}

test("where nothing listens the engine is unavailable, and the message says what to do", async () => {
  await assert.rejects(
    new DockerEngine({ socketPath: "/nowhere/docker.sock" }).info(),
    kindIs("unavailable", /\/nowhere\/docker\.sock.*start Docker Engine/),
  );
});

test("calls bear the agreed version, escaped queries and JSON", async () => {
  const seen: unknown[] = [];
  const answer: RequestListener = (request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      seen.push(request.method, request.url, Buffer.concat(chunks).toString());
      response.end('{"Id":"x"}');
    });
  };
  await withDaemon(answer, async (socketPath) => {
    const http = new DockerHttp(socketPath);
    const call = { method: "POST", path: "/a", query: { name: "b c&d", none: undefined }, json: { e: 1 } } as const;
    assert.deepEqual(await http.call(call), { Id: "x" });
    assert.deepEqual(seen, ["POST", "/v1.41/a?name=b%20c%26d", '{"e":1}']);
    http.close();
  });
});

test("errors are told by kind, with the engine's text, JSON or not", async () => {
  const bodies: Readonly<Record<string, readonly [number, string]>> = {
    "/v1.41/a": [404, '{"message":"No such container: a"}'],
    "/v1.41/b": [502, "bad gateway\n"],
    "/v1.41/c": [500, ""],
  };
  const answer: RequestListener = (request, response) => {
    const [status, text] = bodies[request.url ?? ""] ?? [200, ""];
    response.writeHead(status).end(text);
  };
  await withDaemon(answer, async (socketPath) => {
    const http = new DockerHttp(socketPath);
    const get = (path: string) => http.call({ method: "GET", path });
    await assert.rejects(get("/a"), kindIs("not-found", /^No such container: a$/));
    await assert.rejects(get("/b"), kindIs("unavailable", /^bad gateway$/));
    await assert.rejects(get("/c"), kindIs("unavailable", /500/));
    http.close();
  });
});

test("a kept connection that the engine dropped is not an error", async () => {
  await withDaemon(
    (_request, response) => void response.end("{}"),
    async (socketPath, sockets) => {
      const http = new DockerHttp(socketPath);
      await http.call({ method: "GET", path: "/a" });
      for (let round = 0; round < 5; round++) {
        for (const socket of sockets) socket.destroy();
        sockets.clear();
        assert.deepEqual(await http.call({ method: "POST", path: "/b" }), {});
      }
      http.close();
    },
  );
});

test("an engine that accepts and never answers is a time-out", async () => {
  await withDaemon(
    () => {},
    async (socketPath) => {
      const http = new DockerHttp(socketPath);
      await assert.rejects(http.call({ method: "GET", path: "/a", silenceMs: 50 }), kindIs("time-out", /GET \/a/));
      http.close();
    },
  );
});

test("an abort ends a call with its reason", async () => {
  const reason = new Error("enough");
  const end = new AbortController();
  await withDaemon(
    () => end.abort(reason),
    async (socketPath) => {
      const http = new DockerHttp(socketPath);
      await assert.rejects(http.call({ method: "GET", path: "/a", signal: end.signal }), reason);
      http.close();
    },
  );
});

test("an event stream that breaks is unavailable, so that the caller lists again", async () => {
  await withDaemon(
    (_request, response) => {
      response.write(
        '{"Action":"start","Actor":{"ID":"x","Attributes":{"muelle":"1","image":"i"}},"timeNano":1000000}\n',
      );
      setImmediate(() => response.destroy());
    },
    async (socketPath) => {
      const engine = new DockerEngine({ socketPath });
      const seen: unknown[] = [];
      const options = { signal: new AbortController().signal, onReady: () => seen.push("ready") };
      const watching = engine.watch({ muelle: "" }, (event) => seen.push(event), options);
      await assert.rejects(watching, kindIs("unavailable", /event stream/));
      assert.deepEqual(seen, ["ready", { kind: "started", id: "x", labels: { muelle: "1" }, timeMs: 1 }]);
      engine.close();
    },
  );
});

test("a start whose answer fails within Docker's own words keeps them", async () => {
  await withDaemon(
    (_request, response) => response.writeHead(404).end('{"message":"No such container: sandbox"}'),
    async (socketPath) => {
      const engine = new DockerEngine({ socketPath });
      await assert.rejects(engine.start("abc"), kindIs("conflict", /^No such container: sandbox$/));
      engine.close();
    },
  );
});

test("DOCKER_HOST names the socket; a remote engine is refused with the reason", () => {
  assert.equal(dockerSocketPath({}), "/var/run/docker.sock");
  assert.equal(dockerSocketPath({ DOCKER_HOST: "unix:///run/user/1000/docker.sock" }), "/run/user/1000/docker.sock");
  assert.throws(() => dockerSocketPath({ DOCKER_HOST: "tcp://10.0.0.1:2375" }), kindIs("invalid", /unix:\/\//));
});
