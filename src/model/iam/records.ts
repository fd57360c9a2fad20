// The nouns of IAM as the house remembers them. IAM is global: rows belong to an account, never to a region.
// https://docs.aws.amazon.com/IAM/latest/APIReference/API_Types.html

export interface Tag {
  readonly key: string;
  readonly value: string;
}

/** What users, groups, roles, policies and instance profiles share. */
export interface Entity {
  readonly account: string;
  /** Unique in its account and kind, whatever the case of its letters. */
  readonly name: string;
  /** Begins and ends with a slash. */
  readonly path: string;
  /** AIDA…, AGPA…, AROA…, ANPA… or AIPA…: never given twice, so a name that comes back is somebody else. */
  readonly id: string;
  readonly arn: string;
  readonly createdAtMs: number;
  readonly tags: readonly Tag[];
}

export interface InlinePolicy {
  readonly name: string;
  /** The JSON text as it was given. */
  readonly document: string;
}

/** Who holds policies. */
export interface PolicyHolder {
  readonly inlinePolicies: readonly InlinePolicy[];
  /** ARNs of managed policies, AWS's and the account's own, in order of attachment. */
  readonly attachedPolicyArns: readonly string[];
}

/** Users and roles may be bounded: they have no right that the boundary does not also give. */
export interface Bounded {
  /** ARN of a managed policy. */
  readonly permissionsBoundaryArn?: string;
}

export interface User extends Entity, PolicyHolder, Bounded {
  readonly groupNames: readonly string[];
}

export interface Group extends Entity, PolicyHolder {}

export interface Role extends Entity, PolicyHolder, Bounded {
  /** The trust policy: who may assume the role. JSON text as it was given. */
  readonly assumeRolePolicyDocument: string;
  readonly description?: string;
  /** Seconds, 3,600 to 43,200. */
  readonly maxSessionDurationS: number;
  /** A service-linked role belongs to this service: ecs.amazonaws.com. */
  readonly linkedService?: string;
}

export interface PolicyVersion {
  /** v1, v2, … */
  readonly versionId: string;
  readonly document: string;
  readonly createdAtMs: number;
}

export interface ManagedPolicy extends Entity {
  readonly description?: string;
  /** At most five, oldest first. */
  readonly versions: readonly PolicyVersion[];
  readonly defaultVersionId: string;
  /** The number of the next version: ids are not given twice. */
  readonly nextVersion: number;
  readonly updatedAtMs: number;
}

export interface AccessKey {
  /** AKIA… */
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly account: string;
  /** Absent: a key of the account's root. */
  readonly userName?: string;
  readonly status: "Active" | "Inactive";
  readonly createdAtMs: number;
}

export interface InstanceProfile extends Entity {
  /** At most one. */
  readonly roleName?: string;
}

/** The answer to GetServiceLinkedRoleDeletionStatus. */
export interface ServiceLinkedRoleDeletion {
  /** task/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS/<uuid> */
  readonly deletionTaskId: string;
  readonly account: string;
  readonly status: "SUCCEEDED" | "FAILED";
  readonly reason?: string;
  /** ARNs that still use the role. */
  readonly usage?: readonly string[];
}

/** What IAM remembers of an account as a whole. */
export interface AccountRecord {
  readonly account: string;
  /** Of its first use here. */
  readonly createdAtMs: number;
  readonly alias?: string;
}
