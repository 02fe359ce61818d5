import { makeCalendars } from './calendars.ts';
import { makeSettingRoutes } from './routes/settings.ts';
import { makeTemplateRoutes } from './routes/templates.ts';
import { makeSettings, type SettingPorts } from './settings.ts';
import type { TemplateActions, TemplatePorts } from './templates.ts';

export type SettingActionPorts = SettingPorts & TemplatePorts;

/** What administrators set: words, calendars, policies, procedures, offers, units. */
export const makeSettingActions = (ports: SettingActionPorts) => {
  const items = makeSettings(ports);
  let templates: Promise<TemplateActions> | undefined;
  return {
    items,
    calendars: makeCalendars({ ...ports, actions: items }),
    /** Loaded with the first change of words: what checks and tries them is large. */
    templates: () => {
      templates ??= import('./templates.ts').then(({ makeTemplates }) => makeTemplates(ports));
      return templates;
    },
  };
};
export type AllSettingActions = ReturnType<typeof makeSettingActions>;

/** As routes of the API. */
export const settingRoutesOf = ({ items, templates }: AllSettingActions) => [
  makeSettingRoutes(items),
  makeTemplateRoutes(templates),
];
