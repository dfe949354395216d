import { expect, it } from 'vitest';
import { makeHost, makeIntent, makeSituation } from '../../test/make/situation.ts';
import { currentPaths, tlsPlace } from './tls-place.ts';

const set = { datadir: '/data/', ssl_ca: '/x/ca.pem', ssl_cert: '/x/c.pem', ssl_key: 'k.pem' };

it('reads the paths of the variables against the data folder', () => {
  expect(currentPaths(set)).toEqual({ ca: '/x/ca.pem', cert: '/x/c.pem', key: '/data/k.pem' });
  expect(currentPaths({ ...set, ssl_ca: '' })).toBeUndefined();
});

it('puts the files beside the option file, or where it is told', () => {
  expect(tlsPlace(makeSituation(), makeIntent())).toEqual({
    paths: {
      ca: '/etc/mysql/tls/ca.pem',
      cert: '/etc/mysql/tls/server-cert.pem',
      key: '/etc/mysql/tls/server-key.pem',
    },
    named: false,
    how: 'set',
    reload: 'ALTER INSTANCE RELOAD TLS',
  });
  expect(tlsPlace(makeSituation(), makeIntent({ installDir: '/y' })).paths.ca).toBe('/y/ca.pem');
  expect(tlsPlace(makeSituation({ host: undefined }), makeIntent()).paths.ca).toBe('/data/tls/ca.pem');
});

it('restarts only where nothing else helps', () => {
  const how = (version: string, on: boolean, variables: Record<string, string>, installDir?: string): string =>
    tlsPlace(
      makeSituation({ version, tls: { on }, variables, host: makeHost() }),
      makeIntent(installDir === undefined ? {} : { installDir }),
    ).how;
  expect(how('10.11.6-MariaDB', false, {})).toBe('restart');
  expect(how('10.11.6-MariaDB', true, set)).toBe('reload');
  expect(how('10.11.6-MariaDB', true, set, '/y')).toBe('restart');
  // A certificate in memory has no path that could be reloaded.
  expect(how('11.8.6-MariaDB', true, {})).toBe('restart');
  expect(how('5.6.24', true, set)).toBe('restart');
  expect(how('9.7.0', true, set)).toBe('set');
  expect(how('9.7.0', true, { ...set, ssl_key: '/x/server-key.pem', ssl_cert: '/x/server-cert.pem' }, '/x')).toBe(
    'reload',
  );
});
