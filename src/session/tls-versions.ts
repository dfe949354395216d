import { fail } from '../base/error.ts';
import type { TlsVersion } from '../io/tls-facts.ts';
import { tlsVersionNames } from '../optionfile/connection-settings.ts';

/**
 * A list of versions as OpenSSL's bounds; none: the library's. Fails with `usage` for a list with a gap, which bounds cannot say.
 */
export function tlsVersionBounds(names: readonly TlsVersion[] | null): {
  minVersion?: TlsVersion;
  maxVersion?: TlsVersion;
} {
  if (names === null) return {};
  const there = tlsVersionNames.map((name) => names.includes(name));
  const first = there.indexOf(true);
  const last = there.lastIndexOf(true);
  const [minVersion, maxVersion] = [tlsVersionNames[first], tlsVersionNames[last]];
  if (minVersion !== undefined && maxVersion !== undefined && there.slice(first, last).every((one) => one)) {
    return { minVersion, maxVersion };
  }
  return fail('usage', {
    seen: `--tls-version=${names.join(',')}`,
    expected: 'one version or several without a gap between them',
    next: '--tls-version=TLSv1.2,TLSv1.3 is what servers of today speak',
  });
}
