import { expect, it } from 'vitest';
import { oidNames, oidOf } from '../../src/x509/oid.ts';
import { hasOpenssl, mustOpenssl } from './openssl.ts';

it.skipIf(!hasOpenssl)('every object identifier has the names that the openssl program lists', async () => {
  const listed = await mustOpenssl(['list', '-objects'], '/');
  // Long identifiers are cut off in the list (they end in a dot); objects without a number are no identifiers.
  // 1.3 is listed twice; the other name is ORG.
  const entries = [...listed.matchAll(/^([^#\n]+?) = (?:(.*), )?(\d+(?:\.\d+)+)$/gm)]
    .map(([, short, long = short, oid]) => ({ oid, short, long }))
    .filter(({ short }) => short !== 'identified-organization');
  expect(entries.length).toBeGreaterThan(1000);
  expect(entries.map(({ oid = '' }) => oidNames(oid))).toEqual(entries);
  expect(entries.filter(({ oid, short = '', long = '' }) => oidOf(short) !== oid || oidOf(long) === undefined)).toEqual(
    [],
  );
});
