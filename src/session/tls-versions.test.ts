import { expect, it } from 'vitest';
import { connectionOptions } from '../optionfile/connection-options.ts';
import { readArguments } from '../optionfile/read-arguments.ts';
import { tlsVersions } from './tls-versions.ts';

const versions = (list: string) => tlsVersions(readArguments([`--tls-version=${list}`], connectionOptions));

it('reads a list of versions as bounds', () => {
  expect(tlsVersions(readArguments([], connectionOptions))).toEqual({});
  expect(versions('TLSv1.2,TLSv1.3')).toEqual({ minVersion: 'TLSv1.2', maxVersion: 'TLSv1.3' });
  expect(versions('tlsv1.3, TLSv1.2,TLSv1.2')).toEqual({ minVersion: 'TLSv1.2', maxVersion: 'TLSv1.3' });
  expect(versions('TLSv1')).toEqual({ minVersion: 'TLSv1', maxVersion: 'TLSv1' });
});

it('refuses names that are none, nothing, and gaps', () => {
  for (const list of ['TLSv1.4', '', 'TLSv1.2,', 'SSLv3', 'TLSv1,TLSv1.3']) {
    expect(() => versions(list), list).toThrow(expect.objectContaining({ code: 'usage' }));
  }
});
