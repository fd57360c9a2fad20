// What the rules of IAM need to look up. The store gives it (store/views/iam.ts); a test may give a literal.
import type { Group, ManagedPolicy, Role, User } from "./records.ts";

export interface IamDirectory {
  user(account: string, name: string): User | undefined;
  group(account: string, name: string): Group | undefined;
  role(account: string, name: string): Role | undefined;
  /** A policy of an account's own, by ARN; AWS's are data (managed/index.ts). */
  managedPolicy(arn: string): ManagedPolicy | undefined;
}
