// Which member of which structure is which enum. The vendor exports the values at run time, and says only in its type
// declarations who uses them: read from the installed package here, and put into the bundle by its builder
// (scripts/vendor-data.ts), so that nothing of it is kept in this repository.
import { readdir, readFile } from "node:fs/promises";
import type { AllowedValues } from "./validate.ts";

/** Structure → member → name of the enum. */
export type EnumMembers = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** Under this name the bundle's modules carry their EnumMembers. */
export const bundledName = "muelleEnumMembers";

const comments = /\/\*\*[\s\S]*?\*\//g;
const structures = /export (?:declare class|interface) (\w+)[^{]*\{([\s\S]*?)\n\}/g;
/** `name?: Enum | undefined;`, also lists and maps of it. */
const members =
  /^\s+(?:readonly )?(\w+)\??: (?:\(?(\w+)\)?(?:\[\])*|(?:Partial<)?Record<\w+, (\w+)(?:\[\])?>>?) \| undefined;/gm;

/** Reads type declarations; `isEnum` knows the module's enums by name. */
export function enumMembers(declarations: readonly string[], isEnum: (name: string) => boolean): EnumMembers {
  const found: Record<string, Record<string, string>> = {};
  for (const declaration of declarations)
    for (const [, structure = "", body = ""] of declaration.replace(comments, "").matchAll(structures))
      for (const [, member = "", plain, mapped] of body.matchAll(members)) {
        const name = plain ?? mapped ?? "";
        if (isEnum(name)) (found[structure] ??= {})[member] = name;
      }
  return found;
}

/** The declarations of an installed client's models. */
export async function readDeclarations(packageName: string): Promise<string[]> {
  const directory = new URL("../dist-types/models/", import.meta.resolve(packageName));
  const files = (await readdir(directory)).filter((file) => /^(models_\d+|errors)\.d\.ts$/.test(file));
  return Promise.all(files.map((file) => readFile(new URL(file, directory), "utf8")));
}

type Module = Readonly<Record<string, unknown>>;

/** An exported object of strings is an enum. */
export function isEnumOf(module: Module): (name: string) => boolean {
  return (name) => Object.hasOwn(module, name) && isEnumObject(module[name]);
}

const isEnumObject = (value: unknown): value is Record<string, string> =>
  typeof value === "object" &&
  value !== null &&
  !Array.isArray(value) &&
  Object.values(value).every((item) => typeof item === "string");

/** What the members of a service's structures may be. */
export async function allowedValues(packageName: string, module: Module): Promise<AllowedValues> {
  const isEnum = isEnumOf(module);
  const bundled = module[bundledName] as EnumMembers | undefined;
  const byStructure = bundled ?? enumMembers(await readDeclarations(packageName), isEnum);
  const sets = new Map<string, ReadonlySet<string>>();
  return (structure, member) => {
    const name = byStructure[structure]?.[member];
    if (name === undefined) return undefined;
    let set = sets.get(name);
    if (!set) sets.set(name, (set = new Set(Object.values(module[name] as Record<string, string>))));
    return set;
  };
}
