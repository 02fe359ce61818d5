import { type Context, Hono } from 'hono';
import { html } from 'hono/html';
import type { Fault } from '../../domain/sentence.ts';
import { role, type Staff, staff as staffForm } from '../../domain/staff.ts';
import type { Actions } from '../actions.ts';
import type { Html } from '../page.ts';
import { asAnswer } from '../routes/answers.ts';
import { saidIn, sentOf } from './forms.ts';
import { frame } from './frame.ts';
import { roleNames } from './names.ts';
import { faultAt, faultsOf, field, textField } from './parts.ts';
import { type PagesEnv, to, type View, type ViewOf } from './view.ts';

type Typed = { email: string; name: string; title: string; roles: readonly string[]; units: string };

const nobody: Typed = { email: '', name: '', title: '', roles: [], units: '' };
const typedOf = ({ email, name, title = '', roles, units }: Staff): Typed => ({
  ...{ email, name, title, roles },
  units: units.join(', '),
});

const typedIn = (sent: URLSearchParams): Typed => ({
  ...{ email: sent.get('email')?.trim() ?? '', name: sent.get('name')?.trim() ?? '' },
  ...{ title: sent.get('title')?.trim() ?? '', roles: sent.getAll('roles'), units: sent.get('units') ?? '' },
});

const faultWords = { email: 'badEmail', name: 'noName', roles: 'noRole' } as const;

/** The person as the domain takes it, or what is wrong with it. */
const personOf = ({ units, title, ...rest }: Typed): { person?: Staff; faults: Fault[] } => {
  const codes = units.split(/[\s,;]+/).filter(Boolean);
  const parsed = staffForm.safeParse({ ...rest, ...(title && { title }), units: codes });
  if (parsed.success) return { person: parsed.data, faults: [] };
  const wrong = new Set(parsed.error.issues.map(({ path }) => String(path[0])));
  const faults = (['email', 'name', 'roles'] as const).filter((name) => wrong.has(name));
  return { faults: faults.map((name) => faultAt(name, faultWords[name])) };
};

const tablePage = (view: View, people: readonly Staff[], said: string | undefined): Html => {
  const { say } = view;
  const heads = ['name', 'email', 'roles', 'units', 'changePerson'] as const;
  return frame(view, {
    ...{ title: say('staffList'), said },
    body: html`<p class="acts"><a class="button" href="${to(view, '/can-bo/sua')}">${say('addPerson')}</a></p>
<table class="rows"><thead><tr>${heads.map((head) => html`<th scope="col">${say(head)}</th>`)}</tr></thead><tbody>${people.map(
      ({
        email,
        name,
        title,
        roles,
        units,
      }) => html`<tr><td data-label="${say('name')}">${name}${title ? html`<br><small>${title}</small>` : ''}</td>
<td data-label="${say('email')}">${email}</td><td data-label="${say('roles')}">${roles.map((one) => view.in(roleNames[one])).join(', ')}</td>
<td data-label="${say('units')}">${units.join(', ')}</td><td class="act"><a href="${to(view, '/can-bo/sua', { email })}" aria-label="${say('changePerson')}: ${name}">${say('changePerson')}</a></td></tr>`,
    )}</tbody></table>`,
  });
};

const personPage = (view: View, typed: Typed, isNew: boolean, faults: readonly Fault[] = []): Html => {
  const { say } = view;
  const roleFaults = faults.filter((fault) => fault.field === 'roles');
  const roles = html`<fieldset id="roles"><legend>${say('roles')}</legend>${roleFaults.map(({ sentence }) => html`<p class="fault">${view.in(sentence)}</p>`)}${role.options.map(
    (one) =>
      html`<label class="choice"><input type="checkbox" name="roles" value="${one}"${typed.roles.includes(one) ? html` checked` : ''}>${view.in(roleNames[one])}</label>`,
  )}</fieldset>`;
  const email = isNew
    ? textField(view, { name: 'email', word: 'email', faults }, typed.email)
    : field(
        view,
        { name: 'email', word: 'email', faults },
        (attributes) => html`<input ${attributes} value="${typed.email}" readonly>`,
      );
  const removal = isNew
    ? ''
    : html`<h2>${say('removePerson')}</h2><p>${say('removeSure', { who: typed.name })}</p>
<form method="post" action="${to(view, '/can-bo/bo')}"><input type="hidden" name="email" value="${typed.email}"><button class="plain">${say('removePerson')}</button></form>`;
  return frame(view, {
    ...{ title: say(isNew ? 'addPerson' : 'changePerson'), faults },
    body: html`<form method="post" action="${to(view, '/can-bo/sua', isNew ? {} : { email: typed.email })}">${email}
${textField(view, { name: 'name', word: 'name', faults }, typed.name)}${textField(view, { name: 'title', word: 'title' }, typed.title)}${roles}
${textField(view, { name: 'units', word: 'units', hint: 'unitsHint' }, typed.units)}
<p class="acts"><button>${say('save')}</button> <a class="button plain" href="${to(view, '/can-bo')}">${say('back')}</a></p></form>${removal}`,
  });
};

/** Who works with the console, kept by administrators. */
export const makePeoplePages = ({ people }: Actions, viewOf: ViewOf) => {
  const everybody = async (c: Context<PagesEnv>) => asAnswer(await people.all(c.env.staff)).staff;
  const emailIn = (c: Context) => c.req.query('email')?.toLowerCase();
  return new Hono<PagesEnv>()
    .get('/can-bo', async (c) => {
      const view = await viewOf(c);
      return c.html(tablePage(view, await everybody(c), saidIn(c, view.say)));
    })
    .get('/can-bo/sua', async (c) => {
      const known = (await everybody(c)).find(({ email }) => email === emailIn(c));
      return c.html(personPage(await viewOf(c), known ? typedOf(known) : nobody, !known));
    })
    .post('/can-bo/sua', async (c) => {
      const typed = typedIn(await sentOf(c));
      const view = await viewOf(c);
      const { person, faults } = personOf(typed);
      const isNew = emailIn(c) === undefined;
      if (!person) return c.html(personPage(view, typed, isNew, faults), 422);
      const saved = await people.save(view.staff, person);
      if (!saved.ok) return c.html(personPage(view, typed, isNew, faultsOf(saved.refusal)), 403);
      return c.redirect(to(view, '/can-bo', { said: 'saved' }), 303);
    })
    .post('/can-bo/bo', async (c) => {
      const email = ((await sentOf(c)).get('email') ?? '').toLowerCase();
      const view = await viewOf(c);
      asAnswer(await people.remove(view.staff, email));
      return c.redirect(to(view, '/can-bo', { said: 'removed' }), 303);
    });
};
