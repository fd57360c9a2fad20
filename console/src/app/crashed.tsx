// A page that threw: the frame stays, and the error can be read and reported.
import Alert from "@cloudscape-design/components/alert";
import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import { useRouteError } from "react-router";
import { useWords } from "../words/use-words.ts";
import { appWords } from "./words.ts";

export function Crashed() {
  const t = useWords(appWords);
  const error = useRouteError();
  console.error(error);
  return (
    <Alert type="error" header={t("crashed")} action={<Button onClick={() => location.reload()}>{t("reload")}</Button>}>
      {t("crashedHint")}
      <Box variant="pre">{error instanceof Error ? (error.stack ?? error.message) : String(error)}</Box>
    </Alert>
  );
}
