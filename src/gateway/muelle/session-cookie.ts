// The cookie of a signed-in browser. Browsers share cookies between the ports of a host, so its name bears the instance.
// https://developer.mozilla.org/en-US/docs/Web/HTTP/Reference/Headers/Set-Cookie
import type { ServerResponse } from "node:http";

export class SessionCookie {
  readonly name: string;

  constructor(instance: string) {
    this.name = `muelle-session-${instance}`;
  }

  /** What the request carries; undefined: nothing. */
  read(header: string | undefined): string | undefined {
    for (const pair of header?.split(";") ?? []) {
      const [name = "", value] = pair.split("=", 2);
      if (name.trim() === this.name) return value?.trim();
    }
    return undefined;
  }

  /** No script reads it, no other site's page sends it, and it goes nowhere but to the call that needs it. */
  set(response: ServerResponse, value: string, maxAgeS: number): void {
    const attributes = `Path=/_muelle/session; Max-Age=${maxAgeS}; HttpOnly; SameSite=Strict`;
    response.setHeader("set-cookie", `${this.name}=${value}; ${attributes}`);
  }

  clear(response: ServerResponse): void {
    this.set(response, "", 0);
  }
}
