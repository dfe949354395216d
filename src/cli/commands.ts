import type { Command } from './command.ts';

/** A command in the list: loaded only when it is called, so that each starts as fast as its own code. */
export interface CommandEntry {
  /** Words after `tlsql`, for example `ca init`. */
  readonly name: string;
  /** One clause for the overview. */
  readonly summary: string;
  readonly load: () => Promise<Command>;
}

/** Every command, in the order in which the overview lists them. */
export const commands: readonly CommandEntry[] = [
  {
    name: 'demo',
    summary: 'the whole story on a throw-away server, from plaintext to proven mutual TLS',
    load: async () => (await import('./demo.ts')).demo,
  },
  {
    name: 'prove',
    summary: 'prove by attempts that only the right client gets in, encrypted, and keep the evidence',
    load: async () => (await import('./prove.ts')).prove,
  },
  {
    name: 'secure',
    summary: 'take a running server to proven TLS, and back when a proof fails',
    load: async () => (await import('./secure.ts')).secure,
  },
  {
    name: 'account require',
    summary: 'give an account a REQUIRE clause',
    load: async () => (await import('./account-require.ts')).accountRequire,
  },
  {
    name: 'account check',
    summary: 'say whether an account would let a certificate in',
    load: async () => (await import('./account-check.ts')).accountCheck,
  },
  {
    name: 'account sql',
    summary: 'print the statements that restrict an account',
    load: async () => (await import('./account-sql.ts')).accountSql,
  },
  {
    name: 'options show',
    summary: 'show the options of server or client with file and line',
    load: async () => (await import('./options-show.ts')).optionsShow,
  },
  {
    name: 'options check',
    summary: 'say what keeps option files from being read',
    load: async () => (await import('./options-check.ts')).optionsCheck,
  },
  {
    name: 'options write',
    summary: 'edit an option file in place',
    load: async () => (await import('./options-write.ts')).optionsWrite,
  },
  {
    name: 'rsa keypair',
    summary: "make the server's RSA key pair for passwords",
    load: async () => (await import('./rsa-keypair.ts')).rsaKeypair,
  },
  { name: 'ca init', summary: 'make a CA folder', load: async () => (await import('./ca-init.ts')).caInit },
  {
    name: 'ca show',
    summary: 'show a CA folder and what it issued',
    load: async () => (await import('./ca-show.ts')).caShow,
  },
  {
    name: 'ca check',
    summary: 'check a CA folder and mend what a stopped command left',
    load: async () => (await import('./ca-check.ts')).caCheck,
  },
  { name: 'ca crl', summary: 'make the CRL anew', load: async () => (await import('./ca-crl.ts')).caCrl },
  {
    name: 'ca rehash',
    summary: 'make the hash links of a folder for ssl-capath',
    load: async () => (await import('./ca-rehash.ts')).caRehash,
  },
  {
    name: 'ca intermediate',
    summary: 'make a CA folder under another CA',
    load: async () => (await import('./ca-intermediate.ts')).caIntermediate,
  },
  {
    name: 'ca renew',
    summary: 'give a CA a new certificate, with the same key or a new one',
    load: async () => (await import('./ca-renew.ts')).caRenew,
  },
  {
    name: 'cert server',
    summary: 'issue a server certificate with a new key',
    load: async () => (await import('./cert-server.ts')).certServer,
  },
  {
    name: 'cert client',
    summary: 'issue a client certificate with a new key',
    load: async () => (await import('./cert-client.ts')).certClient,
  },
  {
    name: 'cert show',
    summary: 'show what is in certificate, request, CRL and key files',
    load: async () => (await import('./cert-show.ts')).certShow,
  },
  {
    name: 'cert csr',
    summary: 'make a key and a request for a CA elsewhere',
    load: async () => (await import('./cert-csr.ts')).certCsr,
  },
  {
    name: 'cert sign',
    summary: 'sign a certificate request',
    load: async () => (await import('./cert-sign.ts')).certSign,
  },
  {
    name: 'cert renew',
    summary: 'renew a certificate and revoke the old one',
    load: async () => (await import('./cert-renew.ts')).certRenew,
  },
  {
    name: 'cert revoke',
    summary: 'revoke a certificate and make the CRL',
    load: async () => (await import('./cert-revoke.ts')).certRevoke,
  },
  {
    name: 'cert bulk',
    summary: 'issue a certificate for every row of a CSV file',
    load: async () => (await import('./cert-bulk.ts')).certBulk,
  },
  {
    name: 'cert bundle',
    summary: 'put certificates and key into one file, PEM or PKCS#12',
    load: async () => (await import('./cert-bundle.ts')).certBundle,
  },
  {
    name: 'cert check',
    summary: 'verify a certificate as OpenSSL does, with its key, CA, CRL and name',
    load: async () => (await import('./cert-check.ts')).certCheck,
  },
  {
    name: 'doctor',
    summary: "say why the TLS connection doesn't work, and what to type",
    load: async () => (await import('./doctor.ts')).doctor,
  },
  {
    name: 'doctor list',
    summary: 'list every fault that the doctor knows',
    load: async () => (await import('./doctor-list.ts')).doctorList,
  },
  {
    name: 'doctor show',
    summary: 'show what is known about a fault',
    load: async () => (await import('./doctor-show.ts')).doctorShow,
  },
  {
    name: 'connect',
    summary: "a client for SQL, with the mysql client's flags",
    load: async () => (await import('./connect.ts')).connect,
  },
];
