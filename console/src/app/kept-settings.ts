// What of a kept or addressed choice can be used: storage and addresses are written by anybody, and a page must not break on them.
import type { Settings } from "./settings.tsx";

const choices: Readonly<Record<"language" | "mode" | "density" | "both", readonly unknown[]>> = {
  language: ["en", "es"],
  mode: ["light", "dark", "system"],
  density: ["compact", "comfortable"],
  both: [true, false],
};

/** "us-east-1", "us-gov-west-1", "cn-north-1": the SDK refuses to ask anything of a region that cannot be part of a host's name. */
const regionId = /^[a-z]{2}(-[a-z]+)+-\d{1,2}$/;

/** The members of `value` that are choices of this console; the rest is as if it had not been written. */
export function usableSettings(value: unknown): Partial<Settings> {
  if (typeof value !== "object" || value === null) return {};
  const usable = Object.entries(value).filter(([name, chosen]: [string, unknown]) =>
    name === "region"
      ? typeof chosen === "string" && regionId.test(chosen)
      : Object.hasOwn(choices, name) && choices[name as keyof typeof choices].includes(chosen),
  );
  return Object.fromEntries(usable);
}
