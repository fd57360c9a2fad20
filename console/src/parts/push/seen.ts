// What a registry sees of a push: that somebody asked for its password, logged in with it, and that an image came. Building and
// tagging happen on the visitor's machine: that they are done is known when the image arrives.
import type { ImageDetail } from "@aws-sdk/client-ecr";
import { useCallback, useMemo, useState } from "react";
import type { Change } from "../../aws/changes.ts";
import { useChanges } from "../../aws/live.tsx";
import { newImages } from "./new-images.ts";

export interface Seen {
  readonly login: "none" | "token" | "done";
  /** What came since the dialog was opened. */
  readonly pushed: readonly ImageDetail[];
}

/** `images`: of the repository, as they are now; undefined until they are read. */
export function useSeen(images: readonly ImageDetail[] | undefined): Seen {
  const [login, setLogin] = useState<Seen["login"]>("none");
  const [before, setBefore] = useState<readonly ImageDetail[]>();
  if (before === undefined && images !== undefined) setBefore(images);
  const hear = useCallback((changes: readonly Change[]) => {
    const logins = changes.filter(({ kind }) => kind === "registryLogin");
    if (logins.some(({ step }) => step === "docker")) setLogin("done");
    else if (logins.length > 0) setLogin((now) => (now === "done" ? now : "token"));
  }, []);
  useChanges(hear);
  const pushed = useMemo(() => newImages(before, images), [before, images]);
  return { login: pushed.length > 0 ? "done" : login, pushed };
}
