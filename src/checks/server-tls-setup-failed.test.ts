import { expect, it } from 'vitest';
import { certFile, keyFile, makeCertificate } from '../../test/make/certificates.ts';
import { cutOff } from '../../test/make/facts.ts';
import { fileAt } from '../../test/make/files.ts';
import { finds } from '../../test/make/finds.ts';
import { serverWith } from '../../test/make/options.ts';
import { check } from './server-tls-setup-failed.ts';

const { greeting: _greeting, ...closed } = cutOff('connect', { connectError: 'ECONNREFUSED' });
const facts = (text: string) =>
  serverWith('[mysqld]\n', 'mariadb', {
    wire: { attempts: [closed] },
    log: { files: [], duringAttempts: [], sinceStart: [{ file: 'e', line: 1, text }] },
  });

it('fires: the log has the word of the library', () => {
  finds(check, facts('2026-01-01  1:00:00 0 [ERROR] SSL error: ee key too small'), 1);
});

it('is silent: the log has other things', () => {
  finds(check, facts('[Note] mariadbd: ready for connections.'), 0);
});

it('says that the files would do now', () => {
  const leaf = makeCertificate({ subject: '/CN=db' });
  const failed = facts('[ERROR] SSL error: Unable to get private key');
  const files = { cert: fileAt('/0755 c.pem:0644', certFile(leaf)), key: fileAt('/0755 k.pem:0644', keyFile(leaf)) };
  const what = (parts: typeof files): string =>
    finds(check, { ...failed, server: { ...failed.server, files: parts } }, 1)[0]?.what ?? '';
  expect(what(files)).toMatch(/sound now/);
  expect(what({ ...files, key: fileAt('/0755 k.pem:missing') })).not.toMatch(/sound now/);
});
