import { it } from 'vitest';
import { makeFacts } from '../../test/make/facts.ts';
import { finds } from '../../test/make/finds.ts';
import { check } from './wolfssl-build-differs.ts';

const of = (version_ssl_library: string): ReturnType<typeof makeFacts> =>
  makeFacts({ admin: { variables: { version_ssl_library } } });

it('fires on that library', () => void finds(check, of('WolfSSL 5.7.0'), 1));

it('is silent on OpenSSL and where the variable is not there', () => {
  finds(check, of('OpenSSL 3.0.20 11 Aug 2025'), 0);
  finds(check, makeFacts({ admin: { variables: {} } }), 0);
});
