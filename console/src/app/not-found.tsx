// An address of the console that names nothing.
import Box from "@cloudscape-design/components/box";
import { Go } from "../parts/go.tsx";
import { Page } from "../parts/page.tsx";
import { useWords } from "../words/use-words.ts";
import { places } from "./places.ts";
import { appWords } from "./words.ts";

export function NotFound() {
  const t = useWords(appWords);
  return (
    <Page title={t("notFound")} crumbs={[]}>
      <Box>
        {t("notFoundHint")} <Go to={places.home()}>{t("home")}</Go>
      </Box>
    </Page>
  );
}
