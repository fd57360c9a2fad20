// Every route has its page, every page its route, and every address of places.ts leads to a route.
import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { test } from "node:test";
import { matchRoutes } from "react-router";
import { places, streamInAddress } from "./places.ts";

const here = fileURLToPath(new URL(".", import.meta.url));
const pages = join(here, "../pages");

/** The table of routes.tsx, read as text: Node does not run .tsx. */
function table(): ReadonlyMap<string, string> {
  const text = readFileSync(join(here, "routes.tsx"), "utf8");
  const body = /table[^=]*= \{\n(.*?)\n\};/s.exec(text)?.[1] ?? assert.fail("no table in routes.tsx");
  const lines = [...body.matchAll(/^\s*"([^"]*)": "([^"]*)",$/gm)];
  assert.equal(lines.length, body.split("\n").length, "a line of the table that this test cannot read");
  return new Map(lines.map(([, path = "", folder = ""]) => [path, folder]));
}

const folders = new Set(globSync("**/page.tsx", { cwd: pages }).map((file) => dirname(file)));

test("every route has its page", () => {
  const missing = [...new Set(table().values())].filter((folder) => !folders.has(folder));
  assert.deepEqual(missing, []);
});

test("every page has a route", () => {
  const routed = new Set(table().values());
  assert.deepEqual(
    [...folders].filter((folder) => !routed.has(folder)),
    [],
  );
});

/** Names as odd as AWS allows them: slashes, colons, and the words that are addresses themselves. */
const odd = "arn:aws:iam::1:role/a b%/ñ?#";

const anyAddress = places as unknown as Readonly<Record<string, (...names: readonly string[]) => string>>;

for (const [name, place] of Object.entries(anyAddress))
  test(`places.${name} leads to a route`, () => {
    const routes = [...table()].map(([path, folder]) => ({ path, id: `${path} ${folder}` }));
    for (const argument of ["web", odd]) {
      const names = Array.from({ length: place.length }, () => argument);
      const address = place(...names);
      const matched = matchRoutes(routes, address.split("?")[0] ?? "");
      const { params, route } = matched?.at(-1) ?? assert.fail(`${address} matches no route`);
      const found = Object.entries(params).filter(([param]) => param !== "tab");
      assert.equal(found.length, (route.path.match(/:(?!tab)/g) ?? []).length);
      for (const [param, value] of found)
        assert.equal(param === "stream" ? streamInAddress(value ?? "") : value, argument, param);
    }
  });

test("a log stream's name may hold what looks like an escaped slash", () => {
  for (const stream of ["a%2Fb", "a/b", "100%", "%25", "%252F"]) {
    const [matched] =
      matchRoutes([{ path: "cloudwatch/log-groups/:logGroup/streams/:stream" }], places.logStream("g", stream)) ?? [];
    assert.equal(streamInAddress(matched?.params.stream ?? ""), stream);
  }
});
