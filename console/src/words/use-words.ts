// The hook by which components get their texts in the language that the visitor chose.
import { useMemo } from "react";
import { useSettings } from "../app/settings.tsx";
import { commonWords } from "./common.ts";
import { type Dictionary, translator, type Translate } from "./words.ts";

export function useWords<K extends string>(dictionary: Dictionary<K>): Translate<K> {
  const { language, both } = useSettings();
  return useMemo(() => translator(dictionary, language, both), [dictionary, language, both]);
}

/** Where there is no room for two languages (placeholders, the footer): the chosen one. */
export function useOneLanguage<K extends string>(dictionary: Dictionary<K>): Translate<K> {
  const { language } = useSettings();
  return useMemo(() => translator(dictionary, language, false), [dictionary, language]);
}

/** The words that every area shares: Create, Delete, Tags … */
export const useCommonWords = () => useWords(commonWords);
