// The columns of the list of repositories.
import type { Repository } from "@aws-sdk/client-ecr";
import { useMemo } from "react";
import { places } from "../../../app/places.ts";
import { Copyable } from "../../../parts/facts.tsx";
import { Go } from "../../../parts/go.tsx";
import type { Column } from "../../../parts/listing.tsx";
import { Time } from "../../../parts/time.tsx";
import { useCommonWords, useWords } from "../../../words/use-words.ts";
import { useMutabilityText } from "../parts/use-mutability-text.ts";
import { ecrWords } from "../words.ts";

export function useRepositoryColumns(): readonly Column<Repository>[] {
  const t = useWords(ecrWords);
  const common = useCommonWords();
  const mutabilityText = useMutabilityText();
  return useMemo((): readonly Column<Repository>[] => {
    const scan = ({ imageScanningConfiguration }: Repository) =>
      t(imageScanningConfiguration?.scanOnPush ? "on" : "off");
    const encryption = ({ encryptionConfiguration }: Repository) =>
      encryptionConfiguration?.encryptionType === "AES256" ? "AES-256" : encryptionConfiguration?.encryptionType;
    return [
      {
        id: "name",
        header: t("name"),
        names: true,
        text: ({ repositoryName }) => repositoryName,
        cell: ({ repositoryName = "" }) => <Go to={places.repository(repositoryName)}>{repositoryName}</Go>,
        minWidth: 180,
      },
      {
        id: "uri",
        header: t("uri"),
        text: ({ repositoryUri }) => repositoryUri,
        cell: ({ repositoryUri = "" }) => <Copyable text={repositoryUri} />,
        minWidth: 260,
      },
      {
        id: "created",
        header: common("createdAt"),
        text: ({ createdAt }) => createdAt?.getTime(),
        cell: ({ createdAt }) => <Time at={createdAt} />,
        minWidth: 200,
      },
      {
        id: "mutability",
        header: t("mutability"),
        text: ({ imageTagMutability }) => mutabilityText(imageTagMutability),
        cell: ({ imageTagMutability }) => mutabilityText(imageTagMutability),
        minWidth: 160,
      },
      { id: "scan", header: t("scanOnPush"), text: scan, cell: scan },
      { id: "encryption", header: t("encryption"), text: encryption, cell: encryption },
    ];
  }, [t, common, mutabilityText]);
}
