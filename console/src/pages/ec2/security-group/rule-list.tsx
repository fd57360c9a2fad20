// The rules of a group in one direction, as AWS's own table has them.
import type { SecurityGroup, SecurityGroupRule } from "@aws-sdk/client-ec2";
import Button from "@cloudscape-design/components/button";
import { useMemo } from "react";
import { useNavigate } from "react-router";
import { places } from "../../../app/places.ts";
import { Go } from "../../../parts/go.tsx";
import { type Column, Listing } from "../../../parts/listing.tsx";
import { useWords } from "../../../words/use-words.ts";
import type { Direction } from "../parts/rule-rows.tsx";
import { portText, typeOf } from "../parts/rule-types.ts";
import { nameTag } from "../reads.ts";
import { ec2Words } from "../words.ts";

function usePeerText(): (rule: SecurityGroupRule) => string {
  const t = useWords(ec2Words);
  return useMemo(
    () => (rule) => {
      const peer = rule.CidrIpv4 ?? rule.CidrIpv6 ?? rule.ReferencedGroupInfo?.GroupId ?? "";
      return peer === "0.0.0.0/0" ? `${peer} (${t("anywhere4")})` : peer;
    },
    [t],
  );
}

function useColumns(direction: Direction): readonly Column<SecurityGroupRule>[] {
  const t = useWords(ec2Words);
  const peerText = usePeerText();
  return useMemo((): readonly Column<SecurityGroupRule>[] => {
    const typeText = ({ IpProtocol = "-1", FromPort, ToPort }: SecurityGroupRule) => {
      const { label, word } = typeOf(IpProtocol, FromPort, ToPort);
      return label ?? (word ? t(word) : IpProtocol);
    };
    const protocol = ({ IpProtocol = "-1" }: SecurityGroupRule) =>
      IpProtocol === "-1" ? t("allOfThem") : IpProtocol.toUpperCase();
    const ports = ({ IpProtocol = "-1", FromPort, ToPort }: SecurityGroupRule) =>
      portText(IpProtocol, FromPort, ToPort, t("allOfThem"));
    const version = ({ CidrIpv4, CidrIpv6 }: SecurityGroupRule) => (CidrIpv4 ? "IPv4" : CidrIpv6 ? "IPv6" : "–");
    // Narrow enough that the source, which most come to read, is seen beside the menu: so the header of the ids is cut, as on AWS.
    const text = (
      id: string,
      header: string,
      width: number,
      of: (rule: SecurityGroupRule) => string,
    ): Column<SecurityGroupRule> => ({
      id,
      header,
      width,
      minWidth: 90,
      text: of,
      cell: (rule) => of(rule) || "–",
    });
    return [
      text("name", t("name"), 95, ({ Tags }) => nameTag(Tags)),
      { ...text("id", t("ruleId"), 195, ({ SecurityGroupRuleId = "" }) => SecurityGroupRuleId), names: true },
      text("version", t("ipVersion"), 135, version),
      text("type", t("type"), 155, typeText),
      text("protocol", t("protocol"), 120, protocol),
      text("ports", t("portRange"), 180, ports),
      {
        id: "peer",
        header: t(direction === "inbound" ? "source" : "destination"),
        width: 215,
        text: peerText,
        cell: (rule) => {
          const group = rule.ReferencedGroupInfo?.GroupId;
          return group ? <Go to={places.securityGroup(group)}>{group}</Go> : peerText(rule);
        },
      },
      text("description", t("description"), 180, ({ Description = "" }) => Description),
    ];
  }, [t, direction, peerText]);
}

export function RuleList({
  group: { GroupId = "" },
  direction,
  rules,
  error,
}: {
  readonly group: SecurityGroup;
  readonly direction: Direction;
  readonly rules: readonly SecurityGroupRule[] | undefined;
  readonly error: unknown;
}) {
  const t = useWords(ec2Words);
  const navigate = useNavigate();
  const columns = useColumns(direction);
  const isInbound = direction === "inbound";
  const to = isInbound ? places.editInboundRules(GroupId) : places.editOutboundRules(GroupId);
  const edit = <Button onClick={() => void navigate(to)}>{t(isInbound ? "editInbound" : "editOutbound")}</Button>;
  return (
    <Listing
      key={direction}
      id={`rules-${direction}`}
      title={t(direction)}
      items={rules}
      error={error}
      columns={columns}
      keyOf={({ SecurityGroupRuleId = "" }) => SecurityGroupRuleId}
      placeholder={t("findRules")}
      empty={{ title: t("emptyRules"), hint: t(isInbound ? "emptyInboundHint" : "emptyOutboundHint") }}
      actions={() => edit}
    />
  );
}
