// Tags: as a list, and as rows in a form.
import AttributeEditor from "@cloudscape-design/components/attribute-editor";
import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import Input from "@cloudscape-design/components/input";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useState } from "react";
import { useFlash } from "../app/flashes.tsx";
import { useCommonWords } from "../words/use-words.ts";
import { Facts } from "./facts.tsx";

export interface Tag {
  readonly key: string;
  readonly value: string;
}

/** Rows of a form. Rows without a key are left out when they are sent: see `sendable`. */
export function TagRows({
  tags,
  onChange,
}: {
  readonly tags: readonly Tag[];
  readonly onChange: (tags: Tag[]) => void;
}) {
  const common = useCommonWords();
  const put = (index: number, part: Partial<Tag>) =>
    onChange(tags.map((tag, at) => (at === index ? { ...tag, ...part } : tag)));
  return (
    <AttributeEditor<Tag>
      items={tags}
      addButtonText={common("addTag")}
      removeButtonText={common("remove")}
      empty={<Box color="text-body-secondary">{common("noTags")}</Box>}
      onAddButtonClick={() => onChange([...tags, { key: "", value: "" }])}
      onRemoveButtonClick={({ detail }) => onChange(tags.filter((_tag, at) => at !== detail.itemIndex))}
      definition={[
        {
          label: common("key"),
          control: ({ key }, index) => (
            <Input value={key} onChange={({ detail }) => put(index, { key: detail.value })} />
          ),
        },
        {
          label: common("value"),
          control: ({ value }, index) => (
            <Input value={value} onChange={({ detail }) => put(index, { value: detail.value })} />
          ),
        },
      ]}
    />
  );
}

export const sendable = (tags: readonly Tag[]): Tag[] => tags.filter(({ key }) => key.trim() !== "");

export interface TagsProps {
  readonly name: string;
  readonly tags: readonly Tag[];
  /** Undefined: they cannot be changed here. */
  readonly onSave?: (changed: { readonly put: readonly Tag[]; readonly removed: readonly string[] }) => Promise<void>;
}

/** A tab of its own: the tags, and their editor. */
export function Tags({ name, tags, onSave }: TagsProps) {
  const common = useCommonWords();
  const { flash, flashProblem } = useFlash();
  const [edited, setEdited] = useState<Tag[]>();
  const [busy, setBusy] = useState(false);
  const save = async (next: readonly Tag[]) => {
    const put = sendable(next).filter((tag) => !tags.some(({ key, value }) => key === tag.key && value === tag.value));
    const removed = tags.map(({ key }) => key).filter((key) => !next.some((tag) => tag.key === key));
    setBusy(true);
    try {
      await onSave?.({ put, removed });
      flash({ type: "success", content: common("tagsSaved", { name }) });
      setEdited(undefined);
    } catch (thrown) {
      flashProblem(thrown);
    } finally {
      setBusy(false);
    }
  };
  const actions = edited ? (
    <SpaceBetween direction="horizontal" size="xs">
      <Button onClick={() => setEdited(undefined)}>{common("cancel")}</Button>
      <Button variant="primary" loading={busy} onClick={() => void save(edited)}>
        {common("saveChanges")}
      </Button>
    </SpaceBetween>
  ) : (
    onSave && <Button onClick={() => setEdited([...tags])}>{common("manageTags")}</Button>
  );
  return (
    <Container
      header={
        <Header variant="h2" counter={`(${tags.length})`} description={common("tagsHelp")} actions={actions}>
          {common("tags")}
        </Header>
      }
    >
      {edited && <TagRows tags={edited} onChange={setEdited} />}
      {!edited && tags.length === 0 && <Box color="text-body-secondary">{common("noTags")}</Box>}
      {!edited && tags.length > 0 && <Facts items={tags.map(({ key, value }) => ({ label: key, value }))} />}
    </Container>
  );
}
