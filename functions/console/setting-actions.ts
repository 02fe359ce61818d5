import { makeCalendars } from './calendars.ts';
import { makeSettingRoutes } from './routes/settings.ts';
import { makeTemplateRoutes } from './routes/templates.ts';
import { makeSettings, type SettingPorts } from './settings.ts';
import { makeTemplates, type TemplatePorts } from './templates.ts';

export type SettingActionPorts = SettingPorts & TemplatePorts;

/** What administrators set: words, calendars, policies, procedures, offers, units. */
export const makeSettingActions = (ports: SettingActionPorts) => {
  const items = makeSettings(ports);
  return { items, calendars: makeCalendars({ ...ports, actions: items }), templates: makeTemplates(ports) };
};
export type AllSettingActions = ReturnType<typeof makeSettingActions>;

/** As routes of the API. */
export const settingRoutesOf = ({ items, templates }: AllSettingActions) => [
  makeSettingRoutes(items),
  makeTemplateRoutes(templates),
];
