import { expect, it } from 'vitest';
import { connectionOptions } from '../optionfile/connection-options.ts';
import { readArguments } from '../optionfile/read-arguments.ts';
import { tlsIntent } from './tls-intent.ts';

const intent = (line: string, socket = false) =>
  tlsIntent(
    readArguments(
      line.split(' ').filter((word) => word !== ''),
      connectionOptions,
    ),
    socket,
  );

function check(line: string, mode: string, tls: string, verifies: string): void {
  const { verifyChain, verifyName, proof, pinned, ...rest } = intent(line);
  const does = Object.entries({ chain: verifyChain, name: verifyName, proof, pinned })
    .filter(([, on]) => on)
    .map(([name]) => name);
  expect([rest.mode, rest.tls, does.join(' ')], line).toEqual([mode, tls, verifies]);
}

it('takes the five modes exactly', () => {
  check('', 'PREFERRED', 'if-offered', '');
  check('--ssl-mode=DISABLED --ssl-ca=x', 'DISABLED', 'never', '');
  check('--ssl-mode=PREFERRED --ssl-ca=x', 'PREFERRED', 'if-offered', '');
  check('--ssl-mode=REQUIRED --ssl-ca=x', 'REQUIRED', 'must', '');
  check('--ssl-mode=VERIFY_CA --ssl-ca=x', 'VERIFY_CA', 'must', 'chain');
  check('--ssl-mode=VERIFY_IDENTITY --ssl-capath=x', 'VERIFY_IDENTITY', 'must', 'chain name');
});

it('verifies chain and name when a CA is all that is said, and says so', () => {
  check('--ssl-ca=x', 'VERIFY_IDENTITY', 'must', 'chain name');
  check('--ssl-capath=x --ssl-verify-name=db1', 'VERIFY_IDENTITY', 'must', 'chain name');
  expect(intent('--ssl-ca=x').notes).toEqual([expect.stringContaining('chain and name are verified')]);
  expect(intent('--ssl-ca=x --ssl-mode=VERIFY_IDENTITY').notes).toEqual([]);
  expect(intent('--ssl-ca=x --ssl-mode=REQUIRED').notes).toEqual([expect.stringContaining('verifies nothing')]);
  expect(intent('--ssl-crl=x').notes).toEqual([expect.stringContaining('revocation lists are not used')]);
});

it('knows the flags of the mariadb client', () => {
  check('--ssl', 'REQUIRED', 'must', '');
  check('--skip-ssl --ssl-ca=x', 'DISABLED', 'never', '');
  check('--ssl-verify-server-cert --ssl-ca=x', 'VERIFY_IDENTITY', 'must', 'chain name');
  check('--skip-ssl-verify-server-cert --ssl-ca=x', 'VERIFY_CA', 'must', 'chain');
  check('--ssl-verify-server-cert', 'REQUIRED', 'must', 'proof');
  check('--ssl-fp=00', 'REQUIRED', 'must', 'pinned');
  check('--ssl-verify-server-cert --ssl-mode=DISABLED', 'DISABLED', 'never', '');
});

it('lets a typed --skip-ssl stand against an ssl-mode of a file', () => {
  const { options, origins } = readArguments(['--skip-ssl', '--ssl-mode=REQUIRED'], connectionOptions);
  const file = { kind: 'file', file: '/etc/my.cnf', line: 1, group: 'client' } as const;
  expect(tlsIntent({ options, origins: { ...origins, 'ssl-mode': file } }, false).mode).toBe('DISABLED');
  expect(tlsIntent({ options, origins: { ...origins, ssl: file } }, false).mode).toBe('REQUIRED');
});

it('stays plain on a socket unless TLS is demanded', () => {
  expect(intent('', true).tls).toBe('never');
  expect(intent('--ssl-mode=REQUIRED', true).tls).toBe('must');
});

it('refuses to verify without anything to verify by', () => {
  for (const line of ['--ssl-mode=VERIFY_CA', '--ssl-mode=VERIFY_IDENTITY']) {
    expect(() => intent(line), line).toThrow(expect.objectContaining({ code: 'tls-ca-needed' }));
  }
  for (const line of ['--ssl-verify-name=db1', '--ssl-mode=VERIFY_CA --ssl-ca=x --ssl-verify-name=db1']) {
    expect(() => intent(line), line).toThrow(expect.objectContaining({ code: 'usage' }));
  }
});
