// GET /_muelle/events: a stream of what has changed, by name, of the caller's account and region, as far as the caller may read it.
import { AwsError } from "../../model/errors.ts";
import type { Commit } from "../../store/store.ts";
import { accessKeys, groups, managedPolicies, roles, users } from "../../store/tables/iam.ts";
import { sessions } from "../../store/tables/sts.ts";
import type { OwnHandler } from "../server.ts";
import { EventStream } from "./event-stream.ts";
import type { NoticeFeed } from "./notice-feed.ts";
import { type Notice, type NoticeKind, permissions, type ScopedNotice } from "./notices.ts";
import { checkMethod, identify, type MuelleParts, type SignedCall } from "./signed-call.ts";

/** At doors of strangers, all together: a stream that nobody reads holds memory. */
const mostStreamsOfStrangers = 64;

/** After a change in one of them, what the caller may is asked again. */
const tablesOfRights: ReadonlySet<string> = new Set([users, groups, roles, managedPolicies].map(({ name }) => name));

export function eventsCall(parts: MuelleParts, feed: NoticeFeed): OwnHandler {
  const { store, clock } = parts;
  let strangers = 0;
  return async (request, response, visit) => {
    checkMethod(request, ["GET"]);
    const call = identify(parts, await visit.read(), visit);
    if (visit.signal.aborted) return void response.destroy(); // gone, or the gateway closes: nothing would end the stream
    const isStranger = !visit.door.trusted;
    if (isStranger && strangers >= mostStreamsOfStrangers)
      throw new AwsError("ThrottlingException", "Too many streams of changes are open; try again later.", 429);
    strangers += isStranger ? 1 : 0;
    const reader = new Reader(call);
    const { accessKeyId } = call.principal;
    const subscription = feed.subscribe({
      look: (commit) => {
        if (reader.look(commit)) stream.everything(commit.revision);
        if (endsKey(commit, accessKeyId)) stream.end();
      },
      hear: (notices, revision) => stream.add(reader.readable(notices), revision),
    });
    const stream = new EventStream(response, clock, subscription.revision);
    const expiresAtMs = store.get(sessions, accessKeyId)?.expiresAtMs;
    const expiry = expiresAtMs === undefined ? undefined : clock.after(expiresAtMs - clock.nowMs(), () => stream.end());
    const end = () => stream.end();
    visit.signal.addEventListener("abort", end);
    response.once("close", () => {
      strangers -= isStranger ? 1 : 0;
      subscription.close();
      expiry?.cancel();
      visit.signal.removeEventListener("abort", end);
    });
  };
}

/** What the caller may be told: asked once, and again when rights have changed. */
class Reader {
  readonly #call: SignedCall;
  #allowed: ReadonlySet<NoticeKind>;

  constructor(call: SignedCall) {
    this.#call = call;
    this.#allowed = this.#ask();
  }

  /** True: what it may read is not what it was, so that what it shows may be too much or too little. */
  look({ changes }: Commit): boolean {
    if (!changes.some(({ table }) => tablesOfRights.has(table))) return false;
    const before = this.#allowed;
    this.#allowed = this.#ask();
    return before.size !== this.#allowed.size || [...before].some((kind) => !this.#allowed.has(kind));
  }

  readable(notices: readonly ScopedNotice[]): Notice[] {
    const { account, region } = this.#call;
    return notices.flatMap((one) => {
      const isMine = one.account === account && (one.region === undefined || one.region === region);
      return isMine && this.#allowed.has(one.notice.kind) ? [one.notice] : [];
    });
  }

  #ask(): ReadonlySet<NoticeKind> {
    const kinds = Object.keys(permissions) as NoticeKind[];
    return new Set(kinds.filter((kind) => this.#call.may(permissions[kind])));
  }
}

/** The commit took away, or switched off, the key that the stream was opened with. */
function endsKey({ changes }: Commit, accessKeyId: string): boolean {
  return changes.some(({ table, key, after }) => {
    if (key !== accessKeyId) return false;
    if (table === sessions.name) return after === undefined;
    return table === accessKeys.name && !(after && "status" in after && after.status === "Active");
  });
}
