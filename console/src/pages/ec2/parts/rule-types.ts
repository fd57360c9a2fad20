// The types that the rule editor offers, as AWS's does: a name for a protocol with its ports. Rules know protocol and ports
// only; the name is found again from them.
export interface RuleType {
  readonly id: string;
  /** A product's own name, the same in both languages; the others are in the dictionary under `word`. */
  readonly label?: string;
  readonly word?: "customTcp" | "customUdp" | "customIcmp" | "allTraffic" | "allTcp" | "allUdp" | "otherProtocol";
  /** EC2's IpProtocol. */
  readonly protocol: string;
  /** Undefined: the visitor gives them. */
  readonly ports?: readonly [from: number, to: number];
}

const tcp = (id: string, label: string, port: number): RuleType => ({
  id,
  label,
  protocol: "tcp",
  ports: [port, port],
});

export const ruleTypes: readonly RuleType[] = [
  { id: "custom-tcp", word: "customTcp", protocol: "tcp" },
  { id: "custom-udp", word: "customUdp", protocol: "udp" },
  { id: "all-icmp", word: "customIcmp", protocol: "icmp", ports: [-1, -1] },
  { id: "all-traffic", word: "allTraffic", protocol: "-1", ports: [-1, -1] },
  { id: "all-tcp", word: "allTcp", protocol: "tcp", ports: [0, 65535] },
  { id: "all-udp", word: "allUdp", protocol: "udp", ports: [0, 65535] },
  tcp("ssh", "SSH", 22),
  tcp("smtp", "SMTP", 25),
  { id: "dns-udp", label: "DNS (UDP)", protocol: "udp", ports: [53, 53] },
  tcp("dns-tcp", "DNS (TCP)", 53),
  tcp("http", "HTTP", 80),
  tcp("https", "HTTPS", 443),
  tcp("ldap", "LDAP", 389),
  tcp("mssql", "MSSQL", 1433),
  tcp("oracle", "Oracle-RDS", 1521),
  tcp("nfs", "NFS", 2049),
  tcp("mysql", "MYSQL/Aurora", 3306),
  tcp("rdp", "RDP", 3389),
  tcp("postgresql", "PostgreSQL", 5432),
];

/** The type that a rule's protocol and ports have; a protocol that the editor has no type for is shown as it is. */
export function typeOf(protocol: string, from: number | undefined, to: number | undefined): RuleType {
  const exact = ruleTypes.find(
    ({ protocol: own, ports }) => own === protocol && ports !== undefined && ports[0] === from && ports[1] === to,
  );
  const free = ruleTypes.find(({ protocol: own, ports }) => own === protocol && ports === undefined);
  return exact ?? free ?? { id: `other-${protocol}`, word: "otherProtocol", protocol, ports: [from ?? -1, to ?? -1] };
}

/** "5000", "5000 - 5010", or all of them. */
export function portText(protocol: string, from: number | undefined, to: number | undefined, all: string): string {
  if (protocol !== "tcp" && protocol !== "udp") return from === undefined || from === -1 ? all : `${from}/${to ?? -1}`;
  if (from === 0 && to === 65535) return "0 - 65535";
  return from === to ? String(from) : `${from} - ${to}`;
}

/** "5000" or "5000-5010" → the range; undefined when it is none. */
export function parsePorts(text: string): readonly [from: number, to: number] | undefined {
  const match = /^\s*(\d{1,5})(?:\s*-\s*(\d{1,5}))?\s*$/.exec(text);
  if (!match) return undefined;
  const from = Number(match[1]);
  const to = Number(match[2] ?? match[1]);
  return from <= to && to <= 65535 ? [from, to] : undefined;
}
