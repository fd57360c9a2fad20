// The menus beside a task definition: Deploy, Create new revision, Create new task definition. And how its status is shown.
import ButtonDropdown from "@cloudscape-design/components/button-dropdown";
import StatusIndicator from "@cloudscape-design/components/status-indicator";
import { familyAndRevision, places } from "../../../app/places.ts";
import { useFollow } from "../../../parts/follow.ts";
import { useWords } from "../../../words/use-words.ts";
import type { RevisionStatus } from "./revision-reads.ts";
import { revisionWords } from "./revision-words.ts";

function Menu({
  label,
  items,
  disabled,
  isPrimary = false,
}: {
  readonly label: string;
  readonly items: readonly { readonly id: string; readonly text: string; readonly href: string }[];
  /** Why it cannot be opened. */
  readonly disabled?: string | undefined;
  readonly isPrimary?: boolean;
}) {
  const follow = useFollow();
  return (
    <ButtonDropdown
      variant={isPrimary ? "primary" : "normal"}
      items={items}
      disabled={disabled !== undefined}
      disabledReason={disabled}
      onItemFollow={follow}
    >
      {label}
    </ButtonDropdown>
  );
}

/** `definition`: family:revision; undefined: none is selected. */
export function DeployMenu({
  definition,
  isActive = true,
  isPrimary,
}: {
  readonly definition: string | undefined;
  readonly isActive?: boolean;
  readonly isPrimary?: boolean;
}) {
  const t = useWords(revisionWords);
  const named = definition ?? "";
  const reason = isActive ? undefined : t("inactiveDeploy");
  return (
    <Menu
      label={t("deploy")}
      isPrimary={isPrimary}
      disabled={definition === undefined ? t("selectFirst") : reason}
      items={[
        { id: "create-service", text: t("createService"), href: places.deployService(named) },
        { id: "update-service", text: t("updateService"), href: places.deployUpdate(named) },
        { id: "run-task", text: t("runTask"), href: places.deployTask(named) },
      ]}
    />
  );
}

export function NewRevisionMenu({ definition }: { readonly definition: string | undefined }) {
  const t = useWords(revisionWords);
  const { family, revision } = familyAndRevision(definition ?? "");
  return (
    <Menu
      label={t("newRevision")}
      disabled={definition === undefined ? t("selectFirst") : undefined}
      items={[
        { id: "form", text: t("newRevision"), href: places.newRevision(family, revision) },
        { id: "json", text: t("newRevisionJson"), href: places.newRevisionWithJson(family, revision) },
      ]}
    />
  );
}

export function NewDefinitionMenu({ isPrimary = true }: { readonly isPrimary?: boolean }) {
  const t = useWords(revisionWords);
  return (
    <Menu
      label={t("createNew")}
      isPrimary={isPrimary}
      items={[
        { id: "form", text: t("createNew"), href: places.createTaskDefinition() },
        { id: "json", text: t("createNewJson"), href: places.createTaskDefinitionWithJson() },
      ]}
    />
  );
}

const kinds = { ACTIVE: "success", INACTIVE: "stopped", DELETE_IN_PROGRESS: "in-progress" } as const;

export function RevisionState({ status }: { readonly status: RevisionStatus }) {
  const t = useWords(revisionWords);
  return <StatusIndicator type={kinds[status]}>{t(`status_${status}`)}</StatusIndicator>;
}
