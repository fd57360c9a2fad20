// Sizes as ECR's console writes them: megabytes of a million bytes, two decimals.
import type { Language } from "../../../words/words.ts";

export function megabytes(bytes: number, language: Language): string {
  return new Intl.NumberFormat(language, { minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(
    bytes / 1_000_000,
  );
}

/** With its unit, which fits the size: "3,1 MB", "812 kB". */
export function sizeText(bytes: number, language: Language): string {
  const [unit, size] = bytes >= 1_000_000 ? (["megabyte", 1_000_000] as const) : (["kilobyte", 1000] as const);
  const format = bytes < 1000 ? { unit: "byte", of: bytes } : { unit, of: bytes / size };
  return new Intl.NumberFormat(language, {
    style: "unit",
    unit: format.unit,
    maximumFractionDigits: bytes < 1000 ? 0 : 1,
  }).format(format.of);
}
