import { App, Validations } from 'aws-cdk-lib';
import { bundlesFolder } from './bundle.ts';
import { checks } from './checks.ts';
import { addProvince } from './province-stacks.ts';
import { loadSettings, settingsFiles } from './settings.ts';

/** The CDK app: all stacks of every province and stage that has a settings file. */
const app = new App();
Validations.of(app).addPlugins(checks);
for (const settings of loadSettings(settingsFiles())) addProvince(app, settings, bundlesFolder);
