import { createRoute } from '@hono/zod-openapi';
import * as z from 'zod';
import { difficulty, newDifficulty, newTask, task } from '../../domain/drive-work.ts';
import type { makeDriveWork } from '../drive-work.ts';
import { inJson, jsonOf, makeRoutes, usualRefusals } from '../routes.ts';
import { asAnswer } from './answers.ts';
import { mustBeAllowed } from './tables.ts';

const byId = z.object({ id: z.string() });
const ofDrive = z.object({ id: z.string(), one: z.string() });
const note = z.string().trim().max(2000);
const taskAnswer = { 200: jsonOf(task, 'As it stands now.'), ...usualRefusals };
const difficultyAnswer = { 200: jsonOf(difficulty, 'As it stands now.'), ...usualRefusals };

const tasks = createRoute({
  method: 'get',
  path: '/drives/{id}/tasks',
  summary: 'Tasks of a drive, each with its holder, unit and day, and whether it is overdue',
  request: { params: byId },
  responses: {
    200: jsonOf(z.object({ tasks: z.array(task.extend({ overdue: z.boolean() })) }), 'In the order they were set.'),
    ...usualRefusals,
  },
});

const setTask = createRoute({
  method: 'post',
  path: '/drives/{id}/tasks',
  summary: 'Sets a task: one person by name, one unit, one day',
  request: { params: byId, ...inJson(newTask) },
  responses: taskAnswer,
});

const finishTask = createRoute({
  method: 'post',
  path: '/drives/{id}/tasks/{one}/finish',
  summary: 'A task is done',
  request: { params: ofDrive, ...inJson(z.object({ note: note.optional() })) },
  responses: taskAnswer,
});

const difficulties = createRoute({
  method: 'get',
  path: '/drives/{id}/difficulties',
  summary: 'What hinders units in a drive, open and closed',
  request: { params: byId },
  responses: {
    200: jsonOf(z.object({ difficulties: z.array(difficulty) }), 'In the order they were logged.'),
    ...usualRefusals,
  },
});

const logDifficulty = createRoute({
  method: 'post',
  path: '/drives/{id}/difficulties',
  summary: 'Logs what hinders a unit',
  request: { params: byId, ...inJson(newDifficulty) },
  responses: difficultyAnswer,
});

const closeDifficulty = createRoute({
  method: 'post',
  path: '/drives/{id}/difficulties/{one}/close',
  summary: 'Closes a difficulty with what was done about it',
  request: { params: ofDrive, ...inJson(z.object({ note: note.min(1) })) },
  responses: difficultyAnswer,
});

/** Tasks and difficulties of a drive. */
export const makeDriveWorkRoutes = (work: ReturnType<typeof makeDriveWork>) =>
  makeRoutes()
    .openapi(tasks, async (c) => {
      mustBeAllowed(c.var.staff, 'see-drive');
      return c.json({ tasks: await work.tasks(c.req.valid('param').id) }, 200);
    })
    .openapi(setTask, async (c) =>
      c.json(asAnswer(await work.setTask(c.var.staff, c.req.valid('param').id, c.req.valid('json'))).value, 200),
    )
    .openapi(finishTask, async (c) => {
      const { id, one } = c.req.valid('param');
      return c.json(asAnswer(await work.finishTask(c.var.staff, id, one, c.req.valid('json').note)).value, 200);
    })
    .openapi(difficulties, async (c) => {
      mustBeAllowed(c.var.staff, 'see-drive');
      return c.json({ difficulties: await work.difficulties(c.req.valid('param').id) }, 200);
    })
    .openapi(logDifficulty, async (c) =>
      c.json(asAnswer(await work.logDifficulty(c.var.staff, c.req.valid('param').id, c.req.valid('json'))).value, 200),
    )
    .openapi(closeDifficulty, async (c) => {
      const { id, one } = c.req.valid('param');
      return c.json(asAnswer(await work.closeDifficulty(c.var.staff, id, one, c.req.valid('json').note)).value, 200);
    });
