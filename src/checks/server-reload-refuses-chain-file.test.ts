import { expect, it } from 'vitest';
import { certFile, makeCa, makeCertificate } from '../../test/make/certificates.ts';
import { makeAttempt } from '../../test/make/facts.ts';
import { fileAt } from '../../test/make/files.ts';
import { finds, fixOf, makeServer } from '../../test/make/finds.ts';
import type { Facts } from '../facts/facts.ts';
import { check } from './server-reload-refuses-chain-file.ts';

const root = makeCa('/CN=Root');
const inter = makeCa('/CN=Inter', { issuer: root });
const leaf = makeCertificate({ subject: '/CN=db', issuer: inter });
const at = new Date();
const failed = { count: 1, failed: 1, last: at, lastFailure: at };

const facts = (ca: readonly (typeof root)[], chain: readonly (typeof leaf)[], parts: Partial<Facts> = {}): Facts => ({
  ...makeServer({
    cert: fileAt('/0755 c.pem:0644', certFile(...chain)),
    ca: fileAt('/0755 ca.pem:0644', certFile(...ca)),
  }),
  time: at,
  admin: { version: '9.7.4', flavor: 'mysql', reloads: failed },
  ...parts,
});

it('fires: the reload was refused', () => {
  const scene = facts([root], [leaf, inter]);
  const [found] = finds(check, scene, 1);
  expect(found?.severity).toBe('error');
  expect(fixOf(found, scene).join('\n')).toContain('SET PERSIST ssl_ca=');
});

it('is a notice where none was tried, and where something else fails', () => {
  const admin = { version: '9.7.4', flavor: 'mysql' } as const;
  expect(finds(check, facts([root], [leaf, inter], { admin }), 1)[0]?.severity).toBe('notice');
  const wire = { attempts: [makeAttempt({ stage: 'capability' })] };
  expect(finds(check, facts([root], [leaf, inter], { wire }), 1)[0]?.severity).toBe('notice');
});

it('is silent: the intermediate is in ssl_ca, the chain is short, MariaDB', () => {
  finds(check, facts([inter, root], [leaf, inter]), 0);
  finds(check, facts([root], [leaf]), 0);
  finds(check, facts([root], [leaf, inter], { admin: { version: '11.8.6-MariaDB', flavor: 'mariadb' } }), 0);
});
