// What the picture of a service shows: the way from the internet to an image, node by node, each with what holds of it.
import type { Task } from "@aws-sdk/client-ecs";
import type { Check } from "../../../../../src/model/reachability/chain.ts";
import type { LinkId } from "../../../../../src/model/reachability/link.ts";
import type { MappedPort } from "./mapped-ports.ts";
import { attachmentDetail } from "./task-facts.ts";

export type NodeKind = "internet" | "rule" | "interface" | "task" | "container" | "image";
export type NodeState = "ok" | "broken" | "unknown";

export interface PictureNode {
  readonly kind: NodeKind;
  /** Which of several: the container's name. */
  readonly name: string;
  readonly lines: readonly string[];
  readonly state: NodeState;
}

export interface Picture {
  /** In the order in which a packet meets them. */
  readonly nodes: readonly PictureNode[];
  /** Then each container, with its image. */
  readonly branches: readonly { readonly container: PictureNode; readonly image: PictureNode }[];
}

export interface PictureFacts {
  readonly task: Task;
  readonly publicAddress?: string;
  readonly ports: readonly MappedPort[];
  /** None: not asked yet, or no port is mapped. */
  readonly checks: readonly Check[];
  /** This machine, as tasks see it. */
  readonly clientAddress?: string;
}

const marks: Readonly<Record<NodeState, string>> = { ok: "✓", broken: "✗", unknown: "…" };

export function pictureOf({ task, publicAddress, ports, checks, clientAddress }: PictureFacts): Picture {
  const rules = checks.map((check) => {
    const state = stateOf([check], ["security-group"]);
    return { state, text: `${check.port}/${check.protocol} ${marks[state]}` };
  });
  const node = (kind: NodeKind, state: NodeState, lines: readonly (string | undefined)[], name = ""): PictureNode => ({
    kind,
    name,
    state,
    lines: lines.filter((line) => line !== undefined && line !== "") as string[],
  });
  const nodes = [
    node("internet", stateOf(checks, ["route", "network-acl"]), [clientAddress]),
    node(
      "rule",
      stateOf(checks, ["security-group"]),
      rules.map(({ text }) => text),
    ),
    node("interface", stateOf(checks, ["public-address"]), [
      publicAddress,
      attachmentDetail(task, "privateIPv4Address"),
    ]),
    node("task", stateOf(checks, ["task"]), [(task.taskArn ?? "").split("/").at(-1)?.slice(0, 8), task.lastStatus]),
  ];
  const branches = (task.containers ?? []).map(({ name = "", image = "", lastStatus = "" }) => {
    const own = ports.filter(({ container }) => container === name);
    const asked = checks.filter(({ port, protocol }) =>
      own.some((one) => one.port === port && one.protocol === protocol),
    );
    const state = asked.length > 0 ? stateOf(asked, ["process", "http"]) : lastStatus === "RUNNING" ? "ok" : "unknown";
    const portTexts = own.map(({ text, protocol }) => `${text}/${protocol}`);
    return {
      container: node(
        "container",
        lastStatus === "STOPPED" ? "broken" : state,
        [name, lastStatus, portTexts.join(", ")],
        name,
      ),
      image: node("image", lastStatus === "RUNNING" ? "ok" : "unknown", [image.split("/").at(-1)], name),
    };
  });
  return { nodes, branches };
}

/** Broken if any of these links is, in order if all are, of every check. */
function stateOf(checks: readonly Check[], ids: readonly LinkId[]): NodeState {
  const links = checks.flatMap((check) => check.links.filter(({ id }) => ids.includes(id)));
  if (links.some(({ status }) => status === "broken")) return "broken";
  return links.length > 0 && links.every(({ status }) => status === "ok") ? "ok" : "unknown";
}
