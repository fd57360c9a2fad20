// DNS names that EC2 gives to private addresses.
// https://docs.aws.amazon.com/vpc/latest/userguide/vpc-dns.html

const domain = (region: string) => (region === "us-east-1" ? "ec2.internal" : `${region}.compute.internal`);

/** The domain-name of a region's own DHCP options. */
export const defaultDomainName = domain;

/** 172.31.0.9 → ip-172-31-0-9.ec2.internal */
export const privateDnsName = (region: string, address: string): string =>
  `ip-${address.replaceAll(".", "-")}.${domain(region)}`;
