import * as z from 'zod';
import { json, jsonError, type Service } from './endpoints.ts';
import { momentOf, type Schedules } from './schedules.ts';

const createSchedule = z.object({
  GroupName: z.string().default('default'),
  ScheduleExpression: z.string(),
  ScheduleExpressionTimezone: z.string().optional(),
  FlexibleTimeWindow: z.object({ Mode: z.string() }),
  ActionAfterCompletion: z.string().optional(),
  Target: z.object({ Arn: z.string(), RoleArn: z.string(), Input: z.string() }),
});

/** EventBridge Scheduler as its clients speak it (REST JSON): CreateSchedule with `at(…)` and a queue as target. */
export const schedulerEndpoint =
  (schedules: Schedules, { group, knows }: { group: string; knows(target: string): boolean }): Service =>
  ({ method, path, body }) => {
    const name = /^\/schedules\/(.+)$/.exec(path)?.[1];
    if (method !== 'POST' || name === undefined)
      return jsonError(404, 'ResourceNotFoundException', `this machine's scheduler does not know ${method} ${path}`);
    if (!/^[0-9a-zA-Z-_.]{1,64}$/.test(name))
      return jsonError(
        400,
        'ValidationException',
        `1 validation error detected: Value '${name}' at 'name' failed to satisfy constraint: Member must satisfy regular expression pattern: ^[0-9a-zA-Z-_.]+$, length 1 to 64`,
      );
    const asked = createSchedule.safeParse(JSON.parse(body));
    if (!asked.success) return jsonError(400, 'ValidationException', z.prettifyError(asked.error));
    const { GroupName, ScheduleExpression, ScheduleExpressionTimezone, ActionAfterCompletion, Target } = asked.data;
    const at = momentOf(ScheduleExpression, ScheduleExpressionTimezone);
    if (!at) return jsonError(400, 'ValidationException', `Invalid Schedule Expression ${ScheduleExpression}.`);
    if (GroupName !== group)
      return jsonError(404, 'ResourceNotFoundException', `Schedule group ${GroupName} does not exist.`);
    if (!knows(Target.Arn))
      return jsonError(400, 'ValidationException', `Provided Arn is not in correct format: ${Target.Arn}`);
    const stays = ActionAfterCompletion !== 'DELETE';
    const created = schedules.create({ name, at, target: Target.Arn, input: Target.Input, stays });
    if (created === 'exists') return jsonError(409, 'ConflictException', `Schedule ${name} already exists.`);
    return json(200, { ScheduleArn: `arn:aws:scheduler:local:000000000000:schedule/${GroupName}/${name}` });
  };
