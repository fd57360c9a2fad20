// The firewall inside a task's namespace as nft text: one transaction that replaces the whole table, so that at no instant
// half of it holds. Every packet is judged by the rule that its flow's first packet needs, in both directions: when a rule
// goes, so do the flows that it let in, without a list of flows to clear.
import { formatRange } from "../address.ts";
import { isEverybody, openings, protocolNumbers, type Opening } from "../firewall.ts";
import type { Firewall } from "../network.ts";
import { doorAddress } from "../reachability.ts";

export const taskTable = "inet muelle";

/** Errors: invalid (a rule that is none). */
export function taskRuleset({ ingress, egress }: Firewall): string {
  return `table ${taskTable} {
}
flush table ${taskTable}
table ${taskTable} {
  chain ingress {
${lines(openings(ingress), "saddr")}  }
  chain egress {
${lines(openings(egress), "daddr")}  }
  chain arriving {
    type filter hook input priority filter; policy drop;
    iifname "lo" accept
    ct original ip daddr ${doorAddress} accept
    ct state related meta l4proto icmp accept
    ct direction original goto ingress
    ct direction reply goto egress
  }
  chain leaving {
    type filter hook output priority filter; policy drop;
    oifname "lo" accept
    ct original ip daddr ${doorAddress} accept
    ct state related meta l4proto icmp accept
    ct direction original goto egress
    ct direction reply goto ingress
  }
}
`;
}

const withPorts: readonly (number | undefined)[] = Object.values(protocolNumbers);

// The flow's own first tuple: who began it is the peer of ingress (saddr), whom it was for the peer of egress (daddr).
function lines(allowed: readonly Opening[], peer: "saddr" | "daddr"): string {
  return allowed
    .map(({ protocol, ports, peers }) => {
      const use = protocol === undefined ? "" : `meta l4proto ${protocol} `;
      const some = withPorts.includes(protocol) && (ports.first > 0 || ports.last < 65535);
      const range = ports.first === ports.last ? `${ports.first}` : `${ports.first}-${ports.last}`;
      const who = isEverybody(peers) ? "0.0.0.0/0" : `{ ${peers.map(formatRange).join(", ")} }`;
      return `    ${use}${some ? `ct original proto-dst ${range} ` : ""}ct original ip ${peer} ${who} accept\n`;
    })
    .join("");
}
