import type { Link } from '../io/link.ts';

/** How many bytes of what comes are kept. */
const most = 64;

/** The link with the first bytes that come over it handed on as they grow, as long as they are wanted. */
export function recorded(link: Link, keep: (bytes: Uint8Array) => void, wanted: () => boolean = () => true): Link {
  let seen = new Uint8Array();
  return {
    ...link,
    async read(deadline, what) {
      const chunk = await link.read(deadline, what);
      if (chunk !== undefined && wanted() && seen.length < most) {
        seen = new Uint8Array(Buffer.concat([seen, chunk]).subarray(0, most));
        keep(seen);
      }
      return chunk;
    },
  };
}
