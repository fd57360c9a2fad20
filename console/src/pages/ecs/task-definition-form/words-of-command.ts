// A command is a list of words; in a form it is one text, its words set apart by commas as AWS's console has it. What that cannot
// say (a word with a comma, or with spaces at its ends) is written as a JSON list.

/** ["sh", "-c", "nginx"] → "sh, -c, nginx". */
export function textOfWords(words: readonly string[] | undefined): string {
  if (!words || words.length === 0) return "";
  const isPlain = words.every((word) => word !== "" && word === word.trim() && !/[,\n]/.test(word));
  return isPlain && !words[0]?.startsWith("[") ? words.join(", ") : JSON.stringify(words);
}

/** The reverse; undefined: a JSON list that is none. */
export function wordsOfText(text: string): string[] | undefined {
  const trimmed = text.trim();
  if (trimmed === "") return [];
  if (!trimmed.startsWith("[")) return trimmed.split(",").map((word) => word.trim());
  try {
    const words: unknown = JSON.parse(trimmed);
    return Array.isArray(words) && words.every((word) => typeof word === "string") ? words : undefined;
  } catch {
    return undefined;
  }
}
