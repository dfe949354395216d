import { generateKeyPairSync } from 'node:crypto';
import { join, resolve } from 'node:path';
import { fail } from '../base/error.ts';
import { localMachine } from '../io/local-machine.ts';
import { type Command, defineCommand } from './command.ts';

export const rsaKeypair: Command = defineCommand({
  name: 'rsa keypair',
  does: "Makes the server's private_key.pem and public_key.pem, with which passwords go over connections without TLS.",
  synopsis: 'DIR [--bits 2048] [--force]',
  about:
    'DIR is the data folder. MySQL reads the pair at its start; owner and group are those of the folder. MariaDB has no such pair.',
  positionals: [1, 1],
  options: [
    {
      name: 'bits',
      kind: 'value',
      valueName: 'N',
      choices: ['2048', '3072', '4096'],
      help: 'length of the key (2048)',
    },
    { name: 'force', kind: 'flag', help: 'replace a pair that is there' },
  ],
  examples: [{ line: 'tlsql rsa keypair /var/lib/mysql', does: 'makes the pair where there is none' }],
  async run(context, given) {
    const dir = resolve(context.cwd, given.positionals[0] ?? '');
    const folder = await localMachine.meta(dir);
    if (folder?.type !== 'directory') return fail('file-missing', { at: dir, seen: 'no such folder' });
    const files = { privateKey: join(dir, 'private_key.pem'), publicKey: join(dir, 'public_key.pem') };
    for (const path of Object.values(files)) {
      if (given.options.force !== true && (await localMachine.meta(path)) !== undefined)
        fail('file-exists', { at: path, seen: 'the file is already there', next: 'add --force to replace the pair' });
    }
    const pair = generateKeyPairSync('rsa', {
      modulusLength: Number(given.options.bits ?? '2048'),
      // The form that MySQL itself writes (sql/auth/sql_authentication.cc): PKCS#1 is read by every version.
      privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
      publicKeyEncoding: { type: 'spki', format: 'pem' },
    });
    const { uid, gid } = folder;
    await localMachine.write(files.privateKey, Buffer.from(pair.privateKey), { mode: 0o600, uid, gid });
    await localMachine.write(files.publicKey, Buffer.from(pair.publicKey), { mode: 0o644, uid, gid });
    return {
      status: 0,
      json: { files },
      text: `${files.privateKey}\n${files.publicKey}\nthe server reads them at its next start`,
    };
  },
});
