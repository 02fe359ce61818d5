import { bundleOf } from '../../../infra/bundle.ts';
import { makeClock } from '../../../infra/local/clock.ts';
import { controlWish, obeyControl } from '../../../infra/local/control-port.ts';
import { breakableDisk } from '../../../infra/local/disk.ts';
import { startPlatform } from '../../../infra/local/platform.ts';
import { localSettings } from '../../../infra/local/province.ts';
import { serveNearby } from '../../../infra/local/serve.ts';
import { functions } from '../../../infra/topology.ts';

/* A controlled platform as tests start it, in which everything but react-to-dossier hears the stream: its batches are lost. */

const deaf = {
  ...functions,
  'react-to-dossier': { ...functions['react-to-dossier'], trigger: { type: 'schedule', cron: '0 0 1 1 ? 2099' } },
} as const;

const wish = controlWish(process.env);
if (wish === undefined || typeof wish === 'string') throw new Error(wish ?? 'BAOTIN_CONTROL_PORT is missing');
const clock = makeClock({ start: wish.start });
const platform = await startPlatform({ clock, settings: localSettings(), map: { functions: deaf, bundleOf } });
const pages = await serveNearby(platform.fetch, 0);
await obeyControl(
  { platform, clock, disk: breakableDisk(), pages: pages.origin },
  wish.port,
  new AbortController().signal,
);
await pages.stop();
await platform.stop();
