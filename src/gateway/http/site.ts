// The files of a built web site in memory: what there is, is listed once, so that no path of a request ever names a file.
import { createHash } from "node:crypto";
import { readdir, readFile, stat } from "node:fs/promises";
import { join, relative, sep } from "node:path";

export interface SiteFile {
  readonly bytes: Buffer;
  /** Strong; different for each encoding. */
  readonly etag: string;
}

/** Suffixes of precompressed siblings, best first. */
const suffixes = { br: ".br", gzip: ".gz" } as const;
export type SiteEncoding = keyof typeof suffixes | "identity";

/** One build of the site. Files are read when they are first asked for. */
export class Site {
  readonly #directory: string;
  /** Relative, with slashes: `assets/index-Bq3x.js`, `assets/index-Bq3x.js.br`. */
  readonly #names: ReadonlySet<string>;
  readonly #files = new Map<string, Promise<SiteFile | undefined>>();

  private constructor(directory: string, names: ReadonlySet<string>) {
    this.#directory = directory;
    this.#names = names;
  }

  static async of(directory: string): Promise<Site> {
    const entries = await readdir(directory, { recursive: true, withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile());
    const nameOf = (path: string) => relative(directory, path).split(sep).join("/");
    return new Site(directory, new Set(files.map(({ parentPath, name }) => nameOf(join(parentPath, name)))));
  }

  has(name: string): boolean {
    return this.#names.has(name) && !Object.values(suffixes).some((suffix) => name.endsWith(suffix));
  }

  /** The encodings beside `identity` that the file is there in, best first. */
  encodingsOf(name: string): (keyof typeof suffixes)[] {
    return (["br", "gzip"] as const).filter((encoding) => this.#names.has(name + suffixes[encoding]));
  }

  /** Undefined: not there, or gone since the site was listed. */
  file(name: string, encoding: SiteEncoding): Promise<SiteFile | undefined> {
    const stored = encoding === "identity" ? name : name + suffixes[encoding];
    if (!this.#names.has(stored)) return Promise.resolve(undefined);
    let file = this.#files.get(stored);
    if (!file) this.#files.set(stored, (file = this.#read(stored)));
    return file;
  }

  async #read(stored: string): Promise<SiteFile | undefined> {
    try {
      const bytes = await readFile(join(this.#directory, stored));
      const etag = `"${createHash("sha256").update(bytes).digest("base64url").slice(0, 22)}"`;
      return { bytes, etag };
    } catch {
      this.#files.delete(stored); // a new build is on its way; the next request looks again
      return undefined;
    }
  }
}

/** The newest build in a directory: looked for again when its index.html has changed. */
export class Builds {
  readonly #directory: string;
  #builtAtMs: number | undefined;
  #site: Promise<Site> | undefined;

  constructor(directory: string) {
    this.#directory = directory;
  }

  /** `mayBeOlder`: the build that is known will do. Undefined: nothing is built there. */
  async site(mayBeOlder: boolean): Promise<Site | undefined> {
    if (mayBeOlder && this.#site) return this.#site.catch(() => undefined);
    const builtAtMs = await stat(join(this.#directory, "index.html")).then(
      ({ mtimeMs }) => mtimeMs,
      () => undefined,
    );
    if (builtAtMs === undefined) return undefined;
    if (!this.#site || builtAtMs !== this.#builtAtMs) {
      this.#builtAtMs = builtAtMs;
      this.#site = Site.of(this.#directory);
    }
    return this.#site.catch(() => {
      this.#site = undefined; // it went while it was listed; the next request looks again
      return undefined;
    });
  }
}
