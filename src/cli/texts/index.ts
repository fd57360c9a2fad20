// Every text that the command line shows, in both languages. One typed dictionary: a text missing in one is an error.
import { en, type Texts } from "./en.ts";
import { es } from "./es.ts";
import { helpEn } from "./help-en.ts";
import { helpEs } from "./help-es.ts";
import { reachEn, type ReachTexts } from "./reach-en.ts";
import { reachEs } from "./reach-es.ts";

export type { Texts } from "./en.ts";
export type Language = "en" | "es";

export const dictionaries: Readonly<Record<Language, Texts>> = { en, es };

/** What `help <command>` prints. */
export const helps: Readonly<Record<Language, typeof helpEn>> = { en: helpEn, es: helpEs };

/** What `reach` says. */
export const reachTexts: Readonly<Record<Language, ReachTexts>> = { en: reachEn, es: reachEs };

/** `--lang` where it is one of the two, else LC_ALL, LC_MESSAGES, LANG (POSIX, XBD 8.2); English when none says Spanish. */
export function languageOf(
  stated: string | undefined,
  environment: Readonly<Record<string, string | undefined>>,
): Language {
  const known = stated !== undefined && /^(es|en)/i.test(stated) ? stated : undefined;
  const named = known ?? (environment["LC_ALL"] || environment["LC_MESSAGES"] || environment["LANG"] || "en");
  return named.toLowerCase().startsWith("es") ? "es" : "en";
}
