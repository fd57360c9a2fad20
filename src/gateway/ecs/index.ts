// The shelf of ECS.
import * as client from "@aws-sdk/client-ecs";
import type * as ECS from "@aws-sdk/client-ecs";
import type { Operations, Service } from "../service.ts";
import { specs } from "../services.ts";
import { createCluster } from "./create-cluster.ts";
import { createService } from "./create-service.ts";
import { deleteCluster } from "./delete-cluster.ts";
import { deleteService } from "./delete-service.ts";
import { deregisterTaskDefinition } from "./deregister-task-definition.ts";
import { describeClusters } from "./describe-clusters.ts";
import { describeServices } from "./describe-services.ts";
import { describeTaskDefinition } from "./describe-task-definition.ts";
import { describeTasks } from "./describe-tasks.ts";
import { listClusters } from "./list-clusters.ts";
import { listServices } from "./list-services.ts";
import { listTasks } from "./list-tasks.ts";
import { registerTaskDefinition } from "./register-task-definition.ts";
import { runTask } from "./run-task.ts";
import { stopTask } from "./stop-task.ts";
import { putClusterCapacityProviders, updateCluster, updateClusterSettings } from "./update-cluster.ts";
import { updateService } from "./update-service.ts";

const operations: Operations<typeof ECS> = {
  CreateCluster: createCluster,
  CreateService: createService,
  DeleteCluster: deleteCluster,
  DeleteService: deleteService,
  DeregisterTaskDefinition: deregisterTaskDefinition,
  DescribeClusters: describeClusters,
  DescribeServices: describeServices,
  DescribeTaskDefinition: describeTaskDefinition,
  DescribeTasks: describeTasks,
  ListClusters: listClusters,
  ListServices: listServices,
  ListTasks: listTasks,
  PutClusterCapacityProviders: putClusterCapacityProviders,
  RegisterTaskDefinition: registerTaskDefinition,
  RunTask: runTask,
  StopTask: stopTask,
  UpdateCluster: updateCluster,
  UpdateClusterSettings: updateClusterSettings,
  UpdateService: updateService,
};

export const ecs: Service = { spec: specs.ecs, module: client, operations };
