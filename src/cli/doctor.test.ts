import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { cli } from '../../test/make/cli.ts';
import { TlsqlError } from '../base/error.ts';
import '../doctor/diagnose.ts';

const document = (text: string): Record<string, unknown> => JSON.parse(text) as Record<string, unknown>;

it('says why nothing answers, in the shape of the contract', async () => {
  const { status, out } = await cli(['doctor', '--no-defaults', '-h127.0.0.1', '-P1', '-uroot', '--json']);
  expect(status).toBe(1);
  expect(document(out)).toMatchObject({
    verdict: 'broken',
    cause: {
      id: 'network-port-closed',
      what: expect.stringMatching(/^nothing listens on 127\.0\.0\.1:1: the connection is refused at once/),
    },
    findings: [
      { id: 'network-port-closed', severity: 'error', fix: expect.any(Array), evidence: { error: 'ECONNREFUSED' } },
    ],
    connections: { opened: 1, countedAgainstUs: 0 },
  });
});

it('explains a text, a log on standard input, and admits what it does not know', async () => {
  const known = await cli([
    'doctor',
    '--explain',
    "ERROR 1129 (HY000): Host 'x' is blocked because of many connection errors",
  ]);
  expect(known).toMatchObject({ status: 0, err: '' });
  expect(known.out).toMatch(/^1\. host-blocked/);
  const log = await cli(['doctor', '--log', '-', '--json'], {
    input: '[ERROR] [MY-015005] [Server] Cannot open certificate /x.pem. Please check the cerificate\n',
  });
  expect(document(log.out)).toHaveProperty('meanings.0.id', expect.stringMatching(/unreadable$/));
  expect(await cli(['doctor', '--explain', 'the weather is fine'])).toMatchObject({
    status: 3,
    out: expect.stringContaining('unknown text'),
  });
});

it('looks on and says so where nobody knows the client', async () => {
  const words = ['doctor', '--no-defaults', '-h127.0.0.1', '-P1', '-uapp'];
  expect((await cli([...words, '--client=mysql-9'])).err).toBe('');
  const { status, err } = await cli([...words, '--client=mysqul']);
  expect([status, err]).toEqual([1, expect.stringMatching(/^warning: "mysqul" is no client that tlsql knows/)]);
});

it('refuses an empty text and a file that is not there', async () => {
  expect((await cli(['doctor', '--explain', ' '])).status).toBe(2);
  expect((await cli(['doctor', '--log', '/nowhere/x.log'])).status).not.toBe(0);
});

it('diagnoses a command line at which the client stops', async () => {
  const cause = async (...words: string[]): Promise<unknown> => {
    const { out } = await cli(['doctor', '--no-defaults', '-h127.0.0.1', '-P1', '-uapp', '--json', ...words]);
    return (document(out).cause as { id: string } | null)?.id;
  };
  expect(await cause('--ssl-mode=verify-ca')).toBe('client-ssl-mode-invalid');
  expect(await cause('--ssl-mode', 'verify-ca')).toBe('client-ssl-mode-invalid');
  expect(await cause('--tls-version=TLSv1.4')).toBe('client-tls-version-invalid');
  expect(await cause('--ssl-caa=/x')).toBe('option-name-typo');
  expect(await cause('--wonderful-thing')).toBe('client-options-invalid');
  expect(await cause('--client=mariadb-11', '--ssl-mode=REQUIRED')).toBe('client-ssl-mode-unknown-to-mariadb');
  expect(await cause('--client=mysql-9', '--skip-ssl')).toBe('client-mariadb-option-unknown-to-mysql');
  // Not about the connection: it is still tried.
  expect(await cause('-e', 'SELECT 1', 'app')).toBe('network-port-closed');
});

it('reads the option file of a server that is not running from the folder it is called in, and refuses one it cannot read', async () => {
  const cwd = mkdtempSync(join(tmpdir(), 'tlsql-doctor-'));
  try {
    writeFileSync(join(cwd, 'my.cnf'), '[mysqld]\nssl-cert=/nowhere/c.pem\nssl-key=/nowhere/k.pem\n');
    const look = async (file: string): Promise<Awaited<ReturnType<typeof cli>>> =>
      await cli(['doctor', '--no-defaults', '--server-config', file, '--json'], { cwd });
    expect(document((await look('my.cnf')).out)).toHaveProperty('cause.id', 'server-cert-file-missing');
    expect(document((await look('other.cnf')).out)).toHaveProperty('error.code', 'file-missing');
    expect(document((await look('.')).out)).toHaveProperty('error.at', cwd);
  } finally {
    rmSync(cwd, { recursive: true });
  }
});

it('calls a mistake in its own flags what it is', async () => {
  expect((await cli(['doctor', '--clinet=mysql-9'])).status).toBe(2);
});

it('makes a page, and hides who and where in all three forms', async () => {
  const line = ['doctor', '--no-defaults', '-h127.9.8.7', '-P1', '-ujoana', '--ssl-ca=/home/joana/x.pem', '--redact'];
  const forms = await Promise.all(
    [[], ['--json'], ['--html']].map(async (form) => (await cli([...line, ...form])).out),
  );
  for (const out of forms) expect(out).not.toContain('joana');
  expect(document(forms[1] ?? '')).toHaveProperty('cause');
  expect(forms[2]).toMatch(/^<!doctype html>/);
  const told = await cli(['doctor', '--explain', "ERROR 1130: Host '192.0.2.9' is not allowed to connect", '--redact']);
  expect(told.out).toContain("Host 'address-1'");
});

it('makes no page of an explanation, which would hold the text as it is', async () => {
  for (const words of [
    ['--explain', '<script>'],
    ['--log', '-'],
  ])
    expect(await cli(['doctor', '--html', ...words])).toMatchObject({ status: 2, out: '' });
});

it('stops at Ctrl-C, without waiting for the server', async () => {
  const line = ['doctor', '--no-defaults', '-h127.0.0.1', '-P1', '-uapp'];
  const stopped = new TlsqlError('interrupted', { seen: 'a signal' });
  expect(await cli(line, { signal: AbortSignal.abort(stopped) })).toMatchObject({ status: 3, out: '' });
});
