// Columns of the account settings; while they are changed, the values are lists to choose from.
import type { Setting } from "@aws-sdk/client-ecs";
import Select from "@cloudscape-design/components/select";
import type { Column } from "../../../parts/listing.tsx";
import { useWords } from "../../../words/use-words.ts";
import { isFixed, valuesOf } from "./values.ts";
import { accountSettingsWords } from "./words.ts";

type Word = keyof (typeof accountSettingsWords)["en"];

const isWord = (key: string): key is Word => key in accountSettingsWords.en;
const aboutWord = (name: string): Word => (isWord(name) ? name : "other");

/** `chosen`: undefined while nothing is being changed. */
export function useSettingColumns(
  chosen: Readonly<Record<string, string>> | undefined,
  onChoose: (name: string, value: string) => void,
): readonly Column<Setting>[] {
  const t = useWords(accountSettingsWords);
  return [
    {
      id: "name",
      header: t("setting"),
      names: true,
      text: ({ name }) => name,
      cell: ({ name }) => name,
      minWidth: 250,
    },
    {
      id: "about",
      header: t("about"),
      text: ({ name = "" }) => t(aboutWord(name)),
      cell: ({ name = "" }) => <div style={{ whiteSpace: "normal" }}>{t(aboutWord(name))}</div>,
      width: 480,
      minWidth: 320,
    },
    {
      id: "value",
      header: t("value"),
      text: ({ value }) => value,
      cell: (setting) =>
        chosen === undefined || isFixed(setting) ? (
          setting.value
        ) : (
          <ValueSelect
            setting={setting}
            value={chosen[setting.name ?? ""] ?? setting.value ?? ""}
            onChoose={(value) => onChoose(setting.name ?? "", value)}
          />
        ),
      minWidth: 200,
    },
    {
      id: "managed",
      width: 160,
      header: t("managedBy"),
      text: ({ type }) => type,
      cell: ({ type }) => (type === "aws_managed" ? t("aws") : t("you")),
    },
  ];
}

function ValueSelect({
  setting,
  value,
  onChoose,
}: {
  readonly setting: Setting;
  readonly value: string;
  readonly onChoose: (value: string) => void;
}) {
  const t = useWords(accountSettingsWords);
  const { name = "" } = setting;
  const word = `${name}Reason`;
  const options = valuesOf(setting).map(({ value: each, reason }) => ({
    value: each,
    label: each,
    disabled: reason !== undefined,
    ...(reason !== undefined && {
      description: t("withoutEffect", { value: each, reason: isWord(word) ? t(word) : reason }),
    }),
  }));
  return (
    <Select
      ariaLabel={name}
      selectedOption={options.find((option) => option.value === value) ?? null}
      options={options}
      expandToViewport
      onChange={({ detail }) => onChoose(detail.selectedOption.value ?? value)}
    />
  );
}
