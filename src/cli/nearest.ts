// What somebody who mistyped a word most likely meant.

/** The candidate that is fewest letters away from `word`; undefined when none is close. */
export function nearest(word: string, candidates: readonly string[]): string | undefined {
  const most = Math.max(1, Math.floor(word.length / 3));
  const near = candidates
    .map((candidate) => ({ candidate, letters: distance(word, candidate) }))
    .filter(({ letters }) => letters <= most)
    .sort((left, right) => left.letters - right.letters);
  return near[0]?.candidate;
}

/** Letters to insert, take away, replace, or swap with the next one (optimal string alignment). */
function distance(from: string, to: string): number {
  let before: number[] = [];
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (const [done, letter] of from.split("").entries()) {
    const next = [done + 1];
    for (const [index, other] of to.split("").entries()) {
      const replaced = (row[index] ?? 0) + (letter === other ? 0 : 1);
      const isSwap = done > 0 && letter === to[index - 1] && other === from[done - 1];
      const swapped = isSwap ? (before[index - 1] ?? 0) + 1 : Infinity;
      next.push(Math.min(replaced, swapped, (row[index + 1] ?? 0) + 1, (next[index] ?? 0) + 1));
    }
    before = row;
    row = next;
  }
  return row[to.length] ?? 0;
}
