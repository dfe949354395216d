import { it } from 'vitest';
import { fileAt } from '../../test/make/files.ts';
import { finds, makeServer } from '../../test/make/finds.ts';
import { check } from './mysql-auto-cert-generation-skipped.ts';

const facts = (...names: string[]) =>
  makeServer(
    {},
    { dataFolder: { ...fileAt('/0755 d/0755'), entries: names.map((name) => fileAt(`/0755 d/0755 ${name}:0600`)) } },
  );

it('fires: two of three are left', () => {
  finds(check, facts('ca.pem', 'server-cert.pem'), 1);
});

it('is silent: all, or none', () => {
  finds(check, facts('ca.pem', 'server-cert.pem', 'server-key.pem'), 0);
  finds(check, facts('ibdata1'), 0);
});
