// Every name that the plane gives on a machine, and what is written into them: a later process reads the machine back by
// these. All host interfaces begin with `mu` and have at most 15 characters, the kernel's limit.
import { MachineError } from "../../kit/machine-error.ts";
import { formatAddress, parseAddress } from "../address.ts";
import type { Placed } from "../checks.ts";

export interface Names {
  /** The interface that carries the public pool, and the prefix of everything else. */
  readonly internet: string;
  /** The host's nftables table, family ip; also the comment that marks rules in other people's chains. */
  readonly table: string;
  /** The metric of this instance's unreachable routes: no two instances share one. */
  readonly metric: number;
  /** The network namespace of a VPC. */
  vpcNamespace(vpcId: string): string;
  /** Whether a namespace is one of this instance's, by its name. */
  isVpcNamespace(name: string): boolean;
  /** The host's end of the link to VPC number `index`. */
  link(index: number): string;
  /** The number of a link, by its name; undefined when it is none of this instance's. */
  linkIndex(name: string): number | undefined;
}

const digits = "0123456789abcdefghijklmnopqrstuvwxyz";

/** Errors: invalid (not two to six characters of a-z and 0-9). */
export function namesOf(instance: string): Names {
  if (!/^[a-z0-9]{2,6}$/.test(instance))
    throw new MachineError("invalid", `the instance name "${instance}" must be two to six of a-z and 0-9`);
  const internet = `mu${instance}`;
  return {
    internet,
    table: `muelle_${instance}`,
    // As a number of base 37 it fits into the 32 bits of a metric, and no two names give the same.
    metric: instance.split("").reduce((sum, letter) => sum * 37 + digits.indexOf(letter) + 1, 0),
    vpcNamespace: (vpcId) => `${internet}-${vpcId}`,
    isVpcNamespace: (name) => name.startsWith(`${internet}-`),
    link: (index) => `${internet}-${index.toString(36)}`,
    linkIndex(name) {
      const index = name.startsWith(`${internet}-`) ? name.slice(internet.length + 1) : "";
      return /^[0-9a-z]{1,2}$/.test(index) ? Number.parseInt(index, 36) : undefined;
    },
  };
}

/** Inside a VPC's namespace. */
export const router = { bridge: "br0", internet: "inet0" } as const;

/** The router's end of an interface: named by its private address, so that the kernel refuses a second one. */
export function portName(privateAddress: string): string {
  return `mu${parseAddress(privateAddress).toString(16).padStart(8, "0")}`;
}

/** What the alias of a port tells: the interface, and the namespace where its other end was put. */
export type PortRecord = Placed;

const aliasLimit = 255;

/** Errors: invalid (a name with characters, or of a length, that cannot be written on the machine). */
export function portAlias(record: PortRecord): string {
  const { interfaceId, macAddress, privateAddress, publicAddress = "-", inode, path } = record;
  const alias = ["muelle", interfaceId, macAddress, privateAddress, publicAddress, inode, path].join("|");
  return writable(alias, `the interface ${interfaceId} in ${path}`);
}

/** Undefined when `alias` is not a port's. */
export function readPortAlias(vpcId: string, alias: string | undefined): PortRecord | undefined {
  const [mark, interfaceId, macAddress, privateAddress, publicAddress, inode, path] = alias?.split("|") ?? [];
  if (mark !== "muelle" || !interfaceId || !macAddress || !privateAddress || !publicAddress || !inode || !path)
    return undefined;
  const mapped = publicAddress === "-" ? {} : { publicAddress };
  return { interfaceId, vpcId, macAddress, privateAddress, ...mapped, inode, path };
}

export function linkAlias(vpcId: string, cidrs: readonly string[]): string {
  return writable(["muelle", vpcId, cidrs.join(",")].join("|"), `the VPC ${vpcId}`);
}

export function readLinkAlias(alias: string | undefined): { vpcId: string; cidrs: string[] } | undefined {
  const [mark, vpcId, cidrs] = alias?.split("|") ?? [];
  return mark === "muelle" && vpcId && cidrs ? { vpcId, cidrs: cidrs.split(",") } : undefined;
}

// Batches of `ip` are split at blanks and know quotes and comments.
function writable(alias: string, what: string): string {
  if (/[\s'"\\#]/.test(alias) || alias.length > aliasLimit)
    throw new MachineError("invalid", `${what} cannot be written on the machine: blanks, quotes, # or too long`);
  return alias;
}

/** The router of a subnet: its second address (VPC user guide, subnet sizing: base + 1). */
export function gatewayOf(subnet: { readonly first: number }): string {
  return formatAddress(subnet.first + 1);
}
