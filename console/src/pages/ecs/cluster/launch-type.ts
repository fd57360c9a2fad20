// What a service's tasks run on, in a word.
import type { Service } from "@aws-sdk/client-ecs";

/** FARGATE, or the capacity providers of its strategy. */
export const launchTypeOf = ({ launchType, capacityProviderStrategy = [] }: Service): string =>
  launchType ?? capacityProviderStrategy.map(({ capacityProvider = "" }) => capacityProvider).join(", ");
