// Numbers as people type them into a form.

/** Undefined unless the text is a whole number from `least` to `most`. */
export function wholeNumber(text: string, least: number, most: number): number | undefined {
  if (!/^\d+$/.test(text.trim())) return undefined;
  const number = Number(text);
  return number >= least && number <= most ? number : undefined;
}
