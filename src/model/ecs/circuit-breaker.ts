// When the deployment circuit breaker trips.
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-circuit-breaker.html

/** Failed tasks that make a deployment fail: half of desiredCount, at least 3 and at most 200. */
export const breakerThreshold = (desiredCount: number): number =>
  Math.max(3, Math.min(200, Math.ceil(desiredCount / 2)));
