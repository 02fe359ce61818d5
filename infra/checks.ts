import type { IPolicyValidationPlugin, PolicyViolation } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import type { IConstruct } from 'constructs';
import { type Acceptance, acceptedFor } from './constructs/accept.ts';

/** `AwsSolutions-IAM5[Resource::*]`: a rule and, of rules that find several things at one place, what. */
const parts = /^AwsSolutions-(?<rule>\w+)(?:\[(?<finding>.*)\])?$/;

const covers = ({ rule, findings }: Acceptance, ruleName: string): boolean => {
  const found = parts.exec(ruleName)?.groups;
  return found?.rule === rule && (findings?.test(found.finding ?? '') ?? found.finding === undefined);
};

const acceptanceOf = (construct: IConstruct | undefined, ruleName: string): Acceptance | undefined =>
  construct?.node.scopes.flatMap((scope) => acceptedFor(scope)).find((acceptance) => covers(acceptance, ruleName));

/**
 * What cdk-nag's AwsSolutions rules find in the stacks that nothing accepts, and the acceptances that nothing needs. Not by
 * CDK's own acknowledgements: they want each finding letter by letter, and a reference to another stack has no letters yet
 * where it is written.
 */
export const findingsIn = (scope: IConstruct): { open: PolicyViolation[]; idle: Acceptance[] } => {
  const all = scope.node.findAll();
  const byPath = new Map(all.map((construct) => [construct.node.path, construct]));
  const idle = new Set(all.flatMap((construct) => acceptedFor(construct)));
  const { violations } = new AwsSolutionsChecks(scope).validateScope(scope);
  const open = violations.flatMap(({ violatingResources, ...violation }) => {
    const left = violatingResources.filter(({ constructPath = '' }) => {
      const acceptance = acceptanceOf(byPath.get(constructPath), violation.ruleName);
      if (acceptance) idle.delete(acceptance);
      return !acceptance;
    });
    return left.length > 0 ? [{ ...violation, violatingResources: left }] : [];
  });
  return { open, idle: [...idle] };
};

/** Stops a synthesis that cdk-nag finds fault with. */
export const checks: IPolicyValidationPlugin = {
  name: 'cdk-nag',
  validate: ({ appConstruct }) => {
    const { open } = findingsIn(appConstruct);
    return { success: open.length === 0, violations: open };
  },
};
