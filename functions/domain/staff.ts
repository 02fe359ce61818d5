import * as z from 'zod';

/** Officer and leader act for their units; the others for the whole province. */
export const role = z.enum(['officer', 'leader', 'controller', 'steering', 'administrator']);
export type Role = z.infer<typeof role>;

/** Who works with the console. The sign-in says who it is; what they may do is said here, by an administrator. */
export const staff = z.object({
  /** The address that the sign-in has verified, in lower case. */
  email: z.email().transform((email) => email.toLowerCase()),
  name: z.string().min(1),
  /** As it stands under a letter: `Giám đốc`, `Phó Chủ tịch`. */
  title: z.string().optional(),
  roles: z.array(role).min(1),
  /** Codes of the units that an officer or leader acts for. */
  units: z.array(z.string()).default([]),
});
export type Staff = z.infer<typeof staff>;

type Right = { readonly inUnit?: readonly Role[]; readonly everywhere?: readonly Role[] };

/** Who may do what: some in their own units only, some everywhere. What is not here nobody may do. */
const rights = {
  'see-dossiers': { inUnit: ['officer', 'leader'], everywhere: ['controller', 'administrator'] },
  'show-contact': { inUnit: ['officer', 'leader'], everywhere: ['controller'] },
  /** Whose dossiers these are, by number or name: for who may also see the contact. */
  'find-person': { inUnit: ['officer', 'leader'], everywhere: ['controller'] },
  'print-letter': { inUnit: ['officer', 'leader'], everywhere: ['controller'] },
  'see-desk': { inUnit: ['officer', 'leader'], everywhere: ['controller'] },
  /** Reason and new date of an apology, or a text that came back. */
  draft: { inUnit: ['officer'] },
  'sign-apology': { inUnit: ['leader'] },
  'settle-second-delay': { inUnit: ['leader'] },
  'approve-notice': { everywhere: ['controller'] },
  /** Files of updates that tell of these units' dossiers. */
  'import-dossiers': { inUnit: ['officer', 'leader'], everywhere: ['administrator'] },
  'tick-off': { inUnit: ['officer', 'leader'] },
  'see-risk': { inUnit: ['officer', 'leader'], everywhere: ['controller', 'steering'] },
  /** The drive's figures belong to everybody on the staff. */
  'see-drive': { everywhere: role.options },
  'manage-drive': { everywhere: ['steering', 'administrator'] },
  'assign-task': { inUnit: ['leader'], everywhere: ['steering', 'administrator'] },
  /** Who holds the task may, too. */
  'finish-task': { inUnit: ['leader'], everywhere: ['steering', 'administrator'] },
  'log-difficulty': { inUnit: ['officer', 'leader'], everywhere: ['controller', 'steering', 'administrator'] },
  'close-difficulty': { everywhere: ['steering', 'administrator'] },
  /** Whoever answers the telephone. */
  'take-opt-out': { everywhere: role.options },
  'see-audit': { everywhere: ['administrator'] },
  'manage-staff': { everywhere: ['administrator'] },
  'manage-settings': { everywhere: ['administrator'] },
} as const satisfies Record<string, Right>;
export type Action = keyof typeof rights;

/** May this person do it to something of `unit`? Without a unit only who may do it everywhere may. */
export const mayDo = ({ roles, units }: Pick<Staff, 'roles' | 'units'>, action: Action, unit?: string): boolean => {
  const { inUnit = [], everywhere = [] }: Right = rights[action];
  return (
    roles.some((held) => everywhere.includes(held)) ||
    (unit !== undefined && units.includes(unit) && roles.some((held) => inUnit.includes(held)))
  );
};
