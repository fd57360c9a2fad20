// The AWS services on offer, each loaded on its first request.
import { specs } from "../gateway/services.ts";
import type { LazyService } from "../gateway/service.ts";
import type { BlobStore } from "../registry/registry.ts";
import type { LogArchive } from "../store/log-archive/log-archive.ts";
import type { MetricArchive } from "../store/metric-archive/metric-archive.ts";

export interface ServiceMachines {
  readonly blobs: BlobStore;
  readonly archive: LogArchive;
  readonly metrics: MetricArchive;
}

export const lazyServices = ({ blobs, archive, metrics }: ServiceMachines): readonly LazyService[] => [
  { spec: specs.ecs, load: async () => (await import("../gateway/ecs/index.ts")).ecs },
  { spec: specs.ecr, load: async () => (await import("../gateway/ecr/index.ts")).createEcr({ blobs }) },
  { spec: specs.ec2, load: async () => (await import("../gateway/ec2/index.ts")).ec2 },
  { spec: specs.iam, load: async () => (await import("../gateway/iam/index.ts")).iam },
  { spec: specs.sts, load: async () => (await import("../gateway/sts/index.ts")).sts },
  { spec: specs.logs, load: async () => (await import("../gateway/logs/index.ts")).createLogs({ archive }) },
  {
    spec: specs.cloudwatch,
    load: async () => (await import("../gateway/cloudwatch/index.ts")).createCloudWatch({ metrics }),
  },
];
