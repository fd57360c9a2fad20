// AWS's managed policies for EC2 and VPC.
// https://docs.aws.amazon.com/vpc/latest/userguide/security-iam-awsmanpol.html
import { type AwsManagedPolicy, actions, allow, policy } from "./managed.ts";

const describeVpc = `DescribeAccountAttributes DescribeAddresses DescribeCarrierGateways DescribeClassicLinkInstances
  DescribeCustomerGateways DescribeDhcpOptions DescribeEgressOnlyInternetGateways DescribeFlowLogs DescribeInternetGateways
  DescribeLocalGatewayRouteTables DescribeLocalGatewayRouteTableVpcAssociations DescribeMovingAddresses DescribeNatGateways
  DescribeNetworkAcls DescribeNetworkInterfaceAttribute DescribeNetworkInterfacePermissions DescribeNetworkInterfaces
  DescribePrefixLists DescribeRouteTables DescribeSecurityGroupReferences DescribeSecurityGroupRules
  DescribeSecurityGroups DescribeStaleSecurityGroups DescribeSubnets DescribeTags DescribeVpcAttribute
  DescribeVpcClassicLink DescribeVpcClassicLinkDnsSupport DescribeVpcEndpoints DescribeVpcEndpointConnectionNotifications
  DescribeVpcEndpointConnections DescribeVpcEndpointServiceConfigurations DescribeVpcEndpointServicePermissions
  DescribeVpcEndpointServices DescribeVpcPeeringConnections DescribeVpcs DescribeVpnConnections DescribeVpnGateways
  GetSecurityGroupsForVpc`;

const changeVpc = `AcceptVpcPeeringConnection AcceptVpcEndpointConnections AllocateAddress AssignIpv6Addresses
  AssignPrivateIpAddresses AssociateAddress AssociateDhcpOptions AssociateRouteTable AssociateSubnetCidrBlock
  AssociateVpcCidrBlock AttachClassicLinkVpc AttachInternetGateway AttachNetworkInterface AttachVpnGateway
  AuthorizeSecurityGroupEgress AuthorizeSecurityGroupIngress CreateCarrierGateway CreateCustomerGateway
  CreateDefaultSubnet CreateDefaultVpc CreateDhcpOptions CreateEgressOnlyInternetGateway CreateFlowLogs
  CreateInternetGateway CreateLocalGatewayRouteTableVpcAssociation CreateNatGateway CreateNetworkAcl
  CreateNetworkAclEntry CreateNetworkInterface CreateNetworkInterfacePermission CreateRoute CreateRouteTable
  CreateSecurityGroup CreateSubnet CreateTags CreateVpc CreateVpcEndpoint CreateVpcEndpointConnectionNotification
  CreateVpcEndpointServiceConfiguration CreateVpcPeeringConnection CreateVpnConnection CreateVpnConnectionRoute
  CreateVpnGateway DeleteCarrierGateway DeleteCustomerGateway DeleteDhcpOptions DeleteEgressOnlyInternetGateway
  DeleteFlowLogs DeleteInternetGateway DeleteLocalGatewayRouteTableVpcAssociation DeleteNatGateway DeleteNetworkAcl
  DeleteNetworkAclEntry DeleteNetworkInterface DeleteNetworkInterfacePermission DeleteRoute DeleteRouteTable
  DeleteSecurityGroup DeleteSubnet DeleteTags DeleteVpc DeleteVpcEndpoints DeleteVpcEndpointConnectionNotifications
  DeleteVpcEndpointServiceConfigurations DeleteVpcPeeringConnection DeleteVpnConnection DeleteVpnConnectionRoute
  DeleteVpnGateway DescribeAvailabilityZones DescribeInstances DescribeIpv6Pools DescribeKeyPairs DetachClassicLinkVpc
  DetachInternetGateway DetachNetworkInterface DetachVpnGateway DisableVgwRoutePropagation DisableVpcClassicLink
  DisableVpcClassicLinkDnsSupport DisassociateAddress DisassociateRouteTable DisassociateSubnetCidrBlock
  DisassociateVpcCidrBlock EnableVgwRoutePropagation EnableVpcClassicLink EnableVpcClassicLinkDnsSupport
  ModifyNetworkInterfaceAttribute ModifySecurityGroupRules ModifySubnetAttribute ModifyVpcAttribute ModifyVpcEndpoint
  ModifyVpcEndpointConnectionNotification ModifyVpcEndpointServiceConfiguration ModifyVpcEndpointServicePermissions
  ModifyVpcPeeringConnectionOptions ModifyVpcTenancy MoveAddressToVpc RejectVpcEndpointConnections
  RejectVpcPeeringConnection ReleaseAddress ReplaceNetworkAclAssociation ReplaceNetworkAclEntry ReplaceRoute
  ReplaceRouteTableAssociation ResetNetworkInterfaceAttribute RestoreAddressToClassic RevokeSecurityGroupEgress
  RevokeSecurityGroupIngress UnassignIpv6Addresses UnassignPrivateIpAddresses
  UpdateSecurityGroupRuleDescriptionsEgress UpdateSecurityGroupRuleDescriptionsIngress`;

export const ec2Policies: readonly AwsManagedPolicy[] = [
  policy(
    "AmazonEC2FullAccess",
    "/",
    "v5",
    ["2015-02-06", "2018-11-27"],
    "Provides full access to Amazon EC2 via the AWS Management Console.",
    ...["ec2:*", "elasticloadbalancing:*", "cloudwatch:*", "autoscaling:*"].map((action) => allow(action)),
    allow("iam:CreateServiceLinkedRole", {
      Condition: {
        StringEquals: {
          "iam:AWSServiceName": [
            "autoscaling.amazonaws.com",
            "ec2scheduled.amazonaws.com",
            "elasticloadbalancing.amazonaws.com",
            "spot.amazonaws.com",
            "spotfleet.amazonaws.com",
            "transitgateway.amazonaws.com",
          ],
        },
      },
    }),
  ),
  policy(
    "AmazonEC2ReadOnlyAccess",
    "/",
    "v2",
    ["2015-02-06", "2024-02-14"],
    "Provides read only access to Amazon EC2 via the AWS Management Console.",
    allow(actions("ec2", "Describe* Get*"), { Sid: "EC2" }),
    allow("elasticloadbalancing:Describe*", { Sid: "ELB" }),
    allow(actions("cloudwatch", "ListMetrics GetMetricStatistics Describe*"), { Sid: "Cloudwatch" }),
    allow("autoscaling:Describe*", { Sid: "Autoscaling" }),
  ),
  policy(
    "AmazonVPCFullAccess",
    "/",
    "v10",
    ["2015-02-06", "2024-02-08"],
    "Provides full access to Amazon VPC via the AWS Management Console.",
    allow(actions("ec2", `${changeVpc} ${describeVpc}`).sort(), { Sid: "AmazonVPCFullAccess" }),
  ),
  policy(
    "AmazonVPCReadOnlyAccess",
    "/",
    "v10",
    ["2015-02-06", "2024-12-09"],
    "Provides read only access to Amazon VPC via the AWS Management Console.",
    allow(actions("ec2", `${describeVpc} DescribeSecurityGroupVpcAssociations`).sort(), {
      Sid: "AmazonVPCReadOnlyAccess",
    }),
  ),
];
