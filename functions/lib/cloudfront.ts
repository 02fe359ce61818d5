import { createHash, timingSafeEqual } from 'node:crypto';
import { isIPv6 } from 'node:net';

/** What our own CDN tells the functions behind it, in the small letters of the HTTP API. */
export const cloudFrontHeaders = {
  /** A key that nobody else has. */
  originKey: 'x-origin-key',
  /** Address of who asks. Whoever is not our CDN may write anything here. */
  viewer: 'x-viewer-address',
} as const;

type Headers = Readonly<Record<string, string | undefined>>;

const hash = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Whether a request came through our own CDN, where it was held against the rules and limits. */
export const cameThrough = (headers: Headers, originKey: string): boolean =>
  timingSafeEqual(hash(headers[cloudFrontHeaders.originKey] ?? ''), hash(originKey));

/** The first 64 bits: who has one address of IPv6 has all that begin like it. */
const networkOf = (address: string): string => {
  const [head = [], tail] = address.split('::').map((part) => (part === '' ? [] : part.split(':')));
  const missing = tail ? 8 - head.length - tail.length : 0;
  const groups = [...head, ...Array.from({ length: missing }, () => '0'), ...(tail ?? [])];
  return `${groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::`;
};

/** The viewer's address, of IPv6 its network; undefined where the CDN did not say. */
export const viewerOf = (headers: Headers): string | undefined => {
  const address = headers[cloudFrontHeaders.viewer];
  return address && isIPv6(address) ? networkOf(address) : address;
};
