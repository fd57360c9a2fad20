// Which seeds to run: `200` (1 to 200), `40-60`, or `7,19,23`.

export function seedsOf(text: string): string[] {
  if (text.includes(",")) return text.split(",").map((seed) => seed.trim());
  const [first = "1", last] = text.split("-");
  const from = last === undefined ? 1 : Number(first);
  const to = Number(last ?? first);
  if (!Number.isInteger(from) || !Number.isInteger(to)) throw new Error(`not seeds: ${text} (200, 40-60 or 7,19,23)`);
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => String(from + index));
}

/** What a failed run says: what was found, and how to see it again. */
export function verdict(seed: string, problems: readonly string[], lines: readonly string[]): string {
  const found = problems.map((problem) => `  ${problem}`).join("\n");
  const end = lines.slice(-15).map((line) => `  ${line.slice(0, 200)}`);
  return `seed ${seed} fails; run it again with\n  node test/simulation/main.ts --seed ${seed} --trace\nFound:\n${found}\nThe end of its trace:\n${end.join("\n")}`;
}
