// An esbuild plugin: of each AWS client package only its data goes into the bundle (schemas, error classes, enums), with the
// table of which member is which enum, which the gateway otherwise reads from the package's type declarations.
import { readFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";
import type { Plugin } from "esbuild";
import { bundledName, enumMembers, isEnumOf, readDeclarations } from "../src/gateway/wire/enums.ts";

/** Use with `mainFields: ["module", "main"]`, or the clients' CommonJS builds come in whole. */
export const vendorData: Plugin = {
  name: "vendor-data",
  setup(build) {
    build.onLoad({ filter: /@aws-sdk\/client-[a-z0-9-]+\/dist-es\/index\.js$/ }, async ({ path }) => {
      const index = await readFile(path, "utf8");
      const data = index.split("\n").filter((line) => /from "\.\/(schemas|models)\//.test(line));
      const packageName = /@aws-sdk\/client-[a-z0-9-]+/.exec(pathToFileURL(path).pathname)?.[0] ?? "";
      const module = (await import(packageName)) as Record<string, unknown>;
      const members = enumMembers(await readDeclarations(packageName), isEnumOf(module));
      return { contents: [...data, `export const ${bundledName} = ${JSON.stringify(members)};`].join("\n") };
    });
  },
};
