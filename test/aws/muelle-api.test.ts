// Muelle's own API as a control plane has it: what clients of AWS do is told to who listens, within a second.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { ECRClient, GetAuthorizationTokenCommand } from "@aws-sdk/client-ecr";
import { CreateClusterCommand, ECSClient } from "@aws-sdk/client-ecs";
import { SignatureV4 } from "@smithy/signature-v4";
import { Sha256 } from "../../src/gateway/http/raw-client.ts";
import { type SimulatedHouse, simulatedHouse } from "./simulated-house.ts";

let house: SimulatedHouse;
before(async () => void (house = await simulatedHouse()));
after(() => house.close());

const credentials = { accessKeyId: "test", secretAccessKey: "test" };
const region = "us-east-1";

async function get(name: string, signal?: AbortSignal): Promise<Response> {
  const { hostname, host } = new URL(house.endpoint);
  const path = `/_muelle/${name}`;
  const signer = new SignatureV4({ credentials, region, service: "muelle", sha256: Sha256 });
  const request = { method: "GET", protocol: "http:", hostname, path, headers: { host } };
  const { headers } = await signer.sign(request);
  return fetch(house.endpoint + path, { headers, ...(signal && { signal }) });
}

test("changes and logins are told within a second", { timeout: 30_000 }, async () => {
  const stop = new AbortController();
  const { body, headers } = await get("events", stop.signal);
  assert.equal(headers.get("content-type"), "text/event-stream");
  const reader = (body ?? assert.fail("a stream")).pipeThrough(new TextDecoderStream()).getReader();
  let heard = "";
  const until = async (text: string) => {
    const startMs = performance.now();
    while (!heard.includes(text)) heard += (await reader.read()).value ?? assert.fail("the stream ended");
    return performance.now() - startMs;
  };
  await until("event: ready");
  const client = { endpoint: house.endpoint, region, credentials };
  const [ecs, ecr] = [new ECSClient(client), new ECRClient(client)];
  const { cluster } = await ecs.send(new CreateClusterCommand({ clusterName: "web" }));
  assert.ok((await until(`{"kind":"cluster","arn":"${cluster?.clusterArn}"}`)) < 1000);
  const { authorizationData = [] } = await ecr.send(new GetAuthorizationTokenCommand({}));
  assert.ok((await until('"kind":"registryLogin"')) < 1000);
  assert.ok(!heard.includes('"step":"docker"'));
  const authorization = `Basic ${authorizationData[0]?.authorizationToken}`;
  assert.equal((await fetch(`${house.endpoint}/v2/`, { headers: { authorization } })).status, 200);
  assert.ok((await until('"step":"docker"')) < 1000);
  stop.abort();
  ecs.destroy();
  ecr.destroy();
});

test("the client's address is one, and the page says what there is to see", async () => {
  const { address } = (await (await get("client-address")).json()) as { address: string };
  assert.match(address, /^\d+\.\d+\.\d+\.\d+$/);
  const page = await fetch(`${house.endpoint}/`, { headers: { accept: "text/html" } });
  assert.equal(page.status, 200);
  assert.match(await page.text(), /\.\/muelle up/, "run from its sources it has no built console");
});
