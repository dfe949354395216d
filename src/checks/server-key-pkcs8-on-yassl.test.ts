import { it } from 'vitest';
import { fileAt, privateKey } from '../../test/make/files.ts';
import { finds } from '../../test/make/finds.ts';
import { serverWith } from '../../test/make/options.ts';
import { check } from './server-key-pkcs8-on-yassl.ts';

const facts = (form: 'pkcs8' | 'pkcs1', kind: 'mysql56' | 'mysql') => {
  const seen = serverWith('[mysqld]\n', kind);
  return { ...seen, server: { ...seen.server, files: { key: fileAt('/0755 k.pem:0644', privateKey({ form })) } } };
};

it('fires: PKCS#8 on yaSSL', () => {
  finds(check, facts('pkcs8', 'mysql56'), 1);
});

it('is silent: PKCS#1, or another server', () => {
  finds(check, facts('pkcs1', 'mysql56'), 0);
  finds(check, facts('pkcs8', 'mysql'), 0);
});
