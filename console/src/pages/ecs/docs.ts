// Pages of AWS's documentation that help panels of ECS lead to.
const guide = "https://docs.aws.amazon.com/AmazonECS/latest/developerguide";

export const docs = {
  clusters: `${guide}/clusters.html`,
  createCluster: `${guide}/create-cluster-console-v2.html`,
  createService: `${guide}/create-service-console-v2.html`,
  updateService: `${guide}/update-service-console-v2.html`,
  runTask: `${guide}/standalone-task-create.html`,
  accountSettings: `${guide}/ecs-account-settings.html`,
} as const;
