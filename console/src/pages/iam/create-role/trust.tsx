// Whom a new role trusts: a service, this account, or what the visitor writes.
import Container from "@cloudscape-design/components/container";
import FormField from "@cloudscape-design/components/form-field";
import Header from "@cloudscape-design/components/header";
import Select from "@cloudscape-design/components/select";
import SpaceBetween from "@cloudscape-design/components/space-between";
import Tiles from "@cloudscape-design/components/tiles";
import { useSession } from "../../../session/provider.tsx";
import { useWords } from "../../../words/use-words.ts";
import { DocumentField, DocumentView } from "../document-field.tsx";
import { accountTrust, serviceTrust } from "../documents.ts";
import { createRoleWords } from "./words.ts";

type TrustKind = "service" | "account" | "custom";

export interface Trust {
  readonly kind: TrustKind;
  readonly document: string;
}

/** Services whose roles mean something here; by their principals, whose names AWS's own console leaves in English. */
const services = [
  { value: "ecs-tasks.amazonaws.com", label: "Elastic Container Service Task" },
  { value: "ecs.amazonaws.com", label: "Elastic Container Service" },
  { value: "ec2.amazonaws.com", label: "EC2" },
];

export const firstTrust: Trust = { kind: "service", document: serviceTrust("ecs-tasks.amazonaws.com") };

export function TrustSection({
  trust,
  onChange,
}: {
  readonly trust: Trust;
  readonly onChange: (trust: Trust) => void;
}) {
  const t = useWords(createRoleWords);
  const { account } = useSession();
  const change = (kind: TrustKind) => {
    if (kind === "service") onChange(firstTrust);
    else if (kind === "account") onChange({ kind, document: accountTrust(account) });
    else onChange({ kind, document: trust.document });
  };
  return (
    <Container header={<Header variant="h2">{t("trust")}</Header>}>
      <SpaceBetween size="m">
        <FormField label={t("trustedType")} stretch>
          <Tiles
            value={trust.kind}
            onChange={({ detail }) => change(detail.value as TrustKind)}
            items={[
              { value: "service", label: t("service"), description: t("serviceHint") },
              { value: "account", label: t("account"), description: t("accountHint") },
              { value: "custom", label: t("custom"), description: t("customHint") },
            ]}
          />
        </FormField>
        {trust.kind === "service" && (
          <FormField label={t("useCase")} constraintText={t("useCases")}>
            <Select
              selectedOption={services.find(({ value }) => serviceTrust(value) === trust.document) ?? null}
              options={services.map((service) => ({ ...service, description: service.value }))}
              onChange={({ detail }) =>
                onChange({ kind: "service", document: serviceTrust(detail.selectedOption.value ?? "") })
              }
            />
          </FormField>
        )}
        {trust.kind === "custom" ? (
          <DocumentField
            value={trust.document}
            kind="trust"
            label={t("trustPolicy")}
            onChange={(document) => onChange({ kind: "custom", document })}
          />
        ) : (
          <FormField label={t("trustPolicy")} stretch>
            <DocumentView document={trust.document} />
          </FormField>
        )}
      </SpaceBetween>
    </Container>
  );
}
