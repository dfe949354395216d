import { expect, it } from 'vitest';
import { makeHost, makeIntent, makeSituation } from '../../test/make/situation.ts';
import { planEdit, tlsEdits, wantedProtocols } from './option-edits.ts';

it('names the protocols only where they must change', () => {
  const at = (
    tls_version: string,
    version = '9.7.0',
    protocolFloor: 'TLSv1.2' | 'TLSv1.3' = 'TLSv1.2',
  ): string | undefined =>
    wantedProtocols(makeSituation({ version, variables: { tls_version } }), makeIntent({ protocolFloor }));
  expect(at('TLSv1.2,TLSv1.3')).toBeUndefined();
  expect(at('TLSv1.3')).toBeUndefined();
  expect(at('')).toBe('TLSv1.2,TLSv1.3');
  expect(at('TLSv1.1,TLSv1.2', '5.7.40')).toBe('TLSv1.2');
  expect(at('TLSv1.2,TLSv1.3', '9.7.0', 'TLSv1.3')).toBe('TLSv1.3');
  expect(wantedProtocols(makeSituation({ version: '5.6.24', variables: {} }), makeIntent())).toBeUndefined();
});

it('says who overrides an edit', () => {
  const text = '[mysqld]\n!include /etc/mysql/late.cnf\n';
  const host = makeHost({}, text);
  const late = new TextEncoder().encode('[mysqld]\nssl_ca = /late/ca.pem\n');
  const source = {
    list: host.source.list,
    read: (path: string) =>
      path === '/etc/mysql/late.cnf' ? { kind: 'file' as const, bytes: late, mode: 0o644 } : host.source.read(path),
  };
  const file = host.optionFile;
  if (file === undefined) throw new Error('no file');
  const paths = { ca: '/t/ca.pem', cert: '/t/c.pem', key: '/t/k.pem' };
  const both = { ...host, source };
  const made = planEdit(both, file, file.bytes, tlsEdits(paths, undefined, both), makeSituation());
  expect(made.refusals).toMatchObject([
    { id: 'option-overridden', what: 'ssl-ca is set again in /etc/mysql/late.cnf:2, which counts more' },
  ]);
});
