// A repository's tag mutability as people read it.
import type { ImageTagMutability } from "@aws-sdk/client-ecr";
import { useCallback } from "react";
import { useWords } from "../../../words/use-words.ts";
import { ecrWords } from "../words.ts";

const words = {
  MUTABLE: "mutable",
  IMMUTABLE: "immutable",
  MUTABLE_WITH_EXCLUSION: "mutableWithExclusion",
  IMMUTABLE_WITH_EXCLUSION: "immutableWithExclusion",
} as const satisfies Record<ImageTagMutability, keyof (typeof ecrWords)["en"]>;

export function useMutabilityText(): (mutability: ImageTagMutability | undefined) => string {
  const t = useWords(ecrWords);
  return useCallback((mutability) => t(words[mutability ?? "MUTABLE"]), [t]);
}
