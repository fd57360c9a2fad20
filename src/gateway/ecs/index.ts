// The shelf of ECS.
import * as ECS from "@aws-sdk/client-ecs";
import type { Operations, Service } from "../service.ts";
import { specs } from "../services.ts";
import {
  deleteAccountSetting,
  listAccountSettings,
  putAccountSetting,
  putAccountSettingDefault,
} from "./account-settings.ts";
import { deleteAttributes, listAttributes, putAttributes } from "./attributes.ts";
import { describeContainerInstances, listContainerInstances } from "./container-instances.ts";
import { createCluster } from "./create-cluster.ts";
import { createService } from "./create-service.ts";
import { deleteCluster } from "./delete-cluster.ts";
import { deleteService } from "./delete-service.ts";
import { deleteTaskDefinitions } from "./delete-task-definitions.ts";
import { deregisterTaskDefinition } from "./deregister-task-definition.ts";
import { describeCapacityProviders } from "./describe-capacity-providers.ts";
import { describeClusters } from "./describe-clusters.ts";
import { describeServices } from "./describe-services.ts";
import { describeTaskDefinition } from "./describe-task-definition.ts";
import { describeTasks } from "./describe-tasks.ts";
import { listClusters } from "./list-clusters.ts";
import { listServices } from "./list-services.ts";
import { listTaskDefinitionFamilies, listTaskDefinitions } from "./list-task-definitions.ts";
import { listTasks } from "./list-tasks.ts";
import { registerTaskDefinition } from "./register-task-definition.ts";
import { runTask } from "./run-task.ts";
import { describeServiceDeployments, describeServiceRevisions, listServiceDeployments } from "./service-deployments.ts";
import { stopServiceDeployment } from "./stop-service-deployment.ts";
import { stopTask } from "./stop-task.ts";
import { listTagsForResource, tagResource, untagResource } from "./tags.ts";
import { putClusterCapacityProviders, updateCluster, updateClusterSettings } from "./update-cluster.ts";
import { updateService } from "./update-service.ts";

const operations: Operations<typeof ECS> = {
  CreateCluster: createCluster,
  CreateService: createService,
  DeleteAccountSetting: deleteAccountSetting,
  DeleteAttributes: deleteAttributes,
  DeleteCluster: deleteCluster,
  DeleteService: deleteService,
  DeleteTaskDefinitions: deleteTaskDefinitions,
  DeregisterTaskDefinition: deregisterTaskDefinition,
  DescribeCapacityProviders: describeCapacityProviders,
  DescribeClusters: describeClusters,
  DescribeContainerInstances: describeContainerInstances,
  DescribeServiceDeployments: describeServiceDeployments,
  DescribeServiceRevisions: describeServiceRevisions,
  DescribeServices: describeServices,
  DescribeTaskDefinition: describeTaskDefinition,
  DescribeTasks: describeTasks,
  ListAccountSettings: listAccountSettings,
  ListAttributes: listAttributes,
  ListClusters: listClusters,
  ListContainerInstances: listContainerInstances,
  ListServiceDeployments: listServiceDeployments,
  ListServices: listServices,
  ListTagsForResource: listTagsForResource,
  ListTaskDefinitionFamilies: listTaskDefinitionFamilies,
  ListTaskDefinitions: listTaskDefinitions,
  ListTasks: listTasks,
  PutAccountSetting: putAccountSetting,
  PutAccountSettingDefault: putAccountSettingDefault,
  PutAttributes: putAttributes,
  PutClusterCapacityProviders: putClusterCapacityProviders,
  RegisterTaskDefinition: registerTaskDefinition,
  RunTask: runTask,
  StopServiceDeployment: stopServiceDeployment,
  StopTask: stopTask,
  TagResource: tagResource,
  UntagResource: untagResource,
  UpdateCluster: updateCluster,
  UpdateClusterSettings: updateClusterSettings,
  UpdateService: updateService,
};

export const ecs: Service = { spec: specs.ecs, module: ECS, operations };
