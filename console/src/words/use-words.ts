// The hook by which components get their texts in the language that the visitor chose.
import { useMemo } from "react";
import { useSettings } from "../app/settings.tsx";
import { commonWords } from "./common.ts";
import { type Dictionary, translator, type Translate } from "./words.ts";

export function useWords<K extends string>(dictionary: Dictionary<K>): Translate<K> {
  const { language, both } = useSettings();
  return useMemo(() => translator(dictionary, language, both), [dictionary, language, both]);
}

/** The words that every area shares: Create, Delete, Tags … */
export const useCommonWords = () => useWords(commonWords);
