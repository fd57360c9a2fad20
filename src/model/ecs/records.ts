// The nouns of ECS as the house remembers them. What users state is kept in the vendor's own types, as given; what the house
// finds out is kept beside it. https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Types.html
import type * as ECS from "@aws-sdk/client-ecs";
import type { Scope } from "../arn.ts";

export interface Cluster extends Scope {
  readonly clusterArn: string;
  readonly clusterName: string;
  readonly status: "ACTIVE" | "INACTIVE";
  readonly settings: readonly ECS.ClusterSetting[];
  readonly configuration?: ECS.ClusterConfiguration;
  readonly capacityProviders: readonly string[];
  readonly defaultCapacityProviderStrategy: readonly ECS.CapacityProviderStrategyItem[];
  readonly serviceConnectDefaults?: ECS.ClusterServiceConnectDefaults;
  readonly tags: readonly ECS.Tag[];
  readonly createdAtMs: number;
  /** Of an INACTIVE one. */
  readonly deletedAtMs?: number;
}

/** What RegisterTaskDefinition states, after AWS's defaults were filled in; free of dates, so it survives JSON. */
export type TaskDefinitionSpec = Pick<
  ECS.TaskDefinition,
  | "family"
  | "taskRoleArn"
  | "executionRoleArn"
  | "networkMode"
  | "volumes"
  | "placementConstraints"
  | "requiresCompatibilities"
  | "cpu"
  | "memory"
  | "pidMode"
  | "ipcMode"
  | "runtimePlatform"
  | "ephemeralStorage"
  | "enableFaultInjection"
> & { readonly containerDefinitions: readonly ECS.ContainerDefinition[] };

export interface TaskDefinition extends Scope {
  readonly taskDefinitionArn: string;
  readonly family: string;
  readonly revision: number;
  readonly status: "ACTIVE" | "INACTIVE" | "DELETE_IN_PROGRESS";
  readonly spec: TaskDefinitionSpec;
  readonly compatibilities: readonly ECS.Compatibility[];
  readonly requiresAttributes: readonly ECS.Attribute[];
  readonly registeredAtMs: number;
  readonly registeredBy: string;
  readonly deregisteredAtMs?: number;
  readonly deleteRequestedAtMs?: number;
  readonly tags: readonly ECS.Tag[];
}

/** A family outlives its revisions: numbers are never given twice. */
export interface TaskDefinitionFamily extends Scope {
  readonly family: string;
  readonly lastRevision: number;
  /** How many revisions are ACTIVE, and how many INACTIVE. */
  readonly active: number;
  readonly inactive: number;
}

/** lastStatus of a task, in order of life. */
export type TaskStatus =
  | "PROVISIONING"
  | "PENDING"
  | "ACTIVATING"
  | "RUNNING"
  | "DEACTIVATING"
  | "STOPPING"
  | "DEPROVISIONING"
  | "STOPPED";

export type HealthStatus = "HEALTHY" | "UNHEALTHY" | "UNKNOWN";

export interface TaskContainer {
  readonly containerArn: string;
  readonly name: string;
  /** As the task definition (or nothing else) names it. */
  readonly image: string;
  readonly imageDigest?: string;
  /** The engine's container id. */
  readonly runtimeId?: string;
  readonly lastStatus: "PENDING" | "RUNNING" | "STOPPED";
  readonly exitCode?: number;
  /** Why it stopped or could not start, in AWS's words, e.g. `CannotPullContainerError: …`. */
  readonly reason?: string;
  readonly healthStatus: HealthStatus;
  readonly startedAtMs?: number;
  readonly finishedAtMs?: number;
}

/** The elastic network interface of an awsvpc task. Details are in EC2's networkInterfaces. */
export interface TaskAttachment {
  readonly attachmentId: string;
  readonly status: "PRECREATED" | "ATTACHING" | "ATTACHED" | "DETACHING" | "DETACHED" | "DELETED";
  /** Where it may be placed: the subnets and groups that the caller named. */
  readonly subnetIds: readonly string[];
  readonly groupIds: readonly string[];
  readonly assignPublicAddress: boolean;
  /** From the moment that the interface exists; kept after it was deleted, as AWS does. */
  readonly subnetId?: string;
  readonly networkInterfaceId?: string;
  readonly macAddress?: string;
  readonly privateDnsName?: string;
  readonly privateAddress?: string;
}

export type StopCode = ECS.TaskStopCode;

export interface Task extends Scope {
  readonly taskArn: string;
  /** The last part of the ARN: 32 hexadecimal digits. */
  readonly taskId: string;
  readonly clusterArn: string;
  readonly taskDefinitionArn: string;
  /** `service:web`, `family:hola`, or what the caller said. */
  readonly group: string;
  readonly startedBy?: string;
  readonly serviceArn?: string;
  readonly deploymentId?: string;
  readonly clientToken?: string;
  readonly launchType: "FARGATE";
  readonly capacityProviderName?: "FARGATE" | "FARGATE_SPOT";
  readonly platformVersion: string;
  readonly platformFamily: string;
  readonly cpu: string;
  readonly memory: string;
  readonly overrides: ECS.TaskOverride;
  readonly enableExecuteCommand: boolean;
  readonly ephemeralStorageGiB: number;
  readonly tags: readonly ECS.Tag[];
  readonly availabilityZone?: string;
  readonly desiredStatus: "RUNNING" | "STOPPED";
  readonly lastStatus: TaskStatus;
  readonly healthStatus: HealthStatus;
  readonly containers: readonly TaskContainer[];
  readonly attachment?: TaskAttachment;
  /** Unguessable; part of the metadata and credentials addresses inside the task. */
  readonly metadataId: string;
  readonly credentialsId: string;
  readonly createdAtMs: number;
  readonly connectivityAtMs?: number;
  readonly pullStartedAtMs?: number;
  readonly pullStoppedAtMs?: number;
  readonly startedAtMs?: number;
  readonly stoppingAtMs?: number;
  readonly executionStoppedAtMs?: number;
  readonly stoppedAtMs?: number;
  readonly stopCode?: StopCode;
  readonly stoppedReason?: string;
  /** The service deployer has counted this task's end as a failure of its deployment. */
  readonly failureCounted?: boolean;
  /** Counts the changes of the task, from 1, as DescribeTasks' `version`. */
  readonly version: number;
}

/** What a service's deployment runs: the half of a service that a new deployment may change. */
export interface ServiceRevision {
  readonly taskDefinitionArn: string;
  readonly launchType?: "FARGATE";
  readonly capacityProviderStrategy: readonly ECS.CapacityProviderStrategyItem[];
  readonly platformVersion: string;
  readonly networkConfiguration?: ECS.NetworkConfiguration;
  readonly enableExecuteCommand: boolean;
}

export interface Deployment extends ServiceRevision {
  /** ecs-svc/ and 19 digits. */
  readonly id: string;
  readonly status: "PRIMARY" | "ACTIVE";
  readonly rolloutState: "IN_PROGRESS" | "COMPLETED" | "FAILED";
  readonly rolloutStateReason: string;
  readonly createdAtMs: number;
  readonly updatedAtMs: number;
  /** Tasks of this deployment that stopped before they had been RUNNING and healthy. */
  readonly failedTasks: number;
  /** Failures in a row, for the pauses between starts; a task that becomes steady sets it back. */
  readonly failuresInRow: number;
  /** Not before this instant is another task started (throttling of tasks that fail again and again). */
  readonly notBeforeMs?: number;
  /** It FAILED, and the deployment after it is the way back. */
  readonly rolledBack?: boolean;
  /** An event has said that the deployment configuration leaves no room for a step. */
  readonly blocked?: boolean;
  /** arn:…:service-revision/cluster/service/<19 digits> */
  readonly serviceRevisionArn: string;
  /** arn:…:service-deployment/cluster/service/<id> */
  readonly serviceDeploymentArn: string;
}

export interface Service extends Scope, ServiceRevision {
  readonly serviceArn: string;
  readonly serviceName: string;
  readonly clusterArn: string;
  readonly status: "ACTIVE" | "DRAINING" | "INACTIVE";
  readonly desiredCount: number;
  readonly schedulingStrategy: "REPLICA";
  readonly deploymentController: "ECS";
  readonly deploymentConfiguration: {
    readonly minimumHealthyPercent: number;
    readonly maximumPercent: number;
    readonly circuitBreaker: { readonly enable: boolean; readonly rollback: boolean };
  };
  readonly availabilityZoneRebalancing: "ENABLED" | "DISABLED";
  readonly healthCheckGracePeriodSeconds: number;
  readonly enableManagedTags: boolean;
  readonly propagateTags: "NONE" | "SERVICE" | "TASK_DEFINITION";
  readonly roleArn?: string;
  readonly clientToken?: string;
  readonly tags: readonly ECS.Tag[];
  /** PRIMARY first, then older ones that still drain. */
  readonly deployments: readonly Deployment[];
  /** The last deployment that completed: where a rollback goes. */
  readonly lastCompleted?: ServiceRevision;
  /** In a steady state since its last change: the event was written. */
  readonly steady: boolean;
  readonly createdAtMs: number;
  readonly createdBy: string;
  readonly deletedAtMs?: number;
}

/** A deployment that its service is done with: the service's history, from the moment that it leaves `deployments`. */
export interface EndedDeployment extends Deployment {
  readonly serviceArn: string;
  readonly endedAtMs: number;
}

export interface ServiceEvent {
  readonly id: string;
  readonly serviceArn: string;
  readonly createdAtMs: number;
  /** In AWS's words: "(service web) has reached a steady state." */
  readonly message: string;
}

/** A setting of an account, or of one of its users and roles. */
export interface AccountSetting extends Scope {
  readonly name: string;
  readonly value: string;
  /** The root's ARN for the account's default. */
  readonly principalArn: string;
}
