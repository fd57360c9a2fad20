// A page whose script could not be fetched, because the control plane was away: it says so, and comes by itself when it is back.
import Button from "@cloudscape-design/components/button";
import Alert from "@cloudscape-design/components/alert";
import { useEffect, useRef } from "react";
import { useConnection } from "../aws/live.tsx";
import { Page } from "../parts/page.tsx";
import { useWords } from "../words/use-words.ts";
import { appWords } from "./words.ts";

export function NotLoaded() {
  const t = useWords(appWords);
  const connection = useConnection();
  const wasAway = useRef(false);
  useEffect(() => {
    if (connection !== "live") wasAway.current = true;
    else if (wasAway.current) location.reload();
  }, [connection]);
  return (
    <Page title={t("notLoaded")} crumbs={[]}>
      <Alert type="warning" action={<Button onClick={() => location.reload()}>{t("reload")}</Button>}>
        {t("notLoadedHint")}
      </Alert>
    </Page>
  );
}
