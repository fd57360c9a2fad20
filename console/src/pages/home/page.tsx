// The first page: the way from an image to a web page, ticked as it is walked; and for those who are at home, how much there is.
import Box from "@cloudscape-design/components/box";
import Container from "@cloudscape-design/components/container";
import Grid from "@cloudscape-design/components/grid";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import Spinner from "@cloudscape-design/components/spinner";
import { useHealth } from "../../parts/health.ts";
import { muelleCommand } from "../../parts/muelle-command.ts";
import { Page, ProblemAlert } from "../../parts/page.tsx";
import { useCommonWords, useWords } from "../../words/use-words.ts";
import { Glance, Here } from "./glance.tsx";
import { Steps } from "./steps.tsx";
import { type House, useHouse } from "./use-way.ts";
import { statesOf, stepIds } from "./way.ts";
import { homeWords } from "./words.ts";

export default function HomePage() {
  const t = useWords(homeWords);
  const house = useHouse();
  return (
    <Page title={t("tagline")} crumbs={[]}>
      <SpaceBetween size="l">
        {house.problem !== undefined && <ProblemAlert problem={house.problem} />}
        <Way house={house} />
        <Grid gridDefinition={[{ colspan: { default: 12, m: 5 } }, { colspan: { default: 12, m: 7 } }]}>
          <Glance house={house} />
          <Here />
        </Grid>
      </SpaceBetween>
    </Page>
  );
}

function Way({ house: { found, isKnown, problem } }: { readonly house: House }) {
  const t = useWords(homeWords);
  const common = useCommonWords();
  const health = useHealth();
  const done = [...statesOf(found).values()].filter((state) => state === "done").length;
  const isDone = isKnown && done === stepIds.length;
  return (
    <Container
      header={
        <Header
          variant="h2"
          description={t(isDone ? "wayDone" : "wayHint")}
          counter={isKnown ? `(${t("progress", { done, all: stepIds.length })})` : undefined}
        >
          {t("way")}
        </Header>
      }
      footer={
        !isDone && <Box color="text-body-secondary">{t("demo", { command: muelleCommand(health?.data, "demo") })}</Box>
      }
    >
      {isKnown || problem !== undefined ? (
        <Steps found={found} />
      ) : (
        <Box textAlign="center" padding="l" color="text-body-secondary">
          <Spinner /> {common("loading")}
        </Box>
      )}
    </Container>
  );
}
