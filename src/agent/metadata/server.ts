// What tasks find at 169.254.170.2: metadata version 3 and 4, and the credentials of their role. A caller is known by the
// unguessable id in the path, as on AWS. Handles one request; where it listens is the daemon's business.
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-metadata-endpoint-v4-fargate.html
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Engine } from "../../engine/engine.ts";
import { asError } from "../../kit/assert.ts";
import type { Log } from "../../kit/log.ts";
import type { Task, TaskDefinition } from "../../model/ecs/records.ts";
import type { Store } from "../../store/store.ts";
import { taskDefinitions, tasks } from "../../store/tables/ecs.ts";
import { containerMetadata, taskMetadata } from "./render.ts";
import { containerStats } from "./stats.ts";

export interface RoleCredentials {
  readonly RoleArn: string;
  readonly AccessKeyId: string;
  readonly SecretAccessKey: string;
  readonly Token: string;
  /** ISO 8601. */
  readonly Expiration: string;
}

export interface MetadataOptions {
  readonly store: Store;
  readonly engine: Engine;
  readonly log: Log;
  /** Credentials of the task's role, durable before they are told. Throws when the role cannot be assumed. */
  readonly credentialsOf: (task: Task, roleArn: string) => Promise<RoleCredentials>;
}

interface Answer {
  readonly status: number;
  readonly body: unknown;
}

export function metadataHandler(
  options: MetadataOptions,
): (request: IncomingMessage, response: ServerResponse) => void {
  return (request, response) => {
    answer(options, request.method ?? "GET", request.url ?? "/")
      .catch((thrown: unknown): Answer => {
        options.log.error("metadata failed", { error: asError(thrown) });
        return { status: 500, body: { code: "InternalServerError", message: asError(thrown).message } };
      })
      .then(({ status, body }) => {
        const text = typeof body === "string" ? body : JSON.stringify(body);
        const type = typeof body === "string" ? "text/plain" : "application/json";
        response.writeHead(status, { "content-type": type, "content-length": Buffer.byteLength(text) }).end(text);
      })
      .catch((error: unknown) => options.log.warn("metadata not sent", { error }));
  };
}

/** `target` comes from any process in any task: it is split, never parsed, so that nothing of it can throw. */
async function answer(options: MetadataOptions, method: string, target: string): Promise<Answer> {
  if (method !== "GET") return { status: 405, body: "405 Method Not Allowed" };
  const [path = "", ...query] = target.split("?");
  const [, first, second, ...rest] = path.split("/");
  if (first === "v2" && second === "credentials")
    return credentials(options, rest[0] ?? new URLSearchParams(query.join("?")).get("id") ?? "");
  if (first === "v4" || first === "v3") return metadata(options, first, second ?? "", rest.join("/"));
  return { status: 404, body: "404 page not found" };
}

async function credentials({ store, credentialsOf }: MetadataOptions, credentialsId: string): Promise<Answer> {
  const [task] = store.by(tasks, "credentialsId", credentialsId);
  const definition = task && store.get(taskDefinitions, task.taskDefinitionArn);
  const roleArn = task?.overrides.taskRoleArn ?? definition?.spec.taskRoleArn;
  if (!task || task.lastStatus === "STOPPED" || !roleArn)
    return {
      status: 400,
      body: { code: "InvalidIdInRequest", message: "CredentialsV2Request: ID not found", HTTPErrorCode: 400 },
    };
  return { status: 200, body: await credentialsOf(task, roleArn) };
}

async function metadata(options: MetadataOptions, version: "v3" | "v4", id: string, what: string): Promise<Answer> {
  const { store, engine } = options;
  const cut = id.lastIndexOf("-");
  const [task] = store.by(tasks, "metadataId", id.slice(0, cut));
  const definition = task && store.get(taskDefinitions, task.taskDefinitionArn);
  const container = definition?.spec.containerDefinitions[Number(id.slice(cut + 1))];
  if (!task || !definition || !container || task.lastStatus === "STOPPED")
    return {
      status: 404,
      body: `V${version.slice(1)} container metadata handler: unable to get container for the endpoint ID`,
    };
  const about = { reader: store, task, definition };
  switch (what) {
    case "":
      return { status: 200, body: containerMetadata(about, container.name ?? "") };
    case "task":
      return { status: 200, body: taskMetadata(about, false) };
    case "taskWithTags":
      return { status: 200, body: taskMetadata(about, true) };
    case "stats":
      return { status: 200, body: await statsOf(engine, task, container.name ?? "") };
    case "task/stats":
      return { status: 200, body: await allStats(engine, task, definition) };
    default:
      return { status: 404, body: "404 page not found" };
  }
}

async function statsOf(engine: Engine, task: Task, name: string): Promise<unknown> {
  const id = task.containers.find((container) => container.name === name)?.runtimeId;
  const measured = id === undefined ? undefined : await engine.stats(id);
  return measured ? containerStats(name, id ?? "", measured) : null;
}

async function allStats(engine: Engine, task: Task, definition: TaskDefinition): Promise<Record<string, unknown>> {
  const entries = definition.spec.containerDefinitions.map(async ({ name }) => {
    const id = task.containers.find((container) => container.name === name)?.runtimeId;
    return [id ?? name ?? "", await statsOf(engine, task, name ?? "")] as const;
  });
  return Object.fromEntries(await Promise.all(entries));
}
