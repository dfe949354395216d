import { join } from 'node:path';
import { initCa } from '../ca/init-ca.ts';
import { issueClient, issueServer } from '../ca/issue.ts';
import { type Ca, openCa } from '../ca/open-ca.ts';
import { revoke } from '../ca/revoke.ts';
import type { DemoStep } from '../facts/demo.ts';
import type { ClientIdentity } from '../io/tls-facts.ts';
import type { DemoServer, ServerTlsFiles } from './demo-server.ts';

/** Runs a part of the story and tells it. */
export type Step = <T>(
  id: DemoStep['id'],
  work: () => Promise<T>,
  say: (result: T) => Omit<DemoStep, 'id' | 'millis'>,
) => Promise<T>;

/** What the rest of the story needs of the certificates. */
export interface DemoCertificates {
  readonly ca: Ca;
  readonly caPem: string;
  readonly files: ServerTlsFiles;
  readonly client: ClientIdentity;
  /** The client's subject as REQUIRE SUBJECT wants it. */
  readonly subject: string;
}

/** Makes the CA, the server's and the client's certificates, revokes one of a former client, and makes the CRL. */
export async function makeCertificates(
  folder: string,
  family: DemoServer['family'],
  now: Date,
  step: Step,
): Promise<DemoCertificates> {
  // yaSSL reads RSA keys in PKCS#1 form and nothing else.
  const legacy = family === 'yassl';
  const dir = join(folder, 'ca');
  const out = join(folder, 'out');
  const clock = (): Date => now;
  const made = await step(
    'ca',
    () => initCa({ dir, subject: '/O=tlsql demo/CN=Demo CA', now: clock, ...(legacy ? { key: 'rsa:2048' } : {}) }),
    (ca) => ({
      did: `made a CA: ${ca.subject}`,
    }),
  );
  const ca = openCa(dir, { now: clock });
  return await step(
    'certificates',
    async () => {
      const server = await issueServer(ca, { name: 'localhost', names: ['IP:127.0.0.1'], out, legacy });
      const client = await issueClient(ca, { name: 'app', out, legacy });
      const former = await issueClient(ca, { name: 'former', legacy });
      const revoked = await revoke(ca, { what: { serial: former.serial }, reason: 'superseded' });
      return {
        ca,
        caPem: made.certificatePem,
        files: {
          ca: made.files.certificate,
          cert: server.files?.certificate ?? '',
          key: server.files?.key ?? '',
          crl: revoked.crl?.file ?? '',
        },
        client: { cert: client.certificatePem, ...(client.keyPem === undefined ? {} : { key: client.keyPem }) },
        subject: client.subject,
      };
    },
    ({ subject }) => ({
      did: `issued a certificate for the server (localhost, 127.0.0.1) and one for the client (${subject}), and revoked a third`,
    }),
  );
}
