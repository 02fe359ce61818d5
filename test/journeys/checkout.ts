import { execFileSync } from 'node:child_process';
import { cp, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');

const trackedFiles = (): string[] =>
  execFileSync('git', ['-c', `safe.directory=${root}`, 'ls-files', '-z'], { cwd: root, encoding: 'utf8' })
    .split('\0')
    .filter((path) => path !== '');

/**
 * The project as somebody else checks it out: the tracked files in an empty folder, with this checkout's packages. What
 * lies here and was never added to git is not there.
 */
export const checkOut = async () => {
  const folder = await mkdtemp(join(tmpdir(), 'baotin-new-user-'));
  for (const path of trackedFiles()) await cp(join(root, path), join(folder, path), { verbatimSymlinks: true });
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'));
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
};
