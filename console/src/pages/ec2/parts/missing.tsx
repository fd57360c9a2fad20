// What an address names and EC2 does not have (any more).
import Alert from "@cloudscape-design/components/alert";
import { appWords } from "../../../app/words.ts";
import { useWords } from "../../../words/use-words.ts";

export function Missing({ id }: { readonly id: string }) {
  const t = useWords(appWords);
  return (
    <Alert type="warning" header={t("notFound")}>
      {id}: {t("notFoundHint")}
    </Alert>
  );
}
