// What the networking part of forms needs: the VPCs, subnets and security groups of the region, together.
import type { SecurityGroup, Subnet, Vpc } from "@aws-sdk/client-ec2";
import type { UseQueryResult } from "@tanstack/react-query";
import { useMemo } from "react";
import { useLive } from "../../../aws/live.tsx";
import { securityGroupsRead, subnetsRead, vpcsRead } from "../../ec2/reads.ts";

export interface Network {
  readonly vpcs: readonly Vpc[];
  readonly subnets: readonly Subnet[];
  readonly groups: readonly SecurityGroup[];
}

export interface NetworkRead {
  /** Undefined: not all of it is read yet. */
  readonly network: Network | undefined;
  /** The read that is waited for, for `<Loaded>`. */
  readonly waiting: UseQueryResult<unknown, Error>;
}

export function useNetwork(): NetworkRead {
  const vpcs = useLive(vpcsRead);
  const subnets = useLive(subnetsRead);
  const groups = useLive(securityGroupsRead);
  const network = useMemo(
    () =>
      vpcs.data && subnets.data && groups.data
        ? { vpcs: vpcs.data, subnets: subnets.data, groups: groups.data }
        : undefined,
    [vpcs.data, subnets.data, groups.data],
  );
  const waiting = [vpcs, subnets].find(({ data }) => data === undefined) ?? groups;
  return { network, waiting };
}
