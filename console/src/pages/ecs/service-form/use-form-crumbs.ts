// The way back from a service's or task's form.
import { places } from "../../../app/places.ts";
import type { Crumb } from "../../../parts/page.tsx";
import { useWords } from "../../../words/use-words.ts";
import { serviceFormWords } from "./words.ts";

/** `cluster`: undefined when the form was opened from a task definition. */
export function useFormCrumbs(cluster: string | undefined): readonly Crumb[] {
  const t = useWords(serviceFormWords);
  return [
    { text: "Amazon ECS", href: places.clusters() },
    { text: t("clusters"), href: places.clusters() },
    ...(cluster === undefined ? [] : [{ text: cluster, href: places.cluster(cluster) }]),
  ];
}
