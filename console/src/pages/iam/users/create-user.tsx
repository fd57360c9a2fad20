// The dialog that creates a user.
import { CreateUserCommand, IAMClient } from "@aws-sdk/client-iam";
import FormField from "@cloudscape-design/components/form-field";
import Input from "@cloudscape-design/components/input";
import { useState } from "react";
import { useFlash } from "../../../app/flashes.tsx";
import { places } from "../../../app/places.ts";
import { useAws } from "../../../aws/live.tsx";
import { useFirstField } from "../../../parts/first-field.ts";
import { sendable, type Tag, TagRows } from "../../../parts/tags.tsx";
import { useCommonWords, useWords } from "../../../words/use-words.ts";
import { isEntityName, longestUserName } from "../documents.ts";
import { SaveDialog } from "../save-dialog.tsx";
import { usersWords } from "./words.ts";

export function CreateUser({ onClose }: { readonly onClose: () => void }) {
  const t = useWords(usersWords);
  const common = useCommonWords();
  const aws = useAws();
  const { flash } = useFlash();
  const first = useFirstField();
  const [name, setName] = useState("");
  const [tags, setTags] = useState<Tag[]>([]);
  const create = async () => {
    const Tags = sendable(tags).map(({ key, value }) => ({ Key: key, Value: value }));
    await aws.of(IAMClient).send(new CreateUserCommand({ UserName: name, ...(Tags.length > 0 && { Tags }) }));
    flash({
      type: "success",
      content: t("created", { name }),
      action: { label: t("view"), to: places.user(name) },
    });
  };
  return (
    <SaveDialog
      title={t("create")}
      saveLabel={common("create")}
      problem={isEntityName(name, longestUserName) ? undefined : t("nameRule")}
      onSave={create}
      onClose={onClose}
    >
      <FormField label={t("name")} constraintText={t("nameRule")}>
        <Input value={name} onChange={({ detail }) => setName(detail.value)} ref={first} ariaRequired />
      </FormField>
      <FormField label={`${common("tags")} – ${common("optional")}`}>
        <TagRows tags={tags} onChange={setTags} />
      </FormField>
    </SaveDialog>
  );
}
