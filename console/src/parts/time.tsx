// Points in time as the visitor's language writes them, and how long ago.
import { useEffect, useState } from "react";
import { useSettings } from "../app/settings.tsx";
import type { Language } from "../words/words.ts";

export function formatTime(time: Date, language: Language): string {
  return new Intl.DateTimeFormat(language, { dateStyle: "medium", timeStyle: "medium" }).format(time);
}

/** "3 minutes ago", "hace 3 minutos". */
export function formatAgo(time: Date, nowMs: number, language: Language): string {
  const seconds = Math.round((time.getTime() - nowMs) / 1000);
  const format = new Intl.RelativeTimeFormat(language, { numeric: "auto" });
  const units = [
    ["day", 86_400],
    ["hour", 3600],
    ["minute", 60],
  ] as const;
  const [unit, size] = units.find(([, length]) => Math.abs(seconds) >= length) ?? (["second", 1] as const);
  return format.format(Math.trunc(seconds / size), unit);
}

/** The date and time; undefined is a dash. */
export function Time({ at }: { readonly at: Date | undefined }) {
  const { language } = useSettings();
  if (!at) return <>–</>;
  return <time dateTime={at.toISOString()}>{formatTime(at, language)}</time>;
}

/** How long ago, kept true; the date and time as a title. */
export function Ago({ at }: { readonly at: Date | undefined }) {
  const { language } = useSettings();
  const now = useNow(10_000);
  if (!at) return <>–</>;
  return (
    <time dateTime={at.toISOString()} title={formatTime(at, language)}>
      {formatAgo(at, Math.max(now, at.getTime()), language)}
    </time>
  );
}

/** The time, at most `everyMs` old. */
export function useNow(everyMs: number): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return now;
}
