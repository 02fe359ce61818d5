import type { StackProps } from 'aws-cdk-lib';
import type { Settings } from './settings.ts';

/** What all stacks of one province and stage have in common. Without an account known, stacks are made for any. */
export const stackProps = ({ region, name, stage, keep }: Settings, at: string = region): StackProps => {
  const account = process.env.CDK_DEFAULT_ACCOUNT;
  return {
    env: { region: at, ...(account && { account }) },
    tags: { app: 'baotin', province: name, stage },
    terminationProtection: keep,
  };
};
