// Texts in two languages. Each area of the console has a dictionary of its own beside its pages, so that it is loaded with
// them; a key that one language lacks is a type error. Values are ICU messages: "{count, plural, one {# task} other {# tasks}}".
import { IntlMessageFormat } from "intl-messageformat";

export type Language = "en" | "es";
export const languages: readonly Language[] = ["en", "es"];

export type Dictionary<K extends string> = Readonly<Record<Language, Readonly<Record<K, string>>>>;
export type Values = Readonly<Record<string, string | number | Date>>;

/** Looks a text up. `both` joins a short label's two languages: "Redes · Networking". */
export type Translate<K extends string> = (key: K, values?: Values) => string;

export function defineWords<K extends string>(dictionary: {
  readonly en: Readonly<Record<K, string>>;
  readonly es: Readonly<Record<NoInfer<K>, string>>;
}): Dictionary<K> {
  return dictionary;
}

const formats = new Map<string, IntlMessageFormat>();

/** The text with its values put in; a text without braces is given back as it is. */
export function formatText(text: string, language: Language, values?: Values): string {
  if (!values && !text.includes("{")) return text;
  const key = `${language} ${text}`;
  let format = formats.get(key);
  if (!format) formats.set(key, (format = new IntlMessageFormat(text, language)));
  return String(format.format(values));
}

/** Longer texts are shown in the chosen language only: twice a paragraph is no help to anybody. */
const longestLabel = 48;
const between = " · ";
const isLabel = (text: string): boolean => text.length <= longestLabel && !/[.?!]$/.test(text);

/** Values that are labels in both languages themselves give each language its own: "Tags – optional · Etiquetas: opcional". */
function valuesOf(values: Values | undefined, at: 0 | 1): Values | undefined {
  if (!values) return undefined;
  const halves = Object.entries(values).map(([name, value]) => {
    const parts = typeof value === "string" ? value.split(between) : [];
    return [name, parts.length === 2 ? parts[at] : value] as const;
  });
  return Object.fromEntries(halves) as Values;
}

export function translator<K extends string>(
  dictionary: Dictionary<K>,
  language: Language,
  both: boolean,
): Translate<K> {
  const other: Language = language === "en" ? "es" : "en";
  return (key, values) => {
    const text = formatText(dictionary[language][key], language, both ? valuesOf(values, 0) : values);
    if (!both || !isLabel(text)) return text;
    const second = formatText(dictionary[other][key], other, valuesOf(values, 1));
    return second === text || !isLabel(second) ? text : `${text}${between}${second}`;
  };
}
