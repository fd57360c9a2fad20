// The store's commits and the registry's logins as notices, made once for all who listen, and only while somebody does.
import type { Commit, Store, Watch } from "../../store/store.ts";
import type { RegistryLogins } from "../ecr/registry-logins.ts";
import { loginNotice, noticesOf, type ScopedNotice } from "./notices.ts";

export interface Listener {
  /** What a durable commit changed. `notices` may be empty. */
  readonly hear: (notices: readonly ScopedNotice[], revision: number) => void;
  /** The same commit, for what a listener must know beside its notices. */
  readonly look: (commit: Commit) => void;
}

export interface Subscription {
  /** Every commit after this revision is told, once and in order. */
  readonly revision: number;
  close(): void;
}

export class NoticeFeed {
  readonly #store: Store;
  readonly #logins: RegistryLogins;
  readonly #listeners = new Map<Listener, number>();
  #watch: Watch | undefined;
  #endLogins: (() => void) | undefined;

  constructor(store: Store, logins: RegistryLogins) {
    this.#store = store;
    this.#logins = logins;
  }

  subscribe(listener: Listener): Subscription {
    const { revision } = this.#store;
    this.#listeners.set(listener, revision);
    this.#watch ??= this.#store.watch((commit) => this.#tell(commit));
    this.#endLogins ??= this.#logins.watch((principal) => this.#tellLogin(loginNotice(principal, "docker")));
    return { revision, close: () => this.#leave(listener) };
  }

  #leave(listener: Listener): void {
    this.#listeners.delete(listener);
    if (this.#listeners.size > 0) return;
    this.#watch?.close();
    this.#endLogins?.();
    this.#watch = this.#endLogins = undefined;
  }

  #tell(commit: Commit): void {
    const notices = commit.changes.flatMap(noticesOf);
    for (const [listener, from] of this.#listeners) {
      if (commit.revision <= from) continue;
      listener.look(commit);
      listener.hear(notices, commit.revision);
    }
  }

  #tellLogin(notice: ScopedNotice): void {
    for (const [listener, from] of this.#listeners) listener.hear([notice], from);
  }
}
