// ECS > Account settings: what holds, and its change for the whole account.
import {
  ECSClient,
  paginateListAccountSettings,
  PutAccountSettingDefaultCommand,
  type Setting,
} from "@aws-sdk/client-ecs";
import Button from "@cloudscape-design/components/button";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useState } from "react";
import { useFlash } from "../../../app/flashes.tsx";
import { places } from "../../../app/places.ts";
import { type LiveRead, useAws, useLive } from "../../../aws/live.tsx";
import { Help } from "../../../parts/help.tsx";
import { Listing } from "../../../parts/listing.tsx";
import { Page } from "../../../parts/page.tsx";
import { useCommonWords, useWords } from "../../../words/use-words.ts";
import { docs } from "../docs.ts";
import { useSettingColumns } from "./columns.tsx";
import { changesOf } from "./values.ts";
import { accountSettingsWords } from "./words.ts";

/** No notice tells of settings: the page reads them when it is opened, and after it has changed one. */
const settingsRead: LiveRead<Setting[]> = {
  key: ["account-settings"],
  on: [],
  everyMs: 30_000,
  read: async (aws, signal) => {
    const found: Setting[] = [];
    for await (const page of paginateListAccountSettings({ client: aws.of(ECSClient) }, { effectiveSettings: true })) {
      signal.throwIfAborted();
      found.push(...(page.settings ?? []));
    }
    return found;
  },
};

export default function AccountSettingsPage() {
  const t = useWords(accountSettingsWords);
  const settings = useLive(settingsRead);
  /** Chosen values by name; undefined: nothing is being changed. */
  const [chosen, setChosen] = useState<Readonly<Record<string, string>>>();
  const choose = (name: string, value: string) => setChosen((now) => ({ ...now, [name]: value }));
  const columns = useSettingColumns(chosen, choose);
  const save = useSave(settings.data ?? [], chosen ?? {}, async () => {
    await settings.refetch();
    setChosen(undefined);
  });
  return (
    <Page
      title={t("title")}
      crumbs={[{ text: "Amazon ECS", href: places.clusters() }]}
      description={t("description")}
      help={
        <Help
          commands={["aws ecs list-account-settings --effective-settings"]}
          more={[{ text: t("learn"), href: docs.accountSettings }]}
        >
          <p>{t("help")}</p>
        </Help>
      }
    >
      <Listing
        id="account-settings"
        title={t("title")}
        items={settings.data}
        error={settings.error}
        onRetry={() => void settings.refetch()}
        columns={columns}
        keyOf={({ name = "" }) => name}
        sortBy={{ column: "name" }}
        empty={{ title: t("title") }}
        actions={() => (
          <Actions
            isChanging={chosen !== undefined}
            busy={save.busy}
            onBegin={() => setChosen({})}
            onCancel={() => setChosen(undefined)}
            onSave={() => void save.run()}
          />
        )}
      />
    </Page>
  );
}

function Actions({
  isChanging,
  busy,
  onBegin,
  onCancel,
  onSave,
}: {
  readonly isChanging: boolean;
  readonly busy: boolean;
  readonly onBegin: () => void;
  readonly onCancel: () => void;
  readonly onSave: () => void;
}) {
  const t = useWords(accountSettingsWords);
  const common = useCommonWords();
  if (!isChanging)
    return (
      <Button variant="primary" onClick={onBegin}>
        {t("update")}
      </Button>
    );
  return (
    <SpaceBetween direction="horizontal" size="xs">
      <Button variant="link" onClick={onCancel}>
        {common("cancel")}
      </Button>
      <Button variant="primary" loading={busy} onClick={onSave}>
        {common("saveChanges")}
      </Button>
    </SpaceBetween>
  );
}

function useSave(settings: readonly Setting[], chosen: Readonly<Record<string, string>>, done: () => Promise<void>) {
  const t = useWords(accountSettingsWords);
  const aws = useAws();
  const { flash, flashProblem } = useFlash();
  const [busy, setBusy] = useState(false);
  const run = async () => {
    const changes = changesOf(settings, chosen);
    setBusy(true);
    try {
      for (const { name, value } of changes)
        await aws
          .of(ECSClient)
          .send(new PutAccountSettingDefaultCommand({ name: name as NonNullable<Setting["name"]>, value }));
      if (changes.length > 0) flash({ type: "success", content: t("saved", { count: changes.length }) });
      await done();
    } catch (thrown) {
      flashProblem(thrown);
    } finally {
      setBusy(false);
    }
  };
  return { busy, run };
}
