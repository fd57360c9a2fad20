// The security groups of a task, each with its rules in words.
import type { SecurityGroup } from "@aws-sdk/client-ec2";
import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import ColumnLayout from "@cloudscape-design/components/column-layout";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useNavigate } from "react-router";
import { places } from "../../../app/places.ts";
import { useLive } from "../../../aws/live.tsx";
import { Go } from "../../../parts/go.tsx";
import { Loaded } from "../../../parts/page.tsx";
import { useWords } from "../../../words/use-words.ts";
import { securityGroupsRead } from "../../ec2/reads.ts";
import { type PlainRule, plainRules } from "../parts/permission.ts";
import { taskPageWords } from "./words.ts";

/** `isGone`: the task has stopped, and its interface is no more. */
export function Groups({ ids, isGone }: { readonly ids: readonly string[]; readonly isGone: boolean }) {
  const t = useWords(taskPageWords);
  const groups = useLive(securityGroupsRead);
  return (
    <Container
      header={
        <Header variant="h2" counter={`(${ids.length})`} description={t("groupsHint")}>
          {t("groups")}
        </Header>
      }
    >
      {ids.length === 0 && isGone && <Box color="text-body-secondary">{t("groupsGone")}</Box>}
      {ids.length > 0 && (
        <Loaded read={groups}>
          {(found) => (
            <SpaceBetween size="l">
              {found
                .filter(({ GroupId = "" }) => ids.includes(GroupId))
                .map((group) => (
                  <Group key={group.GroupId} group={group} />
                ))}
            </SpaceBetween>
          )}
        </Loaded>
      )}
    </Container>
  );
}

function Group({ group }: { readonly group: SecurityGroup }) {
  const t = useWords(taskPageWords);
  const navigate = useNavigate();
  const { GroupId = "", GroupName = "", IpPermissions, IpPermissionsEgress } = group;
  return (
    <SpaceBetween size="xs">
      <SpaceBetween direction="horizontal" size="m" alignItems="center">
        <Box variant="h3">
          <Go to={places.securityGroup(GroupId)}>{`${GroupId} - ${GroupName}`}</Go>
        </Box>
        <Button
          onClick={() => void navigate(places.editInboundRules(GroupId))}
          ariaLabel={`${t("editInbound")}: ${GroupId}`}
        >
          {t("editInbound")}
        </Button>
      </SpaceBetween>
      <ColumnLayout columns={2}>
        <Rules title={t("inbound")} rules={plainRules(IpPermissions)} direction="ruleIn" nothing={t("nothingIn")} />
        <Rules
          title={t("outbound")}
          rules={plainRules(IpPermissionsEgress)}
          direction="ruleOut"
          nothing={t("nothingOut")}
        />
      </ColumnLayout>
    </SpaceBetween>
  );
}

function Rules({
  title,
  rules,
  direction,
  nothing,
}: {
  readonly title: string;
  readonly rules: readonly PlainRule[];
  readonly direction: "ruleIn" | "ruleOut";
  readonly nothing: string;
}) {
  const t = useWords(taskPageWords);
  const what = ({ protocol, ports }: PlainRule) => {
    if (protocol === undefined) return t("allTraffic");
    return ports === undefined ? t("allPorts", { protocol }) : t("onPort", { protocol, ports });
  };
  const peer = ({ peer: text, isAnywhere, isGroup }: PlainRule) => {
    if (isAnywhere) return t("anywhere", { peer: text });
    return isGroup ? t("members", { peer: text }) : text;
  };
  return (
    <div>
      <Box variant="awsui-key-label">{title}</Box>
      {rules.length === 0 && <div>{nothing}</div>}
      {rules.length > 0 && (
        <ul>
          {rules.map((rule) => (
            <li key={`${what(rule)} ${rule.peer}`}>{t(direction, { what: what(rule), peer: peer(rule) })}</li>
          ))}
        </ul>
      )}
    </div>
  );
}
