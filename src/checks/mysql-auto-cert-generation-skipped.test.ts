import { it } from 'vitest';
import { fileAt } from '../../test/make/files.ts';
import { finds, makeServer } from '../../test/make/finds.ts';
import { check } from './mysql-auto-cert-generation-skipped.ts';

const all = ['ca.pem', 'server-cert.pem', 'server-key.pem'];
const facts = (...names: string[]) =>
  makeServer(
    {},
    {
      dataFolder: fileAt('/0755 d/0755'),
      nearby: all.map((name) => fileAt(`/0755 d/0755 ${name}:${names.includes(name) ? '0600' : 'missing'}`)),
    },
  );

it('fires: two of three are left', () => {
  finds(check, facts('ca.pem', 'server-cert.pem'), 1);
});

it('is silent: all, or none', () => {
  finds(check, facts('ca.pem', 'server-cert.pem', 'server-key.pem'), 0);
  finds(check, facts(), 0);
});
