// Tables of ECS.
import { scopeKey } from "../../model/arn.ts";
import type {
  AccountSetting,
  Cluster,
  EndedDeployment,
  Service,
  ServiceEvent,
  Task,
  TaskDefinition,
  TaskDefinitionFamily,
} from "../../model/ecs/records.ts";
import { refuseTransition } from "../../model/ecs/task-life-cycle.ts";
import { defineTable } from "../table.ts";

export const clusters = defineTable<Cluster>()({
  name: "ecs_clusters",
  key: (cluster) => cluster.clusterArn,
  indexes: { scope: scopeKey },
});

export const taskDefinitions = defineTable<TaskDefinition>()({
  name: "ecs_task_definitions",
  key: (definition) => definition.taskDefinitionArn,
  indexes: {
    scope: scopeKey,
    /** `account/region/family` */
    family: (definition) => `${scopeKey(definition)}/${definition.family}`,
    /** `account/region/status` */
    status: (definition) => `${scopeKey(definition)}/${definition.status}`,
  },
});

export const taskDefinitionFamilies = defineTable<TaskDefinitionFamily>()({
  name: "ecs_task_definition_families",
  key: (row) => `${scopeKey(row)}/${row.family}`,
  indexes: { scope: scopeKey },
});

export const tasks = defineTable<Task>()({
  name: "ecs_tasks",
  key: (task) => task.taskArn,
  guard: refuseTransition,
  indexes: {
    /** `clusterArn/desiredStatus` */
    clusterDesired: (task) => `${task.clusterArn}/${task.desiredStatus}`,
    /** `clusterArn/lastStatus` */
    clusterLast: (task) => `${task.clusterArn}/${task.lastStatus}`,
    cluster: (task) => task.clusterArn,
    service: (task) => task.serviceArn,
    definition: (task) => task.taskDefinitionArn,
    lastStatus: (task) => task.lastStatus,
    /** `clusterArn/clientToken` */
    clientToken: (task) => task.clientToken && `${task.clusterArn}/${task.clientToken}`,
    metadataId: (task) => task.metadataId,
    credentialsId: (task) => task.credentialsId,
    /** `clusterArn/startedBy` */
    startedBy: (task) => task.startedBy && `${task.clusterArn}/${task.startedBy}`,
  },
});

export const services = defineTable<Service>()({
  name: "ecs_services",
  key: (service) => service.serviceArn,
  indexes: {
    scope: scopeKey,
    cluster: (service) => service.clusterArn,
    /** Every definition that the service runs, or may go back to. */
    definition: ({ deployments, lastCompleted, taskDefinitionArn }) => [
      ...new Set([
        taskDefinitionArn,
        ...deployments.map((deployment) => deployment.taskDefinitionArn),
        ...(lastCompleted ? [lastCompleted.taskDefinitionArn] : []),
      ]),
    ],
  },
});

/** Deployments move here from their service's row; they go with it. */
export const endedDeployments = defineTable<EndedDeployment>()({
  name: "ecs_ended_deployments",
  key: (deployment) => deployment.serviceDeploymentArn,
  indexes: { service: (deployment) => deployment.serviceArn, revision: (deployment) => deployment.serviceRevisionArn },
});

export const serviceEvents = defineTable<ServiceEvent>()({
  name: "ecs_service_events",
  key: (event) => event.id,
  indexes: { service: (event) => event.serviceArn },
});

export const accountSettings = defineTable<AccountSetting>()({
  name: "ecs_account_settings",
  key: (setting) => `${scopeKey(setting)}/${setting.principalArn}/${setting.name}`,
  indexes: { scope: scopeKey },
});

export const ecsTables = [
  clusters,
  taskDefinitions,
  taskDefinitionFamilies,
  tasks,
  services,
  endedDeployments,
  serviceEvents,
  accountSettings,
];
