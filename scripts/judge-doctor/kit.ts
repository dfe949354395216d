import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type Made, makeCa, makeCertificate, type Wish } from '../../test/make/certificates.ts';
import type { RunningServer } from '../servers/instance.ts';

/** What scenarios build faults from. */
export interface Kit {
  readonly folder: string;
  readonly server: string;
  /** Writes a file into the folder and returns its path. */
  readonly write: (name: string, text: string | Uint8Array) => string;
  readonly ca: (subject?: string, parts?: Partial<Wish>) => Made;
  /** A server leaf for 127.0.0.1 and localhost. */
  readonly leaf: (issuer: Made, parts?: Partial<Wish>) => Made;
  readonly client: (issuer: Made, parts?: Partial<Wish>) => Made;
  readonly sql: (server: RunningServer | undefined, sql: string) => Promise<void>;
}

const rsa = ['-newkey', 'rsa:2048'];

export function makeKit(folder: string, server: string): Kit {
  const old = server === 'mysql56';
  const key = old ? { key: rsa } : {};
  return {
    folder,
    server,
    write(name, text) {
      const path = join(folder, name);
      writeFileSync(path, text);
      return path;
    },
    ca: (subject = '/O=Judge/CN=Judge CA', parts = {}) => makeCa(subject, { ...key, ...parts }),
    leaf: (issuer, parts = {}) =>
      makeCertificate({
        subject: '/O=Judge/CN=db.example.test',
        issuer,
        extensions: [
          'basicConstraints=CA:FALSE',
          'subjectAltName=DNS:localhost,DNS:db.example.test,IP:127.0.0.1',
          'extendedKeyUsage=serverAuth',
        ],
        ...key,
        ...parts,
      }),
    client: (issuer, parts = {}) =>
      makeCertificate({
        subject: '/C=DE/O=Acme/OU=Ops/CN=alice',
        issuer,
        extensions: ['basicConstraints=CA:FALSE', 'extendedKeyUsage=clientAuth'],
        ...key,
        ...parts,
      }),
    async sql(running, sql) {
      const command = running?.clientCommand('mysql') ?? [];
      const [program = '', ...args] = command;
      await promisify(execFile)(program, [...args, '-e', sql]);
    },
  };
}
