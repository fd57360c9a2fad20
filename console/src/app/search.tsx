// Finds pages by what they are called in either language, and clusters, services … by name.
import Autosuggest, { type AutosuggestProps } from "@cloudscape-design/components/autosuggest";
import { useMemo, useState } from "react";
import { useNavigate } from "react-router";
import { useCommonWords, useWords } from "../words/use-words.ts";
import { sections } from "./navigation.tsx";
import { appWords } from "./words.ts";

/** Without case and accents, so that "clusteres" finds "Clústeres". */
const plain = (text: string) =>
  text
    .normalize("NFD")
    .replaceAll(/\p{Diacritic}/gu, "")
    .toLowerCase();

export function Search() {
  const t = useWords(appWords);
  const common = useCommonWords();
  const navigate = useNavigate();
  const [value, setValue] = useState("");
  const options = useMemo(
    (): AutosuggestProps.OptionGroup[] =>
      sections.flatMap(({ title, destinations }) => {
        const wanted = plain(value).split(/\s+/);
        const found = destinations.filter(({ label, synonyms = "" }) => {
          const words = plain(`${title} ${appWords.en[label]} ${appWords.es[label]} ${synonyms}`);
          return wanted.every((word) => words.includes(word));
        });
        const group = found.map(({ label, href }) => ({ value: href, label: t(label), description: title }));
        return group.length > 0 ? [{ label: title, options: group }] : [];
      }),
    [value, t],
  );
  return (
    <Autosuggest
      value={value}
      onChange={({ detail }) => setValue(detail.value)}
      onSelect={({ detail }) => {
        const chosen = detail.selectedOption?.value ?? firstOf(options);
        setValue("");
        if (chosen) void navigate(chosen);
      }}
      options={options}
      filteringType="manual"
      enteredTextLabel={(text) => `${common("search")}: ${text}`}
      placeholder={t("searchPages")}
      ariaLabel={t("searchPages")}
      empty={common("noMatches")}
    />
  );
}

const firstOf = (groups: readonly AutosuggestProps.OptionGroup[]): string | undefined => groups[0]?.options[0]?.value;
