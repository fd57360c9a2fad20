// Numbers as a form's texts, in the units that AWS's console shows: vCPU and GB, where the API has units and MiB.

/** 512 → "0.5"; nothing, or no share at all → "". Exact both ways: 1024 is a power of two. */
export const textOfShare = (share: number | undefined): string => (share ? String(share / 1024) : "");

/** "0.5" → 512; empty → undefined; anything else → NaN. */
export function shareOfText(text: string): number | undefined {
  if (text.trim() === "") return undefined;
  if (!/^\d*\.?\d+$/.test(text.trim())) return Number.NaN;
  return Math.round(Number(text) * 1024);
}

export const textOfNumber = (number: number | undefined): string => (number === undefined ? "" : String(number));

/** "30" → 30; empty → undefined; anything but a whole number → NaN. */
export function numberOfText(text: string): number | undefined {
  const trimmed = text.trim();
  if (trimmed === "") return undefined;
  return /^-?\d{1,15}$/.test(trimmed) ? Number(trimmed) : Number.NaN;
}
