// For tests: an image with an application that uses the vendor's SDK as it comes. It is made of what is here: the pinned Node,
// the libraries that the kernel loads for it, and one bundled file; nothing is downloaded.
import { execFileSync } from "node:child_process";
import { readFile, realpath } from "node:fs/promises";
import { build } from "esbuild";
import type { ContextFile } from "../../images/context.ts";
import { root } from "../house.ts";

/** `entry`: a TypeScript file of this folder. The image runs it. */
export async function sdkImage(entry: string): Promise<ContextFile[]> {
  const libraries = await librariesOf(process.execPath);
  const dockerfile = ["FROM scratch", "COPY . /", 'ENTRYPOINT ["/node", "/application.mjs"]', ""].join("\n");
  const application = await bundled(entry);
  return [
    { path: "Dockerfile", mode: 0o644, bytes: Buffer.from(dockerfile) },
    { path: "node", mode: 0o755, bytes: await readFile(process.execPath) },
    { path: "application.mjs", mode: 0o644, bytes: application },
    ...libraries,
  ];
}

/** At the paths at which the loader looks for them. */
async function librariesOf(program: string): Promise<ContextFile[]> {
  const printed = execFileSync("ldd", [program], { encoding: "utf8" });
  const paths = [...printed.matchAll(/(\/\S+) \(0x/g)].map(([, path = ""]) => path);
  return Promise.all(
    paths.map(async (path) => ({ path: path.slice(1), mode: 0o755, bytes: await readFile(await realpath(path)) })),
  );
}

async function bundled(entry: string): Promise<Uint8Array> {
  const { outputFiles } = await build({
    entryPoints: [`${root}test/docker/${entry}`],
    bundle: true,
    platform: "node",
    target: "node24",
    format: "esm",
    write: false,
    logLevel: "error",
    banner: {
      js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
    },
  });
  return outputFiles[0]?.contents ?? new Uint8Array();
}
