// Members of requests that no operation of ECS honours yet, by dotted path: the dispatcher refuses them by these names.

/** Of a container definition. */
const containerFields = [
  "repositoryCredentials",
  "links",
  "restartPolicy",
  "environmentFiles",
  "secrets",
  "disableNetworking",
  "dockerSecurityOptions",
  "resourceRequirements",
  "firelensConfiguration",
  "credentialSpecs",
  "systemControls",
  "linuxParameters.devices",
  "linuxParameters.maxSwap",
  "linuxParameters.swappiness",
  "logConfiguration.secretOptions",
];

export const definitionNotYet = [
  "pidMode",
  "ipcMode",
  "proxyConfiguration",
  "inferenceAccelerators",
  "enableFaultInjection",
  "placementConstraints",
  "volumes.dockerVolumeConfiguration",
  "volumes.efsVolumeConfiguration",
  "volumes.s3filesVolumeConfiguration",
  "volumes.fsxWindowsFileServerVolumeConfiguration",
  "volumes.configuredAtLaunch",
  ...containerFields.map((field) => `containerDefinitions.${field}`),
];

export const taskNotYet = [
  "placementConstraints",
  "placementStrategy",
  "enableExecuteCommand",
  "referenceId",
  "volumeConfigurations",
  "overrides.inferenceAcceleratorOverrides",
  "overrides.containerOverrides.environmentFiles",
  "overrides.containerOverrides.resourceRequirements",
];

export const serviceNotYet = [
  "loadBalancers",
  "serviceRegistries",
  "placementConstraints",
  "placementStrategy",
  "enableExecuteCommand",
  "serviceConnectConfiguration.enabled",
  "serviceConnectConfiguration.services",
  "serviceConnectConfiguration.namespace",
  "serviceConnectConfiguration.logConfiguration",
  "serviceConnectConfiguration.accessLogConfiguration",
  "serviceConnectConfiguration.containerConfigurations",
  "volumeConfigurations",
  "vpcLatticeConfigurations",
  "gatewayConnectors",
  "monitoring",
  "deploymentConfiguration.alarms.alarmNames",
  "deploymentConfiguration.lifecycleHooks",
  "deploymentConfiguration.linearConfiguration",
  "deploymentConfiguration.canaryConfiguration",
  "deploymentConfiguration.earlySuccessCriteria",
  "deploymentConfiguration.deploymentCircuitBreaker.resetOnHealthyTask",
  "deploymentConfiguration.deploymentCircuitBreaker.thresholdConfiguration",
];

export const clusterNotYet = ["configuration", "serviceConnectDefaults"];
