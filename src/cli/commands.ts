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
  { name: 'ca init', summary: 'make a CA folder', load: async () => (await import('./ca-init.ts')).caInit },
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
