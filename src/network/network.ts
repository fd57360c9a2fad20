// The network port: VPCs, interfaces, public addresses and firewalls of one machine. It knows no tasks and no AWS records:
// the caller states what shall hold, the plane makes it hold. Every call is idempotent and states the whole of its object.
// Every implementation passes conformance.ts. Errors are MachineErrors by kind.

export interface NetworkPlane {
  /**
   * Prepares the machine: the "Internet" bridge that carries the first address of the public pool, unreachable routes for
   * the ranges, and the doors. Must be called before anything else; safe to call again after a restart of this process,
   * when what an earlier process attached still works and is listed.
   */
  open(): Promise<OpenedPlane>;

  /**
   * The VPC with its subnets and their ways out, as stated. Changes hold for running interfaces at once. Cheap when nothing
   * changed. Each process states a VPC once before it attaches in it. Errors: invalid, conflict (no room for more VPCs).
   */
  ensureVpc(vpc: VpcSpec): Promise<void>;

  /** The ids of the VPCs that the machine has, stated by this process or by an earlier one. */
  vpcs(): Promise<readonly string[]>;

  /** Absent: nothing. Interfaces still attached: conflict. */
  removeVpc(vpcId: string): Promise<void>;

  /**
   * Gives the network namespace `namespace` the interface: MAC, private address, routes, firewall, and the public address
   * mapped one to one. When it resolves the firewall is in force and traffic flows. Attached already to this namespace:
   * brings it to what is stated. Errors: not-found (VPC, subnet or namespace), conflict (an address, or the namespace, is
   * held by another interface that lives; or this one is attached elsewhere), invalid (an address outside of its range).
   */
  attach(nic: InterfaceSpec, namespace: string): Promise<void>;

  /** Takes the interface and its public mapping away. Absent, or its namespace is gone: nothing. */
  detach(interfaceId: string): Promise<void>;

  /**
   * Replaces the firewalls of attached interfaces, each atomically: at no instant is one open that is closed before and
   * after. Established flows that the new rules do not allow end (EC2 lets tracked flows go on for a while; here a closed
   * port is closed). An interface that is not attached is passed over.
   */
  setFirewalls(firewalls: ReadonlyMap<string, Firewall>): Promise<void>;

  /** What is attached now, as the machine itself tells, not as this process remembers. */
  list(): Promise<readonly AttachedInterface[]>;

  /** Stops serving without touching what is attached. */
  close(): Promise<void>;

  /** Takes away everything that this plane (its instance, see PlaneOptions) ever made on the machine. */
  removeAll(): Promise<void>;
}

export interface PlaneOptions {
  /** Two to six characters [a-z0-9], different for each control plane on a machine: part of every name that is made. */
  readonly instance: string;
  /**
   * Public addresses, CIDR of /8 to /28, default 198.18.0.0/16. The first address is the machine's own, as tasks see it;
   * the last eighth, at most the last 256 addresses, is the plane's (one per VPC). Interfaces get what lies between:
   * 198.18.0.2 to 198.18.254.255 of the default.
   */
  readonly publicPool: string;
  /** Ports at 169.254.170.2, as tasks see them, mapped to ports on the machine's own public-pool address. Never behind a security group. */
  readonly doors: readonly { readonly port: number; readonly hostPort: number }[];
}

export interface OpenedPlane {
  /** The address of the machine in the public pool: the daemon listens here for `doors`, and local clients appear as it. */
  readonly hostAddress: string;
}

export interface VpcSpec {
  readonly vpcId: string;
  readonly cidrs: readonly string[];
  readonly subnets: readonly SubnetSpec[];
}

export interface SubnetSpec {
  readonly subnetId: string;
  readonly cidr: string;
  /** The destinations that leave through the internet gateway (0.0.0.0/0 for AWS's default); empty: no way out of the VPC. */
  readonly internetDestinations: readonly string[];
}

export interface InterfaceSpec {
  /** eni-… */
  readonly interfaceId: string;
  readonly vpcId: string;
  readonly subnetId: string;
  readonly macAddress: string;
  readonly privateAddress: string;
  readonly publicAddress?: string;
  readonly firewall: Firewall;
}

/** An object that is never changed once it was handed over; interfaces may share it. Allow-lists, stateful: an answer to an allowed packet is allowed. What no rule allows is dropped without an answer. */
export interface Firewall {
  readonly ingress: readonly FirewallRule[];
  readonly egress: readonly FirewallRule[];
}

export interface FirewallRule {
  /** `all` takes no ports; a number is an IP protocol number. */
  readonly protocol: "all" | "tcp" | "udp" | "icmp" | number;
  /** For tcp and udp, inclusive. For icmp: type and code, -1 for any. */
  readonly fromPort?: number;
  readonly toPort?: number;
  /** Peers: IPv4 CIDRs. An empty list allows nobody. */
  readonly cidrs: readonly string[];
}

export interface AttachedInterface {
  readonly interfaceId: string;
  readonly vpcId: string;
  readonly macAddress: string;
  readonly privateAddress: string;
  readonly publicAddress?: string;
}
