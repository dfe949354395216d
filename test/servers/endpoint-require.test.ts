import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Endpoint, startEndpoint } from '../../src/endpoint/server.ts';
import { openSession } from '../../src/session/open-session.ts';
import { makeCertificates } from '../endpoint/certificates.ts';
import { describeServers } from './harness.ts';

// Every REQUIRE form with every certificate, over TLS 1.2 and 1.3: the built-in server lets in whom the real one lets in.

const certificates = makeCertificates();
const file = (name: string): string => join(certificates.folder, name);
afterAll(() => certificates.remove());

const subject = '/C=PT/O=Example Ltd/CN=ann';
const issuer = '/C=PT/O=Example/CN=Test CA';
const clauses: Readonly<Record<string, string>> = {
  none: 'NONE',
  ssl: 'SSL',
  x509: 'X509',
  subject: `SUBJECT '${subject}'`,
  issuer: `ISSUER '${issuer}'`,
  both: `SUBJECT '${subject}' AND ISSUER '${issuer}'`,
  wrongcase: `SUBJECT '${subject.toLowerCase()}'`,
  partial: "SUBJECT '/CN=ann'",
  blank: `SUBJECT '${subject} '`,
  wrongissuer: `SUBJECT '${subject}' AND ISSUER '${subject}'`,
  cipher12: "CIPHER 'ECDHE-ECDSA-AES128-GCM-SHA256'",
  cipher13: "CIPHER 'TLS_AES_128_GCM_SHA256'",
  empty: "SUBJECT ''",
};
const clients = ['plain', 'none', 'client', 'other', 'foreign', 'expired', 'revoked'];

/** `in`, the number of the error, or `cut` where the connection just ends. */
async function outcome(port: number, user: string, client: string, maxVersion: 'TLSv1.2' | 'TLSv1.3'): Promise<string> {
  const own = ['plain', 'none'].includes(client)
    ? {}
    : { cert: certificates.file(`${client}-cert.pem`), key: certificates.file(`${client}-key.pem`) };
  // The servers' preferences differ; what is asked is what REQUIRE makes of a cipher.
  const suites = { ciphers: 'ECDHE-ECDSA-AES128-GCM-SHA256', ciphersuites: 'TLS_AES_128_GCM_SHA256' };
  try {
    const session = await openSession({
      target: { host: '127.0.0.1', port },
      at: 'server',
      user,
      password: 'Secret-1',
      tls: client === 'plain' ? 'never' : 'must',
      material: { ca: [certificates.file('ca.pem')], ...own, ...suites, maxVersion },
      verifyChain: client !== 'plain',
      connectMillis: 10_000,
      fetchPublicKey: true,
    });
    await session.close();
    return 'in';
  } catch (error) {
    const { detail } = error as { detail?: { fields?: { number?: number } } };
    return detail?.fields?.number === undefined ? 'cut' : String(detail.fields.number);
  }
}

describeServers(
  'REQUIRE of the built-in server beside the real one',
  (use) => {
    let endpoint: Endpoint;
    const variables = { ssl_ca: 'ca.pem', ssl_cert: 'server-cert.pem', ssl_key: 'server-key.pem', ssl_crl: 'crl.pem' };
    beforeAll(async () => {
      const { version, port } = use.server();
      endpoint = await startEndpoint({ version, variables, dataDir: certificates.folder });
      for (const at of [endpoint.port, port]) {
        const root = await openSession({
          target: { host: '127.0.0.1', port: at },
          at: 'server',
          user: 'root',
          password: '',
          tls: 'never',
          material: {},
          verifyChain: false,
          connectMillis: 10_000,
        });
        for (const [user, clause] of Object.entries(clauses))
          await root.query(`CREATE USER '${user}' IDENTIFIED BY 'Secret-1' REQUIRE ${clause}`);
        await root.close();
      }
    });
    afterAll(() => endpoint?.close());

    it.each(['TLSv1.2', 'TLSv1.3'] as const)('%s', async (version) => {
      const different: string[] = [];
      const seen = new Set<string>();
      for (const user of Object.keys(clauses))
        for (const client of clients) {
          const ours = await outcome(endpoint.port, user, client, version);
          const theirs = await outcome(use.server().port, user, client, version);
          seen.add(theirs);
          // A real server breaks the handshake with an alert; Node can't, and ends the connection after it.
          if (ours !== theirs) different.push(`${user} with ${client}: ours ${ours}, theirs ${theirs}`);
        }
      expect(different).toEqual([]);
      expect([...seen].sort()).toEqual(['1045', 'cut', 'in']);
    });
  },
  {
    names: ['mysql9', 'maria11', 'maria10'],
    start: {
      tls: { ca: file('ca.pem'), cert: file('server-cert.pem'), key: file('server-key.pem') },
      options: [`--ssl-crl=${file('crl.pem')}`],
    },
  },
);
