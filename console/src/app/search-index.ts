// What the search box finds: pages by what they are called in either language, resources by their kind and name.
export interface Entry {
  /** The heading that it stands under. */
  readonly group: string;
  readonly label: string;
  readonly description?: string;
  readonly href: string;
  /** All that people may type, as searchText() makes it. */
  readonly words: string;
}

export interface FoundGroup {
  readonly label: string;
  readonly entries: readonly Entry[];
}

/** Without case and accents, so that "clusteres" finds "Clústeres". */
export const searchText = (...texts: readonly string[]): string =>
  texts
    .join(" ")
    .normalize("NFD")
    .replaceAll(/\p{Diacritic}/gu, "")
    .toLowerCase();

/** More of one kind than that is a list to look through, not an answer. */
const mostOfAGroup = 8;

/** The entries that bear every word of `typed`, in their order, by group. */
export function find(entries: readonly Entry[], typed: string): readonly FoundGroup[] {
  const wanted = searchText(typed).split(/\s+/).filter(Boolean);
  const groups = new Map<string, Entry[]>();
  for (const entry of entries) {
    if (!wanted.every((word) => entry.words.includes(word))) continue;
    const group = groups.get(entry.group) ?? [];
    if (group.length < mostOfAGroup) groups.set(entry.group, [...group, entry]);
  }
  return [...groups].map(([label, found]) => ({ label, entries: found }));
}
