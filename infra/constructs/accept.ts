import type { IConstruct } from 'constructs';

/** Why a finding of cdk-nag is no fault here. */
export type Acceptance = {
  /** Of the AwsSolutions rules, without their common first part: `IAM5`. */
  rule: string;
  reason: string;
  /** Of the findings that such a rule has on one construct, these: `Resource::*`. */
  findings?: RegExp | undefined;
};

const accepted = new WeakMap<IConstruct, readonly Acceptance[]>();

/** Accepts a finding for this construct and what is in it. */
export const accept = (construct: IConstruct, rule: string, reason: string, findings?: RegExp): void => {
  accepted.set(construct, [...acceptedFor(construct), { rule, reason, findings }]);
};

export const acceptedFor = (construct: IConstruct): readonly Acceptance[] => accepted.get(construct) ?? [];
