import type { Facts } from '../../src/facts/facts.ts';
import type { FileFact } from '../../src/facts/file.ts';
import type { ServerFacts } from '../../src/facts/server.ts';
import type { EffectiveOption } from '../../src/optionfile/effective-options.ts';
import type { OptionLine } from '../../src/optionfile/read-option-lines.ts';
import { certFile, makeCa } from './certificates.ts';
import { makeFacts, silent } from './facts.ts';
import { fileAt } from './files.ts';
import { serverWith } from './options.ts';

const line = (name: string, value: string, file: string, at: number): OptionLine => ({
  name,
  value,
  origin: { kind: 'file', file, line: at, group: 'client' },
});

/** A client that reaches nobody, with an option of two files (or of one), the second in force. */
export function overriding(
  name: string,
  [before, now]: readonly [string, string],
  files: readonly [string, string],
): Facts {
  const effective: EffectiveOption = {
    name,
    winner: line(name, now, files[1], 2),
    overridden: [line(name, before, files[0], 1)],
  };
  return makeFacts({
    client: {
      options: { options: [], effective: [effective], files: [], problems: [], groups: ['client'], fatal: null },
    },
    wire: { attempts: [{ ...silent({ connectError: 'ECONNREFUSED' }), stage: 'connect' }] },
  });
}

/** The same with the file of the line before. */
export function withOverridden(facts: Facts, role: 'ca' | 'cert' | 'key', file: FileFact): Facts {
  return { ...facts, client: { ...facts.client, overridden: { [role]: file } } };
}

const nearby = [fileAt('/0755 good.pem:0644', certFile(makeCa('/CN=db')))];

type ServerSeen = Facts & { readonly server: ServerFacts };

/** A server with that option file and command line, whose certificate in force is not there. */
export function serverOverriding(text: string, words: string[] = []): ServerSeen {
  const seen = serverWith(text, 'mysql', {}, words);
  const process = { pid: 1, program: 'mysqld', arguments: words };
  const server = { ...seen.server, process, files: { cert: fileAt('/0755 bad.pem:missing') }, nearby };
  return { ...seen, server };
}

/** One certificate by one line of the file, and two lines of it for two. */
export const once = '[mysqld]\nssl-cert=/good.pem\n';
export const twice = '[mysqld]\nssl-cert=/good.pem\n[mysqld]\nssl-cert=/bad.pem\n';
