// The input members that may have a fraction. The vendor's schemas know one kind of number, and nearly every number of these
// APIs is whole: AWS refuses 1.5 tasks. From AWS's API references, where these are of type Double or Float.

const fractional: ReadonlySet<string> = new Set([
  // Amazon ECS
  "CanaryConfiguration.canaryPercent",
  "DaemonDeploymentConfiguration.drainPercent",
  "LinearConfiguration.stepPercent",
  "MemoryGiBPerVCpuRequest.max",
  "MemoryGiBPerVCpuRequest.min",
  "NetworkBandwidthGbpsRequest.max",
  "NetworkBandwidthGbpsRequest.min",
  "Resource.doubleValue",
  "Scale.value",
  "TotalLocalStorageGBRequest.max",
  "TotalLocalStorageGBRequest.min",
  // Amazon EC2
  "ClientData.UploadSize",
  "FleetLaunchTemplateOverridesRequest.Priority",
  "FleetLaunchTemplateOverridesRequest.WeightedCapacity",
  "LaunchTemplateOverrides.Priority",
  "LaunchTemplateOverrides.WeightedCapacity",
  "MemoryGiBPerVCpu.Max",
  "MemoryGiBPerVCpu.Min",
  "MemoryGiBPerVCpuRequest.Max",
  "MemoryGiBPerVCpuRequest.Min",
  "NetworkBandwidthGbps.Max",
  "NetworkBandwidthGbps.Min",
  "NetworkBandwidthGbpsRequest.Max",
  "NetworkBandwidthGbpsRequest.Min",
  "PriceScheduleSpecification.Price",
  "ReservationFleetInstanceSpecification.Weight",
  "ReservedInstanceLimitPrice.Amount",
  "SpotFleetLaunchSpecification.WeightedCapacity",
  "SpotFleetRequestConfigData.FulfilledCapacity",
  "SpotFleetRequestConfigData.OnDemandFulfilledCapacity",
  "TotalLocalStorageGB.Max",
  "TotalLocalStorageGB.Min",
  "TotalLocalStorageGBRequest.Max",
  "TotalLocalStorageGBRequest.Min",
  // CloudWatch
  "MetricDatum.Counts",
  "MetricDatum.Value",
  "MetricDatum.Values",
  "PutMetricAlarmInput.Threshold",
  "StatisticSet.Maximum",
  "StatisticSet.Minimum",
  "StatisticSet.SampleCount",
  "StatisticSet.Sum",
  // CloudWatch Logs
  "MetricTransformation.defaultValue",
]);

export const isFractional = (structure: string, member: string): boolean => fractional.has(`${structure}.${member}`);
