import { expect, it } from 'vitest';
import { certFile, makeCa, makeCertificate } from '../../../test/make/certificates.ts';
import { makeAttempt, makeFacts } from '../../../test/make/facts.ts';
import { fileAt } from '../../../test/make/files.ts';
import type { ReloadsFact } from '../../facts/admin.ts';
import type { Facts } from '../../facts/facts.ts';
import { refusedReload, reloadJudgement, servesItsFile } from './reload.ts';

const log = (...texts: readonly string[]): Partial<Facts> => ({
  log: { files: [], duringAttempts: [], sinceStart: texts.map((text, at) => ({ file: 'e', line: at + 1, text })) },
});
const ready = '2026-06-01T11:00:00Z 0 [System] [MY-010931] [Server] mysqld: ready for connections.';
const refused = (thread: number): string =>
  `2026-06-01T11:30:00Z ${thread} [Warning] [MY-015010] [Server] Server certificate c.pem verification has failed.`;

it('tells a reload in the log from a start', () => {
  const of = (...texts: readonly string[]): number | undefined => refusedReload(makeFacts(log(...texts)))?.lines.length;
  expect(of(ready, refused(10))).toBe(1);
  expect(of(refused(10))).toBe(1);
  expect(of(refused(0), ready)).toBeUndefined();
  expect(of(`1 0 [Note] mariadbd: ready for connections.`, "SSL error: Unable to get private key from '/k'")).toBe(1);
  expect(
    of("SSL error: Unable to get private key from '/k'", '[Note] mariadbd: ready for connections.'),
  ).toBeUndefined();
});

it('believes what the server has counted before its log', () => {
  const of = (reloads: ReloadsFact): string | undefined =>
    refusedReload(makeFacts({ admin: { reloads }, ...log(ready, refused(10)) }))?.seen;
  const at = (text: string): Date => new Date(`2026-06-01T11:${text}Z`);
  const failed = { count: 2, failed: 1, last: at('30:00.700'), lastFailure: at('30:00') };
  expect(of(failed)).toContain('the last of 2 reloads');
  expect(of({ ...failed, last: at('31:00') })).toBeUndefined();
  expect(of({ count: 2, failed: 0, last: at('30:00') })).toBeUndefined();
});

const root = makeCa('/CN=Root');
const inter = makeCa('/CN=Inter', { issuer: root });
const leaf = makeCertificate({ subject: '/CN=db', issuer: inter });

it('judges as the server does', () => {
  const of = (version: string, certificates: readonly (typeof leaf)[]): string => {
    const judged = reloadJudgement(
      makeFacts({
        time: new Date(),
        admin: { version },
        server: {
          files: {
            cert: fileAt('/0755 c.pem:0644', certFile(...certificates)),
            ca: fileAt('/0755 ca.pem:0644', certFile(root)),
          },
        },
      }),
    );
    return judged === undefined ? 'nothing' : `${judged.alone.ok} ${judged.whole.ok}`;
  };
  expect(of('9.7.4', [leaf, inter])).toBe('false true');
  expect(of('9.7.4', [leaf])).toBe('false false');
  expect(of('8.0.36', [leaf, inter])).toBe('nothing');
});

it('compares what is served with the file', () => {
  const of = (served: typeof leaf): boolean | undefined =>
    servesItsFile(
      makeFacts({
        server: { files: { cert: fileAt('/0755 c.pem:0644', certFile(leaf)) } },
        wire: { attempts: [makeAttempt({ tls: { ok: true, chain: [served.der] } })] },
      }),
    );
  expect(of(leaf)).toBe(true);
  expect(of(inter)).toBe(false);
  expect(servesItsFile(makeFacts())).toBeUndefined();
});
