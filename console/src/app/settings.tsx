// What the visitor chose: language, colours, density, region. Kept in this browser; nothing secret is among it.
import { applyDensity, applyMode, Density, Mode } from "@cloudscape-design/global-styles";
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from "react";
import type { Language } from "../words/words.ts";
import { usableSettings } from "./kept-settings.ts";

export interface Settings {
  readonly language: Language;
  /** Short labels in both languages. */
  readonly both: boolean;
  readonly mode: "light" | "dark" | "system";
  readonly density: "compact" | "comfortable";
  readonly region: string;
}

interface Chosen extends Settings {
  readonly change: (part: Partial<Settings>) => void;
}

const storageKey = "muelle-console";
const Context = createContext<Chosen | undefined>(undefined);

function initial(): Settings {
  const query = new URLSearchParams(location.search);
  const preset: Settings = {
    language: navigator.language.toLowerCase().startsWith("es") ? "es" : "en",
    both: false,
    mode: "system",
    density: "compact",
    region: "us-east-1",
  };
  const kept = readKept();
  const addressed = usableSettings({ region: query.get("region"), language: query.get("lang") });
  return { ...preset, ...kept, ...addressed };
}

function readKept(): Partial<Settings> {
  try {
    return usableSettings(JSON.parse(localStorage.getItem(storageKey) ?? "{}"));
  } catch {
    return {}; // written by somebody else, or storage is off
  }
}

function keep(settings: Settings): void {
  try {
    localStorage.setItem(storageKey, JSON.stringify(settings));
  } catch {
    // Storage is off: the choice lasts as long as the page.
  }
}

const dark = matchMedia("(prefers-color-scheme: dark)");

export function SettingsProvider({ children }: { readonly children: ReactNode }) {
  const [settings, setSettings] = useState(initial);
  const [systemDark, setSystemDark] = useState(dark.matches);
  const change = useCallback((part: Partial<Settings>) => setSettings((now) => ({ ...now, ...part })), []);
  useEffect(() => {
    const hear = () => setSystemDark(dark.matches);
    dark.addEventListener("change", hear);
    return () => dark.removeEventListener("change", hear);
  }, []);
  useEffect(() => {
    keep(settings);
    document.documentElement.lang = settings.language;
    const isDark = settings.mode === "dark" || (settings.mode === "system" && systemDark);
    applyMode(isDark ? Mode.Dark : Mode.Light);
    applyDensity(settings.density === "compact" ? Density.Compact : Density.Comfortable);
  }, [settings, systemDark]);
  const value = useMemo(() => ({ ...settings, change }), [settings, change]);
  return <Context value={value}>{children}</Context>;
}

export function useSettings(): Chosen {
  const settings = useContext(Context);
  if (!settings) throw new Error("useSettings is used outside of SettingsProvider");
  return settings;
}
