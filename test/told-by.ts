import { everythingTold, type Told } from '../infra/local/told.ts';
import type { PlatformProcess } from './platform-process.ts';

/** All notices of a platform in the order of their decision, each with its words. */
export const toldBy = async ({ documents, table, inbox }: PlatformProcess): Promise<Told[]> =>
  everythingTold({ documents, table, carriers: { inbox: await inbox() } }, 'https://baotin.example');
