// The image's URI: typed, or chosen among the account's own images.
import Button from "@cloudscape-design/components/button";
import FormField from "@cloudscape-design/components/form-field";
import Input from "@cloudscape-design/components/input";
import { useState } from "react";
import { useWords } from "../../../words/use-words.ts";
import { BrowseImages } from "./browse-images.tsx";
import { containerWords } from "./container-words.ts";

export interface ImageFieldProps {
  readonly value: string;
  readonly onChange: (image: string) => void;
  readonly error: string | undefined;
}

export function ImageField({ value, onChange, error }: ImageFieldProps) {
  const t = useWords(containerWords);
  const [isBrowsing, setBrowsing] = useState(false);
  return (
    <>
      <FormField
        label={t("image")}
        constraintText={t("imageHint")}
        errorText={error}
        secondaryControl={
          <Button formAction="none" onClick={() => setBrowsing(true)}>
            {t("browse")}
          </Button>
        }
      >
        <Input value={value} onChange={({ detail }) => onChange(detail.value)} ariaRequired spellcheck={false} />
      </FormField>
      {isBrowsing && (
        <BrowseImages
          onClose={() => setBrowsing(false)}
          onSelect={(image) => {
            onChange(image);
            setBrowsing(false);
          }}
        />
      )}
    </>
  );
}
