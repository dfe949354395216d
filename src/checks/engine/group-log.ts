import type { Facts } from '../../facts/facts.ts';
import type { LogLine } from '../../facts/log.ts';

/** What a server's log says of its group, by its last word on it. */
export type GroupWord =
  /** A file or setting of Galera's TLS that its provider refuses to start with. */
  | { readonly kind: 'bad-file'; readonly option: string; readonly value: string; readonly reason: string }
  | { readonly kind: 'half-a-pair' }
  /** A peer answered our TLS in plain text. */
  | { readonly kind: 'peer-plain' }
  /** We refuse the certificate of a peer, or a peer refuses ours. */
  | { readonly kind: 'refuses'; readonly who: 'we' | 'they'; readonly reason: string }
  /** A peer takes the connection and says nothing that this one understands. */
  | { readonly kind: 'no-answer'; readonly peer: string }
  /** It found no member that lets it in. */
  | { readonly kind: 'not-joined' };

/** A member that was reached, or a group that was joined: what stands before it is mended. */
const joined =
  /connection established to [0-9a-f]{4,}|Synchronized with group|Shifting JOINER|declared online within|\bMY-011490\b/;

const words: readonly (readonly [RegExp, (match: RegExpExecArray) => GroupWord])[] = [
  [
    /Bad value '([^']*)' for SSL parameter '([^']*)': (.*)$/,
    ([, value = '', option = '', reason = '']) => ({ kind: 'bad-file', option, value, reason }),
  ],
  [/To enable SSL at least both of 'socket\.ssl_key'/, () => ({ kind: 'half-a-pair' })],
  [/(?:Failed to establish connection|handshake[^:]*): wrong version number/i, () => ({ kind: 'peer-plain' })],
  [
    /WSREP: .*certificate verify failed(?:: (.*))?$/,
    ([, reason = 'its chain']) => ({ kind: 'refuses', who: 'we', reason }),
  ],
  [
    /WSREP: .*?((?:sslv3|tlsv1\S*) alert [a-z ]*(?:certificate|ca|unknown)[a-z ]*?)(?: \(|$)/,
    ([, reason = '']) => ({ kind: 'refuses', who: 'they', reason }),
  ],
  [
    /WSREP: .*connection to peer 00000000-0000 with addr (\S+) timed out, no messages seen.*rtt: [1-9]/,
    ([, peer = '']) => ({ kind: 'no-answer', peer }),
  ],
  [
    /\[GCS\] Error (?:connecting to all peers|on opening a connection to peer)|failed to open gcomm backend connection/,
    () => ({ kind: 'not-joined' }),
  ],
];

/** The last such line since the start of the server, and what it says; undefined where it says nothing, or joined later. */
export function groupWord(facts: Facts): { readonly word: GroupWord; readonly line: LogLine } | undefined {
  const lines = facts.log?.sinceStart ?? [];
  const from = lines.findLastIndex(({ text }) => joined.test(text)) + 1;
  const told = lines.slice(from).flatMap((line) => {
    for (const [pattern, make] of words) {
      const match = pattern.exec(line.text);
      if (match !== null) return [{ word: make(match), line }];
    }
    return [];
  });
  // A reason counts more than that it did not come about.
  return (
    told.findLast(({ word }) => word.kind !== 'no-answer' && word.kind !== 'not-joined') ??
    told.findLast(({ word }) => word.kind !== 'not-joined') ??
    told.at(-1)
  );
}
