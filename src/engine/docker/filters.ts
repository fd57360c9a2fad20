// Docker's label filters: `name=value`, or `name` alone where any value will do.
import type { Labels } from "../engine.ts";

export function labelFilter(labels: Labels): string[] {
  return Object.entries(labels).map(([name, value]) => (value === "" ? name : `${name}=${value}`));
}
