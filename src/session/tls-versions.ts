import { fail } from '../base/error.ts';
import type { TlsVersion } from '../io/upgrade.ts';
import { originText } from '../optionfile/option-spec.ts';
import type { Connection } from './connection.ts';

const known: readonly TlsVersion[] = ['TLSv1', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3'];

/**
 * `--tls-version` as OpenSSL's bounds: `TLSv1.2,TLSv1.3`, in any order, without case. Old ones work when they are named.
 * Fails with `usage` for an unknown name, an empty list, and a list with a gap, which OpenSSL's bounds cannot say.
 */
export function tlsVersions({ options, origins }: Connection): { minVersion?: TlsVersion; maxVersion?: TlsVersion } {
  const list = options['tls-version'];
  if (list === undefined) return {};
  const indexes = list
    .split(',')
    .map((name) => known.findIndex((version) => version.toLowerCase() === name.trim().toLowerCase()))
    .sort((a, b) => a - b);
  const [first = -1] = indexes;
  const last = indexes.at(-1) ?? -1;
  const minVersion = known[first];
  const maxVersion = known[last];
  const gap = new Set(indexes).size !== last - first + 1;
  if (minVersion !== undefined && maxVersion !== undefined && !gap) return { minVersion, maxVersion };
  return fail('usage', {
    seen: `--tls-version=${list} (${originText(origins['tls-version'])})`,
    expected: gap && first >= 0 ? `no gap between the versions` : `some of ${known.join(',')}`,
    next: '--tls-version=TLSv1.2,TLSv1.3 is what servers of today speak',
  });
}
