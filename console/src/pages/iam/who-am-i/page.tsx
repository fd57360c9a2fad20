// IAM > Who am I: the identity behind the session, and what it may do.
import { GetCallerIdentityCommand, type GetCallerIdentityCommandOutput, STSClient } from "@aws-sdk/client-sts";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { places } from "../../../app/places.ts";
import { useSettings } from "../../../app/settings.tsx";
import { type LiveRead, useLive } from "../../../aws/live.tsx";
import { Copyable, Facts } from "../../../parts/facts.tsx";
import { Loaded, Page } from "../../../parts/page.tsx";
import { useSession } from "../../../session/provider.tsx";
import { useCommonWords, useWords } from "../../../words/use-words.ts";
import { Rights } from "./rights.tsx";
import { whoAmIWords } from "./words.ts";

const identityRead: LiveRead<GetCallerIdentityCommandOutput> = {
  key: ["caller-identity"],
  on: [],
  read: (aws, signal) => aws.of(STSClient).send(new GetCallerIdentityCommand({}), { abortSignal: signal }),
};

export default function WhoAmIPage() {
  const t = useWords(whoAmIWords);
  const identity = useLive(identityRead);
  return (
    <Page title={t("title")} crumbs={[{ text: "IAM", href: places.users() }]} description={t("description")}>
      <Loaded read={identity}>
        {(known) => (
          <SpaceBetween size="l">
            <Identity identity={known} />
            <Rights />
          </SpaceBetween>
        )}
      </Loaded>
    </Page>
  );
}

function Identity({ identity }: { readonly identity: GetCallerIdentityCommandOutput }) {
  const t = useWords(whoAmIWords);
  const common = useCommonWords();
  const { region } = useSettings();
  const { principal, engine, version } = useSession();
  return (
    <Container header={<Header variant="h2">{t("identity")}</Header>}>
      <Facts
        items={[
          { label: common("arn"), value: <Copyable text={identity.Arn ?? ""} /> },
          { label: t("account"), value: <Copyable text={identity.Account ?? ""} /> },
          { label: t("userId"), value: identity.UserId },
          { label: t("kind"), value: principal.kind },
          { label: common("region"), value: region },
          { label: t("engine"), value: engine },
          { label: t("version"), value: version },
        ]}
      />
    </Container>
  );
}
