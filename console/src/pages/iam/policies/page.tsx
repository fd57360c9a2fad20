// IAM > Policies: AWS's and the account's own.
import type { Policy } from "@aws-sdk/client-iam";
import Button from "@cloudscape-design/components/button";
import Select from "@cloudscape-design/components/select";
import { useMemo, useState } from "react";
import { useNavigate } from "react-router";
import { places } from "../../../app/places.ts";
import { useLive } from "../../../aws/live.tsx";
import { Go } from "../../../parts/go.tsx";
import { type Column, Listing } from "../../../parts/listing.tsx";
import { Page } from "../../../parts/page.tsx";
import { Time } from "../../../parts/time.tsx";
import { useCommonWords, useWords } from "../../../words/use-words.ts";
import { isAwsManaged } from "../attach-policies.tsx";
import { policiesRead } from "../reads.ts";
import { iamWords } from "../words.ts";
import { policiesWords } from "./words.ts";

function usePolicyColumns(): readonly Column<Policy>[] {
  const t = useWords(policiesWords);
  const shared = useWords(iamWords);
  const common = useCommonWords();
  return useMemo((): readonly Column<Policy>[] => {
    const type = (policy: Policy) => shared(isAwsManaged(policy) ? "awsManaged" : "customerManaged");
    return [
      {
        id: "name",
        header: shared("policyName"),
        names: true,
        width: 380,
        text: ({ PolicyName }) => PolicyName,
        cell: ({ PolicyName, Arn = "" }) => <Go to={places.policy(Arn)}>{PolicyName}</Go>,
      },
      { id: "type", header: shared("policyType"), text: type, cell: type },
      {
        id: "used",
        header: t("usedBy"),
        text: ({ AttachmentCount }) => AttachmentCount,
        cell: ({ AttachmentCount }) => AttachmentCount,
      },
      {
        id: "description",
        header: common("description"),
        width: 320,
        text: ({ Description }) => Description,
        cell: ({ Description }) => Description ?? common("none"),
      },
      {
        id: "created",
        header: common("createdAt"),
        hidden: true,
        text: ({ CreateDate }) => CreateDate?.getTime(),
        cell: ({ CreateDate }) => <Time at={CreateDate} />,
      },
      { id: "arn", header: common("arn"), hidden: true, text: ({ Arn }) => Arn, cell: ({ Arn }) => Arn },
    ];
  }, [t, shared, common]);
}

export default function PoliciesPage() {
  const t = useWords(policiesWords);
  const shared = useWords(iamWords);
  const navigate = useNavigate();
  const policies = useLive(policiesRead);
  const columns = usePolicyColumns();
  const [type, setType] = useState("all");
  const shown = useMemo(
    () => policies.data?.filter((policy) => type === "all" || isAwsManaged(policy) === (type === "aws")),
    [policies.data, type],
  );
  const options = [
    { value: "all", label: t("all") },
    { value: "aws", label: shared("awsManaged") },
    { value: "own", label: shared("customerManaged") },
  ];
  const create = (variant: "primary" | "normal") => (
    <Button variant={variant} onClick={() => void navigate(places.createPolicy())}>
      {t("create")}
    </Button>
  );
  return (
    <Page title={shared("policies")} crumbs={[{ text: "IAM", href: places.policies() }]} description={t("description")}>
      <Listing
        id="policies"
        title={shared("policies")}
        items={shown}
        error={policies.error}
        onRetry={() => void policies.refetch()}
        columns={columns}
        keyOf={({ Arn = "" }) => Arn}
        placeholder={t("find")}
        sortBy={{ column: "name" }}
        filters={
          <Select
            ariaLabel={t("type")}
            selectedOption={options.find(({ value }) => value === type) ?? null}
            options={options}
            onChange={({ detail }) => setType(detail.selectedOption.value ?? "all")}
          />
        }
        empty={{ title: t("emptyTitle"), action: create("normal") }}
        actions={() => create("primary")}
      />
    </Page>
  );
}
