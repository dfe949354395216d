import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Ca } from '../ca/open-ca.ts';
import { materialFaults } from '../plan/server-material.ts';
import { caAt, clientAt, clientSubject, issueClientFiles, issueServerMaterial, makeCa } from './supply.ts';

let root = '';
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'tlsql-supply-'));
});
afterAll(() => rmSync(root, { recursive: true, force: true }));
const now = (): Date => new Date();

async function ca(name: string, rsa = false): Promise<Ca> {
  const dir = join(root, name);
  expect(caAt(dir, { now })).toBeUndefined();
  await makeCa(dir, '/O=Example/CN=Test CA', rsa, now);
  const made = caAt(dir, { now });
  if (made === undefined) throw new Error('no CA');
  return made;
}

it('makes material that a server can use', async () => {
  const made = await issueServerMaterial(await ca('one'), ['db1.example.com', 'IP:10.0.0.5'], false);
  const demands = { names: ['db1.example.com', '10.0.0.5'], now: now(), days: 300, pkcs1Only: false };
  expect(materialFaults(made, demands)).toEqual([]);
  const old = await issueServerMaterial(await ca('old', true), ['db1'], true);
  expect(materialFaults(old, { ...demands, names: ['db1'], pkcs1Only: true })).toEqual([]);
});

it('keeps a client certificate that is still good', async () => {
  const authority = await ca('two');
  const out = join(root, 'clients');
  expect(clientAt(out, 'app', authority, 30)).toBeUndefined();
  await issueClientFiles(authority, { out, name: 'app', legacy: false });
  expect(clientSubject(authority, 'app')).toBe('/O=Example/CN=app');
  expect(clientSubject(undefined, 'app')).toBe('/CN=app');
  expect(clientAt(out, 'app', authority, 30)?.subject).toBe('/O=Example/CN=app');
  expect(clientAt(out, 'app', authority, 3000)).toBeUndefined();
  expect(clientAt(out, 'app', await ca('three'), 30)).toBeUndefined();
});
