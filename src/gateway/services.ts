// The wire facts of every service that Muelle answers for. Pinned against the vendor's clients by a test.
import type { ServiceSpec } from "./service.ts";

export const specs = {
  ecs: {
    id: "ecs",
    protocols: ["awsJson1_1"],
    target: "AmazonEC2ContainerServiceV20141113",
    version: "2014-11-13",
    signingName: "ecs",
    package: "@aws-sdk/client-ecs",
    validationCode: "InvalidParameterException",
  },
  ecr: {
    id: "ecr",
    protocols: ["awsJson1_1"],
    target: "AmazonEC2ContainerRegistry_V20150921",
    version: "2015-09-21",
    signingName: "ecr",
    package: "@aws-sdk/client-ecr",
    validationCode: "InvalidParameterException",
  },
  ec2: {
    id: "ec2",
    protocols: ["ec2Query"],
    target: "AmazonEC2",
    version: "2016-11-15",
    xmlNamespace: "http://ec2.amazonaws.com/doc/2016-11-15",
    signingName: "ec2",
    package: "@aws-sdk/client-ec2",
  },
  iam: {
    id: "iam",
    protocols: ["awsQuery"],
    target: "AWSIdentityManagementV20100508",
    version: "2010-05-08",
    xmlNamespace: "https://iam.amazonaws.com/doc/2010-05-08/",
    signingName: "iam",
    package: "@aws-sdk/client-iam",
  },
  sts: {
    id: "sts",
    protocols: ["awsQuery"],
    target: "AWSSecurityTokenServiceV20110615",
    version: "2011-06-15",
    xmlNamespace: "https://sts.amazonaws.com/doc/2011-06-15/",
    signingName: "sts",
    package: "@aws-sdk/client-sts",
  },
  logs: {
    id: "logs",
    protocols: ["awsJson1_1"],
    target: "Logs_20140328",
    version: "2014-03-28",
    signingName: "logs",
    package: "@aws-sdk/client-cloudwatch-logs",
    validationCode: "InvalidParameterException",
  },
  cloudwatch: {
    id: "cloudwatch",
    protocols: ["awsJson1_0", "rpcv2Cbor", "awsQuery"],
    target: "GraniteServiceVersion20100801",
    version: "2010-08-01",
    xmlNamespace: "http://monitoring.amazonaws.com/doc/2010-08-01/",
    signingName: "monitoring",
    actionPrefix: "cloudwatch",
    package: "@aws-sdk/client-cloudwatch",
  },
} as const satisfies Record<string, ServiceSpec>;

export type ServiceId = keyof typeof specs;
