// The groups of a user: join, leave.
import { AddUserToGroupCommand, type Group, IAMClient, RemoveUserFromGroupCommand } from "@aws-sdk/client-iam";
import Button from "@cloudscape-design/components/button";
import FormField from "@cloudscape-design/components/form-field";
import Select from "@cloudscape-design/components/select";
import { useMemo, useState } from "react";
import { useFlash } from "../../../app/flashes.tsx";
import { useAws, useLive } from "../../../aws/live.tsx";
import { type Column, Listing } from "../../../parts/listing.tsx";
import { Time } from "../../../parts/time.tsx";
import { useCommonWords, useWords } from "../../../words/use-words.ts";
import { groupsRead, userGroupsRead } from "../reads.ts";
import { SaveDialog } from "../save-dialog.tsx";
import { iamWords } from "../words.ts";
import { userWords } from "./words.ts";

export function UserGroups({ user }: { readonly user: string }) {
  const t = useWords(userWords);
  const shared = useWords(iamWords);
  const common = useCommonWords();
  const aws = useAws();
  const { flash, flashProblem } = useFlash();
  const groups = useLive(userGroupsRead(user));
  const [joining, setJoining] = useState(false);
  const leave = async (group: string) => {
    try {
      await aws.of(IAMClient).send(new RemoveUserFromGroupCommand({ UserName: user, GroupName: group }));
      flash({ type: "success", content: t("leftGroup", { name: user, group }) });
    } catch (thrown) {
      flashProblem(thrown);
    }
  };
  const columns = useMemo(
    (): readonly Column<Group>[] => [
      {
        id: "name",
        header: shared("group"),
        names: true,
        text: ({ GroupName }) => GroupName,
        cell: ({ GroupName }) => GroupName,
      },
      {
        id: "created",
        header: common("createdAt"),
        text: ({ CreateDate }) => CreateDate?.getTime(),
        cell: ({ CreateDate }) => <Time at={CreateDate} />,
      },
      { id: "arn", header: common("arn"), text: ({ Arn }) => Arn, cell: ({ Arn }) => Arn },
    ],
    [shared, common],
  );
  return (
    <>
      <Listing
        id="user-groups"
        title={t("groups")}
        description={t("groupsHint")}
        items={groups.data}
        error={groups.error}
        onRetry={() => void groups.refetch()}
        columns={columns}
        keyOf={({ GroupName = "" }) => GroupName}
        selection="single"
        empty={{ title: t("noGroupsTitle"), hint: t("noGroupsHint") }}
        actions={([group]) => (
          <>
            <Button
              disabled={!group}
              disabledReason={common("selectFirst")}
              onClick={() => void leave(group?.GroupName ?? "")}
            >
              {t("leaveGroup")}
            </Button>
            <Button onClick={() => setJoining(true)}>{t("addToGroup")}</Button>
          </>
        )}
      />
      {joining && <Join user={user} joined={groups.data ?? []} onClose={() => setJoining(false)} />}
    </>
  );
}

interface JoinProps {
  readonly user: string;
  readonly joined: readonly Group[];
  readonly onClose: () => void;
}

function Join({ user, joined, onClose }: JoinProps) {
  const t = useWords(userWords);
  const shared = useWords(iamWords);
  const aws = useAws();
  const { flash } = useFlash();
  const groups = useLive(groupsRead);
  const [group, setGroup] = useState<string>();
  const options = (groups.data ?? [])
    .filter(({ GroupName }) => !joined.some((one) => one.GroupName === GroupName))
    .map(({ GroupName = "" }) => ({ value: GroupName, label: GroupName }));
  const join = async () => {
    await aws.of(IAMClient).send(new AddUserToGroupCommand({ UserName: user, GroupName: group }));
    flash({ type: "success", content: t("addedToGroup", { name: user, group: group ?? "" }) });
  };
  return (
    <SaveDialog
      title={t("addToGroup")}
      saveLabel={t("addToGroup")}
      problem={group === undefined ? t("chooseGroup") : undefined}
      onSave={join}
      onClose={onClose}
    >
      <FormField label={shared("group")}>
        <Select
          selectedOption={options.find(({ value }) => value === group) ?? null}
          options={options}
          placeholder={t("chooseGroup")}
          empty={t("groupsAll")}
          onChange={({ detail }) => setGroup(detail.selectedOption.value)}
        />
      </FormField>
    </SaveDialog>
  );
}
