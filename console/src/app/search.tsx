// The search box: pages by what they are called in either language, and clusters, services … by name. The keyboard is enough:
// a key that leads here, arrows and Enter to go, Escape to leave.
import Autosuggest, { type AutosuggestProps } from "@cloudscape-design/components/autosuggest";
import { useEffect, useMemo, useRef, useState } from "react";
import { useNavigate } from "react-router";
import { useLive } from "../aws/live.tsx";
import { useCommonWords, useOneLanguage, useWords } from "../words/use-words.ts";
import { sections } from "./navigation.tsx";
import { type Entry, find, searchText } from "./search-index.ts";
import type { Resource, ResourceKind } from "./search-resources.ts";
import { appWords } from "./words.ts";

type AppWord = keyof (typeof appWords)["en"];

/** What a kind is called: one of them, and all of them. */
const kinds: Readonly<Record<ResourceKind, readonly [one: AppWord, all: AppWord]>> = {
  cluster: ["cluster", "clusters"],
  service: ["service", "services"],
  taskDefinition: ["taskDefinition", "taskDefinitions"],
  repository: ["repository", "repositories"],
  securityGroup: ["securityGroup", "securityGroups"],
  logGroup: ["logGroup", "logGroups"],
};

export function Search() {
  const t = useWords(appWords);
  const inOne = useOneLanguage(appWords);
  const common = useCommonWords();
  const navigate = useNavigate();
  const [value, setValue] = useState("");
  const [inUse, setInUse] = useState(false);
  const entries = useEntries(inUse);
  const found = useMemo(() => find(value.trim() ? entries.all : entries.pages, value), [entries, value]);
  const left = useRef(false);
  const go = (href: string | undefined) => {
    left.current = true;
    setValue("");
    if (href !== undefined) void navigate(href);
  };
  const onKeyDown = ({ key }: AutosuggestProps.KeyDetail) => {
    if (key === "Escape" && value === "") leave();
    if (key !== "Enter") return;
    // An option that the arrows have led to is selected by the box itself; without one, Enter takes the first.
    left.current = false;
    const first = value.trim() ? found[0]?.entries[0]?.href : undefined;
    setTimeout(() => {
      if (!left.current && first !== undefined) go(first);
    });
  };
  return (
    <Autosuggest
      value={value}
      onChange={({ detail }) => setValue(detail.value)}
      onFocus={() => setInUse(true)}
      onBlur={() => setInUse(false)}
      onSelect={({ detail }) => go(detail.selectedOption?.value)}
      onKeyDown={({ detail }) => onKeyDown(detail)}
      options={found.map(({ label, entries: options }) => ({ label, options: options.map(optionOf) }))}
      filteringType="manual"
      hideEnteredTextOption
      placeholder={inOne("searchPlaceholder")}
      ariaLabel={t("searchPages")}
      statusType={entries.reading && value.trim() ? "loading" : "finished"}
      loadingText={common("loading")}
      empty={common("noMatches")}
    />
  );
}

const optionOf = ({ label, description, href }: Entry): AutosuggestProps.Option => ({
  value: href,
  label,
  description,
});

/** Pages always; resources as they were when the box was last in use, and kept true while it is. */
function useEntries(inUse: boolean) {
  const t = useWords(appWords);
  const resources = useLive({
    key: ["search"],
    on: watched,
    read: async (aws, signal) => (await import("./search-resources.ts")).readResources(aws, signal),
    enabled: inUse,
  });
  return useMemo(() => {
    const pages = sections.flatMap(({ title, destinations }) =>
      destinations.map(({ label, href, synonyms = "" }): Entry => {
        const words = searchText(title, appWords.en[label], appWords.es[label], synonyms);
        return { group: title, label: t(label), href, words };
      }),
    );
    const named = (resources.data ?? []).map(({ kind, name, detail = "", href }: Resource): Entry => {
      const [one, all] = kinds[kind];
      const words = [one, all].flatMap((word) => [appWords.en[word], appWords.es[word]]);
      const description = detail ? `${t(one)} · ${detail}` : t(one);
      return { group: t(all), label: name, description, href, words: searchText(name, detail, ...words) };
    });
    return { pages, all: [...pages, ...named], reading: resources.isLoading };
  }, [t, resources.data, resources.isLoading]);
}

const watched = ["cluster", "service", "taskDefinition", "repository", "securityGroup", "logGroup"].map((kind) => ({
  kind,
}));

/** Where the visitor was before a key led to the search box. */
let cameFrom: HTMLElement | undefined;

function leave(): void {
  const back = cameFrom?.isConnected ? cameFrom : undefined;
  cameFrom = undefined;
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  back?.focus();
}

/** `/` outside of fields, and Alt+S anywhere, lead to the search box of `bar`. */
export function useSearchKeys(bar: string, buttonLabel: string): void {
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      const { target } = event;
      const writes = target instanceof HTMLElement && target.matches("input, textarea, select, [contenteditable=true]");
      const slash = event.key === "/" && !writes && !event.ctrlKey && !event.altKey && !event.metaKey;
      if (!slash && !(event.altKey && event.code === "KeyS")) return;
      event.preventDefault();
      if (document.activeElement instanceof HTMLElement) cameFrom = document.activeElement;
      const input = () => document.querySelector<HTMLElement>(`${bar} header input`);
      // In narrow windows the box is behind a button.
      if (!input())
        document.querySelector<HTMLElement>(`${bar} header :is(a, button)[aria-label="${buttonLabel}"]`)?.click();
      requestAnimationFrame(() => input()?.focus());
    };
    document.addEventListener("keydown", hear);
    return () => document.removeEventListener("keydown", hear);
  }, [bar, buttonLabel]);
}
