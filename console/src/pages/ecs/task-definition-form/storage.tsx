// The task's storage: how much, its volumes, where containers mount them, and what they take over from one another.
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useWords } from "../../../words/use-words.ts";
import type { DefinitionDraft, MountDraft, VolumeDraft, VolumeFromDraft } from "./draft.ts";
import { Choice, Text, TextField, YesNo } from "./fields.tsx";
import { useFormState, useTitles } from "./form-state.tsx";
import { type RowField, Rows } from "./rows.tsx";
import { formWords } from "./words.ts";

export function Storage() {
  const t = useWords(formWords);
  const { optional } = useTitles();
  const { draft, change, errorAt } = useFormState();
  return (
    <Container
      header={
        <Header variant="h2" description={t("storageHint")}>
          {optional(t("storage"))}
        </Header>
      }
    >
      <SpaceBetween size="l">
        <Header variant="h3">{t("ephemeral")}</Header>
        <TextField
          label={t("ephemeralAmount")}
          constraint={t("ephemeralHint")}
          value={draft.ephemeralStorage}
          onChange={(ephemeralStorage) => change({ ephemeralStorage })}
          error={errorAt("ephemeralStorage")}
          placeholder="21"
          isNumber
        />
        <Volumes />
        <Mounts />
        <VolumesFrom />
      </SpaceBetween>
    </Container>
  );
}

function Volumes() {
  const t = useWords(formWords);
  const { draft, change, errorAt } = useFormState();
  return (
    <SpaceBetween size="s">
      <Header variant="h3">{t("volumes")}</Header>
      <Rows<VolumeDraft>
        rows={draft.volumes}
        onChange={(volumes) => change({ volumes, mounts: renamed(draft, volumes) })}
        addLabel={t("addVolume")}
        blank={{ base: {}, name: "" }}
        empty={t("noVolumes")}
        nameOf={({ name }) => name}
        fields={[
          {
            label: t("volumeName"),
            error: (index) => errorAt(`volumes.${index}.name`),
            control: ({ name }, put) => <Text value={name} onChange={(value) => put({ name: value })} isRequired />,
          },
          {
            label: t("volumeType"),
            control: ({ base }) => <Text value={kindOf(base) ?? t("bindMount")} onChange={() => {}} isReadOnly />,
            hint: () => t("otherVolumesHint"),
          },
        ]}
      />
    </SpaceBetween>
  );
}

/** The mount points, after a volume that they name was called otherwise. */
const renamed = ({ volumes, mounts }: DefinitionDraft, after: readonly VolumeDraft[]): readonly MountDraft[] =>
  mounts.map((mount) => {
    const index = volumes.findIndex(({ name }) => name.trim() === mount.volume);
    const now = volumes.length === after.length ? after[index]?.name.trim() : undefined;
    return now === undefined ? mount : { ...mount, volume: now };
  });

/** Of a volume that this form cannot make, but keeps. */
function kindOf(base: VolumeDraft["base"]): string | undefined {
  if (base.efsVolumeConfiguration) return "EFS";
  if (base.dockerVolumeConfiguration) return "Docker";
  if (base.configuredAtLaunch) return "EBS";
  return base.fsxWindowsFileServerVolumeConfiguration ? "FSx" : undefined;
}

/** A column that names one of the containers. */
function useContainerField<T extends MountDraft | VolumeFromDraft>(
  label: string,
  of: (row: T) => number | undefined,
  put: (id: number) => Partial<T>,
  error: (index: number) => string | undefined,
): RowField<T> {
  const { draft } = useFormState();
  const options = draft.containers.map(({ id, name }) => ({ value: String(id), label: name.trim() || `– ${id + 1}` }));
  return {
    label,
    error,
    control: (row, change) => (
      <Choice
        value={of(row) === undefined ? undefined : String(of(row))}
        options={options}
        onChange={(value) => change(put(Number(value)))}
      />
    ),
  };
}

function Mounts() {
  const t = useWords(formWords);
  const { draft, change, errorAt } = useFormState();
  const container = useContainerField<MountDraft>(
    t("container"),
    (row) => row.container,
    (id) => ({ container: id }),
    (index) => errorAt(`mounts.${index}.container`),
  );
  return (
    <SpaceBetween size="s">
      <Header variant="h3">{t("mounts")}</Header>
      <Rows<MountDraft>
        rows={draft.mounts}
        onChange={(mounts) => change({ mounts })}
        addLabel={t("addMount")}
        blank={
          draft.volumes.length === 0 ? undefined : { container: undefined, volume: "", path: "", isReadOnly: false }
        }
        empty={draft.volumes.length === 0 ? t("volumeFirst") : t("noMounts")}
        nameOf={({ path }) => path}
        fields={[
          container,
          {
            label: t("sourceVolume"),
            error: (index) => errorAt(`mounts.${index}.volume`),
            control: ({ volume }, put) => (
              <Choice
                value={volume}
                options={draft.volumes.map(({ name }) => ({ value: name.trim(), label: name.trim() }))}
                onChange={(value) => put({ volume: value })}
              />
            ),
          },
          {
            label: t("containerPath"),
            error: (index) => errorAt(`mounts.${index}.path`),
            control: ({ path }, put) => (
              <Text value={path} onChange={(value) => put({ path: value })} placeholder="/data" />
            ),
          },
          {
            label: t("readOnly"),
            control: ({ isReadOnly }, put) => (
              <YesNo label={t("readOnly")} value={isReadOnly} onChange={(value) => put({ isReadOnly: value })} />
            ),
          },
        ]}
      />
    </SpaceBetween>
  );
}

function VolumesFrom() {
  const t = useWords(formWords);
  const { draft, change, errorAt } = useFormState();
  const container = useContainerField<VolumeFromDraft>(
    t("container"),
    (row) => row.container,
    (id) => ({ container: id }),
    (index) => errorAt(`volumesFrom.${index}.container`),
  );
  const source = useContainerField<VolumeFromDraft>(
    t("sourceContainer"),
    (row) => row.source,
    (id) => ({ source: id }),
    (index) => errorAt(`volumesFrom.${index}.source`),
  );
  return (
    <SpaceBetween size="s">
      <Header variant="h3">{t("volumesFrom")}</Header>
      <Rows<VolumeFromDraft>
        rows={draft.volumesFrom}
        onChange={(volumesFrom) => change({ volumesFrom })}
        addLabel={t("addVolumeFrom")}
        blank={{ container: undefined, source: undefined, isReadOnly: false }}
        empty={t("noVolumesFrom")}
        fields={[
          container,
          source,
          {
            label: t("readOnly"),
            control: ({ isReadOnly }, put) => (
              <YesNo label={t("readOnly")} value={isReadOnly} onChange={(value) => put({ isReadOnly: value })} />
            ),
          },
        ]}
      />
    </SpaceBetween>
  );
}
