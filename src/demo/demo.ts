import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fail } from '../base/error.ts';
import type { DemoReport, DemoStep } from '../facts/demo.ts';
import type { Proof, ProofReport } from '../facts/proof.ts';
import { authorityOf } from '../prove/authority-of.ts';
import { createForge } from '../prove/forge.ts';
import { prove } from '../prove/prove.ts';
import { evidenceText } from '../report/proof-report.ts';
import { openSession, type SessionSettings } from '../session/open-session.ts';
import { parseOneline } from '../x509/name-text.ts';
import { type DemoCertificates, makeCertificates, type Step } from './demo-certificates.ts';
import { accountStatements, type DemoServer, turnOnStatements } from './demo-server.ts';
import { startGuardian } from './guardian.ts';
import type { Places } from './launch.ts';
import { startDemoServer } from './start-demo-server.ts';

export interface DemoOptions {
  readonly places: Places;
  /** `builtin`, a name in the cache, `path`, or the path of a server program; undefined: the best that is here. */
  readonly server: string | undefined;
  /** Keep everything in this folder (made; it must not exist). */
  readonly keep: string | undefined;
  /** Who made the evidence that is kept: `tlsql 1.2.3`. */
  readonly tool: string;
  readonly now: Date;
  readonly signal: AbortSignal;
  readonly onStep: (step: DemoStep) => void;
  readonly onProof: (proof: Proof) => void;
}

const user = 'app';

/**
 * The whole story in a throw-away folder: a server in the clear, a plaintext login, a CA, certificates, TLS on, an account
 * that must show its own certificate, and the proofs. Whatever happens, server and folder are gone at the end.
 */
export async function demo(options: DemoOptions): Promise<DemoReport> {
  const started = performance.now();
  const folder = await makeFolder(options.keep);
  const guardian = startGuardian(options.keep === undefined ? folder : undefined);
  let server: DemoServer | undefined;
  try {
    const steps: DemoStep[] = [];
    const step = stepTeller(options, steps);
    const start = (): Promise<DemoServer> =>
      startDemoServer(options.server, options.places, join(folder, 'server'), guardian, options.signal);
    server = await step('server', start, ({ label, port }) => ({
      did: `started a throw-away server: ${label} on 127.0.0.1:${port}`,
      showed: 'it has no TLS',
    }));
    const proof = await secureAndProve(options, folder, server, step);
    if (options.keep !== undefined) await writeFile(join(folder, 'evidence.txt'), evidenceText(proof, options.tool));
    return { server: server.label, steps, proof, millis: performance.now() - started, kept: options.keep };
  } finally {
    await server?.stop();
    if (options.keep === undefined) await rm(folder, { recursive: true, force: true });
    guardian.release();
  }
}

/** Runs each part of the story unless interrupted, keeps what is to be told of it, and tells it. */
function stepTeller({ signal, onStep }: DemoOptions, steps: DemoStep[]): Step {
  return async (id, work, say) => {
    signal.throwIfAborted();
    const begun = performance.now();
    const result = await work();
    const told: DemoStep = { id, ...say(result), millis: performance.now() - begun };
    steps.push(told);
    onStep(told);
    return result;
  };
}

async function secureAndProve(
  options: DemoOptions,
  folder: string,
  server: DemoServer,
  step: Step,
): Promise<ProofReport> {
  const admin = adminSettings(server);
  await step(
    'plaintext',
    () => cipherOf(admin),
    (cipher) => ({
      did: 'logged in without TLS',
      showed: `it works, and Ssl_cipher is '${cipher}': anybody on the way can read along`,
    }),
  );
  const made = await makeCertificates(folder, server.family, options.now, step);
  const how =
    server.switch === 'live' ? 'in the running server (ALTER INSTANCE RELOAD TLS)' : 'in the option file and restarted';
  await step(
    'tls',
    () => turnOn(server, admin, made),
    () => ({ did: `switched TLS on ${how}` }),
  );
  const password = randomBytes(12).toString('base64url');
  const statements = accountStatements(server.family, user, password, made.subject);
  await step(
    'account',
    () => runAll(admin, statements),
    () => ({
      did: `made the account '${user}'@'%' REQUIRE SUBJECT '${made.subject}'`,
    }),
  );
  return await prove({
    settings: clientSettings(server, made, password),
    claim: 'subject',
    account: `'${user}'@'%'`,
    forge: createForge({
      subject: parseOneline(made.subject),
      issuer: made.ca.certificate.subject,
      authority: authorityOf(made.ca, options.now),
      now: options.now,
      ...(server.family === 'yassl' ? { keys: 'rsa:2048' as const } : {}),
    }),
    now: options.now,
    onProof: (proof) => {
      options.signal.throwIfAborted();
      options.onProof(proof);
    },
  });
}

async function makeFolder(keep: string | undefined): Promise<string> {
  if (keep === undefined) return await mkdtemp(join(tmpdir(), 'tlsql-demo-'));
  const folder = resolve(keep);
  try {
    await mkdir(folder, { mode: 0o700 });
  } catch (error) {
    fail('file-not-writable', {
      at: folder,
      seen: (error as NodeJS.ErrnoException).code ?? 'unknown',
      expected: 'a folder that does not exist yet, in one that does',
      cause: error,
    });
  }
  return folder;
}

function adminSettings(server: DemoServer): SessionSettings {
  return {
    target: { host: '127.0.0.1', port: server.port },
    at: `127.0.0.1:${server.port}`,
    user: server.admin,
    password: '',
    tls: 'never',
    material: {},
    verifyChain: false,
    connectMillis: 10_000,
  };
}

function clientSettings(server: DemoServer, made: DemoCertificates, password: string): SessionSettings {
  const old = server.family === 'yassl' ? ({ minVersion: 'TLSv1', maxVersion: 'TLSv1' } as const) : {};
  return {
    ...adminSettings(server),
    user,
    password,
    tls: 'must',
    material: { ca: [made.caPem], ...made.client, serverName: 'localhost', ...old },
    verifyChain: true,
    verifyName: '127.0.0.1',
  };
}

async function cipherOf(settings: SessionSettings): Promise<string> {
  const session = await openSession(settings);
  try {
    const rows = await session.query("SHOW SESSION STATUS LIKE 'Ssl_cipher'");
    return rows[0]?.[1] ?? '';
  } finally {
    await session.close();
  }
}

async function runAll(settings: SessionSettings, statements: readonly string[]): Promise<void> {
  const session = await openSession(settings);
  try {
    for (const statement of statements) await session.query(statement);
  } finally {
    await session.close();
  }
}

async function turnOn(server: DemoServer, admin: SessionSettings, made: DemoCertificates): Promise<void> {
  if (server.switch === 'live') await runAll(admin, turnOnStatements(made.files));
  else await server.restartWith(made.files);
}
