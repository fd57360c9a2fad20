// The two services that the agent uses in a role's name. They are interfaces so that the runner can be read, and tested,
// without ECR and CloudWatch Logs behind it.
import type { RegistryCredentials } from "../engine/engine.ts";
import type { Scope } from "../model/arn.ts";

export interface ResolvedImage {
  /** What the engine is asked for. */
  readonly reference: string;
  /** The manifest, when it is known before the pull (images of Muelle's own registry). */
  readonly digest?: string;
  /** Asked for only when the image must be fetched. */
  readonly credentials?: () => Promise<RegistryCredentials>;
}

export interface ImageSource {
  /** Throws a TaskFailure with AWS's words when there is no such image, or the execution role may not pull it. */
  resolve(image: string, scope: Scope, executionRoleArn: string | undefined): Promise<ResolvedImage>;
}

export interface LogTarget extends Scope {
  readonly group: string;
  readonly stream: string;
  readonly createGroup: boolean;
  readonly executionRoleArn: string | undefined;
}

export interface LogEvent {
  readonly timestampMs: number;
  readonly message: string;
}

export interface OpenLog {
  /** Durable when it resolves. Order is kept. */
  append(events: readonly LogEvent[]): Promise<void>;
  /** The newest events of the stream with this time or later: what a shipper that starts again must not send twice. */
  newest(limit: number): Promise<readonly LogEvent[]>;
}

export interface LogSink {
  /** Makes the stream (and the group, if asked). Throws a TaskFailure with AWS's words when it cannot or may not. */
  open(target: LogTarget): Promise<OpenLog>;
}
