// Pages of AWS's documentation that help panels of ECS lead to.
const guide = "https://docs.aws.amazon.com/AmazonECS/latest/developerguide";

export const docs = {
  clusters: `${guide}/clusters.html`,
  createCluster: `${guide}/create-cluster-console-v2.html`,
} as const;
